"""The agreement as a typed, frozen value: what the text says, each statement with the words that say it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import astuple

from mouscan.clauses import ClauseTree
from mouscan.graph.evidence import Evidence
from mouscan.graph.protection import Miss, Obligation, Safeguard
from mouscan.graph.transfer import Conflict, Flow, Proviso
from mouscan.language import Reading

if TYPE_CHECKING:
    from networkx import MultiDiGraph

LegalRole = Literal["basis", "condition", "gateway", "reference"]
MeasureKind = Literal["duration", "rhythm", "date", "age", "volume"]
Bound = Literal["at-most", "at-least", "exact", ""]
How = Literal["subject", "notwithstanding", "without-prejudice", "except", "conflict", "supersedes", "spares"]

BUILT_IN_PARTIES = ("public", "data-subjects", "third-parties")
AGREEMENT = "agreement"
LAW = "law"


class Party(Struct, frozen=True):
    """A body that the agreement gives a part: its formal name, every other name it goes by, and its kind.

    `kind` is one of the kinds of `vocabularies/kinds.tsv`; `units` are the parts of it that the text names;
    `parent` is the id of the party it is a part of; `roles` are words such as controller, processor, recipient.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    units: tuple[str, ...] = ()
    parent: str | None = None
    roles: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Definition(Struct, frozen=True):
    """A term that the agreement defines, and the words that say what it means."""

    term: str
    meaning: str
    clause: str
    evidence: Evidence


class DataItem(Struct, frozen=True):
    """A kind of data that the agreement names.

    `category` is an id of `vocabularies/data.tsv`; `tags` are such as locator, status-proxy, special, criminal,
    child, identifier; `generic` marks wording that names no item ("relevant information"); `latent` an item that is
    not collected yet ("once collected").
    """

    id: str
    name: str
    category: str
    tags: tuple[str, ...] = ()
    generic: bool = False
    latent: bool = False
    clauses: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Purpose(Struct, frozen=True):
    """A purpose that the text permits or prohibits; `category` is an id of `vocabularies/purposes.tsv`.

    `secondary` tells that the text names it only as a use beside the one that the data are shared for.
    """

    id: str
    category: str
    polarity: Literal["permitted", "prohibited"] = "permitted"
    secondary: bool = False
    clauses: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class LegalReference(Struct, frozen=True):
    """A provision of law that the agreement cites, in its normalised form, and the instrument it belongs to.

    `role` is what it is to the agreement: the `basis` of processing, a `condition` for special data, a `gateway` (a
    power or duty to disclose) or a `reference`. `giver` and `taker` are the kinds of party that a gateway itself names,
    "" for any; `ended` is the last day (ISO) of a repealed instrument, "" for one in force, and `replaced_by` what took
    its place.
    """

    citation: str
    instrument: str
    clauses: tuple[str, ...]
    role: LegalRole = "reference"
    giver: str = ""
    taker: str = ""
    ended: str = ""
    replaced_by: str = ""
    evidence: tuple[Evidence, ...] = ()


class Precedence(Struct, frozen=True):
    """Words that say which of two texts governs where they differ.

    `governing` and `yielding` are ids of clauses (a clause stands for all that is in it), `agreement`, `law`, or the
    name of another document or of a clause that is not there; `yielding` is "" for whatever else there is. Where both
    are one clause, its sentence with these words governs what stands before it. `how` is the kind of words: `subject`
    to, `notwithstanding`, `without-prejudice` to, `except` as, in case of `conflict`, `supersedes`, `spares`.
    """

    governing: str
    yielding: str
    how: How
    clause: str
    evidence: Evidence


class Measure(Struct, frozen=True):
    """A duration, a rhythm (the time from one occasion to the next), a date, an age of persons or a volume.

    `value` and `unit` are a number of days, months, ..., or of persons, records, ... ("persons per month"); that of a
    date is ISO 8601 (a month is "2027-03"). The value is "" where the text leaves it open: a date whose day and month
    could change places, a duration of unit `open` ("as long as necessary") or `perpetual` ("indefinitely").

    `role` says what it measures, such as retention, notice, review, volume, term, breach, "" where unknown; `hard` is
    False for "about", "in the region of" and for what is open. `bound` tells whether it is the most or the least;
    `manner` is such as working, calendar, academic; `anchor` has the words for the event that a time is reckoned from.
    """

    kind: MeasureKind
    value: str
    unit: str
    role: str
    hard: bool
    clause: str
    evidence: Evidence
    bound: Bound = ""
    manner: str = ""
    anchor: Evidence | None = None


class Phrase(Struct, frozen=True):
    """Words of the text that stand in a named vocabulary (open-ended, placeholder, hostile-purpose, ...)."""

    vocabulary: str
    value: str
    clause: str
    evidence: Evidence


class Agreement(Struct, frozen=True, dict=True, eq=False):
    """Everything that was read in one text."""

    name: str
    title: str
    tree: ClauseTree
    parties: tuple[Party, ...] = ()
    definitions: tuple[Definition, ...] = ()
    data: tuple[DataItem, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    legal_references: tuple[LegalReference, ...] = ()
    flows: tuple[Flow, ...] = ()
    provisos: tuple[Proviso, ...] = ()
    precedence: tuple[Precedence, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    safeguards: tuple[Safeguard, ...] = ()
    misses: tuple[Miss, ...] = ()
    measures: tuple[Measure, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    subjects: tuple[str, ...] = ()
    reading: Reading | None = None

    def __eq__(self, other: object) -> bool:
        """Tell whether the same was read; the words that it was read in follow from the tree."""
        return isinstance(other, Agreement) and astuple(self)[:-1] == astuple(other)[:-1]

    def __hash__(self) -> int:
        return hash(astuple(self)[:-1])

    def __repr__(self) -> str:
        return f"Agreement({self.name!r})"

    @cached_property
    def obligations(self) -> tuple[Obligation, ...]:
        """The terms of Article 28 GDPR that bind a processor: read when they are first asked for."""
        from mouscan.graph.obligations import obligations

        return obligations(self.reading, self.parties) if self.reading is not None else ()

    @cached_property
    def network(self) -> MultiDiGraph[str]:
        """The parties and flows as a networkx graph: a view, built when it is first asked for."""
        from mouscan.graph.network import network

        return network(self)

    def party(self, id: str) -> Party | None:
        """Return the party with this id, or None for a built-in one."""
        return next((p for p in self.parties if p.id == id), None)
