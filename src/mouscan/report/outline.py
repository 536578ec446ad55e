"""What `mouscan parse` prints: every clause with its words, and what was read in it, marked by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from textwrap import wrap

from mouscan.clauses import Clause
from mouscan.graph import Agreement

STEP = 2
DEEPEST = 6
BULLET = "• "


def outline(agreement: Agreement, width: int) -> str:
    """Return the page: the title, then every clause with its words and its statements, at most `width` columns wide."""
    return "\n".join(_lines(agreement, width))


def _lines(agreement: Agreement, width: int) -> Iterator[str]:
    tree = agreement.tree
    yield f"{agreement.name}: {agreement.title}" if agreement.title else agreement.name
    if tree.nature.kind != "agreement":
        yield f"This looks like no agreement but {tree.nature.kind}: {tree.nature.reason}."
    read = statements(agreement)
    for clause in tree.clauses:
        indent = " " * (STEP * min(len(tree.parents(clause)), DEEPEST))
        yield ""
        yield from wrap(_head(agreement, clause), width, initial_indent=indent, subsequent_indent=indent + "  ")
        for words in _words(agreement, clause):
            yield from wrap(words, width, initial_indent=indent + "  ", subsequent_indent=indent + "  ")
        for kind, said in read.get(clause.id, ()):
            yield from wrap(
                f"{kind:>10}: {said}",
                width,
                initial_indent=indent,
                subsequent_indent=indent + " " * 12,
                break_on_hyphens=False,
            )


def _head(agreement: Agreement, clause: Clause) -> str:
    place = agreement.tree.document.place(clause.start)
    shown = clause.heading if clause.role == "heading" else f"{clause.id}  {clause.heading}".rstrip()
    return f"{shown}  [page {place.page}, line {place.line}]"


def _words(agreement: Agreement, clause: Clause) -> Iterator[str]:
    """Yield the paragraphs, bullets and rows of a clause, each on one line."""
    text = agreement.tree.document.text
    for block in clause.blocks:
        words = text[block.start : block.end].replace("\n", " ")
        yield BULLET + words if block.kind == "bullet" else words


def statements(agreement: Agreement) -> dict[str, list[tuple[str, str]]]:
    """Return what was read in each clause: the kind of each statement, and the statement in words."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    names = {p.id: p.name for p in agreement.parties}
    data = {d.id: d.name for d in agreement.data}

    def add(clause: str, kind: str, *parts: str) -> None:
        found[clause].append((kind, ", ".join(part for part in parts if part)))

    for party in agreement.parties:
        for clause in party.clauses[:1]:
            also = f"also {', '.join(party.aliases)}" if party.aliases else ""
            add(clause, "party", f"{party.name} ({party.kind})", also)
    for definition in agreement.definitions:
        add(definition.clause, "definition", f"{definition.term}: {definition.meaning}")
    for item in agreement.data:
        for clause in item.clauses:
            add(
                clause, "data", f"{item.name} ({item.category})", *item.tags, "not collected yet" if item.latent else ""
            )
    for purpose in agreement.purposes:
        for clause in purpose.clauses:
            add(clause, "purpose", purpose.category, "prohibited" if purpose.polarity == "prohibited" else "")
    for reference in agreement.legal_references:
        for clause in reference.clauses:
            add(clause, "law", reference.citation)
    for flow in agreement.flows:
        ends = f"{names.get(flow.source, flow.source)} -> {names.get(flow.target, flow.target)}"
        what = f"of {'; '.join(data.get(d, d) for d in flow.data)}" if flow.data else ""
        why = f"for {'; '.join(flow.purposes)}" if flow.purposes else ""
        for clause in flow.clauses:
            add(clause, "flow", ends, flow.kind, flow.polarity, flow.state if flow.state == "latent" else "", what, why)
    for safeguard in agreement.safeguards:
        for clause in safeguard.clauses:
            bound = f"binds {names[safeguard.bearer]}" if safeguard.bearer in names else ""
            add(clause, "safeguard", safeguard.kind, safeguard.status, bound)
    for measure in agreement.measures:
        add(measure.clause, measure.kind, measure.evidence.words, "" if measure.hard else "no firm limit")
    for cross in agreement.tree.references:
        if cross.dangling:
            add(cross.clause, "missing", f"refers to {', '.join(cross.dangling)}")
    return found
