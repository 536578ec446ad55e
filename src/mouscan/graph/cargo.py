"""Which items of data a frame moves: those that its words, its list, its defined terms or its references name."""

from __future__ import annotations

from collections.abc import Sequence

from mouscan.graph.agreement import DataItem, Definition
from mouscan.graph.contents import Contents
from mouscan.graph.frames import Frame
from mouscan.graph.grammar import closed
from mouscan.graph.limbs import follows, limb, runs, without
from mouscan.graph.manifest import Manifest
from mouscan.graph.places import Line
from mouscan.graph.stock import about, called, heads
from mouscan.language import Reading, Sentence

NEAR = 24
BACK = 60
PRONOUN = 4
NAMED = 6
BARS = ("negator", "prohibition")


class Cargo(Manifest):
    """The data items of a reading, asked which of them a frame moves."""

    def __init__(self, reading: Reading, data: Sequence[DataItem], terms: Sequence[Definition]) -> None:
        super().__init__(reading, data, terms)
        self.contents = Contents(reading)
        self._again = {called(item): item.id for item in data if not item.generic}
        self._heads = heads(data)
        self._about = about(data)
        self._state()

    def items(self, line: Line, frame: Frame) -> tuple[str, ...]:
        """Return the ids of the data that a frame moves; a general word counts only where nothing is named."""
        first, last = self._span(line, frame)
        first, last = limb(line, frame, first, runs(line, first, last))
        last = self._ends(line, first, last)
        found = [*self._kept(line, frame, first, last), *self.referred(first, last), *self.defined(first, last)]
        for sentence in self.listed(line, frame):
            found += self.of(sentence)
        found += self._held(line, frame, self.vague(found) and frame.force != "prohibition")
        if self.vague(found) and self._refers(line, frame):
            opening = max(line.sentence.first, first - BACK)
            found += self.named(opening, first) or self.defined(opening, first) or self.earlier(line.sentence)
        if self.vague(found):
            found += self.again(line, first, last) or self.later(line.sentence, 2 if frame.kind == "engage" else 0)
        found = [meant for id in found for meant in self.aliases.get(id, (id,))]
        return tuple(dict.fromkeys(id for id in found if id not in self.generic)) or tuple(dict.fromkeys(found))

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

    def shared(self) -> tuple[str, ...]:
        """Return the data that the text says "the data" are, else those that it is about."""
        found = dict.fromkeys(id for s in self.contents.data() for id in self._told(s))
        return tuple(id for id in found if id not in self.generic) or self.whole(self._about)

    def earlier(self, sentence: Sentence) -> list[str]:
        """Return the data that the sentence before names, in the same clause, or beside it where nothing is barred."""
        previous = self.reading.sentences[sentence.index - 1] if sentence.index else sentence
        tree = self.reading.tree
        here, there = tree.by_id[sentence.clause], tree.by_id[previous.clause]
        beside = here.parent is not None and here.parent == there.parent and not self._denies(previous)
        return self.of(previous) if previous is not sentence and (here.id == there.id or beside) else []

    def later(self, sentence: Sentence, more: int) -> list[str]:
        """Return the data that the next sentence of a clause says "this" includes, or that so many `more` name."""
        found: list[str] = []
        for i in range(sentence.index + 1, min(sentence.index + 2 + more, len(self.reading.sentences))):
            after = self.reading.sentences[i]
            if after.clause != sentence.clause or after.kind != sentence.kind or self._denies(after):
                break
            if i <= sentence.index + more or self._says(after):
                found += [*self.of(after), *self.defined(after.first, after.last)]
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
        return [*self.of(sentence), *self.referred(sentence.first, sentence.last)]

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

    def _state(self) -> None:
        """Note what the text says that an item includes ("Tenancy data include the rent")."""
        for sentence, verb in self.contents.stating:
            subject = self.named(sentence.first, verb)
            if len(subject) == 1 and self.named(sentence.first, sentence.first + 2):
                told = [
                    *self.named(verb, sentence.last),
                    *(id for s in self.contents.listed(sentence) for id in self.of(s)),
                ]
                parts = tuple(id for id in told if id != subject[0])
                self.fuller[subject[0]] = (*self.fuller.get(subject[0], ()), *parts)


def _parts(line: Line, i: int) -> bool:
    """Tell whether a word parts what is spoken of from what stands before it."""
    return (line.preposition(i) and line.word(i) != "of") or line.word(i) in closed("relative")
