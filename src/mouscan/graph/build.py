"""From the marked words to the agreement: each part of the graph in turn, from the ones before it."""

from __future__ import annotations

from mouscan.graph.agreement import Agreement
from mouscan.graph.conflicts import conflicts
from mouscan.graph.data import data_items
from mouscan.graph.definitions import definitions
from mouscan.graph.flows import flows
from mouscan.graph.law import legal_references
from mouscan.graph.measures import measures
from mouscan.graph.mentions import Mentions
from mouscan.graph.misses import misses
from mouscan.graph.naming import namings
from mouscan.graph.parties import parties
from mouscan.graph.phrases import phrases
from mouscan.graph.powers import empowered
from mouscan.graph.precedence import precedence
from mouscan.graph.provisos import provisos
from mouscan.graph.purposes import purposes
from mouscan.graph.safeguards import safeguards
from mouscan.graph.standing import Standing
from mouscan.language import Reading


def build(reading: Reading) -> Agreement:
    """Read the agreement out of its marked words."""
    tree = reading.tree
    given = namings(reading)
    terms = definitions(reading, given)
    bodies = parties(reading, terms, given)
    mentions = Mentions(reading, bodies)
    items = data_items(reading)
    ends = purposes(reading)
    moves = flows(reading, bodies, mentions, items, ends, terms)
    law = legal_references(reading)
    standing = Standing(reading, law)
    exceptions = provisos(reading, moves, ends)
    ranked = precedence(reading, law)
    protections = safeguards(standing, mentions)
    return Agreement(
        name=tree.document.name,
        title=title(reading),
        tree=tree,
        parties=bodies,
        definitions=terms,
        data=items,
        purposes=ends,
        flows=moves,
        provisos=exceptions,
        precedence=ranked,
        conflicts=conflicts(moves, exceptions, ranked, items, bodies, mentions),
        measures=measures(reading),
        phrases=phrases(reading),
        legal_references=empowered(law, standing.hits),
        safeguards=protections,
        misses=misses(standing, protections),
        reading=reading,
    )


def title(reading: Reading) -> str:
    """Return the title: the first words of the preamble, else of the first clause, cut at eighty characters."""
    for clause in reading.tree.clauses:
        words = clause.heading or reading.tree.text(clause)
        for line in words.split("\n"):
            if line.strip():
                return line.strip() if len(line) <= 80 else line[:80].rsplit(" ", 1)[0]
    return ""
