"""Time a cold `mouscan survey` of 104 agreements beside a cold `mouscan check` of one of them, and see its memory.

Prints the median of the ratios and, where /proc tells, the peak memory of the process that leads and of the largest
that reads, for 26, 52 and 104 texts: it must not grow with their number. Processor time is printed as well: a busy
machine changes it less than the time that passes. Run it with the Python that has mouscan installed; the texts are
those of ../shared/agreements/bulk287 beside the checkout:

    .venv/bin/python benchmarks/survey.py [rounds]
"""

from __future__ import annotations

import compileall
import contextlib
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from cold import seconds

import mouscan

TEXTS = Path(__file__).parents[1].parent / "shared" / "agreements" / "bulk287"
MANY = 104
PROC = Path("/proc")
# Where /proc/PID/stat has them, counted from behind the name.
SESSION, USER = 3, 11


def surveying(texts: Sequence[Path], top: Path) -> list[str]:
    """Return the command for a cold survey of some texts."""
    folder = top / f"texts{len(texts)}"
    folder.mkdir(exist_ok=True)
    for text in texts:
        shutil.copy(text, folder)
    return [sys.executable, "-m", "mouscan", "survey", str(folder), "--output", str(top / "tables"), "--fresh"]


def processor(command: list[str]) -> float:
    """Return the processor time in seconds of a command that begins no process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def watched(command: list[str]) -> tuple[int, int, float]:
    """Return what a command and the processes that it begins use, seen every twentieth of a second.

    That is its own peak memory and the largest of theirs, in MB, and the processor time of all in seconds.
    """
    leader = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    memory: dict[int, int] = {}
    used: dict[int, int] = {}
    while leader.poll() is None:
        for process in PROC.glob("[0-9]*"):
            with contextlib.suppress(OSError, ValueError, IndexError, StopIteration):
                told = (process / "stat").read_text().rpartition(")")[2].split()
                if int(told[SESSION]) == leader.pid:
                    used[int(process.name)] = int(told[USER]) + int(told[USER + 1])
                    lines = (process / "status").read_text().splitlines()
                    memory[int(process.name)] = next(int(line.split()[1]) for line in lines if line[:5] == "VmHWM")
        time.sleep(0.05)
    first = memory.pop(leader.pid)
    return first // 1024, max(memory.values()) // 1024, sum(used.values()) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Run the rounds and print the figures."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    texts = sorted(TEXTS.glob("*.txt"))[:MANY]
    if len(texts) < MANY:
        print(f"skipped: the {MANY} texts are not in {TEXTS}")
        return
    compileall.compile_dir(mouscan.__path__[0], quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        whole = surveying(texts, top)
        check = [sys.executable, "-m", "mouscan", "check", "--no-cache", str(texts[0])]
        seconds(check)
        runs = [(seconds(whole), statistics.median(seconds(check) for _ in range(3))) for _ in range(rounds)]
        print(f"texts {MANY}  rounds {rounds}")
        print(f"survey of all  median {statistics.median(a for a, _ in runs):.1f} s")
        print(f"check of one   median {statistics.median(b for _, b in runs):.2f} s")
        print(f"ratio          median {statistics.median(a / b for a, b in runs):.1f} (target: at most 30)")
        if not (PROC / "self" / "status").exists():
            print("memory: skipped, this system tells it nowhere under /proc")
            return
        for number in (MANY // 4, MANY // 2, MANY):
            leads, reads, used = watched(surveying(texts[:number], top))
            print(
                f"{number:3} texts: peak memory {leads} MB in the process that leads, {reads} MB in one that reads; ",
                end="",
            )
            print(f"processor time {used:.1f} s, {used / processor(check):.1f} of a check's")


if __name__ == "__main__":
    main()
