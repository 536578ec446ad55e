"""Time the reading of an agreement, from its bytes to its graph, beside spaCy's bare tokenization of the same text.

Both run as the command runs them: with the garbage collector off, which is left to clean up between the runs.
Prints the median ratio, and how much longer ten times the text takes. Run it with the Python that has mouscan
installed:

    .venv/bin/python benchmarks/throughput.py [rounds]
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable

import spacy
from cold import WORDS, agreement

from mouscan.clauses import clause_tree
from mouscan.graph import Agreement
from mouscan.graph.build import build
from mouscan.language.pipeline import read
from mouscan.source import read_bytes


def reading(text: str) -> Agreement:
    """Read an agreement out of a text."""
    return build(read(clause_tree(read_bytes(text.encode(), "agreement.txt"))))


def seconds(work: Callable[[], object]) -> float:
    """Return the time of one run."""
    gc.collect()
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def main() -> None:
    """Run the rounds and print the figures."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    gc.disable()
    short, long = agreement(WORDS), agreement(10 * WORDS)
    bare = spacy.blank("en")
    bare.max_length = len(long) + 1
    reading(short), bare(short)
    runs = [(seconds(lambda: reading(short)), seconds(lambda: bare(short))) for _ in range(rounds)]
    read_, bare_ = (statistics.median(column) for column in zip(*runs, strict=True))
    grown = statistics.median(seconds(lambda: reading(long)) / seconds(lambda: reading(short)) for _ in range(3))
    print(f"words {len(short.split())}  rounds {rounds}")
    print(f"reading             median {read_ * 1000:.0f} ms")
    print(f"spaCy tokenization  median {bare_ * 1000:.0f} ms")
    print(f"ratio               median {statistics.median(a / b for a, b in runs):.1f} (target: at most 3)")
    print(
        f"growth              {grown * len(short.split()) / len(long.split()):.2f} of the text's (target: at most 1.1)"
    )


if __name__ == "__main__":
    main()
