"""What a text gives a name to: the words before `("X")`, `hereafter referred to as "X"`, `Department of Y (DY)`."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from mouscan.graph.brackets import given
from mouscan.graph.heads import head_of
from mouscan.graph.kinds import initialism, key, register
from mouscan.graph.names import Name, names, spelt
from mouscan.language import Reading, Sentence

BLANKS = frozenset("[{<")
REACH = 60
SEVERAL = 3
LISTED = ([","], [",", "the"])


class Naming(Struct, frozen=True):
    """A name given: to the words from `first` to `last` (equal where they are blank), in `sentence`.

    `aliases` are spans of words. `quoted` tells that the names stand in quotation marks or after a cue
    ("hereinafter"); `full` that the words before the bracket begin with the thing named.
    """

    sentence: Sentence
    first: int
    last: int
    aliases: tuple[tuple[int, int], ...]
    quoted: bool
    start: int
    end: int


def namings(reading: Reading) -> tuple[Naming, ...]:
    """Return the namings of a text in reading order."""
    found: list[Naming] = []
    known: set[str] = set()
    reach = 0
    for sentence in reading.sentences:
        for start, end, aliases, quoted in given(reading, sentence):
            first, last = _named(reading, sentence, start, reach, aliases, known)
            found.append(Naming(sentence, first, last, aliases, quoted, start, end))
            if quoted or any(initialism(spelt(reading, *a)) for a in aliases):
                reach = end
            known |= {letters for a in aliases if initialism(letters := spelt(reading, *a))}
    return tuple(found)


def together(reading: Reading, naming: Naming) -> bool:
    """Tell whether a naming is that of several bodies together ("the Parties", "together the agencies")."""
    parties = any(m.value == "collective" for a in naming.aliases for m in reading.within(*a, "naming"))
    return parties or any(m.value == "joint" for m in reading.within(naming.start, naming.end, "naming"))


def fits(reading: Reading, first: int, last: int, letters: str, small: bool = False) -> int | None:
    """Return the word from which the initials of a name fit an acronym, None where none does.

    `small` lets the name begin with a small letter ("personally identifiable information (PII)").
    """
    wanted = "".join(c for c in letters if c.isalnum()).upper()
    plain = "".join(c for c in letters if c.isupper())
    for begin in range(first, last):
        parts = [reading.texts[i] for i in range(begin, last)]
        parts = [p for p in parts if p[0].isalnum()]
        opens = reading.texts[begin][0]
        if not parts or not opens.isalnum() or not (small or opens.isupper()):
            continue
        every = "".join(p[0] for p in parts).upper()
        capital = "".join(p[0] for p in parts if p[0].isupper())
        if opens.islower():
            capital = "".join(p[0] for p in parts if p not in ("of", "and", "for", "the")).upper()
        if wanted in (every, capital) or (plain in (capital, every) and len(plain) > 1):
            return begin
    return None


def _named(
    reading: Reading, sentence: Sentence, at: int, reach: int, aliases: tuple[tuple[int, int], ...], known: set[str]
) -> tuple[int, int]:
    """Return the words that a naming at `at` names; an empty span where they are blank.

    Initials that are `known` as a name stand alone: "lists of the Services provided by QSC, herein called ...".
    """
    words = reading.texts
    begin = max(reach, at - REACH, 0)
    begin = max(begin, sentence.first if at - sentence.first > 2 else _block(reading, sentence))
    for i in range(at - 1, begin - 1, -1):
        if words[i].lower() == "between":
            begin = i + 1
            break
    found = list(names(reading, begin, at))
    inside = {i for name in found for i in range(name.first, name.last)}
    for i in range(at - 2, begin - 1, -1):
        if words[i].lower() == "and" and i not in inside:
            after = i + 1 + (words[i + 1].lower() == "the")
            if after < at and (words[after][0] in "[{<_" or any(n.first == after for n in found)):
                begin = i + 1
                found = [n for n in found if n.first >= begin]
                break
    before = spelt(reading, found[-1].first, found[-1].last) if found else ""
    if before in known and at - found[-1].last in (1, 2) and words[found[-1].last] == ",":
        return found[-1].first, found[-1].last
    opening = begin
    while opening < at and words[opening].lower() in ("the", ",", ":", "and", ")"):
        opening += 1
    if opening < at and (words[opening] in BLANKS or words[opening].startswith("__")):
        return at, at
    for alias in aliases:
        letters = spelt(reading, *alias)
        part = register().get(key(letters), {}).get("parent")
        same = next((n for n in found if key(spelt(reading, n.first, n.last)) == key(letters)), None)
        if same and not part:
            return same.first, same.last
        if initialism(letters):
            for name in reversed(found):
                if name.last >= at - 1 and (start := fits(reading, name.first, name.last, letters)) is not None:
                    return start, name.last
    short = {spelt(reading, *alias) for alias in aliases}
    if same := next((n for n in found if n.last - n.first > 1 and words[n.first] in short), None):
        return same.first, same.last
    ends = [n for n in found if any(key(spelt(reading, n.first, n.last)).endswith(f" {key(one)}") for one in short)]
    if len(ends) == 1 and ends[0].last == at:
        return ends[0].first, at
    return _first_body(reading, found, at) or (at, at)


def _first_body(reading: Reading, found: list[Name], at: int) -> tuple[int, int] | None:
    """Return the first body of some names, passing over one that does something to the one named last.

    In "A, of the B building ("A")" it is A; in "A has appointed B ("the Supplier")" it is B, and in "A, B, C ("the
    Supplier")" C.
    """
    bodies = [n for n in found if _body(reading, n)]
    between = [reading.lower[a.last : b.first] for a, b in pairwise(bodies)]
    if len(bodies) >= SEVERAL and bodies[-1].last == at and all(words in LISTED for words in between):
        return bodies[-1].first, at
    if bodies and bodies[-1].last == at:
        bodies = [n for n in bodies if not _does(reading, n)] or bodies
    if not bodies:
        bodies = [n for n in found if n.last == at] or found[:1]
    return (bodies[0].first, bodies[0].last) if bodies else None


def _body(reading: Reading, name: Name) -> bool:
    spelling = spelt(reading, name.first, name.last)
    return head_of(spelling.split()) in ("body", "land", "scholar", "unit", "post") or key(spelling) in register()


def _does(reading: Reading, name: Name) -> bool:
    return any(mark.value == "does" for mark in reading.within(name.last, name.last + 1, "acts"))


def _block(reading: Reading, sentence: Sentence) -> int:
    """Return the first word of up to four sentences of the same clause before this one."""
    index = sentence.index
    while index > 0 and sentence.index - index < 4 and reading.sentences[index - 1].clause == sentence.clause:
        index -= 1
        if reading.text(reading.sentences[index]).strip(" :").lower() in ("and", "between", "by and between"):
            index += 1
            break
    return reading.sentences[index].first
