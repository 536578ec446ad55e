"""Where the parties stand in a sentence: which word leads each of them in, and whether something of theirs is meant."""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct
from msgspec.structs import replace

from mouscan.graph.antecedents import Mention
from mouscan.graph.grammar import COMMAS, NAMED, Wording, closed, prepositions
from mouscan.graph.heads import noun
from mouscan.graph.mentions import Mentions
from mouscan.language import Reading, Sentence

ASIDE, PHRASE = 12, 24
POSSESSIVE = ("'s", "'")
OPENED, CLOSED = frozenset('[{<“"'), frozenset(']}>”"')
SENT = ("nothing", "request", "response", "case")
PEOPLE = ("staff", "recipient", "subject", "access")


class Place(Struct, frozen=True):
    """One mention in a sentence.

    `led` is the kind of preposition before it (`to`, `by`, `from`, `between`, `of`, `other`), "" for none; `owner`
    tells that the words name something of the party's ("the Council's records"), not the party.
    """

    mention: Mention
    led: str
    owner: bool

    @property
    def first(self) -> int:
        """The first word of the mention."""
        return self.mention.first

    @property
    def last(self) -> int:
        """The word after the mention."""
        return self.mention.last

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties that it names."""
        return self.mention.parties


class Line(Wording):
    """A sentence with its parties in their places."""

    def __init__(self, reading: Reading, sentence: Sentence, mentions: Mentions) -> None:
        super().__init__(reading, sentence)
        named = [m for m in mentions.of(sentence) if m.parties]
        self._firsts = [m.first for m in named]
        self._begins = set(self._firsts)
        self._ends = {m.last: k for k, m in enumerate(named)}
        self._named = {i for m in named for i in range(m.first, m.last)}
        self.places: list[Place] = []
        for mention in named:
            self.places.append(self._place(mention))

    def between(self, first: int, last: int) -> list[Place]:
        """Return the places between two words, in reading order."""
        return self.places[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def inside(self, i: int) -> bool:
        """Tell whether a word is part of a party's name."""
        return i in self._named

    def ending(self, i: int) -> Place | None:
        """Return the place whose last word stands before a word."""
        return self.places[self._ends[i]] if i in self._ends else None

    def named(self, place: Place) -> bool:
        """Tell whether a mention is part of the name of something else, or owns what follows."""
        return self.word(place.last) in POSSESSIVE or self.capital(place.last)

    def serves(self, place: Place) -> bool:
        """Tell whether what a party owns there is a service or a system of its ("Acme's hosting service")."""
        things = self.reading.within(place.last, min(place.last + NAMED + 2, self.sentence.last), "carriers")
        return any(m.value == "system" or self.word(m.last - 1).startswith("service") for m in things)

    def names(self, i: int) -> bool:
        """Tell whether a noun that is no party, nor anybody of one, ends with a word ("schools" before "send")."""
        word = self.word(i)
        if i + 1 in self._ends or not self.describes(i) or word.endswith("ly"):
            return False
        if any(word in closed(kind) for kind in ("adverb", "condition", "subject")):
            return False
        for k in range(i, i - NAMED, -1):
            if self.word(k) == "'s" or k + 1 in self._ends:
                return not self.holds(i)
            if not self.describes(k):
                break
        return True

    def acts(self, place: Place, verb: int) -> bool:
        """Tell whether a verb follows a mention, brackets, commas and the people of the party apart."""
        i = place.last
        while self.word(i) in CLOSED:
            i += 1
        i = self.skip(i, 1, "adverb")
        if self.word(i) == "'s":
            i += 1
            while self.describes(i) and i - place.last < NAMED:
                i += 1
        if self.word(i) in ("(", ","):
            close = ")" if self.word(i) == "(" else ","
            end = next((k for k in range(i + 1, i + ASIDE) if self.word(k) == close), i)
            i = self.skip(end + 1, 1, "adverb") if end > i else i
        while self.holds(i) and i - place.last < NAMED:
            i += 1
        if i == verb or self.word(i) in closed("be") | closed("have") or self.verb(i):
            return True
        return any(m.first == i and m.value == "does" for m in self.reading.within(i, i + 2, "acts"))

    def joined(self, place: Place, step: int) -> tuple[str, ...]:
        """Return the parties of a place and of those joined to it by "and", "or" or a comma, before or after it."""
        found = list(place.parties)
        at = bisect_left(self._firsts, place.first)
        for k in range(at + step, at + step * ASIDE, step):
            if not 0 <= k < len(self.places):
                break
            one, other = self.places[min(k, k - step)], self.places[max(k, k - step)]
            if one.led != other.led or one.owner or not self._together(one, other.first, one.led):
                break
            found += self.places[k].parties
        return tuple(dict.fromkeys(found))

    def _together(self, one: Place, first: int, led: str = "") -> bool:
        """Tell whether only "and", "or", commas, articles and what led in the place stand between it and a word."""
        gap = [self.word(i) for i in range(one.last, min(first, one.last + NAMED + 1))]
        joints = [w in closed("joint") or w in COMMAS for w in gap]
        return (
            0 < len(gap) <= NAMED
            and any(joints)
            and all(
                joint or w in closed("determiner") or (led and prepositions().get(w) == led)
                for joint, w in zip(joints, gap, strict=True)
            )
        )

    def _place(self, mention: Mention) -> Place:
        place = Place(mention, self._led(mention.first), self._owns(mention))
        before = self.places[-1] if self.places else None
        if place.led == "other" and self.word(mention.first - 1) in closed("conjunction") and self.acts(place, -1):
            return replace(place, led="")
        # "to the Police and the Council": what leads in the first leads in the second, unless that one acts, which none
        # of two can between whom something is.
        if place.led or before is None or not before.led or not self._together(before, mention.first):
            return place
        return place if self.acts(place, -1) and before.led != "between" else replace(place, led=before.led)

    def _led(self, first: int) -> str:
        """Return what leads in a party: the preposition before its article, adjectives, owner and people."""
        i = self.before_noun(first)
        if self.word(i) in closed("joint"):
            i = self._past_noun(i)
        while self.word(i) == "of" and self.holds(i - 1) and first - i < PHRASE:
            i = self.before_noun(i - 1)
        # "officers designated by the Trust": its people, whatever leads them in.
        if self.word(i) == "by" and self.word(i - 1) in closed("appointed"):
            people = self.skip(i - 2, -1, "adverb")
            while self.word(people).endswith("ly"):
                people -= 1
            if self.holds(people):
                return self._led(people)
        word = self.word(i)
        if word == "of":
            return "of"
        led = prepositions().get(word, "")
        fixed = led == "to" and self.word(i - 1) in closed("fixed")
        return "other" if fixed or led == "preposition" else led

    def _past_noun(self, joint: int) -> int:
        """Return the preposition before the noun that "and" or "or" joins ("to any agent or the Vendor"), if any."""
        for i in range(joint - 1, joint - 1 - 2 * NAMED, -1):
            if self.preposition(i):
                return i
            listed = self.word(i) in COMMAS and i < joint - 1 and not self.capital(i - 1)
            if not (self.word(i).isalpha() or listed) or self.verb(i) or self.inside(i):
                break
        return joint

    def before_noun(self, first: int) -> int:
        """Return the word before a noun phrase whose last word stands before `first`."""
        i = first - 1
        while self.word(i) in OPENED:
            i -= 1
        while first - i < PHRASE:
            if self.word(i) in POSSESSIVE and i in self._ends:
                i = self._firsts[self._ends[i]] - 1
            elif self.word(i) in closed("determiner"):
                i -= 1
            elif i == first - 1 and (adjective := self._adjective(i)) < i:
                i = adjective
            else:
                break
        return i

    def _adjective(self, i: int) -> int:
        """Return the article or the preposition before one or two words that describe a noun, else the word itself."""
        for k in range(i, i - 3, -1):
            if (
                not self.describes(k)
                or self.word(k).endswith("ing")
                or self.word(k) in closed("time") | closed("barring")
            ):
                break
            if self.word(k - 1) in closed("determiner") or (self.preposition(k - 1) and self.capital(k)):
                return k - 1
        return i

    def _owns(self, mention: Mention) -> bool:
        """Tell whether what follows a mention is a thing of the party's, and no part of it or person in it."""
        i = mention.last
        if self.word(i) in POSSESSIVE:
            for k in range(i + 1, i + 1 + NAMED):
                if k in self._begins:
                    return True
                if not self.describes(k) or noun(self.word(k)):
                    return not self.holds(k) or self._thing(k + 1)
            return True
        if self.capital(i) and not self.verb(i):
            run = next((k for k in range(i, i + NAMED) if not self.capital(k)), i + NAMED)
            return not any(self.holds(k) for k in range(i, run))
        if self._acted(i):
            return False
        for mark in self.reading.within(i, min(i + 3, self.sentence.last), "objects", "data", "carriers"):
            if mark.value in PEOPLE or self.word(mark.first).endswith("ed"):
                continue
            if self.holds(mark.last):
                return False
            if all(self.describes(k) for k in range(i, mark.first)):
                return mark.value not in SENT or mark.first == i
        return False

    def _thing(self, i: int) -> bool:
        """Tell whether a word is a thing that the one before it describes ("patient database")."""
        near = self.reading.within(i, min(i + 1, self.sentence.last), "objects", "carriers")
        return any(m.first == i and m.value not in PEOPLE for m in near)

    def _acted(self, i: int) -> bool:
        """Tell whether what may be a noun in the plural is a verb with an object ("the Trust requests access")."""
        if self.word(i) not in closed("nounal") or not self.word(i).endswith("s"):
            return False
        bound = self.modal_at(i + 1) or any(self.word(i + 1) in closed(kind) for kind in ("be", "have", "joint"))
        return self.word(i + 1).isalpha() and not (bound or self.preposition(i + 1))
