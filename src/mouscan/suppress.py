"""Findings suppressed for a reason: by a comment in the draft, or in a file beside an agreement that takes none.

    <!-- mouscan: ignore TRN-002, ACC-001 reason="entry pending" until=2027-03-01 -->

A suppression holds for a rule in the whole file, through the day that it names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from mouscan.errors import MouscanError
from mouscan.report.report import Notice, Report, State
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

    `line` counts from 1 in `file`, "" for the agreement's own; `reason` is "" where none is given.
    """

    rule: str
    reason: str
    until: date | None
    line: int
    file: str = ""


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
        made.append(
            Suppression(row["rule"], row.get("reason", "").strip(), until, found.line(("ignore", i, "rule")), name)
        )
    return tuple(made)


def suppressed(report: Report, suppressions: Sequence[Suppression], today: date, known: Collection[str] = ()) -> Report:
    """Return a report in which the findings of some rules are suppressed, with what is wrong with the suppressions.

    One without a reason and one past its day suppress nothing. `known` are rules that there are and that may not have
    been judged: a suppression of one of those is neither used nor unused.
    """
    if report.agreement is None:
        return report
    found = {row.rule: row.outcome in ("fail", "unknown") for row in report.outcomes}
    states, notices = dict(report.states), list(report.notices)
    for one in suppressions:
        if one.rule not in found and one.rule in known:
            continue
        if (wrong := _wrong(one, found, today)) is not None:
            notices.append(wrong)
        else:
            states[one.rule] = State("suppressed", one.reason, beside=bool(one.file))
    return replace(report, states=states, notices=tuple(notices))


def _wrong(one: Suppression, found: dict[str, bool], today: date) -> Notice | None:
    """Return what is wrong with a suppression, None for nothing."""
    if not one.reason:
        says = f'{one.rule} is ignored without a reason, and so counts; say why: reason="..."'
        return Notice("mouscan-reason", says, one.line, "error", one.file)
    if one.rule not in found:
        from mouscan.rules.fault import suggestion

        near = suggestion(one.rule.upper(), found)
        return Notice("mouscan-unused", f'no rule "{one.rule}" is judged here{near}', one.line, file=one.file)
    if not found[one.rule]:
        return Notice("mouscan-unused", f"{one.rule} is ignored, but not violated here", one.line, file=one.file)
    if one.until is not None and one.until < today:
        says = f'{one.rule} was ignored until {one.until} ("{one.reason}"), and counts again'
        return Notice("mouscan-expired", says, one.line, file=one.file)
    return None


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
