"""A set of changes as a page of Markdown (CommonMark), the words that came in bold and those that went struck out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mouscan.change.changeset import ChangeSet
from mouscan.change.marking import Marked, marked
from mouscan.change.outline import quiet, rests, sections, tally

ACTIVE = re.compile(r"([\\`*_{}\[\]()<>#+!|~&-])")


def write(found: ChangeSet, width: int) -> str:
    """Return the page; its lines are as long as their sentences."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: ChangeSet) -> Iterator[str]:
    yield f"# {_plain(found.new.title or found.new.file)}: what changed in law"
    yield ""
    yield f"{_plain(found.old.file)} → {_plain(found.new.file)}: {tally(found)}."
    for section in sections(found):
        yield ""
        yield f"## {section.title} ({len(section.rows)})"
        for number, row in enumerate(section.rows, 1):
            yield ""
            yield f"### {number}. {_plain(row.where)}"
            for says in row.says:
                yield ""
                yield _plain(says)
            old, new = marked(row.old, row.new)
            yield from _quoted("Old", old, "~~")
            yield from _quoted("New", new, "**")
    yield ""
    yield "## No change in law"
    yield ""
    for line in quiet(found):
        yield f"- {_plain(line)}"
    yield ""
    for line in rests(found):
        yield _plain(line)
        yield ""


def _quoted(side: str, passages: Marked, mark: str) -> Iterator[str]:
    for passage, pieces in passages:
        words = " ".join(f"{mark}{_plain(p.words)}{mark}" if p.alone else _plain(p.words) for p in pieces)
        yield ""
        yield f"> {side}, page {passage.page}, line {passage.line}: {words}"


def _plain(text: str) -> str:
    """Return words that are nothing but words in Markdown."""
    return ACTIVE.sub(r"\\\1", text)
