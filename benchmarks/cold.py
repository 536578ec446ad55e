"""Time a cold `mouscan check` of a 10,000-word agreement beside a bare `import spacy; spacy.blank('en')`.

Prints the median of the pairwise ratios. Run it with the Python that has mouscan installed:

    .venv/bin/python benchmarks/cold.py [pairs]
"""

from __future__ import annotations

import compileall
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import mouscan

WORDS = 10_000
BARE = [sys.executable, "-c", "import spacy; spacy.blank('en')"]


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


def main() -> None:
    """Run the pairs and print the figures."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    # An installed package has its bytecode beside it, as spaCy has; a checkout may have none.
    compileall.compile_dir(mouscan.__path__[0], quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "agreement.txt"
        text = agreement(WORDS)
        file.write_text(text, encoding="utf-8")
        check = [sys.executable, "-m", "mouscan", "check", str(file)]
        seconds(check), seconds(BARE)
        runs = [(seconds(check), seconds(BARE)) for _ in range(pairs)]
    ratio = statistics.median(a / b for a, b in runs)
    print(f"words {len(text.split())}  pairs {pairs}")
    print(f"mouscan check  median {statistics.median(a for a, _ in runs):.2f} s")
    print(f"import spacy   median {statistics.median(b for _, b in runs):.2f} s")
    print(f"ratio          median {ratio:.2f} (target: at most 1.5)")


if __name__ == "__main__":
    main()
