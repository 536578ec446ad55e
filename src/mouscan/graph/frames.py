"""The verbs and nouns of moving data in a sentence, each with its voice and the parties that stand around it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from mouscan.graph import ends
from mouscan.graph.agents import lets, subject, whom
from mouscan.graph.ends import GAP, Parties
from mouscan.graph.grammar import closed
from mouscan.graph.places import PEOPLE, Line, Place
from mouscan.graph.verbs import elsewhere, whole
from mouscan.graph.voices import Voice, voice
from mouscan.language import Mark
from mouscan.language.force import Force, force_at

BACK, FAR = 12, 40
PERSONS = ("data-subjects",)
NEEDLESS = ("publish", "request", "reveal", "exchange", "disclose", "return")


class Frame(Struct, frozen=True):
    """A verb of moving data, or its noun: what it says (`kind`), in which voice, and with which force.

    `first` and `last` bound the words that belong to it. `subject` are the parties that act, `lets` those who let them;
    `dative` those right after the verb, or the subject of a passive that is given something; `to`, `by`, `source` and
    `between` those that such a preposition leads in; `owners` those whose things are spoken of after it; `givers` and
    `holders` those who gave, or who have, what a passive speaks of. `unsaid` tells that its taker may go without
    saying, `anyone` that the words lead in nobody certain, `outward` that they lead in others, `either` that it is one
    of two ways ("provided or collected"), `own` that it is about a thing of the subject's own,
    `asks` that what is sent is sent to be compared, `licence` that a right to use it is given, `bare`
    that no party stands anywhere near, `plain` that no way or place of doing it is said after it; `spoken` that what
    is given is called data there; `asker` are those on whose request something is done.
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
    bare: bool = False
    plain: bool = False
    spoken: bool = False
    asker: Parties = ()

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
        verb = whole(line, mark)
        if verb is None or not (stands := voice(line, verb)):
            continue
        if stands == "noun" and line.word(mark.first) in closed("licence"):
            continue  # a licence is what is granted
        if (frame := _frame(line, verb, stands, lead)) is not None:
            yield frame


def _frame(line: Line, mark: Mark, stands: Voice, lead: Parties) -> Frame | None:
    """Return a frame with its parties, None where no party stands near."""
    first, last = line.opens(mark.first), line.closes(mark.last)
    before, after = line.between(first, mark.first), line.between(mark.last, last)
    if not (before or after or lead or mark.value in NEEDLESS):
        return None
    if mark.value == "publish" and elsewhere(line, mark, after):
        return None
    helped = ends.helped(line, mark, stands)
    who, related = subject(line, [p for p in before if p is not helped], mark, stands)
    acting = line.joined(who, -1) if who else () if before or related else lead
    given = who is not None and stands == "passive" and _is_given(line, who, mark)
    dative = acting if given else ends.dative(line, after, mark)
    referred = whom(line, first, mark)
    to = referred or ends.led(line, after, "to", mark) or (helped.parties if helped and not dative else ())
    reads = mark.value == "access" and stands == "active"  # "to" leads to what is read
    taker = "" if dative or to or reads else ends.taker(line, mark, last)
    sourced = mark.value == "receive" and any(line.word(i) == "from" for i in range(mark.last, last))
    # What another participle than the verb says that somebody holds is not what somebody does.
    doing = after if stands in ("active", "gerund") else [p for p in after if not ends.held(line, p, mark)]
    doing = doing if stands != "noun" or not ends.done(line, mark) else []
    givers, holders = ends.owned(line, before)
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
        by=ends.owner(line, mark, stands) or ends.led(line, doing, "by", mark),
        source=ends.led(line, after, "from", mark),
        between=ends.led(line, after, "between", mark),
        owners=tuple(dict.fromkeys(id for p in after if p.owner or p.led == "of" for id in p.parties)),
        givers=givers,
        holders=holders,
        lets=lets(line, before, mark),
        unsaid=not (dative or to or taker or sourced) and _unsaid(line, first, mark, stands),
        outward=taker in closed("outward"),
        anyone=not (dative or to) and (taker in closed("anyone") or not (taker or ends.mannered(line, mark, last))),
        either=line.word(mark.first - 1) == "or",
        asks=any(line.word(i) == "for" and line.word(i + 1) in closed("compared") for i in range(mark.last, last)),
        own=any(line.word(i) in closed("own") for i in range(mark.last, mark.last + GAP)),
        spoken=_spoken(line, mark, stands, first, last),
        plain=not any(line.preposition(i) and line.word(i) != "of" for i in range(mark.last, last)),
        bare=not lead and all(p.parties == PERSONS and (p.owner or p.led == "of") for p in (*before, *after)),
        asker=ends.asker(line, max(line.sentence.first, mark.first - FAR), mark),
        licence=any(line.word(i) in closed("licence") for i in range(mark.last, last)),
    )


def _is_given(line: Line, place: Place, mark: Mark) -> bool:
    """Tell whether a party is the subject of a passive ("the Trust shall be given"), and no data are."""
    near = line.reading.within(place.last, mark.first, "data", "objects", "carriers")
    things = any(m.value not in PEOPLE for m in near) or line.word(mark.first) in closed("make") | {"available"}
    return mark.first - place.last <= 2 * GAP and not things and line.acts(place, mark.first)


def _spoken(line: Line, mark: Mark, stands: Voice, first: int, last: int) -> bool:
    """Tell whether a general word for data stands where what is given does, or data right behind the verb."""
    if any(line.reading.within(mark.last, min(mark.last + GAP, last), "data")):
        return True
    span = (
        (max(first, mark.first - BACK), mark.first) if stands == "passive" else (mark.last, min(last, mark.last + BACK))
    )
    return any(m.value in ("data", "personal") for m in line.reading.within(*span, "objects", "carriers"))


def _unsaid(line: Line, first: int, mark: Mark, stands: Voice) -> bool:
    """Tell whether a taker may go without saying: not in a condition, a relative or an aim, nor beside destroying."""
    around = line.reading.within(max(first, mark.first - GAP), min(mark.last + GAP, line.sentence.last), "actions")
    if stands not in ("active", "gerund", "passive") or any(m.value == "delete" for m in around):
        return False
    if stands == "passive":
        relative = any(line.word(i) in closed("relative") for i in range(first, mark.first))
        return mark.value != "reveal" and line.modal(mark.first) and not relative
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


def _bound(line: Line, mark: Mark) -> bool:
    """Tell whether a text requires what a noun says ("The transfer of ... is required", "shall take place")."""
    for i in range(mark.last, line.closes(mark.last) + 1):
        if line.word(i) in closed("relative") | closed("condition"):
            return False
        if line.word(i) in closed("be") and line.word(i + 1) in closed("binding"):
            return line.word(i + 2) != "to"
        if line.modal_at(i):
            end = next((k for k in range(i, i + GAP) if not line.modal_at(k)), i)
            return line.word(line.skip(end, 1, "be")) in closed("occurring")
    return False


def _nothing(line: Line, mark: Mark) -> bool:
    """Tell whether a verb moves nothing ("gives the Trust no other information", "receives none of the records")."""
    last = min(mark.last + BACK, line.sentence.last)
    for negator in line.reading.within(mark.last, last, "modality"):
        bounds = closed("relative") | closed("condition")
        if any(line.word(i) in bounds or line.word(i) == "," for i in range(mark.last, negator.first)):
            return False
        if negator.value == "negator":
            things = line.reading.within(negator.last, min(negator.last + GAP, last), "data", "objects", "carriers")
            return any(m.value not in ("agreement", "breach") for m in things)
    return False


def _force(line: Line, mark: Mark, stands: Voice) -> Force:
    """Return the force of a verb; a participle permits what it takes for granted, a verb without modal states it."""
    reading, sentence = line.reading, line.sentence
    if stands == "participle":
        # "Published reports must not include": what they may hold is what may be published.
        barred = mark.value == "publish" and force_at(reading, sentence, mark.first) == "prohibition"
        return "prohibition" if barred else "permission"
    if mark.value == "refuse":
        return "prohibition" if line.barred(mark.first) else "statement"
    if stands == "active" and _nothing(line, mark):
        return "prohibition"
    force = force_at(reading, sentence, mark.first)
    if stands == "noun" or (stands == "gerund" and not line.modal(mark.first)):
        if force == "prohibition" or mark.value == "request":
            return force
        return "duty" if stands == "noun" and _bound(line, mark) else "permission"
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
