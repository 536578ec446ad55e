"""Where each party is mentioned: by one of its names, as one of "the parties", or by a reference back."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from mouscan.clauses.vocabulary import words as words_of
from mouscan.graph.agreement import BUILT_IN_PARTIES, Party
from mouscan.graph.heads import noun
from mouscan.graph.kinds import initialism
from mouscan.graph.names import spelt
from mouscan.graph.roles import role_names, singular
from mouscan.language import Mark, Reading, Sentence
from mouscan.language.word import words

SIGNING = frozenset({"signatory", "provider", "recipient", "participant", "custodian", "operator", "lead"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a party, or several ("the parties").

    `first` and `last` count words of the reading (last exclusive); `start` and `end` are offsets into the
    clean text. `parties` are ids of parties, or `public`, `data-subjects`, `third-parties`.
    """

    first: int
    last: int
    start: int
    end: int
    parties: tuple[str, ...]

    @property
    def party_id(self) -> str:
        """The one party named, "" where the words name several."""
        return self.parties[0] if len(self.parties) == 1 else ""


@dataclass(frozen=True, slots=True)
class _Form:
    words: tuple[str, ...]
    party_id: str
    exact: str
    capital: bool


class Mentions:
    """The mentions of the parties of one reading."""

    def __init__(self, reading: Reading, parties: tuple[Party, ...]) -> None:
        self.reading = reading
        self.parties = parties
        self.principals = _signatories(parties)
        self._forms = _forms(parties)
        self._found: dict[int, tuple[Mention, ...]] = {}

    def _mention(self, first: int, last: int, *ids: str) -> Mention:
        return Mention(first, last, self.reading.starts[first], self.reading.ends[last - 1], ids)

    def of(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Return the mentions in a sentence in reading order, the longest of those that overlap."""
        if sentence.index not in self._found:
            self._found[sentence.index] = tuple(self._read(sentence))
        return self._found[sentence.index]

    def _read(self, sentence: Sentence) -> list[Mention]:
        named = self.named(sentence)
        taken = {i for m in named for i in range(m.first, m.last)}
        built_in = [m for m in self._built_in(sentence) if m.first not in taken]
        taken |= {i for m in built_in for i in range(m.first, m.last)}
        found = sorted([*named, *built_in], key=lambda m: m.first)
        spoken: dict[str, None] = {}
        passed, read = 0, list(found)
        for mark in self.reading.of(sentence, "naming"):
            if mark.first in taken:
                continue
            while passed < len(read) and read[passed].last <= mark.first:
                spoken.update(dict.fromkeys(id for id in read[passed].parties if id not in BUILT_IN_PARTIES))
                passed += 1
            if ids := self._referred(sentence, mark, tuple(spoken)):
                found.append(self._mention(mark.first, mark.last, *ids))
                taken |= set(range(mark.first, mark.last))
                spoken.update(dict.fromkeys(ids))
        return sorted(found, key=lambda m: (m.first, m.last))

    def named(self, sentence: Sentence) -> list[Mention]:
        """Return the mentions by name alone."""
        found: list[Mention] = []
        texts, words = self.reading.texts, self._words
        passed = sentence.first
        for i in range(bisect_left(self._begins, sentence.first), bisect_left(self._begins, sentence.last)):
            at = self._begins[i]
            for form in self._forms[words[at]] if at >= passed else ():
                last = min(at + len(form.words), sentence.last)
                if tuple(words[at:last]) != form.words or (form.exact and not texts[at].startswith(form.exact)):
                    continue
                if form.capital and not texts[at][0].isupper():
                    continue
                found.append(self._mention(at, last, form.party_id))
                passed = last
                break
        return found

    @cached_property
    def _words(self) -> list[str]:
        """The words of the text in the singular, as those of the forms are."""
        texts = self.reading.texts
        known = {text: (singular(text) or ("",))[0] if text[0].isalpha() else text for text in dict.fromkeys(texts)}
        return [known[text] for text in texts]

    @cached_property
    def _begins(self) -> list[int]:
        """Where a form of a name may begin."""
        return [i for i, word in enumerate(self._words) if word in self._forms]

    def _built_in(self, sentence: Sentence) -> list[Mention]:
        found: list[Mention] = []
        reach = -1
        marks = sorted(self.reading.of(sentence, "outsiders", "subjects"), key=lambda m: (m.first, -m.last))
        for mark in marks:
            after = self.reading.texts[mark.last] if mark.last < sentence.last else ""
            owned = noun(after) == "thing" if after else False
            if self._alone(mark) and not self.reading.texts[mark.first].lower().endswith("s"):
                continue
            if mark.vocabulary == "subjects" and mark.first > sentence.first and self._named(mark):
                continue
            if mark.first < reach or owned or (mark.value == "public" and not self._public(mark, after)):
                continue
            reach = mark.last
            id = mark.value if mark.vocabulary == "outsiders" else "data-subjects"
            found.append(self._mention(mark.first, mark.last, id))
        return found

    def _named(self, mark: Mark) -> bool:
        """Tell whether a mark stands in a name in capitals ("the Residents Support Unit")."""
        words = self.reading.texts
        following = words[mark.last] if mark.last < len(words) else ""
        return all(text[:1].isupper() and not text.isupper() for text in (words[mark.first], following))

    def _alone(self, mark: Mark) -> bool:
        """Tell whether a mark is "others", whose stem is that of "other" too."""
        return mark.last - mark.first == 1 and mark.value == "third-parties"

    def _public(self, mark: Mark, after: str) -> bool:
        """Tell whether "public" is the noun: after "the" and before no other word that it describes."""
        before = self.reading.texts[mark.first - 1].lower() if mark.first else ""
        if mark.last - mark.first > 1:
            return True
        return before == "the" and (
            not after.isalpha()
            or after.lower() in ("and", "or", "in", "by", "on", "at", "to", "through", "as", "shall", "will", "may")
        )

    def _referred(self, sentence: Sentence, mark: Mark, spoken: tuple[str, ...]) -> tuple[str, ...]:
        """Return the parties that a collective name or a reference back stands for, none where uncertain.

        `spoken` are the parties that the sentence has spoken of before.
        """
        if self.reading.texts[mark.last - 1].lower() in words_of("voices", "mutual"):
            return () if set(spoken) - set(self.principals) else spoken if len(spoken) > 1 else self.principals
        if mark.value == "all" or (mark.value == "collective" and self._any(sentence, mark)):
            return self.principals
        if mark.value in ("recipient", "provider"):
            # The stem of "requested" is that of "requesting".
            named = role_names().get(singular(spelt(self.reading, mark.first, mark.last)))
            part = named.role if named is not None else mark.value
            playing = [p.id for p in self.parties if part in p.roles]
            return (playing[0],) if len(playing) == 1 else ()
        if mark.value not in ("other", "it", "they"):
            return ()
        certain = len(spoken) == 1 or (spoken and set(spoken) == set(self.principals))
        subject = (spoken if certain else ()) or self._before(sentence)
        if mark.value == "other":
            rest = [id for id in self.principals if id not in subject]
            if set(subject) == set(self.principals):
                return subject
            return tuple(rest) if len(subject) == 1 and len(rest) == 1 and len(self.principals) == 2 else ()
        return subject if (mark.value == "they") == (len(subject) > 1) else ()

    def _any(self, sentence: Sentence, mark: Mark) -> bool:
        """Tell whether one of the parties is meant, whichever it is ("a Party", "any participant")."""
        before = self.reading.texts[mark.first - 1].lower() if mark.first > sentence.first else ""
        return before in words_of("voices", "anyone")

    def _before(self, sentence: Sentence) -> tuple[str, ...]:
        """Return the subject of the sentence before, in the same clause, where it opens with one."""
        index = sentence.lead if sentence.lead is not None else sentence.index - 1
        if index < 0 or (self.reading.sentences[index].clause != sentence.clause and sentence.lead is None):
            return ()
        previous = self.reading.sentences[index]
        named = self.named(previous)
        opening = [m for m in named if m.first - previous.first <= 3]
        return (opening[0].party_id,) if opening else ()


def _signatories(parties: tuple[Party, ...]) -> tuple[str, ...]:
    """Return the parties to the agreement: those that the opening names, else those that play its sides."""
    found = [p for p in parties if "signatory" in p.roles]
    if len(found) < 2:
        found += [p for p in parties if p not in found and SIGNING & set(p.roles) and p.parent is None]
    found = found if len(found) >= 2 else list(parties[:2])
    # A department that a unit of its signs with is no third side.
    within = {p.parent for p in found}
    return tuple(p.id for p in found if p.id not in within)


def _forms(parties: tuple[Party, ...]) -> dict[str, tuple[_Form, ...]]:
    """Return every form of every name under its first word, the longest first."""
    forms: dict[str, list[_Form]] = {}
    for party in parties:
        spellings = (party.name, *party.aliases)
        printed = {s for s in spellings if s.islower()}
        for spelling in spellings:
            parts = [spelling[a:b] for a, b in words(spelling, 0, len(spelling))]
            split = tuple((singular(p) or ("",))[0] if p[0].isalpha() else p for p in parts)
            if split and split[0] in ("the", ""):
                split, parts = split[1:], parts[1:]
            if not split:
                continue
            exact = spelling if initialism(spelling) and len(split) == 1 else ""
            free = any(singular(p) == singular(spelling) for p in printed)
            capital = parts[0][0].isupper() and not free
            forms.setdefault(split[0], []).append(_Form(split, party.id, exact, capital))
    return {
        first: tuple(sorted(set(fs), key=lambda f: (-len(f.words), f.words, f.party_id))) for first, fs in forms.items()
    }
