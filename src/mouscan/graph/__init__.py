"""Stage 4: the marked words become an agreement, and the agreement a graph."""

from mouscan.graph.agreement import (
    Agreement,
    DataItem,
    Definition,
    LegalReference,
    Measure,
    Party,
    Phrase,
    Precedence,
    Purpose,
)
from mouscan.graph.evidence import Evidence
from mouscan.graph.protection import Miss, Safeguard
from mouscan.graph.transfer import Conflict, Flow, Proviso

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
]
