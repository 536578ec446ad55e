"""Time a cold check of a folder of agreements beside one cold check of the middle one of them, in one run.

    .venv/bin/python benchmarks/folder.py FOLDER

Target: 104 agreements on two cores take at most 30 times as long as one.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from cold import seconds


def main() -> None:
    """Print the seconds of both and their ratio."""
    if len(sys.argv) < 2 or not (texts := sorted(Path(sys.argv[1]).glob("*.txt"), key=lambda f: f.stat().st_size)):
        sys.exit("name a folder of agreements")
    check = [sys.executable, "-m", "mouscan", "check", "--no-cache", "--exit-zero"]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MOUSCAN_CACHE_DIR"] = folder
        middle = str(texts[len(texts) // 2])
        seconds([*check, middle])
        one = min(seconds([*check, middle]) for _ in range(3))
        begin = time.perf_counter()
        os.spawnv(os.P_WAIT, sys.executable, [*check, "--quiet", *map(str, texts)])
        all_ = time.perf_counter() - begin
    print(f"{len(texts)} agreements {all_:.1f} s, one {one:.2f} s, ratio {all_ / one:.1f} (target: at most 30)")


if __name__ == "__main__":
    main()
