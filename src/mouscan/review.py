"""A report with what somebody has decided about its findings: suppressed for a reason, or accepted before."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from mouscan.accepting import baseline_for
from mouscan.baseline import against, dropped
from mouscan.suppress import load, suppressed

if TYPE_CHECKING:
    from mouscan.ledger import Accepted
    from mouscan.report.report import Report


def reviewed(report: Report, options: argparse.Namespace, today: date) -> tuple[Report, tuple[Accepted, ...]]:
    """Return a report with its suppressions and its baseline, and what that accepts and what no longer occurs.

    Where the options narrow the rules, a suppression of a rule that is not judged is not unused. Raises MouscanError.
    """
    file = report.tree.document.name
    said = load(report.tree.document)
    known = {one.rule for one in said} if said and _narrowed(options) else set()
    found = suppressed(report, said, today, known)
    if file.startswith("<"):
        return found, ()
    if options.since:
        from mouscan.since import before

        earlier = before(file, options)
        return (found if earlier is None else against(found, earlier)), ()
    if (baseline := baseline_for(options, file)) is None:
        return found, ()
    return against(found, baseline), dropped(found, baseline)


def _narrowed(options: argparse.Namespace) -> bool:
    """Tell whether the options leave out rules that the project judges by."""
    return any(getattr(options, name, None) for name in ("rule", "pack", "select", "ignore", "profile"))
