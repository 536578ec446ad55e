"""Findings suppressed for a reason: by a comment in the draft, or in a file beside an agreement that takes none.

    <!-- mouscan: ignore TRN-002, ACC-001 reason="entry pending" until=2027-03-01 -->

A comment before the first clause or after the last holds for the whole file, any other for the clause that it is in or
directly before, and for what is not in the text at all. A file beside may name the clause.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from mouscan.clauses import ClauseTree
from mouscan.errors import InputError, MouscanError
from mouscan.report.extent import WHOLE, extent, holds
from mouscan.report.finding import place
from mouscan.report.report import Notice, Report, State
from mouscan.rules import Outcome
from mouscan.rules.point import Point, points, rest
from mouscan.source import Document
from mouscan.source.template import TOLD

BESIDE = ".mouscan.toml"
EXAMPLE = '<!-- mouscan: ignore TRN-002 reason="entry pending" until=2027-03-01 -->'
SAYS = re.compile(
    r"<!--\s*mouscan:\s*(?P<verb>[\w-]*)(?P<rules>(?:[\s,]+[A-Za-z0-9]+-[A-Za-z0-9]+(?![\w=-]))*)[\s,]*", re.I
)
GIVEN = re.compile(r"(?P<name>[\w-]+)\s*=\s*(?:\"(?P<quoted>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"',]+))[\s,]*")
QUOTES = str.maketrans("“”‘’", "\"\"''")
NAMES = ("reason", "until")


class Suppression(Struct, frozen=True):
    """One rule whose finding is suppressed: why, through which day (None for ever), and where that is said.

    `line` counts from 1 in `file`, "" for the agreement's own; `reason` is "" where none is given. `clause` is the
    clause that it is for, as a file beside names it, "" where it names none.
    """

    rule: str
    reason: str
    until: date | None
    line: int
    file: str = ""
    clause: str = ""


def load(document: Document) -> tuple[Suppression, ...]:
    """Return the suppressions in a document and in the file beside it.

    Raises MouscanError with file and line for a comment or a file that says what means nothing.
    """
    path = Path(document.name + BESIDE)
    inside = written(document.source, document.name)
    if document.name.startswith("<") or not path.is_file():
        return inside
    try:
        return (*inside, *beside(path.read_text(encoding="utf-8"), str(path)))
    except (OSError, UnicodeDecodeError) as error:
        raise MouscanError(f"{path}: not readable as UTF-8 text") from error


def written(source: str, name: str) -> tuple[Suppression, ...]:
    """Return the suppressions in the comments of a text; raises MouscanError for a comment that means nothing."""
    return tuple(one for match in TOLD.finditer(source) for one in _comment(match, name)) if "<!--" in source else ()


def beside(text: str, name: str) -> tuple[Suppression, ...]:
    """Return the suppressions that the text of a file beside an agreement makes; raises MouscanError."""
    from mouscan.tables import check, table

    found = table(text, name)
    check(found, "suppressions")
    made = []
    for i, row in enumerate(found.values.get("ignore", ())):
        until = _day(row["until"], f"{name}:{found.line(('ignore', i, 'until'))}") if "until" in row else None
        line = found.line(("ignore", i, "rule"))
        made.append(
            Suppression(row["rule"], row.get("reason", "").strip(), until, line, name, row.get("clause", "").strip())
        )
    return tuple(made)


def suppressed(report: Report, suppressions: Sequence[Suppression], today: date, known: Collection[str] = ()) -> Report:
    """Return a report in which some findings are suppressed, with what is wrong with the suppressions.

    One without a reason and one past its day suppress nothing. A finding that is suppressed in part is told without
    that part. `known` are rules that there are and that may not have been judged: a suppression of one of those is
    neither used nor unused.
    """
    if report.agreement is None:
        return report
    found = {row.rule: row for row in report.outcomes}
    notices = list(report.notices)
    used: dict[str, list[tuple[Suppression, set[Point]]]] = {}
    for one in suppressions:
        if one.rule not in found and one.rule in known:
            continue
        wrong, held = _held(report, one, found, today)
        if wrong is not None:
            notices.append(wrong)
        else:
            used.setdefault(one.rule, []).append((one, held))
    states = dict(report.states)
    for rule, ours in used.items():
        settled = {point for _, held in ours for point in held}
        if settled >= set(points(found[rule])):
            why = "; ".join(dict.fromkeys(one.reason for one, _ in ours))
            states[rule] = State("suppressed", why, beside=all(one.file for one, _ in ours))
        else:
            found[rule] = rest(report.rule(rule), found[rule], report.agreement, settled)
    return replace(report, states=states, notices=tuple(notices), outcomes=tuple(found.values()))


def _held(
    report: Report, one: Suppression, found: Mapping[str, Outcome], today: date
) -> tuple[Notice | None, set[Point]]:
    """Return what is wrong with a suppression, None for nothing, and the points of a finding that it holds for."""

    def wrong(rule: str, says: str, severity: Literal["error", "warning"] = "warning") -> tuple[Notice, set[Point]]:
        return Notice(rule, says, one.line, severity, one.file), set()

    if not one.reason:
        return wrong(
            "mouscan-reason", f'{one.rule} is ignored without a reason, and so counts; say why: reason="..."', "error"
        )
    if one.rule not in found:
        from mouscan.rules.fault import suggestion

        near = suggestion(one.rule.upper(), found)
        return wrong("mouscan-unused", f'no rule "{one.rule}" is judged here{near}')
    row = found[one.rule]
    if row.outcome not in ("fail", "unknown"):
        return wrong("mouscan-unused", f"{one.rule} is ignored, but not violated here")
    if one.until is not None and one.until < today:
        return wrong("mouscan-expired", f'{one.rule} was ignored until {one.until} ("{one.reason}"), and counts again')
    try:
        clause = _clause(report.tree, one)
    except InputError:
        return wrong("mouscan-unused", f'{one.rule} is ignored in clause "{one.clause}", which is not there')
    every = points(row)
    held = {point for point in every if holds(report.tree, clause, point)}
    if not held:
        there = ", ".join(dict.fromkeys(place(report, p.piece.clause) for p in every if p.piece is not None))
        says = f"{one.rule} is ignored in {place(report, clause)}, but violated only in {there}; say it there"
        return wrong("mouscan-unused", says)
    return None, held


def _clause(tree: ClauseTree, one: Suppression) -> str:
    """Return the clause that a suppression is for, WHOLE for the whole file; raises InputError for one not there."""
    if not one.file:
        return extent(tree, one.line)
    if not one.clause:
        return WHOLE
    from mouscan.intake import clause_named

    return clause_named(tree, one.clause).id


def _comment(match: re.Match[str], name: str) -> Iterator[Suppression]:
    """Yield what one comment suppresses; raises MouscanError."""
    source = match.string
    line = source.count("\n" if "\n" in source else "\r", 0, match.start()) + 1
    where = f"{name}:{line}"
    if not match["end"]:
        raise MouscanError(f'{where}: the comment for mouscan is never closed; end it with "-->"')
    text = match[0][:-3].translate(QUOTES)
    head = SAYS.match(text)
    if head is None or head["verb"].lower() != "ignore":
        said = f'"{head["verb"]}" is nothing that mouscan can be told' if head else "a colon is missing"
        raise MouscanError(f"{where}: {said}; write it as in {EXAMPLE}")
    if not head["rules"]:
        raise MouscanError(f"{where}: no rule is named; write it as in {EXAMPLE}")
    given = _given(text, head.end(), where)
    until = _day(given["until"], where) if "until" in given else None
    for rule in re.findall(r"[^\s,]+", head["rules"]):
        yield Suppression(rule, " ".join(given.get("reason", "").split()), until, line)


def _given(text: str, position: int, where: str) -> dict[str, str]:
    """Return what a comment gives by name after its rules; raises MouscanError."""
    from mouscan.tables import near

    given: dict[str, str] = {}
    while position < len(text):
        match = GIVEN.match(text, position)
        if match is None:
            raise MouscanError(f'{where}: "{text[position:].strip()[:40]}" is not understood; write it as in {EXAMPLE}')
        if match["name"] not in NAMES:
            raise MouscanError(f'{where}: no "{match["name"]}"{near(match["name"], NAMES)}')
        if match["name"] in given:
            raise MouscanError(f"{where}: {match['name']} is given twice")
        given[match["name"]] = match["quoted"] or match["single"] or match["bare"] or ""
        position = match.end()
    return given


def _day(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise MouscanError(f'{where}: until is a day, as in 2027-03-01, not "{text}"') from error
