"""The packs hold the whole catalogue: its rules, with their names, severities, profiles, classes and dates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mouscan.rules import library

CATALOGUE = Path(__file__).parents[2] / "shared" / "catalogue" / "rules.json"
ROWS: list[dict[str, Any]] = json.loads(CATALOGUE.read_text("utf-8"))["rules"] if CATALOGUE.exists() else []
LIBRARY = library()
NUMBERS = {"uk": 80, "eu": 78, "us": 62, "nz": 58, "ca": 59, "au": 58, "coe": 27, "gdpr-art28": 19}

pytestmark = pytest.mark.skipif(not ROWS, reason="the catalogue of rules is not here")


def test_every_profile_takes_as_many_rules_as_the_catalogue_says() -> None:
    assert {name: len(LIBRARY.select(name)) for name in LIBRARY.profiles} == NUMBERS


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_rule_is_that_of_the_catalogue(row: dict[str, Any]) -> None:
    rule = LIBRARY.by_id[row["id"]]
    assert rule.name == row["name"]
    assert rule.severity_for("uk") == row["severity"]
    assert (rule.escalates is not None) == row["escalates"]
    assert {w.text for w in rule.profiles} - {"coe"} == set(row["jurisdictions"]) - {"coe"}
    assert bool(rule.valid) == (not row["valid_from"].startswith("any"))
    for profile in row["jurisdictions"]:
        said = (row.get("class_by_profile") or {}).get(profile, row["basis_class"])
        # Where the catalogue makes the class hang on what is cited, the milder one holds; a statutory code is law.
        if said in ("law", "policy") and profile != "coe":
            assert rule.class_for(profile) == said, profile
