"""The issues list for a word processor, opened again: every field of every issue, its look, and the same bytes."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from msgspec.structs import replace

from mouscan.report.finding import found
from mouscan.report.letter import write
from mouscan.report.report import Report
from mouscan.report.stationery import allowed
from reviewed import BAD, HOSTILE, hostile, judged, review, settled
from test_cli import BAD as PUPILS
from test_cli import mouscan


def opened(*reports: Report) -> Document:
    return docx.Document(BytesIO(write(reports, 80)))


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def blocks(document: Document) -> dict[str, dict[str, str]]:
    """Return what each table of fields says, under the heading above it."""
    under: dict[str, dict[str, str]] = {}
    heading = ""
    for one in document.iter_inner_content():
        if isinstance(one, Table):
            if len(one.columns) == 2:
                under[heading] = dict(cells(one))
        elif one.style is not None and one.style.name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
            heading = one.text
    return under


def whole(document: Document) -> str:
    return "\n".join(node.text or "" for node in document.element.body.iter(qn("w:t")))


def test_every_issue_has_all_its_fields() -> None:
    report = review("pupil-data-2015")
    listed = {head.split(". ")[0]: fields for head, fields in blocks(opened(report)).items() if head[0].isdigit()}
    every = found(report)
    assert len(listed) == len(every) > 50
    for number, finding in enumerate(every, 1):
        fields = listed[str(number)]
        assert fields["Issue"].split("\n") == [finding.message, *finding.also]
        assert fields["Class"] == finding.cls.capitalize()
        assert fields["Authority"].split("\n") == list(finding.authority)
        assert fields["Proposed wording"] == finding.remedy
        assert fields["Rule"] == f"{finding.rule} {finding.name}: {finding.says}"
        risk = {"error": "High", "warning": "Medium", "info": "Low"}[finding.severity]
        review_ = f"For review ({risk.lower()} if it is not met)"
        assert fields["Risk"] == (review_ if finding.outcome == "unknown" else risk)
        assert finding.place.lower() in fields["Clause"].lower()
        if finding.absent:
            assert "Quotation" not in fields
            assert fields["Clause"].startswith("No clause" if finding.outcome == "unknown" else "Not in the text")
        else:
            first = finding.quotes[0]
            assert f"“{report.tree.document.printed(first.start, first.end)}”" in fields["Quotation"]
            assert f"page {first.page}, line {first.line})" in fields["Quotation"]


def test_of_many_quotations_the_first_are_printed_and_of_the_others_where_they_stand() -> None:
    clauses = "".join(f"{n}. The Council gives [insert item {n}] to the Trust.\n\n" for n in range(1, 10))
    report = judged(f"AGREEMENT between Ashby Council and Ashby Trust\n\n{clauses}")
    fields = next(f for f in blocks(opened(report)).values() if f.get("Rule", "").startswith("DOC-007"))
    *printed, more = fields["Quotation"].split("\n")
    assert [line.split(" (")[0] for line in printed] == [f"“[insert item {n}]”" for n in range(1, 7)]
    assert more == "and 3 more, in clause 7, clause 8, clause 9"


def test_the_summary_counts_by_risk_and_class_and_lists_every_issue() -> None:
    report = review("pupil-data-2015")
    counts, listed = (cells(table) for table in opened(report).tables[1:3])
    rows = report.having("fail")
    assert counts[0] == ["Risk", "Law", "Policy", "All"]
    assert {row[0]: [int(n) for n in row[1:]] for row in counts[1:]} == {
        name: [
            sum(r.severity == level and r.cls in own for r in rows) for own in (["law"], ["policy"], ["law", "policy"])
        ]
        for name, level in (("High", "error"), ("Medium", "warning"), ("Low", "info"))
    } | {"For review": [1, 1, 2]}
    assert listed[0] == ["No.", "Clause", "Issue", "Risk", "Class"]
    assert [row[2] for row in listed[1:]] == [one.message for one in found(report)]
    assert [row[3] for row in listed[-2:]] == ["For review", "For review"]


def test_it_says_what_it_rests_on_and_that_it_is_no_advice() -> None:
    report = settled(review("umbrella-2019"))
    document = opened(report)
    assert dict(cells(document.tables[0])) == {
        "File": report.tree.document.name,
        "SHA-256": report.tree.document.digest,
        "Checked by": "mouscan 0.1.0",
        "Profile": "uk, from the law it cites; 80 rules",
        "Packs": "core-law 1.2, firewall 0.3",
        "Law as of": "2019-04-01",
    }
    assert "It is no legal advice" in whole(document)
    assert document.paragraphs[0].text == "Issues list: UMBRELLA MEMORANDUM OF UNDERSTANDING (UMoU)"


def test_known_and_suppressed_issues_stand_in_an_appendix_with_their_reason() -> None:
    document = opened(settled(review("umbrella-2019")))
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings == ["Summary", "Issues", "For review", "Appendix: known and suppressed", "About the review itself"]
    aside = [fields["Standing"] for fields in blocks(document).values() if "Standing" in fields]
    assert sorted(aside) == ["Known: in the baseline", "Suppressed: entry pending until spring"]
    assert len(document.tables[2].rows) == len(found(review("umbrella-2019"))) - 2 + 1
    assert "SUP-001: This suppression matches no finding. (line 12)" in whole(document)


def test_it_looks_as_a_document_of_a_law_firm_should() -> None:
    document = opened(review("umbrella-2019"))
    assert document.core_properties.title == document.paragraphs[0].text
    assert (document.core_properties.author, document.core_properties.last_modified_by) == ("mouscan", "")
    assert document.core_properties.language == "en-GB"
    languages = {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    footer = document.sections[0].footer
    assert [code.text for code in footer._element.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    for table in document.tables[1:3]:
        assert [bool(list(row._tr.iter(qn("w:tblHeader")))) for row in table.rows[:2]] == [True, False]
    assert round(document.sections[0].page_width.cm, 1) == 21.0  # type: ignore[union-attr]


def test_several_agreements_stand_one_after_the_other() -> None:
    document = opened(review("pupil-data-2015"), review("reformed"))
    assert document.paragraphs[0].text == "Issues list: 2 agreements"
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings == ["MEMORANDUM OF UNDERSTANDING", "DATA SHARING AGREEMENT"]
    assert "No finding" not in whole(document)
    assert opened().paragraphs[0].text == "Issues list: no agreements"


def test_a_text_that_is_no_agreement_is_said_to_be_none() -> None:
    report = review("reformed")
    told = whole(opened(Report(report.tree, None, "", "", (), ())))
    assert "Nothing was checked." in told
    assert "Summary" not in told


def test_two_runs_give_the_same_bytes_without_a_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    report = settled(review("pupil-data-2015"))
    first = write([report], 80)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: __import__("time").gmtime(2_000_000_000))
    assert write([report], 120) == first
    with ZipFile(BytesIO(first)) as parcel:
        assert {entry.date_time for entry in parcel.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parcel.testzip() is None
        core = parcel.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"1980-01-01T00:00:00Z"}


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1b[31m", "\ufffe", "\ud800"])
def test_what_xml_forbids_is_left_out(bad: str) -> None:
    report = review("umbrella-2019")
    rows = tuple(replace(row, message=f"a{bad}b", also=(bad,)) for row in report.outcomes)
    document = opened(replace(report, outcomes=rows, why=f"as{bad} asked", packs=((bad, bad),)))
    kept = bad.replace("\x1b", "") if bad.startswith("\x1b") else ""
    assert f"a{kept}b" in whole(document)
    assert allowed("tab\tline\n\U0001f600 é") == "tab\tline\n\U0001f600 é"


def test_markup_in_an_agreement_is_text_and_every_part_is_well_formed() -> None:
    made = write([hostile()], 80)
    with ZipFile(BytesIO(made)) as parcel:
        for name in parcel.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(parcel.read(name))
    document = opened(hostile())
    assert BAD in whole(document)
    assert "<svg onload=alert(9)>" in whole(document)


def test_a_title_of_any_length_is_taken() -> None:
    long = judged(f"MEMORANDUM OF UNDERSTANDING {'on the sharing of data ' * 40}\n{HOSTILE.split(chr(10), 1)[1]}")
    assert len(opened(long).core_properties.title) <= 255


def test_the_command_writes_it_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "issues.docx"
    done = mouscan("check", PUPILS, "--format", "docx", "--output", file)
    assert (done.returncode, done.stderr) == (1, "")
    assert docx.Document(str(file)).paragraphs[0].text == "Issues list: MEMORANDUM OF UNDERSTANDING"
