"""Where each party is mentioned: by one of its names, as one of "the parties", or by a reference back."""

from __future__ import annotations

from mouscan.clauses.vocabulary import words as words_of
from mouscan.graph.agreement import BUILT_IN_PARTIES, Party
from mouscan.graph.antecedents import Antecedents, Mention, Spoken, at_once
from mouscan.graph.forms import POSSESSIVE, Forms
from mouscan.graph.heads import noun
from mouscan.graph.names import spelt
from mouscan.graph.roles import role_names, singular
from mouscan.language import Mark, Reading, Sentence

ALONE = ("determiner", "joint", "relative", "condition", "to", "by", "from", "preposition", "be", "adverb")
SPEAKING = ("i", "you", "we")
SIGNING = frozenset({"signatory", "provider", "recipient", "participant", "custodian", "operator", "lead"})


class Mentions:
    """The mentions of the parties of one reading."""

    def __init__(self, reading: Reading, parties: tuple[Party, ...]) -> None:
        self.reading = reading
        self.parties = parties
        self.principals = _signatories(parties)
        self._addressed = tuple(
            p.id for p in parties if any(n.lower().startswith("your ") for n in (p.name, *p.aliases))
        )
        users = self._addressed or tuple(p.id for p in parties if "recipient" in p.roles)
        self._you = users if len(users) == 1 else ()
        self.named = Forms(reading, parties).named
        self._found: dict[int, tuple[Mention, ...]] = {}
        self.antecedents = Antecedents(reading, self.named)

    def of(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Return the mentions in a sentence in reading order, the longest of those that overlap."""
        if sentence.index not in self._found:
            self._found[sentence.index] = tuple(self._read(sentence))
        return self._found[sentence.index]

    def _read(self, sentence: Sentence) -> list[Mention]:
        named = self.named(sentence)
        taken = {i for m in named for i in range(m.first, m.last)}
        built_in = [m for m in self._built_in(sentence, taken) if m.first not in taken]
        taken |= {i for m in built_in for i in range(m.first, m.last)}
        found = sorted([*named, *built_in], key=lambda m: m.first)
        passed, read = 0, list(found)
        spoken = Spoken()
        for mark in self.reading.of(sentence, "naming"):
            if mark.first in taken:
                continue
            while passed < len(read) and read[passed].last <= mark.first:
                spoken.add(read[passed])
                passed += 1
            if ids := self._referred(sentence, mark, spoken):
                found.append(Mention.at(self.reading, mark.first, mark.last, *ids))
                taken |= set(range(mark.first, mark.last))
                spoken.add(found[-1])
        return sorted(found, key=lambda m: (m.first, m.last))

    def _built_in(self, sentence: Sentence, named: set[int]) -> list[Mention]:
        found: list[Mention] = []
        reach = -1
        marks = sorted(self.reading.of(sentence, "outsiders", "subjects"), key=lambda m: (m.first, -m.last))
        for mark in marks:
            after = self.reading.texts[mark.last] if mark.last < sentence.last else ""
            owned = noun(after) == "thing" if after else False
            if self._alone(mark) and not self.reading.texts[mark.first].lower().endswith("s"):
                continue
            alone = mark.vocabulary == "subjects" and mark.last - mark.first == 1
            if alone and self.reading.texts[mark.first].endswith("ed"):
                continue  # "suspected" has the stem of "suspect"
            if mark.vocabulary == "subjects" and mark.first > sentence.first and self._named(mark):
                continue
            if mark.first < reach or owned or (mark.value == "public" and not self._public(mark, after)):
                continue
            before = max(mark.first - 1, 0)
            if mark.value == "staff" and (before in named or self.reading.texts[before] in POSSESSIVE):
                continue  # "the Council's staff" act for it
            reach = mark.last
            id = mark.value if mark.vocabulary == "outsiders" else "data-subjects"
            found.append(Mention.at(self.reading, mark.first, mark.last, id))
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

    def _referred(self, sentence: Sentence, mark: Mark, spoken: Spoken) -> tuple[str, ...]:
        """Return the parties that a collective name or a reference back stands for, none where uncertain.

        `spoken` is whom the sentence has spoken of before.
        """
        before = tuple(id for id in spoken.ids if id not in BUILT_IN_PARTIES)
        if mark.value == "other" and mark.last - mark.first == 1 and not self.antecedents.bare(sentence, mark):
            return ()
        if mark.value == "all" and self.reading.texts[mark.last - 1].lower() in words_of("voices", "mutual"):
            return () if set(before) - set(self.principals) else before if len(before) > 1 else self.principals
        if mark.value == "all" and self._single(sentence, mark):
            return ()
        if mark.value == "all" or (mark.value == "collective" and self._any(sentence, mark)):
            return self.principals
        if mark.value in ("recipient", "provider"):
            # The stem of "requested" is that of "requesting".
            named = role_names().get(singular(spelt(self.reading, mark.first, mark.last)))
            part = named.role if named is not None else mark.value
            playing = [p.id for p in self.parties if part in p.roles]
            return (playing[0],) if len(playing) == 1 else ()
        if mark.value in SPEAKING:
            return self._speaking(sentence, mark)
        if mark.value == "other" and self._other_thing(sentence, mark):
            return ()
        if mark.value == "other":
            return self._other(before or self.antecedents.before(sentence), spoken)
        if mark.value in ("former", "latter"):
            return self.antecedents.listed(sentence, mark, spoken)
        if mark.value in ("it", "they") and self.antecedents.acts(sentence, mark):
            return self.antecedents.of(sentence, mark, spoken)
        return ()

    def _other(self, known: tuple[str, ...], spoken: Spoken) -> tuple[str, ...]:
        """Return who the other party is beside one, or beside each of several that are spoken of at once."""
        if len(known) > 1 and set(known) == set(self.principals) and at_once(self.reading, spoken.last):
            return known
        rest = [id for id in self.principals if id not in known]
        return tuple(rest) if len(known) == 1 and len(rest) == 1 and len(self.principals) == 2 else ()

    def _other_thing(self, sentence: Sentence, mark: Mark) -> bool:
        """Tell whether "other" stands before a noun ("the other data"), and not alone behind "the"."""
        before, own = (
            self.reading.texts[i].lower() if i >= sentence.first else "" for i in (mark.first - 1, mark.first)
        )
        word = self.reading.texts[mark.last].lower() if mark.last < sentence.last else ""
        ends = not word.isalpha() or any(word in words_of("voices", kind) for kind in ALONE)
        return mark.last - mark.first == 1 and not (own == "other" and before == "the" and ends)

    def _single(self, sentence: Sentence, mark: Mark) -> bool:
        """Tell whether one party is meant that no words here tell of ("the Party shall")."""
        if mark.last - mark.first > 1 or self.reading.texts[mark.first].lower().endswith("s"):
            return False
        before = self.reading.texts[mark.first - 1].lower() if mark.first > sentence.first else ""
        after = self.reading.texts[mark.last].lower() if mark.last < sentence.last else ""
        told = after in words_of("voices", "relative") or after.endswith(("ing", "ed"))
        return before == "the" and not told

    def _speaking(self, sentence: Sentence, mark: Mark) -> tuple[str, ...]:
        """Return who says "I", "we" or "you": the user who signs, the body that addresses it, or the one addressed."""
        word = self.reading.texts[mark.first]
        after = self.reading.texts[mark.last] if mark.last < sentence.last else ""
        if not after[:1].islower() or (mark.value == "we" and word.isupper()):
            return ()  # "I." counts, "US" is a country
        if mark.value != "we":
            return self._you if mark.value == "you" or not self._addressed else ()
        rest = tuple(id for id in self.principals if id not in self._you)
        return rest if self._addressed and len(rest) == 1 else ()

    def _any(self, sentence: Sentence, mark: Mark) -> bool:
        """Tell whether one of the parties is meant, whichever it is ("a Party", "any participant")."""
        before = self.reading.texts[mark.first - 1].lower() if mark.first > sentence.first else ""
        return before in words_of("voices", "anyone")


def _signatories(parties: tuple[Party, ...]) -> tuple[str, ...]:
    """Return the parties to the agreement: those that the opening names, else those that play its sides."""
    found = [p for p in parties if "signatory" in p.roles]
    if len(found) < 2:
        found += [p for p in parties if p not in found and SIGNING & set(p.roles) and p.parent is None]
    found = found if len(found) >= 2 else list(parties[:2])
    # A department that a unit of its signs with is no third side.
    within = {p.parent for p in found}
    return tuple(p.id for p in found if p.id not in within)
