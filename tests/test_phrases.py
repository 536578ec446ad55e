"""The vocabularies of patterns: sentences that each must read, near ones that it must not, and running lines."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from mouscan.graph import Agreement

LINES = (Path(__file__).parent / "phrases.tsv").read_text("utf-8").splitlines()
ROWS = list(csv.DictReader([line for line in LINES if line[:1] != "#"], delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['value']}-{row['reads']}-{row['sentence'][:40]}")
def test_a_vocabulary_reads_what_it_must_and_no_near_miss(
    row: dict[str, str], agreement: Callable[[str], Agreement]
) -> None:
    found = agreement(f"DATA SHARING AGREEMENT\n\n1. {row['sentence']}\n")
    read = any((p.vocabulary, p.value) == (row["vocabulary"], row["value"]) for p in found.phrases)
    assert read == (row["reads"] == "yes"), [(p.vocabulary, p.value, p.evidence.words) for p in found.phrases]


def test_a_running_footer_tells_the_edition(agreement: Callable[[str], Agreement]) -> None:
    page = "{}. Marsh Council supplies the records.\n\nThe clerk keeps a list.\n\nMarsh protocol v2.1   Page {}\n\f"
    text = "DATA SHARING PROTOCOL\n\n" + "".join(page.format(n, n) for n in range(1, 5))
    (edition,) = (p for p in agreement(text).phrases if p.vocabulary == "editions")
    assert (edition.value, edition.evidence.words) == ("version", "Marsh protocol v2.1 Page 1")


def test_the_blanks_of_a_form_are_no_gaps(agreement: Callable[[str], Agreement]) -> None:
    text = "DATA SHARING AGREEMENT\n\n1. The file is sent.\n\nANNEX 1 ACCOUNT REQUEST\n\n1. Name of user ____________\n"
    assert {p.value for p in agreement(text).phrases if p.vocabulary == "placeholder"} <= {"signature"}
