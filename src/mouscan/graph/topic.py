"""What a sentence speaks of, by its own words or its headings: of data, and whether it moves them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from mouscan.clauses.vocabulary import pattern
from mouscan.graph.wording import function
from mouscan.language import Mark, Reading, Sentence

DATA = ("data", "personal")
HEADINGS = 3
NEAR = 6
REACH = 2


def spoken(reading: Reading, sentence: Sentence) -> list[Mark]:
    """Return the words of a sentence that speak of data; those in "data protection" and "data provider" do not."""
    marks = [mark for mark in reading.of(sentence, "objects") if mark.value in DATA]
    return [mark for mark in marks if not guarded(reading, mark.last, sentence.last)]


def guarded(reading: Reading, word: int, last: int) -> bool:
    """Tell whether a word makes those before it the name of an office, a law or a measure ("data" + "protection")."""
    return word < last and (reading.lower[word] in function("office") or reading.lower[word] in function("guard"))


def bare(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence binds nobody and moves nothing, as titles and the entries of a list do."""
    if any(reading.of(sentence, "modality", "frames")):
        return False
    return function("being").isdisjoint(reading.lower[sentence.first : sentence.last])


def headed(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence stands under a heading that speaks of data or of a form to ask for them."""
    headings = reading.tree.headings(reading.tree.by_id[sentence.clause])[:HEADINGS]
    return any(map(_speaks, headings))


@lru_cache(1024)
def _speaks(heading: str) -> bool:
    return any(pattern("leads", kind, False).search(heading) is not None for kind in ("data", "form"))


def moves(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence moves data or reports them."""
    return any(reading.of(sentence, "frames")) or any(m.value == "moves" for m in reading.of(sentence, "listing"))


def moved(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a verb of moving stands right before a mark, or behind it in the passive, or a thing holds it."""
    if any(_contained(reading, mark)):
        return True
    for verb in verbs(reading, sentence, mark):
        if verb.first < mark.first and (verb.last >= mark.first - REACH or _names(reading, verb.last, mark.first)):
            return True
        if verb.first == mark.last and reading.texts[verb.first].lower() in function("ready"):
            return True  # "shall make the nationality available to"
        behind = range(max(mark.last, verb.first - REACH), verb.first)
        if any(reading.texts[i].lower() in function("being") for i in behind):
            return True
    return False


def verbs(reading: Reading, sentence: Sentence, mark: Mark) -> list[Mark]:
    """Return the verbs of moving around a mark."""
    first, last = max(sentence.first, mark.first - NEAR), min(sentence.last, mark.last + NEAR)
    marks = reading.within(first, last, "frames", "listing")
    apart = (m for m in marks if m.last <= mark.first or m.first >= mark.last)
    return [m for m in apart if m.vocabulary == "frames" or m.value == "moves"]


def _contained(reading: Reading, mark: Mark) -> Iterator[bool]:
    """Yield whether each word close before a mark tells that a thing holds it ("containing")."""
    return (reading.texts[i].lower() in function("containing") for i in range(max(0, mark.first - REACH), mark.first))


def _names(reading: Reading, first: int, last: int) -> bool:
    """Tell whether nothing but names and little words stands between two words ("to the Department the")."""
    little = function("little") | function("means") | function("place")
    return all(w[0].isupper() or w.lower() in little for w in reading.texts[first:last])
