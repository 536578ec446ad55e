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
from mouscan.clauses import clause_tree
from mouscan.errors import MouscanError
from mouscan.intake import agreement, interpret
from mouscan.report.extent import WHOLE, extent
from mouscan.report.finding import fresh
from mouscan.report.report import Report, State
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


# How far it holds

OPEN_ENDED = """# Data sharing agreement

This agreement is made between Northshire County Council ("the Council") and the Home Office ("the Department").

## 1. Sharing

1.1 The Council shall send the Department the names of pupils, including but not limited to the items in clause 2.1.

1.2 The Department may use the data for immigration enforcement.

## 2. Data

2.1 The Council shall also send attendance records and such other information as the Department may require.

(a) The Council shall send addresses, including without limitation the items in clause 1.1.

2.2 The Department shall keep the data for seven years.
"""
LISTS = ("1.1", "2.1", "2.1(a)")
IGNORE = '<!-- mouscan: ignore MIN-002 reason="the list comes with annex A" -->'
ABSENT = '<!-- mouscan: ignore TRN-001 reason="published by the Department" -->'


def commented(before: str, comment: str = IGNORE, where: str = "before") -> str:
    """Return the text with a comment on a line before, at the end of, or after one that begins with some words."""
    lines = OPEN_ENDED.split("\n")
    at = next(k for k, line in enumerate(lines) if line.startswith(before))
    match where:
        case "before":
            lines[at:at] = [comment, ""]
        case "end":
            lines[at] += f" {comment}"
        case "after":
            lines[at + 1 : at + 1] = [comment]
    return "\n".join(lines)


def judged(text: str, *others: Suppression) -> Report:
    made = assess(interpret(clause_tree(read_bytes(text.encode(), "x.md"))), request(library(), "uk", anyway=True))
    return suppressed(made, (*written(text, "x.md"), *others), TODAY)


def counting(found: Report, rule: str = "MIN-002") -> tuple[str, ...]:
    """Return the clauses in which a rule still counts."""
    return tuple(piece.clause for one in fresh(found) if one.rule == rule for piece in one.quotes)


@pytest.mark.parametrize(
    ("before", "where", "left"),
    [
        ("# Data", "before", ()),
        ("# Data", "end", ()),
        ("This agreement", "before", ()),
        ("This agreement", "end", ()),
        ("## 1", "before", ()),
        ("## 1", "end", ("2.1", "2.1(a)")),
        ("1.1", "before", ("2.1", "2.1(a)")),
        ("1.1", "end", ("2.1", "2.1(a)")),
        ("## 2", "before", ("1.1",)),
        ("## 2", "end", ("1.1",)),
        ("2.1", "before", ("1.1",)),
        ("2.1", "end", ("1.1",)),
        ("(a)", "before", ("1.1", "2.1")),
        ("(a)", "end", ("1.1", "2.1")),
        ("2.2", "before", LISTS),
        ("2.2", "end", LISTS),
        ("2.2", "after", ()),
    ],
)
def test_a_comment_holds_where_it_stands(before: str, where: str, left: tuple[str, ...]) -> None:
    found = judged(commented(before, where=where))
    assert counting(found) == left
    assert ("MIN-002" in failing(found)) is bool(left)
    assert [notice.rule for notice in found.notices] == (["mouscan-unused"] if left == LISTS else [])


def failing(found: Report) -> set[str]:
    return {one.rule for one in fresh(found) if one.outcome == "fail"}


def test_a_comment_on_several_lines_holds_for_the_clause_after_it() -> None:
    comment = IGNORE.replace(" reason", "\n\n  reason")
    assert counting(judged(commented("2.1", comment))) == ("1.1",)
    assert counting(judged(commented("1.2", f"{IGNORE}\n{ABSENT}"))) == LISTS


def test_a_later_violation_elsewhere_is_told_alone() -> None:
    text = (
        commented("1.1", where="end")
        + "\n## 3. More\n\n3.1 The Council shall send health records and such other data as the School asks for.\n"
    )
    (one,) = (one for one in fresh(judged(text)) if one.rule == "MIN-002")
    assert [piece.clause for piece in one.quotes] == ["2.1", "2.1(a)", "3.1"]
    assert "names of pupils" not in " ".join((one.message, *one.also))
    assert one.state.standing == "new"
    whole = next(one for one in fresh(judged(OPEN_ENDED)) if one.rule == "MIN-002")
    assert "names of pupils" in whole.message
    assert one.fingerprint != whole.fingerprint


def test_comments_in_all_the_clauses_suppress_all() -> None:
    text = commented("1.1", where="end").replace("\n2.1", f"\n{IGNORE.replace('annex A', 'annex B')}\n2.1")
    found = judged(text)
    assert found.state("MIN-002") == State("suppressed", "the list comes with annex A; the list comes with annex B")
    assert not found.notices


@pytest.mark.parametrize("before", ["# Data", "## 1", "1.2", "(a)", "2.2"])
def test_what_is_not_in_the_text_is_suppressed_wherever_that_is_said(before: str) -> None:
    found = judged(commented(before, ABSENT))
    assert found.state("TRN-001").standing == "suppressed"
    assert found.notices == ()


def test_an_unused_comment_says_where_the_rule_is_violated() -> None:
    (notice,) = judged(commented("2.2")).notices
    assert notice.message == (
        "MIN-002 is ignored in clause 2.2 (Data), but violated only in clause 1.1 (Sharing), clause 2.1 (Data), "
        "clause 2.1(a) (Data); say it there"
    )


@pytest.mark.parametrize(
    ("clause", "left"), [("", ()), ("2.1", ("1.1",)), ("2", ("1.1",)), ("sharing", ("2.1", "2.1(a)")), ("9.9", LISTS)]
)
def test_a_file_beside_may_name_the_clause(clause: str, left: tuple[str, ...]) -> None:
    told = f'[[ignore]]\nrule = "MIN-002"\nreason = "b"\n{f"clause = {clause!r}" if clause else ""}\n'
    found = judged(OPEN_ENDED, *beside(told, "x.md.mouscan.toml"))
    assert counting(found) == left
    says = ['MIN-002 is ignored in clause "9.9", which is not there'] if left == LISTS else []
    assert [(notice.message, notice.file, notice.line) for notice in found.notices] == [
        (one, "x.md.mouscan.toml", 2) for one in says
    ]


@pytest.mark.parametrize("file", [DRAFT, PLAIN], ids=["markdown", "plain"])
def test_before_every_line_of_a_draft_a_comment_holds_for_the_clause_of_the_next_words(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    tree = clause_tree(read_bytes(text.encode(), "x"))
    lines = text.split("\n")
    inside = [c for c in tree.clauses if c.role != "preamble" and "preamble" not in {p.id for p in tree.parents(c)}]
    for k in range(0, len(lines), 5):
        made = clause_tree(read_bytes("\n".join([*lines[:k], COMMENT, *lines[k:]]).encode(), "x"))
        after = [line for line in made.document.lines if line.number > k]
        reached = extent(made, k + 1)
        if not after or after[0].start <= inside[0].start:
            assert reached == WHOLE, k
            continue
        starts = [c for c in made.clauses if c.start <= after[0].start]
        assert reached in {starts[-1].id, *(p.id for p in made.parents(starts[-1]))}, k
        assert (reached == starts[-1].id) or any(b.start <= after[0].start for b in made.by_id[reached].blocks), k


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
