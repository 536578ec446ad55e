"""Who stands after a verb, and who before it: those given something, those that a preposition leads in, the owners."""

from __future__ import annotations

from mouscan.graph.agreement import BUILT_IN_PARTIES
from mouscan.graph.grammar import closed
from mouscan.graph.places import POSSESSIVE, Line, Place
from mouscan.graph.voices import Voice
from mouscan.language import Mark

Parties = tuple[str, ...]
GAP = 3
NEAR = 12


def dative(line: Line, after: list[Place], mark: Mark) -> Parties:
    """Return the parties right after a verb, that no preposition leads in."""
    place = after[0] if after else None
    if place is None or place.led or line.word(place.first) in closed("object"):
        return ()
    # "give the Trust data": a verb of giving may be followed by both, unless "to" leads in a taker.
    if place.owner and mark.value == "engage" and line.serves(place):
        return place.parties
    if place.owner and (
        mark.value != "disclose"
        or line.named(place)
        or any(p.led == "to" and p.first - mark.last <= NEAR for p in after)
    ):
        return ()
    things = line.reading.within(mark.last, place.first, "data", "objects", "carriers")
    return line.joined(place, 1) if place.first - mark.last <= GAP and not any(things) else ()


def led(line: Line, after: list[Place], kind: str, mark: Mark) -> Parties:
    """Return the parties that a preposition leads in after a verb, past those of a participle between them."""
    # "to the Trust extracts of": what stands right after the verb takes, though a thing of its could be meant.
    found = [p for p in after if p.led == kind and not (p.owner and _aside(line, p, mark)) and not _staff(line, p)]
    if not found:
        return ()
    between = [
        m
        for m in line.reading.within(mark.last, found[0].first, "frames")
        if line.word(m.first) not in closed("nounal") and not line.joint(line.skip(m.first - 1, -1, "adverb") + 1)
    ]
    if between and kind in ("by", "from"):
        return ()
    return line.joined(found[1] if between and len(found) > 1 else found[0], 1)


def helped(line: Line, mark: Mark, stands: Voice) -> Place | None:
    """Return the party for whom something is done by giving ("shall assist the Trust by sending it the list")."""
    if stands != "gerund" or line.word(mark.first - 1) not in closed("means"):
        return None
    return line.ending(mark.first - 1)


def _staff(line: Line, place: Place) -> bool:
    """Tell whether people are meant who work for somebody ("to its employees"), and none whom data are about."""
    if place.led != "to" or place.parties != ("data-subjects",):
        return False
    return any(m.value == "staff" for m in line.reading.within(place.first, place.last, "subjects"))


def owner(line: Line, mark: Mark, stands: Voice) -> Parties:
    """Return whose act a noun speaks of ("the Council's disclosure of")."""
    if stands != "noun" or mark.value not in ("disclose", "reveal") or line.word(mark.first - 1) not in POSSESSIVE:
        return ()
    place = line.ending(mark.first - 1)
    return place.parties if place is not None else ()


def done(line: Line, mark: Mark) -> bool:
    """Tell whether a noun is what a passive gives, and "by" leads in who gives it ("be given full access by")."""
    passed = line.reading.within(max(line.sentence.first, mark.first - 2 * GAP), mark.first, "frames", "dealings")
    return any(
        m.value in ("disclose", "reveal", "grant")
        and (line.word(m.first).endswith("ed") or line.word(m.first) in closed("participle"))
        and all(line.describes(i) or line.word(i) in ("with", *closed("determiner")) for i in range(m.last, mark.first))
        for m in passed
    )


def held(line: Line, place: Place, mark: Mark) -> bool:
    """Tell whether "by" belongs to another participle than the verb itself ("access to records held by the Trust")."""
    verb = line.before_noun(place.first) - 1
    another = line.word(verb) in closed("participle") or line.word(verb).endswith("ed")
    return place.led == "by" and verb >= mark.last and another and not line.joint(verb)


def _aside(line: Line, place: Place, mark: Mark) -> bool:
    """Tell whether a thing of a party is meant there, and no system of the party's that takes what is sent into it."""
    inside = line.reading.within(place.last, min(place.last + GAP, line.sentence.last), "carriers")
    if place.led == "to" and mark.value == "disclose" and any(m.value == "system" for m in inside):
        return False
    return line.named(place) or place.first - mark.last > GAP


def owned(line: Line, before: list[Place]) -> tuple[Parties, Parties]:
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


def taker(line: Line, mark: Mark, last: int) -> str:
    """Return the first word of whom "to" or "with" leads in after a verb, named or not, "" for nobody."""
    for i in range(mark.last, last):
        if line.word(i) in closed("to") and line.word(i - 1) not in closed("fixed") | closed("carry"):
            following = line.word(i + 1)
            if _consents(line, i):
                continue
            if following in closed("determiner") | closed("anyone") or line.capital(i + 1) or line.holds(i + 1):
                return following
            if line.word(i) == "with" and (_several(line, i + 1) or (mark.value == "reveal" and line.describes(i + 1))):
                return following
    return ""


def _several(line: Line, first: int) -> bool:
    """Tell whether a word, or the one that it describes, is in the plural ("with accredited researchers")."""
    near = next((i for i in range(first, first + GAP) if not line.describes(i + 1)), first)
    return line.describes(first) and line.word(near).endswith("s") and not line.word(near).endswith("ss")


def mannered(line: Line, mark: Mark, last: int) -> bool:
    """Tell whether a way of doing something is meant, and not the doing ("disclose the list in a manner that")."""
    return any(line.word(i) == "manner" and line.word(i - 2) == "in" for i in range(mark.last, last))


def _consents(line: Line, to: int) -> bool:
    """Tell whether "with" leads in a leave and no taker ("with the written consent of")."""
    near = line.reading.within(to + 1, min(to + 2 * GAP, line.sentence.last), "carriers")
    return any(m.value == "nothing" and all(line.word(i).isalpha() for i in range(to, m.first)) for m in near)


def asker(line: Line, first: int, mark: Mark) -> Parties:
    """Return on whose request a verb says something is done ("on request by the Trust", "if the Trust requests it")."""
    for asks in line.reading.within(first, mark.first, "frames"):
        if asks.value != "request":
            continue
        by = next((p for p in line.between(asks.last, mark.first) if p.led in ("from", "by", "of")), None)
        if by is not None and by.first - asks.last <= GAP:
            return by.parties
        place = line.ending(asks.first)
        if place is not None and not place.led:
            return place.parties
    return ()
