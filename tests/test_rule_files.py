"""What is wrong in a rule file is said in one line: file, line, column, and what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from mouscan.errors import MouscanError, RuleError
from mouscan.rules import library, load

GOOD = """rule OWN-001 own-rule
  says      "It holds."
  severity  error
  class     law
  class     policy in uk
  applies in uk, eu
  valid from 2018-05-25
  sources   "A statute" in eu; "A code" to be confirmed
  concerns  some flow
  require   some safeguard dpia
            otherwise fail "It is not there."
  belongs   after expiry
  remedy    "Write it."
  passes    "The one."
  fails     "The other."
"""


def told(tmp_path: Path, text: str) -> str:
    file = tmp_path / "own.rule"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load((file,))
    said = str(caught.value)
    assert "\n" not in said
    return said


def test_a_good_rule_is_taken_beside_those_of_the_packs(tmp_path: Path) -> None:
    file = tmp_path / "own.rule"
    file.write_text(GOOD, encoding="utf-8")
    assert {rule.id for rule in load((tmp_path,))} == {rule.id for rule in load()} | {"OWN-001"}


@pytest.mark.parametrize(
    ("words", "instead", "at", "says"),
    [
        ("severity  error", "severity  loud", "3:13", '"loud" is none of error, warning, info'),
        ("class     law\n", "class     lax\n", "4:13", '"lax" is none of law, policy'),
        ("policy in uk", "policy in ukk", "5:23", 'no profile "ukk", did you mean "uk"?'),
        ("in uk, eu", "in uk, eux", "6:18", 'no profile "eux", did you mean "eu"?'),
        ("2018-05-25", "2018-15-25", "7:14", "2018-15-25 is no date"),
        ('statute" in eu', 'statute" in eux', "8:28", 'no profile "eux", did you mean "eu"?'),
        ("some flow", "some flower", "9:18", '"flower" does not belong here, did you mean "flow"?'),
        ("some flow", "some flow disclosed", "9:23", 'no flow "disclosed", did you mean "disclose"?'),
        ("some flow", "some flow from servce", "9:28", 'no side or kind of party "servce", did you mean "service"?'),
        ("some flow", "some flow to service that is prohibitted", "9:42", "did you mean"),
        ("some flow", "some flow on service", "9:23", '"on" says nothing of a flow'),
        ("some flow", "some law dpia", "9:22", "a law has no kinds"),
        ("some flow", "croxxing", "9:13", '"croxxing" is not defined'),
        ("safeguard dpia", "safeguard dpai", "10:28", 'no safeguard "dpai", did you mean "dpia"?'),
        ("otherwise fail", "otherwise pass", "11:23", '"pass" is none of fail, warn, note, unknown'),
        ("after expiry", "after expire", "12:19", 'no safeguard "expire", did you mean "expiry"?'),
        ('  remedy    "Write it."\n', "", "1:6", 'rule OWN-001 has no "remedy"'),
        ("  applies in uk, eu\n", "", "1:6", 'rule OWN-001 has no "applies in"'),
        ('  remedy    "Write it."', '  remedy    "Write it."\n  remedy    "Write more."', "14:3", '"remedy" twice'),
        ("says      ", "states    ", "2:3", '"states" does not belong here'),
    ],
)
def test_a_fault_is_told_with_its_place_and_the_nearest_right_word(
    tmp_path: Path, words: str, instead: str, at: str, says: str
) -> None:
    assert words in GOOD
    said = told(tmp_path, GOOD.replace(words, instead, 1))
    assert f"own.rule:{at}: " in said
    assert says in said


def test_a_file_that_breaks_off_is_told(tmp_path: Path) -> None:
    assert "ends in the middle of a rule" in told(tmp_path, "rule OWN-001")


def test_a_rule_id_stands_once(tmp_path: Path) -> None:
    assert "rule OWN-001 stands in" in told(tmp_path, GOOD + GOOD)


def test_a_definition_stands_once_and_serves_the_rules_after_it(tmp_path: Path) -> None:
    defined = "let moving be some flow that is not prohibited\n"
    assert '"moving" is defined already' in told(tmp_path, defined + defined + GOOD)
    (tmp_path / "own.rule").write_text(defined + GOOD.replace("some flow", "moving"), encoding="utf-8")
    assert "OWN-001" in {rule.id for rule in load((tmp_path,))}


def test_a_file_that_is_no_text_or_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "own.rule").write_bytes(b"\xff\xfe\x00rule")
    with pytest.raises(RuleError, match="UTF-8"):
        load((tmp_path,))
    with pytest.raises(MouscanError, match="no such rule file"):
        load((tmp_path / "none.rule",))


def test_an_unknown_rule_or_profile_gets_a_suggestion() -> None:
    with pytest.raises(MouscanError, match='did you mean "MIN-005"'):
        library().named(["MIN-05"])
    with pytest.raises(MouscanError, match='no profile "xx"; there are uk'):
        library().profile("xx")


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        ("some flow that is prohibited that is required", 'nothing is "prohibited" and "required" at once'),
        ("some flow that is latent that is not latent", 'nothing is "latent" and not "latent" at once'),
        ("some flow beside f", 'nothing is called "f"'),
        ("some flow called f", 'nothing speaks of "f"'),
        ("some flow called f where some flow called f where some data beside f", '"f" is the name of another thing'),
        (
            "some flow called a where every data called b has (some party called c where every law called d has"
            " some purpose beside d)",
            "no more than 3 deep",
        ),
        ("some purpose called p where some safeguard dpia covering p", '"p" is a purpose, not a flow'),
        ("some flow called f where some party by the taker of f", '"by" says nothing of a party'),
        ("some flow called f where some flow from the data of f", '"from" takes no data'),
        ("some law called l where l is a kind of service", "a law has no kinds of kinds"),
        ("no duration retention over 2 yeers", 'no unit "yeers", did you mean "years"?'),
        ("no duration retention over longest", 'no parameter "longest"'),
        ("some duration retenton", 'no duration "retenton", did you mean "retention"?'),
        ("some purpose in notise", 'no document "notise", did you mean "notice"?'),
        ("some purpose inside anex", 'no part of a document "anex", did you mean "annex"?'),
        ("judged in ux", 'no profile "ux"'),
        ("given notise", 'no document "notise"'),
        ("at least 0 flow", "at least 0 always holds"),
        ('some flow "words"', "a flow has kinds, not words of the text"),
        ("some wording dpia", "stand in double quotes"),
        ("some date signed before 2018-02-30", "2018-02-30 is no date"),
        ("some safeguard dpia or no safeguard dpia", "it can never fail"),
        ("some flow and no safeguard dpia and some safeguard dpia", "it can never pass"),
        ("no flow", "it can never pass"),
        ("some flow or some data", "it can never fail"),
        ("judged in us", "it can never pass"),
        ("some safeguard dpia or judged in uk, eu", "it can never fail"),
        ("some safeguard breach-notification within 24", "24 of what?"),
        ('some wording "  "', "stand in double quotes"),
        ("no phrase openended with lists", 'no value of this vocabulary "lists", did you mean "list"?'),
        ("some party that is foo", 'a party is never "foo"; there are'),
        ("some flow called f called g where some data beside f", "a thing has one name"),
        ("some some flow", '"some" does not belong here: it is a word of the language itself'),
        ('some wording "open', '"It" does not belong here; is the string on line 10 closed?'),
        ("some wording “open”", 'is no quotation mark of the language; write "'),
    ],
)
def test_a_condition_that_means_nothing_is_told_before_it_runs(tmp_path: Path, condition: str, says: str) -> None:
    assert says in told(tmp_path, GOOD.replace("some safeguard dpia", condition, 1))


@pytest.mark.parametrize(
    ("words", "instead", "says"),
    [
        ("concerns  some flow\n", "concerns  some flow and no flow\n", "rule OWN-001 never applies"),
        ("It is not there.", "{f.to} lacks it.", 'the message speaks of "f", which nothing is called'),
        ("It is not there.", "{too} lacks it.", 'no slot "too", did you mean "to"?'),
        ("  concerns", "  parameter most is 2 years\n  concerns", 'nothing in the rule uses "most"'),
        ("  fails", "  notices drop, drpp\n  fails", 'no operator "drpp", did you mean "drop"?'),
        (
            "  belongs",
            '  require no safeguard dpia otherwise fail "It is."\n  belongs',
            "its requirements contradict one another",
        ),
        ("concerns  some flow", "concerns  judged in us", "rule OWN-001 never applies"),
        ("  concerns", "  parameter most is 2 years in uk\n  concerns", '"most" has no value for the other profiles'),
        ("  concerns", '  needs notise "it"\n  concerns', 'no document "notise"'),
        ("rule OWN-001", "use commen\nrule OWN-001", 'no module "commen", did you mean "common"?'),
        ("some flow", "crossing", '"crossing" stands in common; write "use common"'),
        ("rule OWN-001", "use common\nlet crossing be some flow\nrule OWN-001", '"crossing" shadows the one of common'),
        ("rule OWN-001", 'profile uk "Once more"\nrule OWN-001', '"uk" is declared already'),
        ("rule OWN-001", 'profile own "Ours" like ukk\nrule OWN-001', 'no profile "ukk", did you mean "uk"?'),
        ("rule OWN-001", 'pack drafting "Once more" takes OWN\nrule OWN-001', '"drafting" is declared already'),
    ],
)
def test_a_part_that_means_nothing_is_told_before_it_runs(tmp_path: Path, words: str, instead: str, says: str) -> None:
    assert says in told(tmp_path, GOOD.replace(words, instead, 1))


def test_modules_that_use_each_other_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "one.rule").write_text("use two\nlet first be some flow\n", encoding="utf-8")
    (tmp_path / "two.rule").write_text("use one\nlet second be some data\n", encoding="utf-8")
    with pytest.raises(RuleError, match="cannot go round in a circle"):
        load((tmp_path,))


def test_a_profile_of_ones_own_takes_the_rules_of_the_one_it_is_like(tmp_path: Path) -> None:
    text = 'profile own "Ours" like nz\npack ours "Our pack" takes OWN\n' + GOOD.replace("uk, eu\n", "own\n", 1)
    (tmp_path / "own.rule").write_text(text, encoding="utf-8")
    found = library((tmp_path,))
    ids = {rule.id for rule in found.select("own")}
    assert ids == {rule.id for rule in found.select("nz")} | {"OWN-001"}
    assert {rule.id for rule in found.within(("ours",), "own", found.rules)} == {"OWN-001"}
    assert found.judged_by(found.by_id["MIN-005"], "own") == "nz"
