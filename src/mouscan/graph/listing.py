"""The pieces of a sentence that lists things: cut at commas, brackets, conjunctions, cells and columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from os.path import commonprefix

from mouscan.graph.topic import CONTACT, lead_of, moves, spoken
from mouscan.graph.wording import COLUMN, function, plain, worded
from mouscan.language import Mark, Reading, Sentence

BREAKS = frozenset(',;:()|/[]"*.●•○▪')
JOINS = frozenset({"and", "or", "with", "including", "plus"})
CLOSE = 5
COMPANY = 2
LINES = 2
SHORT = 9
REACH = 14


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a list, from one word to another (exclusive), and the marks of data in it."""

    first: int
    last: int
    marks: tuple[Mark, ...]


def pieces(reading: Reading, sentence: Sentence, first: int) -> Iterator[Piece]:
    """Yield the pieces of a sentence from one word on; a mark of data is never cut, a table gives its first column."""
    marks = [m for m in reading.of(sentence, "data") if m.first >= first]
    inside = {i for m in marks for i in range(m.first + 1, m.last)}
    table = _tabled(reading, sentence) or lined(reading, sentence)
    begin, skipping = first, False
    for i in range(first, sentence.last):
        text = reading.texts[i]
        gap = "" if i == first or i in inside else _between(reading, i)
        if gap and table:
            numbered = gap == "column" and i - begin == 1 and not reading.texts[begin][0].isalpha()
            if not (skipping or numbered):
                yield from _piece(reading, begin, i)
            begin, skipping = i, gap == "column" and (skipping or not numbered)
        if i not in inside and (text in BREAKS or text.lower() in JOINS):
            if not skipping:
                yield from _piece(reading, begin, i)
            begin = i + 1
    if not skipping:
        yield from _piece(reading, begin, sentence.last)


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
    if any(_bracketed(reading, found[0].first, piece.first) for piece in kept[1:]):
        kept = [piece for piece in kept if piece.marks]
    if len(kept) == COMPANY and _either(reading, *kept):
        if not kept[1].marks and _bound(reading, kept[0]):
            return kept[:1]
        return [Piece(kept[0].first, kept[1].last, (*kept[0].marks, *kept[1].marks))]
    return kept


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
    """Tell whether a piece ends in what a preposition but "of" adds to its thing ("identity of the guest under care")."""
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
    alike = len(commonprefix([one[::-1], two[::-1]]))
    return one != two and (alike >= CLOSE or (alike > 1 and one.endswith(tuple(function("adjectival")))))


def _length(reading: Reading, piece: Piece) -> int:
    """Return how many words of a piece say something."""
    return sum(reading.texts[i].lower() not in function("little") for i in range(piece.first, piece.last))


def cell(reading: Reading, sentence: Sentence) -> int:
    """Return the word that ends the first cell of a row, its bar."""
    bars = (i for i in range(sentence.first + 1, sentence.last) if reading.texts[i] == "|")
    return next(bars, sentence.last)


def titled(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether the sentence before a table without rules is its head, and names a column of items."""
    if sentence.index == 0 or not _tabled(reading, sentence):
        return False
    head = reading.sentences[sentence.index - 1]
    if head.clause != sentence.clause or head.last - head.first > SHORT or not _columned(reading, head):
        return False
    return any(m.value == "fields" for m in reading.of(head, "listing"))


def edge(reading: Reading, sentence: Sentence) -> int:
    """Return the word that ends the first column of a row of a table without rules, of all else its end."""
    if not _tabled(reading, sentence):
        return sentence.last
    gaps = (i for i in range(sentence.first + 1, sentence.last) if _between(reading, i) == "column")
    return next(gaps, sentence.last)


def lined(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a paragraph is a list of a line each: several lines, and few words in any."""
    if sentence.kind != "paragraph":
        return False
    lines = [i for i in range(sentence.first + 1, sentence.last) if _between(reading, i) == "line"]
    ends = [sentence.first, *lines, sentence.last]
    return len(lines) >= LINES and all(b - a <= SHORT for a, b in pairwise(ends))


def opening(reading: Reading, sentence: Sentence) -> int | None:
    """Return the word after the one that opens a list of data in a sentence, None where it opens none."""
    ends = [m.last for m in spoken(reading, sentence)]
    ends += [m.last for m in reading.of(sentence, "listing") if m.value == "fields"]
    if reading.texts[sentence.first].lower() == "also" and sentence.index:
        before = reading.sentences[sentence.index - 1]
        ends += [sentence.first] if before.clause == sentence.clause and spoken(reading, before) else []
    if moves(reading, sentence):
        ends += _announces(reading, sentence)
    ends.sort()
    found: int | None = None
    for mark in reading.of(sentence, "listing"):
        if found is not None and mark.first - found > COLUMN:
            break
        if not worded(reading, mark):
            continue
        after = reading.texts[mark.last].lower() if mark.last < sentence.last else ""
        at = bisect_right(ends, mark.first)
        if mark.value == "opens" and at and mark.first - ends[at - 1] <= REACH and after not in function("place"):
            found = mark.last
    if found is not None:
        colon = range(found, min(found + COLUMN, sentence.last - 1))
        return next((i + 1 for i in colon if reading.texts[i] == ":"), found)
    for i in range(ends[0] if ends else sentence.last, sentence.last - 1):
        if reading.texts[i] == ":" and reading.texts[i - 1].lower() not in function("rest"):
            return i + 1
    return None


def _announces(reading: Reading, sentence: Sentence) -> Iterator[int]:
    """Yield the word after each "the following" that a colon follows closely, and items behind it."""
    for mark in reading.of(sentence, "listing"):
        if mark.value == "opens" and reading.texts[mark.last - 1].lower() in function("next"):
            behind = range(mark.last, min(sentence.last - 1, mark.last + CLOSE))
            colon = next((i for i in behind if reading.texts[i] == ":"), sentence.last)
            named = reading.within(colon, min(sentence.last, colon + 2 * REACH), "data")
            if len({m.value for m in named}) >= COMPANY:
                yield mark.last


def _piece(reading: Reading, first: int, last: int) -> Iterator[Piece]:
    if first < last:
        yield Piece(first, last, tuple(reading.within(first, last, "data")))


def _between(reading: Reading, word: int) -> str:
    """Return "line" or "column" where a line of the file or a wide gap stands before a word, else ""."""
    document = reading.tree.document
    end, start = reading.ends[word - 1], reading.starts[word]
    if "\n" in document.text[end:start]:
        return "line"
    return "column" if document.offsets[start] - document.offsets[end - 1] > COLUMN else ""


def _columned(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a wide gap parts the words of a sentence."""
    return any(_between(reading, i) == "column" for i in range(sentence.first + 1, sentence.last))


def _tabled(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence is a table without rules, or a row of one: two lines or more have columns."""
    if sentence.kind != "paragraph":
        return False
    lead = lead_of(reading, sentence)
    if lead is not None and lead.last - lead.first <= SHORT and _columned(reading, lead):
        return True
    columns = lines = 0
    for i in range(sentence.first + 1, sentence.last):
        gap = _between(reading, i)
        columns += gap == "column"
        lines += gap == "line"
    return lines > 0 and columns >= 2 and columns >= lines
