"""What `mouscan parse` prints: the clause tree, and under each clause what was read in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from textwrap import shorten, wrap

from mouscan.graph import Agreement

HANG = 4


def outline(agreement: Agreement, width: int) -> str:
    """Return the page: title, parties, then every clause with its marks, at most `width` columns wide."""
    return "\n".join(_lines(agreement, width))


def _lines(agreement: Agreement, width: int) -> Iterator[str]:
    tree = agreement.tree
    yield f"{agreement.name}: {agreement.title}" if agreement.title else agreement.name
    if tree.nature.kind != "agreement":
        yield f"This looks like no agreement but {tree.nature.kind}: {tree.nature.reason}."
    read = _by_clause(agreement)
    for clause in tree.clauses:
        place = tree.document.place(clause.start)
        depth = len(tree.parents(clause))
        indent = " " * (2 * min(depth, 6))
        heading = clause.heading or shorten(tree.text(clause), max(20, width // 2), placeholder=" ...")
        shown = clause.id if clause.role != "heading" else "-"
        yield ""
        yield from wrap(
            f"{shown}  {heading}  (page {place.page}, line {place.line})",
            width,
            initial_indent=indent,
            subsequent_indent=indent + "  ",
        )
        for line in read.get(clause.id, ()):
            hang = indent + " " * HANG
            yield from wrap(line, width, initial_indent=hang, subsequent_indent=hang + "  ")


def _by_clause(agreement: Agreement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    names = {p.id: p.name for p in agreement.parties}
    data = {d.id: d.name for d in agreement.data}
    for party in agreement.parties:
        for clause in party.clauses[:1]:
            also = f", also {', '.join(party.aliases)}" if party.aliases else ""
            found[clause].append(f"party: {party.name} ({party.kind}){also}")
    for definition in agreement.definitions:
        found[definition.clause].append(f"definition: {definition.term}")
    for item in agreement.data:
        for clause in item.clauses:
            tags = f" [{', '.join(item.tags)}]" if item.tags else ""
            found[clause].append(f"data: {item.name} ({item.category}){tags}")
    for purpose in agreement.purposes:
        for clause in purpose.clauses:
            found[clause].append(f"purpose: {purpose.category} ({purpose.polarity})")
    for reference in agreement.legal_references:
        for clause in reference.clauses:
            found[clause].append(f"law: {reference.citation}")
    for flow in agreement.flows:
        ends = f"{names.get(flow.source, flow.source)} -> {names.get(flow.target, flow.target)}"
        what = ", ".join(data.get(d, d) for d in flow.data)
        for clause in flow.clauses:
            found[clause].append(
                f"flow: {ends}, {flow.kind}, {flow.polarity}"
                + (", latent" if flow.state == "latent" else "")
                + (f": {what}" if what else "")
                + (f" for {', '.join(flow.purposes)}" if flow.purposes else "")
            )
    for safeguard in agreement.safeguards:
        for clause in safeguard.clauses:
            within = f" ({safeguard.within})" if safeguard.within else ""
            found[clause].append(f"safeguard: {safeguard.kind}, {safeguard.status}{within}")
    for measure in agreement.measures:
        found[measure.clause].append(f"{measure.kind}: {measure.evidence.words}")
    for cross in agreement.tree.references:
        if cross.dangling:
            found[cross.clause].append(f"refers to what is not there: {', '.join(cross.dangling)}")
    return found
