"""Whether data can come from a service to a body that enforces: the corpora, and small agreements of one point each."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from mouscan.cli import run
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
        ("1. DfE\n\nThe Department shall not disclose pupil data to anybody other than Immigration Enforcement.", (),
         "PROVEN-OPEN"),
    ],
)  # fmt: skip
def test_small_agreements(tmp_path: Path, text: str, options: tuple[str, ...], verdict: str) -> None:
    file = tmp_path / "mou.txt"
    file.write_text(HEAD + text + "\n", encoding="utf-8")
    assert traced(file, *options)["verdict"] == verdict


COUNCIL = """MEMORANDUM OF UNDERSTANDING

between Northgate Council and Immigration Enforcement

1. The Council will supply {} to Immigration Enforcement.
"""


@pytest.mark.parametrize(
    ("whose", "verdict"),
    [
        ("the home addresses of children", "PROVEN-OPEN"),
        ("the names of the victims of trafficking", "PROVEN-OPEN"),
        ("the names of its suppliers", "UNKNOWN"),
    ],
)
def test_a_council_is_a_service_where_it_gives_what_a_service_holds(tmp_path: Path, whose: str, verdict: str) -> None:
    """It is no service by its kind: what it gives of children comes from its schools and social workers."""
    file = tmp_path / "mou.txt"
    file.write_text(COUNCIL.format(whose), encoding="utf-8")
    found = traced(file)
    assert found["verdict"] == verdict
    told = {one["name"]: one["verdict"] for one in found["properties"]}
    assert told.get("FW0", "UNKNOWN") == verdict


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


NOTES = CORPORA / "notes" / "guidance.txt"
BLOCKING, LEAKING = CORPORA / "reformed" / "agreement.txt", CORPORA / "pupil-data-2015" / "agreement.txt"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "no such file"),
        (b"\x00\x01\x02\x03" * 200, "is no text"),
        ("Le Trust ne transmet aucune donnée à la police des frontières, sauf accord écrit. ".encode() * 20,
         "not in English"),
        (NOTES.read_bytes(), "this does not look like an agreement; --anyway follows the data in it"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_told_and_the_others_are_followed(
    tmp_path: Path, content: bytes | None, told: str
) -> None:
    bad = tmp_path / "bad.txt"
    if content is not None:
        bad.write_bytes(content)
    alone = mouscan("trace", LEAKING, "--format", "json")
    done = mouscan("trace", LEAKING, bad, "--format", "json")
    assert (alone.returncode, done.returncode) == (1, 2)
    assert told in one_line(done.stderr)
    assert "bad.txt" in done.stderr
    assert json.loads(done.stdout) == json.loads(alone.stdout)
    only = mouscan("trace", bad)
    assert (only.returncode, only.stdout) == (2, "")
    assert told in one_line(only.stderr)
    asked = mouscan("ask", LEAKING, bad, "can nationality reach immigration enforcement?")
    assert asked.returncode == 2
    assert asked.stdout.startswith("Yes, once something has happened")


def test_what_is_no_agreement_is_followed_where_it_is_asked_for() -> None:
    found = traced(NOTES, "--anyway")
    assert found["verdict"] == "UNKNOWN"
    assert found["properties"] == []


def test_standard_input_is_followed_without_a_proof() -> None:
    done = mouscan("trace", "-", "--format", "json", stdin=LEAKING.read_bytes())
    assert done.returncode == 1
    found = json.loads(done.stdout)
    jsonschema.validate(found, json.loads((folder("schemas") / "trace.json").read_text("utf-8")))
    assert found["verdict"] == "PROVEN-OPEN"
    assert found["least_fix"]["changes"]
    assert found["least_fix"]["closes"] is None
    assert "no way remains" not in mouscan("trace", "-", stdin=LEAKING.read_bytes()).stdout


def test_a_file_that_is_named_twice_is_one() -> None:
    assert mouscan("trace", LEAKING, LEAKING).stdout == mouscan("trace", LEAKING).stdout


@pytest.mark.parametrize("data", ["", "nationality"])
@pytest.mark.parametrize("file", sorted(CORPORA.glob("*/agreement.*")), ids=lambda file: file.parent.name)
def test_every_page_fits_80_columns_and_every_record_its_schema(
    file: Path, data: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    options = ["--data", data] if data else []
    code = run(["trace", str(file), *options])
    page = capsys.readouterr().out
    assert max(map(len, page.splitlines())) <= 80
    assert run(["trace", str(file), *options, "--format", "json"]) == code
    found = json.loads(capsys.readouterr().out)
    jsonschema.validate(found, json.loads((folder("schemas") / "trace.json").read_text("utf-8")))
    assert page.startswith(f"{found['verdict']}: ")
    assert {line.split()[0] for line in page.splitlines() if line.startswith("    FW")} == {
        f"FW{n}" for n in range(5) if found["properties"]
    }


def test_a_contradiction_is_told_with_both_clauses(tmp_path: Path) -> None:
    file = tmp_path / "mou.txt"
    file.write_text(
        HEAD + "1. The Department for Education will supply the names of pupils to the Home Office.\n\n"
        "2. The Department for Education shall not supply any personal data to the Home Office.\n",
        encoding="utf-8",
    )
    found = traced(file)
    assert found["verdict"] == "UNKNOWN"
    (hop,), (against,) = found["path"], found["contradicted_by"]  # type: ignore[misc]
    assert (hop["clauses"], against["clauses"]) == (["1"], ["2"])
    page = mouscan("trace", file).stdout
    assert 'Contradicted by 2\n    2, page 1, line 5: "The Department' in page
