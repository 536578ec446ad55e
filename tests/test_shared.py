"""Real agreements: each is read and checked without an error, and what is read is measured against the gold files.

The texts stand beside the checkout, in `../shared`; the tests are skipped where they do not. Of the many texts that
are alike every sixth is read, all of them where the environment variable MOUSCAN_ALL is set.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from mouscan.audit import examine, request
from mouscan.errors import InputError
from mouscan.firewall.join import join, standing
from mouscan.firewall.load import Query
from mouscan.firewall.part import part
from mouscan.firewall.properties import properties
from mouscan.firewall.verdict import verdict
from mouscan.graph import Evidence
from mouscan.intake import agreement
from mouscan.report.findings import findings
from mouscan.report.record import record
from mouscan.rules import library
from mouscan.source import Document
from worlds import agreed, kinds

SHARED = Path(__file__).parents[2] / "shared"
TEXTS = sorted((SHARED / "agreements").glob("*.txt"))
ALIKE = sorted((SHARED / "agreements").glob("*/*.txt"))
SAMPLE = ALIKE if "MOUSCAN_ALL" in os.environ else ALIKE[::6]
LEAST = {"clauses": 0.95, "parties": 0.85, "legal references": 0.85, "safeguards": 0.70}

Figures = dict[str, dict[str, float]]
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared evaluation texts are not beside this checkout")


def controls() -> list[str]:
    """Return the names of the texts that the list of agreements marks as none."""
    listed = SHARED / "agreements" / "README.md"
    rows = listed.read_text("utf-8").splitlines() if listed.is_file() else []
    return [row.split("|")[1].strip() for row in rows if re.search(r"\|\s*negative control\s*\|", row)]


def _between(document: Document, words: Evidence) -> str:
    """Return what the file prints between two places, without markdown and the lines that are set aside."""
    first, last = (document.offsets[at] for at in (words.start, words.end - 1))
    aside = {aside.number for aside in document.asides if aside.kind != "letterhead"}
    lines = document.source[first : last + 1].split("\n")
    kept = "\n".join(line for number, line in enumerate(lines, words.line) if number not in aside)
    return _letters(re.sub(r"</?\w[^<>]*>|(?<=\])\(\S*\)|\\", "", kept))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)) or "".join(text.split())


@pytest.mark.parametrize("path", [*TEXTS, *SAMPLE], ids=lambda path: path.stem)
def test_a_real_text_is_checked_and_every_word_quoted_stands_in_it(path: Path) -> None:
    report = examine(str(path), request(library(), "auto", anyway=True))
    assert report.agreement is not None
    assert report.outcomes
    json.dumps(record(report.agreement))
    json.dumps(findings(report))
    document = report.tree.document
    ids = [clause.id for clause in report.tree.clauses]
    assert len(ids) == len(set(ids))
    for outcome in report.outcomes:
        for words in outcome.evidence:
            if words.line in {aside.number for aside in document.asides}:
                # The running lines of a page tell its edition; they stand in no clause.
                assert any(words.words == " ".join(aside.text.split()) for aside in document.asides)
                continue
            quoted = _between(document, words)
            assert quoted
            assert _letters(words.words) == quoted
            assert document.place(words.start).line == words.line
            assert words.clause in report.tree.by_id


@pytest.mark.parametrize("name", controls())
def test_a_form_or_a_guide_is_no_agreement(name: str) -> None:
    report = examine(str(SHARED / "agreements" / f"{name}.txt"), request(library(), "auto", anyway=False))
    assert report.tree.nature.kind != "agreement"
    assert report.outcomes == ()


@pytest.fixture(scope="module")
def measured() -> Figures:
    """Return the figures over all gold files, as the scorer of the shared folder counts them."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "evaluation" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    score = cast("Callable[[object, object, object], Figures]", scorer.score)
    pooled = cast("Callable[[list[Figures]], Figures]", scorer.pooled)
    rows = []
    for file in sorted((SHARED / "evaluation" / "gold").glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        found = agreement(str(SHARED / "agreements" / gold["text"]))
        rows.append(score(gold, json.loads(json.dumps(record(found))), None))
    return pooled(rows)


@pytest.mark.parametrize("measure", LEAST)
def test_what_is_read_agrees_with_the_gold_files(measure: str, measured: Figures) -> None:
    assert measured[measure]["f1"] >= LEAST[measure], measured[measure]


DELEGATIONS = [path for path in [*TEXTS, *SAMPLE] if "287g" in path.name or path.parent.name == "bulk287"]
TASK_FORCES = [path for path in [*TEXTS, *ALIKE] if "tfm" in path.name.lower()]
ENDS = ["service", "enforcement"]


@pytest.mark.parametrize("path", DELEGATIONS, ids=lambda path: path.stem)
def test_an_agreement_that_delegates_functions_gives_no_data_of_a_service(path: Path) -> None:
    try:
        world, _ = join([part(agreement(str(path)))])
    except InputError as error:
        pytest.skip(str(error))
    assert standing(world, ENDS[:1]) == frozenset()
    found = verdict(world, Query(*(standing(world, [end]) for end in ENDS)))
    assert (found.level, found.way) == ("UNKNOWN", None)
    assert properties(world) == ()
    assert not [unit for unit in world.units.values() if unit.kind == "system"]


def test_who_enforces_gives_the_delegates_access_to_its_own_systems() -> None:
    given = []
    for path in TASK_FORCES[:: 1 if "MOUSCAN_ALL" in os.environ else 4]:
        try:
            found = agreement(str(path))
        except InputError:
            continue
        enforcing = {unit.id for unit in part(found).units if unit.side == "enforcement"}
        given.append(any(flow.kind == "access" and flow.source in enforcing for flow in found.flows))
    assert sum(given) >= 0.9 * len(given)


def test_what_a_school_gives_a_sheriff_comes_to_who_enforces_by_the_delegation() -> None:
    path = next(path for path in TASK_FORCES if "Franklin_County" in path.name)
    school = agreed(
        "Northmoor School will supply the home addresses of pupils to the Franklin County Sheriff's Office.",
        between="Northmoor School and the Franklin County Sheriff's Office",
    )
    world, joints = join([part(school), part(agreement(str(path)))])
    found = verdict(world, Query(standing(world, ["education"]), standing(world, ENDS[1:]), "home-address"))
    assert found.level == "PROVEN-OPEN"
    assert kinds(found) == ["disclose", "match"]
    assert [joint.name for joint in joints] == ["Franklin County Sheriff's Office"]
