"""What binds a processor under Article 28 GDPR, kind by kind: wordings that state it, and some that only come near."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mouscan.graph import Agreement
from mouscan.rules import Rule, library

Read = Callable[[str], Agreement]
RULES = [rule for rule in library().rules if rule.id.startswith("A28")]

STATED = """
sub-processor-authorisation
    The Processor must not engage any sub-processor without the prior written approval of the Controller.
    The Customer authorises the Supplier to use the subcontractors listed in Schedule 2.
    No part of the processing may be subcontracted without the Trust's prior written consent.
sub-processor-notice
    The Processor shall notify the Controller of any intended change concerning the addition of sub-processors.
    The Supplier will give the Customer 30 days' prior notice before it engages a new subcontractor.
    The Controller shall be informed in advance of the replacement of a sub-processor.
documented-instructions
    The data importer shall process the data only in compliance with the instructions of the data exporter.
    The Supplier may not process personal data except on the Customer's written instructions.
    The Processor acts exclusively on documented instructions.
    We will process your data only on your documented instructions.
other-law-notice
    If a law obliges the Processor to process it otherwise, it shall inform the Controller of that legal requirement.
    Where Union law requires processing, the Supplier shall first tell the Customer unless prohibited by that law.
confidentiality-of-staff
    Every employee with access to the data is bound by a duty of confidentiality.
    The Supplier shall have its personnel sign an undertaking of secrecy.
security-measures
    The Vendor will maintain administrative and technical security measures for the records.
    The Processor shall take the measures set out in Article 32 GDPR.
    The Vendor agrees to use administrative, physical and technical safeguards.
rights-assistance
    The Processor shall help the Controller to respond to requests of data subjects.
    Any request from a data subject shall be forwarded by the Supplier to the Customer at once.
security-assistance
    The Processor shall assist the Controller in ensuring the security of processing.
consultation-assistance
    The Supplier shall cooperate in a prior consultation of the supervisory authority.
authority-notification-assistance
    The Processor shall assist with the notification of a data breach to the supervisory authority.
subject-notification-assistance
    The Supplier shall assist the Customer in informing data subjects of a data breach.
    We will help you to meet your duty to tell data subjects of a data breach.
impact-assessment-assistance
    The Processor shall support the Controller in carrying out a data protection impact assessment.
return-or-deletion
    On termination the Processor shall return or destroy all personal data.
    The Controller may require the Processor to delete all copies of the data at the end of the contract.
infringing-instruction-notice
    The Processor shall notify the Controller if it considers that an instruction contravenes the GDPR.
    If an instruction infringes data protection law, the Supplier shall inform the Customer.
compliance-information
    The Processor shall provide all documentation that is needed to demonstrate its compliance.
    On request the Supplier shall make available its certificates.
audits
    The Processor shall permit the Controller to carry out inspections.
    The Controller is entitled to audit the premises of the Processor.
sub-processor-terms
    The Processor shall impose the same obligations on its sub-processors.
    Each subcontractor must comply with terms that are no less protective than these obligations.
sub-processor-liability
    The Processor is fully liable for its sub-processors.
    The Supplier remains responsible for the acts of every subcontractor.
risk-weighing
    Account shall be taken of the risks of destruction, loss, alteration and unauthorised disclosure.
"""

NEAR = """
sub-processor-authorisation
    The Processor shall pay its sub-processors.
    "Sub-processor" means any processor engaged by the Processor with the consent of the Controller.
sub-processor-notice
    The Processor shall inform the Controller of new prices.
    The Controller shall notify the Processor if it objects to a new sub-processor.
documented-instructions
    The Processor shall process the data with care.
    The Controller shall process the data only on the instructions of its board.
other-law-notice
    The Processor shall comply with the law.
confidentiality-of-staff
    The Processor shall pay its staff on time.
security-measures
    The Controller shall implement technical and organisational measures in its own offices.
    The Processor should adopt technical and organisational measures.
rights-assistance
    The Controller shall answer requests of data subjects.
security-assistance
    The Processor shall keep its premises secure.
consultation-assistance
    The Processor shall consult its staff.
authority-notification-assistance
    The Processor shall notify the Controller of a data breach.
subject-notification-assistance
    The Controller shall inform data subjects of a data breach.
impact-assessment-assistance
    The Controller shall carry out an impact assessment.
return-or-deletion
    The Processor shall return all keys on termination.
    The Processor need not delete the data on termination.
infringing-instruction-notice
    The Processor shall inform the Controller of a data breach.
compliance-information
    The Processor shall make available a help desk.
audits
    The Processor shall not permit audits of its systems.
    The Processor may permit audits of its systems.
    How the Processor permits audits will be agreed in due course.
sub-processor-terms
    The Processor shall list its sub-processors.
sub-processor-liability
    The liability of the sub-processor shall be limited to its own processing operations.
risk-weighing
    "Breach" means a breach of security leading to the destruction, loss or alteration of data.
"""


def table(text: str) -> list[tuple[str, str]]:
    found, kind = [], ""
    for line in text.strip().splitlines():
        if line.startswith(" "):
            found.append((kind, line.strip()))
        else:
            kind = line
    return found


@pytest.mark.parametrize(("kind", "words"), table(STATED))
def test_a_wording_that_states_an_obligation_is_read(agreement: Read, kind: str, words: str) -> None:
    assert kind in {o.kind for o in agreement(f"DATA PROCESSING AGREEMENT\n\n1. {words}\n").obligations}


@pytest.mark.parametrize(("kind", "words"), table(NEAR))
def test_a_wording_that_only_comes_near_is_not(agreement: Read, kind: str, words: str) -> None:
    assert kind not in {o.kind for o in agreement(f"DATA PROCESSING AGREEMENT\n\n1. {words}\n").obligations}


def test_articles_32_to_36_are_five_obligations_of_one_sentence(agreement: Read) -> None:
    found = agreement(
        "1. The Processor shall assist the Controller in ensuring compliance with Articles 32 to 36 of the GDPR."
    ).obligations
    assert len({o.kind for o in found if o.kind.endswith("-assistance")}) == 5
    assert {o.evidence.line for o in found} == {1}


def test_each_item_of_a_list_is_an_obligation_of_its_own_with_its_line(agreement: Read) -> None:
    found = agreement(
        "1. The Processor shall:\n"
        "(a) process the personal data only on documented instructions from the Controller;\n"
        "(b) assist the Controller with data protection impact assessments;\n"
        "(c) at the end of the contract delete all personal data.\n"
    ).obligations
    assert {(o.kind, o.evidence.line, o.bearer) for o in found} == {
        ("documented-instructions", 2, "processor"),
        ("impact-assessment-assistance", 3, "processor"),
        ("return-or-deletion", 4, "processor"),
    }


def test_a_list_of_what_the_controller_shall_do_binds_no_processor(agreement: Read) -> None:
    found = agreement(
        "1. The Controller shall:\n"
        "(a) process the personal data only on the instructions of its board;\n"
        "(b) delete all personal data at the end of the contract.\n"
    ).obligations
    assert not found


def test_items_that_run_through_one_sentence_are_told_apart(agreement: Read) -> None:
    found = agreement(
        "1. The Supplier shall: (a) assist the Customer with impact assessments; (b) allow for audits by the Customer."
    ).obligations
    assert {o.kind: o.evidence.words for o in found} == {
        "impact-assessment-assistance": "The Supplier shall: (a) assist the Customer with impact assessments;",
        "audits": "(b) allow for audits by the Customer.",
    }


def test_lines_that_are_not_wrapped_are_statements_of_their_own(agreement: Read) -> None:
    long = "The parties have agreed on the terms of this contract, which they have discussed at length. " * 3
    found = agreement(
        f"{long}\nthe processor shall delete all personal data on termination\nthe processor shall permit audits\n"
    ).obligations
    assert {(o.kind, o.evidence.line) for o in found} == {("return-or-deletion", 2), ("audits", 3)}


def test_every_sentence_of_an_annex_dense_in_controls_describes_security(agreement: Read) -> None:
    controls = (
        "Passwords are changed every month.",
        "The data centre has an alarm.",
        "Backups are made each night.",
        "This is checked by a manager.",
        "All laptops are encrypted.",
        "A firewall guards the network.",
    )
    text = "Annex 2\n\n" + "\n".join(f"{n}. {words}" for n, words in enumerate(controls, 1)) + "\n"
    found = [o for o in agreement(text).obligations if o.kind == "security-measures"]
    assert len(found) == 6


def test_the_names_of_the_parties_say_who_is_bound(agreement: Read) -> None:
    found = agreement(
        "DATA PROCESSING AGREEMENT\n\n"
        'between Northgate Council and Harbour Systems Limited (the "Processor", hereinafter "Harbour")\n\n'
        "1. Harbour shall assist the Council with impact assessments.\n\n"
        "2. The Council shall delete all personal data at the end of the contract.\n\n"
        "3. Northgate Council may audit Harbour.\n"
    ).obligations
    assert {(o.kind, o.bearer) for o in found} == {
        ("impact-assessment-assistance", "processor"),
        ("audits", "controller"),
    }


def test_it_stands_for_the_side_that_the_sentence_begins_with(agreement: Read) -> None:
    found = agreement("1. If the Supplier sees that an instruction of the Customer violates the law, it shall tell it.")
    assert [(o.kind, o.bearer) for o in found.obligations] == [("infringing-instruction-notice", "processor")]


def test_a_second_verb_keeps_its_bearer(agreement: Read) -> None:
    found = agreement("1. The Supplier shall keep the Customer informed and shall allow for audits.").obligations
    assert [(o.kind, o.bearer) for o in found] == [("audits", "processor")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_a_rule_tells_to_insert_is_what_it_asks_for(agreement: Read, rule: Rule) -> None:
    inserted = rule.remedy.removeprefix('Insert: "').removesuffix('"')
    assert rule.name in {o.kind for o in agreement(f"1. {inserted}\n").obligations}


def test_a_contract_of_all_that_the_rules_tell_to_insert_states_all_nineteen(agreement: Read) -> None:
    inserted = (rule.remedy.removeprefix('Insert: "').removesuffix('"') for rule in RULES)
    found = agreement("\n\n".join(f"{n}. {words}" for n, words in enumerate(inserted, 1))).obligations
    assert {o.kind for o in found} == {rule.name for rule in RULES}
