"""What the shape of a line tells: a bullet, bold type, columns, a title after a label; and the slug of a heading."""

from __future__ import annotations

import re

from mouscan.clauses.vocabulary import pattern
from mouscan.source import Line

TITLE = 90
FEW = 14
SHORT = 5
BULLET = re.compile(r"(?:[*+•●○▪◦‣■□☐✓✔✗✘✅❌☑☒➢o\-–—]|--|x)\s+\S")
COLUMNS = re.compile(r"\S {3,}\S")
NO_HEADING = re.compile(r"_{3,}|@|\d|www")
BINDS = re.compile(r"\b(?:shall|will|must|may)\b")


def slug(text: str) -> str:
    """Return a heading's words in lower case, joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower().replace("'", "")))


def is_bullet(text: str) -> bool:
    """Tell whether a line is a bullet."""
    return BULLET.match(text) is not None


def all_strong(line: Line) -> bool:
    """Tell whether the whole line is printed in bold."""
    return 0 < line.end - line.start - 1 <= line.strong


def in_columns(printed: str) -> bool:
    """Tell whether a line, as printed, stands in columns, as the head of a table does."""
    return "   " in printed and COLUMNS.search(printed) is not None


def heads_clause(rest: str, line: Line, gap_after: bool) -> bool:
    """Tell whether the words after a label are the clause's heading rather than its text."""
    if not rest:
        return False
    if line.level or all_strong(line):
        return True
    return (
        len(rest) <= TITLE
        and (rest[-1] not in ".;:," or (rest[-1] == "." and rest.isupper() and len(rest.split()) <= SHORT))
        and (rest.isupper() or gap_after)
        and rest[0].isupper()
        and len(rest.split()) <= FEW
        and BINDS.search(rest) is None
        and pattern("headings", "torn", True).fullmatch(rest.rsplit(None, 1)[-1]) is None
    )
