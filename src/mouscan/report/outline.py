"""What `mouscan parse` prints: every clause with its words, and what was read in it, marked by kind."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from mouscan.clauses import Clause
from mouscan.graph import Agreement
from mouscan.report.place import at
from mouscan.report.statement import statements

STEP = 2
DEEPEST = 6
BULLET = "• "


def outline(agreement: Agreement, width: int) -> str:
    """Return the page: the title, then every clause with its words and its statements, at most `width` columns wide."""
    return "\n".join(_lines(agreement, width))


def _lines(agreement: Agreement, width: int) -> Iterator[str]:
    tree = agreement.tree
    yield f"{agreement.name}: {agreement.title}" if agreement.title else agreement.name
    if tree.nature.kind != "agreement":
        yield f"This looks like no agreement but {tree.nature.kind}: {tree.nature.reason}."
    read = statements(agreement)
    for clause in tree.clauses:
        indent = " " * (STEP * min(len(tree.parents(clause)), DEEPEST))
        yield ""
        yield from wrap(_head(agreement, clause), width, initial_indent=indent, subsequent_indent=indent + "  ")
        for words in _words(agreement, clause):
            yield from wrap(words, width, initial_indent=indent + "  ", subsequent_indent=indent + "  ")
        for one in read.get(clause.id, ()):
            yield from wrap(
                f"{one.kind:>10}: {one.said}",
                width,
                initial_indent=indent,
                subsequent_indent=indent + " " * 12,
                break_on_hyphens=False,
            )


def _head(agreement: Agreement, clause: Clause) -> str:
    document = agreement.tree.document
    place = document.place(clause.start)
    shown = clause.heading if clause.role == "heading" else f"{clause.id}  {clause.heading}".rstrip()
    return f"{shown}  [{at(place.page, place.line, document.paged)}]"


def _words(agreement: Agreement, clause: Clause) -> Iterator[str]:
    """Yield the paragraphs, bullets and rows of a clause, each on one line."""
    text = agreement.tree.document.text
    for block in clause.blocks:
        words = text[block.start : block.end].replace("\n", " ")
        yield BULLET + words if block.kind == "bullet" else words
