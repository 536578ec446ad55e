"""Every name in a text where it stands, and where the body that it names acts or is acted with."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import chain
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from mouscan.clauses.vocabulary import pattern
from mouscan.graph.heads import noun
from mouscan.graph.kinds import key
from mouscan.graph.names import Name, names, spelt
from mouscan.graph.roles import role_names, singular
from mouscan.language import Reading, Sentence
from mouscan.language.word import fillers

Act = Literal["does", "given", ""]
OPENING = 350


class Use(Struct, frozen=True):
    """One place of a name: its words, its spelling, its sentence, and whether the body acts there."""

    first: int
    last: int
    spelling: str
    sentence: Sentence
    act: Act


class Tally(Struct):
    """How often a name or role stands in the text, and whether the body acts there at all, or does something."""

    places: int = 0
    acts: bool = False
    does: bool = False

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.places + other.places, self.acts or other.acts, self.does or other.does)


class Uses(Struct, frozen=True, dict=True):
    """The uses of every name and role in a reading."""

    reading: Reading

    @cached_property
    def names(self) -> dict[str, list[Use]]:
        """The uses of every capitalised name, under its key, in reading order."""
        found: dict[str, list[Use]] = {}
        for sentence in self.reading.sentences:
            before: Use | None = None
            for name in names(self.reading, sentence.first, sentence.last):
                use = self.use(sentence, name)
                if before is not None and not use.act and before.act == "given" and self._joined(before, use):
                    use = replace(use, act="given")
                before = use
                found.setdefault(key(use.spelling), []).append(use)
        return found

    def _joined(self, one: Use, other: Use) -> bool:
        """Tell whether two names are joined, so that what is given to one is given to both ("to the A and the B")."""
        between = [word.lower() for word in self.reading.texts[one.last : other.first]]
        return 0 < len(between) < 4 and all(word in (",", "and", "or", "the") for word in between)

    @cached_property
    def spans(self) -> dict[int, tuple[int, int]]:
        """The span of the name that each word is part of."""
        return {i: (u.first, u.last) for uses in self.names.values() for u in uses for i in range(u.first, u.last)}

    @cached_property
    def roles(self) -> dict[tuple[str, ...], list[Use]]:
        """The uses of every role of the vocabulary, under its words in the singular."""
        found: dict[tuple[str, ...], list[Use]] = {}
        for sentence in self.reading.sentences:
            for mark in self.reading.of(sentence, "roles"):
                use = self.use(sentence, Name(mark.first, mark.last))
                if singular(use.spelling) not in role_names():
                    continue
                found.setdefault(singular(use.spelling), []).append(use)
        return found

    @cached_property
    def _marks(self) -> dict[str, dict[int, int]]:
        found: dict[str, dict[int, int]] = {"does": {}, "skip": {}, "given": {}, "author": {}}
        for mark in self.reading.every("acts"):
            if mark.value in found:
                ends = found[mark.value]
                ends[mark.last - 1 if mark.value in ("given", "author") else mark.first] = mark.last
        return found

    @cached_property
    def _tallies(self) -> dict[str | tuple[str, ...], Tally]:
        every: Iterable[tuple[str | tuple[str, ...], list[Use]]] = chain(self.names.items(), self.roles.items())
        return {
            of: Tally(len(uses), any(u.act for u in uses), any(u.act == "does" for u in uses)) for of, uses in every
        }

    def tally(self, *spellings: str) -> Tally:
        """Return how some names are used, as names and as roles, taken together."""
        found = (self._tallies.get(of, Tally()) for name in spellings if name for of in (key(name), singular(name)))
        return sum(found, Tally())

    def use(self, sentence: Sentence, name: Name) -> Use:
        """Return one place of a name."""
        spelling = spelt(self.reading, name.first, name.last)
        return Use(name.first, name.last, spelling, sentence, self._act(sentence, name))

    def _act(self, sentence: Sentence, name: Name) -> Act:
        if sentence.kind == "heading":
            return ""
        after = name.last
        if after < sentence.last and self.reading.texts[after] == "," and not self._listed(sentence, after):
            after = self._past(sentence, after)
        after = self._past_bracket(sentence, after)
        stems = self.reading.stems
        while after < sentence.last and after - name.last < 16:
            end = self._marks["skip"].get(after, after + (stems[after] in fillers("skip")))
            if end == after:
                break
            after = end
        if after < sentence.last and after in self._marks["does"] and self.reading.texts[after].islower():
            return "does"
        before = name.first - 1
        if before > sentence.first and self.reading.texts[before] == "'s":
            before -= 1
            while before > sentence.first and self.reading.texts[before][0].isupper():
                before -= 1
        while before >= sentence.first and stems[before] in fillers("between"):
            before -= 1
        if before < sentence.first or self._author(sentence, before) or self._thing_of(sentence, name):
            return ""
        return "given" if before in self._marks["given"] else ""

    def _author(self, sentence: Sentence, before: int) -> bool:
        """Tell whether a name is that of an author: "issued by the Ministry", "issued under it by the Ministry"."""
        near = self.reading.within(max(sentence.first, before - 4), before, "acts")
        issued = self.reading.texts[before] == "by" and any(m.value == "issued" for m in near)
        return before in self._marks["author"] or issued

    def _thing_of(self, sentence: Sentence, name: Name) -> bool:
        """Tell whether a name stands there for something that is its body's ("to the Ministry's guidance")."""
        words = [self.reading.texts[i] for i in range(name.last, min(name.last + 4, sentence.last))]
        return words[:1] == ["'s"] and not any(noun(word) in ("person", "unit", "body", "post") for word in words[1:])

    def _listed(self, sentence: Sentence, comma: int) -> bool:
        """Tell whether a comma stands in a list: another name follows it."""
        return comma + 1 < sentence.last and self.reading.texts[comma + 1][0].isupper()

    def _past(self, sentence: Sentence, comma: int) -> int:
        """Return the word after an insertion between commas, the first comma where it does not end soon."""
        for i in range(comma + 1, min(sentence.last - 1, comma + 10)):
            if self.reading.texts[i] == ",":
                return i + 1
        return comma

    def _past_bracket(self, sentence: Sentence, at: int) -> int:
        """Return the word after a short bracket that opens at a word: "the Department of X (DX) shall"."""
        if at < sentence.last and self.reading.texts[at] == "(":
            for i in range(at, min(sentence.last, at + 8)):
                if self.reading.texts[i] == ")":
                    return i + 1
        return at

    def opening(self, sentence: Sentence) -> bool:
        """Tell whether a sentence belongs to the opening of the text, or to a clause that says who the parties are."""
        clause = self.reading.tree.by_id[sentence.clause]
        if sentence.first < OPENING or (clause.role == "preamble" and sentence.first < 2 * OPENING):
            return True
        return sentence.clause in self.parties_clauses

    @cached_property
    def parties_clauses(self) -> frozenset[str]:
        """The clauses under a heading such as "Parties" or "Who we are"."""
        heads = pattern("headings", "parties", True)
        found: set[str] = set()
        for clause in self.reading.tree.clauses:
            if heads.match(clause.heading) or clause.parent in found:
                found.add(clause.id)
        return frozenset(found)
