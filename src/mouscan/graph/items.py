"""Which items of data one sentence names: those of its list, then those of its prose.

An item of a list is named as the list names it, and may be one that no vocabulary holds; in prose only words of the
vocabulary count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from mouscan.graph import purposes
from mouscan.graph.bundles import bundles
from mouscan.graph.complements import held, meaning
from mouscan.graph.entries import ENTRY, LONGEST, Listed, listed
from mouscan.graph.fields import entry
from mouscan.graph.listing import Piece, cell, lined, pieces, titled
from mouscan.graph.prose import BROAD, outright
from mouscan.graph.senses import stated
from mouscan.graph.series import series
from mouscan.graph.themes import body, datum, other
from mouscan.graph.topic import moved
from mouscan.graph.wholes import alone, together
from mouscan.graph.wording import function, plain, quoted, worded
from mouscan.language import Mark, Reading, Sentence

COMPANY = 2
BROKEN = re.compile(r"(?<=\w)- (?!and\b|or\b)(?=[a-z])")


class Named(Struct, frozen=True):
    """One place where an item is named: in a clause, from one offset to another."""

    category: str
    name: str
    clause: str
    start: int
    end: int
    latent: bool
    given: bool = False


def items(reading: Reading, sentence: Sentence, kinds: int, column: bool) -> Iterator[Named]:
    """Yield every item that a sentence names.

    `kinds` is the number of kinds that the list it stands in names by words of the vocabulary; `column` tells that its
    table has a column for items, the first, and others for what is said of them.
    """
    here = listed(reading, sentence, kinds)
    taken: set[Mark] = set()
    if here is not None:
        found = together(reading, list(pieces(reading, sentence, here.first)))
        if here.entry:
            every, found = found, alone(reading, found)
            taken = {mark for piece in every if piece not in found for mark in piece.marks}
        if column:
            bar = cell(reading, sentence)
            taken |= {mark for piece in found if piece.first > bar for mark in piece.marks}
            found = [piece for piece in found if piece.first < bar]
        if titled(reading, sentence):
            taken = set(reading.of(sentence, "data"))
        titles = reading.texts[sentence.last - 1] == ":"
        whole = here.firm and not titles and (kinds > 0 or here.announced or any(p.marks for p in found))
        for i, piece in enumerate(found):
            taken |= set(reading.within(piece.first, piece.last, "data"))
            whole = whole and not _ends(reading, piece)
            beside = found[i + 1] if i + 1 < len(found) else None
            if not _initials(reading, piece, beside) and not _named(reading, found[0], piece):
                yield from _item(reading, sentence, piece, here if whole else None)
    aims = purposes.stated(reading, sentence)
    apart = {mark.first: mark.last for mark in aims}
    ends = {mark.last for mark in aims}
    apart |= dict.fromkeys(quoted(reading, sentence, "data"), sentence.last)
    named: list[Mark] = []
    for mark in _apart(reading.of(sentence, "data")):
        purpose = mark.last <= apart.get(mark.first, 0) or mark.last in ends
        if mark in taken or purpose or not stated(reading, sentence, mark):
            continue
        if outright(reading, sentence, mark):
            named.append(mark)
            category, last = meaning(reading, sentence, mark)
            yield _at(reading, sentence, category, mark.first, last)
    if here is None:
        for first, last in series(reading, sentence, [m for m in named if m.value not in BROAD]):
            yield _at(reading, sentence, "other", first, last)
    for bundle in bundles(reading, sentence):
        one = _at(reading, sentence, bundle.category, bundle.first, bundle.last)
        yield replace(one, name=f"{one.name} {bundle.head}".strip(), given=bundle.given)


def _at(reading: Reading, sentence: Sentence, category: str, first: int, last: int) -> Named:
    """Return the item that some words of a sentence name; an act ("fingerprinting") by what it yields."""
    start, end = reading.starts[first], reading.ends[last - 1]
    after = first + (reading.texts[first].lower() in function("article"))
    latent = any(_awaits(reading, sentence, cue, first, last) for cue in reading.of(sentence, "latent"))
    name = re.sub(r"\s+", " ", reading.tree.document.text[reading.starts[after] : end])
    name = BROKEN.sub("-", name)
    if last - first == 1 and category in ("biometric", "image-voice"):
        name = name.removesuffix("ing")
    return Named(category, name, sentence.clause, start, end, latent)


def _awaits(reading: Reading, sentence: Sentence, cue: Mark, first: int, last: int) -> bool:
    """Tell whether "once collected" is said of some words.

    It is said of all behind it where it opens the sentence, else of the item close behind, else of the one before.
    """
    words = reading.texts
    if cue.first - sentence.first <= COMPANY:
        return first >= cue.last
    following = next(reading.within(cue.last, min(sentence.last, cue.last + 2 * LONGEST), "data"), None)
    if following is not None and following.first < cue.last + LONGEST:
        return first <= following.first < last
    before = range(cue.first, max(last, cue.first - LONGEST) - 1, -1)
    begins = next((i for i in before if words[i].lower() in function("when")), cue.first)
    return last <= begins and not any(reading.within(last, begins, "data"))


def _item(reading: Reading, sentence: Sentence, piece: Piece, whole: Listed | None) -> Iterator[Named]:
    """Yield the item that a piece of a list names, or each of its marks where the piece is more than a name.

    `whole` is the list where what no vocabulary holds may be an item of it too.
    """
    first, last = _trimmed(reading, piece)
    marks = [m for m in _apart(piece.marks) if stated(reading, sentence, m)]
    texts = [reading.texts[i] for i in range(first, last)]
    lower = [text.lower() for text in texts]
    if lower and (lower[0] in function("adverbial") or body(texts)):
        return
    begins = texts[:1] == ["whether"] or entry(reading, sentence) or (bool(marks) and marks[0].first == first)
    length = sum(not (begins and t.lower() in function("linking")) for t in texts)
    whole_entry = whole is not None and whole.entry and whole.announced
    if whole_entry and texts[:1] == ["whether"]:
        yield _at(reading, sentence, marks[0].value if len(marks) == 1 else "other", first, last)
        return
    clausal = function("clausal") - {"to"} if whole_entry else function("clausal")
    short = 0 < length <= (ENTRY if whole_entry else LONGEST) and (
        texts[0].lower() == "whether" or clausal.isdisjoint(t.lower() for t in texts)
    )
    acts = reading.within(first, last, "modality", "frames", "deferral")
    nouns = whole_entry and bool(texts) and texts[0][0].isupper()
    short = short and not any(
        worded(reading, mark) and not (nouns and mark.first > first and mark.vocabulary == "frames") for mark in acts
    )
    if (
        whole is not None
        and short
        and not piece.marks
        and (not whole.prose or texts[0] == "whether" or lined(reading, sentence) or not other(lower))
        and datum(texts, whole.prose, whole_entry, _sure(reading, piece, whole))
    ):
        if reading.texts[piece.first - 1] == "(" and first == piece.first:
            return
        yield _at(reading, sentence, "other", first, last)
    elif short and len({m.value for m in marks}) == 1 and _sole(reading, marks[0], first):
        category, _ = meaning(reading, sentence, marks[0])
        before = plain(reading.texts[marks[0].first - 1]) if marks[0].first > first else ""
        thing = category == "name" and before in function("thing")
        yield _at(reading, sentence, "other" if thing else category, first, last)
    else:
        for mark in marks:
            category, end = meaning(reading, sentence, mark)
            alone = (mark.first, mark.last) == (first, last)
            if alone or not held(reading, mark) or moved(reading, sentence, mark):
                yield _at(reading, sentence, category, mark.first, end)


def _apart(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Yield the marks that do not begin within the one before: "given names" leaves nothing for "names of"."""
    first = end = 0
    for mark in marks:
        if mark.first >= end or (mark.first, mark.last) == (first, end):
            yield mark
            first, end = mark.first, mark.last


def _sole(reading: Reading, mark: Mark, first: int) -> bool:
    """Tell whether a piece with one mark is an item as a whole: of broad wording only "information about somebody"."""
    if mark.value not in BROAD:
        return True
    return mark.first == first and reading.texts[mark.last].lower() in function("concerning")


def _trimmed(reading: Reading, piece: Piece) -> tuple[int, int]:
    """Return the words of a piece without those that begin or end no name."""
    first, last = piece.first, piece.last
    words, little = reading.texts, function("little")
    while first < last and (words[first].lower() in little | function("meaning") or not words[first][0].isalpha()):
        first += 1
    while last > first and (words[last - 1].lower() in little | function("stop") or not words[last - 1].isalpha()):
        last -= 1
    return first, last


def _sure(reading: Reading, piece: Piece, here: Listed) -> bool:
    """Tell whether a single word is an entry of its own in a list that is said to be one of data."""
    joined = piece.first == here.first or reading.texts[piece.first - 1].lower() in (",", ";", "and")
    whole = reading.texts[piece.last - 1].lower() not in function("little")
    return here.announced and joined and whole


def _ends(reading: Reading, piece: Piece) -> bool:
    """Tell whether the sentence goes on behind its list, from this piece on."""
    texts = [reading.texts[i].lower() for i in range(piece.first, piece.last)]
    if "whether" in texts[:2]:
        return False
    modals = reading.within(piece.first, piece.last, "modality")
    return not function("being").isdisjoint(texts) or any(worded(reading, m) and m.value != "softener" for m in modals)


def _named(reading: Reading, first: Piece, piece: Piece) -> bool:
    """Tell whether a piece with a capital goes on with the name of a body that the first one begins."""
    capital = reading.texts[piece.first][0].isupper()
    return capital and body([reading.texts[i] for i in range(first.first, piece.first)])


def _initials(reading: Reading, piece: Piece, beside: Piece | None) -> bool:
    """Tell whether a piece only shortens the one that stands beside it in brackets: "UPRN (Unique ... Number)"."""
    words = reading.texts
    if piece.last - piece.first != 1 or not words[piece.first].rstrip("s").isupper():
        return False
    short = words[piece.first].rstrip("s").lower()
    if piece.first > len(short) and words[piece.first - 1] == "(":
        first = piece.first - 1 - len(short)
    elif beside is not None and words[beside.first - 1] == "(":
        first = beside.first
    else:
        return False
    return short == "".join(words[i][0].lower() for i in range(first, first + len(short)))
