"""The findings that came and went, and the ways through the firewall that opened and closed."""

from __future__ import annotations

from collections.abc import Iterator

from mouscan.change.changeset import Passage, Path, Side, Turn
from mouscan.firewall.join import join, origins, standing
from mouscan.firewall.load import Query
from mouscan.firewall.part import part
from mouscan.firewall.properties import ORDER, SAYS, properties
from mouscan.firewall.verdict import Verdict, verdict
from mouscan.firewall.world import ENFORCEMENT, SERVICE
from mouscan.graph import Agreement, Evidence
from mouscan.report.finding import found, place
from mouscan.report.report import Report

WAY = "service → enforcement"
MOST = 6


def turns(old: Report, new: Report) -> tuple[Turn, ...]:
    """Return the rules whose finding came or went, the gravest first."""
    before, after = ({one.rule: one for one in found(report)} for report in (old, new))
    was, now = ({row.rule: row.outcome for row in report.outcomes} for report in (old, new))
    told = []
    for rule in dict.fromkeys((*after, *before)):
        one, two = before.get(rule), after.get(rule)
        if one is not None and two is not None and one.outcome == two.outcome:
            continue
        side: Side = "new" if two is not None and not (one and one.outcome == "fail") else "old"
        shown, report = (two, new) if side == "new" else (one, old)
        if shown is None:
            continue
        words = tuple(passage(report, piece) for piece in shown.quotes[:MOST])
        told.append(
            Turn(
                rule,
                shown.name,
                shown.severity,
                was.get(rule, ""),
                now.get(rule, ""),
                shown.message,
                shown.place,
                side,
                words,
            )
        )
    level = ("error", "warning", "info")
    return tuple(sorted(told, key=lambda t: (not t.came, t.after != "fail", level.index(t.severity), t.rule)))


def passage(report: Report, piece: Evidence) -> Passage:
    """Return a piece of evidence with its clause in words."""
    return Passage(piece.clause, place(report, piece.clause), piece.page, piece.line, piece.words)


def paths(old: Report, new: Report) -> tuple[Path, ...]:
    """Return the ways and properties on which the two versions differ, those that opened first."""
    before, after = _levels(old), _levels(new)
    told = []
    for name in dict.fromkeys((*before, *after)):
        one, two = before.get(name), after.get(name)
        levels = one.level if one else "", two.level if two else ""
        if _open(levels[0]) == _open(levels[1]):
            continue
        opened = _open(levels[1]) > _open(levels[0])
        side: Side = "new" if opened or (two is not None and two.bars) else "old"
        shown, report = (two, new) if side == "new" else (one, old)
        told.append(Path(name, _says(name), *levels, opened, side, tuple(_words(report, shown)) if shown else ()))
    return tuple(sorted(told, key=lambda path: not path.opened))


def _says(name: str) -> str:
    """Return what a verdict is about: the way, or a property that a firewall has."""
    asked = SAYS.get(name)  # type: ignore[call-overload]
    if asked is None:
        return "Whether data can come from a service to a body that enforces."
    return f"What a firewall asks: {asked[0].lower()}{asked[1:]}"


def _open(level: str) -> int:
    """Return how open a level is; where a text names nothing of the kind nothing is."""
    return -ORDER.index(level or "BLOCKED")


def _levels(report: Report) -> dict[str, Verdict]:
    world, _ = join([part(_read(report))])
    query = Query(origins(world, [SERVICE]), standing(world, [ENFORCEMENT]))
    told = {WAY: verdict(world, query)} if query.sources else {}
    return told | {one.name: one.verdict for one in properties(world) if one.verdict is not None and one.name != "FW0"}


def _read(report: Report) -> Agreement:
    if report.agreement is None:
        raise ValueError(f"{report.tree.document.name}: only agreements can be compared")
    return report.agreement


def _words(report: Report, shown: Verdict) -> Iterator[Passage]:
    """Yield the words of the way, or of what stops it."""
    parts = shown.bars if shown.level == "BLOCKED" else shown.way.edges if shown.way else ()
    pieces = dict.fromkeys(piece for one in parts for piece in one.evidence)
    yield from (passage(report, piece) for piece in list(pieces)[:MOST])
