"""Stage 4: the marked words become an agreement, and the agreement a graph."""

from mouscan.graph.agreement import (
    Agreement,
    Conflict,
    DataItem,
    Definition,
    Evidence,
    Flow,
    LegalReference,
    Measure,
    Miss,
    Party,
    Phrase,
    Precedence,
    Proviso,
    Purpose,
    Safeguard,
)
from mouscan.graph.build import build

__all__ = [
    "Agreement",
    "Conflict",
    "DataItem",
    "Definition",
    "Evidence",
    "Flow",
    "LegalReference",
    "Measure",
    "Miss",
    "Party",
    "Phrase",
    "Precedence",
    "Proviso",
    "Purpose",
    "Safeguard",
    "build",
]
