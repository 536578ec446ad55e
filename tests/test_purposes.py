"""Purposes: what the data are for, what they must not be used for, and what is no purpose of the agreement."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mouscan.graph import Agreement

Builder = Callable[[str], Agreement]

FRAME = (
    "MEMORANDUM OF UNDERSTANDING\n\nbetween Northmoor Council (“the Council”) and Westhaven Trust (“the Trust”)\n\n"
    "1. The parties meet each month.\n\n2. {words}\n"
)


def stated(build: Builder, words: str) -> set[tuple[str, str]]:
    return {(p.category, p.polarity) for p in build(FRAME.format(words=words)).purposes}


PURPOSES = {
    "immigration enforcement": "immigration-enforcement",
    "the prevention and detection of crime": "crime-prevention-detection",
    "safeguarding children": "safeguarding-children",
    "research": "research",
    "the production of official statistics": "statistics",
    "the prevention of fraud": "public-fraud",
    "the administration of housing benefit": "welfare-administration",
    "national security": "national-security",
    "the assessment and collection of tax": "tax-administration",
    "the recovery of debt": "debt-recovery",
    "the allocation of housing": "housing",
    "locating missing children": "missing-person-welfare",
    "counter-terrorism": "counter-terrorism",
    "verifying identity": "identity-verification",
    "border control": "border-control",
    "evaluating the policy": "policy-evaluation",
    "deciding whether a payment is due": "eligibility-check",
    "administering the allowance": "welfare-administration",
    "preventing improper payments": "public-fraud",
    "the collection of overpayments": "debt-recovery",
    "finding suitable accommodation": "housing",
    "the delivery of government services": "service-delivery",
    "averting an imminent danger": "vital-interests",
    "the repression of customs offences": "crime-prevention-detection",
    "locating such persons": "trace-locate",
    "its official functions": "generic",
}


@pytest.mark.parametrize(("category", "words"), [(c, w) for w, c in PURPOSES.items()], ids=PURPOSES.values())
def test_a_stated_purpose_has_its_category(words: str, category: str, agreement: Builder) -> None:
    found = stated(agreement, f"The Trust shall use the data for the purpose of {words}.")
    assert (category, "permitted") in found


@pytest.mark.parametrize(
    "words",
    [
        "The data shall not be used for immigration enforcement.",
        "The Trust must not use the data for the purpose of immigration enforcement.",
        "The data may not be used for immigration enforcement in any circumstances.",
        "Under no circumstances shall the data be used for immigration enforcement.",
        "No data shall be used for the purpose of immigration enforcement.",
        "The Trust undertakes not to use the data for immigration enforcement.",
    ],
)
def test_a_purpose_that_is_shut_out_is_prohibited_and_nothing_else(words: str, agreement: Builder) -> None:
    assert stated(agreement, words) == {("immigration-enforcement", "prohibited")}


def test_what_an_exception_opens_is_permitted(agreement: Builder) -> None:
    words = "The data shall not be used for immigration enforcement except for the prevention and detection of crime."
    found = stated(agreement, words)
    assert ("immigration-enforcement", "prohibited") in found
    assert ("crime-prevention-detection", "permitted") in found
    assert ("immigration-enforcement", "permitted") not in found


def test_a_list_takes_purpose_and_polarity_from_its_lead(agreement: Builder) -> None:
    items = "\n\n(a) research;\n\n(b) immigration enforcement."
    assert {polarity for _, polarity in stated(agreement, f"The data may be used for the purpose of:{items}")} == {
        "permitted"
    }
    assert {polarity for _, polarity in stated(agreement, f"The data must not be used for the purpose of:{items}")} == {
        "prohibited"
    }


def test_a_heading_of_purposes_makes_its_items_purposes(agreement: Builder) -> None:
    text = FRAME.format(words="Purposes\n\n2.1 Research into housing.\n\n2.2 Safeguarding children.")
    assert {p.category for p in agreement(text).purposes} >= {"research", "safeguarding-children"}


@pytest.mark.parametrize(
    "words",
    [
        "The Trust is responsible to the Minister for National Security.",
        "The research department of the Trust is in Quay Street.",
        "The Council is a member of the crime prevention board.",
    ],
)
def test_the_name_of_an_office_is_no_purpose(words: str, agreement: Builder) -> None:
    assert stated(agreement, words) == set()


def test_a_purpose_stands_where_its_words_stand(agreement: Builder) -> None:
    found = agreement(FRAME.format(words="The Trust shall use the data for the purpose of national security."))
    (one,) = found.purposes
    assert one.clauses == ("2",)
    assert one.evidence[0].words == "national security"


@pytest.mark.parametrize(
    "words",
    [
        "The Trust is responsible for border control and for the prevention of crime.",
        "The parties comply with data protection law and with the Tax Administration Act.",
        "The Council keeps a record of all research data and pays for the school accommodation.",
        'The law permits "disclosures of records by an agency for the purpose of conducting research and statistics".',
        '"Border control" means checks at the frontier for the purposes of this agreement.',
        "The Trust shall account for the data.",
    ],
)
def test_a_mission_a_law_and_a_term_state_no_purpose(words: str, agreement: Builder) -> None:
    assert stated(agreement, words) == set()


def test_what_may_not_follow_a_purpose_leaves_it_permitted(agreement: Builder) -> None:
    words = "The data are being used for research only and cannot be used for any other purpose."
    assert stated(agreement, words) == {("research", "permitted")}


def test_a_heading_of_prohibited_uses_shuts_out_what_stands_under_it(agreement: Builder) -> None:
    text = FRAME.format(words="Prohibited uses\n\n2.1 Law enforcement.\n\n2.2 Debt recovery.")
    assert {(p.category, p.polarity) for p in agreement(text).purposes} == {
        ("law-enforcement", "prohibited"),
        ("debt-recovery", "prohibited"),
    }


def test_several_purposes_of_one_sentence_are_all_stated(agreement: Builder) -> None:
    words = "The data shall be used solely to prevent fraud, to verify entitlement and to recover overpayments."
    assert {c for c, _ in stated(agreement, words)} == {"public-fraud", "eligibility-check", "debt-recovery"}


def test_a_sentence_that_takes_up_the_purposes_goes_on_with_them(agreement: Builder) -> None:
    words = "Disclosure is limited to the purposes of the scheme. These include statistics and border control."
    assert {c for c, _ in stated(agreement, words)} == {"statistics", "border-control"}


def test_a_purpose_that_the_next_sentence_looks_back_to_is_stated(agreement: Builder) -> None:
    words = "The file gives the Trust a basis for border control. The data are processed for that purpose."
    assert {c for c, _ in stated(agreement, words)} == {"border-control"}


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("Sharing purpose: delivery of public services.", "service-delivery"),
        ("The Trust shall use the data for no purpose other than to conduct research.", "research"),
        ("Each year the Auditor may audit a sample of the files.", "audit-oversight"),
        ("The Council shall hand over data where a serious crime is being investigated.", "serious-crime"),
    ],
)
def test_a_purpose_is_stated_in_many_ways(words: str, category: str, agreement: Builder) -> None:
    assert (category, "permitted") in stated(agreement, words)


def test_what_people_are_subject_of_is_no_purpose(agreement: Builder) -> None:
    found = stated(agreement, "The data are used to inform a person who is the subject of a removal order.")
    assert "detain-remove-return" not in {category for category, _ in found}


WORDINGS = {
    "education-provision": ["the placement of pupils in schools", "non-profit education", "improving teaching"],
    "healthcare-provision": ["protecting public health", "treatment, payment and health care operations",
                             "the control of infectious diseases", "coordinating patient care", "patient safety"],
    "welfare-administration": ["the delivery of welfare", "calculating state pensions", "public assistance programs"],
    "eligibility-check": ["eligibility determinations", "deciding whether a household qualifies"],
    "housing": ["ending chronic homelessness", "housing stability", "supportive housing", "tenancy sustainment"],
    "safeguarding-children": ["promoting the welfare of children", "identifying child neglect", "early help"],
    "safeguarding-adults": ["protecting older people", "supporting victims", "adult protection"],
    "missing-person-welfare": ["reuniting families", "tracing missing relatives"],
    "research": ["a longitudinal study of miners", "scholarly work", "a clinical trial", "scientific discovery"],
    "statistics": ["the census", "aggregate reporting", "data analytics", "analysis and reporting"],
    "policy-evaluation": ["monitoring and evaluation", "measuring the outcomes of the scheme", "allocating resources",
                          "an evaluation of the Bridges programme", "informing commissioning"],
    "identity-verification": ["authenticating users", "proof of identity", "verifying age"],
    "audit-oversight": ["monitoring compliance", "regulatory oversight", "handling complaints"],
    "public-fraud": ["combating fraud", "tackling fraud", "rooting out fraud, waste and abuse",
                     "fraud and corruption control"],
    "debt-recovery": ["the recovery and enforcement of tax claims", "the collection of monies owed",
                      "chasing unpaid debts"],
    "tax-administration": ["taxation", "the determination, assessment and collection of taxes",
                           "assessing and collecting income tax"],
    "law-enforcement": ["policing purposes", "the execution of criminal penalties"],
    "crime-prevention-detection": ["the prevention, investigation, detection or prosecution of criminal offences",
                                   "the investigation and prosecution of crime", "solving crimes"],
    "serious-crime": ["disrupting human trafficking", "fighting organised crime"],
    "prosecution": ["criminal prosecutions", "the enforcement or prosecution in respect of such taxes"],
    "immigration-enforcement": ["immigration-related enforcement actions", "finding undocumented migrants"],
    "detain-remove-return": ["detention and removal", "the custodial transfer of prisoners"],
    "status-check": ["verifying their residence status"],
    "civil-penalty-sanction": ["the imposition of civil penalties"],
    "immigration-casework": ["visa processing", "deciding claims for asylum"],
    "border-control": ["border inspection", "customs control", "control of the movement of goods"],
    "national-security": ["the security of the state"],
    "counter-terrorism": ["stopping terrorist attacks"],
    "public-safety-emergency": ["addressing threats to public order", "disaster relief"],
    "vital-interests": ["saving lives", "lessening a serious and imminent threat", "medical emergencies"],
    "legal-proceedings-court-order": ["litigation", "the defence of legal claims", "judicial decisions"],
    "staff-administration": ["recruitment decisions", "hiring staff", "human resources management"],
    "service-delivery": ["rendering the services", "case management", "social care support", "customer support",
                         "fulfilling the agreed scope of work", "referrals to services"],
    "generic": ["its business needs", "government purposes", "performing their job"],
}  # fmt: skip


@pytest.mark.parametrize(("category", "words"), [(c, w) for c, some in WORDINGS.items() for w in some])
def test_a_purpose_is_known_by_every_wording_of_it(category: str, words: str, agreement: Builder) -> None:
    assert (category, "permitted") in stated(agreement, f"The Trust shall use the data for the purpose of {words}.")


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("The Council gives the register to the Trust to administer benefits.", "welfare-administration"),
        ("Records are exchanged to coordinate care.", "healthcare-provision"),
        ("The Council will hand over the file to better combat fraud.", "public-fraud"),
        ("The list is kept in support of scientific research.", "research"),
        ("WHEREAS the exchange helps to prevent terrorism;", "counter-terrorism"),
        ("The Trust gives information that is relevant to the collection of taxes.", "tax-administration"),
        ("The file goes to officers concerned with the prosecution of offenders.", "prosecution"),
        ("The goal of the exchange is to end homelessness.", "housing"),
        ('"Purpose" means the detection of tax evasion.', "tax-administration"),
        ('"Permitted Use" means scientific research.', "research"),
        ('"Project" means a longitudinal study of the health of miners.', "research"),
        ("The Trust may conduct independent audits.", "audit-oversight"),
        ("The Trust has the right to audit the files.", "audit-oversight"),
        ("The sharing supports joined-up service delivery.", "service-delivery"),
        ("The Trust uses the data for the Research Project and for nothing else.", "research"),
        ("Permitted use. Scholarly research by the staff of the Trust.", "research"),
        ("Purpose: delivery of benefits to carers.", "welfare-administration"),
        ("Purpose of the exchange: better outcomes for vulnerable children", "safeguarding-children"),
        ("Project title: Evaluation of the Effectiveness of School Meals", "policy-evaluation"),
        ("The register supports the tracing of lost contacts.", "trace-locate"),
        ("Data may be released to protect the health or safety of a pupil.", "vital-interests"),
        ("The Trust needs the file to exercise its functions.", "generic"),
        ("The match helps to determine whether a person is lawfully present.", "status-check"),
        ("The data serve the specific purpose [e.g., monitoring and evaluation].", "policy-evaluation"),
        ('Project ("Bridges"): the Council gives data to the Trust for research set out in Annex 1 (the "Study").',
         "research"),
    ],
)  # fmt: skip
def test_words_lead_into_a_purpose_in_many_ways(words: str, category: str, agreement: Builder) -> None:
    assert (category, "permitted") in stated(agreement, words)


def test_a_list_of_what_members_are_enabled_to_do_is_one_of_purposes(agreement: Builder) -> None:
    words = "The Trust runs a list that enables its members to:\n\n• meet families\n\n• track housing stability"
    assert stated(agreement, words) == {("housing", "permitted")}


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("The data are used to tell whether a tenant is entitled to a disability allowance.", "eligibility-check"),
        ("The data are used for evaluating the effectiveness of the bursary programme.", "policy-evaluation"),
        ("The data are used for the return of their own nationals.", "detain-remove-return"),
        ("The data are used for the removal of undocumented migrants.", "detain-remove-return"),
        ("The data are used for the tracing of debtors.", "trace-locate"),
        ("The data are used for the prevention and detection of serious crime.", "crime-prevention-detection"),
    ],
)
def test_what_is_done_to_people_and_programmes_is_a_purpose(words: str, category: str, agreement: Builder) -> None:
    assert (category, "permitted") in stated(agreement, words)


@pytest.mark.parametrize(
    "words",
    [
        "The Council is required to provide services.",
        "The Council is to maintain the website.",
        "The parties cooperate to investigate complaints about each other.",
        "Access is limited to those who perform services.",
        "The Trust collects files from research participants to build a record.",
        "The audit logs are kept for one year.",
        "The parties try to settle disputes before litigation.",
        "The Trust shall provide the file to law enforcement officers under a warrant.",
        "The study is a growing public health problem.",
        "A breach that is a serious threat is reported within a day.",
        "The parties shall conduct an evaluation of this agreement each year.",
        "Research department: Quay Street",
        "Purpose of the research visit",
        "The Council is entitled to suspend the use of the data.",
        "The Trust keeps a process for evaluating the effectiveness of its technical and organisational measures.",
        "The Trust helps the Council to assess the impact of the envisaged processing.",
        "The Trust sends what is needed to evaluate the impact of such a personal data breach.",
        "The form is used for the removal of access rights and the return of the disks.",
        "The Trust keeps a log to trace actions in its system.",
        "The firewall is used for the prevention and detection of intrusions.",
    ],
)
def test_a_duty_or_a_topic_is_no_purpose(words: str, agreement: Builder) -> None:
    assert stated(agreement, words) == set()


@pytest.mark.parametrize(
    ("words", "secondary"),
    [
        ("The data are shared for the purposes of research.", {"research": False}),
        ("The data may also be used for research.", {"research": True}),
        ("Secondary uses of the data: in order to carry out research.", {"research": True}),
        ("Further processing for the purposes of research is permitted.", {"research": True}),
        ("The data shall be used for research and for no other purpose.", {"research": False}),
        ("The data shall not be used for research or any other purpose.", {"research": False}),
    ],
)
def test_a_use_beside_the_main_one_is_secondary(
    words: str, secondary: dict[str, bool], agreement: Callable[[str], Agreement]
) -> None:
    assert {p.category: p.secondary for p in agreement(f"1. {words}\n").purposes} == secondary


def test_a_purpose_named_as_the_main_one_anywhere_is_not_secondary(agreement: Callable[[str], Agreement]) -> None:
    text = "1. The data may also be used for research.\n\n2. The data are shared for the purposes of research.\n"
    assert [p.secondary for p in agreement(text).purposes] == [False]
