"""Every rule is tested on its own examples, read through the whole pipeline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mouscan.audit import Request, assess
from mouscan.graph import Agreement
from mouscan.rules import Rule, library
from mouscan.rules.examples import agreement as text_of
from mouscan.rules.pack import check
from mouscan.rules.rule import Example

LIBRARY = library()
RULES = LIBRARY.rules
CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{example.shows}-line-{example.at.line}")
    for rule in RULES
    for example in rule.examples
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_rule_does_what_its_example_says(rule: Rule, example: Example, agreement: Callable[[str], Agreement]) -> None:
    others = {example.document: agreement(text_of(example.others))} if example.document else {}
    asked = Request(LIBRARY, (rule,), rule.profiles[0].text, documents=others)
    (outcome,) = assess(agreement(text_of(example.clauses)), asked).outcomes
    assert outcome.outcome == example.shows, outcome.message


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_means_something_and_can_matter(rule: Rule) -> None:
    check(LIBRARY, [rule])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_examples_each_way_a_trap_and_all_its_metadata(rule: Rule) -> None:
    assert len(rule.showing("pass")) >= 3
    assert len(rule.showing("fail")) >= 3
    assert any(example.trap for example in rule.examples)
    assert rule.notices
    assert rule.sources
    assert rule.remedy.endswith((".", '"', '."'))
    assert rule.says.endswith(".")


@pytest.mark.parametrize("rule", [r for r in RULES if r.id.startswith("FWL")], ids=lambda rule: rule.id)
def test_a_firewall_finding_never_claims_illegality(rule: Rule) -> None:
    for requirement in rule.requirements:
        assert "illegal " not in requirement.message
        assert "broke the law" not in requirement.message
