"""What `mouscan why` says of a clause: words, entries and patterns, each with its source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mouscan.clauses import ClauseTree
from mouscan.errors import InputError
from mouscan.graph.build import build
from mouscan.intake import clause_named
from mouscan.language import Reading
from mouscan.report.why import why

TEXT = """AGREEMENT

between Northmoor Council ("the Council") and Westhaven Hospital Trust ("the Trust")

1. Keeping

1.1 The Trust shall not keep any date of birth, once collected, for longer than six months.

(a) The Trust must delete the data within six months.

2. Telling

2.1 This agreement may be disclosed under the Freedom of Information Act 2000.

2.2 They meet.
"""


@pytest.fixture
def page(reading: Callable[[str], Reading]) -> Callable[[str], str]:
    def shown(name: str) -> str:
        read = reading(TEXT)
        return why(build(read), read, clause_named(read.tree, name), 400)

    return shown


def test_an_item_of_data_is_led_back_to_its_entry_and_its_source(page: Callable[[str], str]) -> None:
    assert '"date of birth" is data date-of-birth, by "date of birth" (W3C DPV' in page("1.1")


def test_a_safeguard_is_led_back_to_the_words_of_force_and_the_cue(page: Callable[[str], str]) -> None:
    shown = page("1.1(a)")
    assert '"must" is modality duty' in shown
    assert "safeguard: retention-limit, present, binds Westhaven Hospital Trust" in shown
    assert "shows it, by " in shown


def test_a_near_miss_says_why_it_is_not_enough(page: Callable[[str], str]) -> None:
    assert "near miss: publication-commitment, An answer to a request" in page("2.1")


def test_a_clause_in_which_nothing_was_read_says_so(page: Callable[[str], str]) -> None:
    assert "Nothing was read in this clause." in page("2.2")


@pytest.mark.parametrize("name", ["1.1(a)", "1.1.a", "1.1 (A)", "1.1A"])
def test_a_clause_is_found_however_its_number_is_punctuated(name: str, tree: Callable[[str], ClauseTree]) -> None:
    assert clause_named(tree(TEXT), name).id == "1.1(a)"


def test_a_clause_is_found_by_its_heading(tree: Callable[[str], ClauseTree]) -> None:
    assert clause_named(tree(TEXT), "keeping").id == "1"


def test_a_clause_that_is_not_there_gets_a_suggestion(tree: Callable[[str], ClauseTree]) -> None:
    with pytest.raises(InputError, match='no clause "keping", did you mean "1"'):
        clause_named(tree(TEXT), "keping")
    with pytest.raises(InputError, match="mouscan parse"):
        clause_named(tree(TEXT), "99")


def test_every_statement_of_a_corpus_names_what_led_to_it(corpora: Path, reading: Callable[[str], Reading]) -> None:
    read = reading((corpora / "reformed" / "agreement.txt").read_text("utf-8"))
    agreement = build(read)
    for clause in read.tree.clauses:
        for part in why(agreement, read, clause, 400).split("\n\n")[1:]:
            if part.startswith(("data:", "purpose:", "near miss:")):
                assert ", by " in part, part
