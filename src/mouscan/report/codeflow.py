"""The ways that data can go past the firewall, as the code flows of a finding: each hop with its clause and words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from mouscan.firewall.join import join, origins, standing
from mouscan.firewall.load import Query
from mouscan.firewall.part import part
from mouscan.firewall.reach import Way
from mouscan.firewall.verdict import verdict
from mouscan.firewall.world import ENFORCEMENT, SERVICE, Edge, World
from mouscan.report.location import logical, message, quoted
from mouscan.report.record import Json
from mouscan.report.report import Report
from mouscan.report.trace import Asked, hop
from mouscan.rules import Outcome
from mouscan.rules.paths import HERE, Path

FAMILY = "FWL-"
MANY = 10


class Ways(Struct, frozen=True, dict=True):
    """The ways of one agreement, its file being the artifact of this number; they are looked for when asked for."""

    report: Report
    index: int

    def of(self, row: Outcome) -> list[Json]:
        """Return the code flows of a violated rule: the ways that its proof names, else the open way of the firewall.

        Only rules of the firewall have any.
        """
        if row.outcome != "fail" or not row.rule.startswith(FAMILY) or self.report.agreement is None:
            return []
        found = list(dict.fromkeys(_named(row)))[:MANY]
        if not found and self.open is not None:
            found = [self.open]
        return [self._flow(way) for way in found]

    @cached_property
    def world(self) -> World:
        """The world of the agreement alone."""
        return join([part(self.report.agreement)])[0] if self.report.agreement is not None else World()

    @cached_property
    def open(self) -> Way | None:
        """The surest way from a service to who enforces that the text does not stop."""
        told = verdict(self.world, self._asked.query)
        return told.way if told.level in ("PROVEN-OPEN", "LATENT", "POSSIBLE") else None

    @property
    def _asked(self) -> Asked:
        ends = (origins(self.world, [SERVICE]), standing(self.world, [ENFORCEMENT]))
        return Asked(Query(*ends), SERVICE, ENFORCEMENT)

    def _flow(self, way: Way) -> Json:
        names = [self._name(end) for end in (way.edges[0].source, way.edges[-1].target)]
        hops: list[Json] = [
            {"executionOrder": number, "importance": "essential", "location": self._hop(edge)}
            for number, edge in enumerate(way.edges, 1)
        ]
        return {
            "message": message(f"A way for data from {names[0]} to {names[1]} ({way.sure})."),
            "threadFlows": [{"locations": hops}],
        }

    def _name(self, end: str) -> str:
        return self.world.units[end].name if end in self.world.units else end

    def _hop(self, edge: Edge) -> Json:
        """Return a hop with its first words; what rests on silence, or on another text, has no place in the file."""
        said = hop(self.world, edge)
        if edge.id.startswith(HERE) and edge.evidence:
            return quoted(self.report, self.index, edge.evidence[0], said)
        own = [clause for clause in edge.clauses if edge.id.startswith(HERE) and clause in self.report.tree.by_id]
        return {"message": message(said), "logicalLocations": [logical(self.report, clause) for clause in own]}


def _named(row: Outcome) -> Iterator[Way]:
    """Yield the ways that a proof rests on where it is not met."""
    for step in row.steps:
        if step.verdict in ("fail", "warn"):
            for item in (*([step.item] if step.item else []), *step.proof.items):
                if isinstance(item.node, Path):
                    yield item.node.way
