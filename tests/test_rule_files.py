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
