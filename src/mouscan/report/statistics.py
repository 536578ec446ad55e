"""How often each rule is violated in some agreements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mouscan.report.report import Report
from mouscan.report.text import ACCEPTED
from mouscan.rules.rule import SEVERITIES, Severity


def table(reports: Sequence[Report]) -> str:
    """Return a line for each rule that is violated: how often, its severity, its id and name; the most often first.

    What is known or suppressed is counted apart, on the last line.
    """
    rows = [(report.state(row.rule).standing, row) for report in reports for row in report.having("fail")]
    counts = Counter(row.rule for standing, row in rows if standing == "new")
    apart = Counter(standing for standing, _ in rows)
    rules = {rule.id: rule for report in reports for rule in report.rules}
    worst: dict[str, Severity] = {}
    for _, row in rows:
        worst[row.rule] = min(worst.get(row.rule, row.severity), row.severity, key=SEVERITIES.index)
    often = sorted(counts, key=lambda id: (-counts[id], id))
    lines = [f"{counts[id]:>6}  {worst[id]:<7}  {id}  {rules[id].name}" for id in often]
    accepted = "".join(f", {apart[standing]} {standing}" for standing in ACCEPTED if apart[standing])
    number = f"{apart['new']:>6}  violation{'' if apart['new'] == 1 else 's'}"
    return "\n".join([*lines, f"{number} in {len(reports)} text{'' if len(reports) == 1 else 's'}{accepted}"])
