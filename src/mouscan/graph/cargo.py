"""Which items of data a frame moves: those that its words, its list, its defined terms or its references name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from mouscan.graph.agreement import DataItem, Definition
from mouscan.graph.contents import Contents
from mouscan.graph.frames import Frame
from mouscan.graph.grammar import closed
from mouscan.graph.limbs import follows, limb, runs, without
from mouscan.graph.places import Line
from mouscan.graph.terms import standing
from mouscan.graph.wording import function
from mouscan.language import Reading, Sentence

NEAR = 24
BACK = 60
PRONOUN = 4
NAMED = 6


class Cargo:
    """The data items of a reading, asked which of them stand, or are referred to, in a stretch of it."""

    def __init__(self, reading: Reading, data: Sequence[DataItem], terms: Sequence[Definition]) -> None:
        self.reading = reading
        self._named = sorted((e.start, item.id) for item in data for e in item.evidence)
        self._starts = [start for start, _ in self._named]
        self._generic = {item.id for item in data if item.generic}
        self._targets = _targets(reading, data)
        self._target_starts = [start for start, _ in self._targets]
        self.contents = Contents(reading)
        self._aliases: dict[str, tuple[str, ...]] = {}
        self._fuller: dict[str, tuple[str, ...]] = {}
        self._again = {item.name.lower(): item.id for item in data if not item.generic}
        self._heads = _heads(data)
        self._terms = self._used(terms, data)
        self._state()
        self._term_firsts = [first for first, _ in self._terms]

    def items(self, line: Line, frame: Frame) -> tuple[str, ...]:
        """Return the ids of the data that a frame moves; a general word counts only where nothing is named."""
        first, last = self._span(line, frame)
        first, last = limb(line, frame, first, runs(line, first, last))
        last = self._ends(line, first, last)
        found = [*self._kept(line, frame, first, last), *self.referred(first, last), *self.defined(first, last)]
        for sentence in self.listed(line, frame):
            found += self._of(sentence)
        found += self._held(line, frame, self.vague(found))
        if self.vague(found) and self._refers(line, frame):
            opening = max(line.sentence.first, first - BACK)
            found += self.named(opening, first) or self.defined(opening, first) or self.earlier(line.sentence)
        if self.vague(found):
            found += self.again(line, first, last)
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
        return next((i for i in basis if self.tells(first, i)), last)

    def named(self, first: int, last: int) -> list[str]:
        """Return the data named between two words."""
        return self._within(self.reading.starts[first], self.reading.ends[last - 1]) if first < last else []

    def shared(self) -> tuple[str, ...]:
        """Return the data that the text says "the data" are."""
        found = dict.fromkeys(id for s in self.contents.data() for id in self._told(s))
        return tuple(id for id in found if id not in self._generic)

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
        return [id for _, ids in self._terms[span] for id in ids]

    def earlier(self, sentence: Sentence) -> list[str]:
        """Return the data that the sentence before names, in the same clause or the one beside it."""
        previous = self.reading.sentences[sentence.index - 1] if sentence.index else sentence
        tree = self.reading.tree
        here, there = tree.by_id[sentence.clause], tree.by_id[previous.clause]
        beside = here.id == there.id or (here.parent is not None and here.parent == there.parent)
        return self._of(previous) if previous is not sentence and beside else []

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

    def _used(self, terms: Sequence[Definition], data: Sequence[DataItem]) -> list[tuple[int, tuple[str, ...]]]:
        """Return where the text uses a term that it defines as data, with those data.

        A term that is an item itself stands for that item, an alias for what it is a name of.
        """
        known = {item.name.lower(): item.id for item in data}
        meant: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        for term in standing(self.reading, terms):
            own = known.get(" ".join(term.spelt).lower())
            ids = (*self.named(term.first, term.last), *self.referred(term.first, term.last))
            if ids := tuple(id for id in ids if id != own):
                if own is not None:
                    (self._aliases if term.alias else self._fuller)[own] = ids
                used = ids if own is None or own in self._generic or term.alias else (own,)
                meant.setdefault(term.spelt[0], []).append((term.spelt, used))
        printed = self.reading.texts if meant else []
        return [
            (i, ids)
            for i, word in enumerate(printed)
            for spelt, ids in meant.get(word, ())
            if tuple(printed[i : i + len(spelt)]) == spelt
        ]

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


def _parts(line: Line, i: int) -> bool:
    """Tell whether a word parts what is spoken of from what stands before it."""
    return (line.preposition(i) and line.word(i) != "of") or line.word(i) in closed("relative")


def _heads(data: Sequence[DataItem]) -> dict[str, str]:
    """Return the items under the nouns at the head of their names, where no other item has that head."""
    found: dict[str, str] = {}
    for item in data:
        words = item.name.lower().partition(" of ")[0].split()
        if words and words[-1] not in function("bare"):
            found[words[-1]] = "" if words[-1] in found else item.id
    return found


def _targets(reading: Reading, data: Sequence[DataItem]) -> list[tuple[int, tuple[str, ...]]]:
    """Return where the text refers to clauses that name data, with those data: a clause's, and those of its parts."""
    by_clause: dict[str, list[str]] = {}
    for item in data:
        for clause in item.clauses:
            place = reading.tree.by_id.get(clause)
            for one in (place, *reading.tree.parents(place)) if place is not None else ():
                by_clause.setdefault(one.id, []).append(item.id)
    found = [
        (r.start, tuple(id for target in r.targets for id in by_clause.get(target, ())))
        for r in reading.tree.references
        if not _conditional(reading, r.start)
    ]
    return sorted((start, ids) for start, ids in found if ids)


def _conditional(reading: Reading, start: int) -> bool:
    """Tell whether a reference only says when something holds ("unless sections 3 to 5 apply")."""
    at = bisect_left(reading.starts, start)
    return any(word.lower() in closed("condition") for word in reading.texts[max(at - PRONOUN, 0) : at])
