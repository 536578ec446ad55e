"""What the items of a reading are known by: their names, the lists and clauses that they stand in, and the main one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mouscan.graph.agreement import DataItem
from mouscan.graph.contents import DATA
from mouscan.graph.grammar import closed
from mouscan.graph.wording import function
from mouscan.language import Reading
from mouscan.language.word import words

PRONOUN = 4
OFTEN = 3
ENTRY = 8


def called(item: DataItem) -> str:
    """Return the words of the name of an item, as those of the text are split."""
    return " ".join(item.name[a:b] for a, b in words(item.name, 0, len(item.name))).lower()


def heads(data: Sequence[DataItem]) -> dict[str, str]:
    """Return the items under the nouns at the head of their names, where no other item has that head."""
    found: dict[str, str] = {}
    for item in data:
        name = item.name.lower().partition(" of ")[0].split()
        if name and name[-1] not in function("bare"):
            found[name[-1]] = "" if name[-1] in found else item.id
    return found


def entries(reading: Reading, data: Sequence[DataItem]) -> set[str]:
    """Return the items that only entries of lists name, each by itself ("• Contact information")."""
    bullets = (range(s.first, s.last) for s in reading.sentences if s.kind == "bullet" and s.last - s.first <= ENTRY)
    opening = {next((reading.starts[i] for i in span if reading.texts[i].isalpha()), -1) for span in bullets}
    return {item.id for item in data if all(e.start in opening for e in item.evidence)}


def about(data: Sequence[DataItem]) -> tuple[str, ...]:
    """Return the item that a text is about: one called data that it names all through, and no other half as often."""
    spoken = [item for item in data if not item.generic and item.name.lower().rpartition(" ")[2] in DATA]
    ranked = sorted(spoken, key=lambda item: -len(item.clauses))
    often = [len(item.clauses) for item in ranked] + [0, 0]
    return (ranked[0].id,) if often[0] >= OFTEN and often[1] * 2 <= often[0] else ()


def targets(reading: Reading, data: Sequence[DataItem]) -> list[tuple[int, tuple[str, ...]]]:
    """Return where the text refers to clauses that name data, with those data: a clause's, and those of its parts."""
    by_clause: dict[str, list[str]] = {}
    for item in data:
        for clause in item.clauses:
            place = reading.tree.by_id.get(clause)
            for one in (place, *reading.tree.parents(place)) if place is not None else ():
                by_clause.setdefault(one.id, []).append(item.id)
    found = [
        (r.start, tuple(id for target in r.targets for id in by_clause.get(target, ())))
        for r in reading.tree.references
        if not _conditional(reading, r.start)
    ]
    return sorted((start, ids) for start, ids in found if ids)


def _conditional(reading: Reading, start: int) -> bool:
    """Tell whether a reference only says when something holds ("unless sections 3 to 5 apply")."""
    at = bisect_left(reading.starts, start)
    return any(word.lower() in closed("condition") for word in reading.texts[max(at - PRONOUN, 0) : at])
