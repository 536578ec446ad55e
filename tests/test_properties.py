"""The five properties of a firewall: small texts in which each has each of its verdicts, and what decides it."""

from __future__ import annotations

from collections import defaultdict

import pytest

from mouscan.firewall.properties import ORDER, properties
from mouscan.report.trace import deciding
from worlds import BORDER, POLICE, TRUST, agreed, world

WITH_BORDER, WITH_POLICE = f"{TRUST} and {BORDER}", f"{TRUST} and {POLICE}"
WITH_UNIVERSITY = f"{TRUST} and Eastmere University"
NAMES = "The Trust will supply the names of patients to"
ONLY = "The Border Force may send the Trust a list of names."
ORIGIN = "The Trust will supply the nationality of each patient to"
LATER = "When the register goes live, the Trust will"
HIDDEN = "The Trust shall not disclose any personal data to the Border Force except as set out in Annex 9."
NOT_USED = "The names shall not be used for immigration enforcement."

CASES = [
    ("FW0", WITH_BORDER, (f"{NAMES} the Border Force.",), "PROVEN-OPEN", ("1",)),
    ("FW0", WITH_BORDER, (f"{LATER} supply the names of patients to the Border Force.",), "LATENT", ("1",)),
    ("FW0", WITH_POLICE, (f"{NAMES} {POLICE}.",), "POSSIBLE", ("1", "preamble")),
    ("FW0", WITH_BORDER, (HIDDEN,), "UNKNOWN", ("1",)),
    ("FW0", WITH_BORDER, ("The Trust shall not supply data to the Border Force.",), "BLOCKED", ("1",)),
    ("FW1", WITH_BORDER, (f"{NAMES} the Border Force for immigration enforcement.",), "PROVEN-OPEN", ("1",)),
    ("FW1", WITH_BORDER, (f"{LATER} supply the names of patients to the Border Force for immigration enforcement.",),
     "LATENT", ("1",)),
    ("FW1", WITH_UNIVERSITY, (f"{NAMES} Eastmere University.",), "POSSIBLE", ("1",)),
    ("FW1", WITH_UNIVERSITY, (f"{NAMES} Eastmere University for research.",), "UNKNOWN", ()),
    ("FW1", WITH_UNIVERSITY, (f"{NAMES} Eastmere University.", NOT_USED), "BLOCKED", ("2",)),
    ("FW1", WITH_UNIVERSITY, ("The Trust collects the names of patients for research.",
                              "The Trust may also use the names for immigration enforcement."), "PROVEN-OPEN", ("2",)),
    ("FW1", WITH_UNIVERSITY, ("The Trust collects the names of patients for research.",
                              "The Trust may also use the names for statistics."), "UNKNOWN", ()),
    ("FW2", WITH_BORDER, (f"{NAMES} the Border Force for the detention and removal of patients.",), "PROVEN-OPEN",
     ("1",)),
    ("FW2", WITH_BORDER, (f"{LATER} supply the names of patients to the Border Force for the detention and removal of"
                          " patients.",), "LATENT", ("1",)),
    ("FW2", WITH_POLICE, (f"{NAMES} {POLICE}.",), "POSSIBLE", ("1",)),
    ("FW2", WITH_POLICE, (f"{NAMES} {POLICE} for statistics.",), "UNKNOWN", ()),
    ("FW2", WITH_POLICE, (f"{NAMES} {POLICE}.", NOT_USED), "BLOCKED", ("2",)),
    ("FW3", WITH_BORDER, (ONLY, "The Trust will tell the Border Force whether a person is registered."),
     "PROVEN-OPEN", ("2",)),
    ("FW3", WITH_BORDER, (ONLY, f"{LATER} respond to each request with the last known address."), "LATENT", ("2",)),
    ("FW3", WITH_POLICE, (f"{POLICE} may send the Trust a list of names.",
                          "The Trust will respond with the last known address of each person."), "POSSIBLE",
     ("2", "preamble")),
    ("FW3", WITH_BORDER, (ONLY,), "UNKNOWN", ()),
    ("FW3", WITH_BORDER, (ONLY, "The Trust shall not tell the Border Force whether a person is registered."),
     "BLOCKED", ("2",)),
    ("FW4", WITH_BORDER, (f"{ORIGIN} the Border Force.",), "PROVEN-OPEN", ("1",)),
    ("FW4", WITH_BORDER, ("The Trust will supply the Border Force with the nationality of each patient once it has"
                          " been collected.",), "LATENT", ("1",)),
    ("FW4", WITH_POLICE, (f"{ORIGIN} {POLICE}.",), "POSSIBLE", ("1", "preamble")),
    ("FW4", WITH_UNIVERSITY, (f"{ORIGIN} Eastmere University.",), "UNKNOWN", ()),
    ("FW4", WITH_POLICE, (f"{ORIGIN} {POLICE}.", f"{POLICE} shall not disclose the nationality to any third party."),
     "BLOCKED", ("2",)),
    ("FW4", WITH_BORDER, (f"{NAMES} the Border Force.",), None, ()),
]  # fmt: skip


@pytest.mark.parametrize(("name", "between", "clauses", "level", "where"), CASES)
def test_each_property_has_its_verdict_and_the_clauses_that_decide_it(
    name: str, between: str, clauses: tuple[str, ...], level: str | None, where: tuple[str, ...]
) -> None:
    found = next(p for p in properties(world(agreed(*clauses, between=between))) if p.name == name)
    assert (found.verdict.level if found.verdict else None) == level
    assert deciding(found) == where


def test_each_verdict_of_each_property_is_reached() -> None:
    reached: dict[str, set[str | None]] = defaultdict(set)
    for name, _, _, level, _ in CASES:
        reached[name].add(level)
    assert reached == {
        name: {*ORDER, None} if name == "FW4" else set(ORDER) for name in ("FW0", "FW1", "FW2", "FW3", "FW4")
    }


def test_a_text_without_a_service_has_no_firewall() -> None:
    assert properties(world(agreed("They meet.", between=f"{POLICE} and {BORDER}"))) == ()
