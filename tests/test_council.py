"""A pack of a council's own policy, written from the documentation alone: it works as a user's pack does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from test_cli import mouscan

COUNCIL = Path(__file__).parent / "council"
DRAFT = """AGREEMENT between Northgate Council and Northshire Police

1. Sharing

The Council will supply the names of residents to the Police.

2. Keeping

The Police shall keep the data for two years.
"""


def test_every_example_of_the_pack_holds_and_every_rule_is_well_tested() -> None:
    done = mouscan("rules", "test", COUNCIL)
    assert (done.returncode, done.stderr) == (0, "")
    assert "warning" not in done.stdout


def test_the_pack_is_in_its_one_form() -> None:
    assert mouscan("rules", "format", "--check", COUNCIL).returncode == 0


def test_a_draft_is_checked_by_the_council_s_profile_and_pack(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    options = ("--rules", COUNCIL, "--profile", "northgate", "--format", "json")
    rows = json.loads(mouscan("check", draft, "--pack", "northgate", *options).stdout)["outcomes"]
    found = {row["rule"]: row["outcome"] for row in rows}
    assert set(found) == {f"NGC-00{i}" for i in range(1, 7)}
    assert (found["NGC-001"], found["NGC-002"], found["NGC-005"]) == ("fail", "fail", "unknown")
    both = json.loads(mouscan("check", draft, *options).stdout)["outcomes"]
    assert len(both) > len(rows), "the profile is like uk, and takes its rules too"


@pytest.mark.parametrize("file", ["core.rule", "governance.rule"])
def test_a_module_beside_a_rule_file_need_not_be_named(file: str) -> None:
    assert mouscan("rules", "test", COUNCIL / file).returncode == 0


def test_a_pack_without_its_profile_is_told(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    done = mouscan("check", draft, "--rules", COUNCIL, "--pack", "northgate", "--profile", "uk")
    assert done.returncode == 2
    assert "leaves no rule to judge by: pack northgate has none" in done.stderr
