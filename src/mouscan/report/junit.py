"""The outcomes as JUnit's XML, which build servers show as tests: a suite for a file, a case for a rule.

The elements and attributes are those that Jenkins reads (its schema junit-10.xsd); nothing tells the time. What does
not fail the check fails no case: it is skipped, with what was found as the reason.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from mouscan.report.basis import basis, unchecked
from mouscan.report.finding import Finding, found
from mouscan.report.place import at
from mouscan.report.report import Report
from mouscan.report.safe import line, visible
from mouscan.report.text import stood

TOTALS = ("tests", "failures", "errors", "skipped")
SPARED = "It does not apply."


def write(reports: Sequence[Report], width: int) -> str:
    """Return the suites of all files."""
    root = Element("testsuites", {"name": "mouscan"})
    for report in reports:
        root.append(_suite(report))
    for total in TOTALS:
        root.set(total, str(sum(int(suite.get(total, "0")) for suite in root)))
    ElementTree.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}'


def _suite(report: Report) -> Element:
    suite = Element("testsuite", {"name": line(report.tree.document.name)})
    properties = SubElement(suite, "properties")
    for name, value in _basis(report):
        SubElement(properties, "property", {"name": name, "value": line(value)})
    if why := unchecked(report):
        _skipped(_case(suite, report, "agreement"), why)
    findings = {one.rule: one for one in found(report)}
    for row in report.outcomes:
        case = _case(suite, report, f"{row.rule} {report.rule(row.rule).name}")
        if row.rule in findings:
            _found(case, findings[row.rule], report.levels)
        elif row.outcome == "na":
            _skipped(case, row.message or SPARED)
    for notice in report.notices:
        case = _case(suite, report, f"{notice.rule}{stood(notice)}: {notice.message}")
        if notice.severity in report.levels:
            SubElement(case, "failure", {"message": line(notice.message), "type": notice.severity})
        else:
            _skipped(case, f"{notice.severity}: {notice.message}")
    cases = suite.findall("testcase")
    for total, tag in zip(TOTALS, ("", "failure", "error", "skipped"), strict=True):
        suite.set(total, str(sum(not tag or case.find(tag) is not None for case in cases)))
    return suite


def _case(suite: Element, report: Report, name: str) -> Element:
    return SubElement(suite, "testcase", {"name": line(name), "classname": line(report.tree.document.name)})


def _skipped(case: Element, why: str, text: str | None = None) -> None:
    SubElement(case, "skipped", {"message": line(why)}).text = text


def _found(case: Element, one: Finding, levels: Container[str]) -> None:
    """Add a finding to its case: a failure, or why it is none."""
    if one.state.standing != "new":
        _skipped(case, f"{one.state.standing}: {one.state.reason or 'accepted before'}. {one.told}")
    elif one.outcome == "unknown":
        _skipped(case, f"For review: {one.told}")
    elif one.severity not in levels:
        _skipped(case, f"{one.severity}: {one.told}", _text(one))
    else:
        SubElement(case, "failure", {"message": line(one.told), "type": one.severity}).text = _text(one)


def _text(one: Finding) -> str:
    """Return the places and words of a finding, its authority and the proposed wording, a line each."""
    quotes = [f'{q.clause}, {at(q.page, q.line, one.paged)}: "{q.words}"' for q in one.quotes]
    lines = (*quotes, f"Authority: {'; '.join(one.authority)}", f"Instead: {one.remedy}")
    return "\n".join(map(visible, lines))


def _basis(report: Report) -> Iterator[tuple[str, str]]:
    rests = basis(report)
    yield from (("title", rests.title), ("sha256", rests.digest), ("version", rests.version))
    yield from (("profile", rests.profile), ("why", rests.why), ("as of", rests.day))
    yield from ((f"pack {name}", version) for name, version in rests.packs)
    yield ("caution", rests.caution)
