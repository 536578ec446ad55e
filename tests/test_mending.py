"""Mending: what a fix says to write instead, that it closes every way, and that it opens none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace

from mouscan import mending, pool
from mouscan.errors import MouscanError
from mouscan.firewall.amend import Proof, amended
from mouscan.firewall.fix import Change, Fix, fix
from mouscan.firewall.join import join, standing
from mouscan.firewall.load import Query
from mouscan.firewall.part import part
from mouscan.firewall.properties import ORDER
from mouscan.firewall.verdict import verdict
from mouscan.graph import Agreement
from mouscan.graph.transfer import FlowKind
from mouscan.intake import agreement
from mouscan.language.vocabulary import rows
from mouscan.report.route import record
from mouscan.report.trace import Asked, Trace, page
from mouscan.rules import library
from worlds import BORDER, OFFICE, POLICE, TRUST, text

CORPORA = sorted((Path(__file__).parents[1] / "corpora").glob("*/agreement.*"))
NAMES = "The Trust will supply the names of patients to"
HOST = f"{TRUST}, Oakline Hosting Ltd (“the Processor”) and {BORDER}"
HELD = "Oakline Hosting Ltd is the processor of the Trust. The Trust shall disclose names to Oakline Hosting Ltd"


def proved(*files: Path, purpose: str = "") -> tuple[Fix, Proof]:
    """Return the fix for the way from services to who enforces, and its proof."""
    parts = [part(agreement(str(file))) for file in files]
    world, _ = join(parts)
    query = Query(standing(world, ["service"]), standing(world, ["enforcement"]), purpose=purpose)
    found = fix(world, query)
    return found, mending.proof(found, parts, [str(file) for file in files], query)


def written(folder: Path, *clauses: str, between: str = f"{TRUST} and {BORDER}", name: str = "one.txt") -> Path:
    file = folder / name
    file.write_text(text(*clauses, between=between), encoding="utf-8")
    return file


CASES = [
    ((f"{NAMES} the Border Force.",), f"{TRUST} and {BORDER}", ["FWL-001"], ["1"]),
    (("The Border Force may send the Trust a list of names.",
      "The Trust will respond with the last known address of each person."), f"{TRUST} and {BORDER}", ["FWL-007"],
     ["2"]),
    (("The Trust will match the names of patients with the records of the Border Force.",), f"{TRUST} and {BORDER}",
     ["FWL-007"], ["1"]),
    (("Immigration Enforcement shall have read-only access to the patient system of the Trust.",),
     f"{TRUST} and Immigration Enforcement", ["FWL-006"], ["1"]),
    (("The Trust and the Border Force keep their case notes in a shared database.",), f"{TRUST} and {BORDER}",
     ["FWL-006"], ["1"]),
    ((f"{NAMES} {POLICE}.", f"{POLICE} may pass the names on to the Border Force.",
      f"{POLICE} shall not otherwise disclose the names to any third party."),
     f"{TRUST}, {POLICE} and {BORDER}", ["FWL-001"], ["2"]),
    ((f"{HELD}.", "Oakline Hosting Ltd may disclose the names to the Border Force for research.",
      "Oakline Hosting Ltd may disclose the names to Immigration Enforcement."), f"{HOST} and Immigration Enforcement",
     ["FWL-006"], ["1"]),
    ((f"{NAMES} {POLICE}.",), f"{TRUST} and {POLICE}", ["FWL-002"], []),
    ((f"{NAMES} Asylum Support.", "Northmoor School will supply the names of pupils to Asylum Support.",
      "Asylum Support is part of the Home Office.", "Asylum Support shall not disclose the names to any third party."),
     f"{TRUST}, Northmoor School, Asylum Support and {OFFICE}", ["FWL-005"], []),
    (("The Trust shall not disclose patient data to the Border Force except for the prevention of crime.",),
     f"{TRUST} and {BORDER}", ["FWL-010"], ["1"]),
]  # fmt: skip


@pytest.mark.parametrize(("clauses", "between", "rules", "where"), CASES)
def test_the_remedy_of_each_kind_of_edge_is_the_wording_of_its_rule(
    clauses: tuple[str, ...], between: str, rules: list[str], where: list[str], tmp_path: Path
) -> None:
    found, proof = proved(written(tmp_path, *clauses, between=between))
    assert [remedy.rule for remedy in proof.remedies] == rules
    assert [clause for change in found.changes for clause in change.clauses] == where
    assert [remedy.wording for remedy in proof.remedies] == [rule.remedy for rule in library().named(rules)]
    assert all(remedy.wording for remedy in proof.remedies)
    assert (proof.closed, proof.broken) == (True, ())


def test_every_kind_of_edge_that_a_way_can_take_has_a_remedy() -> None:
    by = {row["kind"] for row in rows("remedies")}
    made = {"process", "write", "member", "silence", "exception", "repurpose", "annotate"}
    assert set(get_args(FlowKind)) | made <= by


@pytest.mark.parametrize("purpose", ["", "immigration-enforcement", "immigration-offence"])
@pytest.mark.parametrize("file", CORPORA, ids=lambda file: file.parent.name)
def test_the_fix_of_a_corpus_closes_every_way_and_breaks_no_rule(file: Path, purpose: str) -> None:
    found, proof = proved(file, purpose=purpose)
    assert (proof.closed, proof.broken) == (True, ())
    assert len(proof.remedies) == len(found.changes)


@pytest.mark.parametrize("file", CORPORA, ids=lambda file: file.parent.name)
def test_an_agreement_with_one_change_of_its_fix_is_no_more_open(file: Path) -> None:
    before = agreement(str(file))
    world, _ = join([part(before)])
    ends = standing(world, ["service"]), standing(world, ["enforcement"])
    for change in fix(world, Query(*ends)).changes:
        after, _ = join([part(amended(before, [change]))])
        for purpose in ("", "immigration-enforcement", "detain-remove-return", "crime-prevention-detection"):
            for data in ("", "nationality", "home-address"):
                query = Query(*ends, data, purpose)
                first, then = verdict(world, query), verdict(after, query)
                if first.way is not None or first.level == "BLOCKED":
                    assert ORDER.index(then.level) >= ORDER.index(first.level) or then.way is None


def test_only_the_agreements_of_a_fix_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = written(tmp_path, f"{NAMES} the Border Force.")
    there = written(tmp_path, "They meet.", between=f"{TRUST} and Eastmere University", name="two.txt")
    parts = [part(agreement(str(file))) for file in (here, there)]
    world, _ = join(parts)
    query = Query(standing(world, ["service"]), standing(world, ["enforcement"]))
    again: list[str] = []

    def seen(file: str) -> Agreement:
        again.append(file)
        return agreement(file)

    monkeypatch.setattr(mending, "agreement", seen)
    assert mending.proof(fix(world, query), parts, [str(here), str(there)], query).closed
    assert again == [str(here)]


def test_a_fix_that_makes_another_rule_fail_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    review = "The parties shall review this agreement every six months."
    file = written(tmp_path, f"{NAMES} the Border Force.", review)

    def careless(found: Agreement, changes: Sequence[Change]) -> Agreement:
        return replace(amended(found, changes), safeguards=(), measures=())

    monkeypatch.setattr(mending, "amended", careless)
    found, proof = proved(file)
    assert (proof.closed, "ACC-007" in proof.broken) == (True, True)
    world, _ = join([part(agreement(str(file)))])
    asked = Asked(Query(standing(world, ["service"]), standing(world, ["enforcement"])), "service", "enforcement")
    told = " ".join(page(Trace(world, asked, verdict(world, asked.query), found, proof), 80).split())
    assert f"With that no way remains, and these rules then fail: {', '.join(proof.broken)}" in told


def test_a_fix_that_does_not_close_is_not_said_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(tmp_path, f"{NAMES} the Border Force.")
    monkeypatch.setattr(mending, "amended", lambda found, changes: found)
    found, proof = proved(file)
    assert not proof.closed
    world, _ = join([part(agreement(str(file)))])
    asked = Asked(Query(standing(world, ["service"]), standing(world, ["enforcement"])), "service", "enforcement")
    trace = Trace(world, asked, verdict(world, asked.query), found, proof)
    assert "no way remains" not in " ".join(page(trace, 80).split())
    fixed = record(trace)["least_fix"]
    assert isinstance(fixed, dict)
    assert fixed["closes"] is False


def test_a_fix_of_several_agreements_is_proved_in_several_processes_as_in_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [
        written(tmp_path, f"{NAMES} the Border Force.", name="one.txt"),
        written(tmp_path, "Northmoor School will supply the nationality of pupils to the Border Force.",
                between=f"Northmoor School and {BORDER}", name="two.txt"),
    ]  # fmt: skip
    _, alone = proved(*files)
    monkeypatch.setattr(pool, "WORTH", 0)
    monkeypatch.setattr(pool, "processors", lambda: 2)
    _, shared = proved(*files)
    assert shared == alone
    assert (shared.closed, len(shared.remedies)) == (True, 2)


def test_a_file_that_went_away_before_the_proof_is_an_error(tmp_path: Path) -> None:
    file = written(tmp_path, f"{NAMES} the Border Force.")
    parts = [part(agreement(str(file)))]
    world, _ = join(parts)
    query = Query(standing(world, ["service"]), standing(world, ["enforcement"]))
    file.unlink()
    with pytest.raises(MouscanError, match="no such file"):
        mending.proof(fix(world, query), parts, [str(file)], query)
