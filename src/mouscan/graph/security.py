"""Which sentences describe measures of security: passages in which every second or third one speaks of a control."""

from __future__ import annotations

from itertools import accumulate

from mouscan.language import Reading

REACH = 10
DENSE = 0.4


def described(reading: Reading) -> list[bool]:
    """Tell for every sentence whether at least two in five of those around it name a control of security."""
    named = {reading.sentence_of[mark.first] for mark in reading.every("controls")}
    sums = [0, *accumulate(index in named for index in range(len(reading.sentences)))]
    last = len(reading.sentences)
    spans = ((max(i - REACH, 0), min(i + REACH + 1, last)) for i in range(last))
    return [sums[after] - sums[first] >= DENSE * (after - first) for first, after in spans]
