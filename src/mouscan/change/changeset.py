"""What changed in law between two versions of an agreement, as one frozen value."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from mouscan.report.basis import Basis

Kind = Literal[
    "permitted", "dropped", "weakened", "required", "prohibited", "strengthened", "changed", "added", "removed",
    "renamed",
]  # fmt: skip
About = Literal[
    "flow", "data", "purpose", "right", "duty", "prohibition", "safeguard", "exception", "condition", "time", "value",
    "definition", "law", "party", "contact", "reference", "statement", "wording",
]  # fmt: skip
Side = Literal["old", "new"]
How = Literal["same", "renumbered", "moved", "split", "merged"]

# What matters most to whoever must answer for the new version comes first.
ORDER: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined]
WORSE: frozenset[Kind] = frozenset({"permitted", "dropped", "weakened"})
HEADINGS: dict[Kind, str] = {
    "permitted": "Newly permitted",
    "dropped": "Dropped",
    "weakened": "Weakened",
    "required": "Newly required",
    "prohibited": "Newly prohibited",
    "strengthened": "Strengthened",
    "changed": "Changed",
    "added": "Added",
    "removed": "Removed",
    "renamed": "Renamed",
}


class Passage(Struct, frozen=True):
    """A sentence of one version as printed: its clause, that clause in words, and where it stands (from 1)."""

    clause: str
    place: str
    page: int
    line: int
    words: str


class Point(Struct, frozen=True):
    """One thing that changed in a passage: what it is about, and in a sentence what it was and is."""

    about: About
    says: str


class Change(Struct, frozen=True):
    """A change of substance: its kind, what changed in points, and the words before and after.

    `old` is empty for what was not there before, `new` for what is gone.
    """

    kind: Kind
    points: tuple[Point, ...]
    old: tuple[Passage, ...] = ()
    new: tuple[Passage, ...] = ()

    @property
    def worse(self) -> bool:
        """Whether it permits, drops or weakens something, or demands data that nobody had to give before."""
        return self.kind in WORSE or (self.kind == "required" and any(p.about == "flow" for p in self.points))


class Turn(Struct, frozen=True):
    """A rule whose finding came or went: its outcome before and after, and what the report of one version says.

    `severity`, `message` and `words` are those of the version in which there is a finding: `shown` says which.
    """

    rule: str
    name: str
    severity: Literal["error", "warning", "info"]
    before: str
    after: str
    message: str
    place: str
    shown: Side
    words: tuple[Passage, ...] = ()

    @property
    def came(self) -> bool:
        """Whether the new version is the one with the finding, or with the graver one."""
        return GRAVITY.get(self.after, 0) > GRAVITY.get(self.before, 0)


GRAVITY = {"unknown": 1, "fail": 2}


class Path(Struct, frozen=True):
    """A way for data, or a property of the firewall, of which the text now says something else.

    `before` and `after` are levels such as PROVEN-OPEN and BLOCKED, "" where a text names nothing that it is about;
    `words` open it or stop it, in the version that is `shown`.
    """

    name: str
    says: str
    before: str
    after: str
    opened: bool
    shown: Side
    words: tuple[Passage, ...] = ()


class Pairing(Struct, frozen=True):
    """Clauses of the two versions that say the same things, and what became of their place and number."""

    how: How
    old: tuple[str, ...]
    new: tuple[str, ...]


class Rewording(Struct, frozen=True):
    """A passage whose words differ though nothing was read in it that changed, or a title that came or went."""

    old: tuple[Passage, ...]
    new: tuple[Passage, ...]


class ChangeSet(Struct, frozen=True):
    """Everything that differs between two versions: first what changed, then what only moved or was rephrased.

    `old` and `new` say what the two reports rest on; `same` counts the sentences that say the same in both.
    """

    old: Basis
    new: Basis
    paths: tuple[Path, ...] = ()
    turns: tuple[Turn, ...] = ()
    changes: tuple[Change, ...] = ()
    pairings: tuple[Pairing, ...] = ()
    rewordings: tuple[Rewording, ...] = ()
    same: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing changed in law."""
        return not (self.paths or self.turns or self.changes)

    @property
    def worse(self) -> bool:
        """Whether a way opened, an error came, or something was permitted, dropped or weakened."""
        return (
            any(path.opened for path in self.paths)
            or any(turn.came and turn.after == "fail" and turn.severity == "error" for turn in self.turns)
            or any(change.worse for change in self.changes)
        )

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """Return the changes of one kind."""
        return tuple(change for change in self.changes if change.kind == kind)

    def paired(self, how: How) -> tuple[Pairing, ...]:
        """Return the clauses that only did this."""
        return tuple(pairing for pairing in self.pairings if pairing.how == how)
