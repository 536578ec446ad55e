"""The README says only what the command does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from mouscan.checking import LEVELS
from mouscan.resources import folder
from mouscan.rules import library

TOP = Path(__file__).parents[1]
README = (TOP / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"(?:^(?: {4}.*)?\n)+", re.M)
CLONE = ("corpora", "docs", "constraints.txt", "pyproject.toml")
# What sets up the environment that these tests run in.
SETTING_UP = ("make ", ". .venv/", "pip install ")
SHELL = ("mouscan ", "cp ", "mkdir ", "$ ", *SETTING_UP)


def blocks() -> list[str]:
    """Return what stands indented in the README, in its order."""
    return [dedent(block).strip("\n") for block in BLOCK.findall(README) if block.strip()]


def ran(command: str, folder: Path) -> str:
    """Return what a command of the README prints in a clone, on a terminal of 80 columns."""
    command = re.sub(r"\s+# .+", "", command).replace("mouscan ", f"'{sys.executable}' -m mouscan ", 1)
    done = subprocess.run(
        ["sh", "-c", command],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=os.environ | {"COLUMNS": "80", "PYTHONPATH": str(TOP / "src")},
    )
    assert (done.returncode in (0, 1), done.stderr) == (True, ""), command
    return done.stdout


def test_every_command_runs_as_printed_one_after_the_other(tmp_path: Path) -> None:
    for name in CLONE:
        (tmp_path / name).symlink_to(TOP / name)
    commands = shown = 0
    for block in blocks():
        lines = block.splitlines()
        if block.startswith("$ "):
            assert ran(lines[0][2:], tmp_path).strip() == "\n".join(lines[1:]).strip()
            shown += 1
        elif block.startswith(SHELL):
            for line in lines:
                assert line.startswith(SHELL), line
                if not line.startswith(SETTING_UP):
                    ran(line, tmp_path)
                    commands += 1
        elif block.startswith("import mouscan"):
            script = "\n".join(lines)
            subprocess.run([sys.executable, "-c", script], check=True, cwd=tmp_path)
    assert (commands > 20, shown) == (True, 1)
    for made in ("report.html", "issues.docx", "graph.html", "mouscan.sarif", "table.html", "tables/manifest.json"):
        assert (tmp_path / made).stat().st_size > 0, made


def test_the_profiles_and_levels_are_those_of_the_command() -> None:
    assert f"`--profile {'|'.join(p for p in library().profiles if p != 'gdpr-art28')}`" in README
    assert all(f"`{level}`" in README for level in LEVELS[1:])


@pytest.mark.parametrize("link", re.findall(r"\]\(([\w./-]+)\)|`([\w/]+/)`", README))
def test_every_place_that_is_named_is_there(link: tuple[str, str]) -> None:
    assert (TOP / (link[0] or link[1])).exists()


def test_the_changelog_and_the_packs_agree_on_the_number_of_rules() -> None:
    number = len(list(folder("packs").rglob("*-*.rule")))
    assert f"{number} rules" in (TOP / "CHANGELOG.md").read_text(encoding="utf-8")
