"""The clause tree: what the document itself labels or puts under a heading, with its cross-references."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from mouscan.source import Document

Role = Literal["clause", "container", "heading", "preamble", "signatures"]
Kind = Literal["agreement", "form", "guidance", "other"]
BlockKind = Literal["paragraph", "bullet", "row"]
TAIL = 4


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a bullet or a table row of a clause; `start` and `end` are offsets into `Document.text`.

    `cells` holds the offsets of a row's cells. Newlines inside a block are line ends of the file, read as spaces.
    """

    start: int
    end: int
    kind: BlockKind = "paragraph"
    cells: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of the text that the document labels, or that stands under its own heading.

    `id` is the path of printed labels (`Annex C/3.2(a)`, `IV.C`, a heading's slug); `label` is the printed label
    alone, empty for an unlabelled heading. `heading_span` and `blocks` are offsets into `Document.text`; `blocks`
    hold the clause's own words, without its label, its heading and its children. `start` is where its label or
    heading begins.
    """

    id: str
    label: str
    heading: str
    parent: str | None
    role: Role
    start: int
    heading_span: tuple[int, int] | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference to another part of the same document.

    `targets` are the ids of the clauses it names, one for each that exists; `dangling` are the names, as printed,
    of those that do not.
    """

    clause: str
    start: int
    end: int
    targets: tuple[str, ...]
    dangling: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nature:
    """What kind of text it is, and what shows it; the reason of an agreement is empty where nothing does."""

    kind: Kind
    reason: str


@dataclass(frozen=True)
class ClauseTree:
    """All clauses of one document in reading order, with the references between them."""

    document: Document
    clauses: tuple[Clause, ...]
    references: tuple[Reference, ...]
    nature: Nature

    @cached_property
    def by_id(self) -> dict[str, Clause]:
        """Every clause under its id."""
        return {clause.id: clause for clause in self.clauses}

    @cached_property
    def _above(self) -> dict[str, tuple[Clause, ...]]:
        """The clauses that each clause stands in; what holds a clause comes before it."""
        found: dict[str, tuple[Clause, ...]] = {}
        for clause in self.clauses:
            found[clause.id] = (self.by_id[clause.parent], *found[clause.parent]) if clause.parent is not None else ()
        return found

    @cached_property
    def leads(self) -> dict[str, str]:
        """The clause whose words end in a colon before the list that a clause is an item of, by the item."""
        text = self.document.text
        ends = {c.id: c.blocks[-1].end for c in self.clauses if c.blocks}
        leading = {id for id, end in ends.items() if text[max(end - TAIL, 0) : end].rstrip().endswith(":")}
        return {c.id: c.parent for c in self.clauses if c.parent in leading}

    def parents(self, clause: Clause) -> tuple[Clause, ...]:
        """Return the clauses that `clause` stands in, nearest first."""
        return self._above[clause.id]

    def headings(self, clause: Clause) -> tuple[str, ...]:
        """Return the heading of `clause` and those of its parents, nearest first, empty ones left out."""
        return tuple([c.heading for c in (clause, *self._above[clause.id]) if c.heading])

    def text(self, clause: Clause) -> str:
        """Return the clause's own words on one line, blocks separated by a newline."""
        words = self.document.text
        return "\n".join(words[b.start : b.end].replace("\n", " ") for b in clause.blocks)
