"""What `mouscan diff` prints: what matters first, each change with the words before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from mouscan.change.changeset import ChangeSet, Passage
from mouscan.change.outline import quiet, rests, sections, tally

MOST, LONGEST = 4, 400


def write(found: ChangeSet, width: int) -> str:
    """Return the page, at most `width` columns wide."""
    return "\n".join(_lines(found, width)) + "\n"


def _lines(found: ChangeSet, width: int) -> Iterator[str]:
    yield from wrap(f"{found.old.file} -> {found.new.file}: {tally(found)}.", width, subsequent_indent="  ")
    for section in sections(found):
        yield ""
        yield f"{section.title} ({len(section.rows)})"
        for number, row in enumerate(section.rows, 1):
            yield from _wrapped(f"{number}. {row.where}", width, 1)
            for says in row.says:
                yield from _wrapped(says, width, 2)
            yield from _quoted("Old", row.old, width)
            yield from _quoted("New", row.new, width)
    yield ""
    yield "No change in law"
    for line in quiet(found):
        yield from _wrapped(line, width, 1)
    yield ""
    for line in rests(found):
        yield from wrap(line, width, subsequent_indent="  ")


def _quoted(side: str, passages: Sequence[Passage], width: int) -> Iterator[str]:
    for passage in passages[:MOST]:
        words = passage.words if len(passage.words) <= LONGEST else f"{passage.words[:LONGEST].rsplit(' ', 1)[0]} ..."
        yield from _wrapped(f'{side} (page {passage.page}, line {passage.line}): "{words}"', width, 2)
    if len(passages) > MOST:
        yield from _wrapped(f"{side}: and {len(passages) - MOST} more sentences there", width, 2)


def _wrapped(text: str, width: int, depth: int) -> list[str]:
    indent = "  " * depth
    return wrap(text, width, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False)
