"""Words that rules ask for by pattern: what must be read, and what comes near without being meant (asked.tsv)."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from mouscan.graph import Agreement

FRAME = (
    "MEMORANDUM OF UNDERSTANDING\n\nbetween Northmoor Council (the Council) and Westhaven Trust (the Trust)\n\n"
    "1. The Council gives a list of addresses to the Trust for the winter programme.\n\n2. {words}\n"
)
LINES = (Path(__file__).parent / "asked.tsv").read_text("utf-8").splitlines()
ROWS = list(csv.DictReader(LINES[1:], delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['vocabulary']}-{row['value']}-{row['words'][:40]}")
def test_what_a_rule_asks_for_is_read_and_nothing_else(
    row: dict[str, str], agreement: Callable[[str], Agreement]
) -> None:
    found = agreement(FRAME.format(words=row["words"])).phrases
    said = [p.evidence.words for p in found if p.vocabulary == row["vocabulary"] and row["value"] in ("", p.value)]
    assert bool(said) is (row["read"] == "yes"), said
