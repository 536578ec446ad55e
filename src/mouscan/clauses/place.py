"""Where a label belongs: after its predecessor on an open level, first on a new one, or nowhere, being no label at all.

A date, an address, a list of statutes or the torn end of a cross-reference can look like a label; what decides is
whether it continues a numbering that is open, and how the line before it ended.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from mouscan.clauses.damage import TWO, followed, repaired
from mouscan.clauses.label import LETTERED, Label, follows
from mouscan.clauses.node import NUMBERS, Form, Node, Placed, form
from mouscan.clauses.stack import Stack
from mouscan.clauses.vocabulary import pattern, words
from mouscan.source import Line

SKIP = 3
WRAPPED = 40
SOON = 60
SECOND_ROMAN = re.compile(r"[IlJ1]{2}\.")
SECOND = {"n": "2", "l": "b", "U": "B", "r": "ii", "R": "II"}
NAME = re.compile(r"(?:[A-Z]\.\s*)*[A-Z][\w'-]+(?: [A-Z][\w'-]+)?,?")
OWNED = re.compile(r"(?:to|of) (?:the|this)(?: (?:of|and|for|on|the|[A-Z][\w'-]*)){1,8}")
DATED = re.compile(r"\d{1,2}\s+[A-Z][a-z]+\s+\d{4}|[A-Z][a-z]+\s+\d{4}\b")


def place(
    readings: Sequence[Label], text: str, line: Line, before: str, stack: Stack, ahead: Sequence[str]
) -> Placed | None:
    """Return the first reading of a label that fits, with its place; None where the line has no label."""
    if line.gap == 0 and _torn(before):
        return None
    printed = form(line, text)
    for label in readings:
        rest = text[label.end :]
        if label.misread:
            if (placed := repaired(label, rest, _apart(line, rest, before), stack.open, ahead)) is not None:
                return placed
        elif label.word:
            if _heads(label, rest, text, line, before):
                return Placed(label, "word")
        elif label.style == "dec":
            if (placed := _decimal(label, rest, line, before, stack)) is not None:
                return placed
        elif (placed := _simple(label, rest, line, before, printed, stack, ahead)) is not None:
            return placed
    return None


def _torn(before: str) -> bool:
    """Tell whether a line ends in the middle of a cross-reference or a list ("as set out in clause")."""
    words = before.rsplit(None, 2)[1:]
    if before.rstrip().endswith((",", "§", "(")):
        return True
    if not words or len(before) < WRAPPED or (words[0][-1] in ",;" and words[-1] in ("and", "or")):
        return False
    return _runs_on(before)


def _runs_on(before: str) -> bool:
    """Tell whether the last word of a line asks for another: "of", "under", "clause"."""
    return pattern("headings", "torn", True).fullmatch(before.rsplit(None, 1)[-1]) is not None


def _apart(line: Line, rest: str, before: str) -> bool:
    """Tell whether a line stands apart from the one before: by space, by its mark, or a title after a full stop."""
    return line.gap > 0 or line.level > 0 or (rest.isupper() and before[-1:] in ".:;")


def _heads(label: Label, rest: str, text: str, line: Line, before: str) -> bool:
    """Tell whether "Annex C" or "Article 5" begins a part of the text rather than a sentence that mentions one."""
    shown = text[: label.end].rstrip()
    plain = line.gap == 0 and not line.level and not line.strong
    if not text.isupper() and not (not plain and OWNED.fullmatch(rest)):
        if rest and not (rest[0].isupper() or shown[-1] in ".:–—-" or rest[0] in "-–—:(\"'"):
            return False
        if rest and pattern("headings", "prose", False).match(rest):
            return False
    if plain and before and before[-1] not in ".:;" and len(before) > 45:
        return False
    if before and _runs_on(before) and not (line.level or line.strong or text.isupper()):
        return False
    return not (label.word not in words("containers", "container") and plain and len(rest) > 60)


def _decimal(label: Label, rest: str, line: Line, before: str, stack: Stack) -> Placed | None:
    if label.values[0] == 0 or pattern("headings", "quantity", False).match(rest):
        return None
    if DATED.match(rest) or (label.values[0] > LETTERED and not _in_annex(label, stack.open)):
        return None
    if rest[:1].islower() and line.gap == 0 and _broken(before):
        return None
    if (placed := _beside(label, stack.open)) is not None:
        return placed
    if rest[:1].islower() and line.gap == 0:
        return None
    if (placed := _beside(label, stack.suspended)) is not None:
        return replace(placed, how="resumed")
    last = next((n for n in reversed(stack.open) if n.style == "dec"), None)
    if last is None or label.values[-1] <= 1 or label.values[:1] >= last.values[:1]:
        return Placed(label, "decimal", last)
    return None


def _beside(label: Label, nodes: Sequence[Node]) -> Placed | None:
    """Place a decimal label after the clause that it follows, or under the one whose number it repeats."""
    sibling = next((n for n in reversed(nodes) if n.style == "dec" and follows(n.values, label.values)), None)
    if sibling is not None:
        return Placed(label, "sibling", sibling)
    parent = next((n for n in reversed(nodes) if _numbered(n) and n.values == label.values[:-1]), None)
    return Placed(label, "child", parent) if parent is not None else None


def _numbered(node: Node) -> bool:
    """Tell whether a clause bears a number that its parts can repeat: "4", "Article 4"."""
    return node.style in NUMBERS or (node.role == "clause" and node.style[:5] == "word:" and node.label[-1:].isdigit())


def _in_annex(label: Label, stack: Sequence[Node]) -> bool:
    """Tell whether a label such as "B1.2" stands in the annex or section whose letter it bears."""
    letter = label.printed[0]
    return any(n.label == letter or (n.style[:5] == "word:" and n.label.upper().endswith(f" {letter}")) for n in stack)


def _simple(
    label: Label, rest: str, line: Line, before: str, printed: Form, stack: Stack, ahead: Sequence[str]
) -> Placed | None:
    value = label.values[0]
    if _faint(label) and not (line.gap or line.level):
        return None
    sibling = _before(label.style, value, printed, stack.open)
    onward = None if sibling or not (line.gap or line.level or line.strong) else stack.onward(label)
    if label.style == "num" and not _bare_number(value, rest, line, sibling or onward, stack.open, ahead):
        return None
    if label.style == "ROM" and not _bare_roman(value, line, sibling or onward, ahead):
        return None
    if sibling is not None:
        return Placed(label, "sibling", sibling)
    if value == 1:
        if label.style == "ROM." and followed(TWO, ahead) and not followed(SECOND_ROMAN, ahead):
            return None
        begins = _begins(label, rest, line, before, ahead) and not _is_letter(label, stack.open)
        return Placed(label, "first") if begins else None
    if onward is not None and not rest[:1].islower():
        return Placed(label, "onward", onward)
    titled = _apart(line, rest, before) and (line.strong > 0 or line.level > 0 or rest.isupper())
    if titled or (label.style == "num." and line.gap > 0):
        near = (n for n in reversed(stack.open) if n.style == label.style and 0 < value - n.values[-1] <= SKIP)
        if (skipped := next(near, None)) is not None:
            return Placed(label, "sibling", skipped)
    if label.style.startswith("ROM") and value < 40 and _apart(line, rest, before) and rest[:3].isupper():
        return Placed(label, "loose")
    return Placed(label, "loose") if titled and label.style[:2] == "UP" and not _faint(label) else None


def _before(style: str, value: int, printed: Form, stack: Sequence[Node]) -> Node | None:
    """Return the open clause that a label comes next after: of several the one printed most alike, then the inmost."""
    alike: tuple[str, ...] = ("num", "num.") if style in ("num", "num.") else (style,)
    if style in NUMBERS and printed.capitals and not any(n.style in alike for n in stack):
        alike = NUMBERS[1:]
    found = [n for n in reversed(stack) if n.style in alike and n.values[-1] + 1 == value]
    return min(found, key=lambda n: (printed.unlike(n.form) if n.form else 0, n.style != style), default=None)


def _begins(label: Label, rest: str, line: Line, before: str, ahead: Sequence[str]) -> bool:
    """Tell whether a numbering begins with a line: no sentence that the line before breaks off, and no initial.

    Where the second number follows, it does.
    """
    initial = label.style == "UP." and NAME.fullmatch(rest) is not None and not (line.level or rest.isupper())
    doubtful = initial or _faint(label)
    if not doubtful and (line.gap or line.level or line.strong or not _broken(before)):
        return True
    close = r"\s?[–—-]\s" if label.style[-1] == "-" else r"\s+[A-Z]" if label.style == "UP" else r"\s?[.)]"
    second = re.compile(rf"\(?\s?{SECOND[label.style[0]]}{close}")
    return followed(second, ahead if doubtful else ahead[:SOON])


def _faint(label: Label) -> bool:
    """Tell whether a label has no mark but a dash or a space: its neighbours must bear it out."""
    return label.style == "UP" or label.style[-1] == "-"


def _broken(before: str) -> bool:
    """Tell whether a line may be broken off at the margin: a long one that no mark and no capitals end."""
    return len(before) >= WRAPPED and before[-1].isalnum() and not before.isupper()


def _is_letter(label: Label, stack: Sequence[Node]) -> bool:
    """Tell whether "i" comes after "h" rather than first of the romans."""
    letters = {"rom": "lo", "ROM": "UP"}.get(label.style[:3])
    return letters is not None and any(n.style[:2] == letters and n.values[-1] == 8 for n in stack)


def _bare_number(
    value: int, rest: str, line: Line, sibling: Node | None, stack: Sequence[Node], ahead: Sequence[str]
) -> bool:
    """Tell whether a number without a point is a label: no date, address, quantity or page number."""
    if (rest and not rest[0].isupper()) or (not rest and line.gap == 0):
        return False
    if pattern("headings", "month", True).match(rest) or re.match(r"[A-Z]\.[A-Z]\.|U\.?S", rest):
        return False
    if re.match(rf"[A-Z][a-z]+ (?:{'|'.join(words('headings', 'street'))})\b", rest, re.I):
        return False
    if sibling is not None:
        pointed = re.compile(rf"{value}\.\s+[A-Z]")
        return sibling.style == "num" or not followed(pointed, ahead)
    numbered = any(n.style in NUMBERS for n in stack)
    return value == 1 and line.gap > 0 and not numbered and any(text == "2" or text.startswith("2 ") for text in ahead)


def _bare_roman(value: int, line: Line, sibling: Node | None, ahead: Sequence[str]) -> bool:
    """Tell whether a roman numeral alone on its line numbers the heading on the next line."""
    if not (line.gap > 0 or line.level) or not ahead or not ahead[0][:1].isupper():
        return False
    return sibling is not None or (value == 1 and "II" in ahead)
