"""The flows of an agreement: what its sentences move, gathered by kind and ends.

A sentence gives a flow where a verb of moving data stands between a giver and a taker, in any voice or as a noun ("the
disclosure of X to Y"). Only flows with both ends known are kept; a prohibition makes no flow that data can take, but a
prohibited one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from mouscan.graph.agreement import DataItem, Definition, Flow, Party, Polarity, Purpose
from mouscan.graph.cargo import Cargo
from mouscan.graph.evidence import whole
from mouscan.graph.frames import Frame, frames
from mouscan.graph.loads import load
from mouscan.graph.mentions import Mentions
from mouscan.graph.moves import Counterparts, moves
from mouscan.graph.places import Line
from mouscan.graph.purposes import stated
from mouscan.language import Reading, Sentence

MOST = 5
POLARITY: dict[str, Polarity] = {"duty": "required", "statement": "required", "prohibition": "prohibited"}


def flows(
    reading: Reading,
    parties: Sequence[Party],
    mentions: Mentions,
    data: Sequence[DataItem],
    purposes: Sequence[Purpose],
    terms: Sequence[Definition] = (),
) -> tuple[Flow, ...]:
    """Return the flows, one for each kind, source, target and polarity, with all clauses, data and purposes."""
    found: dict[tuple[str, str, str, bool], list[tuple[Flow, bool]]] = {}
    cargo = Cargo(reading, data, terms)
    others = Counterparts(parties, mentions)
    acting = cache(lambda index: _acting(reading, reading.sentences[index], mentions))
    for sentence in reading.sentences:
        if sentence.kind == "heading" or reading.tree.by_id[sentence.clause].role == "signatures":
            continue
        if not any(reading.of(sentence, "frames", "dealings")):
            continue
        lead = reading.lead(sentence) or _headed(reading, sentence)
        led = acting(lead.index) if lead else ()
        if not led and not mentions.of(sentence):
            continue
        for flow, plain in _stated(Line(reading, sentence, mentions), led, cargo, others):
            key = (flow.kind, flow.source, flow.target, flow.polarity == "prohibited")
            found.setdefault(key, []).append((flow, plain))
    merged = [_merged(group) for group in found.values()]
    kept = [_whole(flow, cargo, others) for flow in _onward(list(_kept(merged)), others)]
    kept += _played(parties, found)
    return tuple(replace(flow, id=f"f{i}") for i, flow in enumerate(kept, 1))


def _stated(line: Line, lead: tuple[str, ...], cargo: Cargo, others: Counterparts) -> Iterator[tuple[Flow, bool]]:
    """Yield the flows of one sentence, each with whether its words name both ends."""
    setting: Flow | None = None
    found: list[tuple[Flow, bool]] = []
    for frame in frames(line, lead):
        carried = load(cargo, line, frame)
        made = list(moves(frame, carried, others)) if carried or frame.kind == "engage" else []
        if not made:
            continue
        setting = setting or _setting(line.reading, line.sentence)
        shared = replace(setting, data=cargo.items(line, frame))
        for move in made:
            flow = replace(shared, kind=move.kind, source=move.source, target=move.target, polarity=_polarity(frame))
            found.append((flow, move.plain))
    answered = {(f.target, f.source) for f, _ in found if f.kind == "respond" and f.polarity != "prohibited"}
    barred = {(f.source, f.target) for f, _ in found if f.kind == "disclose" and f.polarity == "prohibited"}
    for flow, plain in found:
        if flow.kind == "access" and flow.polarity == "prohibited" and (flow.source, flow.target) in barred:
            continue  # "shall not disclose or give access to": one ban
        # What is sent for an answer, in one sentence, asks for it.
        asks = flow.kind == "disclose" and flow.polarity != "prohibited" and (flow.source, flow.target) in answered
        yield (replace(flow, kind="request") if asks else flow), plain


def _polarity(frame: Frame) -> Polarity:
    if frame.kind == "refuse":
        return "required"
    if frame.kind == "engage":
        return "allowed"
    return POLARITY.get(frame.force, "allowed")


def _acting(reading: Reading, lead: Sentence, mentions: Mentions) -> tuple[str, ...]:
    """Return the parties that a sentence makes act in the items it leads into, or a heading in what is under it."""
    line = Line(reading, lead, mentions)
    place = next((p for p in line.places if not p.led and (lead.kind == "heading" or not p.owner)), None)
    return line.joined(place, 1) if place else ()


def _headed(reading: Reading, sentence: Sentence) -> Sentence | None:
    """Return the heading of a sentence that opens with a verb ("Provide the list ..."): it may say who acts."""
    verb = next(iter(reading.of(sentence, "frames", "dealings")))
    head = reading.by_clause[sentence.clause][0]
    opens = all(not w.isalpha() for w in reading.texts[sentence.first : verb.first])
    return head if opens and head.kind == "heading" else None


def _setting(reading: Reading, sentence: Sentence) -> Flow:
    """Return what all flows of a sentence share."""
    return Flow(
        id="",
        kind="disclose",
        source="",
        target="",
        purposes=tuple(dict.fromkeys(m.value for m in stated(reading, sentence))),
        state="latent" if any(True for _ in reading.of(sentence, "latent")) else "active",
        subjects=tuple(dict.fromkeys(m.value for m in reading.of(sentence, "subjects"))),
        periodic=_rhythm(reading, sentence),
        clauses=(sentence.clause,),
        evidence=(whole(reading.tree.document, sentence),),
    )


def _rhythm(reading: Reading, sentence: Sentence) -> str:
    """Return the words that say how often, "" for none: a rhythm before a noun is that of a meeting or a report."""
    for mark in reading.of(sentence, "bulk"):
        alone = mark.last >= sentence.last or not reading.texts[mark.last].isalpha()
        # The stem of "monthly" is that of "month" too.
        adverb = mark.last - mark.first > 1 or reading.texts[mark.first].lower().endswith("ly")
        often = mark.value == "rhythm" and adverb
        if mark.value == "standing" or (often and alone):
            return " ".join(reading.tree.document.text[mark.start : mark.end].split())
    return ""


def _merged(group: list[tuple[Flow, bool]]) -> tuple[Flow, bool]:
    """Join the flows of one kind between the same ends, those with both ends named first."""
    named = any(plain for _, plain in group)
    every = [flow for flow, plain in sorted(group, key=lambda one: not one[1])]
    proof = dict.fromkeys(f.evidence[0] for f in sorted(every, key=lambda f: -len(f.data)))
    flow = replace(
        every[0],
        data=tuple(dict.fromkeys(d for f in every for d in f.data)),
        purposes=tuple(dict.fromkeys(p for f in every for p in f.purposes)),
        polarity="required" if any(f.polarity == "required" for f in every) else every[0].polarity,
        state="active" if any(f.state == "active" for f in every) else "latent",
        subjects=tuple(dict.fromkeys(s for f in every for s in f.subjects)),
        periodic=next((f.periodic for f in every if f.periodic), ""),
        clauses=tuple(dict.fromkeys(c for f in every for c in f.clauses)),
        evidence=tuple(proof)[:MOST],
    )
    return flow, named


def _onward(flows: list[Flow], others: Counterparts) -> Iterator[Flow]:
    """Yield the flows; what a recipient gives to a body that has no part in the agreement goes onward."""
    given = [f for f in flows if f.kind in ("disclose", "respond", "access") and f.polarity != "prohibited"]
    takers = {f.target for f in given if not others.outside(f.source)}
    for flow in flows:
        passes = flow.kind == "disclose" and flow.source in takers and others.outside(flow.target)
        yield replace(flow, kind="onward") if passes else flow


def _played(parties: Sequence[Party], found: Iterable[tuple[str, str, str, bool]]) -> Iterator[Flow]:
    """Yield the flow that the names of two parties state ("the Data Provider"), where no sentence moves anything."""
    provider, recipient = ([p for p in parties if part in p.roles] for part in ("provider", "recipient"))
    if len(provider) == len(recipient) == 1 and all(barred for *_, barred in found):
        (giver,), (taker,) = provider, recipient
        names = (name.lower().split() for p in (giver, taker) for name in (p.name, *p.aliases))
        if giver is not taker and any("data" in name for name in names):
            yield Flow("", "disclose", giver.id, taker.id, clauses=giver.clauses[:1], evidence=giver.evidence[:1])


def _whole(flow: Flow, cargo: Cargo, others: Counterparts) -> Flow:
    """Give what a provider gives, where the words say no more than "the data", all that the text says these are."""
    if set(flow.data) & set(cargo.specific) or flow.polarity == "prohibited" or flow.kind != "disclose":
        return flow
    provided = flow.source in others.providers and flow.target in (*others.principals, *others.recipients)
    return replace(flow, data=cargo.shared() or flow.data) if provided else flow


def _kept(merged: list[tuple[Flow, bool]]) -> Iterator[Flow]:
    """Yield the flows; who collects from nobody named is given the data by the party that the text says gives them."""
    given = {f.target for f, _ in merged if f.kind in ("disclose", "respond", "access") and f.polarity != "prohibited"}
    for flow, named in merged:
        if named or flow.kind != "collect" or flow.target not in given:
            yield flow
