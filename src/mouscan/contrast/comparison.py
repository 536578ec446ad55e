"""The comparison as a typed, frozen value: a column for each agreement, a row for each thing that they can say."""

from __future__ import annotations

from collections import Counter
from typing import Literal, get_args

from msgspec import Struct

from mouscan.graph import Evidence
from mouscan.report.basis import Basis

Group = Literal["parties", "data", "purposes", "law", "flows", "safeguards", "firewall", "rules"]
Change = Literal["", "same", "missing", "added", "changed"]

GROUPS: tuple[Group, ...] = get_args(Group)
TITLES: dict[Group, str] = {
    "parties": "Parties",
    "data": "Data",
    "purposes": "Purposes",
    "law": "Legal bases and gateways",
    "flows": "Flows",
    "safeguards": "Safeguards",
    "firewall": "Firewall",
    "rules": "Rules",
}
NOT_JUDGED = "not judged"
# What a cell says of an agreement that says nothing.
ABSENT: dict[Group, str] = {
    "parties": "not named",
    "data": "not named",
    "purposes": "not named",
    "law": "not cited",
    "flows": "not stated",
    "safeguards": "absent",
    "firewall": NOT_JUDGED,
    "rules": NOT_JUDGED,
}
# The order in which values are sorted; the others follow, those for nothing last.
ORDER = (
    *("present", "weak", "delegated", "deferred"),
    *("fail", "unknown", "pass"),
    *("PROVEN-OPEN", "LATENT", "POSSIBLE", "UNKNOWN", "BLOCKED"),
    *("gateway", "basis", "condition", "cited"),
    *("permitted", "permitted and prohibited", "prohibited"),
    *("required", "required and allowed", "allowed", "na"),
)


class Cell(Struct, frozen=True):
    """What one agreement says to one row: a `value` of few words, and a `detail` such as how long.

    `clauses` are those it rests on, and `evidence` the words of the first of them, both empty where the text says
    nothing. `note` is what else there is to tell; it is not compared. `stands_out` marks a cell that differs from what
    most agreements have; `change` is how it differs from the template, "" where there is none to differ from.
    """

    value: str
    detail: str = ""
    note: str = ""
    clauses: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    stands_out: bool = False
    change: Change = ""

    @property
    def says(self) -> str:
        """The value with its detail, in words."""
        return f"{self.value}, {self.detail}" if self.detail else self.value

    @property
    def key(self) -> tuple[str, str]:
        """What is compared."""
        return self.value, self.detail.casefold()

    @property
    def rank(self) -> int:
        """Where its value stands among all values, for a reader who sorts by it."""
        return ORDER.index(self.value) if self.value in ORDER else len(ORDER) + (self.value in ABSENT.values())


class Row(Struct, frozen=True):
    """One thing that agreements can say, and what each says to it: `cells` in the order of the agreements.

    `key` is its id within its group (a kind or a role of parties, a category, a citation, the id of a rule); `label`
    the same in words; `about` says more of it; `tags` are those of a kind of data. `differs` tells that not all cells
    are alike, or with a template that one of them differs from it.
    """

    group: Group
    key: str
    label: str
    about: str
    tags: tuple[str, ...]
    cells: tuple[Cell, ...]
    differs: bool


class Comparison(Struct, frozen=True):
    """Some agreements side by side: `agreements` are the columns; with `template` the first of them is the template."""

    agreements: tuple[Basis, ...]
    rows: tuple[Row, ...]
    template: bool = False

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups that have rows, in the order in which they are told."""
        return tuple(group for group in GROUPS if any(row.group == group for row in self.rows))

    def of(self, group: Group) -> tuple[Row, ...]:
        """Return the rows of one group."""
        return tuple(row for row in self.rows if row.group == group)

    def changes(self, number: int) -> dict[Change, int]:
        """Return how many cells of an agreement, counted from 0, are missing, added and changed."""
        counts = Counter(row.cells[number].change for row in self.rows)
        kinds: tuple[Change, ...] = ("missing", "added", "changed")
        return {change: counts[change] for change in kinds}

    def standing_out(self, number: int) -> int:
        """Return how many cells of an agreement, counted from 0, stand out."""
        return sum(row.cells[number].stands_out for row in self.rows)
