"""Worlds made for the tests: agreements of a few clauses, and what can be said of a way in them."""

from __future__ import annotations

from mouscan.clauses import clause_tree
from mouscan.firewall.join import join, standing
from mouscan.firewall.load import Query
from mouscan.firewall.part import part
from mouscan.firewall.verdict import Verdict, verdict
from mouscan.firewall.world import World
from mouscan.graph import Agreement
from mouscan.graph.build import build
from mouscan.language.pipeline import read
from mouscan.source import read_bytes

TRUST, ACADEMY = "Larkfield Hospital Trust (“the Trust”)", "Northmoor Academy (“the Academy”)"
BORDER, POLICE, OFFICE = "the Border Force", "Ashby Police", "the Home Office"


def text(*clauses: str, between: str = f"{TRUST} and {BORDER}", title: str = "DATA SHARING AGREEMENT") -> str:
    """Return the text of an agreement of numbered clauses."""
    numbered = "\n\n".join(f"{n}. {clause}" for n, clause in enumerate(clauses, 1))
    return f"{title}\n\nbetween {between}\n\n{numbered}\n"


def agreed(
    *clauses: str, between: str = f"{TRUST} and {BORDER}", title: str = "DATA SHARING AGREEMENT", name: str = "one.txt"
) -> Agreement:
    """Return the reading of an agreement of numbered clauses."""
    return build(read(clause_tree(read_bytes(text(*clauses, between=between, title=title).encode(), name))))


def world(*agreements: Agreement) -> World:
    """Return the world of some agreements."""
    return join([part(one) for one in agreements])[0]


def asked(
    found: World, data: str = "", purpose: str = "", source: str = "service", target: str = "enforcement"
) -> Verdict:
    """Return what is said of the way from one side or kind of party to another."""
    return verdict(found, Query(standing(found, [source]), standing(found, [target]), data, purpose))


def kinds(told: Verdict) -> list[str]:
    """Return the kinds of the edges of a way."""
    return [edge.kind for edge in told.way.edges] if told.way else []


def stops(told: Verdict) -> set[str]:
    """Return the clauses that stop a way."""
    return {clause for bar in told.bars for clause in bar.clauses}
