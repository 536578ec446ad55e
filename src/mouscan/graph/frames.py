"""The verbs and nouns of moving data in a sentence, each with its voice and the parties that stand around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mouscan.graph.agents import lets, subject, whom
from mouscan.graph.agreement import BUILT_IN_PARTIES
from mouscan.graph.grammar import closed
from mouscan.graph.places import Line, Place
from mouscan.graph.voices import Voice, voice
from mouscan.language import Mark
from mouscan.language.force import Force, force_at

Parties = tuple[str, ...]
BACK = 12
GAP = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb of moving data, or its noun: what it says (`kind`), in which voice, and with which force.

    `first` and `last` bound the words that belong to it. `subject` are the parties that act, `lets` those who let them;
    `dative` those right after the verb, or the subject of a passive that is given something; `to`, `by`, `source` and
    `between` those that such a preposition leads in; `owners` those whose things are spoken of after it; `givers` and
    `holders` those who gave, or who have, what a passive speaks of. `unsaid` tells that its taker may go without
    saying, `anyone` that the words lead in nobody certain, `outward` that they lead in others, `either` that it is one
    of two ways ("provided or collected"), `own` that it is about a thing of the subject's own,
    `asks` that what is sent is sent to be compared, `licence` that a right to use it is given.
    """

    kind: str
    mark: Mark
    voice: Voice
    force: Force
    first: int
    last: int
    subject: Parties = ()
    dative: Parties = ()
    to: Parties = ()
    by: Parties = ()
    source: Parties = ()
    between: Parties = ()
    owners: Parties = ()
    givers: Parties = ()
    holders: Parties = ()
    lets: Parties = ()
    unsaid: bool = False
    anyone: bool = False
    outward: bool = False
    either: bool = False
    own: bool = False
    asks: bool = False
    licence: bool = False

    @property
    def passing(self) -> Parties:
        """From whom data pass that are themselves the subject ("no information passes from the Trust to")."""
        return self.source if self.acts and self.to and not self.subject else ()

    @property
    def acts(self) -> bool:
        """Whether the subject does what the verb says."""
        return self.voice in ("active", "gerund")


def frames(line: Line, lead: Parties) -> Iterator[Frame]:
    """Yield the frames of a sentence; `lead` are the parties that the sentence leading into it makes act."""
    named = {i for p in line.places for i in range(p.first, p.last)}
    for mark in sorted(line.reading.of(line.sentence, "frames", "dealings"), key=lambda m: m.first):
        if mark.first in named:
            continue
        whole = _made(line, mark) if mark.value == "available" else _opened(line, mark)
        if whole is None or not (stands := voice(line, whole)):
            continue
        if (frame := _frame(line, whole, stands, lead)) is not None:
            yield frame


def _frame(line: Line, mark: Mark, stands: Voice, lead: Parties) -> Frame | None:
    """Return a frame with its parties, None where no party stands near."""
    first, last = line.opens(mark.first), line.closes(mark.last)
    before, after = line.between(first, mark.first), line.between(mark.last, last)
    if not (before or after or lead or mark.value in ("publish", "request")):
        return None
    if mark.value == "publish" and _elsewhere(line, mark, after):
        return None
    who, related = subject(line, before, mark, stands)
    acting = line.joined(who, -1) if who else () if before or related else lead
    given = who is not None and stands == "passive" and _is_given(line, who, mark)
    dative = acting if given else _dative(line, after, mark)
    referred = whom(line, first, mark)
    to = referred or _led(line, after, "to", mark)
    taker = "" if dative or to else _taker(line, mark.last, last)
    sourced = mark.value == "receive" and any(line.word(i) == "from" for i in range(mark.last, last))
    givers, holders = _owned(line, before)
    return Frame(
        kind=mark.value,
        mark=mark,
        voice=stands,
        force="permission" if referred else _force(line, mark, stands),
        first=first,
        last=last,
        subject=acting,
        dative=dative,
        to=to,
        by=_led(line, after, "by", mark),
        source=_led(line, after, "from", mark),
        between=_led(line, after, "between", mark),
        owners=tuple(dict.fromkeys(id for p in after if p.owner or p.led == "of" for id in p.parties)),
        givers=givers,
        holders=holders,
        lets=lets(line, before, mark),
        unsaid=not (dative or to or taker or sourced) and _unsaid(line, first, mark, stands),
        outward=taker in closed("outward"),
        anyone=not (dative or to) and (taker in closed("anyone") or not (taker or _mannered(line, mark, last))),
        either=line.word(mark.first - 1) == "or",
        asks=any(line.word(i) == "for" and line.word(i + 1) in closed("compared") for i in range(mark.last, last)),
        own=any(line.word(i) in closed("own") for i in range(mark.last, mark.last + GAP)),
        licence=any(line.word(i) in closed("licence") for i in range(mark.last, last)),
    )


def _made(line: Line, mark: Mark) -> Mark | None:
    """Return the verb that "available" is a part of ("make the list available"), the word itself after "is"."""
    if line.word(mark.first - 1) in closed("openly"):
        return replace(mark, value="publish")
    for i in range(mark.first - 1, line.opens(mark.first) - 1, -1):
        if line.word(i) in closed("make"):
            return replace(mark, value="disclose", first=i, last=i + 1)
        if line.verb(i):
            break
    i = line.skip(mark.first - 1, -1, "adverb")
    return replace(mark, value="disclose") if line.word(i) in closed("be") else None


def _opened(line: Line, mark: Mark) -> Mark:
    """Return a verb of giving as one of publishing where it is done openly ("present the results publicly")."""
    if mark.value not in ("disclose", "reveal"):
        return mark
    for i in range(mark.last, min(mark.last + BACK, line.closes(mark.last))):
        if line.word(i) in closed("openly") and not any(line.reading.within(i + 1, i + 2, "dealings")):
            return replace(mark, value="publish")
    return mark


def _elsewhere(line: Line, mark: Mark, after: list[Place]) -> bool:
    """Tell whether another publishes ("clauses published by the regulator"), or a title is named ("Publication No. 7")."""
    by = line.word(mark.last) == "by" and not any(p.led == "by" and p.first - mark.last <= GAP for p in after)
    return by or line.word(mark.last) in closed("titled")


def _is_given(line: Line, place: Place, mark: Mark) -> bool:
    """Tell whether a party is the subject of a passive ("the Trust shall be given"), and no data are."""
    things = line.reading.within(place.last, mark.first, "data", "objects", "carriers")
    return mark.first - place.last <= 2 * GAP and not any(things) and line.acts(place, mark.first)


def _dative(line: Line, after: list[Place], mark: Mark) -> Parties:
    """Return the parties right after a verb, that no preposition leads in."""
    place = after[0] if after else None
    if place is None or place.led or line.word(place.first) in closed("object"):
        return ()
    # "give the Trust data": a verb of giving may be followed by both, unless "to" leads in a taker.
    if place.owner and (mark.value != "disclose" or line.named(place) or any(p.led == "to" for p in after)):
        return ()
    things = line.reading.within(mark.last, place.first, "data", "objects", "carriers")
    return line.joined(place, 1) if place.first - mark.last <= GAP and not any(things) else ()


def _led(line: Line, after: list[Place], kind: str, mark: Mark) -> Parties:
    """Return the parties that a preposition leads in after a verb, past those of a participle between them."""
    # "to the Trust extracts of": what stands right after the verb takes, though a thing of its could be meant.
    found = [p for p in after if p.led == kind and not (p.owner and _aside(line, p, mark))]
    if not found:
        return ()
    between = [
        m
        for m in line.reading.within(mark.last, found[0].first, "frames")
        if line.word(m.first) not in closed("nounal") and not line.joint(m.first)
    ]
    if between and kind in ("by", "from"):
        return ()
    return line.joined(found[1] if between and len(found) > 1 else found[0], 1)


def _aside(line: Line, place: Place, mark: Mark) -> bool:
    """Tell whether a thing of a party is meant there, and no system of the party's that takes what is sent into it."""
    inside = line.reading.within(place.last, min(place.last + GAP, line.sentence.last), "carriers")
    if place.led == "to" and mark.value == "disclose" and any(m.value == "system" for m in inside):
        return False
    return line.named(place) or place.first - mark.last > GAP


def _owned(line: Line, before: list[Place]) -> tuple[Parties, Parties]:
    """Return who gave the data that stand before a passive, and who has them: was given, made, holds or owns them."""
    before = [p for p in before if not set(p.parties) & set(BUILT_IN_PARTIES)]
    for place in reversed(before):
        if place.led == "to" and not place.owner:
            return (), place.parties
        if place.led == "by":
            passed = line.reading.within(max(line.sentence.first, place.first - 2 * GAP), place.first, "frames")
            gave = any(m.value in ("disclose", "reveal") for m in passed)
            return (place.parties, ()) if gave else ((), place.parties)
    owner = next((p for p in reversed(before) if p.owner or p.led == "of"), None)
    return (owner.parties, ()) if owner else ((), ())


def _taker(line: Line, first: int, last: int) -> str:
    """Return the first word of whom "to" or "with" leads in between two words, named or not, "" for nobody."""
    for i in range(first, last):
        if line.word(i) in closed("to") and line.word(i - 1) not in closed("fixed") | closed("carry"):
            following = line.word(i + 1)
            if _consents(line, i):
                continue
            if following in closed("determiner") | closed("anyone") or line.capital(i + 1) or line.holds(i + 1):
                return following
            if line.word(i) == "with" and _several(line, i + 1):
                return following
    return ""


def _several(line: Line, first: int) -> bool:
    """Tell whether a word, or the one that it describes, is in the plural ("with accredited researchers")."""
    near = next((i for i in range(first, first + GAP) if not line.describes(i + 1)), first)
    return line.describes(first) and line.word(near).endswith("s") and not line.word(near).endswith("ss")


def _mannered(line: Line, mark: Mark, last: int) -> bool:
    """Tell whether a way of doing something is meant, and not the doing ("disclose the list in a manner that")."""
    return any(line.word(i) == "manner" and line.word(i - 2) == "in" for i in range(mark.last, last))


def _consents(line: Line, to: int) -> bool:
    """Tell whether "with" leads in a leave and no taker ("with the written consent of")."""
    near = line.reading.within(to + 1, min(to + 2 * GAP, line.sentence.last), "carriers")
    return any(m.value == "nothing" and all(line.word(i).isalpha() for i in range(to, m.first)) for m in near)


def _unsaid(line: Line, first: int, mark: Mark, stands: Voice) -> bool:
    """Tell whether a taker may go without saying: not in a condition, a relative or an aim, nor beside destroying."""
    around = line.reading.within(max(first, mark.first - GAP), min(mark.last + GAP, line.sentence.last), "actions")
    if stands not in ("active", "gerund") or any(m.value == "delete" for m in around):
        return False
    if stands == "gerund" and line.word(mark.first - 1) not in closed("counting"):
        return False
    for i in range(mark.first - 1, max(first, mark.first - BACK) - 1, -1):
        if line.modal_at(i):
            break
        if line.word(i) == "to" and not (line.word(i + 1) in closed("determiner") or line.capital(i + 1)):
            return line.ending(i) is not None or line.joint(i)
    if line.modal_at(mark.first - 1):
        return True
    bounds = closed("condition") | closed("conjunction") | closed("relative")
    bound = next((i for i in range(mark.first - 1, first - 1, -1) if line.word(i) == "," or line.word(i) in bounds), -1)
    return bound < 0 or line.word(bound) == ","


def _force(line: Line, mark: Mark, stands: Voice) -> Force:
    """Return the force of a verb; a participle permits what it takes for granted, a verb without modal states it."""
    reading, sentence = line.reading, line.sentence
    if stands == "participle":
        # "Published reports must not include": what they may hold is what may be published.
        barred = mark.value == "publish" and force_at(reading, sentence, mark.first) == "prohibition"
        return "prohibition" if barred else "permission"
    if mark.value == "refuse":
        return "prohibition" if line.barred(mark.first) else "statement"
    force = force_at(reading, sentence, mark.first)
    if stands == "noun" or (stands == "gerund" and not line.modal(mark.first)):
        return force if force == "prohibition" else "permission"
    if line.modal(mark.first):
        return force
    opening = reading.within(sentence.first, min(mark.first, sentence.first + BACK), "modality")
    if force == "prohibition" and any(m.value == "negator" for m in opening):
        return force
    told = line.ending(mark.first - 1)
    leave = range(told.first - 1, told.first - BACK, -1) if told is not None else ()
    allows = next((i for i in leave if line.word(i) in closed("allowing")), None)
    if allows is not None:
        return "prohibition" if line.denied(allows) else "permission"
    lead = reading.lead(sentence)
    return force_at(reading, lead, lead.last - 1) if lead is not None else "statement"
