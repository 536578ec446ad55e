"""The nature of a text: an agreement, a form to fill in, guidance on how to write one, or another text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mouscan.clauses import ClauseTree, clause_tree
from mouscan.source import read_file

Tree = Callable[[str], ClauseTree]

AGREEMENT = """MEMORANDUM OF UNDERSTANDING

between Northmoor Council and Westhaven Trust

1. Purpose

1.1 This Memorandum sets out how the parties share a list of addresses.

2. Duties of the parties

2.1 The Council shall give the list to the Trust each month.

2.2 The Trust shall keep the list for six months and shall then delete it.

2.3 The parties agree to review this Memorandum each year.

Signed on behalf of the Council

Signed on behalf of the Trust
"""

FORM = """Request for disclosure of information

To be completed by the requesting officer. Please complete all sections in block capitals.

Name of requesting officer: ______________

Date of birth of the person: ______________

Please tick the box that applies:

☐ Prevention of crime
☐ Protection of a child

Signature of requesting officer: ______________

Return this form to the records office.
"""

GUIDANCE = """How to write a data sharing agreement

This guidance is for officers who are thinking of sharing data. You should read it before you start.

When you write an agreement, you should consider what data you need. Your agreement should say who may
read the data. For example, it could name the teams.

You may want to ask your data protection officer. If you are unsure, you should seek advice.

Checklist: have you carried out an impact assessment? Have you told the people?
"""

LAW = """An Act to make provision about the keeping of lists of addresses.

BE IT ENACTED by the Queen's most Excellent Majesty, as follows:-

1 Lists
(1) A council must keep a list of the addresses in its area.
(2) In this section "list" has the same meaning as in section 4 of the Records Act 1970.

2 Offences
(1) A person who without reasonable excuse fails to give an address commits an offence.
"""


def test_an_agreement_is_known_as_one(tree: Tree) -> None:
    assert tree(AGREEMENT).nature.kind == "agreement"


def test_a_form_is_no_agreement(tree: Tree) -> None:
    assert tree(FORM).nature.kind == "form"


def test_guidance_is_no_agreement(tree: Tree) -> None:
    assert tree(GUIDANCE).nature.kind == "guidance"


def test_a_statute_is_no_agreement(tree: Tree) -> None:
    assert tree(LAW).nature.kind == "other"


@pytest.mark.parametrize("text", [AGREEMENT, FORM, GUIDANCE])
def test_the_nature_says_why(text: str, tree: Tree) -> None:
    assert tree(text).nature.reason


def test_an_agreement_with_a_form_at_its_end_is_an_agreement(tree: Tree) -> None:
    assert tree(AGREEMENT + "\n\nAnnex A - Request form\n\n" + FORM).nature.kind == "agreement"


def test_an_agreement_that_says_should_throughout_is_an_agreement(tree: Tree) -> None:
    assert tree(AGREEMENT.replace("shall", "should")).nature.kind == "agreement"


def test_a_fragment_without_any_cue_is_taken_for_an_agreement(tree: Tree) -> None:
    assert tree("The Council gives the list to the Trust.\n").nature.kind == "agreement"


@pytest.mark.parametrize("kind", ["form", "guidance"])
def test_the_notes_of_the_corpora_are_no_agreements(kind: str, corpora: Path) -> None:
    assert clause_tree(read_file(str(corpora / "notes" / f"{kind}.txt"))).nature.kind == kind


def test_the_agreements_of_the_corpora_are_agreements(corpora: Path) -> None:
    for path in sorted(corpora.glob("*/agreement.*")):
        assert clause_tree(read_file(str(path))).nature.kind == "agreement", path
