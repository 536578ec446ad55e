"""The five properties of a firewall, FW0 to FW4, each with its verdict (rule catalogue, section 3.3)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from mouscan.firewall.join import origins, standing
from mouscan.firewall.load import Query, serves
from mouscan.firewall.reach import Way
from mouscan.firewall.verdict import Verdict, verdict
from mouscan.firewall.world import ENFORCEMENT, GENERIC, HIT, SERVICE, Edge, World
from mouscan.language.vocabulary import rows

Name = Literal["FW0", "FW1", "FW2", "FW3", "FW4"]
SAYS: dict[Name, str] = {
    "FW0": "No body that enforces can come to have the data.",
    "FW1": "Nobody may use the data to enforce immigration law.",
    "FW2": "Nobody may use the data to find, detain, remove, refuse or penalise.",
    "FW3": "No answer tells who is known to a service, and no question leaves a mark in its records.",
    "FW4": "Data that show where somebody comes from stay with the service.",
}
ORDER = ("PROVEN-OPEN", "LATENT", "POSSIBLE", "UNKNOWN", "BLOCKED")


class Property(Struct, frozen=True):
    """A property of the firewall and what the text says of it; None where the text names nothing that it is about."""

    name: Name
    verdict: Verdict | None

    @property
    def says(self) -> str:
        """What the property demands, in a sentence."""
        return SAYS[self.name]


def properties(world: World) -> tuple[Property, ...]:
    """Return FW0 to FW4 of a world, from all services to all who enforce."""
    services, enforcing = origins(world, [SERVICE]), standing(world, [ENFORCEMENT])
    if not services:
        return ()
    anybody = frozenset(world.units) - services | {_hand(service) for service in services}
    given = _handed(world, services)
    uses = {name: [row["purpose"] for row in rows("properties") if row["property"] == name] for name in ("FW1", "FW2")}
    return (
        Property("FW0", verdict(world, Query(services, enforcing))),
        Property("FW1", _worst(verdict(_told(given, use), Query(services, anybody, "", use)) for use in uses["FW1"])),
        Property("FW2", _worst(verdict(_told(given, use), Query(services, anybody, "", use)) for use in uses["FW2"])),
        Property("FW3", _worst((*_marks(world), verdict(world, Query(services, enforcing, HIT))))),
        Property("FW4", _worst(verdict(world, Query(services, enforcing, kind)) for kind in _proxies(world, services))),
    )


def _worst(found: Iterable[Verdict]) -> Verdict | None:
    return min(found, key=lambda one: ORDER.index(one.level), default=None)


def _handed(world: World, services: frozenset[str]) -> World:
    """Return a world in which what a service is given, and puts to a new use, comes into hands other than its own."""
    edges = tuple(one for edge in world.edges for one in _hands(edge, services))
    bars = tuple(replace(bar, targets=bar.targets | set(map(_hand, bar.targets & services))) for bar in world.bars)
    return replace(world, edges=edges, bars=bars)


def _hands(edge: Edge, services: frozenset[str]) -> tuple[Edge, ...]:
    if edge.target not in services:
        return (edge,)
    into = replace(edge, target=_hand(edge.target))
    if edge.kind != "repurpose":
        return (into,)
    return replace(into, kind="use"), replace(into, source=into.target)


def _hand(service: str) -> str:
    return f"{service}:given"


def _told(world: World, use: str) -> World:
    """Return a world in which a use that neither the flow nor its agreement names is no more than possible."""
    named = {name for name, uses in world.uses.items() if uses and serves(use, uses)}
    edges = tuple(
        replace(edge, sure="possible")
        if edge.sure != "unknown" and edge.purposes <= {GENERIC} and edge.agreement not in named
        else edge
        for edge in world.edges
    )
    return replace(world, edges=edges)


def _marks(world: World) -> Iterable[Verdict]:
    """Yield the marks that a question of enforcement leaves in the records of a service."""
    return (Verdict("PROVEN-OPEN", Way((edge,), edge.sure)) for edge in world.edges if edge.kind == "annotate")


def _proxies(world: World, services: frozenset[str]) -> list[str]:
    """Return the kinds of data that show status and that services have by the text."""
    shows = {row["category"] for row in rows("tags") if row["tag"] == "status-proxy"}
    has = {kind for edge in world.edges if services & {edge.source, edge.target} for kind in edge.data}
    return sorted(shows & has)
