"""The clauses that a cross-reference names: looked for by their letters and digits, the nearest first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mouscan.clauses.container import named
from mouscan.clauses.tree import Clause
from mouscan.clauses.vocabulary import alike, words

Key = tuple[str, ...]
Named = tuple[str, tuple[Key, ...]]
PARTS = re.compile(r"[a-z]+|\d+")
AGAIN = re.compile(r"#\d+")
ARTICLE = "article"
STATUTORY = ("section", "part", "schedule")


def key(id: str) -> Key:
    """Return the words, letters and digits of an id, words for the same kind of part made alike."""
    same = alike("references")
    return tuple([same.get(w, w) for w in PARTS.findall((AGAIN.sub("", id) if "#" in id else id).lower())])


def _kind(label: str) -> str:
    """Return the word of a label ("Annex C"), empty where it has none."""
    first = (key(label) or ("",))[0]
    return first if first in words("containers") else ""


class Index:
    """The clauses of a text by their keys: the words, letters and digits of their ids.

    `opening` is the first line of the text: an annex that it names is the whole of it.
    """

    def __init__(self, clauses: Sequence[Clause], opening: str) -> None:
        self.keys = {clause.id: key(clause.id) for clause in clauses}
        self.under = {self.keys[clause.id]: clause for clause in reversed(clauses)}
        self.kinds = {_kind(clause.label) for clause in clauses if clause.label}
        self.labelled = any(clause.label for clause in clauses)
        self.annexed = any(clause.role == "container" for clause in clauses)
        self.ends: dict[Key, Clause] = {}
        for clause in reversed(clauses):
            if clause.role == "container":
                self.ends[key(clause.label)] = clause
        if (title := named(opening)) is not None and clauses and clauses[0].role == "preamble":
            self.ends[key(title.printed)] = clauses[0]

    def foreign(self, named: Named) -> bool:
        """Tell whether a reference can only name a part of another text, since this one has none of its kind."""
        kind, labels = named
        first = labels[0]
        if kind in ("section", "clause", "paragraph") and not self.labelled:
            return True
        if kind not in self.kinds and (
            kind in words("containers", "division") or (kind == ARTICLE and first[0].isdigit())
        ):
            return True
        return kind in STATUTORY and len(first) == 1 and len(first[0]) > 2 and first[0].isdigit()

    def resolved(self, named: list[Named], here: Key) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the ids of the clauses that a reference names, and the names of those that are not there."""
        for kind, labels in reversed(named[1:]):
            outer = self._found(kind, labels[0], here)
            if outer is None:
                return (), (f"{kind} {'.'.join(labels[0])}",)
            here = self.keys[outer.id]
        kind, labels = named[0]
        places = [(label, self._found(kind, label, here)) for label in labels]
        targets = tuple(clause.id for _, clause in places if clause is not None)
        return targets, tuple(f"{kind} {'.'.join(label)}" for label, clause in places if clause is None)

    def _found(self, kind: str, label: Key, here: Key) -> Clause | None:
        """Return the clause that a label names, the nearest first; one that prints more than the label is another."""
        holder = kind in words("containers", "container") or kind in words("containers", "division")
        worded = holder or kind == ARTICLE or kind in self.kinds
        bare = not worded or (len(label) > 1 and not holder)
        for depth in range(len(here), -1, -1):
            for key in ((*here[:depth], kind, *label), *([(*here[:depth], *label)] if bare else [])):
                clause = self.under.get(key)
                if clause is not None and (clause.role == "container" if holder else _prints(clause, label)):
                    return clause
        if holder:
            return self.ends.get((kind, *label)) or self.ends.get((kind,))
        return next((c for word in words("containers", "clause") if (c := self.under.get((word, *label)))), None)


def _prints(clause: Clause, label: Key) -> bool:
    """Tell whether a clause prints no more than a label says: "1.2" is not named by "clause 2"."""
    printed = [part for part in key(clause.label) if part != _kind(clause.label)]
    return len(printed) <= len(label)
