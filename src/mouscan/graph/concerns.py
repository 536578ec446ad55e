"""Information that a sentence names by what it concerns or who holds it: "information on the owners of the vessels".

It is an item where it moves or may not; what the parties tell each other about their own dealings is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from mouscan.graph.leads import lead_of
from mouscan.graph.topic import moved, moves
from mouscan.graph.wording import category, function, plain
from mouscan.language import Mark, Reading, Sentence

LONGEST = 18
SERIES = 5
FAR = 24
GIVING = ("disclose", "exchange")
TAKING = ("collect", "receive", "request", "read", "access", "inspect")


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
        noun = _ends(reading, sentence, begin)
        end = _clause(reading, sentence, noun)
        serves = reading.texts[begin - 2].lower() in function("bearing")
        if noun == begin or (_dealings(reading, begin, noun, end > noun) and not serves):
            end = noun
            continue
        people = any(plain(reading.texts[i]) in function("people") for i in range(begin, end))
        people = people or any(reading.within(begin, end, "subjects"))
        first = _modified(reading, sentence, mark)
        more = people and first < mark.first
        moving = listed or more or _moves(reading, sentence, mark) or passes(reading, sentence, end)
        if moving or _kinds(reading, mark):
            named = category("data", (*(w.lower() for w in reading.texts[begin:end]), word))
            yield named or ("personal-data" if people else "other"), first, end


def passes(reading: Reading, sentence: Sentence, end: int) -> bool:
    """Tell whether a passive of moving follows close behind a word: "will only be shared"."""
    last = min(sentence.last, end + SERIES)
    being = next((i for i in range(end, last) if reading.texts[i].lower() in function("being")), last)
    return any(reading.within(being, last, "frames"))


def _moves(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether information moves: a verb stands beside it, or before "with" or "any" ("supply them with any")."""
    if moved(reading, sentence, mark):
        return True
    at = mark.first - 1
    while at > sentence.first and reading.texts[at].lower() in function("quality") | function("universal"):
        at -= 1
    if reading.texts[at].lower() != "with":
        return any(m.last == at + 1 for m in reading.within(at - 1, at + 1, "frames"))
    return any(m.value in GIVING for m in reading.within(max(sentence.first, at - FAR), at, "frames"))


def _begins(reading: Reading, sentence: Sentence, mark: Mark) -> int | None:
    """Return the word after "information on", "information relating to" or "information held by"."""
    words, at = reading.texts, mark.last
    if at + 2 >= sentence.last or (words[at - 1][0].isupper() and mark.first > sentence.first):
        return None
    link, after = words[at].lower(), words[at + 1].lower()
    if link in function("linked") and after in function("being"):
        return next((i + 2 for i in (at + 2, at + 3) if _bears(words, i, sentence.last)), None)
    if mark.first > sentence.first and words[mark.first - 1].lower() == "of":
        return None
    if link in function("marked") and after == "as":
        return at + 2
    if link in function("origin"):
        taken = any(m.value in TAKING for m in reading.within(max(sentence.first, mark.first - SERIES), at, "frames"))
        return _sourced(reading, sentence, at) if not taken else None
    if link in function("holder") and after in function("means"):
        return at + 2
    if link in function("concerning") or (link in function("relating") and after == "to"):
        return at + 2 if after == "to" else at + 1
    return None


def _bears(words: list[str], at: int, last: int) -> bool:
    """Tell whether "relevant to" or the like stands at a word."""
    return at + 2 < last and words[at].lower() in function("bearing") and words[at + 1].lower() in ("to", "for")


def _sourced(reading: Reading, sentence: Sentence, at: int) -> int | None:
    """Return the word after "from", or "from or about", that people follow closely."""
    words = reading.texts
    begin = at + 1
    if words[begin].lower() in ("or", "and") and words[begin + 1].lower() in function("concerning") | function(
        "origin"
    ):
        begin += 2
    near = range(begin, min(sentence.last, begin + SERIES))
    stop = next((i for i in near if words[i].lower() in function("stop") or not words[i][0].isalnum()), sentence.last)
    people = any(plain(words[i]) in function("people") for i in range(begin, min(stop, begin + SERIES)))
    return begin if people or any(reading.within(begin, stop, "subjects")) else None


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


def _clause(reading: Reading, sentence: Sentence, end: int) -> int:
    """Return the word after the relative clause that begins at a word, if one does and no comma cuts it, else it."""
    words = reading.texts
    begin = end + (words[end] == ",") if end + 1 < sentence.last else end
    if begin >= sentence.last or words[begin].lower() not in function("linked"):
        return end
    edge = min(sentence.last, begin + LONGEST)
    last = next((i for i in range(begin, edge) if not words[i][0].isalnum()), edge)
    return last if last < edge or edge == sentence.last else end


def _kinds(reading: Reading, mark: Mark) -> bool:
    """Tell whether a word that opens a list stands right before some information ("shall include information on")."""
    return any(
        m.value == "opens" and m.last == mark.first for m in reading.within(mark.first - 2, mark.first, "listing")
    )


def _dealings(reading: Reading, first: int, last: int, told: bool) -> bool:
    """Tell whether words are about the parties' own dealings, point back, or name an item that counts by itself.

    What is about anybody says nothing, unless a relative clause tells who (`told`).
    """
    words = [reading.texts[i].lower() for i in range(first, last)]
    if not (function("pointing") - {"the"}).isdisjoint(words[:2]) or words[0] in function("clausal"):
        return True
    says = [plain(word) for word in words if word not in function("little") | function("stop")]
    if any(word in function("dealing") for word in says) or (
        not told and all(word in function("anybody") for word in says)
    ):
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
