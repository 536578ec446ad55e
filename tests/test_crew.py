"""Many tasks in several processes: few in flight, processes that are replaced, one that dies, and a lock."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from mouscan.census import crew
from mouscan.census.crew import Crew, Lost
from mouscan.census.lock import held
from mouscan.errors import MouscanError
from test_cli import UNMEASURED

HOLD = """
import sys, time
from pathlib import Path
from mouscan.census.lock import held
with held(Path(sys.argv[1]), Path("tables")):
    print("held", flush=True)
    time.sleep(600)
"""


def double(task: int) -> int:
    return 2 * task


def who(task: int) -> int:
    return os.getpid()


def deadly(task: int) -> int:
    if task == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return task


def unlucky(mark: Path, task: int) -> int:
    """Die the first time only: as when the system was out of memory for a moment."""
    if task == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return task


def faulty(task: int) -> int:
    raise OSError(28, "No space left on device")


def test_every_task_is_done_once_whatever_the_order() -> None:
    assert sorted(Crew(double, 2).each(range(9))) == [(i, 2 * i) for i in range(9)]


def test_processes_are_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "SHIFT", 2)
    found = [pid for _, pid in Crew(who, 1).each(range(6))]
    assert len(set(found)) == 3
    assert os.getpid() not in found


def test_few_tasks_are_in_flight_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[int] = []
    submit = crew._submit
    monkeypatch.setattr(crew, "_submit", lambda pool, work, task: (handed.append(task), submit(pool, work, task))[1])
    ahead = [len(handed) - back for back, _ in enumerate(Crew(double, 2).each(range(30)))]
    assert len(handed) == 30
    assert max(ahead) <= crew.AHEAD * 2


@pytest.mark.parametrize("workers", [1, 2])
def test_a_process_that_dies_loses_its_own_task_only(workers: int) -> None:
    found = dict(Crew(deadly, workers).each(range(8)))
    assert isinstance(found.pop(3), Lost)
    assert found == {i: i for i in range(8) if i != 3}


def test_a_task_whose_process_was_killed_once_is_done_by_another(tmp_path: Path) -> None:
    assert dict(Crew(partial(unlucky, tmp_path / "died"), 2).each(range(6))) == {i: i for i in range(6)}
    assert (tmp_path / "died").exists()


def test_what_the_work_raises_ends_the_run() -> None:
    with pytest.raises(OSError, match="No space left"):
        list(Crew(faulty, 2).each(range(4)))


def test_a_process_ends_with_its_parent(alive: Callable[[int], bool]) -> None:
    code = (
        "import sys, time, os\nfrom test_crew import who\nfrom mouscan.census.crew import Crew\n"
        "for _, pid in Crew(who, 1).each(range(30)):\n    print(pid, flush=True)\n    time.sleep(600)\n"
    )
    path = os.pathsep.join(filter(None, (str(Path(__file__).parent), os.environ.get("PYTHONPATH"))))
    parent = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env={**UNMEASURED, "PYTHONPATH": path}
    )
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    assert alive(worker)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    while alive(worker):
        pass


def test_a_lock_is_refused_while_its_holder_lives_and_not_after(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)], stdout=subprocess.PIPE, text=True, env=UNMEASURED
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(MouscanError, match=rf"tables: another survey is writing here \(process {holder.pid}\)"):
        held(file, Path("tables")).__enter__()
    holder.kill()
    holder.wait()
    holder.stdout.close()
    assert file.read_text() == f"{holder.pid}\n"
    with held(file, Path("tables")):
        assert file.read_text() == f"{os.getpid()}\n"
    assert file.read_text() == ""


@pytest.fixture
def alive() -> Callable[[int], bool]:
    def ask(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        # One that has ended and that nobody has asked about yet still has its number.
        status = Path(f"/proc/{pid}/stat")
        return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"

    return ask
