"""What the text says that a thing holds: "The form gives the patient's name", "The dataset contains ..."."""

from __future__ import annotations

from collections.abc import Iterator

from mouscan.graph.grammar import COMMAS, closed, prepositions
from mouscan.graph.terms import DATA as SPOKEN
from mouscan.graph.terms import ends
from mouscan.graph.topic import bare
from mouscan.graph.wording import function, worded
from mouscan.language import Reading, Sentence

OPENING = 12
SPREAD = 3
HEADING = ("determiner", "describing")
BARS = ("negator", "prohibition", "exclude", "except")
ITEMS = 80
SHARED = ("disclose", "reveal", "exchange")
DATA = frozenset({"data", "dataset", "datasets", "information"})


class Contents:
    """The sentences of a reading that say what a thing holds, under the noun for the thing."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._said: dict[str, list[Sentence]] = {}
        self._asking: set[int] = set()
        self._data: list[Sentence] = []
        self._under: list[Sentence] = []
        self.stating: list[tuple[Sentence, int]] = []
        headed: set[str] = set()
        for sentence in reading.sentences:
            if reading.tree.by_id[sentence.clause].parent in headed or self._heads(sentence):
                headed.add(sentence.clause)
            if sentence.kind != "heading" and sentence.clause in headed and bare(reading, sentence):
                lead = reading.lead(sentence)
                if lead is None or not self._barred(lead.first, lead.last):
                    self._under.append(sentence)
            if sentence.kind == "heading":
                continue
            if states := self._states(sentence):
                self.stating.append((sentence, states))
            if (at := self._noun(sentence)) is None:
                continue
            self._said.setdefault(reading.stems[at], []).append(sentence)
            if reading.texts[at].lower() in DATA:
                self._data.append(sentence)

    def listed(self, sentence: Sentence) -> list[Sentence]:
        """Return the items of the list that a sentence leads into, and those of the lists under them."""
        items: list[Sentence] = []
        for item in self.reading.led(sentence):
            if len(items) >= ITEMS:
                break
            items.append(item)
            if not self._barred(item.first, item.last):
                items += self.reading.led(item)[:ITEMS]
        return items[:ITEMS] or list(self._unmarked(sentence))

    def _unmarked(self, lead: Sentence) -> Iterator[Sentence]:
        """Yield the short lines after a colon: items of a list whose bullets the text has lost."""
        text = self.reading.tree.document.text
        if text[lead.end - 1] != ":":
            return
        for item in self.reading.sentences[lead.index + 1 : lead.index + 1 + ITEMS]:
            whole = item.clause == lead.clause and item.kind == lead.kind and item.last - item.first <= OPENING
            if not whole or text[item.end - 1] in ".:":
                return
            yield item

    def of(self, noun: str, clause: str, anywhere: bool) -> Iterator[Sentence]:
        """Yield what is said of a thing named in a clause: there, else beside it, else where the text says it but once.

        Only `anywhere` looks beyond the clause; what is given with a request is not what answers it.
        """
        said = self._said.get(noun, [])
        here = [s for s in said if s.clause == clause]
        said = [s for s in said if s.index not in self._asking]
        if anywhere and not here:
            over = self._over(clause)
            here = [s for s in said if over and self._over(s.clause) == over]
        yield from self._whole(here or (said if anywhere and len({s.clause for s in said}) == 1 else []))

    def _over(self, clause: str) -> str | None:
        return self.reading.tree.by_id[clause].parent

    def data(self) -> Iterator[Sentence]:
        """Yield what is said, all through the text, of the data that it is about."""
        yield from self._whole(sorted({*self._data, *self._under}, key=lambda s: s.index))

    def _whole(self, sentences: list[Sentence]) -> Iterator[Sentence]:
        for sentence in sentences[:ITEMS]:
            yield sentence
            yield from self.listed(sentence)

    def _noun(self, sentence: Sentence) -> int | None:
        """Return the word for the thing of which a sentence says what it holds, None where it says no such thing."""
        reading, first = self.reading, sentence.first
        texts = reading.lower[first : min(first + OPENING + 1, sentence.last)]
        called = self._called(sentence)
        if not texts or (called is None and texts[0] not in closed("determiner")):
            return None
        lists = {m.first - first for m in reading.of(sentence, "listing") if m.value == "opens" and worded(reading, m)}
        stating = (i for i in range(1, min(OPENING, len(texts))) if i in lists or _states(texts, i))
        holds = next((i for i in stating if not _within(texts, i)), 0)
        if texts[holds] == "following":
            frames = {m.value for m in reading.of(sentence, "frames")}
            shared = not frames.isdisjoint(SHARED)
            if "request" in frames:
                self._asking.add(sentence.index)
            return next((first + i for i in range(holds, len(texts)) if shared and texts[i] in DATA), None)
        if called is not None:
            kinds = any(m.last == called + 1 for m in reading.of(sentence, "listing"))
            verb = next((i for i in range(called + 1 - first, len(texts)) if _tells(texts, i, i in lists, kinds)), 0)
            return called if verb and not self._barred(first, first + verb + 1) else None
        modals = {m.first - first for m in reading.of(sentence, "modality")}
        end = next((i for i in range(2, holds + 1) if i == holds or i in modals or _follows(texts[i])), 0)
        if not end or self._barred(first, first + holds + 1):
            return None
        return first + end - 1 if not any(reading.within(first + 1, first + end - 1, "frames", "dealings")) else None

    def _barred(self, first: int, last: int) -> bool:
        """Tell whether something is denied or left out between two words."""
        return any(m.value in BARS for m in self.reading.within(first, last, "modality", "exceptions"))

    def _states(self, sentence: Sentence) -> int:
        """Return the verb with which a sentence says what its subject includes, 0 for none."""
        texts = [w.lower() for w in self.reading.texts[sentence.first : sentence.last]][: OPENING + 1]
        at = next((sentence.first + i for i in range(min(OPENING, len(texts))) if _verb(texts, i)), 0)
        return at if not self._barred(sentence.first, at) else 0

    def _heads(self, heading: Sentence) -> bool:
        """Tell whether a sentence is the heading of a part that describes the data ("Data to be shared")."""
        if heading.kind != "heading":
            return False
        texts = [w.lower() for w in self.reading.texts[heading.first : heading.last]]
        for mark in self.reading.of(heading, "objects", "listing"):
            before = texts[: mark.first - heading.first]
            own = texts[mark.first - heading.first : mark.last - heading.first]
            if mark.value in ("fields", *SPOKEN) and not DATA.isdisjoint(own):
                plain = all(not w.isalpha() or any(w in closed(k) for k in HEADING) for w in before)
                after = [*texts[mark.last - heading.first :], "", ""]
                return plain and not (_follows(after[0]) and after[:2] != ["to", "be"])
        return False

    def _called(self, sentence: Sentence) -> int | None:
        """Return the word for data that a sentence begins with, or with kinds of them ("Categories of data")."""
        texts = [w.lower() for w in self.reading.texts[sentence.first : sentence.first + SPREAD]]
        for mark in self.reading.within(sentence.first, sentence.last, "objects", "listing"):
            before = texts[: mark.first - sentence.first]
            if mark.first - sentence.first >= SPREAD or (before and before[0] not in closed("determiner")):
                return None
            if mark.value in ("fields", *SPOKEN) and self.reading.texts[mark.last - 1].lower() in DATA:
                return mark.last - 1 if ends(self.reading, mark, sentence.last) else None
        return None


def _within(texts: list[str], i: int) -> bool:
    """Tell whether a thing is said to be a part of another, and not to hold one ("is included in")."""
    return (
        texts[i].endswith("ed")
        and bool(closed("be").intersection(texts[max(i - 2, 0) : i]))
        and "in" in texts[i : i + 2]
    )


def _tells(texts: list[str], i: int, opens: bool, kinds: bool) -> bool:
    """Tell whether a word begins to say what the data are: a colon where none is done anything with, or a verb."""
    if texts[i] == ":":
        return not any(word in function("verbal") for word in texts[:i])
    after = texts[i + 1] if i + 1 < len(texts) else "."
    are = kinds and texts[i] in closed("be") and not (after.endswith("ed") or after in closed("participle"))
    return are or _states(texts, i) or (opens and texts[i - 1] in closed("be") and not _within(texts, i))


def _states(texts: list[str], i: int) -> bool:
    """Tell whether a word says what a thing holds, or, after a form of "be", where that stands."""
    return _verb(texts, i) or (texts[i] in function("placed") and texts[i - 1] in closed("be"))


def _verb(texts: list[str], i: int) -> bool:
    """Tell whether a word is a verb that says what a thing holds, and no noun ("the list", "attendance records and").

    A comma may set apart for whom it does ("shows, for each resident").
    """
    if texts[i] not in closed("stating") or (i and texts[i - 1] in closed("determiner")):
        return False
    after, beyond = (*texts[i + 1 : i + 3], "", "")[:2]
    return not (after in closed("joint") or (after in COMMAS and beyond not in prepositions()))


def _follows(word: str) -> bool:
    """Tell whether a word ends the noun before it."""
    return word in prepositions() or word in closed("adverb")
