"""The tables of a survey: what a row of each holds, and what each of its fields means.

`document` joins all tables; with it `clause`, `party`, `item` and `flow` name a row of theirs. Text that is not there
is "", a number that cannot be known is null.
"""

from __future__ import annotations

from types import NoneType
from typing import Annotated, TypeAlias, get_args, get_origin, get_type_hints

from msgspec import Struct

Cell: TypeAlias = "str | int | bool | tuple[str, ...] | None"
Kind: TypeAlias = "type[str] | type[int] | type[bool] | type[tuple[str, ...]]"
Id = Annotated[str, "The document: the first 12 digits of the file's SHA-256, a colon, and its path in the folder."]
Clauses = Annotated[tuple[str, ...], "The clauses that say so, by their ids."]
Words = Annotated[tuple[str, ...], "The exact words that it rests on."]


class Column(Struct, frozen=True):
    """A field of a table: its name, the type of its values, whether they can be null, and what it means."""

    name: str
    kind: Kind
    open: bool
    says: str


class Document(Struct, frozen=True):
    """A row for every file of the folder, whatever became of it."""

    document: Id
    file: Annotated[str, "The path of the file in the folder, its parts separated by /."]
    sha256: Annotated[str, 'The SHA-256 of the bytes of the file, "" where they could not be read.']
    status: Annotated[str, "ok, failed, or not-an-agreement: a text that was read and not judged."]
    error: Annotated[str, "Why it failed, or what shows that it is no agreement."]
    nature: Annotated[str, "What kind of text it is: agreement, form, guidance or other."]
    title: Annotated[str, "What the agreement calls itself."]
    profile: Annotated[str, "The profile that it was judged by: whose law and policy."]
    why: Annotated[str, "How the profile was chosen."]
    day: Annotated[str, "The day (ISO 8601) that it was judged as of, where the text or the user gives one."]
    words: Annotated[int | None, "How many words the clean text has."]
    pages: Annotated[int | None, "How many pages the file has."]
    clauses: Annotated[int | None, "How many clauses it has: its rows in the table of clauses."]


class Clause(Struct, frozen=True):
    """A row for every clause of a text that could be read, in reading order."""

    document: Id
    clause: Annotated[str, "The id of the clause: the path of its printed labels."]
    parent: Annotated[str, "The clause that it stands in."]
    label: Annotated[str, "Its printed label alone."]
    heading: Annotated[str, "Its heading."]
    role: Annotated[str, "clause, container, heading, preamble or signatures."]
    text: Annotated[str, "Its own words, a line for each block, without those of the clauses in it."]
    page: Annotated[int, "The page of the file that it begins on, from 1."]
    line: Annotated[int, "The line of the file that it begins on, from 1."]


class Party(Struct, frozen=True):
    """A row for every body that an agreement gives a part."""

    document: Id
    party: Annotated[str, "The id of the party in its document."]
    name: Annotated[str, "Its formal name."]
    aliases: Annotated[tuple[str, ...], "Every other name that it goes by."]
    kind: Annotated[str, "What kind of body it is."]
    roles: Annotated[tuple[str, ...], "Its roles: controller, processor, recipient, ..."]
    parent: Annotated[str, "The party that it is a part of."]
    clauses: Clauses
    words: Words


class Datum(Struct, frozen=True):
    """A row for every kind of data that an agreement names."""

    document: Id
    item: Annotated[str, "The id of the kind of data in its document."]
    name: Annotated[str, "What the text calls it."]
    category: Annotated[str, "Its category in mouscan's vocabulary of data."]
    tags: Annotated[tuple[str, ...], "What it shows or is: special, criminal, child, locator, status-proxy, ..."]
    generic: Annotated[bool, 'Whether the words name no item ("relevant information").']
    latent: Annotated[bool, "Whether it is only yet to be collected."]
    clauses: Clauses
    words: Words


class Flow(Struct, frozen=True):
    """A row for every movement of data that an agreement requires, allows or prohibits."""

    document: Id
    flow: Annotated[str, "The id of the flow in its document."]
    kind: Annotated[str, "collect, disclose, request, respond, access, match, onward or publish."]
    source: Annotated[str, "The party that gives, or public, data-subjects, third-parties."]
    target: Annotated[str, "The party that takes, or public, data-subjects, third-parties."]
    data: Annotated[tuple[str, ...], "What moves: ids of items in the table of data."]
    purposes: Annotated[tuple[str, ...], "What for: categories of the table of purposes."]
    polarity: Annotated[str, "required, allowed or prohibited."]
    state: Annotated[str, "active, or latent: it begins only after something that has not happened."]
    subjects: Annotated[tuple[str, ...], "Whom the data are about, where the text says: child, victim, staff, ..."]
    periodic: Annotated[str, "The rhythm of a standing flow."]
    clauses: Clauses
    words: Words


class Safeguard(Struct, frozen=True):
    """A row for every protection that an agreement gives; one that has no row is not in the text."""

    document: Id
    kind: Annotated[str, "The kind of protection: retention-limit, breach-notification, ..."]
    status: Annotated[str, "present, weak, deferred (to be agreed) or delegated (to a text that is not there)."]
    bearer: Annotated[str, 'The party that every sentence binds, "" for all or unsaid.']
    within: Annotated[str, "The first duration that its sentences give."]
    clauses: Clauses
    words: Words


class Purpose(Struct, frozen=True):
    """A row for every purpose that an agreement permits or prohibits."""

    document: Id
    purpose: Annotated[str, "The id of the purpose in its document."]
    category: Annotated[str, "Its category in mouscan's vocabulary of purposes."]
    polarity: Annotated[str, "permitted or prohibited."]
    secondary: Annotated[bool, "Whether it is named only as a use beside the one that the data are shared for."]
    clauses: Clauses
    words: Words


class Outcome(Struct, frozen=True):
    """A row for every agreement and every rule of its profile."""

    document: Id
    rule: Annotated[str, "The id of the rule."]
    outcome: Annotated[str, "pass, fail, unknown (left open) or na (does not apply), suppressed or accepted or not."]
    severity: Annotated[str, "error, warning or info."]
    cls: Annotated[str, "The class of the rule: law, policy, ..."]
    message: Annotated[str, "What was found."]
    clause: Annotated[str, "The clause that it stands in; for an absence the one after which it belongs."]
    clauses: Annotated[tuple[str, ...], "All clauses that the verdict rests on."]
    words: Words
    fingerprint: Annotated[str, "For fail and unknown: the same wherever the clause moves, whoever the parties are."]


class Citation(Struct, frozen=True):
    """A row for every provision of law that an agreement cites."""

    document: Id
    citation: Annotated[str, "The provision in its normalised form."]
    instrument: Annotated[str, "The instrument that it belongs to."]
    role: Annotated[str, "basis, condition, gateway or reference."]
    ended: Annotated[str, 'The last day (ISO 8601) of a repealed instrument, "" for one in force.']
    replaced_by: Annotated[str, "What took the place of a repealed one."]
    clauses: Clauses
    words: Words


class Firewall(Struct, frozen=True):
    """Five rows for every agreement: what its text says of each property of a firewall, FW0 to FW4."""

    document: Id
    property: Annotated[str, "FW0, FW1, FW2, FW3 or FW4."]
    says: Annotated[str, "What the property demands."]
    verdict: Annotated[
        str,
        'PROVEN-OPEN, LATENT, POSSIBLE, UNKNOWN or BLOCKED; "" where the text names nothing that it is about.',
    ]
    clauses: Annotated[tuple[str, ...], "The clauses that decide it: those of the way, else those that stop it."]


Row: TypeAlias = (
    Document | Clause | Party | Datum | Flow | Safeguard | Purpose | Outcome | Citation | Firewall
)  # fmt: skip
TABLES: dict[str, type[Row]] = {
    "documents": Document,
    "clauses": Clause,
    "parties": Party,
    "data": Datum,
    "flows": Flow,
    "safeguards": Safeguard,
    "purposes": Purpose,
    "outcomes": Outcome,
    "citations": Citation,
    "firewall": Firewall,
}


def columns(row: type[Row]) -> tuple[Column, ...]:
    """Return the fields of a table in their order; `cls` is called class, as it is everywhere outside Python."""
    found = get_type_hints(row, include_extras=True)
    return tuple(_column("class" if name == "cls" else name, *get_args(found[name])) for name in row.__struct_fields__)


def _column(name: str, type_: type, says: str) -> Column:
    kinds = () if get_origin(type_) is tuple else get_args(type_)
    return Column(name, kinds[0] if kinds else type_, NoneType in kinds, says)
