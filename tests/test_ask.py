"""Questions in plain words: what they ask, what is said of one that means nothing, and the answers of the corpora."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from mouscan.cli import run
from mouscan.errors import MouscanError
from mouscan.firewall.question import Question, question
from mouscan.resources import folder
from test_cli import BAD, TOP, mouscan, one_line

GOOD = TOP / "corpora" / "reformed" / "agreement.txt"


@pytest.mark.parametrize(
    ("asked", "means"),
    [
        ("Can nationality reach immigration enforcement?",
         Question("can", "nationality", "", "immigration-enforcement")),
        ("can it reach enforcement from service for deportation",
         Question("can", "", "service", "enforcement", "detain-remove-return")),
        ("What blocks home addresses from schools to the police?",
         Question("blocks", "home-address", "education", "police")),
        ("who holds dates of birth?", Question("holds", "date-of-birth")),
        ("For what may health data be used by the police?", Question("uses", "health", "", "police")),
        ("what does immigration enforcement learn about schools",
         Question("learns", "", "education", "immigration-enforcement")),
    ],
)  # fmt: skip
def test_a_question_means_what_its_words_stand_for(asked: str, means: Question) -> None:
    assert question(asked) == means


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("can natonality reach enforcement?", 'names no data that mouscan knows, did you mean "nationality"?'),
        ("why?", "is no question that mouscan knows; ask: can DATA reach BODY"),
        ("who holds", "is no question"),
        ("can names reach the moon for research?", "names no body that mouscan knows"),
    ],
)
def test_what_means_nothing_is_told_in_one_line(asked: str, told: str) -> None:
    with pytest.raises(MouscanError) as caught:
        question(asked)
    assert told in str(caught.value)
    done = mouscan("ask", BAD, asked)
    assert done.returncode == 2
    assert told in one_line(done.stderr)


def answers(*arguments: object) -> dict[str, str]:
    done = mouscan("ask", *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    jsonschema.validate(found, json.loads((folder("schemas") / "answers.json").read_text("utf-8")))
    return {row["name"]: row["verdict"] for row in found["answers"]}


def test_the_2015_agreement_tells_enforcement_where_pupils_live_and_later_their_nationality() -> None:
    learnt = answers(BAD, "what does immigration enforcement learn about schools?")
    assert (learnt["home-address"], learnt["school-attended"]) == ("PROVEN-OPEN", "PROVEN-OPEN")
    assert learnt["nationality"] == "LATENT"
    assert "aggregate-statistics" not in learnt
    assert answers(BAD, "who holds home addresses?")["Home Office"] == "PROVEN-OPEN"
    assert "detain-remove-return" in answers(BAD, "for what may home addresses be used by immigration enforcement?")


def test_the_reformed_agreement_lets_enforcement_learn_nothing() -> None:
    assert answers(GOOD, "what does immigration enforcement learn about schools?") == {}
    page = mouscan("ask", GOOD, "can names reach immigration enforcement?").stdout
    assert page.startswith("No.\nBLOCKED: ")
    assert "5.1, page 3" in page
    assert max(map(len, page.splitlines())) <= 80


def test_the_answer_begins_with_a_word() -> None:
    page = mouscan("ask", BAD, "can nationality reach immigration enforcement?").stdout
    assert page.startswith("Yes, once something has happened that the text awaits.\nLATENT: ")


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (BAD, "Nothing.\nPROVEN-OPEN: "),
        (GOOD, "The clauses told below.\nBLOCKED: "),
    ],
)
def test_what_blocks_the_data_is_answered_with_what_does(file: Path, says: str) -> None:
    assert mouscan("ask", file, "what blocks home addresses to immigration enforcement?").stdout.startswith(says)


@pytest.mark.parametrize(
    "asked",
    [
        "who holds names?",
        "for what may names be used by immigration enforcement?",
        "what does immigration enforcement learn about schools?",
        "what blocks nationality to immigration enforcement?",
        "can home addresses reach the police for deportation?",
    ],
)
@pytest.mark.parametrize(
    "file", sorted((TOP / "corpora").glob("[p-u]*/agreement.*")), ids=lambda file: file.parent.name
)
def test_every_answer_fits_80_columns(
    file: Path, asked: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["ask", str(file), asked]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out.strip()
    assert max(map(len, printed.out.splitlines())) <= 80


def test_an_answer_about_several_agreements_is_one_of_their_world(tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(
        "AGREEMENT between Northmoor School and Ferris Tracing Ltd\n\n1. Sharing\n\nNorthmoor School will supply the"
        " nationality of pupils to Ferris Tracing Ltd.\n",
        encoding="utf-8",
    )
    second.write_text(
        "AGREEMENT between Ferris Tracing Ltd and Immigration Enforcement\n\n1. Sharing\n\nFerris Tracing Ltd will"
        " supply nationality to Immigration Enforcement.\n",
        encoding="utf-8",
    )
    asked = "can nationality reach immigration enforcement?"
    assert mouscan("ask", first, asked).stdout.startswith("Cannot tell.")
    page = mouscan("ask", first, second, asked).stdout
    assert page.startswith("Yes.\nPROVEN-OPEN: ")
    assert "Assumed: Ferris Tracing Ltd is one body in 2 agreements." in page
    assert mouscan("ask", second, first, asked).stdout.startswith("Yes.\nPROVEN-OPEN: ")
