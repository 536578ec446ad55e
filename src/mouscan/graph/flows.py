"""The movements of data that the text requires, allows or prohibits, each from one party to another.

A sentence gives a flow where a verb of moving data stands between a giver and a taker, in active or passive voice or
as a noun ("the disclosure of X to Y"). Only flows with both ends known are kept; a prohibition makes no flow that data
can take, but a prohibited one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mouscan.graph.agreement import DataItem, Evidence, Flow, FlowKind, Party, Polarity, Purpose
from mouscan.graph.evidence import whole
from mouscan.graph.mentions import Mention, Mentions
from mouscan.graph.purposes import stated
from mouscan.language import Mark, Reading, Sentence
from mouscan.language.force import force_at

PASSIVE = ("is", "are", "be", "been", "being", "was", "were")
TO = ("to", "with", "for")
MOST = 5


@dataclass(frozen=True, slots=True)
class Move:
    """A verb of moving data in one sentence, with its two ends."""

    kind: FlowKind
    source: str
    target: str
    verb: Mark


def flows(
    reading: Reading, parties: Sequence[Party], mentions: Mentions, data: Sequence[DataItem], purposes: Sequence[Purpose]
) -> tuple[Flow, ...]:
    """Return the flows, one for each kind, source, target and polarity, with all clauses, data and purposes."""
    found: dict[tuple[str, str, str, bool], list[tuple[Flow, Evidence]]] = {}
    by_mark = {(e.start, item.category): item.id for item in data for e in item.evidence}
    named: dict[tuple[str, str], list[str]] = {}
    for item in data:
        for clause in item.clauses:
            named.setdefault((clause, item.category), []).append(item.id)
    for sentence in reading.sentences:
        if sentence.kind == "heading" or reading.tree.by_id[sentence.clause].role == "signatures":
            continue
        for move in _moves(reading, sentence, mentions):
            flow = _flow(reading, sentence, move, by_mark, named)
            key = (flow.kind, flow.source, flow.target, flow.polarity == "prohibited")
            found.setdefault(key, []).append((flow, whole(reading.tree.document, sentence)))
    return tuple(_merged(f"f{i}", group) for i, group in enumerate(found.values(), 1))


def _flow(
    reading: Reading, sentence: Sentence, move: Move, by_mark: dict[tuple[int, str], str], named: dict[tuple[str, str], list[str]]
) -> Flow:
    force = force_at(reading, sentence, move.verb.first)
    polarity: Polarity = {"duty": "required", "prohibition": "prohibited", "statement": "required"}.get(force, "allowed")  # type: ignore[assignment]
    ids: list[str] = []
    for mark in reading.of(sentence, "data"):
        ids += [by_mark[mark.start, mark.value]] if (mark.start, mark.value) in by_mark else named.get((sentence.clause, mark.value), [])
    for item in _listed(reading, sentence):
        for mark in reading.of(item, "data"):
            ids += [by_mark[mark.start, mark.value]] if (mark.start, mark.value) in by_mark else named.get((item.clause, mark.value), [])
    latent = any(True for _ in reading.of(sentence, "latent"))
    rhythm = next((reading.tree.document.text[m.start : m.end] for m in reading.of(sentence, "bulk") if m.value == "standing"), "")
    return Flow(
        "", move.kind, move.source, move.target, tuple(dict.fromkeys(ids)),
        tuple(dict.fromkeys(m.value for m in stated(reading, sentence))), polarity, "latent" if latent else "active",
        tuple(dict.fromkeys(m.value for m in reading.of(sentence, "subjects"))), " ".join(rhythm.split()), (sentence.clause,),
    )  # fmt: skip


def _listed(reading: Reading, sentence: Sentence) -> Iterator[Sentence]:
    """Yield the items of the list that a sentence leads into."""
    for other in reading.sentences[sentence.index + 1 : sentence.index + 60]:
        if other.lead == sentence.index:
            yield other


def _merged(id: str, group: list[tuple[Flow, Evidence]]) -> Flow:
    first = group[0][0]
    every = [flow for flow, _ in group]
    return replace(
        first,
        id=id,
        data=tuple(dict.fromkeys(d for f in every for d in f.data)),
        purposes=tuple(dict.fromkeys(p for f in every for p in f.purposes)),
        polarity="required" if any(f.polarity == "required" for f in every) else first.polarity,
        state="active" if any(f.state == "active" for f in every) else "latent",
        subjects=tuple(dict.fromkeys(s for f in every for s in f.subjects)),
        periodic=next((f.periodic for f in every if f.periodic), ""),
        clauses=tuple(dict.fromkeys(c for f in every for c in f.clauses)),
        evidence=tuple(e for _, e in group)[:MOST],
    )


def _moves(reading: Reading, sentence: Sentence, mentions: Mentions) -> Iterator[Move]:
    """Yield the movements that one sentence states."""
    verbs = list(reading.of(sentence, "frames"))
    if not verbs or not _about_data(reading, sentence):
        return
    here = mentions.of(sentence)
    lead = reading.lead(sentence)
    before_all = mentions.of(lead)[:1] if lead is not None else ()
    for verb in verbs:
        before = [m for m in here if m.end <= verb.start]
        after = [m for m in here if m.start >= verb.end]
        subject = _subject(before) or (before_all[0] if before_all else None)
        word = reading.words[verb.first - 1].text.lower() if verb.first > sentence.first else ""
        passive = word in PASSIVE or word in ("not", "only") and reading.words[max(sentence.first, verb.first - 2)].text.lower() in PASSIVE
        yield from _ends(reading, verb, subject, before, after, passive, mentions)


def _about_data(reading: Reading, sentence: Sentence) -> bool:
    if any(m.value in ("data", "personal") for m in reading.of(sentence, "objects")):
        return True
    return any(True for _ in reading.of(sentence, "data"))


def _subject(before: Sequence[Mention]) -> Mention | None:
    return before[0] if before else None


def _ends(
    reading: Reading, verb: Mark, subject: Mention | None, before: Sequence[Mention], after: Sequence[Mention], passive: bool, mentions: Mentions
) -> Iterator[Move]:
    to = _after(reading, verb, after, TO)
    by = _after(reading, verb, after, ("by",))
    source = _after(reading, verb, after, ("from",))
    kind = verb.value
    if kind in ("disclose", "respond"):
        giver = by or (None if passive else subject) or (source if passive else None)
        if passive and giver is None and source is None and subject is not None and to is not None and subject.parties != to.parties:
            giver = subject
        for a in giver.parties if giver else ():
            takers = to.parties if to else _other(a, mentions) if not passive and giver is subject else ()
            for b in takers:
                if a != b:
                    yield Move("onward" if b == "third-parties" else "publish" if b == "public" else kind, a, b, verb)  # type: ignore[arg-type]
        if passive and giver is None and to is not None:
            for b in to.parties:
                sources = _other(b, mentions) if b not in ("third-parties", "public") else ()
                for a in sources:
                    yield Move(kind, a, b, verb)  # type: ignore[arg-type]
                if b == "third-parties" and len(mentions.principals) == 2:
                    yield Move("onward", mentions.principals[1], b, verb)
    elif kind == "receive" and subject is not None and source is not None:
        for a in source.parties:
            for b in subject.parties:
                if a != b:
                    yield Move("disclose", a, b, verb)
    elif kind == "request" and subject is not None and not passive:
        asked = source or to
        for a in subject.parties:
            for b in asked.parties if asked else ():
                if a != b and b not in ("public", "third-parties"):
                    yield Move("request", a, b, verb)
    elif kind == "access" and subject is not None:
        for b in subject.parties:
            for a in (source.parties if source else _other(b, mentions)):
                if a != b and b not in ("public", "third-parties"):
                    yield Move("access", a, b, verb)
    elif kind == "collect" and subject is not None and not passive:
        for b in subject.parties:
            if source is None and b not in ("public", "third-parties", "data-subjects"):
                yield Move("collect", "data-subjects", b, verb)
    elif kind == "publish" and subject is not None and not passive:
        for a in subject.parties:
            if a not in ("public", "third-parties"):
                yield Move("publish", a, "public", verb)
    elif kind == "match" and subject is not None:
        for a in subject.parties:
            for b in _other(a, mentions):
                yield Move("match", a, b, verb)


def _after(reading: Reading, verb: Mark, after: Sequence[Mention], words: tuple[str, ...]) -> Mention | None:
    """Return the first mention after the verb that one of these prepositions, with its article, leads in."""
    text = reading.tree.document.text
    for mention in after:
        lead = text[max(0, mention.start - 12) : mention.start].replace("\n", " ").split()
        tail = [w.lower().strip(",") for w in lead[-3:]]
        if any(w in words for w in tail) and not any(w in ("from", "by", "to", "with") and w not in words for w in tail[-2:]):
            return mention
    return None


def _other(party: str, mentions: Mentions) -> tuple[str, ...]:
    """Return the other principal of an agreement between two."""
    return tuple(p for p in mentions.principals if p != party) if len(mentions.principals) == 2 and party in mentions.principals else ()
