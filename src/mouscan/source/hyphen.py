"""Words hyphenated over a line end, made whole again."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

from mouscan.source.markup import Marked

TAIL = re.compile(r"(?<![^\W_])(?P<head>\w+)-$")
HEAD = re.compile(r"(?P<tail>\w+)\S*\s*")
WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)?")
LONGEST = 40


def joined(lines: Sequence[Marked]) -> list[Marked]:
    """Return the lines with the second part of every torn word moved up to its first.

    The hyphen stays where it is the word's own: before a capital or a digit, in a word that the text elsewhere prints
    with it, and before a part that the text elsewhere prints as a word of its own while it never prints the whole
    ("non-statutory" where "statutory" occurs).
    """
    torn = [i for i, line in enumerate(lines) if line.text[-1:] == "-"]
    if not torn:
        return list(lines)
    words = _words(lines)
    found = list(lines)
    for i in torn:
        first = found[i]
        following = next((k for k in range(i + 1, min(i + 12, len(found))) if found[k].text), None)
        if following is None or first.cells:
            continue
        line = found[following]
        tail = TAIL.search(first.text, max(0, len(first.text) - LONGEST))
        head = HEAD.match(line.text)
        if not tail or not head or line.level or line.cells or len(head["tail"]) > LONGEST:
            continue
        cut = len(head[0].rstrip())
        keep = 0 if _broken(tail["head"], head["tail"], words) else 1
        end = len(first.text) - 1 + keep
        at = array("L", first.at[:end])
        at.extend(line.at[:cut])
        found[i] = first._replace(text=first.text[:end] + line.text[:cut], at=at)
        rest = head.end()
        strong = max(0, line.strong - rest)
        found[following] = line._replace(text=line.text[rest:], at=line.at[rest:], strong=strong)
    return found


def _words(lines: Sequence[Marked]) -> set[str]:
    """Return every word of a text in lower case, but for the second parts of torn ones."""
    words: set[str] = set()
    torn = False
    for line in lines:
        if line.text:
            found = WORD.findall(line.text)
            words.update(word.lower() for word in found[torn:])
            torn = line.text[-1] == "-"
    return words


def _broken(head: str, tail: str, words: set[str]) -> bool:
    """Tell whether the hyphen between two parts only marks where the line broke the word."""
    if not (head.isalpha() and tail.isalpha() and tail.islower()):
        return False
    head, tail = head.lower(), tail.lower()
    if f"{head}-{tail}" in words:
        return False
    return head + tail in words or tail not in words
