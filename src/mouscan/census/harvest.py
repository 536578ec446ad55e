"""What one text gives a survey: plain rows for every table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mouscan.census import tables
from mouscan.census.tables import Row
from mouscan.clauses import ClauseTree
from mouscan.firewall.join import join
from mouscan.firewall.part import part
from mouscan.firewall.properties import SAYS, properties
from mouscan.graph import Agreement, Evidence
from mouscan.report.finding import found
from mouscan.report.report import Report
from mouscan.report.trace import deciding

DIGITS = 12


def named(file: str, digest: str) -> str:
    """Return the id of a document, from its path in the folder and the SHA-256 of its bytes."""
    return f"{digest[:DIGITS]}:{file}"


def failure(file: str, digest: str, error: str) -> tuple[Row, ...]:
    """Return the row of a file that could not be read, and why."""
    return (
        tables.Document(named(file, digest), file, digest, "failed", error, "", "", "", "", "", None, None, None),
    )  # fmt: skip


def rows(report: Report, file: str) -> Iterator[Row]:
    """Yield the rows of a text: table by table, in the order of the text; one that is no agreement has only clauses."""
    tree, agreement = report.tree, report.agreement
    digest = tree.document.digest
    id = named(file, digest)
    yield tables.Document(
        document=id,
        file=file,
        sha256=digest,
        status="ok" if agreement else "not-an-agreement",
        error="" if agreement else tree.nature.reason,
        nature=tree.nature.kind,
        title=agreement.title if agreement else "",
        profile=report.profile,
        why=report.why,
        day=report.day.isoformat() if report.day else "",
        words=len(tree.document.text.split()),
        pages=len(tree.document.page_starts),
        clauses=len(tree.clauses),
    )
    yield from _clauses(tree, id)
    if agreement is not None:
        yield from _facts(agreement, id)
        yield from _outcomes(report, id)
        yield from _firewall(agreement, id)


def _clauses(tree: ClauseTree, id: str) -> Iterator[Row]:
    for c in tree.clauses:
        at = tree.document.place(c.start)
        yield tables.Clause(id, c.id, c.parent or "", c.label, c.heading, c.role, tree.text(c), at.page, at.line)


def _facts(agreement: Agreement, id: str) -> Iterator[Row]:
    """Yield what the agreement says: parties, data, flows, safeguards, purposes and the law that it cites."""
    for p in agreement.parties:
        yield tables.Party(
            id, p.id, p.name, p.aliases, p.kind, p.roles, p.parent or "", p.clauses, _words(p.evidence)
        )  # fmt: skip
    for d in agreement.data:
        yield tables.Datum(
            id, d.id, d.name, d.category, d.tags, d.generic, d.latent, d.clauses, _words(d.evidence)
        )  # fmt: skip
    for f in agreement.flows:
        yield tables.Flow(
            id, f.id, f.kind, f.source, f.target, f.data, f.purposes, f.polarity, f.state, f.subjects, f.periodic,
            f.clauses, _words(f.evidence),
        )  # fmt: skip
    for s in agreement.safeguards:
        yield tables.Safeguard(id, s.kind, s.status, s.bearer, s.within, s.clauses, _words(s.evidence))
    for u in agreement.purposes:
        yield tables.Purpose(id, u.id, u.category, u.polarity, u.secondary, u.clauses, _words(u.evidence))
    for r in agreement.legal_references:
        yield tables.Citation(
            id, r.citation, r.instrument, r.role, r.ended, r.replaced_by, r.clauses, _words(r.evidence)
        )  # fmt: skip


def _outcomes(report: Report, id: str) -> Iterator[Row]:
    marks = {finding.rule: finding for finding in found(report)}
    for o in report.outcomes:
        finding = marks.get(o.rule)
        clause = finding.clause if finding else next(iter(o.clauses), "")
        yield tables.Outcome(
            id, o.rule, o.outcome, o.severity, o.cls, o.message, clause, o.clauses, _words(o.evidence),
            finding.fingerprint if finding else "",
        )  # fmt: skip


def _firewall(agreement: Agreement, id: str) -> Iterator[Row]:
    world, _ = join((part(agreement),))
    told = {one.name: one for one in properties(world)}
    for name, says in SAYS.items():
        one = told.get(name)
        level = one.verdict.level if one and one.verdict else ""
        yield tables.Firewall(id, name, says, level, deciding(one) if one else ())


def _words(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    return tuple(piece.words for piece in evidence)
