"""What "it", "they", "the former" and "the latter" refer back to: one party, or several, or nothing that is certain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from msgspec import Struct, field

from mouscan.clauses.vocabulary import words
from mouscan.graph.agreement import BUILT_IN_PARTIES
from mouscan.graph.heads import noun
from mouscan.language import Mark, Reading, Sentence

OPENING = 3
NEAR = 4
FEW = 6
REACH = 40
HOLDERS = ("body", "unit", "post", "person")
LEADING = ("to", "by", "from", "preposition")
OPENERS = ("joint", "relative", "condition", "conjunction", "adverb")


class Mention(Struct, frozen=True):
    """Words that name a party, or several ("the parties").

    `first` and `last` count words of the reading (last exclusive); `start` and `end` are offsets into the
    clean text. `parties` are ids of parties, or `public`, `data-subjects`, `third-parties`.
    """

    first: int
    last: int
    start: int
    end: int
    parties: tuple[str, ...]

    @classmethod
    def at(cls, reading: Reading, first: int, last: int, *ids: str) -> Mention:
        """Return the mention of some parties between two words."""
        return cls(first, last, reading.starts[first], reading.ends[last - 1], ids)

    @property
    def party_id(self) -> str:
        """The one party named, "" where the words name several."""
        return self.parties[0] if len(self.parties) == 1 else ""


class Spoken(Struct):
    """Whom a sentence has spoken of so far: the ids of all, and the last few mentions."""

    ids: dict[str, None] = field(default_factory=dict)
    last: list[Mention] = field(default_factory=list)

    def add(self, mention: Mention) -> None:
        """Take one more mention."""
        self.ids.update(dict.fromkeys(mention.parties))
        self.last = sorted([*self.last, mention], key=lambda m: m.first)[-FEW:]


class Antecedents:
    """The parties that the sentences of a reading refer back to; `named` gives the mentions by name of a sentence."""

    def __init__(self, reading: Reading, named: Callable[[Sentence], list[Mention]]) -> None:
        self.reading = reading
        self.named = named

    def of(self, sentence: Sentence, mark: Mark, spoken: Spoken) -> tuple[str, ...]:
        """Return the party that "it" stands for, or the parties that "they" does."""
        several = mark.value == "they"
        if not spoken.last:
            known = self.before(sentence)
            return known if several == (len(known) > 1) else ()
        known = self._group(spoken.last) if several else tuple(spoken.ids)
        alone = set(known) == spoken.ids.keys() and known[0] not in BUILT_IN_PARTIES
        return known if alone and several == (len(known) > 1) and not self._others(sentence, spoken, mark) else ()

    def acts(self, sentence: Sentence, mark: Mark) -> bool:
        """Tell whether a pronoun stands where a party does and no thing: as who acts, or as who is given something.

        "It shall be kept" and "delete it" may speak of the data as well.
        """
        before, after = self.reading.word(sentence, mark.first - 1), self.reading.word(sentence, mark.last)
        if self.reading.word(sentence, mark.first) in words("voices", "reflexive"):
            return True
        verb = any(m.last == mark.first for m in self._moving(sentence, mark.first))
        if before in (*words("voices", "to"), *words("voices", "by"), *words("voices", "from")):
            return any(m.last == mark.first - 1 for m in self._moving(sentence, mark.first))
        if verb:
            return after in words("voices", "determiner")
        opens = before in words("function", "fused") or any(before in words("voices", kind) for kind in OPENERS)
        thing = any(m.last == mark.first for m in self._things(sentence, mark.first))
        return (not before.isalpha() or opens or thing) and self._does(sentence, mark.last)

    def _does(self, sentence: Sentence, first: int) -> bool:
        """Tell whether somebody does, must or may do what follows: no thing is kept, and nothing is important."""
        near = self.reading.within(first, min(first + 2 * NEAR, sentence.last), "modality")
        modal = next((m for m in near if m.first == first), None)
        be = words("voices", "be")
        if modal is None:
            following = self.reading.word(sentence, first)
            return following.isalpha() and following not in (*be, *words("voices", "determiner"))
        held = [self.reading.word(sentence, i) in be for i in range(modal.first, modal.last)]
        return not held[-1] and (any(held) or self.reading.word(sentence, modal.last) not in be)

    def listed(self, sentence: Sentence, mark: Mark, spoken: Spoken) -> tuple[str, ...]:
        """Return the first or the second of two parties that are named in one breath ("the former", "the latter")."""
        following = self.reading.word(sentence, mark.last)
        moves = any(
            m.first == mark.last for m in self.reading.within(mark.last, mark.last + NEAR, "frames", "modality")
        )
        alone = not following.isalpha() or following in words("voices", "joint") or moves
        alone = alone and self.reading.word(sentence, mark.first - 1) == "the"
        previous = self._previous(sentence)
        earlier = [m for m in spoken.last if not any(self.reading.within(m.first, m.last, "naming"))]
        if not earlier and previous is not None:
            earlier = self.named(previous)
        pair = self._group(earlier[:2])
        if not alone or len(pair) != 2 or len({id for m in earlier for id in m.parties}) != 2:
            return ()
        return pair[:1] if mark.value == "former" else pair[1:]

    def bare(self, sentence: Sentence, mark: Mark) -> bool:
        """Tell whether "the other" stands alone, for a party and not for the second of two things."""
        after = self.reading.word(sentence, mark.last)
        ends = not after.isalpha() or any(after in words("voices", kind) for kind in (*LEADING, *OPENERS, "determiner"))
        earlier = (self.reading.word(sentence, i) for i in range(max(sentence.first, mark.first - REACH), mark.first))
        return self.reading.word(sentence, mark.first - 1) == "the" and ends and "one" not in earlier

    def before(self, sentence: Sentence) -> tuple[str, ...]:
        """Return the parties with which the sentence before opens, in the same clause, where they are its subject.

        One that the sentence itself names is not meant by "it"; where another one remains, neither is certain.
        """
        previous = self._previous(sentence)
        if previous is None:
            return ()
        named = self.named(previous)
        opening = [m for m in named if m.first - previous.first <= OPENING and self._subject(previous, m)]
        if not opening:
            return ()
        group = self._group([m for m in named if m.first >= opening[0].first])
        here = {id for m in self.named(sentence) for id in m.parties}
        rest = {id for m in named for id in m.parties} - set(group) - here
        held = {i for m in named for i in range(m.first, m.last)}
        others = any(
            noun(self.reading.word(previous, i)) in HOLDERS and self.reading.texts[i][0].isupper()
            for i in range(max(opening[-1].last, previous.last - REACH), previous.last)
            if i not in held
        )
        return () if rest or here & set(group) or others else group

    def _previous(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence that leads into one, else the one before it in its clause."""
        index = sentence.lead if sentence.lead is not None else sentence.index - 1
        if index < 0 or (self.reading.sentences[index].clause != sentence.clause and sentence.lead is None):
            return None
        return self.reading.sentences[index]

    def _subject(self, sentence: Sentence, mention: Mention) -> bool:
        """Tell whether a mention may be a subject: no preposition leads it in, and nothing of it is spoken of."""
        i = mention.first - 1
        while self.reading.word(sentence, i) in words("voices", "determiner"):
            i -= 1
        before = self.reading.word(sentence, i)
        opens = not before.isalpha() or any(before in words("voices", kind) for kind in OPENERS)
        return opens and not self.reading.word(sentence, mention.last).startswith("'")

    def _group(self, mentions: Sequence[Mention]) -> tuple[str, ...]:
        """Return the parties of the first mention and of those that "and" or a comma joins to it."""
        found: list[str] = []
        for i, mention in enumerate(mentions):
            between = range(mentions[i - 1].last, mention.first) if i else ()
            gap = [self.reading.texts[k].lower() for k in between]
            joined = all(w in (*words("voices", "determiner"), "and", ",") for w in gap) and {"and", ","} & set(gap)
            if i and not joined:
                break
            found += mention.parties
        return tuple(dict.fromkeys(found))

    def _others(self, sentence: Sentence, spoken: Spoken, mark: Mark) -> bool:
        """Tell whether a pronoun may mean somebody else: people after the last mention, or a body that is no party."""
        last = max(spoken.last[-1].last, mark.first - REACH)
        if mark.value == "they":
            nouns = (self.reading.word(sentence, i) for i in range(last, mark.first))
            people = any(self.reading.within(last, mark.first, "subjects", "outsiders"))
            return people or any(noun(w) in HOLDERS and w.endswith("s") for w in nouns)
        named = {i for m in spoken.last for i in range(m.first, m.last)}
        first = max(sentence.first, mark.first - REACH)
        nouns = (self.reading.word(sentence, i) for i in range(first, mark.first) if i not in named)
        return any(noun(w) in HOLDERS and not w.endswith("s") for w in nouns)

    def _moving(self, sentence: Sentence, last: int) -> list[Mark]:
        return list(self.reading.within(max(sentence.first, last - NEAR), last, "frames", "dealings"))

    def _things(self, sentence: Sentence, last: int) -> list[Mark]:
        return list(self.reading.within(max(sentence.first, last - NEAR), last, "objects", "data", "carriers"))


def at_once(reading: Reading, last: Sequence[Mention]) -> bool:
    """Tell whether several parties are spoken of at once: "the parties", "neither the Council nor the Trust"."""
    linking = (*words("voices", "joint"), *words("voices", "determiner"))
    return any(len(m.parties) > 1 for m in last) or any(
        all(w.lower() in linking for w in reading.texts[one.last : two.first]) for one, two in pairwise(last)
    )
