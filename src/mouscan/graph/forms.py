"""The forms that the names of the parties take in a text, and where they stand: "the Sheriffs Office", "Providers"."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from msgspec import Struct

from mouscan.graph.agreement import Party
from mouscan.graph.antecedents import Mention
from mouscan.graph.kinds import initialism
from mouscan.graph.roles import singular, spoken
from mouscan.language import Reading, Sentence
from mouscan.language.scan import initials
from mouscan.language.word import words

OTHERS = ("other", "another")
POSSESSIVE = ("'s", "'")


class _Form(Struct, frozen=True):
    words: tuple[str, ...]
    party_id: str
    exact: str
    capital: bool
    plural: bool


class Forms:
    """The forms of the names of some parties, asked where a reading has them."""

    def __init__(self, reading: Reading, parties: tuple[Party, ...]) -> None:
        self.reading = reading
        self._forms = _forms(parties)

    def named(self, sentence: Sentence) -> list[Mention]:
        """Return the mentions by name alone."""
        found: list[Mention] = []
        texts, words = self.reading.texts, self._words
        passed = sentence.first
        for i in range(bisect_left(self._begins, sentence.first), bisect_left(self._begins, sentence.last)):
            at = self._begins[i]
            for form in self._forms[words[at]] if at >= passed else ():
                last = min(at + len(form.words), sentence.last)
                if tuple(words[at:last]) != form.words:
                    continue
                if form.exact and not texts[at].startswith(form.exact) and at not in self._misread:
                    continue
                if form.capital and not texts[at][0].isupper():
                    continue
                if form.exact == "I" and at > sentence.first and texts[at - 1][0].isupper():  # "Annex I"
                    continue
                if at and texts[at - 1].lower() in OTHERS and texts[last - 1].endswith("s") and not form.plural:
                    continue  # "other providers" than the Provider
                found.append(Mention.at(self.reading, at, last, form.party_id))
                passed = last
                break
        return found

    @cached_property
    def _words(self) -> list[str]:
        """The words of the text in the singular, as those of the forms are."""
        texts = self.reading.texts
        known = {text: (singular(text) or ("",))[0] if text[0].isalpha() else text for text in dict.fromkeys(texts)}
        words = [known[text] for text in texts]
        for i, printed in self._misread.items():
            words[i] = printed.lower()
        return words

    @cached_property
    def _misread(self) -> dict[int, str]:
        """The initials of parties that a scanner misread, as they were printed."""
        known = {form.exact for forms in self._forms.values() for form in forms if form.exact.isupper()}
        read = {text: initials(text, known) for text in set(self.reading.texts) if text.isupper()}
        wrong = {text: printed for text, printed in read.items() if printed is not None}
        return {i: wrong[text] for i, text in enumerate(self.reading.texts) if text in wrong} if wrong else {}

    @cached_property
    def _begins(self) -> list[int]:
        """Where a form of a name may begin."""
        return [i for i, word in enumerate(self._words) if word in self._forms]


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
            # "the Sheriff's Office" is the Sheriffs Office too.
            spelt_so = {split, tuple(w for w in split if w not in POSSESSIVE), _owned(split, parts)}
            exact = spelling if (initialism(spelling) and len(split) == 1) or spoken(spelling) else ""
            free = any(singular(p) == singular(spelling) for p in printed)
            capital = parts[0][0].isupper() and not free
            for form in spelt_so:
                forms.setdefault(form[0], []).append(_Form(form, party.id, exact, capital, parts[-1].endswith("s")))
    return {
        first: tuple(sorted(set(fs), key=lambda f: (-len(f.words), f.words, f.party_id))) for first, fs in forms.items()
    }


def _owned(form: tuple[str, ...], parts: list[str]) -> tuple[str, ...]:
    """Return a name with an apostrophe in its first plural that has a word behind it ("Sheriffs Office")."""
    at = next((i for i, part in enumerate(parts[:-1], 1) if part.endswith("s") and form[i - 1] != part.lower()), 0)
    plain = not at or form[at] in POSSESSIVE
    return form if plain else (*form[:at], "'s", *form[at:])
