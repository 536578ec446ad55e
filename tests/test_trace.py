"""Whether data can come from a service to a body that enforces: the corpora, and small agreements of one point each."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from mouscan.resources import folder
from test_cli import TOP, mouscan, one_line

CORPORA = TOP / "corpora"
HEAD = "AGREEMENT between the Department for Education and the Home Office\n\n"


def traced(*arguments: str | Path) -> dict[str, object]:
    done = mouscan("trace", *arguments, "--format", "json")
    assert done.returncode < 2, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    jsonschema.validate(found, json.loads((folder("schemas") / "trace.json").read_text("utf-8")))
    assert done.returncode == int(found["verdict"] in ("PROVEN-OPEN", "LATENT"))
    return found


@pytest.mark.parametrize(
    ("name", "options", "verdict"),
    [
        ("pupil-data-2015", (), "PROVEN-OPEN"),
        ("pupil-data-2015", ("--data", "nationality"), "LATENT"),
        ("pupil-data-2015", ("--for", "detain-remove-return"), "PROVEN-OPEN"),
        ("umbrella-2019", (), "PROVEN-OPEN"),
        ("reformed", (), "BLOCKED"),
        ("reformed", ("--data", "first-language", "--for", "detain-remove-return"), "BLOCKED"),
        ("au-data-scheme", (), "BLOCKED"),
        ("police-shelter", ("--data", "nationality"), "PROVEN-OPEN"),
        (
            "us-motor-vehicle-access",
            ("--from", "licensing-identity", "--for", "immigration-enforcement"),
            "PROVEN-OPEN",
        ),
    ],
)
def test_the_corpora_have_the_verdicts_that_they_were_written_for(
    name: str, options: tuple[str, ...], verdict: str
) -> None:
    found = traced(CORPORA / name / "agreement.txt", *options)
    assert found["verdict"] == verdict
    assert bool(found["path"]) or verdict == "BLOCKED"
    assert bool(found["stopped_by"]) == (verdict == "BLOCKED")
    fixed = found["least_fix"]
    assert isinstance(fixed, dict)
    assert bool(fixed["changes"]) == (verdict != "BLOCKED")
    assert (fixed["closes"], fixed["breaks"]) == (True if verdict != "BLOCKED" else None, [])


@pytest.mark.parametrize(
    ("text", "options", "verdict"),
    [
        ("1. DfE\n\nThe Department will supply pupil addresses to Immigration Enforcement.", (), "PROVEN-OPEN"),
        ("1. DfE\n\nThe Department shall not disclose personal data to the Home Office.", (), "BLOCKED"),
        ("1. DfE\n\nThe Department shall not disclose personal data to Immigration Enforcement.", (), "UNKNOWN"),
        (
            "1. DfE\n\nNo pupil data will be shared by the Department with the Home Office for immigration purposes,"
            " except for the prevention and detection of crime.\n\n2. The Department will share pupil addresses with"
            " the Home Office.",
            ("--for", "immigration-offence"),
            "PROVEN-OPEN",
        ),
        ("1. DfE\n\nThe Department will supply counts of pupils by nationality to Immigration Enforcement.", (),
         "UNKNOWN"),
    ],
)  # fmt: skip
def test_small_agreements(tmp_path: Path, text: str, options: tuple[str, ...], verdict: str) -> None:
    file = tmp_path / "mou.txt"
    file.write_text(HEAD + text + "\n", encoding="utf-8")
    assert traced(file, *options)["verdict"] == verdict


def test_a_text_without_such_a_body_says_so(tmp_path: Path) -> None:
    file = tmp_path / "mou.txt"
    file.write_text("AGREEMENT between Moorland Constabulary and the Home Office\n\n1. Aim\n\nThey meet.\n", "utf-8")
    found = traced(file, "--from", "education")
    assert found["verdict"] == "UNKNOWN"
    assert found["says"] == "The text names no body of the kind that is asked about: education."


def test_two_agreements_are_joined_over_a_body_that_both_name(tmp_path: Path) -> None:
    first, second = tmp_path / "one.txt", tmp_path / "two.txt"
    first.write_text(
        "AGREEMENT between Northmoor School and Ferris Tracing Ltd\n\n1. Sharing\n\nNorthmoor School will supply the"
        " addresses of pupils to Ferris Tracing Ltd.\n",
        encoding="utf-8",
    )
    second.write_text(
        "AGREEMENT between Ferris Tracing Ltd and Immigration Enforcement\n\n1. Sharing\n\nFerris Tracing Ltd will"
        " supply addresses to Immigration Enforcement.\n",
        encoding="utf-8",
    )
    assert traced(first)["verdict"] == "UNKNOWN"
    found = traced(first, second)
    assert (found["verdict"], len(found["path"])) == ("PROVEN-OPEN", 2)  # type: ignore[arg-type]
    assert found["assumed"] == ["Ferris Tracing Ltd is one body in 2 agreements"]


def test_the_page_shows_every_hop_with_its_clause_at_80_columns() -> None:
    page = mouscan("trace", CORPORA / "pupil-data-2015" / "agreement.txt", "--data", "nationality").stdout
    assert max(map(len, page.splitlines())) <= 80
    assert "LATENT: " in page
    assert "Annex 5/15.3" in page
    assert "no way remains" in page


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--data", "nationalty"), 'no data "nationalty", did you mean "nationality"?'),
        (("--to", "enforcment"), 'did you mean "enforcement"?'),
        (("--for", "removal"), 'no purpose "removal"'),
    ],
)
def test_what_means_nothing_is_told(options: tuple[str, ...], told: str) -> None:
    done = mouscan("trace", CORPORA / "reformed" / "agreement.txt", *options)
    assert done.returncode == 2
    assert told in one_line(done.stderr)
