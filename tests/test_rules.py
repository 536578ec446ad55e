"""Every rule is tested on its own examples, read through the whole pipeline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mouscan.graph import Agreement
from mouscan.rules import Rule, check, load
from mouscan.rules.examples import examples

RULES = load()
CASES = [
    pytest.param(rule, text, passes, id=f"{rule.id}-{'passes' if passes else 'fails'}-{i}")
    for rule in RULES
    for i, (text, passes) in enumerate(examples(rule))
]


@pytest.mark.parametrize(("rule", "text", "passes"), CASES)
def test_a_rule_does_what_its_example_says(
    rule: Rule, text: str, passes: bool, agreement: Callable[[str], Agreement]
) -> None:
    (outcome,) = check(agreement(text), [rule], rule.profiles[0])
    if passes:
        assert outcome.outcome in ("pass", "na"), outcome
    else:
        assert outcome.outcome == "fail", outcome


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_two_examples_each_way_and_all_its_metadata(rule: Rule) -> None:
    assert len(rule.passes) >= 2
    assert len(rule.fails) >= 2
    assert rule.sources
    assert rule.remedy.endswith((".", '"', '."'))
    assert rule.says.endswith(".")


@pytest.mark.parametrize("rule", [r for r in RULES if r.id.startswith("FWL")], ids=lambda rule: rule.id)
def test_a_firewall_finding_never_claims_illegality(rule: Rule) -> None:
    for requirement in rule.requirements:
        assert "illegal " not in requirement.message
        assert "broke the law" not in requirement.message
