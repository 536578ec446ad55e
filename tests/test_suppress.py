"""Findings suppressed in a draft or beside it: what counts as a reason, when it ends, and what is said of it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mouscan.audit import assess, request
from mouscan.errors import MouscanError
from mouscan.intake import agreement
from mouscan.report.report import Report
from mouscan.resources import folder
from mouscan.rules import library
from mouscan.source import read_bytes
from mouscan.suppress import EXAMPLE, Suppression, beside, load, suppressed, written

TODAY = date(2026, 11, 26)
DRAFT = Path(__file__).parents[1] / "corpora" / "markdown-draft" / "agreement.md"
PLAIN = Path(__file__).parents[1] / "corpora" / "council-nhs" / "agreement.txt"
COMMENT = '<!-- mouscan: ignore TRN-002 reason="The Council shall disclose everything." until=2027-03-01 -->'


@cache
def report(file: Path) -> Report:
    found = agreement(str(file))
    return assess(found, request(library(), "uk", anyway=True))


@pytest.fixture
def draft(tmp_path: Path) -> Callable[[str], Report]:
    """Return what judges the draft with some words put under its title."""

    def judged(words: str) -> Report:
        file = tmp_path / "draft.md"
        text = DRAFT.read_text(encoding="utf-8")
        file.write_text(text.replace("## Who we are", f"{words}\n\n## Who we are"), encoding="utf-8")
        return report.__wrapped__(file)

    return judged


def rule(outcome: str) -> str:
    return next(row.rule for row in report(DRAFT).outcomes if row.outcome == outcome)


FAILS, PASSES, OPEN, SPARED = (rule(outcome) for outcome in ("fail", "pass", "unknown", "na"))


def said(*suppressions: Suppression, today: date = TODAY, known: tuple[str, ...] = ()) -> Report:
    return suppressed(report(DRAFT), suppressions, today, known)


def told(found: Report) -> list[tuple[str, str, int]]:
    return [(notice.rule, notice.severity, notice.line) for notice in found.notices]


# Reading


def test_a_comment_names_rules_a_reason_and_a_day() -> None:
    text = f"# Title\n\n{COMMENT}\n\nwords <!-- an ordinary comment -->\n"
    (one,) = written(text, "x.md")
    assert one == Suppression("TRN-002", "The Council shall disclose everything.", date(2027, 3, 1), 3)


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ('<!-- mouscan: ignore TRN-002, ACC-001 reason="a" -->', [("TRN-002", "a", None), ("ACC-001", "a", None)]),
        ("<!--mouscan:ignore A28-R10 reason='a \"b\" c'-->", [("A28-R10", 'a "b" c', None)]),
        ("<!-- mouscan: ignore TRN-002 until=2027-03-01, reason=pending -->", [("TRN-002", "pending", "2027-03-01")]),
        ("<!-- MOUSCAN: IGNORE TRN-002 reason=“typed by Word” -->", [("TRN-002", "typed by Word", None)]),
        ('<!-- mouscan: ignore\n  TRN-002\n  reason="over\n  lines"\n-->', [("TRN-002", "over lines", None)]),
        ("<!-- mouscan: ignore TRN-002 -->", [("TRN-002", "", None)]),
        ('<!-- mouscan: ignore TRN-002 reason="" -->', [("TRN-002", "", None)]),
        ('<!-- mouscan: ignore TRN-002 reason="a" --> <!-- mouscan: ignore DOC-001 reason="b" -->',
         [("TRN-002", "a", None), ("DOC-001", "b", None)]),
        ("<!-- nobody told mouscan: ignore this -->", []),
    ],
)  # fmt: skip
def test_a_comment_can_be_written_in_several_ways(comment: str, found: list[tuple[str, str, str | None]]) -> None:
    made = [(one.rule, one.reason, one.until and one.until.isoformat()) for one in written(comment, "x.md")]
    assert made == found


@pytest.mark.parametrize(
    ("comment", "says"),
    [
        ("<!-- mouscan: ignroe TRN-002 -->", '"ignroe" is nothing that mouscan can be told'),
        ("<!-- mouscan ignore TRN-002 -->", "a colon is missing"),
        ('<!-- mouscan: ignore reason="a" -->', "no rule is named"),
        ('<!-- mouscan: ignore FWL reason="a" -->', "no rule is named"),
        ('<!-- mouscan: ignore TRN-002 because="a" -->', 'no "because"; there are reason, until'),
        ('<!-- mouscan: ignore TRN-002 reasn="a" -->', 'no "reasn", did you mean "reason"?'),
        ('<!-- mouscan: ignore TRN-002 reason="a" reason="b" -->', "reason is given twice"),
        ('<!-- mouscan: ignore TRN-002 reason="a -->', '"reason="a" is not understood'),
        ("<!-- mouscan: ignore TRN-002 entry pending -->", '"entry pending" is not understood'),
        ("<!-- mouscan: ignore TRN-002 until=soon -->", 'until is a day, as in 2027-03-01, not "soon"'),
        ("<!-- mouscan: ignore TRN-002 until=2027-02-30 -->", "until is a day"),
        ("<!-- mouscan: ignore TRN-002\n\nmore text", "never closed"),
    ],
)
def test_a_comment_that_means_nothing_is_told_with_its_line(comment: str, says: str) -> None:
    with pytest.raises(MouscanError) as error:
        written(f"# Title\n\n{comment}\n", "x.md")
    assert str(error.value).startswith("x.md:3: ")
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_the_example_that_is_shown_is_right() -> None:
    assert written(EXAMPLE, "x") == (Suppression("TRN-002", "entry pending", date(2027, 3, 1), 1),)


@given(st.text(st.sampled_from("ignore TRN-02,=\"'-<>!\n\r:mouscan reason until 2027"), max_size=80))
def test_no_comment_breaks_anything(words: str) -> None:
    comment = f"<!-- mouscan: {words} -->"
    with suppress(MouscanError):
        assert all(one.line > 0 and one.rule for one in written(comment, "x.md"))
    read_bytes(comment.encode(), "x.md")


def test_a_file_beside_names_them_too() -> None:
    text = '# ours\n[[ignore]]\nrule = "TRN-002"\nreason = "entry pending"\nuntil = 2027-03-01\n\n'
    text += '[[ignore]]\nreason = "b"\nrule = "ACC-001"\nuntil = "2027-03-02"\n[[ignore]]\nrule = "DOC-001"\n'
    assert beside(text, "f") == (
        Suppression("TRN-002", "entry pending", date(2027, 3, 1), 3, "f"),
        Suppression("ACC-001", "b", date(2027, 3, 2), 9, "f"),
        Suppression("DOC-001", "", None, 12, "f"),
    )
    assert beside("", "f") == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[ignore]\n", "f:1: no valid TOML"),
        ('[[ignored]]\nrule = "TRN-002"\n', 'f:1: no setting "ignored", did you mean "ignore"?'),
        ('[[ignore]]\nrule = "TRN-002"\nreson = "x"\n', 'f:3: no setting "reson", did you mean "reason"?'),
        ('[[ignore]]\nreason = "x"\n', 'f:1: there is no "rule"'),
        ('[[ignore]]\nrule = ["TRN-002"]\n', "f:2: rule is the id of a rule"),
        ('[[ignore]]\nrule = "TRN-002"\nuntil = "soon"\n', "f:3: until is the last day"),
        ('[[ignore]]\nrule = "TRN-002"\nuntil = "2027-02-30"\n', "f:3: until is a day"),
        ('[ignore]\nrule = "TRN-002"\n', "f:1: ignore is tables that each suppress a rule"),
    ],
)
def test_a_file_beside_that_means_nothing_is_told_with_its_line(text: str, says: str) -> None:
    with pytest.raises(MouscanError) as error:
        beside(text, "f")
    assert str(error.value).startswith(says)


def test_both_places_count_and_a_broken_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "draft.md"
    text = f"# Title\n\n{COMMENT}\n"
    document = read_bytes(text.encode(), str(file))
    assert [one.rule for one in load(document)] == ["TRN-002"]
    other = tmp_path / "draft.md.mouscan.toml"
    other.write_text('[[ignore]]\nrule = "ACC-001"\nreason = "b"\n', encoding="utf-8")
    assert [(one.rule, one.file) for one in load(document)] == [("TRN-002", ""), ("ACC-001", str(other))]
    other.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(MouscanError, match=r"draft\.md\.mouscan\.toml: not readable as UTF-8 text"):
        load(document)
    assert load(read_bytes(b"# Words", "<stdin>")) == ()


def test_its_schema_is_one() -> None:
    schema = json.loads((folder("schemas") / "suppressions.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)


# What it does


def test_a_finding_with_a_reason_is_suppressed_and_fails_nothing() -> None:
    plain = report(DRAFT)
    failing = [row.rule for row in plain.having("fail")]
    assert plain.failing(("error", "warning", "info"))
    found = said(*(Suppression(id, "why", None, 1) for id in failing))
    assert not found.failing(("error", "warning", "info"))
    assert {found.state(id).standing for id in failing} == {"suppressed"}
    assert found.state(FAILS).reason == "why"
    assert found.notices == ()
    assert found.outcomes == plain.outcomes
    assert plain.states == {}


def test_what_the_text_leaves_open_can_be_suppressed() -> None:
    found = said(Suppression(OPEN, "why", None, 1))
    assert found.state(OPEN).standing == "suppressed"
    assert found.notices == ()


def test_without_a_reason_nothing_is_suppressed_and_that_is_an_error() -> None:
    found = said(Suppression(FAILS, "", None, 7))
    assert found.state(FAILS).standing == "new"
    assert told(found) == [("mouscan-reason", "error", 7)]
    assert found.failing(("error",))


@pytest.mark.parametrize(
    ("today", "standing"), [("2027-02-28", "suppressed"), ("2027-03-01", "suppressed"), ("2027-03-02", "new")]
)
def test_it_ends_after_its_day(today: str, standing: str) -> None:
    found = said(Suppression(FAILS, "why", date(2027, 3, 1), 7), today=date.fromisoformat(today))
    assert found.state(FAILS).standing == standing
    assert told(found) == ([] if standing == "suppressed" else [("mouscan-expired", "warning", 7)])


@pytest.mark.parametrize("id", [PASSES, SPARED, "XXX-001", FAILS.lower()])
def test_one_that_suppresses_nothing_is_told(id: str) -> None:
    found = said(Suppression(id, "why", None, 7), Suppression(FAILS, "why", None, 8))
    assert told(found) == [("mouscan-unused", "warning", 7)]
    assert id in found.notices[0].message
    assert set(found.states) == {FAILS}


def test_one_of_a_rule_that_was_not_judged_this_time_is_left_alone() -> None:
    narrow = suppressed(report(DRAFT), [Suppression("XXX-001", "why", None, 7)], TODAY, known=("XXX-001",))
    assert narrow.notices == ()
    assert narrow.states == {}


def test_the_notice_names_the_file_that_it_stands_in() -> None:
    found = said(Suppression(FAILS, "", None, 7, "draft.md.mouscan.toml"), Suppression(FAILS, "", None, 8))
    assert [(notice.file, notice.line) for notice in found.notices] == [("draft.md.mouscan.toml", 7), ("", 8)]


# The words of a comment are no words of the agreement


@pytest.mark.parametrize("file", [DRAFT, PLAIN], ids=["markdown", "plain"])
@pytest.mark.parametrize("comment", [COMMENT, COMMENT.replace(" reason", "\n\n  reason")], ids=["line", "lines"])
def test_a_comment_changes_no_word_wherever_it_stands(file: Path, comment: str) -> None:
    text = file.read_text(encoding="utf-8")
    whole = read_bytes(text.encode(), "x")
    lines = text.split("\n")
    for k in range(0, len(lines), 7):
        document = read_bytes("\n".join([*lines[:k], comment, *lines[k:]]).encode(), "x")
        assert document.text == whole.text, k
        shift = comment.count("\n") + 1
        assert [line.number - shift * (line.number > k) for line in document.lines] == [
            line.number for line in whole.lines
        ]
        assert [line._replace(number=0) for line in document.lines] == [line._replace(number=0) for line in whole.lines]
        assert [aside.text for aside in document.asides] == [aside.text for aside in whole.asides]
        start = document.text.index("personal data")
        assert document.quote(start, start + 13).split() == ["personal", "data"]


@pytest.mark.parametrize("file", [DRAFT, PLAIN], ids=["markdown", "plain"])
def test_a_comment_at_the_end_of_a_line_changes_no_word(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").split("\n")
    whole = read_bytes("\n".join(lines).encode(), "x")
    for k in range(0, len(lines), 7):
        if lines[k].strip("-=| ") and not lines[k].startswith("title:"):
            document = read_bytes("\n".join([*lines[:k], f"{lines[k]} {COMMENT}", *lines[k + 1 :]]).encode(), "x")
            assert document.text == whole.text, lines[k]


@pytest.mark.parametrize("opening", ["", "# Agreement\n\n"], ids=["plain", "markdown"])
def test_any_comment_is_left_out(opening: str) -> None:
    text = f"{opening}AGREEMENT\n\n1. Sharing\n\nThe Council shall send <!-- not! --> names.\n"
    text += "<!-- The School\nshall not. -->\n"
    words = read_bytes(text.encode(), "x").text
    assert "not" not in words
    assert "The Council shall send names." in words


def test_the_same_is_found_with_a_comment_that_suppresses(draft: Callable[[str], Report]) -> None:
    plain, commented = (
        draft(""),
        draft(f'<!-- mouscan: ignore {FAILS} reason="The Council may disclose to the police." -->'),
    )
    assert [(row.rule, row.outcome, row.message) for row in commented.outcomes] == [
        (row.rule, row.outcome, row.message) for row in plain.outcomes
    ]
    found = suppressed(commented, load(commented.tree.document), TODAY)
    assert found.state(FAILS).standing == "suppressed"
    assert found.notices == ()


def test_nothing_is_said_of_a_text_that_was_not_judged() -> None:
    form = Report(report(DRAFT).tree, None, "", "", (), ())
    assert suppressed(form, [Suppression("TRN-002", "", None, 1)], TODAY) is form


def test_reading_suppressions_loads_no_spacy() -> None:
    code = (
        "import sys; from mouscan.suppress import written, beside; "
        "written('<!-- mouscan: ignore TRN-002 reason=\"a\" -->', 'x'); beside('[[ignore]]\\nrule=\"A-1\"\\n', 'x'); "
        "sys.exit(9 if {'spacy', 'networkx', 'jinja2', 'lark'} & set(sys.modules) else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
