"""The damages that need more than one sentence: two ends exchanged, an annex gone, a clause more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mouscan.clauses import Clause, ClauseTree
from mouscan.graph import Agreement
from mouscan.proving.mutant import Edit, Mutant
from mouscan.proving.original import Original
from mouscan.rules import Rule
from mouscan.rules.examples import agreement as example

NUMBERED = re.compile(r"^(\d+)\. ", re.MULTILINE)


def swapped(name: str, original: Original) -> Iterator[Mutant]:
    """Yield for every flow whose ends a sentence names the sentence with the two exchanged."""
    text = original.document.text
    for flow in original.agreement.flows:
        ends = _names(original.agreement, flow.source), _names(original.agreement, flow.target)
        for piece in flow.evidence:
            sentence = original.sentence(piece.start)
            if sentence is None or not all(ends):
                continue
            edits = _exchanged(text[sentence.start : sentence.end], *ends, sentence.start)
            if edits:
                yield Mutant(
                    original.document, name, sentence.clause, sentence.start, sentence.end, edits,
                    original.spread(sentence),
                )  # fmt: skip


def _names(agreement: Agreement, id: str) -> tuple[str, ...]:
    party = agreement.party(id)
    return (party.name, *party.aliases) if party is not None else ()


def _exchanged(words: str, one: Sequence[str], other: Sequence[str], start: int) -> tuple[Edit, ...]:
    """Return the edits that put each of two parties where the other is named, nothing unless both are."""
    if set(one) & set(other):
        return ()
    longest = sorted({*one, *other}, key=lambda name: (-len(name), name))
    pattern = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest)
    named = [(m, " ".join(m[0].split()) in one) for m in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", words)]
    first = {side: next((m[0] for m, of_one in named if of_one is side), "") for side in (True, False)}
    if not all(first.values()):
        return ()
    return tuple(Edit(start + m.start(), start + m.end(), " ".join(first[not of_one].split())) for m, of_one in named)


def detached(name: str, original: Original) -> Iterator[Mutant]:
    """Yield for every annex or schedule that the text refers to the text without it."""
    tree = original.reading.tree
    referring: dict[str, set[int]] = {}
    for reference in tree.references:
        for target in reference.targets:
            clause = tree.by_id[target]
            for part in (clause, *tree.parents(clause)):
                sentence = original.sentence(reference.start)
                if part.role == "container" and sentence is not None:
                    referring.setdefault(part.id, set()).update(original.spread(sentence))
    for clause in tree.clauses:
        if clause.id not in referring:
            continue
        end = _end(tree, clause)
        held = {s.index for s in original.reading.sentences if clause.start <= s.start < end}
        shown = clause.heading_span[1] if clause.heading_span else tree.document.text.find("\n", clause.start)
        yield Mutant(
            tree.document, name, clause.id, clause.start, shown, (Edit(clause.start, end, ""),),
            frozenset(held | referring[clause.id]),
        )  # fmt: skip


def _end(tree: ClauseTree, clause: Clause) -> int:
    """Return where the next clause begins that is not a part of this one."""
    later = tree.clauses[tree.clauses.index(clause) + 1 :]
    after = (c.start for c in later if clause not in tree.parents(c))
    return next(after, len(tree.document.text.rstrip()))


def inserted(name: str, original: Original, rules: Sequence[Rule]) -> Iterator[Mutant]:
    """Yield for every example that fails a rule the text with its clauses at the end of the body, for that rule."""
    tree = original.reading.tree
    last, number = _body(tree)
    if last is None:
        return
    place = max(end for _, end in _spans(last))
    for rule in rules:
        for shown in rule.showing("fail"):
            _, _, body = example(shown.clauses).partition("\n\n")
            words = NUMBERED.sub(lambda found: f"{int(found[1]) + number}. ", body).strip()
            edit = Edit(place, place, f"\n\n{words}\n")
            yield Mutant(tree.document, name, last.id, place, place, (edit,), frozenset(), rule.id)


def _body(tree: ClauseTree) -> tuple[Clause | None, int]:
    """Return the last clause with words of its own before annexes and signatures, and the last number of a clause."""
    last: Clause | None = None
    number = 0
    for clause in tree.clauses:
        above = (clause, *tree.parents(clause))
        if any(part.role in ("container", "signatures") for part in above):
            continue
        last = clause if _spans(clause) else last
        if clause.parent is None and clause.label.isdigit():
            number = max(number, int(clause.label))
    return last, number


def _spans(clause: Clause) -> list[tuple[int, int]]:
    """Return where the words of a clause stand, its heading first."""
    return [*([clause.heading_span] if clause.heading_span else []), *((b.start, b.end) for b in clause.blocks)]
