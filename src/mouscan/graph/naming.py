"""Where a text gives a name: `("X")`, `hereafter referred to as "X"`, `Department of Y (DY)`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mouscan.graph.heads import head_of
from mouscan.graph.kinds import initialism, key, register
from mouscan.graph.names import Name, names, spelt
from mouscan.language import Reading, Sentence
from mouscan.language.word import fillers

QUOTES = frozenset("\"'`")
BLANKS = frozenset("[{<")
REACH = 60
LONG = 40


@dataclass(frozen=True, slots=True)
class Naming:
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
        for start, end, aliases, quoted in _given(reading, sentence):
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


Given = tuple[int, int, tuple[tuple[int, int], ...], bool]


def _given(reading: Reading, sentence: Sentence) -> Iterator[Given]:
    """Yield the span of every bracket or clause that gives a name, and the names."""
    words = reading.texts
    cues = {m.first: m.last for m in reading.of(sentence, "naming") if m.value == "cue"}
    if not cues and "(" not in words[sentence.first : sentence.last]:
        return
    fills = {i for i in range(sentence.first, sentence.last) if reading.stems[i] in fillers("fill")}
    fills |= {i for first, last in cues.items() for i in range(first, last)}
    i = sentence.first
    while i < sentence.last:
        word = words[i]
        if word == "(":
            end = _closing(reading, i, sentence.last)
            if end and (inner := _bracket(reading, i + 1, end, fills)):
                yield i, end + 1, *inner
                i = end
        elif i in cues:
            at = cues[i]
            while at < sentence.last and at in fills:
                at += 1
            if at < sentence.last and (span := _quoted(reading, at, sentence.last) or _run(reading, at, sentence.last)):
                aliases = [span]
                after = span[1] + (words[min(span[1], len(words) - 1)] in QUOTES)
                while more := _further(reading, after, sentence.last):
                    aliases.append(more)
                    after = more[1] + 1
                if after < sentence.last and words[after] == "(":
                    close = _closing(reading, after, sentence.last)
                    if close == after + 2 and initialism(words[after + 1]):
                        aliases.append((after + 1, close))
                yield i, aliases[-1][1], tuple(aliases), True
                at = aliases[-1][1] + 1
            i = max(i, at - 1)
        i += 1


def _further(reading: Reading, at: int, last: int) -> tuple[int, int] | None:
    """Return a further name in quotation marks that "or" joins to the one before ("X" or "Y"), None for none."""
    joint = at + 1 < last and reading.texts[at].lower() == "or"
    return _quoted(reading, at + 1, last) if joint else None


def _closing(reading: Reading, opening: int, last: int) -> int:
    """Return the bracket that closes the one at `opening`, 0 where none does within reach."""
    depth = 0
    for i in range(opening, min(last, opening + LONG)):
        text = reading.texts[i]
        depth += (text == "(") - (text == ")")
        if depth == 0:
            return i
    return 0


def _quoted(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """Return the words in the quotation marks that open at `first`."""
    words = reading.texts
    if words[first] not in QUOTES:
        return None
    begin = first
    while begin < last and words[begin] in QUOTES | {"the", "The"}:
        begin += 1
    for end in range(begin, min(last, begin + 9)):
        if words[end] in QUOTES or words[end] == ",":
            end -= words[end - 1] == "."
            return (begin, end) if end > begin else None
    return None


def _run(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """Return the name, or the role in small letters, that stands at `first` without quotation marks."""
    last = min(last, first + 6)
    name = next(names(reading, first, last), None)
    if name and name.first == first:
        return name.first, name.last
    return next(((m.first, m.last) for m in reading.within(first, last, "roles") if m.first == first), None)


def _bracket(
    reading: Reading, first: int, last: int, fills: set[int]
) -> tuple[tuple[tuple[int, int], ...], bool] | None:
    words = reading.texts
    spans: list[tuple[int, int]] = []
    others: list[int] = []
    i = first
    while i < last:
        if words[i] in QUOTES and (span := _quoted(reading, i, last)):
            spans.append(span)
            i = span[1] + 1
            continue
        if words[i] == "(" and i + 2 < last and initialism(words[i + 1]):
            spans.append((i + 1, i + 2))
            i += 3
            continue
        if i not in fills and words[i] not in {",", ".", ")", ";"} | QUOTES:
            others.append(i)
        i += 1
    if spans:
        return (tuple(spans), True) if len(others) <= 2 or any(i in fills for i in range(first, first + 1)) else None
    if not others or others[-1] - others[0] + 1 != len(others) or len(others) > 5:
        return None
    span = (others[0], others[-1] + 1)
    text = spelt(reading, *span)
    cued = any(i in fills for i in range(first, others[0]))
    if initialism(text) or (
        text[0].isupper() and all(w[0].isupper() or w in ("of", "for", "/", "&", "and") for w in text.split())
    ):
        return (span,), cued
    return None


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
    return _first_body(reading, found, at) or (at, at)


def _first_body(reading: Reading, found: list[Name], at: int) -> tuple[int, int] | None:
    """Return the first body of some names, passing over one that does something to the one named last.

    In "A, of the B building ("A")" it is A; in "A has appointed B ("the Supplier")" it is B.
    """
    bodies = [n for n in found if _body(reading, n)]
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
