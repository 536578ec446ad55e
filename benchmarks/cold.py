"""Time whole commands beside the bare Python and spaCy that they rest on, in pairs; print the medians of the ratios.

    .venv/bin/python benchmarks/cold.py [pairs]

- a cold check of a 10,000-word agreement with all rules beside `import spacy; spacy.blank('en')` (target: at most 1.3);
  the rules are compiled beforehand, as bytecode is, and no report is kept;
- the same check with nothing changed beside the cold one (target: at most 0.25);
- `mouscan --help` beside `python -c pass` (target: at most 3).
"""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import mouscan

WORDS = 10_000
BARE = [sys.executable, "-c", "import spacy; spacy.blank('en')"]
NOTHING = [sys.executable, "-c", "pass"]


def agreement(words: int) -> str:
    """Return an agreement of about `words` words: the longest of the corpora, its body repeated as annexes."""
    texts = sorted(Path(__file__).parents[1].glob("corpora/*/agreement.txt"))
    longest = max((text.read_text(encoding="utf-8") for text in texts), key=lambda text: len(text.split()))
    parts = [longest]
    while sum(len(part.split()) for part in parts) < words:
        parts.append(f"\f\nANNEX {len(parts) + 10}\n\n{longest}")
    return "".join(parts)


def seconds(command: list[str]) -> float:
    """Return the wall time of one run."""
    begin = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return time.perf_counter() - begin


def ratio(one: list[str], other: list[str], pairs: int) -> float:
    """Return the median of the ratios of two commands that are run by turns, after one run of each."""
    seconds(one), seconds(other)
    runs = [(seconds(one), seconds(other)) for _ in range(pairs)]
    return statistics.median(a / b for a, b in runs)


def main() -> None:
    """Run the pairs and print the figures."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    # An installed package has its bytecode beside it, as spaCy has; a checkout may have none.
    compileall.compile_dir(mouscan.__path__[0], quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MOUSCAN_CACHE_DIR"] = f"{folder}/cache"
        file = Path(folder) / "agreement.txt"
        text = agreement(WORDS)
        file.write_text(text, encoding="utf-8")
        kept = [sys.executable, "-m", "mouscan", "check", str(file)]
        cold = [*kept, "--no-cache"]
        print(f"words {len(text.split())}  pairs {pairs}")
        print(f"cold check / import spacy  {ratio(cold, BARE, pairs):.2f} (target: at most 1.3)")
        print(f"kept check / cold check    {ratio(kept, cold, pairs):.2f} (target: at most 0.25)")
        print(f"--help / python -c pass    {ratio([sys.executable, '-m', 'mouscan', '--help'], NOTHING, pairs):.2f} "
              "(target: at most 3)")  # fmt: skip


if __name__ == "__main__":
    main()
