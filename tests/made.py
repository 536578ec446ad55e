"""Agreements made for the tests: two or three parties, and one clause whose reading is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from mouscan.clauses import clause_tree
from mouscan.graph import Agreement
from mouscan.graph.build import build
from mouscan.language.pipeline import read
from mouscan.source import read_bytes

PLACES = ("Northmoor", "Westhaven", "Calder", "Ashby", "Eldon", "Marlow", "Penrith", "Stourton", "Kilbride", "Ostrava")
BODIES = (
    ("{} County Council", "the Council"),
    ("{} Hospital Trust", "the Trust"),
    ("{} Police", "the Police"),
    ("University of {}", "the University"),
    ("{} Housing Association", "the Association"),
    ("{} Revenue Agency", "the Agency"),
    ("Ministry of Justice of {}", "the Ministry"),
    ("{} Department of Health", "the Department"),
)
ITEMS = (
    "first names",
    "dates of birth",
    "home addresses",
    "telephone numbers",
    "email addresses",
    "nationality",
    "attendance records",
    "benefit entitlement",
    "national insurance numbers",
    "ethnicity",
    "vehicle registration numbers",
    "immigration status",
)
ENDS = (
    ("the prevention of fraud", "public-fraud"),
    ("research", "research"),
    ("the safeguarding of children", "safeguarding-children"),
    ("the collection of council tax", "tax-administration"),
    ("immigration enforcement", "immigration-enforcement"),
    ("checking eligibility for free school meals", "eligibility-check"),
)
FORCES = (
    ("shall", "required"),
    ("must", "required"),
    ("will", "required"),
    ("may", "allowed"),
    ("is permitted to", "allowed"),
    ("shall not", "prohibited"),
    ("must not", "prohibited"),
    ("may not", "prohibited"),
)

DONE = {
    "provide": "provided",
    "disclose": "disclosed",
    "supply": "supplied",
    "send": "sent",
    "transfer": "transferred",
    "release": "released",
    "furnish": "furnished",
    "transmit": "transmitted",
    "submit": "submitted",
    "share": "shared",
    "pass": "passed",
}
GIVING = tuple(DONE)


@dataclass(frozen=True, slots=True)
class Side:
    """A party: its name and the short name that the agreement gives it."""

    name: str
    short: str


def _drawn(draw: st.DrawFn, count: int) -> list[Side]:
    sorts = draw(st.permutations(BODIES))[:count]
    places = draw(st.permutations(PLACES))[:count]
    return [Side(name.format(place), short) for (name, short), place in zip(sorts, places, strict=True)]


@st.composite
def sides(draw: st.DrawFn) -> tuple[Side, Side]:
    """Draw two parties of different sorts and places."""
    one, two = _drawn(draw, 2)
    return one, two


@st.composite
def threes(draw: st.DrawFn) -> tuple[Side, Side, Side]:
    """Draw three parties of different sorts and places."""
    one, two, three = _drawn(draw, 3)
    return one, two, three


def items(most: int = 3, least: int = 1) -> SearchStrategy[list[str]]:
    """Draw one item of data or several different ones."""
    return st.lists(st.sampled_from(ITEMS), min_size=least, max_size=most, unique=True)


def to(verb: str) -> str:
    """Return the preposition that leads in the taker of a verb."""
    return "with" if verb == "share" else "to"


def joined(parts: list[str]) -> str:
    """Return some items as prose: "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def capital(words: str) -> str:
    """Return a sentence with a capital at its head."""
    return words[0].upper() + words[1:]


def filled(form: str, parties: Sequence[Side], data: list[str], **others: str) -> str:
    """Return a form as a sentence: {a}, {b} and {c} stand for the parties, {x} for the data."""
    names = {letter: side.short for letter, side in zip("abc", parties, strict=False)}
    return capital(form.format(**names, x=joined(data), **others))


def agreement(one: Side, two: Side, clause: str, *more: Side) -> Agreement:
    """Return the reading of an agreement of two parties or more with one clause of substance, its second."""
    opening = joined([f"{side.name} (“{side.short}”)" for side in (one, two, *more)])
    text = (
        f"DATA SHARING AGREEMENT\n\nbetween {opening}\n\n"
        f"1. Introduction\n\nThis Agreement sets out how the Parties work together.\n\n2. Sharing\n\n{clause}\n"
    )
    return build(read(clause_tree(read_bytes(text.encode(), "made.txt"))))


def moved(found: Agreement) -> set[tuple[str, str, str, str, frozenset[str]]]:
    """Return the flows as kind, giver, taker, polarity and the names of their data."""
    names = {p.id: p.name for p in found.parties}
    data = {d.id: d.name for d in found.data}
    return {
        (
            f.kind,
            names.get(f.source, f.source),
            names.get(f.target, f.target),
            f.polarity,
            frozenset(data[d] for d in f.data),
        )
        for f in found.flows
    }
