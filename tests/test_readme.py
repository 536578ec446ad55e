"""The README says only what the command does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mouscan.checking import LEVELS
from mouscan.resources import folder
from mouscan.rules import library

TOP = Path(__file__).parents[1]
README = (TOP / "README.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^    \$ (mouscan .+)\n((?:(?:    .*)?\n)+)", re.M)


def test_the_example_is_what_the_command_prints() -> None:
    found = EXAMPLE.search(README)
    assert found is not None
    command, shown = found[1].split(), re.sub(r"^    ", "", found[2], flags=re.M)
    done = subprocess.run(
        [sys.executable, "-m", *command],
        capture_output=True,
        text=True,
        check=False,
        cwd=TOP,
        env=os.environ | {"COLUMNS": "80"},
    )
    assert done.stdout.strip() == shown.strip()


def test_the_profiles_and_levels_are_those_of_the_command() -> None:
    assert f"`--profile {'|'.join(p for p in library().profiles if p != 'gdpr-art28')}`" in README
    assert all(f"`{level}`" in README for level in LEVELS[1:])


@pytest.mark.parametrize("link", re.findall(r"\]\(([\w./-]+)\)|`([\w/]+/)`", README))
def test_every_place_that_is_named_is_there(link: tuple[str, str]) -> None:
    assert (TOP / (link[0] or link[1])).exists()


def test_the_changelog_and_the_packs_agree_on_the_number_of_rules() -> None:
    number = len(list(folder("packs").rglob("*-*.rule")))
    assert f"{number} rules" in (TOP / "CHANGELOG.md").read_text(encoding="utf-8")
