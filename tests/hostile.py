"""Reports for the tests of the forms: of two corpora, of a hostile agreement, of none, and with states and notices."""

from __future__ import annotations

import contextlib
import tempfile
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from mouscan.audit import examine, request
from mouscan.report.finding import found
from mouscan.report.report import Notice, Report, State
from mouscan.rules import Library, library

TOP = Path(__file__).parents[1]
BAD, GOOD = "corpora/pupil-data-2015/agreement.txt", "corpora/reformed/agreement.txt"
FORM = "corpora/notes/form.txt"
SIGNS = (
    '::error file=x,line=1::owned and <script>alert(1)</script> and "quoted, commas" | pipes | `ticks` '
    "[link](http://evil.example) ![image](x) https://evil.example @everyone #12 &lt;b&gt; {0} **bold** %0A ##[error]old"
)
HOSTILE = f"""MEMORANDUM OF UNDERSTANDING

This agreement is made between the Department for Education ("DfE") and Home Office Immigration Enforcement ("IE").

1. ::warning::Purpose <img src=x onerror=alert(2)>

1.1 DfE will supply IE with pupil addresses, {SIGNS} and \x1b[31mred\x07 \u202eand \x9b each month.

2. =cmd|' /C calc'!A0

2.1 The data may be kept indefinitely by IE, and such other information as IE may require.
"""
# The packs of rules with versions that no change of a rule changes.
PACKS = (("core-law", "1"), ("firewall", "2"))
REASON = f"agreed; {SIGNS}\x1b[0m"


@cache
def rules() -> Library:
    return library()


@cache
def report(file: str) -> Report:
    """Return the report of a file of the checkout, under the name that it has from its top."""
    with contextlib.chdir(TOP):
        return examine(file, request(rules()))


@cache
def hostile() -> Report:
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("a,b;=1::x.txt").write_text(HOSTILE, encoding="utf-8")
        return examine("a,b;=1::x.txt", request(rules()))


def spotless() -> Report:
    """Return a report without a finding."""
    good = report(GOOD)
    return replace(good, outcomes=tuple(row for row in good.outcomes if row.outcome in ("pass", "na")))


def stated() -> Report:
    """Return a report of which the first finding is known, the second suppressed in the draft, the third beside it."""
    bad = report(BAD)
    first, second, third, *_ = found(bad)
    states = {
        first.rule: State("known"),
        second.rule: State("suppressed", REASON),
        third.rule: State("suppressed", "entry pending", beside=True),
    }
    notices = (
        Notice("SUP-001", f"No finding of TRN-999 is there to suppress. {SIGNS}", 12, file="drafts/x.mouscan.toml"),
        Notice("SUP-002", "The baseline has run out.", 0, "error"),
    )
    return replace(bad, states=states, notices=notices, packs=PACKS)
