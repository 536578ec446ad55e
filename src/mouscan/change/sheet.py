"""A set of changes as one offline page: old and new words side by side, what came and went marked, by kind."""

from __future__ import annotations

from msgspec import Struct

from mouscan.change.changeset import ChangeSet
from mouscan.change.marking import Marked, marked
from mouscan.change.outline import Row, quiet, rests, sections, tally
from mouscan.report.offline import offline


class Card(Struct, frozen=True):
    """One row as the page shows it, with its words in pieces."""

    id: str
    row: Row
    old: Marked
    new: Marked


def write(found: ChangeSet, width: int) -> str:
    """Return the page: one file that needs no network and, to be read, no script."""
    shown = sections(found)
    cards = {
        section.kind: [_card(f"{section.kind}-{n}", row) for n, row in enumerate(section.rows, 1)] for section in shown
    }
    return offline(
        "change.html",
        ("base.css", "sift.css", "change.css"),
        ("change.js",),
        title=found.new.title or found.new.file,
        found=found,
        tally=tally(found),
        sections=shown,
        kinds=[(section.kind, section.title) for section in shown],
        cards=cards,
        rewordings=[marked(one.old, one.new) for one in found.rewordings],
        quiet=list(quiet(found)),
        rests=list(rests(found)),
    )


def _card(id: str, row: Row) -> Card:
    return Card(id, row, *marked(row.old, row.new))
