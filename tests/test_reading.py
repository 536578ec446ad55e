"""How well the corpora are read: what was found of what a careful reader found, over all that are annotated in full."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from mouscan.audit import examine, request
from mouscan.report.record import record
from mouscan.rules import library

CORPORA = Path(__file__).parents[1] / "corpora"
Row = dict[str, Any]
FLOORS = {  # F1 of each measure over all corpora, rounded down; only ever raised
    "parties": 0.96,
    "kinds": 0.98,
    "data": 0.83,
    "purposes": 0.93,
    "legal_references": 1.0,
    "flows": 0.65,
    "safeguards": 0.97,
}


class Score(NamedTuple):
    """How many of a kind are right, how many were found, and how many there are."""

    right: int = 0
    found: int = 0
    there: int = 0

    def __str__(self) -> str:
        return f"precision {self.right}/{self.found}, recall {self.right}/{self.there}, F1 {self.f1:.3f}"

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.there) if self.found + self.there else 1.0


def words(text: str) -> frozenset[str]:
    """Return the words that count, without their plural."""
    found = re.findall(r"[a-z0-9]+", text.lower().replace("'s", ""))
    return frozenset(word.removesuffix("s") for word in found) - {"the", "a", "an", "of", "and", "or", "to", "for"}


def likeness(one: str, other: str) -> float:
    a, b = words(one), words(other)
    return len(a & b) / len(a | b) if a | b else 0.0


def place(id: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z]+|\d+", re.sub(r"#\d+$", "", id.lower())))


def near(some: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether a clause of one side is a clause of the other, the one above it or one within it."""
    pairs = [sorted((place(a), place(b)), key=len) for a in some for b in others]
    return any(long[: len(short)] == short for short, long in pairs)


def names(party: Row) -> set[str]:
    return {name.lower().removeprefix("the ") for name in (party["name"], *party["aliases"])}


def pairs(there: list[Row], found: list[Row], like: Callable[[Row, Row], float]) -> list[tuple[Row, Row]]:
    """Pair what is alike, the likest first, each at most once."""
    ranked = sorted(
        ((like(a, b), i, j) for i, a in enumerate(there) for j, b in enumerate(found)), key=lambda rank: -rank[0]
    )
    left, right, paired = set(range(len(there))), set(range(len(found))), []
    for degree, i, j in ranked:
        if degree > 0 and i in left and j in right:
            left.remove(i)
            right.remove(j)
            paired.append((there[i], found[j]))
    return paired


def once(rows: list[Row], by: str) -> list[Row]:
    """Return a row for each category or kind, with all its clauses."""
    gathered: dict[str, Row] = {}
    for row in rows:
        gathered.setdefault(row[by], {by: row[by], "clauses": []})["clauses"] += row["clauses"]
    return list(gathered.values())


def alike(key: str, least: float) -> Callable[[Row, Row], float]:
    def like(a: Row, b: Row) -> float:
        degree = likeness(a[key], b[key])
        return degree if degree >= least else 0.0

    return like


def same(key: str) -> Callable[[Row, Row], float]:
    return lambda a, b: float(a[key] == b[key] and near(a["clauses"], b["clauses"]))


def scores(there: Row, found: Row) -> dict[str, Score]:
    parties = pairs(there["parties"], found["parties"], lambda a, b: float(bool(names(a) & names(b))))
    known = {end: end for end in ("public", "data-subjects", "third-parties")} | {b["id"]: a["id"] for a, b in parties}

    def flow(a: Row, b: Row) -> float:
        ends = (known.get(b["from"]), known.get(b["to"])) == (a["from"], a["to"])
        barred = (a["polarity"] == "prohibited") == (b["polarity"] == "prohibited")
        return float(ends and barred and a["kind"] == b["kind"]) * (1 + near(a["clauses"], b["clauses"]))

    def read(key: str, like: Callable[[Row, Row], float], by: str = "") -> Score:
        a, b = ([row for row in side[key] if row.get("status") != "absent"] for side in (there, found))
        if by:
            a, b = once(a, by), once(b, by)
        return Score(len(pairs(a, b, like)), len(b), len(a))

    return {
        "parties": Score(len(parties), len(found["parties"]), len(there["parties"])),
        "kinds": Score(sum(a["kind"] == b["kind"] for a, b in parties), len(parties), len(there["parties"])),
        "data": read("data", alike("name", 0.5)),
        "purposes": read("purposes", same("category"), "category"),
        "legal_references": read("legal_references", alike("citation", 0.6)),
        "flows": read("flows", flow),
        "safeguards": read("safeguards", same("kind"), "kind"),
    }


@cache
def pooled() -> dict[str, Score]:
    total: dict[str, Score] = {}
    for path in sorted(CORPORA.glob("*/expected.json")):
        there = json.loads(path.read_text("utf-8"))
        if "flows" not in there:
            continue
        (text,) = path.parent.glob("agreement.*")
        agreement = examine(str(text), request(library(), there["profile"], anyway=True)).agreement
        assert agreement is not None
        for measure, score in scores(there, json.loads(json.dumps(record(agreement)))).items():
            total[measure] = Score(*map(sum, zip(total.get(measure, Score()), score, strict=True)))
    return total


@pytest.mark.parametrize("measure", FLOORS)
def test_the_corpora_are_read_no_worse_than_before(measure: str) -> None:
    score = pooled()[measure]
    assert score.f1 >= FLOORS[measure], str(score)


def test_every_measure_has_a_floor() -> None:
    assert pooled().keys() == FLOORS.keys()
