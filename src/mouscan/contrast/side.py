"""One agreement by itself, before it is laid beside others: what it rests on, and its facts."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from mouscan.contrast.comparison import GROUPS, Group
from mouscan.contrast.fact import Fact
from mouscan.contrast.judged import firewall, rules
from mouscan.contrast.said import SAID
from mouscan.contrast.strength import safeguards
from mouscan.errors import InputError
from mouscan.report.basis import Basis, basis
from mouscan.report.report import Report


class Side(Struct, frozen=True):
    """One agreement as one column: small enough to be handed from process to process."""

    basis: Basis
    facts: tuple[Fact, ...]


def side(report: Report, groups: Collection[Group] = GROUPS, roles: bool = False) -> Side:
    """Return an agreement as one side of a comparison, with the facts of some groups.

    `roles` tells its parties by their roles, for a comparison with a template. Raises InputError for a text that was
    not checked because it is no agreement.
    """
    found = report.agreement
    if found is None:
        name = report.tree.document.name
        raise InputError(f"{name}: this does not look like an agreement; --anyway compares it all the same")
    facts = [fact for group, told in SAID.items() if group in groups for fact in told(found, roles)]
    if "safeguards" in groups:
        facts += safeguards(found)
    if "firewall" in groups:
        facts += firewall(found)
    if "rules" in groups:
        facts += rules(report)
    return Side(basis(report), tuple(facts))
