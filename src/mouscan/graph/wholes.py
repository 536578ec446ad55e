"""Which pieces of a list name one thing: "prenatal and postnatal visits", "name or alias", "basic facts (age, sex)"."""

from __future__ import annotations

from itertools import takewhile

from mouscan.graph.contacts import CONTACT
from mouscan.graph.listing import JOINS, Piece
from mouscan.graph.wording import function, plain
from mouscan.language import Reading

RHYME = 5
COMPANY = 2


def together(reading: Reading, found: list[Piece]) -> list[Piece]:
    """Return the pieces with two of them made one where they name one thing.

    They do where both are of one kind of contact ("given names and surname"), and where an entry begins with a mere
    word that shares what stands behind the other ("date and place of the event", "plate and vehicle numbers"), and
    where the second is the rest of the first ("parents or other relatives").
    """
    joined: list[Piece] = []
    for piece in found:
        one = joined[-1] if joined else piece
        gap = reading.texts[one.last].lower() if piece.first - one.last == 1 else ""
        alike = _alike(one, piece) or (len(found) == COMPANY and _served(reading, one, piece))
        if (gap == "and" and alike) or (gap == "or" and _rest(reading, one, piece)):
            joined[-1] = Piece(one.first, piece.last, (one.marks or piece.marks)[:1])
        else:
            joined.append(piece)
    return joined


def alone(reading: Reading, found: list[Piece]) -> list[Piece]:
    """Return the pieces of an entry that stands for itself, without the remarks on it in brackets.

    Two ways to say one thing are one piece ("name or alias", "family/household composition"). What stands in brackets
    are the items themselves only where the words before them are none ("basic facts (age, sex)").
    """
    kept: list[Piece] = []
    named = False
    for piece in found:
        inside = _bracketed(reading, found[0].first, piece.first)
        if not inside:
            named = bool(piece.marks)
        elif named or not piece.marks or reading.texts[piece.first].lower() in function("elsewhere"):
            continue
        kept.append(piece)
    if any(_explains(reading, found[0].first, piece.first) for piece in kept[1:]):
        kept = [piece for piece in kept if piece.marks]
    if len(kept) > 1 and _topics(reading, kept):
        return kept[:1]
    if len(kept) == COMPANY and _either(reading, *kept):
        if not kept[1].marks and _bound(reading, kept[0]):
            return kept[:1]
        return [Piece(kept[0].first, kept[1].last, (*kept[0].marks, *kept[1].marks))]
    return kept


def _explains(reading: Reading, first: int, word: int) -> bool:
    """Tell whether a bracket before a word says what all that stands before it is, and not what is a part of it."""
    texts = reading.texts[first : word + 1]
    inside = texts[texts.index("(") + 1].lower() if "(" in texts[:-1] else ""
    return _bracketed(reading, first, word) and inside not in JOINS


def _topics(reading: Reading, found: list[Piece]) -> bool:
    """Tell whether the first of some pieces says what it is on, and the others what else ("notes on terms, units")."""
    first = found[0]
    on = any(reading.texts[i].lower() in function("concerning") for i in range(first.first + 1, first.last))
    return on and not any(piece.marks for piece in found)


def _bracketed(reading: Reading, first: int, word: int) -> bool:
    """Tell whether a bracket that opens behind one word is still open before another."""
    texts = reading.texts[first:word]
    return texts.count("(") > texts.count(")")


def _either(reading: Reading, one: Piece, two: Piece) -> bool:
    """Tell whether two pieces are names of one kind of thing with "or" or a stroke between them."""
    between = [reading.texts[i] for i in range(one.last, two.first)]
    kinds = {m.value for m in (*one.marks, *two.marks)}
    return [b for b in between if b != ","] in (["or"], ["/"]) and len(kinds) <= 1


def _bound(reading: Reading, piece: Piece) -> bool:
    """Tell whether a piece ends in what a preposition but "of" adds ("identity of the guest under care")."""
    inside = (reading.texts[i].lower() for i in range(piece.first + 1, piece.last - 1))
    return any(word in function("stop") for word in inside)


def _alike(one: Piece, two: Piece) -> bool:
    """Tell whether each piece has one mark, both of one kind of contact, and the second begins with its own."""
    kinds = {m.value for m in (*one.marks, *two.marks)}
    return len(one.marks) == len(two.marks) == len(kinds) == 1 and kinds <= CONTACT and two.marks[0].first == two.first


def _rest(reading: Reading, one: Piece, two: Piece) -> bool:
    """Tell whether a piece is what else there is of the kind that the one before it names."""
    kinds = {m.value for m in (*one.marks, *two.marks)}
    return len(kinds) == 1 and reading.texts[two.first].lower() in function("further")


def _served(reading: Reading, one: Piece, two: Piece) -> bool:
    """Tell whether a piece is a mere word that what ends the piece behind it serves too."""
    texts = [reading.texts[i].lower() for i in range(two.first, two.last)]
    if one.marks or _length(reading, one) > 1 or texts[0] in function("article"):
        return False
    if len(texts) > 1 and _rhymes(reading.texts[one.last - 1].lower(), texts[0]):
        return True
    return "of" in texts[1:] or plain(texts[-1]) in function("served")


def _rhymes(one: str, two: str) -> bool:
    """Tell whether two adjectives are of one build, so that they tell of one noun ("prenatal and postnatal")."""
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one[::-1], two[::-1], strict=False)))
    return one != two and (alike >= RHYME or (alike > 1 and one.endswith(tuple(function("adjectival")))))


def _length(reading: Reading, piece: Piece) -> int:
    """Return how many words of a piece say something."""
    return sum(reading.texts[i].lower() not in function("little") for i in range(piece.first, piece.last))
