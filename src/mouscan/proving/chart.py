"""What `mouscan rules coverage` prints: a line a rule, a line an agreement, and the places that no test reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from mouscan.proving.coverage import Coverage, Exercise, Reach
from mouscan.report.place import here
from mouscan.report.record import Json

INDENT = "  "
OUTCOMES = ("pass", "fail", "unknown", "na")
NUMBERS = ("examples", "agreements", *OUTCOMES)


def page(coverage: Coverage, width: int) -> str:
    """Return the tables, what is not exercised by file and line, and the sum."""
    return "\n".join(_lines(coverage, width))


def record(coverage: Coverage) -> dict[str, Json]:
    """Return the coverage as plain JSON values."""
    return {
        "schema": "mouscan.coverage/1",
        "rules": [_exercise(one) for one in coverage.exercises],
        "agreements": [_reach(one) for one in coverage.reaches],
    }


def _lines(coverage: Coverage, width: int) -> Iterator[str]:
    yield from _rules(coverage.exercises)
    yield ""
    yield from _agreements(coverage.reaches)
    idle = [(one.rule, branch) for one in coverage.exercises for branch in one.idle]
    if idle:
        yield ""
        yield "No test goes this way:"
        for rule, branch in idle:
            place = f"{here(rule.file)}:{branch.at.line}"
            yield from _wrapped(f"{place}: {rule.id} {branch.of}: {branch.name}", width)
    if any(one.idle for one in coverage.reaches):
        yield ""
        yield "No rule rests on these clauses:"
        for one in coverage.reaches:
            if one.idle:
                lines = ", ".join(str(line) for line in _numbers(one))
                yield from _wrapped(f"{here(one.reading.sample.file)}:{lines}", width)
    yield ""
    ways = [branch for one in coverage.exercises for branch in one.branches]
    number = len(coverage.exercises)
    rules = "1 rule" if number == 1 else f"{number} rules"
    yield f"{len(ways) - len(idle)} of {len(ways)} ways of {rules} are exercised."


def _rules(exercises: Sequence[Exercise]) -> Iterator[str]:
    names = max([len("rule"), *(len(one.rule.id) for one in exercises)])
    yield INDENT.join((f"{'rule':{names}}", *NUMBERS, "ways"))
    for one in exercises:
        numbers = (one.examples, one.agreements, *(one.outcomes[outcome] for outcome in OUTCOMES))
        cells = [f"{number or '-':>{len(name)}}" for number, name in zip(numbers, NUMBERS, strict=True)]
        ways = f"{len(one.branches) - len(one.idle)}/{len(one.branches)}"
        yield INDENT.join((f"{one.rule.id:{names}}", *cells, ways))


def _agreements(reaches: Sequence[Reach]) -> Iterator[str]:
    names = max([len("agreement"), *(len(one.reading.sample.name) for one in reaches)])
    yield INDENT.join((f"{'agreement':{names}}", "clauses", "rested on"))
    for one in reaches:
        yield INDENT.join(
            (f"{one.reading.sample.name:{names}}", f"{one.clauses:>7}", f"{one.clauses - len(one.idle):>9}")
        )


def _numbers(reach: Reach) -> tuple[int, ...]:
    document = reach.reading.report.tree.document
    return tuple(dict.fromkeys(document.place(clause.start).line for clause in reach.idle))


def _wrapped(text: str, width: int) -> Iterator[str]:
    yield from wrap(
        text,
        width,
        initial_indent=INDENT,
        subsequent_indent=INDENT * 2,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _exercise(one: Exercise) -> Json:
    return {
        "rule": one.rule.id,
        "file": one.rule.file,
        "examples": one.examples,
        "agreements": one.agreements,
        "outcomes": {outcome: one.outcomes[outcome] for outcome in OUTCOMES},
        "branches": [
            {"line": b.at.line, "column": b.at.column, "of": b.of, "name": b.name, "hits": b.hits} for b in one.branches
        ],
    }


def _reach(one: Reach) -> Json:
    return {
        "agreement": one.reading.sample.name,
        "file": str(one.reading.sample.file),
        "clauses": one.clauses,
        "reached": one.clauses - len(one.idle),
        "idle": list(_numbers(one)),
    }
