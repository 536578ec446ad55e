"""How wide text is where it will be drawn: an estimate on the wide side, without the font that draws it."""

from __future__ import annotations

from unicodedata import east_asian_width

NARROW, WIDE = frozenset("fijlrtI.,:;'|!()[]/- "), frozenset("mwMW@%&—")
CUT = "…"


def width(text: str, size: float) -> float:
    """Return the width of a line of sans-serif text, in the unit of its size."""
    return sum(map(_em, text)) * size


def wrapped(text: str, size: float, most: float, lines: int) -> tuple[str, ...]:
    """Return the text as at most so many lines no wider than `most`; what is cut off is marked."""
    found = [""]
    for word in _pieces(text, size, most):
        longer = f"{found[-1]} {word}".strip()
        if width(longer, size) <= most:
            found[-1] = longer
        else:
            found.append(word)
    if len(found) > lines:
        last = found[lines - 1]
        while last and width(last + CUT, size) > most:
            last = last[:-1]
        found[lines - 1 :] = [last.rstrip(" ,") + CUT]
    return tuple(found)


def _pieces(text: str, size: float, most: float) -> list[str]:
    """Return the words, and the parts of those that are wider than a line."""
    pieces: list[str] = []
    for word in text.split():
        part = ""
        for letter in word:
            if part and width(part + letter, size) > most:
                pieces.append(part)
                part = ""
            part += letter
        pieces.append(part)
    return pieces


def _em(letter: str) -> float:
    if east_asian_width(letter) in "WF":
        return 1.05
    if letter in NARROW:
        return 0.38
    return 0.95 if letter in WIDE else 0.72 if letter.isupper() else 0.6
