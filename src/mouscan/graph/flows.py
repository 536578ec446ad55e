"""The movements of data that the text requires, allows or prohibits, each from one party to another.

A sentence gives a flow where a verb of moving data stands between a giver and a taker, in active or passive voice or
as a noun ("the disclosure of X to Y"). Only flows with both ends known are kept; a prohibition makes no flow that data
can take, but a prohibited one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mouscan.graph.agreement import BUILT_IN_PARTIES, DataItem, Evidence, Flow, FlowKind, Party, Polarity, Purpose
from mouscan.graph.evidence import whole
from mouscan.graph.mentions import Mention, Mentions
from mouscan.graph.purposes import stated
from mouscan.language import Mark, Reading, Sentence
from mouscan.language.force import force_at

DEFINES = re.compile(r"\W*[\"']?[A-Z][^\"'.]{1,50}[\"']?\s+(?:means|shall mean|refers to|has the meaning)\b")
DETERMINERS = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "any",
        "each",
        "such",
        "of",
        "all",
        "these",
        "their",
        "its",
        "no",
        "further",
        "in",
        "for",
    }
)
PREPOSITIONS = frozenset({"to", "with", "by", "from", "of", "for", "on", "about", "between", "under", "within"})
ARTICLES = frozenset({"the", "a", "an", "each", "any", "its", "their", "either", "both", "other", "another"})
NEAR = 16
FAR = 90
CLOSE = 7
TAKERS = frozenset({"the", "a", "an", "any", "each", "its", "their", "one", "every", "another", "other"})
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
    plain: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """How the parties stand around a verb: its subject, and who stands after to, by and from."""

    subject: Mention | None
    to: Mention | None
    by: Mention | None
    source: Mention | None
    passive: bool
    noun: bool
    inferable: bool


def flows(
    reading: Reading,
    parties: Sequence[Party],
    mentions: Mentions,
    data: Sequence[DataItem],
    purposes: Sequence[Purpose],
) -> tuple[Flow, ...]:
    """Return the flows, one for each kind, source, target and polarity, with all clauses, data and purposes."""
    found: dict[tuple[str, str, str, bool], list[tuple[Flow, Evidence, bool]]] = {}
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
            found.setdefault(key, []).append((flow, whole(reading.tree.document, sentence), move.plain))
    return tuple(_merged(f"f{i}", group) for i, group in enumerate(found.values(), 1))


def _flow(
    reading: Reading,
    sentence: Sentence,
    move: Move,
    by_mark: dict[tuple[int, str], str],
    named: dict[tuple[str, str], list[str]],
) -> Flow:
    force = force_at(reading, sentence, move.verb.first)
    polarity: Polarity = {"duty": "required", "prohibition": "prohibited", "statement": "required"}.get(
        force, "allowed"
    )  # type: ignore[assignment]
    ids: list[str] = []
    for mark in reading.of(sentence, "data"):
        ids += (
            [by_mark[mark.start, mark.value]]
            if (mark.start, mark.value) in by_mark
            else named.get((sentence.clause, mark.value), [])
        )
    for item in _listed(reading, sentence):
        for mark in reading.of(item, "data"):
            ids += (
                [by_mark[mark.start, mark.value]]
                if (mark.start, mark.value) in by_mark
                else named.get((item.clause, mark.value), [])
            )
    latent = any(True for _ in reading.of(sentence, "latent"))
    rhythm = next(
        (reading.tree.document.text[m.start : m.end] for m in reading.of(sentence, "bulk") if m.value == "standing"), ""
    )
    return Flow(
        id="",
        kind=move.kind,
        source=move.source,
        target=move.target,
        data=tuple(dict.fromkeys(ids)),
        purposes=tuple(dict.fromkeys(m.value for m in stated(reading, sentence))),
        polarity=polarity,
        state="latent" if latent else "active",
        subjects=tuple(dict.fromkeys(m.value for m in reading.of(sentence, "subjects"))),
        periodic=" ".join(rhythm.split()),
        clauses=(sentence.clause,),
    )


def _listed(reading: Reading, sentence: Sentence) -> Iterator[Sentence]:
    """Yield the items of the list that a sentence leads into."""
    for other in reading.sentences[sentence.index + 1 : sentence.index + 60]:
        if other.lead == sentence.index:
            yield other


def _merged(id: str, group: list[tuple[Flow, Evidence, bool]]) -> Flow:
    """Join the flows of one kind between the same ends; inferred ends count only where none are named."""
    if any(plain for _, _, plain in group):
        group = [one for one in group if one[2]]
    every = [flow for flow, _, _ in group]
    proof = sorted(group, key=lambda one: (-len(one[0].data), one[1].start))
    return replace(
        every[0],
        id=id,
        data=tuple(dict.fromkeys(d for f in every for d in f.data)),
        purposes=tuple(dict.fromkeys(p for f in every for p in f.purposes)),
        polarity="required" if any(f.polarity == "required" for f in every) else every[0].polarity,
        state="active" if any(f.state == "active" for f in every) else "latent",
        subjects=tuple(dict.fromkeys(s for f in every for s in f.subjects)),
        periodic=next((f.periodic for f in every if f.periodic), ""),
        clauses=tuple(dict.fromkeys(c for f in every for c in f.clauses)),
        evidence=tuple(e for _, e, _ in proof)[:MOST],
    )


def _moves(reading: Reading, sentence: Sentence, mentions: Mentions) -> Iterator[Move]:
    """Yield the movements that one sentence states."""
    verbs = list(reading.of(sentence, "frames"))
    if not verbs or DEFINES.match(reading.text(sentence)):
        return
    here = [m for m in mentions.of(sentence) if m.parties]
    lead = reading.lead(sentence)
    leading = [m for m in mentions.of(lead) if m.parties][:1] if lead is not None else []
    for verb in verbs:
        if not _about_data(reading, sentence, verb):
            continue
        before = [m for m in here if m.end <= verb.start]
        after = [m for m in here if m.start >= verb.end]
        word = reading.words[verb.first - 1].text.lower() if verb.first > sentence.first else ""
        second = reading.words[verb.first - 2].text.lower() if verb.first - 1 > sentence.first else ""
        clause = Voice(
            subject=_subject(reading, before, verb) or (leading[0] if leading and not before else None),
            to=_after(reading, after, TO),
            by=_after(reading, after, ("by",)),
            source=_after(reading, after, ("from",)),
            passive=word in PASSIVE or (word in ("not", "only", "also") and second in PASSIVE),
            inferable=_inferable(reading, sentence, verb),
            noun=word in DETERMINERS or (verb.last < sentence.last and reading.words[verb.last].text.lower() == "of"),
        )
        yield from _ends(verb, clause, mentions)


def _about_data(reading: Reading, sentence: Sentence, verb: Mark) -> bool:
    """Tell whether data are what a verb moves: they stand near it, or in the list that it leads into."""
    near = range(verb.first - NEAR, verb.last + NEAR)
    if any(m.first in near and m.value in ("data", "personal") for m in reading.of(sentence, "objects")):
        return True
    if any(m.first in near for m in reading.of(sentence, "data")):
        return True
    return any(True for item in _listed(reading, sentence) for _ in reading.of(item, "data"))


def _inferable(reading: Reading, sentence: Sentence, verb: Mark) -> bool:
    """Tell whether an unnamed taker can only be the other side: data follow at once, and no "to somebody"."""
    ahead = range(verb.last, min(sentence.last, verb.last + NEAR))
    for i in ahead:
        following = reading.words[i + 1].text if i + 1 < sentence.last else ""
        if reading.words[i].text.lower() in ("to", "with") and (following.lower() in TAKERS or following.istitle()):
            return False
    moved = range(verb.last, verb.last + CLOSE)
    named = any(m.first in moved for m in reading.of(sentence, "data"))
    return named or any(m.first in moved and m.value in ("data", "personal") for m in reading.of(sentence, "objects"))


def _subject(reading: Reading, before: Sequence[Mention], verb: Mark) -> Mention | None:
    """Return the mention before a verb that is its subject: the nearest one that no preposition leads in."""
    text = reading.tree.document.text
    for mention in reversed(before):
        lead = text[max(0, mention.start - 14) : mention.start].replace("\n", " ").lower().split()
        between = text[mention.end : verb.start]
        if ";" in between or len(between) > FAR:
            return None
        if lead[-1:] == ["the"]:
            lead.pop()
        if (lead and lead[-1].strip(",") in PREPOSITIONS) or between.lstrip().startswith(("'s", "’s")):
            continue
        return mention
    return None


def _ends(verb: Mark, at: Voice, mentions: Mentions) -> Iterator[Move]:
    """Yield the moves of one verb; `plain` tells that the words name both ends."""
    kind = verb.value
    if kind in ("disclose", "respond"):
        giver = at.by or at.source if at.passive or at.noun else at.subject
        if at.passive and giver is None and at.subject is not None and at.to is not None:
            giver = None if set(at.subject.parties) & set(at.to.parties) else at.subject
        for a in giver.parties if giver else ():
            for b in at.to.parties if at.to else ():
                if a != b and a not in BUILT_IN_PARTIES and b != "data-subjects":
                    yield Move(_handed(kind, b), a, b, verb, True)
            if at.to is None and at.inferable and a in mentions.principals:
                for b in _other(a, mentions):
                    yield Move(kind, a, b, verb, False)  # type: ignore[arg-type]
        if giver is None and at.to is not None and (at.passive or at.noun):
            for b in at.to.parties:
                if b == "third-parties":
                    yield from (Move("onward", a, b, verb, True) for a in mentions.principals[1:])
                elif b == "public":
                    yield from (Move("publish", a, b, verb, False) for a in mentions.principals[:1])
                else:
                    yield from (Move(kind, a, b, verb, False) for a in _other(b, mentions))  # type: ignore[arg-type]
    elif at.subject is None or at.noun or at.passive:
        return
    elif kind == "receive" and at.source is not None:
        yield from (
            Move("disclose", a, b, verb, True)
            for a in at.source.parties
            for b in at.subject.parties
            if a != b and not {a, b} & set(BUILT_IN_PARTIES)
        )
    elif kind == "request":
        asked = at.source or at.to
        yield from (
            Move("request", a, b, verb, True)
            for a in at.subject.parties
            for b in (asked.parties if asked else ())
            if a != b and not {a, b} & set(BUILT_IN_PARTIES)
        )
    elif kind == "access":
        for b in at.subject.parties:
            for a in at.source.parties if at.source else _other(b, mentions):
                if a != b and not {a, b} & set(BUILT_IN_PARTIES):
                    yield Move("access", a, b, verb, at.source is not None)
    elif kind == "collect" and at.source is None:
        yield from (
            Move("collect", "data-subjects", b, verb, True) for b in at.subject.parties[:1] if b not in BUILT_IN_PARTIES
        )
    elif kind == "publish":
        yield from (Move("publish", a, "public", verb, True) for a in at.subject.parties if a not in BUILT_IN_PARTIES)
    elif kind == "match":
        yield from (Move("match", a, b, verb, False) for a in at.subject.parties for b in _other(a, mentions))


def _handed(kind: str, target: str) -> FlowKind:
    return "onward" if target == "third-parties" else "publish" if target == "public" else kind  # type: ignore[return-value]


def _after(reading: Reading, after: Sequence[Mention], words: tuple[str, ...]) -> Mention | None:
    """Return the first mention after a verb that one of these prepositions leads in, its article and owner apart."""
    text = reading.tree.document.text
    for mention in after:
        lead = text[max(0, mention.start - 24) : mention.start].replace("\n", " ").lower().split()
        while lead and (lead[-1] in ARTICLES or lead[-1].endswith("'s")):
            lead.pop()
        if lead and lead[-1].strip(",") in words:
            return mention
    return None


def _other(party: str, mentions: Mentions) -> tuple[str, ...]:
    """Return the other principal of an agreement between two."""
    principals = mentions.principals
    return tuple(p for p in principals if p != party) if len(principals) == 2 and party in principals else ()
