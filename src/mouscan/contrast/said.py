"""What one agreement says of parties, data, purposes, law and flows, one fact for each kind of them.

Parties are told by the kind of body that they are; `roles` tells those that have a role with the data by that, as a
template does, which names other bodies or place holders for them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from mouscan.contrast.comparison import Group
from mouscan.contrast.fact import Fact, cell
from mouscan.graph import Agreement, Flow, LegalReference, Party
from mouscan.report.captions import plain

Thing = TypeVar("Thing")
Key = TypeVar("Key", bound=Hashable)
ARROW = "→"
ROLES = ("gateway", "basis", "condition", "reference")
# Roles that say nothing of what a party does with the data.
COMMON = ("signatory", "participant")
POLARITIES = ("required", "allowed", "prohibited")


def _parties(found: Agreement, roles: bool) -> Iterator[Fact]:
    told = [(name, party) for party in found.parties for name in _called(party, roles)]
    for name, pairs in _by(told, lambda pair: pair[0]).items():
        parties = [party for _, party in pairs]
        names = "; ".join(sorted({party.name for party in parties}, key=str.casefold))
        value = f"{len(parties)} named" if roles and len(parties) > 1 else "named"
        note = "; ".join(f"{party.name}: {plain(party.kind)}" for party in parties) if roles else ""
        yield Fact("parties", name, plain(name), cell(found, parties, value, names, note))


def _called(party: Party, roles: bool) -> tuple[str, ...]:
    """Return what a party is told by: its roles with the data where they are asked for and there are, or its kind."""
    return tuple(role for role in party.roles if roles and role not in COMMON) or (party.kind,)


def _data(found: Agreement, roles: bool) -> Iterator[Fact]:
    for category, items in _by(found.data, lambda item: item.category).items():
        detail = "once collected" if all(item.latent for item in items) else ""
        note = "; ".join(dict.fromkeys(item.name for item in items))
        tags = tuple(sorted({tag for item in items for tag in item.tags}))
        yield Fact("data", category, plain(category), cell(found, items, "named", detail, note), tags=tags)


def _purposes(found: Agreement, roles: bool) -> Iterator[Fact]:
    for category, purposes in _by(found.purposes, lambda purpose: purpose.category).items():
        value = " and ".join(sorted({purpose.polarity for purpose in purposes}))
        allowed = [purpose for purpose in purposes if purpose.polarity == "permitted"]
        detail = "only as a secondary use" if allowed and all(purpose.secondary for purpose in allowed) else ""
        yield Fact("purposes", category, plain(category), cell(found, purposes, value, detail))


def _law(found: Agreement, roles: bool) -> Iterator[Fact]:
    for citation, references in _by(found.legal_references, lambda one: one.citation).items():
        first = min(references, key=lambda one: ROLES.index(one.role))
        value = "cited" if first.role == "reference" else first.role
        about = first.instrument if first.instrument not in citation else ""
        yield Fact("law", citation, citation, cell(found, references, value, _ended(first)), about)


def _ended(reference: LegalReference) -> str:
    return f"in force until {reference.ended}" if reference.ended else ""


def _flows(found: Agreement, roles: bool) -> Iterator[Fact]:
    kinds = {party.id: _called(party, roles)[0] for party in found.parties}
    names = {party.id: party.name for party in found.parties}
    data = {item.id: item.name for item in found.data}

    def ends(flow: Flow) -> str:
        asked = ", request" if flow.kind == "request" else ""
        return f"{_named(kinds, flow.source)} {ARROW} {_named(kinds, flow.target)}{asked}"

    def told(flow: Flow) -> str:
        what = f" of {', '.join(data.get(id, id) for id in flow.data)}" if flow.data else ""
        return f"{_named(names, flow.source)} {ARROW} {_named(names, flow.target)}, {flow.kind}{what}: {flow.polarity}"

    for name, flows in _by(found.flows, ends).items():
        polarities = {flow.polarity for flow in flows}
        value = " and ".join(one for one in POLARITIES if one in polarities)
        detail = "later" if all(flow.state == "latent" for flow in flows) else ""
        yield Fact("flows", name, name, cell(found, flows, value, detail, "; ".join(dict.fromkeys(map(told, flows)))))


def _named(names: Mapping[str, str], end: str) -> str:
    return plain(names.get(end, end))


def _by(things: Iterable[Thing], key: Callable[[Thing], Key]) -> dict[Key, list[Thing]]:
    found: dict[Key, list[Thing]] = {}
    for thing in things:
        found.setdefault(key(thing), []).append(thing)
    return found


SAID: dict[Group, Callable[[Agreement, bool], Iterator[Fact]]] = {
    "parties": _parties,
    "data": _data,
    "purposes": _purposes,
    "law": _law,
    "flows": _flows,
}
