"""Reports for the tests of what is printed: of the corpora, and one in which everything from outside is hostile."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec.structs import replace

from mouscan.audit import assess, examine, request
from mouscan.clauses import clause_tree
from mouscan.intake import interpret
from mouscan.report.report import Notice, Report, State
from mouscan.rules import library
from mouscan.source import read_bytes

TOP = Path(__file__).parents[1]
BAD = '"><img src=x onerror="alert(1)"><script>alert(2)</script>\'{{ 7 * 7 }}<svg onload=alert(3)></style></title>'
HOSTILE = """MEMORANDUM OF UNDERSTANDING <script>alert(1)</script>

between Northmoor <img src=x onerror=alert(4)> School and the Home Office "><svg onload=alert(5)>

1. Sharing "><img src=x onerror=alert(6)> </section></main><script>alert(7)</script>

1.1 The School <b onmouseover=alert(8)> will supply the addresses and nationality of pupils "><svg onload=alert(9)> to \
the Home Office for immigration enforcement </blockquote><script>alert(10)</script>.

1.2 The data may be kept "><iframe src=javascript:alert(11)> for as long as its business requires.

* the names {{ 7 * 7 }} of pupils; <a href=javascript:alert(12)>here</a>

2. Retention <!-- --> <style>body { display: none }</style>

2.1 The Home Office may pass the data to any other body "><form action=http://example.com><input autofocus onfocus=x>.
"""


@cache
def review(name: str) -> Report:
    """Return the report of an agreement of the corpora, its file named as in the checkout."""
    return examine(str(TOP / "corpora" / name / "agreement.txt"), request(library()))


def judged(text: str, name: str = "draft.txt") -> Report:
    """Return the report of a text, whatever it is."""
    return assess(interpret(clause_tree(read_bytes(text.encode(), name))), request(library(), "uk"))


def settled(report: Report) -> Report:
    """Return a report in which one finding is known, one suppressed, and a suppression is of no use."""
    known, suppressed = (row.rule for row in report.having("fail")[:2])
    states = {known: State("known", "in the baseline"), suppressed: State("suppressed", "entry pending until spring")}
    notice = Notice("SUP-001", "This suppression matches no finding.", 12)
    return replace(report, states=states, notices=(notice,), packs=(("core-law", "1.2"), ("firewall", "0.3")))


@cache
def hostile() -> Report:
    """Return the report of an agreement that is full of markup, and whose review is full of it too."""
    report = judged(HOSTILE, f"{BAD}.txt")
    known, suppressed = (row.rule for row in report.having("fail")[:2])
    return replace(
        report,
        why=BAD,
        profile=BAD,
        packs=((BAD, BAD),),
        notices=(Notice(BAD, BAD, 1),),
        states={known: State("known", BAD), suppressed: State("suppressed", BAD)},
        outcomes=tuple(replace(row, message=BAD, also=(BAD,)) for row in report.outcomes),
    )
