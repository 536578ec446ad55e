"""The flows of an agreement: what its sentences move, gathered by kind and ends.

A sentence gives a flow where a verb of moving data stands between a giver and a taker, in any voice or as a noun ("the
disclosure of X to Y"). Only flows with both ends known are kept; a prohibition makes no flow that data can take, but a
prohibited one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from mouscan.graph.agreement import DataItem, Definition, Party, Purpose
from mouscan.graph.cargo import Cargo
from mouscan.graph.counterparts import Counterparts
from mouscan.graph.evidence import whole
from mouscan.graph.excepted import excepted
from mouscan.graph.frames import Frame, frames
from mouscan.graph.loads import load
from mouscan.graph.mentions import Mentions
from mouscan.graph.merging import Key, Said, merged
from mouscan.graph.moves import moves
from mouscan.graph.places import Line
from mouscan.graph.purposes import stated
from mouscan.graph.transfer import Flow, Polarity
from mouscan.graph.wording import function
from mouscan.language import Mark, Reading, Sentence

TITLE, LONG = 3, 16
NEAR = 4
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
    found: dict[Key, list[Said]] = {}
    cargo = Cargo(reading, data, terms)
    others = Counterparts(parties, mentions)
    acting = cache(lambda index: _acting(reading, reading.sentences[index], mentions))
    for sentence in reading.sentences:
        if sentence.kind == "heading" or reading.tree.by_id[sentence.clause].role == "signatures":
            continue
        if not any(reading.of(sentence, "frames", "dealings")):
            continue
        over = (reading.lead(sentence), _headed(reading, sentence))
        lead = next((who for above in over if above is not None and (who := acting(above.index))), ())
        line = Line(reading, sentence, mentions)
        for said in _stated(line, lead, cargo, others):
            flow = said.flow
            key = (flow.kind, flow.source, flow.target, flow.polarity == "prohibited")
            found.setdefault(key, []).append(said)
    stated = [*_onward(list(_kept(merged(found, cargo), others)), others), *_played(reading, parties, found)]
    kept = (_whole(flow, cargo, others) for flow in stated)
    return tuple(replace(flow, id=f"f{i}") for i, flow in enumerate(kept, 1))


def _stated(line: Line, lead: tuple[str, ...], cargo: Cargo, others: Counterparts) -> Iterator[Said]:
    """Yield the flows of one sentence."""
    setting: Flow | None = None
    found: list[Said] = []
    for frame in frames(line, lead):
        carried = load(cargo, line, frame)
        if frame.force == "no-duty":
            continue  # what nobody need do is neither required nor, by that, allowed
        made = list(moves(frame, carried, others)) if carried or frame.kind == "engage" else []
        if not made:
            continue
        setting = setting or _setting(line.reading, line.sentence)
        shared = replace(setting, data=cargo.items(line, frame))
        ends = {(move.source, move.target) for move in made}
        for move in made:
            flow = replace(shared, kind=move.kind, source=move.source, target=move.target, polarity=_polarity(frame))
            found.append(Said(flow, move.plain, (move.target, move.source) in ends))
    told = [said.flow for said in found]
    answered = {(f.target, f.source) for f in told if f.kind == "respond" and f.polarity != "prohibited"}
    barred = {(f.source, f.target) for f in told if f.kind == "disclose" and f.polarity == "prohibited"}
    for said in found:
        flow = said.flow
        if flow.polarity == "prohibited" and flow.target == "third-parties":
            left = replace(flow, kind="disclose" if flow.kind == "onward" else flow.kind, polarity="allowed")
            yield from (Said(replace(left, target=end), False, False) for end in excepted(line) if end != flow.source)
        if flow.kind == "access" and flow.polarity == "prohibited" and (flow.source, flow.target) in barred:
            continue  # "shall not disclose or give access to": one ban
        # What is sent for an answer, in one sentence, asks for it.
        asks = flow.kind == "disclose" and flow.polarity != "prohibited" and (flow.source, flow.target) in answered
        yield replace(said, flow=replace(flow, kind="request")) if asks else said


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
    if place is None and len(line.places) == 1 and line.places[0].led == "of":
        place = line.places[0]  # "Duties of the Trust:"
    return line.joined(place, 1) if place else ()


def _headed(reading: Reading, sentence: Sentence) -> Sentence | None:
    """Return the heading over a sentence that opens with a verb ("Provide the list ..."): it may say who acts."""
    verb = next(iter(reading.of(sentence, "frames", "dealings")))
    if any(w.isalpha() for w in reading.texts[sentence.first : verb.first]):
        return None
    clause = reading.tree.by_id[sentence.clause]
    over = (reading.by_clause[c.id][0] for c in (clause, *reading.tree.parents(clause)) if c.id in reading.by_clause)
    return next((head for head in over if head.kind == "heading"), None)


def _setting(reading: Reading, sentence: Sentence) -> Flow:
    """Return what all flows of a sentence share."""
    return Flow(
        id="",
        kind="disclose",
        source="",
        target="",
        purposes=tuple(dict.fromkeys(m.value for m in stated(reading, sentence))),
        state="latent" if any(True for _ in reading.of(sentence, "latent")) else "active",
        subjects=tuple(dict.fromkeys(m.value for m in reading.of(sentence, "subjects") if _concerned(reading, m))),
        periodic=_rhythm(reading, sentence),
        clauses=(sentence.clause,),
        evidence=(whole(reading.tree.document, sentence),),
    )


def _concerned(reading: Reading, mark: Mark) -> bool:
    """Tell whether the data may be about somebody: staff give and take them but where they are data "of its staff".

    Workers and employees may be whom a service is for.
    """
    if mark.value != "staff":
        return True
    begin, words = mark.first, reading.lower
    while begin and words[begin - 1] in function("article"):
        begin -= 1
    led = begin > 0 and words[begin - 1] in function("concerning") | {"of"}
    told = led and any(reading.within(max(0, begin - NEAR), begin - 1, "data", "objects"))
    return told and not function("own").isdisjoint(words[mark.first : mark.last])


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


def _onward(flows: list[Flow], others: Counterparts) -> Iterator[Flow]:
    """Yield the flows; what a recipient gives to a body that has no part in the agreement goes onward.

    What a provider gives to others is its own.
    """
    given = [f for f in flows if f.kind in ("disclose", "respond", "access") and f.polarity != "prohibited"]
    takers = {f.target for f in given if not others.outside(f.source)}
    for flow in flows:
        own = flow.source in others.providers and flow.source not in others.recipients
        passes = flow.kind == "disclose" and not own and flow.source in takers and others.outside(flow.target)
        if flow.kind == "onward" and own and flow.polarity != "prohibited":
            yield replace(flow, kind="disclose")
        else:
            yield replace(flow, kind="onward") if passes else flow


def _played(reading: Reading, parties: Sequence[Party], found: Iterable[Key]) -> Iterator[Flow]:
    """Yield the flow that the parts of two parties state, where no sentence moves anything between them.

    Their names tell that it is data that one provides ("the Data Provider"), or the title does ("Data Use Agreement").
    """
    provider, recipient = ([p for p in parties if part in p.roles] for part in ("provider", "recipient"))
    if len(provider) == len(recipient) == 1 and not any(_handed(provider[0].id, recipient[0].id, key) for key in found):
        (giver,), (taker,) = provider, recipient
        names = (name.lower().split() for p in (giver, taker) for name in (p.name, *p.aliases))
        if giver is not taker and (any("data" in name for name in names) or _entitled(reading)):
            yield Flow("", "disclose", giver.id, taker.id, clauses=giver.clauses[:1], evidence=giver.evidence[:1])


def _entitled(reading: Reading) -> bool:
    """Tell whether the title is that of an agreement on data: "Data Use Agreement", "Agreement for sharing records"."""
    for sentence in reading.sentences[:TITLE]:
        said = {m.value for m in reading.of(sentence, "objects")}
        if {"data", "agreement"} <= said and sentence.last - sentence.first <= LONG:
            return True
    return False


def _handed(giver: str, taker: str, key: Key) -> bool:
    """Tell whether a flow brings data of one party to another."""
    kind, source, target, barred = key
    return not barred and kind in ("disclose", "respond", "access") and {source, target} == {giver, taker}


def _whole(flow: Flow, cargo: Cargo, others: Counterparts) -> Flow:
    """Give a flow all that its terms mean, unless it is barred or goes back to who provides them.

    Where a provider gives, or gathers, no more than "the data", these are all that the text says of them.
    """
    takers = (*others.principals, *others.recipients)
    given = flow.source in others.providers and flow.target in takers
    given = given or (not others.providers and flow.source in others.principals and flow.target in others.recipients)
    gathered = flow.kind == "collect" and flow.target in others.providers
    if flow.polarity == "prohibited" or (flow.kind == "disclose" and flow.target in others.providers):
        return flow
    data = cargo.whole(flow.data) if given or gathered else flow.data
    if cargo.vague(data) and (gathered or (flow.kind == "disclose" and given)):
        data = cargo.shared() or data
    return replace(flow, data=data)


def _kept(every: list[tuple[Flow, bool]], others: Counterparts) -> Iterator[Flow]:
    """Yield the flows; who collects from nobody named is given the data by the party that the text says gives them.

    Where the text says who publishes, nobody else does without being named.
    """
    given = {
        f.target
        for f, _ in every
        if f.target not in others.providers
        and f.kind in ("disclose", "respond", "access")
        and f.polarity != "prohibited"
    }
    published = any(named and f.kind == "publish" for f, named in every)
    for flow, named in every:
        if named or not ((flow.kind == "publish" and published) or (flow.kind == "collect" and flow.target in given)):
            yield flow
