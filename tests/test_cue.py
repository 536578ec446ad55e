"""Cues: how a pattern joins its groups, and where the groups may stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, product

import pytest

from mouscan.clauses import clause_tree
from mouscan.language import Reading, marker
from mouscan.language.cue import hits
from mouscan.language.lexicon import lexicon
from mouscan.language.pattern import Cue, terms
from mouscan.language.pipeline import read
from mouscan.language.sought import Sought
from mouscan.source import read_file
from test_cli import TOP

Reader = Callable[[str], Reading]

# "breach-notification" and "retention-limit" are read here only for how cues join words, not for what they decide.


def kinds(reading: Reading, clause: str = "1") -> set[str]:
    return {hit.cue.value for hit in hits(reading, "safeguards") if hit.sentence.clause == clause}


def test_a_pattern_is_cut_into_groups_and_joins() -> None:
    for cue in lexicon().cues["safeguards"]:
        assert cue.groups
        assert cue.groups[0].join == "&"
        assert all(group.keys for group in cue.groups)
        assert cue.where in ("sentence", "heading", "either")


def test_the_terms_are_the_plain_phrases_of_all_patterns() -> None:
    words, phrases = terms(lexicon().cues["safeguards"])
    assert words
    assert phrases
    assert not [term for term in (*sorted(words), *phrases) if term.startswith("<") or (term in words) == (" " in term)]


def test_words_near_each_other_satisfy_a_cue_and_far_ones_do_not(reading: Reader) -> None:
    near = "1. The Trust shall retain the data for six months.\n"
    filler = "in the rooms that it has in the old house on the hill by the river at the end of the long road "
    far = f"1. The Trust shall retain the data {filler}that leads to the town which the Council left six months ago.\n"
    assert "retention-limit" in kinds(reading(near))
    assert "retention-limit" not in kinds(reading(far))


def test_a_group_that_must_follow_at_once_does_not_reach_further(reading: Reader) -> None:
    assert "publication-commitment" in kinds(reading("1. The Trust shall publish the text of this agreement.\n"))
    assert "publication-commitment" not in kinds(
        reading("1. The Trust shall publish news of all that this agreement does.\n")
    )


def test_groups_in_two_sentences_satisfy_no_cue(reading: Reader) -> None:
    assert "retention-limit" not in kinds(reading("1. The Trust shall retain the data. It met six months ago.\n"))


def test_what_must_not_stand_there_rules_a_cue_out(reading: Reader) -> None:
    assert "retention-limit" not in kinds(reading("1. The Trust shall retain the passwords for six months.\n"))


def test_a_lead_completes_the_words_of_its_item(reading: Reader) -> None:
    found = reading("1. The Trust shall retain the data for:\n\n(a) six months; or\n\n(b) the life of the plan.\n")
    assert "retention-limit" in kinds(found, "1(a)")


def test_a_heading_completes_the_words_of_its_clause(reading: Reader) -> None:
    assert "retention-limit" in kinds(reading("1. Retention\n\nSix months from receipt of the list.\n"))
    assert "retention-limit" not in kinds(reading("1. Meetings\n\nSix months from receipt of the list.\n"))


def test_a_hit_is_the_words_that_satisfy_it(reading: Reader) -> None:
    found = reading("1. From now on the Trust shall retain the data for six months at most.\n")
    satisfied = [hit for hit in hits(found, "safeguards") if hit.cue.value == "retention-limit"]
    assert {found.tree.document.text[hit.start : hit.end] for hit in satisfied} == {"retain the data for six months"}
    assert "retain" in {found.words[hit.word].text for hit in satisfied}


def test_of_words_that_begin_together_the_longest_reaches_as_far_as_it_goes(reading: Reader) -> None:
    assert "expiry" in kinds(reading("1. The protocol remains in effect for the duration of one year.\n"))


def test_any_form_of_a_verb_satisfies_a_cue(reading: Reader) -> None:
    for words in ("retains the data", "will be retaining the data", "has retained the data"):
        assert "retention-limit" in kinds(reading(f"1. The Trust {words} for six months.\n")), words


@pytest.mark.parametrize("name", ["safeguards", "misses"])
def test_every_cue_can_be_satisfied_by_its_own_words(name: str) -> None:
    for cue in lexicon().cues[name]:
        positive = [group for group in cue.groups if group.join != "!"]
        forbidden = {key for group in cue.groups if group.join == "!" for key in group.keys}
        assert positive, cue
        assert all(group.keys - forbidden for group in positive), cue


TEXTS = [str(TOP / "corpora" / name / "agreement.txt") for name in ("council-nhs", "reformed", "us-interagency")]


@pytest.mark.parametrize("file", TEXTS)
def test_the_sentences_that_are_looked_at_are_all_that_can_satisfy_a_cue(
    file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def all_(self: Sought, cues: Iterable[Cue]) -> Iterator[tuple[int, int]]:
        for i, cue in enumerate(cues):
            for sentence in self.reading.sentences:
                if (sentence.kind == "heading") == (cue.where == "heading"):
                    yield sentence.index, i

    found = read(clause_tree(read_file(file)))
    names = sorted(lexicon().cues)
    chosen = [list(hits(found, name)) for name in names]
    monkeypatch.setattr(Sought, "candidates", all_)
    assert [list(hits(found, name)) for name in names] == chosen
    assert sum(map(len, chosen)) > 50


@pytest.mark.parametrize("file", TEXTS)
def test_the_phrases_that_are_sought_are_all_that_a_text_has(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def all_(parts: Iterable[Iterable[tuple[str, ...]]], words: dict[str, int], pairs: object) -> list[tuple[str, ...]]:
        known = [[some for some in part if all(word in words for word in some)] for part in parts]
        return [whole for one in product(*known) if (whole := tuple(chain.from_iterable(one)))]

    tree = clause_tree(read_file(file))
    chosen = read(tree)
    monkeypatch.setattr(marker, "_met", all_)
    every = read(tree)
    assert every.marks == chosen.marks
    assert every.terms == chosen.terms
    assert sum(map(len, chosen.marks.values())) > 1000
