"""Words hyphenated over a line end, joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mouscan.read.markup import Marked

TAIL = re.compile(r"(?P<head>[A-Za-z]{2,})-$")
HEAD = re.compile(r"(?P<tail>[a-z]{2,})(?P<rest>\S*)\s*")


def joined(lines: Sequence[Marked]) -> list[Marked]:
    """Return the lines with the second half of every torn word moved up to its first.

    A word that the text elsewhere prints with its hyphen ("non-statutory") keeps it.
    """
    words = frozenset(
        w.lower() for line in lines if "-" in line.text for w in re.findall(r"[A-Za-z]+-[A-Za-z]+", line.text)
    )
    found = list(lines)
    before: int | None = None
    for i, line in enumerate(found):
        if not line.text:
            continue
        if (
            before is not None
            and (tail := TAIL.search(found[before].text))
            and (head := HEAD.match(line.text))
            and not line.level
            and f"{tail['head']}-{head['tail']}".lower() not in words
        ):
            cut = len(head["tail"]) + len(head["rest"])
            first = found[before]
            found[before] = replace(first, text=first.text[:-1] + line.text[:cut], at=first.at[:-1] + line.at[:cut])
            found[i] = replace(line, text=line.text[head.end() :], at=line.at[head.end() :], cells=())
            if not found[i].text:
                continue
        before = i
    return found
