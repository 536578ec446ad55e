"""What `mouscan rules test` prints: every example and verdict that a rule does not meet, and the sum of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from msgspec import Struct

from mouscan.graph import Evidence
from mouscan.proving.corpora import Reading, Verdict
from mouscan.proving.examples import Attempt
from mouscan.report.place import here
from mouscan.rules import Outcome, Rule
from mouscan.rules.fault import fault
from mouscan.rules.syntax import At

INDENT = "  "
SAYS = {"pass": "pass", "fail": "fail", "unknown": "leave it open", "na": "not apply"}
DOES = {"pass": "passes", "fail": "fails", "unknown": "leaves it open", "na": "does not apply"}


class Result(Struct, frozen=True):
    """What came of a test: the examples, the test agreements, and what rules lack, told as warnings."""

    rules: tuple[Rule, ...]
    attempts: tuple[Attempt, ...]
    readings: tuple[Reading, ...] = ()
    lacking: tuple[tuple[Rule, tuple[str, ...]], ...] = ()

    @property
    def failing(self) -> bool:
        """Whether an example or a verdict is not met, but for those known not to be."""
        return any(not attempt.holds for attempt in self.attempts) or any(
            not verdict.met(row) and not verdict.known for reading in self.readings for verdict, row in reading.pairs()
        )


def page(result: Result, width: int) -> str:
    """Return what was not met, then the warnings, then the sum."""
    return "\n".join(_lines(result, width))


def _lines(result: Result, width: int) -> Iterator[str]:
    for attempt in result.attempts:
        if not attempt.holds:
            yield from _attempt(attempt, width)
            yield ""
    for reading in result.readings:
        for verdict, row in reading.pairs():
            if verdict.met(row) == bool(verdict.known):
                yield from _verdict(reading, verdict, row, width)
                yield ""
    for rule, told in result.lacking:
        yield f"{_place(rule, rule.at)}: warning: rule {rule.id} has {', '.join(told)}"
    if result.lacking:
        yield ""
    yield _sum(result)


def _attempt(attempt: Attempt, width: int) -> Iterator[str]:
    rule, row, at = attempt.rule, attempt.outcome, attempt.example.at
    yield f"{_place(rule, at)}: rule {rule.id} should {SAYS[attempt.example.shows]}, but {DOES[row.outcome]}"
    yield from fault(rule.file, at, "").shown.splitlines()
    yield from _found(row, width)


def _place(rule: Rule, at: At) -> str:
    return f"{here(rule.file)}:{at.line}:{at.column}"


def _verdict(reading: Reading, verdict: Verdict, row: Outcome | None, width: int) -> Iterator[str]:
    place = f"{here(reading.sample.file)}:{_line(row.evidence) if row else 1}"
    does = DOES[row.outcome] if row else "is not judged"
    if verdict.known:
        yield f"{place}: rule {verdict.rule} {does} as it should, and is still down as known: {verdict.known}"
        return
    yield f"{place}: rule {verdict.rule} should {SAYS[verdict.outcome]}, but {does}"
    yield from _wrapped(f"the reader: {verdict.why}", width)
    if row is not None:
        yield from _found(row, width)


def _line(evidence: Sequence[Evidence]) -> int:
    return evidence[0].line if evidence else 1


def _found(row: Outcome, width: int) -> Iterator[str]:
    yield from _wrapped(f"the rule: {row.message}", width)
    if row.outcome != "fail":
        yield from (line for piece in row.evidence[:1] for line in _wrapped(f'by "{piece.words}"', width))


def _wrapped(text: str, width: int) -> Iterator[str]:
    yield from wrap(text, width, initial_indent=INDENT, subsequent_indent=INDENT * 2, break_on_hyphens=False)


def _sum(result: Result) -> str:
    held = sum(attempt.holds for attempt in result.attempts)
    told = f"{_count(len(result.rules), 'rule')}, {_count(len(result.attempts), 'example')}: {held} hold"
    if (broken := len(result.attempts) - held) > 0:
        told += f", {broken} do not"
    if not result.readings:
        return f"{told}."
    pairs = [(verdict, verdict.met(row)) for reading in result.readings for verdict, row in reading.pairs()]
    met = sum(m for _, m in pairs)
    known = sum(not m and bool(v.known) for v, m in pairs)
    agreements = f"{_count(len(result.readings), 'agreement')}, {_count(len(pairs), 'verdict')}: {met} met"
    missed = len(pairs) - met - known
    rest = (f", {missed} not" if missed else "") + (f", {known} known not to be" if known else "")
    return f"{told}; {agreements}{rest}."


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
