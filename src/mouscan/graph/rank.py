"""Which of two flows stands in the text that governs, by what the text says of precedence."""

from __future__ import annotations

from collections.abc import Sequence

from mouscan.clauses import ClauseTree
from mouscan.graph.agreement import AGREEMENT, Precedence
from mouscan.graph.transfer import Flow


class Rank:
    """The statements of precedence of one text, asked which of them set one flow over another."""

    def __init__(self, tree: ClauseTree, said: Sequence[Precedence]) -> None:
        self.tree = tree
        self.said = said
        self._over = self._indexed([p.governing for p in said])
        self._under = self._indexed([p.yielding for p in said])

    def over(self, one: Flow, other: Flow) -> tuple[Precedence, ...]:
        """Return the statements that set one flow over another: all clauses of the other must yield."""
        above = set().union(*(self._over.get(text, ()) for clause in one.clauses for text in self._around(clause)))
        found: dict[int, None] = {}
        for clause in other.clauses:
            below = set().union(*(self._under.get(text, ()) for text in self._around(clause)))
            held = [i for i in sorted(above & below) if self._holds(self.said[i], one, other, clause)]
            if not held:
                return ()
            found.update(dict.fromkeys(held))
        return tuple(self.said[i] for i in found)

    def _indexed(self, texts: Sequence[str]) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        for i, text in enumerate(texts):
            found.setdefault(text, set()).add(i)
        return found

    def _around(self, clause: str) -> tuple[str, ...]:
        """Return the texts that a clause is in: itself, its parents and the agreement."""
        place = self.tree.by_id.get(clause)
        parents = self.tree.parents(place) if place is not None else ()
        return (clause, *(p.id for p in parents), AGREEMENT)

    def _holds(self, said: Precedence, one: Flow, other: Flow, clause: str) -> bool:
        """Tell whether a statement of precedence sets a flow over what another one says in a clause."""
        governing = any(self._governs(said, one, own) for own in one.clauses)
        return governing and self._yields(said, other, clause)

    def _governs(self, said: Precedence, flow: Flow, clause: str) -> bool:
        if said.governing == AGREEMENT:
            return said.yielding not in self._around(clause)
        if said.governing not in self._around(clause):
            return False
        return said.how != "notwithstanding" or self._said_of(said, flow, clause)

    def _yields(self, said: Precedence, flow: Flow, clause: str) -> bool:
        if said.how == "notwithstanding" and said.governing in self._around(clause):
            # Beside its own words, what stands before them in their clause yields.
            here = [e for e in flow.evidence if e.clause == clause]
            return said.governing == clause and bool(here) and all(e.end <= said.evidence.start for e in here)
        if said.yielding == AGREEMENT:
            return said.governing not in self._around(clause)
        if said.yielding not in self._around(clause):
            return False
        return said.how not in ("subject", "without-prejudice", "except") or self._said_of(said, flow, clause)

    def _said_of(self, said: Precedence, flow: Flow, clause: str) -> bool:
        """Tell whether words stand in every sentence of a clause that states a flow, or lead into its clause."""
        if clause != said.clause:
            return True
        here = [e for e in flow.evidence if e.clause == clause]
        return bool(here) and all(e.holds(said.evidence) for e in here)
