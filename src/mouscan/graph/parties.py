"""The bodies that an agreement gives a part, one party for each however many names it goes by.

A body is found where the text gives it a name ("the Home Office (HO)"), where the opening or a list of
parties names it, where it is a role that the text binds ("the Recipient shall"), where a body of the register
acts, and where a unit of a party acts ("the Council's Audit Office reviews").
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from msgspec.structs import replace

from mouscan.graph.acting import Uses
from mouscan.graph.agreement import Definition, Party
from mouscan.graph.aliases import bracketed, curtailed, described, garbled, initialled, represented, termed, torn
from mouscan.graph.classes import classes
from mouscan.graph.definitions import definitions as defined
from mouscan.graph.drafts import Draft, Drafts
from mouscan.graph.evidence import Evidence, evidence
from mouscan.graph.heads import noun
from mouscan.graph.kinds import BROAD, FALLBACK, initialism, key, kind_of, nonprofit, register, sector_of
from mouscan.graph.mentions import Mentions
from mouscan.graph.missions import missions
from mouscan.graph.names import spelt
from mouscan.graph.naming import Naming, namings, together
from mouscan.graph.opening import enacted, labelled, named
from mouscan.graph.playing import HIRED, SHARED, roles, stated
from mouscan.graph.receiving import hired, receiving
from mouscan.graph.roles import role_names, singular, spoken
from mouscan.graph.rosters import authorities, rosters
from mouscan.graph.settled import settled
from mouscan.graph.signing import blanks, forms, listed, signing
from mouscan.graph.speaking import speaking
from mouscan.graph.units import acting, compound, registered, titled, tools, units
from mouscan.language import Reading
from mouscan.language.vocabulary import listed as words_of

KINDLED = frozenset({"processor", "sub-processor", "oversight"})
TELLING = 4
SECTOR = "sector"


def parties(
    reading: Reading,
    definitions: tuple[Definition, ...] | None = None,
    given: tuple[Naming, ...] | None = None,
) -> tuple[Party, ...]:
    """Return the parties in the order in which the text first names them.

    `definitions` are its terms and `given` its namings, where they have been read already.
    """
    uses = Uses(reading)
    drafts = Drafts()
    given = namings(reading) if given is None else given
    for naming in given:
        named(reading, uses, drafts, naming)
    labelled(reading, drafts)
    bodies = listed(reading, uses)
    for name, first in bodies:
        drafts.put([name], first).roles.append("signatory")
    signing(reading, uses, drafts, given)
    blanks(reading, uses, drafts)
    forms(reading, uses, drafts)
    torn(reading, drafts, given, bodies)
    terms = defined(reading, given) if definitions is None else definitions
    termed(uses, drafts, terms)
    curtailed(uses, drafts)
    registered(uses, drafts, terms)
    compound(uses, drafts)
    staff = {singular(d.term) for d in terms if _people(d.meaning)}
    titled(uses, drafts, staff)
    units(reading, uses, drafts)
    tools(reading, uses, drafts)
    receiving(reading, uses, drafts)
    hired(reading, uses, drafts)
    rosters(reading, drafts)
    authorities(reading, drafts)
    classes(reading, drafts)
    bracketed(reading, drafts, given)
    represented(reading, drafts)
    initialled(uses, drafts)
    single = [n for n in given if not together(reading, n) and not enacted(reading, n)]
    own = {singular(spelt(reading, *a)) for naming in single for a in naming.aliases}
    stated(uses, drafts)
    roles(uses, drafts, {singular(d.term) for d in terms}, own, staff)
    speaking(reading, drafts)
    garbled(drafts)
    _joined(drafts)
    if len(drafts.all) < 2:
        acting(uses, drafts)
    described(drafts, terms)
    missions(reading, uses, drafts)
    sector = sector_of(reading)
    ordered = sorted(drafts.all, key=lambda d: d.first)
    ids = {id(draft): f"p{i}" for i, draft in enumerate(ordered, 1)}
    _spelt_best(uses, ordered)
    found = _placed(reading, [_party(draft, ids[id(draft)], sector) for draft in ordered])
    parents = [d.parent or _registered_parent(d, drafts) for d in ordered]
    parts: dict[str, list[str]] = {}
    for draft, parent in zip(ordered, parents, strict=True):
        if parent is not None and parent is not draft:
            parts.setdefault(ids[id(parent)], []).append(draft.names[0])
    placed = [
        replace(
            p,
            parent=ids[id(up)] if up is not None and up is not d else None,
            units=tuple(parts.get(p.id, ())),
        )
        for p, d, up in zip(found, ordered, parents, strict=True)
    ]
    return tuple(settled(reading, placed, sector))


def _people(meaning: str) -> bool:
    """Tell whether a definition is one of people in a body's service ("an officer or employee of the Agency")."""
    article, _, rest = meaning.partition(" ")
    first = rest.replace(",", " ").split()[:1]
    return article.lower() in words_of("particles", "defining") and any(noun(word) == "person" for word in first)


def _joined(drafts: Drafts) -> None:
    """Make one party of two that turned out to share a name, or whose names are one in full and one cut short."""
    kept: list[Draft] = []
    owner: dict[str, Draft] = {}
    merged: dict[int, Draft] = {}
    for draft in drafts.all:
        keys = draft.keys() | {short for name in draft.names for short in _shortened(name)}
        same = next((owner[k] for k in sorted(keys) if k in owner), None)
        if same is None:
            kept.append(draft)
        else:
            same.add(*draft.names)
            same.names.sort(key=lambda name: initialism(name) or singular(name) in role_names())
            same.roles += draft.roles
            same.first = min(same.first, draft.first)
            same.parent = same.parent or draft.parent
            same.described = same.described or draft.described
            same.only |= draft.only
            merged[id(draft)] = same
        for k in keys:
            owner.setdefault(k, same or draft)
    drafts.all[:] = kept
    for draft in kept:
        if draft.parent is not None:
            draft.parent = merged.get(id(draft.parent), draft.parent)
    drafts.by_key.update({k: merged[id(d)] for k, d in drafts.by_key.items() if id(d) in merged})


def _shortened(name: str) -> Iterator[str]:
    """Yield a name without what holds the body: "A Office of X" for "A Office of the Ministry of X", or "City, A"."""
    parts = name.split()
    _, comma, part = name.partition(", ")
    if comma and len(part.split()) >= TELLING:
        yield key(part)
    of = [i for i, word in enumerate(parts) if word == "of"]
    for first, second in combinations(of, 2):
        if first >= 2 and len(parts) - second > 1:
            yield key(" ".join(parts[:first] + parts[second:]))


def _registered_parent(draft: Draft, drafts: Drafts) -> Draft | None:
    return drafts.get(draft.row["parent"]) if draft.row and draft.row["parent"] else None


def _spelt_best(uses: Uses, drafts: list[Draft]) -> None:
    """Put a spelling in small letters before one in capitals, where the text has both."""
    for draft in drafts:
        first = draft.names[0]
        if first.isupper() and " " in first:
            other = (u.spelling for u in uses.names.get(key(first), ()) if not u.spelling.isupper())
            if better := next(other, None):
                draft.names.insert(0, better)
                draft.names = list(dict.fromkeys(draft.names))


def _party(draft: Draft, id: str, sector: str) -> Party:
    played = tuple(dict.fromkeys(draft.roles))
    return Party(id, draft.names[0], tuple(draft.names[1:]), _kind(draft, sector), roles=played)


def _kind(draft: Draft, sector: str) -> str:
    """Return the kind of a party by its names, else by what it is said to be or its role, else by the whole text."""
    if (part := _sole_part(draft)) is not None:
        return part
    if draft.stated:
        return sector if draft.stated == SECTOR else draft.stated
    row = register().get(key(draft.names[0]))
    if row and (row["kind"] != FALLBACK or not any(role in HIRED for role in draft.roles)):
        return row["kind"]
    bodies = [n for n in draft.names if singular(n) not in role_names() and not spoken(n)]
    shown = sorted((k for n in bodies if (k := kind_of(n)) and k != FALLBACK), key=BROAD.__contains__)
    telling = [*_said(draft, shown[0] if shown else None), *shown]
    if telling:
        hired = [*filter(None, map(_hired, draft.names)), *(role for role in draft.roles if role in HIRED)]
        return hired[0] if hired and telling[0] == "company" else telling[0]
    side = any(r in ("provider", "recipient") for r in draft.roles) and "participant" not in draft.roles
    if shown := [k for n in draft.names if (k := kind_of(n)) and k != FALLBACK and not (side and k in BROAD)]:
        return shown[0]
    if draft.mission:
        return draft.mission
    if role := next((r for r in draft.roles if r in KINDLED), ""):
        return "company" if role == "processor" and "recipient" in draft.roles else role
    if not bodies or any(r in SHARED for r in draft.roles):
        return sector
    return FALLBACK


def _said(draft: Draft, shown: str | None) -> list[str]:
    """Return the kind that a party is said to be, where its name shows none or only the legal form of it.

    A company that is said not to work for profit is a charity, or what else it is said to be.
    """
    said = kind_of(draft.described)
    unpaid = shown == "company" and nonprofit(draft.described)
    if not said or said == FALLBACK or (shown and not unpaid and (shown != "charity-ngo" or said in BROAD)):
        return []
    return ["charity-ngo" if unpaid and said in BROAD else said]


def _hired(name: str) -> str | None:
    """Return the kind of a company that goes by the name of a hired role ("the Supplier", not "the Data Supplier")."""
    role = role_names().get(singular(name))
    kind = kind_of(name)
    return kind if kind in HIRED and role is not None and (role.role in HIRED or not role.plain) else None


def _sole_part(draft: Draft) -> str | None:
    """Return the kind of the one part through which a body acts ("acting only through its directorate X")."""
    if not draft.only:
        return None
    parts = (register().get(key(name)) for name in draft.names[1:])
    return next((row["kind"] for row in parts if row and row["parent"]), None)


def _placed(reading: Reading, found: list[Party]) -> list[Party]:
    """Return the parties with the clauses that name them, and their first words in each."""
    mentions = Mentions(reading, tuple(found))
    places: dict[str, dict[str, Evidence]] = {}
    for sentence in reading.sentences:
        for mention in mentions.named(sentence):
            here = places.setdefault(mention.parties[0], {})
            if sentence.clause not in here:
                here[sentence.clause] = evidence(reading.tree.document, sentence.clause, mention.start, mention.end)
    return [
        replace(p, clauses=tuple(places.get(p.id, ())), evidence=tuple(places.get(p.id, {}).values())) for p in found
    ]
