"""Stage 2: the clean text becomes a tree of clauses."""

from mouscan.clauses.build import clause_tree
from mouscan.clauses.tree import Block, Clause, ClauseTree, Nature, Reference

__all__ = ["Block", "Clause", "ClauseTree", "Nature", "Reference", "clause_tree"]
