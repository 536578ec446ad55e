"""Headings of plain text that no label or mark shows: short lines that stand alone above what they head.

One such line can be anything: a name, an address, a torn end. So the text is judged as a whole, annex by annex: lines
of this kind are headings where several stand above prose, and where no headings of another kind order the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mouscan.clauses.container import named
from mouscan.clauses.label import labels
from mouscan.clauses.recital import recites
from mouscan.clauses.shape import NO_HEADING, all_strong, heads_clause, is_bullet
from mouscan.clauses.vocabulary import pattern, words
from mouscan.source import Line

LONGEST = 110
MOST = 10
UTMOST = 18
FEW = 5
SHORT = 50
PROSE = 60
SENTENCE = 20
FEWEST = 3
STOPS = (".", ";", ":")
ENDS = (".", ";", ":", "!", "?", '"', ")", "]")
LABELLED = re.compile(r"[(\[]?\w{1,4}[.)]\s|\d+(?:\.\d+)+\s")
SMALL = re.compile(r"[a-z]{4,}")
PLAIN = re.compile(r"\b[a-z]{2,}")
FORMAL = re.compile(r"[\[\]{}<>|=]|:\s")


def headlines(lines: Sequence[Line], texts: Sequence[str]) -> frozenset[int]:
    """Return the index of every line that is a heading because it stands alone above prose or a list.

    Capitals need no company, nor does what names the recitals.
    """
    found: list[int] = []
    capitals: list[int] = []
    often = Counter(text for text in texts if len(text) <= LONGEST)
    for first, last in _parts(lines, texts):
        shaped = [i for i in range(first, last) if often[texts[i]] < FEWEST and _shaped(i, lines, texts)]
        over = {i for i in shaped if i + 1 < last and _heads(texts[i], texts[i + 1], lines[i + 1])}
        alone = [i for i in shaped if i in over or (i + 1 in over and i > 0 and texts[i - 1][-1] in STOPS)]
        capitals += [i for i in alone if texts[i].isupper() or recites(texts[i])]
        if len(alone) > 1 and sum(_titled(i, lines, texts) for i in range(first, last)) < FEWEST:
            found += alone
    if len(found) < FEWEST:
        found = [] if found or capitals else _capitalised(lines, texts)
    return frozenset((*found, *capitals))


def _capitalised(lines: Sequence[Line], texts: Sequence[str]) -> list[int]:
    """Return the lines printed with a capital to each long word above words that are not, where no label is used."""
    if any(LABELLED.match(text) or _titled(i, lines, texts) for i, text in enumerate(texts)):
        return []
    shaped = [i for i in range(len(texts) - 1) if _capital(texts[i]) and _shaped(i, lines, texts)]
    found = [i for i in shaped if texts[i + 1][-1] in STOPS or not _capital(texts[i + 1])]
    return found if len(found) >= FEWEST else []


def _parts(lines: Sequence[Line], texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the body and each annex as the index of its first line and of the one after its last."""
    first = 0
    for i, text in enumerate(texts):
        label = named(text) if (lines[i].gap or lines[i].level) and len(text) <= LONGEST else None
        if label is not None and label.word not in words("containers", "clause"):
            yield first, i
            first = i
    yield first, len(texts)


def _shaped(i: int, lines: Sequence[Line], texts: Sequence[str]) -> bool:
    """Tell whether a line can be a heading by what it is and by what stands before it."""
    line, text = lines[i], texts[i]
    if line.level or line.cells or len(text) > LONGEST or not text[0].isupper() or not (line.gap or i == 0):
        return False
    before = texts[i - 1] if i else ""
    count = len(text.split())
    if count > MOST and (count > UTMOST or (i and before[-1] not in ENDS) or _runs_on(i, text, lines)):
        return False
    if text[-1] in ".;,!" or NO_HEADING.search(text) or FORMAL.search(text) or LABELLED.match(text):
        return False
    if text[-1] == ":" and not (_capital(text) and count <= FEW):
        return False
    return i < 2 or line.gap > 1 or before[-1] in ENDS or len(before) < SHORT or is_bullet(before)


def _runs_on(i: int, text: str, lines: Sequence[Line]) -> bool:
    """Tell whether a long line may be a torn sentence: no space below it, or its last word asks for another."""
    torn = pattern("headings", "torn", True).fullmatch(text.rsplit(None, 1)[-1]) is not None
    return torn or i + 1 >= len(lines) or not lines[i + 1].gap


def _capital(text: str) -> bool:
    """Tell whether a line is printed in capitals or with a capital to each long word."""
    return text.isupper() or not any(SMALL.match(word) for word in text.split())


def _heads(text: str, below: str, line: Line) -> bool:
    """Tell whether what stands below a line is prose or a list that it can head."""
    listed = LABELLED.match(below) is not None or is_bullet(below)
    if (below[0].islower() and not listed) or below[0] in ":;,)" or line.level or line.cells:
        return False
    prose = len(below) >= PROSE and len(PLAIN.findall(below)) >= FEWEST
    if not line.gap:
        return (prose and 2 * len(text) < len(below)) or (listed and _capital(text) and text[-1] != ":")
    return listed or prose or (len(below) >= SENTENCE and below[-1] in ".;:")


def _titled(i: int, lines: Sequence[Line], texts: Sequence[str]) -> bool:
    """Tell whether a line is a heading of another kind: marked, bold, or a label with a title."""
    line, text = lines[i], texts[i]
    if line.level or all_strong(line):
        return True
    readings = labels(text) if line.gap and text else ()
    if not readings:
        return False
    label, rest = readings[0], text[readings[0].end :]
    if label.word or label.style == "dec":
        return not rest[:1].islower()
    after = i + 1 >= len(lines) or lines[i + 1].gap > 0
    return pattern("headings", "month", True).match(rest) is None and heads_clause(rest, line, after)
