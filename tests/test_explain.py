"""What `mouscan explain` prints: the proof of one verdict, at most as wide as the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from test_cli import BAD, mouscan

RULES = """
rule OWN-001 own-rule
  says "It holds."  severity warning  class policy  applies in uk  sources "A house rule"  remedy "Write it."
  concerns some {noun}
  {asks}
"""
TEXT = """AGREEMENT between Northgate Council and Hillside School

1. Sharing

The School shall send the Council the name and address of each pupil.

2. Time

The Council shall report any data breach within 24 hours. The Council should train its staff where practicable.

3. Ends

The period for which the data are kept is to be agreed.
"""


def explained(tmp_path: Path, asks: str, *options: str, noun: str = "party") -> str:
    agreement, rules = tmp_path / "draft.txt", tmp_path / "own.rule"
    agreement.write_text(TEXT, encoding="utf-8")
    rules.write_text(RULES.format(asks=asks, noun=noun), encoding="utf-8")
    done = mouscan("explain", agreement, "OWN-001", "--rules", rules, "--profile", "uk", *options)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("asks", "told"),
    [
        # a pass: the words that satisfy each part
        (
            'require some safeguard breach-notification within 2 days otherwise fail "No."',
            ["passes", "Requirement 1: met", "breach-notification within 2 days: holds", "within 24 hours"],
        ),
        # a fail: from the condition to the words of the clause
        (
            'require no flow from education otherwise fail "Data go from {from} to {to}."',
            ["fails", "Data go from Hillside School to Northgate Council.", "no flow from education: does not hold",
             "1, page 1, line 5", "Instead: Write it."],
        ),
        # an absence: the scope, the candidates, and what each lacks
        (
            'require some safeguard breach-notification within 2 hours otherwise fail "Late."',
            ["fails", "the text has no safeguard breach-notification within 2 hours", "near: 2, page 1, line 9",
             "what it lacks: it is not within 2 hours", "Looked in: all"],
        ),
        (
            'require some safeguard staff-training otherwise fail "None."',
            ["near: 2, page 1, line 9", "It binds nobody firmly"],
        ),
        # unknown: what is missing to decide
        (
            'require some safeguard retention-limit otherwise fail "None."',
            ["stays open", "Requirement 1: left open", "open: it is left to be settled"],
        ),
        (
            'needs notice "the privacy notice" require some purpose in notice otherwise fail "None."',
            ["stays open", "the privacy notice: give it with --with notice=FILE"],
        ),
        # one of several things
        (
            'for every flow called f require some purpose for the purposes of f otherwise fail "Why?"',
            ["Requirement 1, for Hillside School -> Northgate Council: not met (fail)"],
        ),
    ],
)  # fmt: skip
def test_the_proof_leads_to_the_words(tmp_path: Path, asks: str, told: list[str]) -> None:
    page = explained(tmp_path, asks)
    assert max(map(len, page.splitlines())) <= 80
    flat = " ".join(page.split())
    for words in told:
        assert words in flat


def test_a_rule_that_does_not_apply_shows_why_not(tmp_path: Path) -> None:
    page = explained(tmp_path, 'require some safeguard dpia otherwise fail "None."', noun="conflict")
    assert "does not apply" in page
    assert "some conflict: does not hold" in page
    assert "Requirement" not in page


def test_the_report_carries_the_same_tree(tmp_path: Path) -> None:
    asks = 'require some safeguard breach-notification within 2 hours and some party otherwise fail "Late."'
    (row,) = json.loads(explained(tmp_path, asks, "--format", "json"))["outcomes"]
    (step,) = row["proof"]["requirements"]
    assert step["proof"]["value"] == "fails"
    first, second = step["proof"]["parts"]
    assert (first["value"], second["value"]) == ("fails", "holds")
    assert first["missing"] == ["safeguard breach-notification within 2 hours"]
    assert first["candidates"][0]["lacks"] == "it is not within 2 hours"
    assert first["candidates"][0]["evidence"][0]["line"] == 9
    assert [item["evidence"][0]["words"] for item in second["rests_on"]][:1] == ["Northgate Council"]
    assert row["proof"]["concerns"]["value"] == "holds"
    assert row["proof"]["looked_at"] > 0


def test_an_unknown_rule_and_one_of_another_profile_are_told() -> None:
    done = mouscan("explain", BAD, "MIN-05")
    assert (done.returncode, 'did you mean "MIN-005"?' in done.stderr) == (2, True)
    done = mouscan("explain", BAD, "LAW-003", "--profile", "us")
    assert done.returncode == 2
    assert "LAW-003" in done.stderr
    assert done.stderr.count("\n") == 1
