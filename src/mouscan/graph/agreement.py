"""The agreement as a typed, frozen value: what the text says, each statement with the words that say it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from mouscan.clauses import ClauseTree
from mouscan.language.force import Force

if TYPE_CHECKING:
    from networkx import MultiDiGraph

FlowKind = Literal["collect", "disclose", "request", "respond", "access", "match", "onward", "publish"]
Polarity = Literal["required", "allowed", "prohibited"]
State = Literal["active", "latent"]
LegalRole = Literal["basis", "condition", "gateway", "reference"]
MeasureKind = Literal["duration", "rhythm", "date", "age", "volume"]
Bound = Literal["at-most", "at-least", "exact", ""]
Status = Literal["present", "weak", "deferred", "delegated", "absent"]
How = Literal["subject", "notwithstanding", "without-prejudice", "except", "conflict", "supersedes", "spares"]

BUILT_IN_PARTIES = ("public", "data-subjects", "third-parties")
AGREEMENT = "agreement"
LAW = "law"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words that a statement rests on, with the clause, page and line where they stand.

    `start` and `end` are offsets into the clean text; `page` and `line` count from 1 in the file; `words` are as
    printed, on one line.
    """

    clause: str
    start: int
    end: int
    page: int
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Party:
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


@dataclass(frozen=True, slots=True)
class Definition:
    """A term that the agreement defines, and the words that say what it means."""

    term: str
    meaning: str
    clause: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DataItem:
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


@dataclass(frozen=True, slots=True)
class Purpose:
    """A purpose that the text permits or prohibits; `category` is an id of `vocabularies/purposes.tsv`.

    `secondary` tells that the text names it only as a use beside the one that the data are shared for.
    """

    id: str
    category: str
    polarity: Literal["permitted", "prohibited"] = "permitted"
    secondary: bool = False
    clauses: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class LegalReference:
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


@dataclass(frozen=True, slots=True)
class Proviso:
    """An exception to a prohibition: what it opens (`purposes`), and what it shuts out again (`excluded`).

    `grounds` name what gates it: individual, serious-crime, life, court-order, legal-duty, consent, authoriser.
    `target` is the id of the flow or purpose it qualifies.
    """

    id: str
    target: str
    purposes: tuple[str, ...]
    excluded: tuple[str, ...]
    grounds: tuple[str, ...]
    clauses: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """A movement of data that the text requires, allows or prohibits, from one party to another.

    `source` and `target` are party ids or one of the built-in `public`, `data-subjects`, `third-parties`; `data` and
    `purposes` are ids of data items and categories of purposes. `subjects` are such as child, family, victim, staff.
    `discretion` is False where the text leaves the source no choice ("will supply"). `periodic` is the rhythm
    ("monthly") of a standing flow, if any.
    """

    id: str
    kind: FlowKind
    source: str
    target: str
    data: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    polarity: Polarity = "allowed"
    state: State = "active"
    subjects: tuple[str, ...] = ()
    periodic: str = ""
    clauses: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Precedence:
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


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two flows, one prohibited and one not, that cannot both hold: the ids of both, and of the one that governs.

    `governs` is None where the text does not settle it; `evidence` are the words that do.
    """

    id: str
    first: str
    second: str
    governs: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Undertaking:
    """One sentence that gives a safeguard.

    `bearer` is the party bound, "" for all or unsaid; `force` how: duty, permission, prohibition, weak, no-duty or
    statement; `within` is a duration or rhythm, `exception` what lifts it ("unless a court orders otherwise"), in the
    words of the text, "" for none.
    """

    clause: str
    bearer: str = ""
    force: Force = "statement"
    within: str = ""
    exception: str = ""


@dataclass(frozen=True, slots=True)
class Safeguard:
    """A protection that the text gives, and how firmly.

    `status` is `present` (the text binds somebody to it now), `weak` (should, endeavour, generic), `deferred` (to be
    agreed) or `delegated` (set out in a text that is not there). `bearer` is the party that every sentence binds, ""
    for all or unsaid; `within` the first duration in them; `undertakings` are those sentences, one by one.
    """

    kind: str
    status: Status
    clauses: tuple[str, ...]
    bearer: str = ""
    within: str = ""
    undertakings: tuple[Undertaking, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Miss:
    """Words that come near a safeguard without giving it, and why they are not enough."""

    kind: str
    why: str
    clause: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Measure:
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


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the text that stand in a named vocabulary (open-ended, placeholder, hostile-purpose, ...)."""

    vocabulary: str
    value: str
    clause: str
    evidence: Evidence


@dataclass(frozen=True)
class Agreement:
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
    subjects: tuple[str, ...] = field(default=())

    @cached_property
    def network(self) -> MultiDiGraph[str]:
        """The parties and flows as a networkx graph: a view, built when it is first asked for."""
        from mouscan.graph.network import network

        return network(self)

    def party(self, id: str) -> Party | None:
        """Return the party with this id, or None for a built-in one."""
        return next((p for p in self.parties if p.id == id), None)
