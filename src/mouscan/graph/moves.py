"""From a frame to the movements that it states: of which kind, from whom, to whom."""

from __future__ import annotations

from collections.abc import Iterator

from mouscan.graph.agreement import BUILT_IN_PARTIES
from mouscan.graph.counterparts import Counterparts, Ends
from mouscan.graph.frames import Frame
from mouscan.graph.transfer import FlowKind
from mouscan.graph.ways import Move, exchanged, mutual, pairs

GIVING = ("disclose", "reveal", "return", "tell", "refer", "report")
CARRYING: dict[str, FlowKind] = {"request": "request", "response": "respond", "access": "access", "account": "access"}


def moves(frame: Frame, carried: str, others: Counterparts) -> Iterator[Move]:
    """Yield the movements of a frame that carries something: `data`, `case`, `request`, `response` or `access`."""
    if frame.kind in GIVING or (frame.kind == "grant" and _granted(frame, carried)):
        yield from _given(frame, carried, others)
    elif frame.kind == "respond":
        yield from _answered(frame, carried, others)
    elif frame.kind == "exchange":
        yield from exchanged(frame, others)
    elif frame.kind == "receive" and carried in ("data", "case"):
        yield from _received(frame, others)
    elif frame.kind == "request" and frame.acts:
        yield from _requested(frame, carried, others)
    elif frame.kind == "request" and frame.voice == "noun" and frame.force != "prohibition":
        # What a request has to hold, whoever makes it: where one side asks and the other is asked, it is theirs.
        if len(others.asking) == len(others.asked) == 1:
            yield from pairs("request", tuple(others.asking), tuple(others.asked), False)
    elif frame.kind in ("access", "read", "inspect"):
        yield from _read(frame, carried, others)
    elif frame.kind == "collect":
        yield from _collected(frame, others)
    elif frame.kind == "publish":
        said = frame.subject if frame.acts else frame.by or (frame.owners if frame.voice == "passive" else ())
        yield from pairs("publish", said or (() if frame.acts else others.user), ("public",), bool(said))
    elif frame.kind == "match" and frame.acts:
        against = frame.to or frame.owners
        yield from pairs("match", frame.subject, against or others.of(frame.subject), bool(against))
    elif frame.kind == "engage" and frame.acts:
        yield from pairs("disclose", frame.subject, others.processors(frame.dative, carried), True)
    elif frame.kind == "refuse" and frame.force == "prohibition" and carried == "request":
        asker = frame.source or frame.owners
        yield from pairs("respond", frame.subject, asker or others.of(frame.subject), bool(asker))


def _granted(frame: Frame, carried: str) -> bool:
    """Tell whether what is granted opens data: access, an account, or a licence to use them."""
    return carried in ("access", "account") or (carried == "data" and frame.licence and frame.force != "prohibition")


def _given(frame: Frame, carried: str, others: Counterparts) -> Iterator[Move]:
    """Yield what one gives another; an end that goes without saying is filled in."""
    if frame.between and not frame.to:
        yield from exchanged(frame, others)
        return
    if carried == "account" and frame.kind == "reveal":
        return  # who shares an account shares no data
    kind = CARRYING.get(carried, "disclose") if frame.kind != "reveal" else "disclose"
    if carried == "result" and frame.kind == "return":
        kind = "respond"
    barred = frame.force == "prohibition"
    if frame.bare and frame.kind != "return" and not (barred and (others.user or frame.voice == "passive")):
        return
    if frame.bare and frame.kind == "return":
        if frame.voice == "passive" and frame.unsaid and not barred and carried == "data":
            holders = others.user or tuple(others.asking)
            yield from pairs("disclose", holders, others.of(others.user) or tuple(others.asked), False)
        return
    if frame.bare and frame.kind == "disclose":
        yield from mutual(frame, others)
        return
    takers = frame.dative or frame.to
    if not takers and (frame.outward or (barred and frame.kind == "reveal" and frame.anyone)):
        takers = ("third-parties",)
    givers = (frame.subject or frame.passing) if frame.acts else frame.by or frame.source
    plain = bool(givers) and bool(takers)
    if frame.kind == "report" and frame.acts and frame.anyone:
        takers = ("public",)
    elif takers and not givers and frame.kind == "return" and frame.acts:
        givers = others.of(takers)  # an order ("delete or return the data to the Trust")
    elif takers and not givers and frame.voice == "passive":
        owners = frame.owners if kind == "access" and not set(frame.owners) & {*takers, *BUILT_IN_PARTIES} else ()
        givers = owners or _giver(frame, takers, barred, others)
    elif _presupposed(frame, barred) and carried == "data":
        if not takers and len(set(givers)) > 2:
            return  # "information provided by either party": of three, nobody certain gives to nobody certain
        known = others.of(takers) or (_giver(frame, takers, barred, others) if barred and takers else ())
        givers, takers = givers or known, takers or others.each(givers)
    elif givers and frame.unsaid and not takers and barred and frame.kind == "disclose" and frame.plain:
        takers = others.of(givers) if givers == others.provider else ()
    elif givers and frame.unsaid and not takers and frame.force not in ("prohibition", "no-duty"):
        takers = _unsaid(frame, others)
        if not takers and not set(frame.asker) & {*givers, *BUILT_IN_PARTIES}:
            kind, takers = kind if kind == "access" else "respond", frame.asker
    if kind == "respond" and frame.kind != "tell" and not set(takers) & {*others.principals, *others.recipients}:
        # An answer that goes to somebody else than whoever asks is told to a third.
        kind, givers = "disclose", givers or others.providers
    if frame.voice == "noun" and not barred and set(takers) <= set(BUILT_IN_PARTIES):
        return
    if kind == "disclose" and frame.acts and frame.asks and frame.force == "permission":
        kind, takers = "request", takers or frame.owners or others.of(givers)
    if carried == "data" and givers == ("data-subjects",):
        kind, takers = "collect", takers or others.provider
    if "data-subjects" in takers and (barred or not (plain and frame.spoken)):
        takers = tuple(t for t in takers if t != "data-subjects")
    if kind == "disclose" and set(givers) & others.asked and set(takers) & others.asking:
        kind = "respond"
    yield from pairs(kind, givers, takers, plain)


def _presupposed(frame: Frame, barred: bool) -> bool:
    """Tell whether a frame speaks of what is given by the way, or of a giving that is barred."""
    given = frame.kind in ("disclose", "reveal")
    return given and (frame.voice == "participle" or (frame.voice == "noun" and barred))


def _giver(frame: Frame, takers: Ends, barred: bool, others: Counterparts) -> Ends:
    """Return who gives where a passive does not say so: who has the data, or the other side of who takes them."""
    if set(takers) <= {"third-parties", "public"}:
        known = frame.holders or others.each(frame.givers) or others.each(frame.owners) or others.recipients
        return known or frame.subject or (others.principals if barred else ())
    known = frame.holders or frame.givers
    if known and not set(known) & set(takers):
        return known
    return others.of(takers) or tuple(s for s in frame.subject if s not in takers)


def _unsaid(frame: Frame, others: Counterparts) -> Ends:
    """Return the taker that goes without saying: the other side, or each other where both share."""
    if frame.kind in ("tell", "refer", "report"):
        return ()
    if set(frame.subject) == set(others.principals):
        return others.principals if frame.kind == "reveal" and len(others.principals) == 2 else ()
    if frame.kind == "reveal" and frame.force == "permission" and frame.subject == others.user:
        return ()  # what a recipient may disclose to nobody named is not meant for the provider
    givers = frame.subject if frame.acts else frame.by
    return others.of(givers) if len(givers) == 1 else ()


def _answered(frame: Frame, carried: str, others: Counterparts) -> Iterator[Move]:
    """Yield an answer: to whom it goes, to whose request it is, or with data to the other side."""
    givers = frame.subject if frame.acts else frame.by
    named = frame.dative or frame.to or (*frame.owners, *frame.source, *frame.givers)
    asker = tuple(a for a in named if a not in BUILT_IN_PARTIES)
    goes = frame.unsaid or (carried == "data" and not named)
    unsaid = others.each(givers) if goes and carried in ("data", "response", "result") else ()
    yield from pairs("respond", givers, asker or unsaid, bool(asker))


def _received(frame: Frame, others: Counterparts) -> Iterator[Move]:
    takers = frame.subject if frame.acts else frame.by or others.each(frame.source) or frame.subject
    kind: FlowKind = "collect" if frame.source == ("data-subjects",) else "disclose"
    held = tuple(o for o in frame.owners if o not in (*takers, *BUILT_IN_PARTIES))
    unsaid = held or others.each(takers) if frame.unsaid and frame.force not in ("prohibition", "no-duty") else ()
    yield from pairs(kind, frame.source or unsaid, takers, bool(frame.source))


def _requested(frame: Frame, carried: str, others: Counterparts) -> Iterator[Move]:
    """Yield a request, or what asking opens: access to what the other holds, data of the people asked."""
    asked = frame.source or frame.dative
    if set(frame.subject) <= set(BUILT_IN_PARTIES):
        return
    if carried == "access":
        yield from pairs("access", asked or frame.owners or others.each(frame.subject), frame.subject, bool(asked))
    elif asked == ("data-subjects",):
        yield from pairs("collect" if carried == "data" else "request", asked, frame.subject, True)
    else:
        yield from pairs("request", frame.subject, asked, True)


def _read(frame: Frame, carried: str, others: Counterparts) -> Iterator[Move]:
    readers = frame.subject if frame.acts else frame.by
    held = frame.source or (*frame.owners, *(frame.by if frame.acts else ()))
    if readers and set(readers) <= {"third-parties"} and frame.force == "prohibition":
        yield from pairs("onward", frame.lets or others.recipients or others.principals, readers, False)
    if not readers and carried == "system" and frame.voice == "noun" and frame.force != "prohibition":
        # "candidates must qualify for access to the Council's databases": people of the other side read them.
        for holder in frame.owners:
            yield from pairs("access", (holder,), others.of((holder,)), False)
    for reader in readers:
        holders = tuple(h for h in held if h not in (*readers, *BUILT_IN_PARTIES))
        # Nobody needs leave to read what is one's own: who may query reads what the other side holds.
        leave = (
            frame.kind == "read"
            and frame.acts
            and frame.force == "permission"
            and not (frame.own or set(held) - set(BUILT_IN_PARTIES))
        )
        opened = frame.kind == "access" and (frame.unsaid or frame.voice == "noun")
        unsaid = frame.lets or (others.of((reader,)) if opened or leave else ())
        yield from pairs("access", holders or unsaid, (reader,), bool(holders))


def _collected(frame: Frame, others: Counterparts) -> Iterator[Move]:
    takers = frame.subject if frame.acts else frame.by
    if frame.source == ("data-subjects",) and not takers:
        takers = others.provider
    givers = tuple(s for s in frame.source if s not in BUILT_IN_PARTIES)
    if givers:
        yield from pairs("disclose", givers, takers, True)
    else:
        # A text that bars collecting, or tells it from being given, says so of its own; else it may be another word.
        yield from pairs(
            "collect", ("data-subjects",), takers, bool(frame.source) or frame.either or frame.force == "prohibition"
        )
