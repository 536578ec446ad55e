"""Which lines are headings though no label says so, which are the title, and where the signatures begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mouscan.clauses.headline import headlines
from mouscan.clauses.node import Node
from mouscan.clauses.recital import recites
from mouscan.clauses.shape import FEW, NO_HEADING, all_strong, in_columns, is_bullet, slug
from mouscan.clauses.title import gap_after
from mouscan.clauses.vocabulary import pattern
from mouscan.source import Document, Line

SHORT = 110
FEWER = 8
MARKED = 2
BETWEEN = ("between", "and", "by and between")


class Headings:
    """Judges which lines of a document are headings, line by line in reading order."""

    def __init__(self, document: Document, texts: Sequence[str]) -> None:
        self.document = document
        self.lines = document.lines
        self.texts = texts
        self.title = title_level(document.lines)
        self.alone = headlines(document.lines, texts)
        self.levels = sum(line.level > 0 for line in document.lines) > MARKED
        contents = (aside.text for aside in document.asides if aside.kind == "contents")
        self.listed = frozenset(slug(text.strip("0123456789. ")) for text in contents) - {""}

    def heads(self, i: int, current: Node | None, prose: bool) -> bool:
        """Tell whether a line without a label is a heading, where `current` is the clause before it.

        `prose` tells whether a sentence has stood above.
        """
        line, text = self.lines[i], self.texts[i]
        if self.listed and len(text) <= SHORT and line.gap > 0 and text[-1] not in ".;," and slug(text) in self.listed:
            return True
        if in_columns(self.document.quote(line.start, line.end)):
            return False
        if self.levels and not line.level and text[-1] == ":":
            # Beside headings that the markup tells, a bold line before a colon leads into what follows.
            return False
        opening = current is None or current.role == "preamble"
        alone = i in self.alone and (prose or not opening or not names_agreement(text))
        if not alone and not looks_like_heading(text, line, gap_after(i, self.lines), opening, prose):
            return False
        around = (self.texts[i - 1] if i else "", text, self.texts[i + 1] if i + 1 < len(self.texts) else "")
        goes_on = text.isupper() and current is not None and bool(current.blocks)
        titles = goes_on or (bool(line.level) and (line.level == self.title or names_agreement(text)))
        return not (opening and (names_parties(around) or (titles and not prose)))


def title_level(lines: Sequence[Line]) -> int:
    """Return the markdown level that only the title has, 0 where none is above all others."""
    levels = [line.level for line in lines if line.level]
    top = min(levels, default=0)
    return top if len(levels) > 2 and levels[0] == top and Counter(levels)[top] == 1 else 0


def looks_like_heading(text: str, line: Line, gap_after: bool, in_preamble: bool, prose_seen: bool) -> bool:
    """Tell whether an unlabelled line is a heading: by markdown, by bold type, or by capitals and space."""
    words = len(text.split())
    if line.cells or not (line.level or (text[:1].isupper() and len(text) <= SHORT and words <= FEW)):
        return False
    word = line.level > 0 and text.isalpha() and len(text) > 2
    if len(set(slug(text[:SHORT])) - {"-"}) < 4 and not word:
        return False
    if line.level:
        return True
    if all_strong(line) and text[-1] not in ".;,":
        return not in_preamble or prose_seen
    return (
        line.gap >= 1
        and gap_after
        and text[-1] not in ".;:,!?"
        and words <= FEWER
        and len(text) > 6
        and text.isupper()
        and (words > 1 or text.isalpha())
        and prose_seen
        and not is_bullet(text)
        and not NO_HEADING.search(text)
    )


def names_agreement(text: str) -> bool:
    """Tell whether a line names the agreement: "Memorandum of Understanding", not "What is this agreement for?"."""
    speaks = text[-1] == "?" or "this" in text.lower().split()
    return pattern("headings", "title", False).search(text) is not None and not (speaks or recites(text))


def names_parties(around: tuple[str, str, str]) -> bool:
    """Tell whether a line, given with its neighbours, lists parties: beside "between" or "of the one part"."""
    return any(
        words.strip(" :").lower() in BETWEEN or pattern("headings", "side", True).match(words) for words in around
    )


def begins_signatures(text: str) -> bool:
    """Tell whether a line begins the signature block."""
    return pattern("headings", "signatures", True).match(text) is not None
