"""How often each rule is violated in some agreements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mouscan.report.report import Report


def table(reports: Sequence[Report]) -> str:
    """Return a line for each rule that is violated: how often, its severity, its id and name; the most often first."""
    counts = Counter(row.rule for report in reports for row in report.having("fail"))
    rules = {rule.id: rule for report in reports for rule in report.rules}
    worst = {row.rule: row.severity for report in reports for row in report.having("fail")}
    often = sorted(counts, key=lambda id: (-counts[id], id))
    lines = [f"{counts[id]:>6}  {worst[id]:<7}  {id}  {rules[id].name}" for id in often]
    return "\n".join([*lines, f"{sum(counts.values()):>6}  violations in {len(reports)} texts"])
