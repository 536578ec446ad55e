"""Which items of data a frame moves: those that its words, its list, its defined terms or its references name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from mouscan.graph.agreement import DataItem, Definition
from mouscan.graph.contents import Contents
from mouscan.graph.frames import Frame
from mouscan.graph.grammar import closed
from mouscan.graph.limbs import follows, limb, runs, without
from mouscan.graph.places import Line
from mouscan.graph.stock import about, called, entries, heads, targets
from mouscan.graph.terms import standing
from mouscan.language import Reading, Sentence

NEAR = 24
BACK = 60
PRONOUN = 4
NAMED = 6
BARS = ("negator", "prohibition")


class Cargo:
    """The data items of a reading, asked which of them stand, or are referred to, in a stretch of it."""

    def __init__(self, reading: Reading, data: Sequence[DataItem], terms: Sequence[Definition]) -> None:
        self.reading = reading
        self._named = sorted((e.start, item.id) for item in data for e in item.evidence)
        self._starts = [start for start, _ in self._named]
        self._generic = {item.id for item in data if item.generic} - entries(reading, data)
        self._targets = targets(reading, data)
        self._target_starts = [start for start, _ in self._targets]
        self.contents = Contents(reading)
        self._aliases: dict[str, tuple[str, ...]] = {}
        self._fuller: dict[str, tuple[str, ...]] = {}
        self._again = {called(item): item.id for item in data if not item.generic}
        self._heads = heads(data)
        self._about = about(data)
        self._terms = self._used(terms, data)
        self._term_firsts = [term[0] for term in self._terms]
        self._shade(data)
        self._state()

    def items(self, line: Line, frame: Frame) -> tuple[str, ...]:
        """Return the ids of the data that a frame moves; a general word counts only where nothing is named."""
        first, last = self._span(line, frame)
        first, last = limb(line, frame, first, runs(line, first, last))
        last = self._ends(line, first, last)
        found = [*self._kept(line, frame, first, last), *self.referred(first, last), *self.defined(first, last)]
        for sentence in self.listed(line, frame):
            found += self._of(sentence)
        found += self._held(line, frame, self.vague(found) and frame.force != "prohibition")
        if self.vague(found) and self._refers(line, frame):
            opening = max(line.sentence.first, first - BACK)
            found += self.named(opening, first) or self.defined(opening, first) or self.earlier(line.sentence)
        if self.vague(found):
            found += self.again(line, first, last) or self.later(line.sentence, 2 if frame.kind == "engage" else 0)
        found = [meant for id in found for meant in self._aliases.get(id, (id,))]
        return tuple(dict.fromkeys(id for id in found if id not in self._generic)) or tuple(dict.fromkeys(found))

    def _kept(self, line: Line, frame: Frame, first: int, last: int) -> list[str]:
        """Return the data named between two words without those that are left out ("but not the addresses")."""
        left = [id for a, b in without(line, frame, first, last) for id in self.named(a, b)]
        return [id for id in self.named(first, last) if id not in left]

    def again(self, line: Line, first: int, last: int) -> list[str]:
        """Return the data that the text names again, in full or by the head of their name ("the log")."""
        found: list[str] = []
        for i in range(first + 1, last):
            if line.word(i - 1) in closed("determiner"):
                longest = range(min(NAMED, last - i), 0, -1)
                ids = (self._again.get(" ".join(map(line.word, range(i, i + n)))) for n in longest)
                short = not (line.capital(i) or line.describes(i + 1) or line.word(i + 1) == "of")
                head = self._heads.get(line.word(i), "") if short else ""
                found += [id for id in (*ids, head) if id][:1]
        return found

    def _ends(self, line: Line, first: int, last: int) -> int:
        """Return the word before which the data of a frame end: what they are made of, or for, is not moved itself."""
        basis = (i for i in range(first, last) if line.word(i) in closed("basis"))
        return next((i for i in basis if self.tells(first, i) or self.defined(first, i)), last)

    def named(self, first: int, last: int) -> list[str]:
        """Return the data named between two words."""
        return self._within(self.reading.starts[first], self.reading.ends[last - 1]) if first < last else []

    def shared(self) -> tuple[str, ...]:
        """Return the data that the text says "the data" are, else those that it is about."""
        found = dict.fromkeys(id for s in self.contents.data() for id in self._told(s))
        return tuple(id for id in found if id not in self._generic) or self.whole(self._about)

    def whole(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return some data with all that the terms among them are defined to be."""
        return tuple(dict.fromkeys(each for id in ids for each in (id, *self._fuller.get(id, ()))))

    def vague(self, ids: Iterable[str]) -> bool:
        """Tell whether no data are named, or only by a general word."""
        return all(id in self._generic for id in ids)

    def tells(self, first: int, last: int) -> bool:
        """Tell whether data are named between two words by more than a general word."""
        return not self.vague(self.named(first, last))

    def referred(self, first: int, last: int) -> list[str]:
        """Return the data of the clauses that the words between two others refer to."""
        if first >= last:
            return []
        start, end = self.reading.starts[first], self.reading.ends[last - 1]
        span = slice(bisect_left(self._target_starts, start), bisect_left(self._target_starts, end))
        return [id for _, ids in self._targets[span] for id in ids]

    def defined(self, first: int, last: int) -> list[str]:
        """Return the data that the defined terms between two words stand for."""
        span = slice(bisect_left(self._term_firsts, first), bisect_left(self._term_firsts, last))
        return [id for _, _, ids in self._terms[span] for id in ids]

    def earlier(self, sentence: Sentence) -> list[str]:
        """Return the data that the sentence before names, in the same clause, or beside it where nothing is barred."""
        previous = self.reading.sentences[sentence.index - 1] if sentence.index else sentence
        tree = self.reading.tree
        here, there = tree.by_id[sentence.clause], tree.by_id[previous.clause]
        beside = here.parent is not None and here.parent == there.parent and not self._denies(previous)
        return self._of(previous) if previous is not sentence and (here.id == there.id or beside) else []

    def later(self, sentence: Sentence, more: int) -> list[str]:
        """Return the data that the next sentence of a clause says "this" includes, or that so many `more` name."""
        found: list[str] = []
        for i in range(sentence.index + 1, min(sentence.index + 2 + more, len(self.reading.sentences))):
            after = self.reading.sentences[i]
            if after.clause != sentence.clause or after.kind != sentence.kind or self._denies(after):
                break
            if i <= sentence.index + more or self._says(after):
                found += [*self._of(after), *self.defined(after.first, after.last)]
        return found

    def _says(self, sentence: Sentence) -> bool:
        """Tell whether a sentence says what includes what was spoken of before it ("These include ...")."""
        opening = [w.lower() for w in self.reading.texts[sentence.first : min(sentence.last, sentence.first + PRONOUN)]]
        told = [i for i, word in enumerate(opening) if word in closed("stating")]
        return bool(told) and opening[0] in closed("refer")

    def _denies(self, sentence: Sentence) -> bool:
        return any(m.value in BARS for m in self.reading.of(sentence, "modality"))

    def listed(self, line: Line, frame: Frame) -> list[Sentence]:
        """Return the items of the list that a sentence leads into with the words of a frame, or with what they hold."""
        last = line.sentence.last
        if frame.last < last and not any(self.reading.within(max(frame.last, last - NEAR), last, "listing")):
            return []
        return self.contents.listed(line.sentence)

    def _held(self, line: Line, frame: Frame, anywhere: bool) -> list[str]:
        """Return the data that the text says a thing holds which a frame moves."""
        near = range(frame.mark.first, min(frame.last, frame.mark.last + NEAR))
        if frame.voice == "passive":
            near = range(max(frame.first, frame.mark.first - NEAR), frame.mark.first)
        nouns = (i for i in near if line.describes(i) or line.word(i - 1) in closed("determiner"))
        things = (i for i in (frame.mark.first, *nouns) if not line.inside(i))
        said = dict.fromkeys(self.reading.stems[i] for i in things)
        return [
            id for noun in said for s in self.contents.of(noun, line.sentence.clause, anywhere) for id in self._told(s)
        ]

    def _told(self, sentence: Sentence) -> list[str]:
        """Return the data that a sentence names, or that stand where it refers to."""
        return [*self._of(sentence), *self.referred(sentence.first, sentence.last)]

    def _span(self, line: Line, frame: Frame) -> tuple[int, int]:
        """Return between which words the data of a frame stand: after a verb that acts, around a passive.

        A participle ("data provided to the Trust") is only said of what stands right before it.
        """
        relatives = (i for i in range(frame.first, frame.mark.first) if line.word(i) in closed("relative"))
        if frame.acts and all(follows(line, i) for i in relatives):
            return frame.mark.first, frame.last
        if frame.voice == "participle":
            before = range(frame.mark.first - 1, frame.first, -1)
            return next((i for i in before if line.verb(i) or _parts(line, i)), frame.first), frame.last
        return frame.first, frame.last

    def _refers(self, line: Line, frame: Frame) -> bool:
        """Tell whether a frame speaks of what was named before: "it", "those data", "such information"."""
        start, stop = (frame.mark.last, frame.last) if frame.acts else (frame.first, frame.mark.first)
        near = range(start, min(stop, start + PRONOUN)) if frame.acts else range(max(start, stop - 2 * PRONOUN), stop)
        return any(line.word(i) in closed("refer") for i in near)

    def _used(self, terms: Sequence[Definition], data: Sequence[DataItem]) -> list[tuple[int, int, tuple[str, ...]]]:
        """Return between which words the text uses a term that it defines as data, with those data.

        A term that is an item itself stands for that item, an alias for what it is a name of.
        """
        known = {called(item): item.id for item in data}
        meant: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        for term in standing(self.reading, terms):
            own = known.get(" ".join(term.spelt).lower())
            ids = (*self.named(term.first, term.last), *self.referred(term.first, term.last))
            ids = tuple(id for id in ids if id != own)
            if own is not None and ids:
                (self._aliases if term.alias else self._fuller)[own] = ids
            itself = own is not None and not (ids and (own in self._generic or term.alias))
            if used := (own,) if own is not None and itself else ids:
                meant.setdefault(term.spelt[0], []).append((term.spelt, used))
        printed = self.reading.texts if meant else []
        found: list[tuple[int, int, tuple[str, ...]]] = []
        for i, word in enumerate(printed):
            if word not in meant:
                continue
            here = [(i + len(spelt), ids) for spelt, ids in meant[word] if _stands(printed, i, spelt)]
            longest = max((last for last, _ in here), default=0)
            if longest and not (found and longest <= found[-1][1]):
                found += [(i, longest, ids) for last, ids in here if last == longest]
        return found

    def _shade(self, data: Sequence[DataItem]) -> None:
        """Forget the names that are a part of a defined term: "Clinic Study Data" names no "Study Data"."""
        shaded = {(e.start, item.id) for item in data for e in item.evidence if self._part(item.id, e.start, e.end)}
        self._named = [named for named in self._named if named not in shaded]
        self._starts = [start for start, _ in self._named]

    def _part(self, id: str, start: int, end: int) -> bool:
        """Tell whether a name of an item is a part of a longer term for something else."""
        at = bisect_right(self._term_firsts, bisect_left(self.reading.starts, start))
        if not at:
            return False
        first, last, ids = self._terms[at - 1]
        opens, closes = self.reading.starts[first], self.reading.ends[last - 1]
        return end <= closes and end - start < closes - opens and id not in ids

    def _state(self) -> None:
        """Note what the text says that an item includes ("Tenancy data include the rent")."""
        for sentence, verb in self.contents.stating:
            subject = self.named(sentence.first, verb)
            if len(subject) == 1 and self.named(sentence.first, sentence.first + 2):
                told = [
                    *self.named(verb, sentence.last),
                    *(id for s in self.contents.listed(sentence) for id in self._of(s)),
                ]
                parts = tuple(id for id in told if id != subject[0])
                self._fuller[subject[0]] = (*self._fuller.get(subject[0], ()), *parts)

    def _of(self, sentence: Sentence) -> list[str]:
        return self._within(sentence.start, sentence.end)

    def _within(self, start: int, end: int) -> list[str]:
        return [id for _, id in self._named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]]


def _stands(printed: Sequence[str], i: int, spelt: tuple[str, ...]) -> bool:
    """Tell whether a term stands at a word."""
    return tuple(printed[i : i + len(spelt)]) == spelt


def _parts(line: Line, i: int) -> bool:
    """Tell whether a word parts what is spoken of from what stands before it."""
    return (line.preposition(i) and line.word(i) != "of") or line.word(i) in closed("relative")
