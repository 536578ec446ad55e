"""The findings in SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format), one run for all files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mouscan.report.basis import NO_ADVICE, unchecked
from mouscan.report.codeflow import Ways
from mouscan.report.descriptor import AUTHORITIES, LEVELS, descriptors, notices, rules, taxonomy
from mouscan.report.finding import Finding, found
from mouscan.report.findings import dumped, grounds
from mouscan.report.location import artifact, message, placed, quoted, stretch, uri
from mouscan.report.place import at
from mouscan.report.record import Json
from mouscan.report.report import NEW, Notice, Report, State
from mouscan.report.spot import once, path, standing
from mouscan.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MARK = "mouscan/v1"
STATES = {"new": "new", "known": "unchanged", "suppressed": "new"}


def write(reports: Sequence[Report], width: int) -> str:
    """Return the log."""
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(once(reports))]})


def _run(reports: Sequence[Report]) -> dict[str, Json]:
    ids = {id: number for number, id in enumerate((*rules(reports), *notices(reports)))}
    return {
        "tool": {
            "driver": {
                "name": "mouscan",
                "version": __version__,
                "semanticVersion": __version__,
                "shortDescription": message("A policy-as-code static analyser for data-sharing agreements."),
                "fullDescription": message(NO_ADVICE),
                "rules": descriptors(reports),
                "supportedTaxonomies": [{"name": AUTHORITIES, "index": 0}],
            }
        },
        "language": "en",
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(reports)],
        "artifacts": [_artifact(report) for report in reports],
        "taxonomies": [taxonomy(reports)],
        "results": [row for index, report in enumerate(reports) for row in _results(report, index, ids)],
    }


def _invocation(reports: Sequence[Report]) -> dict[str, Json]:
    """Return the invocation, with what each report rests on and what was not judged at all."""
    unjudged: list[Json] = [
        {"level": "note", "message": message(why), "locations": [placed(report, index, {"startLine": 1}, "")]}
        for index, report in enumerate(reports)
        if (why := unchecked(report))
    ]
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": unjudged,
        "properties": {"reports": [{"file": report.tree.document.name, **grounds(report)} for report in reports]},
    }


def _artifact(report: Report) -> dict[str, Json]:
    return {
        "location": uri(path(report)),
        "roles": ["analysisTarget"],
        "hashes": {"sha-256": report.tree.document.digest},
    }


def _results(report: Report, index: int, ids: dict[str, int]) -> Iterator[Json]:
    ways = Ways(report, index)
    rows = {row.rule: row for row in report.outcomes}
    for one in found(report):
        row: dict[str, Json] = {**_result(report, index, one), "ruleIndex": ids[one.rule]}
        if flows := ways.of(rows[one.rule]):
            row["codeFlows"] = flows
        yield row
    for notice in report.notices:
        yield {**_notice(report, index, notice), "ruleIndex": ids[notice.rule]}


def _result(report: Report, index: int, one: Finding) -> dict[str, Json]:
    """Return a finding; for what stays open the kind is `open`, and then there is no level (SARIF 2.1.0, 3.27.10)."""
    violated = one.outcome == "fail"
    return {
        "ruleId": one.rule,
        "kind": "fail" if violated else "open",
        "level": LEVELS[one.severity] if violated else "none",
        "message": message(one.told),
        "locations": [_main(report, index, one)],
        "relatedLocations": [
            {
                "id": number,
                **quoted(report, index, piece, f"Also in {piece.clause}, {at(piece.page, piece.line, one.paged)}."),
            }
            for number, piece in enumerate(one.quotes[1:], 1)
        ],
        "partialFingerprints": {MARK: one.fingerprint},
        **_compared(report, one.state),
        "suppressions": _suppressions(one.state),
        "properties": {"class": one.cls, "absent": one.absent, "page": one.page, "place": one.place},
    }


def _main(report: Report, index: int, one: Finding) -> dict[str, Json]:
    """Return where a finding stands: its first words, or the line after which what is absent belongs."""
    if one.quotes:
        return quoted(report, index, one.quotes[0])
    where = stretch(standing(report, one))
    return placed(report, index, {"startLine": where["startLine"]}, one.clause)


def _suppressions(state: State) -> list[Json]:
    if state.standing != "suppressed":
        return []
    kind = "external" if state.beside else "inSource"
    return [{"kind": kind, "status": "accepted", "justification": state.reason}]


def _notice(report: Report, index: int, notice: Notice) -> dict[str, Json]:
    here = uri(path(report, notice)) if notice.file else artifact(report, index)
    return {
        "ruleId": notice.rule,
        "kind": "fail",
        "level": LEVELS[notice.severity],
        "message": message(notice.message),
        "locations": [{"physicalLocation": {"artifactLocation": here, "region": {"startLine": max(1, notice.line)}}}],
        **_compared(report),
    }


def _compared(report: Report, state: State = NEW) -> dict[str, Json]:
    """Return how a result stands to the baseline, nothing where none was in use (SARIF 2.1.0, 3.27.24)."""
    return {"baselineState": STATES[state.standing]} if report.compared else {}
