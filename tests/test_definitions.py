"""Definitions: the terms that a text defines, and what it says they mean."""

from __future__ import annotations

import pytest

from mouscan.clauses import clause_tree
from mouscan.graph.definitions import definitions
from mouscan.language.pipeline import read
from mouscan.source import read_bytes


def defined(text: str) -> dict[str, str]:
    found = definitions(read(clause_tree(read_bytes(text.encode(), "test"))))
    return {d.term: d.meaning for d in found}


@pytest.mark.parametrize(
    ("sentence", "term", "meaning"),
    [
        ('"Extract" means the file sent each month.', "Extract", "the file sent each month"),
        ("'Extract' shall mean the file sent each month.", "Extract", "the file sent each month"),
        ('The term "Extract" refers to the file sent each month.', "Extract", "the file sent each month"),
        ('"Extract" has the meaning given in the Harbour Act.', "Extract", "given in the Harbour Act"),
        ("Extract File means the file sent each month.", "Extract File", "the file sent each month"),
        ("REG.IO User File means the file sent each month.", "REG.IO User File", "the file sent each month"),
        ("It is so. Extract File means the file sent each month.", "Extract File", "the file sent each month"),
        ("The Council keeps a central index of vessels (CIV).", "CIV", "central index of vessels"),
    ],
)
def test_a_term_is_defined(sentence: str, term: str, meaning: str) -> None:
    assert defined(sentence) == {term: meaning}


def test_one_sentence_may_define_several_terms() -> None:
    found = defined('"Extract" means the monthly file; "Index" means the list of vessels.')
    assert found == {"Extract": "the monthly file", "Index": "the list of vessels"}


def test_a_name_given_in_brackets_is_defined() -> None:
    assert defined('Northmoor Council ("the Council") will act.')["Council"] == "Northmoor Council"


def test_entries_under_a_heading_of_definitions_are_definitions() -> None:
    found = defined(
        "AGREEMENT\n\nThe Council agrees.\n\n1. Definitions\n\nExtract: the monthly file\n\n"
        "Index - the list of vessels\n\n2. Data\n\nMethod: secure mail\n"
    )
    assert found == {"Extract": "the monthly file", "Index": "the list of vessels"}


def test_all_references_to_a_body_include_its_units() -> None:
    found = defined("All references to the Ministry include the Harbour Patrol and the Coast Watch.")
    assert found == {"Ministry": "the Harbour Patrol and the Coast Watch"}


def test_a_list_that_includes_things_defines_nothing() -> None:
    assert defined("Data includes names and addresses.") == {}
