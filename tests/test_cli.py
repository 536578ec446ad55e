"""The command as a user runs it: what it prints, where, and its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

TOP = Path(__file__).parents[1]
BAD = TOP / "corpora" / "pupil-data-2015" / "agreement.txt"
GOOD = TOP / "corpora" / "reformed" / "agreement.txt"


# Without what measures coverage: on large inputs it would only wait.
UNMEASURED = {name: value for name, value in os.environ.items() if not name.startswith("COV")}


def mouscan(
    *arguments: str | Path, stdin: bytes = b"", timeout: float = 120, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "mouscan", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        timeout=timeout,
        env=env,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )


def one_line(text: str) -> str:
    assert text.count("\n") == 1, text
    assert "Traceback" not in text
    return text.strip()


def test_findings_give_exit_code_1_and_a_summary_line() -> None:
    done = mouscan("check", BAD)
    assert done.returncode == 1
    assert done.stderr == ""
    last = done.stdout.strip().splitlines()[-1]
    assert last.startswith("1 agreement checked:")
    assert "unknown" in last


def test_a_finding_names_page_line_clause_words_authority_and_remedy() -> None:
    done = mouscan("check", BAD, "--rule", "MIN-004")
    page = done.stdout
    assert "MIN-004 no-precommitted-future-fields" in page
    assert ", page " in page
    assert ", line " in page
    assert "^^^" in page
    assert "Authority: " in page
    assert "Instead: " in page
    assert all(len(line) <= 80 for line in page.splitlines()[1:-1])


def test_an_absence_says_where_it_looked_and_where_the_clause_belongs() -> None:
    page = mouscan("check", BAD, "--rule", "TRN-001").stdout
    assert "not in the text" in page
    assert "Looked in: " in page
    assert "Belongs: after " in page


def test_a_reformed_agreement_gives_exit_code_0() -> None:
    done = mouscan("check", GOOD)
    assert done.returncode == 0, done.stdout


def test_the_failing_level_decides_the_exit_code() -> None:
    assert mouscan("check", BAD, "--rule", "MIN-004", "--fail-on", "never").returncode == 0
    assert mouscan("check", BAD, "--rule", "MIN-004", "--fail-on", "info").returncode == 1


def test_the_json_report_is_valid_under_its_schema() -> None:
    report = json.loads(mouscan("check", BAD, "--format", "json").stdout)
    jsonschema.validate(report, json.loads(mouscan("schema", "report").stdout))
    assert {row["outcome"] for row in report["outcomes"]} <= {"pass", "fail", "unknown", "na"}


@pytest.mark.parametrize("file", sorted((TOP / "corpora").glob("*/agreement.*")), ids=lambda f: f.parent.name)
def test_the_json_agreement_is_valid_under_its_schema(file: Path) -> None:
    agreement = json.loads(mouscan("parse", file, "--format", "json").stdout)
    jsonschema.validate(agreement, json.loads(mouscan("schema", "agreement").stdout))


def test_parse_prints_every_clause_and_what_was_read_in_it() -> None:
    page = mouscan("parse", GOOD).stdout
    assert "safeguard: " in page
    assert "party: " in page
    assert "[page 1, line " in page


def test_parse_prints_the_words_of_every_clause_beside_what_was_read_in_it() -> None:
    page = mouscan("parse", GOOD)
    told = " ".join(page.stdout.split())
    for clause in json.loads(mouscan("parse", GOOD, "--format", "json").stdout)["clauses"]:
        for block in clause["text"].split("\n"):
            assert " ".join(block.split()) in told
    assert all(len(line) <= 80 for line in page.stdout.splitlines()[1:])


def test_standard_input_is_read_for_a_dash() -> None:
    done = mouscan("check", "-", "--rule", "MIN-004", stdin=BAD.read_bytes())
    assert done.returncode == 1
    assert "<stdin>" in done.stdout


def test_the_same_text_gives_the_same_report() -> None:
    first, second = (mouscan("check", BAD, "--format", "json").stdout for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n\n ", "white space"),
        ("scan.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
        ("binary.txt", bytes(range(256)) * 8, "text"),
        (
            "prose.txt",
            b"we met and we talked about the weather and about what we would do with the rest of the day",
            "clause",
        ),
        (
            "deutsch.txt",
            "1. Zweck\nDie Behörde übermittelt der Ausländerbehörde die Daten der Schüler monatlich.\n".encode() * 5,
            "English",
        ),
    ],
)
def test_bad_input_gets_one_clear_line_and_exit_code_2(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    done = mouscan("check", file)
    assert done.returncode == 2
    assert done.stdout == ""
    line = one_line(done.stderr)
    assert name in line
    assert says in line


def test_a_missing_file_a_folder_and_an_unreadable_file_are_said_and_the_others_checked(tmp_path: Path) -> None:
    closed = tmp_path / "closed.txt"
    closed.write_text("1. Purpose")
    closed.chmod(0)
    files = [tmp_path / "none.txt", tmp_path, BAD]
    if os.geteuid() != 0:
        files.append(closed)
    done = mouscan("check", *files, "--rule", "MIN-004")
    assert done.returncode == 2
    assert "none.txt" in done.stderr
    assert len(done.stderr.splitlines()) == len(files) - 1
    assert "MIN-004" in done.stdout


def test_a_line_of_ten_megabytes_takes_bounded_time(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_bytes(b"1. Purpose\n\n" + b"the data shall be shared with the agency and " * 220_000)
    done = mouscan("check", file, timeout=300, env=UNMEASURED)
    assert done.returncode in (0, 1, 2)
    assert "Traceback" not in done.stderr


def test_ten_thousand_nested_labels_take_bounded_time(tmp_path: Path) -> None:
    file = tmp_path / "deep.txt"
    file.write_text("\n\n".join(f"{'1.' * i} The party shall keep the data of the person" for i in range(1, 400)))
    flat = tmp_path / "flat.txt"
    flat.write_text("\n\n".join(f"({'abcdefghij'[i % 10]}) the party shall keep the data of it" for i in range(10_000)))
    for one in (file, flat):
        done = mouscan("check", one, timeout=300, env=UNMEASURED)
        assert done.returncode in (0, 1, 2)
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--profile", "ukk"], 'did you mean "uk"'),
        (["--rule", "MIN-0004"], 'did you mean "MIN-004"'),
    ],
)
def test_an_unknown_name_gets_a_suggestion(arguments: list[str], says: str) -> None:
    done = mouscan("check", BAD, *arguments)
    assert done.returncode == 2
    assert says in one_line(done.stderr)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check"], "required: FILE"),
        (["chek", "x"], "invalid choice: 'chek'"),
        (["check", "x", "--format", "pdf"], "invalid choice: 'pdf'"),
        (["check", "x", "--profile"], "expected one argument"),
        ([], "required: COMMAND"),
    ],
)
def test_wrong_use_is_told_in_one_line(arguments: list[str], says: str) -> None:
    done = mouscan(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in one_line(done.stderr)
    assert "--help" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_an_output_that_cannot_be_written_is_told() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([sys.executable, "-m", "mouscan", "check", BAD], stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert "cannot be written" in one_line(done.stderr.decode())


@pytest.mark.parametrize("rule", ["rule X-1", "rule X-1 some-name\n  severity loud\n"])
def test_a_bad_rule_file_is_reported_with_its_line(tmp_path: Path, rule: str) -> None:
    file = tmp_path / "own.rule"
    file.write_text(rule)
    done = mouscan("check", BAD, "--rules", file)
    assert done.returncode == 2
    told, line, caret = done.stderr.splitlines()
    assert "own.rule:" in told
    assert line.strip() == rule.splitlines()[int(told.split(":")[2]) - 1].strip()
    assert caret.strip() == "^"


def test_a_form_and_guidance_are_recognised_and_nothing_is_reported() -> None:
    for name in ("form", "guidance"):
        done = mouscan("check", TOP / "corpora" / "notes" / f"{name}.txt")
        assert done.returncode == 0
        assert "not an agreement" in one_line(done.stdout.splitlines(keepends=True)[0])
        assert "^^^" not in done.stdout
        assert "rule" not in done.stdout


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["schema", "report"], ["check", "x", "--profile", "ukk"]]
)
def test_light_commands_never_import_spacy(arguments: list[str]) -> None:
    code = (
        "import sys; from mouscan.cli import run\n"
        f"try: run({arguments!r})\nexcept SystemExit: pass\n"
        "assert 'spacy' not in sys.modules, 'spaCy was imported'"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
