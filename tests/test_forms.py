"""The forms of a report: what each says of the corpora, of a hostile text, of what was accepted, and of nothing."""

from __future__ import annotations

import csv
import html
import io
import json
import os
import re
from pathlib import Path

import docx
import jsonschema
import pytest
from docx.table import Table
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt
from msgspec.structs import replace

import hostile
from mouscan.cli import SCHEMAS
from mouscan.graph import Evidence
from mouscan.report.basis import NO_ADVICE, basis
from mouscan.report.finding import found, fresh
from mouscan.report.forms import writer
from mouscan.report.issues import apart, cited
from mouscan.report.report import Report
from mouscan.resources import folder

TOP = hostile.TOP
GOLDEN = TOP / "tests" / "golden" / "check"
FORMS = ("text", "json", "jsonl", "concise", "markdown", "csv", "sarif", "junit", "github", "gitlab")
SUFFIX = {"text": "txt", "concise": "concise.txt", "github": "github.txt", "markdown": "md", "junit": "xml"}
WIDTH = 80
# The elements that the report in Markdown is made of.
OWN = {"h1", "h2", "h3", "p", "ul", "li", "strong", "blockquote", "code", "table", "thead", "tbody", "tr", "th", "td"}
COMPILER = re.compile(r"(?P<file>.+?):(?P<line>\d+):(?P<column>\d+): (?P<level>\w+) (?P<rule>[A-Z0-9]+-\d+) .+")
HIDDEN = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e\ud800-\udfff]")


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand at the top of the checkout, under a version that no release changes."""
    monkeypatch.chdir(TOP)
    for module in ("basis", "sarif"):
        monkeypatch.setattr(f"mouscan.report.{module}.__version__", "0.0.0")


def written(form: str, *reports: Report) -> str:
    """Return the form as the command prints it."""
    text = writer(form).write(reports, WIDTH)
    assert isinstance(text, str)
    assert not text.endswith("\n")
    return f"{text}\n" if text else ""


def schema(name: str) -> dict[str, object]:
    loaded: dict[str, object] = json.loads((folder("schemas") / f"{name}.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(loaded)
    return loaded


def unproved(text: str) -> str:
    """Return a JSON report without its proofs, which tests of their own look at and which are most of it."""
    report = json.loads(text)
    for row in report["outcomes"]:
        assert row.pop("proof")["requirements"] is not None
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("file", [hostile.BAD, hostile.GOOD], ids=lambda file: Path(file).parent.name)
@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_what_was_looked_at(form: str, file: str) -> None:
    text = written(form, replace(hostile.report(file), packs=hostile.PACKS))
    text = unproved(text) if form == "json" else text
    _looked_at(f"{Path(file).parent.name}.{SUFFIX.get(form, form)}", text)


def test_the_page_is_what_was_looked_at() -> None:
    page = written("html", replace(hostile.report(hostile.GOOD), packs=hostile.PACKS))
    page = re.sub(r"<style>.*?</style>|<script>.*?</script>|sha256-[\w+/=]+", "", page, flags=re.S)
    _looked_at("reformed.html", page)


def test_the_issues_list_is_what_was_looked_at() -> None:
    """It is held by its words: each paragraph under its style, each row of a table with its cells."""
    made = writer("docx").write([replace(hostile.report(hostile.BAD), packs=hostile.PACKS)], WIDTH)
    assert isinstance(made, bytes)
    lines: list[str] = []
    for one in docx.Document(io.BytesIO(made)).iter_inner_content():
        if isinstance(one, Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in one.rows]
        else:
            lines.append(f"[{one.style.name if one.style else ''}] {one.text}".rstrip())
    _looked_at("pupil-data-2015.docx.txt", "\n".join(lines) + "\n")


def _looked_at(name: str, text: str) -> None:
    """Compare a form with its golden file; with MOUSCAN_GOLDEN=write it is written anew, to be looked at."""
    golden = GOLDEN / name
    if os.environ.get("MOUSCAN_GOLDEN") == "write":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(text.encode())
    assert golden.read_bytes().decode() == text


# what a report rests on


@pytest.mark.parametrize("form", [form for form in FORMS if form != "text"])
def test_every_form_says_what_it_rests_on_and_that_it_is_no_advice(form: str) -> None:
    report = hostile.stated()
    text = " ".join(written(form, report).split())
    rests = basis(report)
    for part in (rests.digest, "0.0.0", rests.profile, "core-law", rests.day):
        assert part in text
    assert "no legal advice" in text


# a quotation over two pages


@pytest.mark.parametrize("form", FORMS)
def test_no_form_quotes_what_stands_between_two_pages(form: str) -> None:
    report = hostile.report("corpora/umbrella-2019/agreement.txt")
    text = written(form, report)
    assert "Page 5 of 8" in report.tree.document.source
    if form == "sarif":
        # A snippet is the stretch of the file that the region names; what is to be read stands beside it.
        regions = re.findall(r'"snippet": (\{[^{}]*(?:\{[^{}]*\})?[^{}]*\})', text)
        snippets = [json.loads(one) for one in regions]
        over = [one for one in snippets if re.search(r"Page \d of 8", one["text"])]
        assert over
        assert not any(re.search(r"Page \d of 8|OFFICIAL", one["rendered"]["text"]) for one in over)
        return
    assert not re.search(r"Page\s+\d\s+of\s+8", text)


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "junit"])
def test_no_form_tells_the_page_of_a_text_without_pages(form: str) -> None:
    draft = hostile.report("corpora/markdown-draft/agreement.md")
    text = written(form, draft)
    assert "\f" not in draft.tree.document.source
    assert "page 1" not in text
    if form == "csv":
        assert {row["page"] for row in csv.DictReader(io.StringIO(text))} == {""}
    else:
        assert re.search(r"line \d+", text)
    assert "page 1" not in cited(draft, draft.having("fail")[0].evidence[0])


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_what_is_missing_belongs_after_a_part_by_its_heading(form: str) -> None:
    text = " ".join(written(form, hostile.report("corpora/markdown-draft/agreement.md")).split())
    assert re.search(r'after the part (?:"|&quot;)', text)
    assert "after under" not in text


def test_the_page_tells_where_the_quotations_stand_that_it_does_not_print() -> None:
    report = hostile.report("corpora/markdown-draft/agreement.md")
    blank = next(one for one in found(report) if one.rule == "DOC-007")
    clauses = list(dict.fromkeys(piece.clause for piece in apart(blank.quotes)[2:]))
    assert len(clauses) > 1
    text = " ".join(written("text", report).split())
    assert f"and {len(apart(blank.quotes)) - 2} more, in {', '.join(clauses)} " in text


def test_no_message_stops_twice() -> None:
    messages = [one.told for file in (hostile.BAD, hostile.GOOD) for one in found(hostile.report(file))]
    assert any('".' in message for message in messages)
    assert not [message for message in messages if re.search(r'[.,;:]"[.,;:]', message)]


# schemas


def test_every_schema_that_ships_can_be_printed() -> None:
    assert sorted(SCHEMAS) == sorted(file.stem for file in folder("schemas").glob("*.json"))


def test_each_line_of_jsonl_is_valid_and_tells_its_file() -> None:
    reports = (hostile.stated(), hostile.hostile(), hostile.report(hostile.FORM))
    rows = [json.loads(line) for line in written("jsonl", *reports).splitlines()]
    validator = jsonschema.Draft202012Validator(schema("jsonl"))
    for row in rows:
        validator.validate(row)
    number = sum(1 + len(found(report)) + len(report.notices) for report in reports)
    assert len(rows) == number
    assert [row["file"] for row in rows if row["schema"] == "mouscan.file/1"] == [r.tree.document.name for r in reports]
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({**rows[1], "more": 1})


@pytest.mark.parametrize("number", [0, 1, 2])
def test_json_is_one_object_for_one_report_and_a_list_for_several(number: int) -> None:
    reports = (hostile.stated(), hostile.report(hostile.FORM))[:number]
    value = json.loads(written("json", *reports))
    validator = jsonschema.Draft202012Validator(schema("report"))
    validator.validate(value)
    assert value["schema"] == ("mouscan.report/1" if number == 1 else "mouscan.reports/1")
    one = value if number == 1 else next(iter(value["reports"]), None)
    if one is not None:
        standing = {row["rule"]: row["state"]["standing"] for row in one["outcomes"]}
        assert sorted(standing.values()).count("suppressed") == 2
        assert all(bool(row["fingerprint"]) == (row["outcome"] in ("fail", "unknown")) for row in one["outcomes"])
        for key in ("basis", "notices"):
            with pytest.raises(jsonschema.ValidationError):
                validator.validate({name: part for name, part in one.items() if name != key})


@pytest.mark.parametrize("report", [hostile.stated, hostile.hostile, hostile.spotless])
def test_junit_is_valid_and_its_totals_are_those_of_its_cases(report: object) -> None:
    root = etree.fromstring(written("junit", report(), hostile.report(hostile.FORM)).encode())  # type: ignore[operator]
    etree.XMLSchema(etree.parse(TOP / "tests" / "schemas" / "junit.xsd")).assertValid(root)
    for total, path in {"tests": "", "failures": "/failure", "errors": "/error", "skipped": "/skipped"}.items():
        assert int(root.get(total)) == len(root.findall(f"testsuite/testcase{path}"))
        for suite in root:
            assert int(suite.get(total)) == len(suite.findall(f"testcase{path}"))


@pytest.mark.parametrize("levels", [(), ("error",), ("error", "warning"), ("error", "warning", "info")])
def test_a_case_of_junit_fails_for_what_fails_the_check_and_for_nothing_else(levels: tuple[str, ...]) -> None:
    told = hostile.stated()
    last = told.having("fail")[-1]
    rows = tuple(replace(row, severity="info") if row is last else row for row in told.outcomes)
    report = replace(told, levels=levels, outcomes=rows)
    root = etree.fromstring(written("junit", report).encode())
    assert {one.get("type") for one in root.iter("failure")} == set(levels) & {row.severity for row in found(report)}
    assert report.failing(levels) is bool(list(root.iter("failure")))
    fresh = {f"{one.rule} {one.name}": one for one in found(report) if one.state.standing == "new"}
    skipped = {
        case.get("name"): case.find("skipped") for case in root.iter("testcase") if case.find("skipped") is not None
    }
    below = {name: one for name, one in fresh.items() if one.outcome == "fail" and one.severity not in levels}
    assert bool(below) is (len(levels) < 3)
    for name, one in below.items():
        assert skipped[name].get("message").startswith(f"{one.severity}: ")
        assert f"Instead: {one.remedy}" in skipped[name].text


# a hostile text


@pytest.mark.parametrize("form", [form for form in FORMS if form not in ("json", "jsonl", "sarif")])
def test_nothing_that_controls_a_terminal_is_printed(form: str) -> None:
    report = hostile.hostile()
    assert "\x1b" in report.tree.document.source
    assert "\u202e" in "".join(piece.words for one in found(report) for piece in one.quotes)
    assert not HIDDEN.search(written(form, report, hostile.stated()))


@pytest.mark.parametrize("form", ["text", "concise", "github"])
def test_no_line_is_a_command_that_the_document_gives(form: str) -> None:
    lines = written(form, hostile.hostile(), hostile.stated()).splitlines()
    commands = [line for line in lines if line.lstrip().startswith("::")]
    if form != "github":
        assert commands == []
        assert not any("##[" in line for line in lines)
        return
    assert len(commands) == sum(len(fresh(r)) + len(r.notices) for r in (hostile.hostile(), hostile.stated()))
    assert not any("##[" in line for line in lines if line not in commands)


def test_a_wrapped_line_is_no_command() -> None:
    report = hostile.hostile()
    row = replace(report.having("fail")[0], message=f"{'x' * 70} ::error::owned ##[error]owned")
    lines = written("text", replace(report, outcomes=(row,))).splitlines()
    assert any(line.strip().startswith(": :error::owned") for line in lines)
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in lines)


def read_back(command: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as GitHub's runner does: the name, the properties, the message."""
    found = re.fullmatch(r"::(\w+) (.*?)::(.*)", command)
    assert found is not None
    unescaped = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}

    def back(text: str) -> str:
        return re.sub("%[0-9A-F]{2}", lambda match: unescaped[match[0]], text)

    properties = dict(part.split("=", 1) for part in found[2].split(","))
    return found[1], {key: back(value) for key, value in properties.items()}, back(found[3])


def test_github_reads_back_what_was_found() -> None:
    report = hostile.hostile()
    commands = [read_back(line) for line in written("github", report).splitlines() if line.startswith("::")]
    for (name, place, message), one in zip(commands, fresh(report), strict=True):
        assert name == ({"info": "notice"}.get(one.severity, one.severity) if one.outcome == "fail" else "notice")
        assert place["file"] == "a,b;=1::x.txt"
        assert place["title"].startswith(one.rule)
        assert HIDDEN.sub("\ufffd", one.told) in message
        assert int(place["line"]) == one.line or one.absent
    assert any(hostile.SIGNS[:40] in message for _, _, message in commands)


def test_markdown_shows_the_words_and_nothing_of_the_document_marks_it_up() -> None:
    report = hostile.hostile()
    page = (
        MarkdownIt("commonmark", {"html": True}).enable("table").render(written("markdown", report, hostile.stated()))
    )
    shown = html.unescape(re.sub("<[^>]*>", "", page)).replace("\u200b", "")
    assert set(re.findall(r"<(\w+)", page)) <= OWN
    assert not re.search(r"(?<!\w)[@#]\w", html.unescape(re.sub("<[^>]*>", "", page)))
    for one in found(report):
        for piece in one.quotes[:3]:
            assert HIDDEN.sub("\ufffd", piece.words) in shown
    assert HIDDEN.sub("\ufffd", hostile.REASON) in shown


def test_a_table_in_markdown_keeps_its_columns() -> None:
    rows = [line for line in written("markdown", hostile.hostile()).splitlines() if line.startswith("| ")]
    assert len(rows) == len(hostile.hostile().having("fail")) + 1
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {6}


def test_csv_reads_back_and_no_cell_is_a_formula() -> None:
    reports = (hostile.hostile(), hostile.stated())
    text = written("csv", *reports)
    assert text.replace("\r\n", "").count("\n") == 0
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert len(rows) == sum(len(found(r)) + len(r.notices) for r in reports)
    assert not any(value.startswith(("=", "+", "-", "@")) for row in rows for value in row.values())
    assert any(hostile.SIGNS in row["quotation"] for row in rows)
    assert None not in rows[0]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "＝"])
def test_a_formula_is_defused(sign: str) -> None:
    report = hostile.stated()
    rule = replace(report.rules[0], remedy=f"{sign}1+1")
    (row,) = [row for row in report.outcomes if row.rule == rule.id]
    changed = replace(report, rules=(rule,), outcomes=(replace(row, outcome="fail", message=f"{sign}cmd"),))
    cells = next(csv.DictReader(io.StringIO(written("csv", changed), newline="")))
    assert cells["proposed wording"] == f"'{sign.strip()}1+1"
    assert cells["issue"].startswith("'")


def test_concise_has_one_line_a_finding_as_a_compiler_writes_it() -> None:
    report = hostile.report(hostile.BAD)
    *lines, rests, last = written("concise", report).splitlines()
    read = [COMPILER.fullmatch(line) for line in lines]
    for match, one in zip(read, found(report), strict=True):
        assert match is not None
        assert match["file"] == hostile.BAD
        assert match["rule"] == one.rule
        assert match["level"] == (one.severity if one.outcome == "fail" else "unknown")
        if not one.absent:
            assert (int(match["line"]), int(match["column"])) == (one.line, one.column)
    assert rests.startswith(f"{hostile.BAD}: mouscan 0.0.0")
    assert last.startswith("1 agreement checked: ")


def test_an_absence_stands_where_the_clause_ends_after_which_it_belongs() -> None:
    report = hostile.report(hostile.BAD)
    printed = (TOP / hostile.BAD).read_text("utf-8").split("\n")
    lines = written("concise", report).splitlines()
    absent = [one for one in found(report) if one.absent and one.clause]
    assert absent
    for one in absent:
        (line,) = [line for line in lines if f" {one.rule} " in line]
        number, column = (int(part) for part in line.removeprefix(hostile.BAD).split(":")[1:3])
        clause = report.tree.by_id[one.clause]
        words = report.tree.text(clause) or clause.heading
        assert words.endswith(printed[number - 1][:column].split()[-1])


def test_gitlab_has_the_fields_that_gitlab_asks_for_and_unique_fingerprints() -> None:
    reports = (hostile.stated(), hostile.report(hostile.GOOD), hostile.hostile())
    issues = json.loads(written("gitlab", *reports, reports[0]))
    assert len(issues) == sum(len(fresh(r)) + len(r.notices) for r in reports)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith(("/", "./"))
        assert issue["description"]
        assert issue["check_name"]


# known, suppressed, noticed


@pytest.mark.parametrize("form", ["text", "concise", "github", "gitlab"])
def test_what_interrupts_leaves_out_what_was_accepted_and_tells_the_notices(form: str) -> None:
    report = hostile.stated()
    text = written(form, report)
    for rule, state in report.states.items():
        assert state.standing != "new"
        assert rule not in text
    for notice in report.notices:
        assert notice.rule in text
        assert notice.file in text
    if form != "gitlab":
        assert "1 known, 2 suppressed." in text


def test_what_was_accepted_is_told_with_its_reason() -> None:
    report = hostile.stated()
    first, second, third, *_ = report.states
    reason = HIDDEN.sub("\ufffd", hostile.REASON)
    rows = {row["rule"]: row for row in csv.DictReader(io.StringIO(written("csv", report), newline=""))}
    assert [rows[rule]["state"] for rule in (first, second, third)] == ["known", "suppressed", "suppressed"]
    assert rows[second]["reason"] == reason
    root = etree.fromstring(written("junit", report).encode())
    cases = {case.get("name").split()[0].strip(",:"): case for case in root.iter("testcase")}
    assert cases[second].find("skipped").get("message").startswith(f"suppressed: {reason}")
    assert cases[first].find("failure") is None
    assert cases["SUP-002"].find("failure").get("type") == "error"
    _, accepted = written("markdown", report).split("## Accepted before")
    assert all(rule in accepted.split("## ")[0] for rule in (first, second, third))
    assert "SUP-001" in accepted


def test_a_known_finding_does_not_fail_and_a_notice_does() -> None:
    report = hostile.stated()
    only = replace(report, outcomes=tuple(row for row in report.outcomes if row.rule in report.states))
    assert only.failing(["error"])
    assert not replace(only, notices=()).failing(["error", "warning", "info"])


# nothing found, no agreement, no report


@pytest.mark.parametrize("form", FORMS)
def test_no_finding_is_said_and_not_left_to_silence(form: str) -> None:
    text = written(form, hostile.spotless())
    if form in ("text", "concise", "markdown", "github"):
        assert "1 agreement checked: no finding;" in text
    elif form == "csv":
        assert [row["outcome"] for row in csv.DictReader(io.StringIO(text, newline=""))] == ["no finding"]
    elif form == "gitlab":
        assert json.loads(text) == []
    elif form == "sarif":
        assert json.loads(text)["runs"][0]["results"] == []
    elif form == "jsonl":
        (row,) = map(json.loads, text.splitlines())
        assert (row["outcomes"]["fail"], row["outcomes"]["unknown"]) == (0, 0)
    elif form == "junit":
        assert "<failure" not in text


@pytest.mark.parametrize("form", FORMS)
def test_a_text_that_is_no_agreement_is_no_silent_pass(form: str) -> None:
    report = hostile.report(hostile.FORM)
    assert report.agreement is None
    text = written(form, report)
    reason = report.tree.nature.reason
    assert reason in text or json.dumps(reason)[1:-1] in text or html.escape(reason) in text
    if form in ("text", "concise", "markdown", "github"):
        assert "nothing was checked" in text
        assert "0 agreements checked" in text


@pytest.mark.parametrize("form", FORMS)
def test_no_report_gives_a_valid_form_of_nothing(form: str) -> None:
    text = written(form)
    assert NO_ADVICE not in text or form == "sarif"
    if form in ("text", "jsonl", "concise", "markdown", "github"):
        assert text == ""
    if form in ("json", "gitlab", "sarif"):
        json.loads(text)
    if form == "junit":
        etree.fromstring(text.encode())


def test_a_name_of_a_file_that_is_no_text_breaks_no_form() -> None:
    report = hostile.spotless()
    document = replace(report.tree.document, name="b\udcff/::error::\n.txt")
    odd = replace(report, tree=replace(report.tree, document=document))
    for form in FORMS:
        written(form, odd).encode("utf-8")


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6)), max_size=12))
def test_words_inside_others_are_not_quoted_again(spans: list[tuple[int, int]]) -> None:
    pieces = [Evidence("1", start, start + size, 1, 1, f"{number}") for number, (start, size) in enumerate(spans)]
    first = [p for i, p in enumerate(pieces) if (p.start, p.end) not in {(o.start, o.end) for o in pieces[:i]}]
    inside = [
        p for p in first for o in first if o is not p and o.start <= p.start and p.end <= o.end
    ]  # fmt: skip
    assert list(apart(pieces)) == [p for p in first if p not in inside]
