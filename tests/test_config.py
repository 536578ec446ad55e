"""What a project sets for mouscan: where it is looked for, what it changes, and what is said of what means nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from test_cli import mouscan, one_line

RULES = """
profile council "Our policy" like uk
pack ours "Our own" takes OWN
rule OWN-001 short-memory
  says "Data are kept for a short time."  severity error  class policy  applies in council  sources "Our policy, 4"
  parameter longest is 12 months
  require no duration retention over longest otherwise fail "They are kept for {words}."
  remedy "Say: for no longer than a year."
"""
TEXT = """AGREEMENT

1. Sharing

The Council shall send the School names.

2. Keeping

The School shall keep the data for two years.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "policy").mkdir()
    (tmp_path / "policy" / "own.rule").write_text(RULES, encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "draft.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def outcomes(project: Path, *options: str) -> dict[str, str]:
    done = mouscan("check", project / "drafts" / "draft.txt", "--format", "json", "--anyway", *options)
    assert done.returncode < 2, done.stderr
    return {row["rule"]: row["outcome"] for row in json.loads(done.stdout)["outcomes"]}


@pytest.mark.parametrize(("file", "table"), [("mouscan.toml", ""), ("pyproject.toml", "[tool.mouscan]\n")])
def test_it_is_found_upward_from_the_file_and_the_command_line_beats_it(project: Path, file: str, table: str) -> None:
    said = f'{table}profile = "council"\npacks = ["ours"]\nrules = ["policy"]\n'
    (project / file).write_text(said, encoding="utf-8")
    assert outcomes(project) == {"OWN-001": "fail"}
    assert outcomes(project, "--set", "OWN-001.longest=3 years") == {"OWN-001": "pass"}
    assert "MIN-005" in outcomes(project, "--pack", "core-law")
    assert "OWN-001" not in outcomes(project, "--profile", "uk", "--pack", "core-law")
    assert "OWN-001" not in outcomes(project, "--isolated")
    (project / file).write_text(said + 'parameters = {"OWN-001.longest" = "30 months"}\n', encoding="utf-8")
    assert outcomes(project) == {"OWN-001": "pass"}
    assert outcomes(project, "--set", "OWN-001.longest=1 year") == {"OWN-001": "fail"}


def test_a_pyproject_that_says_nothing_of_mouscan_is_passed_by(project: Path) -> None:
    (project / "drafts" / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    (project / "mouscan.toml").write_text('rules = ["policy"]\nprofile = "council"\n', encoding="utf-8")
    assert outcomes(project)["OWN-001"] == "fail"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('profile = "uk"\nprofil = "uk"\n', 'mouscan.toml:2: no setting "profil", did you mean "profile"?'),
        ("packs = 3\n", "mouscan.toml:1: packs is a list of packs"),
        ("\nrules = [1]\n", "mouscan.toml:2: rules is a list of rule files"),
        ("[parameters]\n'X.y' = 3\n", "mouscan.toml:1: parameters is a table of thresholds"),
        ("profile = \n", "no valid TOML"),
        ('profile = "ux"\n', 'no profile "ux"'),
        ('packs = ["drafts"]\n', 'no pack "drafts"'),
        ('rules = ["polcy"]\n', "no such rule file or folder"),
        (
            'parameters = {"OWN-001.long" = "1 year"}\n',
            "mouscan.toml: OWN-001.long=1 year: no threshold",
        ),
    ],
)
def test_what_means_nothing_is_told_with_its_line(project: Path, said: str, told: str) -> None:
    (project / "mouscan.toml").write_text(said, encoding="utf-8")
    done = mouscan("check", project / "drafts" / "draft.txt", "--anyway")
    assert done.returncode == 2
    assert told in one_line(done.stderr)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--set", "MIN-5=2"), 'no threshold "MIN-5"'),
        (("--with", "notice"), "say what it is and where it lies"),
        (("--with", "notise=x.txt"), 'no document "notise", did you mean "notice"?'),
        (("--with", "notice=none.txt"), "none.txt"),
        (("--as-of", "soon"), "no date"),
        (("--pack", "firewal"), 'no pack "firewal", did you mean "firewall"?'),
    ],
)
def test_an_option_that_means_nothing_is_told(project: Path, options: tuple[str, ...], told: str) -> None:
    done = mouscan("check", project / "drafts" / "draft.txt", "--anyway", *options)
    assert done.returncode == 2
    assert told in one_line(done.stderr)
