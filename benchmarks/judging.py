"""Time the judging of an agreement by every rule of a profile, beside the reading of the same agreement.

Prints the median ratio, how much longer the judging of ten times the text takes, and what it cost in things looked at.
Run it with the Python that has mouscan installed:

    .venv/bin/python benchmarks/judging.py [rounds]
"""

from __future__ import annotations

import gc
import statistics
import sys

from cold import WORDS, agreement
from throughput import reading, seconds

from mouscan.audit import assess, request
from mouscan.rules import library


def main() -> None:
    """Run the rounds and print the figures."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    gc.disable()
    asked = request(library(), "uk")
    short, long = agreement(WORDS), agreement(10 * WORDS)
    read, read_long = reading(short), reading(long)
    cost, cost_long = (sum(o.cost for o in assess(one, asked).outcomes) for one in (read, read_long))
    runs = [(seconds(lambda: assess(read, asked)), seconds(lambda: reading(short))) for _ in range(rounds)]
    judged = statistics.median(one for one, _ in runs)
    grown = statistics.median(seconds(lambda: assess(read_long, asked)) for _ in range(3)) / judged
    print(f"words {len(short.split())}  rules {len(asked.library.select('uk'))}  rounds {rounds}")
    print(f"judging  median {judged * 1000:.0f} ms, {cost} things looked at")
    print(f"ratio    median {statistics.median(a / b for a, b in runs):.2f} of the reading (target: at most 1)")
    times = len(long.split()) / len(short.split())
    print(f"growth   {grown / times:.2f} of the text's in time, {cost_long / cost / times:.2f} in things looked at")


if __name__ == "__main__":
    main()
