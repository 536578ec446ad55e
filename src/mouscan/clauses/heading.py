"""Which lines are headings though no label says so, which are the title, and where the signatures begin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mouscan.clauses.vocabulary import pattern
from mouscan.read import Line

SHORT = 110
LAST = 80
FEW = 14
FEWER = 8
BULLET = re.compile(r"(?:[*•●○▪o\-–]|x)\s+\S")
NO_HEADING = re.compile(r"_{3,}|@|\d|www")
PROSE = 80


def title_level(lines: Sequence[Line]) -> int:
    """Return the markdown level that only the title has, 0 where none is above all others."""
    levels = [line.level for line in lines if line.level]
    top = min(levels, default=0)
    return top if len(levels) > 2 and levels[0] == top and Counter(levels)[top] == 1 else 0


def slug(text: str) -> str:
    """Return a heading's words in lower case, joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower().replace("'", "")))


def is_bullet(text: str) -> bool:
    """Tell whether a line is a bullet."""
    return BULLET.match(text) is not None


def all_strong(line: Line) -> bool:
    """Tell whether the whole line is printed in bold."""
    return 0 < line.end - line.start - 1 <= line.strong


def looks_like_heading(text: str, line: Line, gap_after: bool, in_preamble: bool, prose_seen: bool) -> bool:
    """Tell whether an unlabelled line is a heading: by markdown, by bold type, or by capitals and space."""
    if line.cells or len(set(slug(text)) - {"-"}) < 4:
        return False
    if line.level:
        return True
    words = len(text.split())
    if not (text[:1].isupper() and len(text) <= SHORT and words <= FEW):
        return False
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
    """Tell whether a line names the agreement: "Memorandum of Understanding"."""
    return pattern("headings", "title", False).search(text) is not None


def is_title(text: str, line: Line, before: str, level: int) -> bool:
    """Tell whether a markdown heading before all prose is the title of the agreement or names its parties."""
    return bool(line.level) and (
        line.level == level or names_agreement(text) or before.strip().lower() in ("between", "and", "by and between")
    )


def recites(heading: str) -> bool:
    """Tell whether a heading is that of the recitals: "Background"."""
    return pattern("headings", "recital", True).fullmatch(heading.rstrip(":")) is not None


def ends_recitals(heading: str, text: str) -> bool:
    """Tell whether a line ends the recitals that a heading began: "the parties agree as follows"."""
    return recites(heading) and pattern("headings", "operative", False).search(text[-LAST:]) is not None


def begins_signatures(text: str) -> bool:
    """Tell whether a line begins the signature block."""
    return pattern("headings", "signatures", True).match(text) is not None


def heads_clause(rest: str, line: Line, gap_after: bool) -> bool:
    """Tell whether the words after a label are the clause's heading rather than its text."""
    if not rest:
        return False
    if line.level or all_strong(line):
        return True
    return (
        len(rest) <= 90
        and rest[-1] not in ".;:,"
        and (rest.isupper() or gap_after)
        and rest[0].isupper()
        and len(rest.split()) <= FEW
        and re.search(r"\b(?:shall|will|must|may)\b", rest) is None
    )
