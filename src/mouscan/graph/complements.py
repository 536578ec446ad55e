"""Whom or what a mark of data is of: the noun that it takes in behind "of", or the one that it begins with.

"Names of the officers" are a contact of staff, "names of the pupils" are names, "name of the institution" is neither;
"pupil data" are all that is held about pupils.
"""

from __future__ import annotations

from mouscan.graph.wording import function, plain
from mouscan.language import Mark, Reading, Sentence

NEAR = 6


def opened(reading: Reading, mark: Mark) -> bool:
    """Tell whether a mark ends in "of", and so is open to the noun behind it."""
    return reading.texts[mark.last - 1].lower() == "of"


def meaning(reading: Reading, sentence: Sentence, mark: Mark) -> tuple[str, int]:
    """Return the category of a mark and the word after it.

    A mark that ends in "of" takes in the noun behind it: "names of the officers" are a contact of staff, "names of the
    pupils" are names.
    """
    if not opened(reading, mark):
        return mark.value, mark.last
    last = mark.last
    if last < sentence.last and reading.texts[last].lower() in function("pointing"):
        last += 1
    while last < min(sentence.last, mark.last + NEAR):
        text = reading.texts[last]
        if not text.isalpha() or text.lower() in function("stop"):
            break
        last += 1
    if mark.value == "staff-contact" and not any(
        plain(reading.texts[i]) in function("staff") for i in range(mark.last, last)
    ):
        return ("other", last) if titled(reading, mark, last) else ("name", mark.last - 1)
    return mark.value, last


def titled(reading: Reading, mark: Mark, last: int) -> bool:
    """Tell whether a name is that of a thing that the mark takes in ("name of the institution")."""
    small = reading.texts[mark.first].islower()
    return small and any(plain(reading.texts[i]) in function("thing") for i in range(mark.last, last))


def peopled(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether the noun that a mark takes in is one for people."""
    _, last = meaning(reading, sentence, mark)
    people = function("people") | function("staff")
    if any(plain(reading.texts[i]) in people for i in range(mark.last, last)):
        return True
    return any(reading.within(mark.last, last, "subjects"))


def held(reading: Reading, mark: Mark) -> bool:
    """Tell whether a mark is wording for all that is held about somebody ("pupil data")."""
    first, last = reading.texts[mark.first], reading.texts[mark.last - 1]
    return plain(first) in function("people") and plain(last) in function("bare")
