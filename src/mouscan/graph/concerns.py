"""Information that a sentence names by what it concerns or who holds it: "information on the owners of the vessels".

It is an item where it moves or may not; what the parties tell each other about their own dealings is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from mouscan.graph.prose import moved
from mouscan.graph.topic import lead_of, moves
from mouscan.graph.wording import function, plain
from mouscan.language import Mark, Reading, Sentence

LONGEST = 18
SERIES = 5


def concerns(reading: Reading, sentence: Sentence, spoken: list[Mark]) -> Iterator[tuple[str, int, int]]:
    """Yield the category, the first word and the last (exclusive) of every such piece of information."""
    lead = lead_of(reading, sentence) if spoken else None
    listed = lead is not None and moves(reading, lead)
    end = sentence.first
    for mark in spoken:
        word = reading.texts[mark.last - 1].lower()
        begin = _begins(reading, sentence, mark) if mark.first >= end and word in function("informing") else None
        if begin is None:
            continue
        end = _ends(reading, sentence, begin)
        if end == begin or _dealings(reading, begin, end):
            continue
        if listed or moved(reading, sentence, mark) or _passes(reading, sentence, end):
            people = any(plain(reading.texts[i]) in function("people") for i in range(begin, end))
            people = people or any(reading.within(begin, end, "subjects"))
            yield "personal-data" if people else "other", _modified(reading, sentence, mark), end


def _passes(reading: Reading, sentence: Sentence, end: int) -> bool:
    """Tell whether a passive of moving follows close behind a word: "will only be shared"."""
    last = min(sentence.last, end + SERIES)
    being = next((i for i in range(end, last) if reading.texts[i].lower() in function("being")), last)
    return any(reading.within(being, last, "frames"))


def _begins(reading: Reading, sentence: Sentence, mark: Mark) -> int | None:
    """Return the word after "information on", "information relating to" or "information held by"."""
    words, at = reading.texts, mark.last
    if at + 2 >= sentence.last or (words[at - 1][0].isupper() and mark.first > sentence.first):
        return None
    if mark.first > sentence.first and words[mark.first - 1].lower() == "of":
        return None
    link, after = words[at].lower(), words[at + 1].lower()
    if link in function("holder") and after in function("means"):
        return at + 2
    if link in function("concerning") or (link in function("relating") and after == "to"):
        return at + 2 if after == "to" else at + 1
    return None


def _ends(reading: Reading, sentence: Sentence, begin: int) -> int:
    """Return the word after the noun phrase that begins somewhere, with the further ones that commas add to it."""
    words, at, good = reading.texts, begin, begin
    edge = min(sentence.last, begin + LONGEST)
    while at < edge:
        word = words[at].lower()
        if word == ",":
            more = [words[i].lower() for i in range(at + 1, min(edge, at + 2 + SERIES))]
            if not any(w in (",", "and", "or") for w in more) or more[0] in function("stop") | function("clausal"):
                break
        elif word in ("and", "or"):
            following = words[at + 1].lower() if at + 1 < edge else ""
            if not following.isalpha() or following in function("verbal") | function("clausal"):
                break
        elif not (word[0].isalnum() or word in ("'s", "-", "'")) or word in function("stop") | function("clausal"):
            break
        else:
            good = at + 1
        at += 1
    return good


def _dealings(reading: Reading, first: int, last: int) -> bool:
    """Tell whether words are about the parties' own dealings, point back, or name an item that counts by itself."""
    words = [reading.texts[i].lower() for i in range(first, last)]
    if not (function("pointing") - {"the"}).isdisjoint(words[:2]) or words[0] in function("clausal"):
        return True
    says = [plain(word) for word in words if word not in function("little") | function("stop")]
    if any(word in function("dealing") for word in says) or all(word in function("anybody") for word in says):
        return True
    for mark in reading.within(first, last, "data"):
        if mark.last - mark.first > 1 and (mark.value not in ("other", "personal-data") or mark.last >= last - 1):
            return True
    return any(reading.within(first, last, "modality", "frames"))


def _modified(reading: Reading, sentence: Sentence, mark: Mark) -> int:
    """Return the first word of a mark with the one before it that tells what else the information is."""
    before = mark.first - 1
    if before > sentence.first and reading.texts[before].lower() in function("adding"):
        return before
    return mark.first
