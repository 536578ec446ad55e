"""The comparison as a page to walk through: a table whose heads stay in view, sorted and sifted by its reader."""

from __future__ import annotations

from mouscan.contrast.columns import heads, summary, where
from mouscan.contrast.comparison import ABSENT, TITLES, Comparison
from mouscan.report.offline import offline

CLAUSES = 3


def page(found: Comparison) -> str:
    """Return the page: one file that needs no network and, to be read, no script."""
    return offline(
        "contrast.html",
        ("base.css", "sift.css", "contrast.css"),
        ("contrast.js",),
        found=found,
        names=heads([one.file for one in found.agreements]),
        summaries=[summary(found, number) for number in range(len(found.agreements))],
        titles=TITLES,
        groups=[(group, TITLES[group]) for group in found.groups],
        silent=(*ABSENT.values(), "na"),
        where=lambda cell: where(cell, CLAUSES),
    )
