"""The page that `mouscan rules mutate` prints: what every passing rule noticed, and each damage that it did not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap

from mouscan.proving.mutant import alike
from mouscan.proving.survey import Survey, Trial, Tried

INDENT = "  "
AROUND = 4
LONGEST = 24
GAP = "..."


def page(survey: Survey, width: int) -> str:
    """Return what every rule that passes one agreement made of its mutants, and the sum of it."""
    return "\n".join(_lines(survey, width))


def _lines(survey: Survey, width: int) -> Iterator[str]:
    yield from wrap(
        f"{survey.report.tree.document.name}: judged by profile {survey.report.profile}, {survey.report.why}", width
    )
    yield ""
    for tried in survey.tried:
        if tried.trials:
            yield from _rule(tried, width)
            yield ""
    if spared := [tried.rule.id for tried in survey.tried if not tried.trials]:
        yield from _wrapped(f"No damage was aimed at: {', '.join(spared)}", width, "")
        yield ""
    if survey.idle:
        shown = ", ".join(f"{row.rule} ({row.outcome})" for row in survey.idle)
        yield from _wrapped(f"Not tried, for they do not pass: {shown}", width, "")
        yield ""
    if survey.left:
        yield f"{survey.left} mutants were left out; --limit {survey.read + survey.left} reads all."
    yield _sum(survey)


def _sum(survey: Survey) -> str:
    fates = Counter(trial.fate for tried in survey.tried for trial in tried.trials)
    mutants = "1 mutant" if survey.read == 1 else f"{survey.read} mutants"
    return (
        f"{mutants} read, {fates.total()} times judged: {fates['noticed']} noticed, {fates['survived']} survived, "
        f"{fates['elsewhere']} pass on another clause."
    )


def _rule(tried: Tried, width: int) -> Iterator[str]:
    noticed = len(tried.having("noticed"))
    yield from _wrapped(f"{tried.rule.id} {tried.rule.name}: {noticed} of {len(tried.trials)} noticed", width, "")
    counts = ", ".join(f"{name} {hit}/{all_}" for name, hit, all_ in tried.operators)
    yield from _wrapped(counts, width, INDENT)
    for trial in tried.having("survived"):
        yield from _wrapped(_survivor(trial), width, INDENT)
    yield from _elsewhere(tried.having("elsewhere"), width)


def _survivor(trial: Trial) -> str:
    mutant = trial.mutant
    where = f"after {mutant.clause}" if mutant.rule else f"in {mutant.clause}"
    before, after = _parted(mutant.before, mutant.after)
    change = f"{before} -> {after}" if mutant.before else after
    gone = "; the rule no longer applies" if trial.outcome.outcome == "na" else ""
    return f"{mutant.operator} survives {where}: {change}{gone}"


def _elsewhere(trials: Sequence[Trial], width: int) -> Iterator[str]:
    """Yield for each damaged clause how it was damaged in vain, for the rule passes on others."""
    places = dict.fromkeys((trial.mutant.clause, trial.outcome.clauses) for trial in trials)
    for clause, others in places:
        here = [t.mutant.operator for t in trials if (t.mutant.clause, t.outcome.clauses) == (clause, others)]
        names = ", ".join(dict.fromkeys(here))
        yield from _wrapped(f"{names} in {clause}: {', '.join(others)} says it too", width, INDENT)


def _parted(before: str, after: str) -> tuple[str, str]:
    """Return the words that differ, each with a few of those around them, in quotation marks."""
    one, other = before.split(), after.split()
    start = alike(one, other)
    end = alike(one[start:][::-1], other[start:][::-1])
    return _quoted(one, start, end), _quoted(other, start, end)


def _quoted(words: list[str], start: int, end: int) -> str:
    if not words:
        return "nothing"
    first, last = max(0, start - AROUND), len(words) - max(0, end - AROUND)
    shown = words[first:last]
    if len(shown) > LONGEST:
        shown = [*shown[: LONGEST // 2], GAP, *shown[-LONGEST // 2 :]]
    return f'"{" ".join([*([GAP] if first else []), *shown, *([GAP] if last < len(words) else [])])}"'


def _wrapped(text: str, width: int, indent: str) -> Iterator[str]:
    yield from wrap(text, width, initial_indent=indent, subsequent_indent=indent + INDENT, break_on_hyphens=False)
