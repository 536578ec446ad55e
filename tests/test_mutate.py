"""Known damages to an agreement, and which rules notice them."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import made
from mouscan.errors import MouscanError
from mouscan.proving import killed
from mouscan.proving.mutant import Edit, Mutant
from mouscan.proving.operators import mutants, operators, wanted
from mouscan.proving.original import Original, original, parsed
from mouscan.proving.worth import predecessors, twice
from mouscan.rules import Rule, load
from mouscan.rules.rule import Example
from mouscan.rules.syntax import At
from test_cli import mouscan, one_line

TEXT = """\
DATA SHARING AGREEMENT

between Calder County Council ("the Council") and Ashby Hospital Trust ("the Trust")

1. Sharing

1.1 The Trust shall give the Council the first names and dates of birth of patients only for the
purpose of planning care at home. The Council must not disclose them to the Home Office.

1.2 The items are listed in Annex A.

2. Care of the data

2.1 The Council shall delete the data within twenty-four (24) months and certify it in writing.

2.2 No record is used for the enforcement of immigration law. The Council will report any breach
within 24 hours to security@ashby.example.

2.3 The Council acts under section 29 of the Data Protection Act 2018.

2.4 Access:

- staff who have been vetted;
- no other person.

3. Review

3.1 The parties will review this agreement every year.

Annex A

1. First name, date of birth.

2. Address of the carer.
"""


@pytest.fixture(scope="module")
def whole() -> Original:
    return read(TEXT)


def read(text: str) -> Original:
    return original(parsed(text, "made.txt"))


def made_by(whole: Original, name: str) -> list[Mutant]:
    return list(mutants(whole, [name]))


def changes(whole: Original, name: str) -> set[tuple[str, str]]:
    """Return what each mutant of an operator takes out of the text and what it puts there."""
    found = set()
    for mutant in made_by(whole, name):
        (edit,) = mutant.edits
        found.add((whole.document.text[edit.start : edit.end].replace("\n", " "), edit.words))
    return found


def test_drop_takes_out_one_sentence(whole: Original) -> None:
    gone = "The Council must not disclose them to the Home Office."
    (mutant,) = [m for m in made_by(whole, "drop") if m.before == gone]
    assert mutant.after == ""
    assert mutant.clause == "1.1"
    assert mutant.text == TEXT.replace(gone, "")


def test_drop_leaves_no_empty_line_in_a_paragraph() -> None:
    text = "AGREEMENT\n\n1. The Trust shall report.\nThe Trust shall pay.\nThe Council shall pay.\n"
    (mutant,) = [m for m in made_by(read(text), "drop") if m.before == "The Trust shall pay."]
    assert mutant.text == text.replace("The Trust shall pay.\n", "")


def test_weaken_turns_a_duty_into_a_wish_and_a_leave_but_never_a_prohibition_into_a_leave(whole: Original) -> None:
    after = {mutant.after for mutant in made_by(whole, "weaken")}
    assert "The parties should review this agreement every year." in after
    assert "The parties may review this agreement every year." in after
    assert "The Council should not disclose them to the Home Office." in after
    assert "The Council may not disclose them to the Home Office." not in after


def test_negate_takes_the_negator_out_of_a_prohibition(whole: Original) -> None:
    after = {mutant.after for mutant in made_by(whole, "negate")}
    assert "The Council must disclose them to the Home Office." in after
    assert "Record is used for the enforcement of immigration law." in after
    assert "other person." in after


def test_double_doubles_figures_words_and_rhythms(whole: Original) -> None:
    after = {mutant.after for mutant in made_by(whole, "double")}
    assert "The Council will report any breach within 48 hours to security@ashby.example." in after
    assert "The Council shall delete the data within 48 (48) months and certify it in writing." in after
    assert "The parties will review this agreement every two years." in after


def test_blank_leaves_a_value_to_be_filled_in(whole: Original) -> None:
    after = {mutant.after for mutant in made_by(whole, "blank")}
    assert "The Council will report any breach within [TBC] to security@ashby.example." in after
    assert "The Council will report any breach within 24 hours to [TBC]." in after
    assert "The Council acts under [TBC]." in after
    assert any(words.startswith("between [name of party]") for words in after)


def test_defer_leaves_a_duty_to_be_agreed(whole: Original) -> None:
    after = {mutant.after for mutant in made_by(whole, "defer")}
    assert "The parties will agree in due course how to review this agreement every year." in after
    assert "The items will be listed in a way to be agreed in due course in Annex A." in after


def test_open_opens_a_list_at_its_end(whole: Original) -> None:
    after = {mutant.after for mutant in made_by(whole, "open")}
    assert any("dates of birth and any other relevant information of patients" in words for words in after)
    assert any("first names and information such as dates of birth of patients" in words for words in after)
    assert "No record is used for the enforcement of immigration law and any other relevant purpose." in after


def test_except_lifts_a_prohibition_for_crime(whole: Original) -> None:
    lifted = "to the Home Office, except for the prevention or detection of crime."
    assert any(mutant.after.endswith(lifted) for mutant in made_by(whole, "except"))


def test_swap_puts_each_end_of_a_flow_where_the_other_is_named(whole: Original) -> None:
    after = [m.after for m in made_by(whole, "swap") if m.before.startswith("The Trust shall give the Council")]
    assert after
    assert after[0].startswith("The Council shall give the Trust the first names")


def test_detach_takes_away_an_annex_that_is_referred_to_and_nothing_before_it(whole: Original) -> None:
    (mutant,) = made_by(whole, "detach")
    assert mutant.clause == "Annex A"
    assert mutant.text.rstrip() == TEXT[: TEXT.index("Annex A\n")].rstrip()


def test_age_cites_the_law_before_the_law(whole: Original) -> None:
    (mutant,) = made_by(whole, "age")
    assert mutant.text == TEXT.replace("Data Protection Act 2018", "Data Protection Act 1998")


def test_loosen_takes_out_what_limits(whole: Original) -> None:
    found = changes(whole, "loosen")
    assert ("only ", "") in found
    assert (" in writing", "") in found
    assert ("within ", "in about ") in found


def test_insert_adds_the_clauses_of_a_failing_example_at_the_end_of_the_body(whole: Original) -> None:
    shown = [("The Council may publish them.",), ("Scope:", "All data are shared.")]
    rule = replace(load()[0], examples=tuple(Example("fail", clauses, False, At(1, 1)) for clauses in shown))
    one, other = mutants(whole, ["insert"], [rule])
    assert one.after == "4. The Council may publish them."
    assert one.clause == "3.1"
    assert one.text.replace("4. The Council may publish them.\n\n\n", "") == TEXT
    assert other.after == "4. Scope 5. All data are shared."
    assert one.text.index("4. The Council") < one.text.index("Annex A\n")


def test_what_a_pattern_keeps_keeps_its_line_ends() -> None:
    text = "AGREEMENT\n\n1. The data of\nall patients\nare deleted after\ntwo years.\n"
    after = {m.text for m in mutants(read(text), ["weaken", "defer"])}
    assert text.replace("are deleted", "should be deleted") in after
    assert text.replace("two years.", "two years, as will be agreed in due course.") in after


def test_a_word_that_goes_from_the_head_of_a_sentence_hands_on_its_capital(whole: Original) -> None:
    assert ("No r", "R") in changes(whole, "negate")


def test_every_operator_damages_the_agreement(whole: Original) -> None:
    assert {m.operator for m in mutants(whole, operators())} == {*operators()} - {"insert"}


def test_every_text_is_made_once_and_always_in_one_order(whole: Original) -> None:
    texts = [m.text for m in mutants(whole, operators())]
    assert len(texts) == len(set(texts))
    assert texts == [m.text for m in mutants(read(TEXT), operators())]


def test_a_mutant_differs_only_where_it_is_edited(whole: Original) -> None:
    """Every byte outside the edits is kept; an edit that deletes may take the line end of an emptied line with it."""
    for mutant in mutants(whole, [name for name in operators() if name != "insert"]):
        kept = TEXT
        for edit in reversed(mutant.edits):
            start, end = where(whole, edit)
            kept = kept[:start] + edit.words + kept[end:]
        assert "".join(mutant.text.split()) == "".join(kept.split())
        blocks = difflib.SequenceMatcher(None, TEXT, mutant.text, autojunk=False).get_opcodes()
        first, last = where(whole, mutant.edits[0])[0], where(whole, mutant.edits[-1])[1]
        assert all(a >= first - 2 and b <= last + 2 for tag, a, b, _, _ in blocks if tag != "equal")


def where(whole: Original, edit: Edit) -> tuple[int, int]:
    return whole.document.offsets[edit.start], whole.document.offsets[edit.end - 1] + 1


def test_what_a_page_prints_between_two_lines_of_a_sentence_stays() -> None:
    page = "AGREEMENT\n\n{}\n\n                         Page {} of 3\n\f"
    one = "1. The Trust shall give the Council every record\n   of a patient who"
    two = "   has left the hospital. The Council shall pay.\n\n2. The parties shall meet."
    text = page.format(one, 1) + page.format(two, 2) + page.format("3. The parties shall end it.", 3)
    whole = read(text)
    found = [m for m in made_by(whole, "drop") if m.before.startswith("The Trust shall give")]
    assert found
    assert "Page 1 of 3\n\f" in found[0].text
    assert "The Council shall pay." in found[0].text


@settings(max_examples=15, deadline=None)
@given(made.sides(), made.items(), st.sampled_from(["shall", "must not", "will", "may"]))
def test_whatever_is_damaged_the_rest_is_as_it_was(
    parties: tuple[made.Side, made.Side], data: list[str], force: str
) -> None:
    clause = made.filled(f"{{a}} {force} give {{x}} to {{b}} within two days.", parties, data)
    text = f"DATA SHARING AGREEMENT\n\nbetween {parties[0].name} and {parties[1].name}\n\n1. {clause}\n\n2. No fee.\n"
    for mutant in mutants(read(text), operators()):
        head, tail = mutant.edits[0], mutant.edits[-1]
        assert mutant.text.startswith(text[: mutant.document.offsets[head.start]].rstrip())
        assert mutant.text.endswith(text[mutant.document.offsets[tail.end - 1] + 2 :])
        assert mutant.text != text


@given(st.integers(1, 10_000))
def test_twice_doubles_any_number(number: int) -> None:
    assert list(twice(f"{number} days")) == [f"{2 * number} days"]
    assert list(twice(f"{number:,} records")) == [f"{2 * number} records"]


def test_twice_leaves_words_without_a_number_alone() -> None:
    assert list(twice("as long as necessary")) == []
    assert list(twice("twenty-four hours")) == ["48 hours"]


def test_a_law_without_a_predecessor_stays() -> None:
    assert list(predecessors("section 3 of the Tidal Harbours Act 2031")) == []


def test_an_unknown_operator_is_named_with_the_nearest() -> None:
    with pytest.raises(MouscanError, match='no operator "weekend", did you mean "weaken"'):
        wanted(["weekend"])


def rule(id: str) -> Rule:
    return next(rule for rule in load() if rule.id == id)


def test_a_rule_kills_the_damages_that_it_notices() -> None:
    assert killed(rule("SEC-004"), ["drop", "weaken", "defer"]) == {"drop": True, "weaken": True, "defer": True}


@pytest.mark.parametrize("rule", [rule for rule in load() if rule.notices], ids=lambda rule: rule.id)
def test_a_rule_notices_what_it_says_it_notices(rule: Rule) -> None:
    names = [word.text for word in rule.notices]
    assert set(names) <= set(operators())
    assert {name for name, noticed in killed(rule).items() if not noticed} == set()


OWN = """
rule OWN-001 breach-told
  says      "A breach is told."
  severity  warning
  class     policy
  applies in uk
  sources   "none"
  require   some safeguard breach-notification
            otherwise fail "Nobody is told of a breach."
  remedy    "Tell."
  notices   drop, weaken, double
  passes    "Hillside NHS Trust shall notify Northgate Council of any data breach within 24 hours."
  fails     "Northgate Council will supply tenant records to Hillside NHS Trust."

rule OWN-002 no-fees
  says      "Nobody pays."
  severity  info
  class     policy
  applies in uk
  sources   "none"
  require   no phrase hostile
            otherwise fail "Somebody pays."
  remedy    "Do not."
  notices   insert, drop
  passes    "Nobody pays."
  fails     "The parties agree to create a hostile environment."
"""


COMPARING = """
rule OWN-003 breach-told-in-the-umbrella
  says      "A breach is told."
  severity  warning
  class     policy
  applies in uk
  sources   "none"
  needs     umbrella "the framework"
  require   some safeguard breach-notification in umbrella
            otherwise fail "Nobody is told of a breach."
  remedy    "Tell."
  notices   drop
  passes    "Northgate Council will supply tenant records to Hillside NHS Trust."
            with umbrella "Hillside NHS Trust shall notify Northgate Council of any data breach within 24 hours."
  fails     "Northgate Council will supply tenant records to Hillside NHS Trust."
            with umbrella "Nobody pays."
"""


@pytest.fixture
def own(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "own.rule").write_text(OWN, encoding="utf-8")
    (tmp_path / "made.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "own.rule", tmp_path / "made.txt"


def test_a_rule_that_cannot_notice_lets_all_live(own: tuple[Path, Path]) -> None:
    one, two = (rule for rule in load([own[0]]) if rule.id.startswith("OWN"))
    assert killed(one) == {"drop": True, "weaken": True, "double": False}
    assert killed(two) == {"insert": True, "drop": False}


def test_a_second_document_is_damaged_too(tmp_path: Path) -> None:
    (tmp_path / "own.rule").write_text(COMPARING, encoding="utf-8")
    (rule,) = (rule for rule in load([tmp_path / "own.rule"]) if rule.id == "OWN-003")
    assert killed(rule) == {"drop": True}


def test_the_page_shows_every_survivor_with_its_clause_and_words(own: tuple[Path, Path]) -> None:
    rules, file = own
    done = mouscan("rules", "mutate", file, "--rules", rules, "--rule", "OWN-001", "--rule", "OWN-002")
    assert done.returncode == 0, done.stderr
    page = " ".join(done.stdout.split())
    assert "OWN-001 breach-told" in page
    assert 'double survives in 2.2: "... report any breach within 24 hours to' in page
    assert '-> "... report any breach within 48 hours to' in page
    assert "drop 1/1" in page


def test_json_is_valid_under_its_schema_and_counts_what_was_left_out(own: tuple[Path, Path]) -> None:
    rules, file = own
    done = mouscan("rules", "mutate", file, "--rules", rules, "--rule", "OWN-001", "--limit", "3", "--format", "json")
    found = json.loads(done.stdout)
    jsonschema.validate(found, json.loads(mouscan("schema", "mutation").stdout))
    assert found["read"] == 3
    assert found["left"] > 0
    (row,) = found["rules"]
    assert row["tried"] == row["noticed"] + len(row["survivors"])


def test_only_the_operators_asked_for_are_tried(own: tuple[Path, Path]) -> None:
    rules, file = own
    asked = ("--operator", "drop", "--operator", "blank", "--format", "json")
    done = mouscan("rules", "mutate", file, "--rules", rules, "--rule", "OWN-001", *asked)
    (row,) = json.loads(done.stdout)["rules"]
    assert {one["operator"] for one in row["operators"]} <= {"drop", "blank"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("none.txt",), "no such file"),
        (("{file}", "--operator", "dorp"), 'did you mean "drop"'),
        (("{file}", "--rule", "OWN-009"), 'no rule "OWN-009"'),
        (("{file}", "--profile", "mars"), 'no profile "mars"'),
        (("{file}", "--limit", "0"), "no number from 1 on"),
        (("{file}", "--limit", "few"), "no number from 1 on"),
    ],
)
def test_bad_input_gets_one_line_and_exit_code_2(own: tuple[Path, Path], arguments: tuple[str, ...], says: str) -> None:
    done = mouscan("rules", "mutate", *(a.format(file=own[1]) for a in arguments))
    assert done.returncode == 2
    assert done.stdout == ""
    assert says in one_line(done.stderr)


def test_a_text_that_is_no_agreement_is_bad_input(tmp_path: Path) -> None:
    file = tmp_path / "guide.txt"
    file.write_text(
        "GUIDANCE NOTE\n\nThis guide explains how to fill in a form.\n\n1. Who should read this guidance\n\nAll.\n",
        "utf-8",
    )
    done = mouscan("rules", "mutate", file)
    assert done.returncode == 2
    one_line(done.stderr)
