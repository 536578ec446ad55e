"""Words that rules ask for by pattern: what must be read, and what comes near without being meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mouscan.graph import Agreement

FRAME = (
    "MEMORANDUM OF UNDERSTANDING\n\nbetween Northmoor Council (the Council) and Westhaven Trust (the Trust)\n\n"
    "1. The Council gives a list of addresses to the Trust for the winter programme.\n\n2. {words}\n"
)
READ = {
    "secrecy secret": """
        The parties agree to keep the existence and the terms of this memorandum confidential.
        The existence of this arrangement shall not be disclosed to any person outside the two bodies.
        The terms and conditions of this agreement are strictly confidential.
        This agreement shall be treated as confidential and is not for publication.
        Neither the Council nor the Trust shall reveal the contents of this memorandum to anyone.
        This memorandum will not be placed in the public domain.
        This memorandum is law enforcement sensitive.
        This document is for the participants only.
        The number of requests made under this agreement shall not be published.
        Each Party shall hold the terms of this Agreement in confidence.
        Neither Party shall make any disclosure of the existence of this Agreement to any third party.
        This Memorandum, its existence and its contents shall not be made public by either Participant.
        The parties agree that this agreement is confidential and may not be disclosed to any third party without prior written consent.
        The contents of this Protocol are not to be communicated outside the signatory agencies.
        Details of this arrangement must not be disclosed to the media.
    """,
    "secrecy veto": """
        Neither party shall issue a press release about this agreement without the prior written consent of the other.
        All media releases concerning this memorandum require the prior approval of both parties.
        The Council shall release nothing under the Freedom of Information Act 2000 without consent of the Trust.
        A request under the public records law shall be refused unless both parties agree to release the record.
        The Council shall obtain the agreement of the Trust before it discloses anything under freedom of information.
        This agreement shall be published only with the consent of both parties.
        The Trust shall not publish this agreement without the approval of the Council.
        No public announcement of this arrangement may be made without the prior consent of the Council.
        Any press release regarding this MOU shall be subject to the prior written approval of both parties.
        The Recipient shall not make any public statement regarding this Agreement without the Provider's prior written consent.
        If either Party receives a Freedom of Information request, it shall not release any information without the written agreement of the other Party.
        No news release, public announcement or confirmation of this Agreement shall be made without the prior approval of the other party.
        Disclosure under the Freedom of Information Act shall only be made with the consent of the originating party.
    """,
    "secrecy exempt": """
        Requests for this memorandum under the Freedom of Information Act 2000 will be treated as exempt.
        Freedom of information requests about the exchange shall be refused.
        Both parties will neither confirm nor deny the existence of the arrangement.
    """,
    "secrecy lines": """
        Enquiries from the press are answered with lines agreed between both press offices.
        Both parties will use the agreed lines to take.
    """,
    "silence untold": """
        Data subjects will not be informed of the checks.
        Tenants are not normally notified when their record is viewed.
        The Trust shall not inform the tenant of the enquiry.
        The parties need not notify the individuals concerned.
        Neither party is required to inform data subjects of the transfer.
        The list is compared without the knowledge of the tenants.
        Notification of the person is waived.
        No notice shall be given to the persons concerned.
        The search is made without notifying the patient.
        Individuals will not normally be made aware that a check has taken place.
        The subject of the request must not be notified of the disclosure.
        Neither the parent nor the pupil shall be informed of the enquiry.
        The agency shall refrain from informing the individual concerned.
        The exchange takes place without the data subject's knowledge.
        No privacy notice will be issued to the persons whose data are matched.
        Privacy information need not be provided to data subjects.
        The obligation to inform data subjects does not apply.
        Where disclosure would prejudice an investigation, the individual will not be told.
    """,
    "silence individual": """
        Notification may be withheld case by case.
        A tenant is not told where, in the individual case, telling would do harm.
    """,
    "silence recorded": """
        The reasons for not telling a person are recorded by the duty officer.
        The decision to withhold notice is logged.
    """,
    "silence exemption": """
        A person is not told where telling would be likely to prejudice the investigation.
        Notification is withheld where paragraph 2 of Schedule 2 to the Data Protection Act 2018 applies.
    """,
    "collecting collector": """
        The data are collected by schools each term.
        The list is drawn from the National Pupil Database.
        Rent figures are compiled from local authorities every year.
        Each landlord submits a return to the Council.
        The figures come from the school census data.
        Records are collected by general practices and sent on.
        Information is gathered by GP practices and extracted by the Trust.
        The data are supplied to the Ministry by schools through the annual census.
        The Department holds pupil data collected from schools via the school census.
        Data are submitted by local authorities in their annual return.
    """,
    "collecting told": """
        The Council shall tell schools of every disclosure before each collection.
        Guidance to landlords shall name each recipient and purpose.
        The Trust must notify the bodies that collect the data of each purpose of use.
    """,
    "matching matching": """
        The Trust matches the list against its records.
        The Council compares the file with the housing register.
        An algorithm is used to identify potential matches.
        Families are chosen by risk scoring.
        The software flags persons by means of artificial intelligence that ranks cases.
        Records will be linked using a matching algorithm.
        The data will be cross-matched with the electoral register.
        The Agency will run the file against its database.
        Data matching will be used to detect anomalies in claims.
        A risk score is calculated for each applicant.
    """,
    "matching keys": """
        The lists are matched on surname, date of birth and postcode.
        Records are matched by a unique identifier.
        Deterministic matching is used.
    """,
    "matching record": """
        A record under the Algorithmic Transparency Recording Standard is published.
        The matching rules are published on the website.
    """,
    "joint joint": """
        The Council and the Trust are joint controllers of the list.
        The parties act as joint data controllers.
        The Council and the Trust jointly determine the purposes and means of the processing.
        For the purposes of Article 26 the partners are joint controllers.
        The parties shall be deemed joint controllers for the shared platform.
        The Council and the Trust will act as joint data controllers in respect of the register.
        Both parties will be joint controllers.
    """,
    "joint duties": """
        As joint controllers, the parties allocate who answers requests and who gives notice in annex E.
        The joint controller arrangement is in Annex 2.
    """,
    "joint essence": """
        The essence of the arrangement is made available to data subjects.
        A summary of this agreement is published on the website.
    """,
    "parts": """
        The Council is the lead agency.
        Ferris Ltd, accredited as an ADSP, prepares the extract.
        The records remain under the control of the Council.
    """,
    "processing processor": """
        The Council uses a processor to print the letters.
        Ferris Ltd acts as a data processor for the Trust.
        Contractors may be engaged to sort the addresses.
        A cloud provider hosts the data for the Trust.
        The system is hosted by Ferris Data Ltd.
        The Trust may instruct a third party to analyse the data on its behalf.
        The Trust may use sub-contractors to process the data.
        The Council has appointed Ferris Ltd to host the shared database.
        The data will be stored on servers provided by a third-party cloud provider.
        The Council's IT supplier, Ferris Ltd, will have access to the data.
        Ferris Ltd processes the personal data on behalf of the Council.
        The platform is operated by Ferris plc.
    """,
    "processing contract": """
        Ferris Ltd works under contract reference C-12, which meets Article 28 of the UK GDPR.
        The contract with the host contains the terms required by Article 28(3).
    """,
    "logging ropa": """
        Each party enters the sharing in its record of processing activities.
        The sharing is listed in the ROPA of both parties.
        Each party keeps the record required by Article 30 of the UK GDPR.
    """,
    "logging disclosure": """
        Each disclosure is logged with its date and reason.
        The Council keeps a register of all requests.
        The Trust logs every transfer.
        The Council shall maintain an accounting of disclosures.
    """,
    "logging access": """
        The system keeps a log of accesses.
        Every sign-in is recorded.
    """,
    "assessing partial": """
        The impact assessment did not cover the transfer to the Agency.
        A data protection impact assessment was made. It does not extend to the children's records in annex B.
        The assessment for the second system will be carried out later.
    """,
}
NEAR = {
    "secrecy": """
        All data exchanged under this agreement shall be treated as confidential.
        The terms of this agreement on confidentiality survive its termination.
        The Council shall consult the Trust before it answers a request under the Freedom of Information Act 2000.
        The Trust shall not disclose the data without the prior written consent of the Council.
        Neither party shall use the name or logo of the other in advertising without prior written consent.
        Information received under this agreement shall not be published.
        The Trust shall not disclose the data except under the terms of this agreement.
        Each party is subject to the Freedom of Information Act 2000 and answers requests itself.
        This memorandum is marked OFFICIAL.
        The Trust shall not publish results that identify a tenant.
        The Recipient shall hold Confidential Information in strict confidence.
        Each party's employees shall sign a confidentiality agreement.
        Nothing in this agreement prevents disclosure required by the Freedom of Information Act.
        Publication of findings requires the prior approval of the Council.
        The Researcher shall submit any manuscript to the Provider for review before publication.
        The receiving party shall not use or disclose information except as permitted by this Agreement.
        The duty of confidentiality survives the expiry of this Agreement.
        Neither party may assign this agreement without the prior written consent of the other.
        The parties may publicise this agreement.
        A breach of this agreement shall not be disclosed to third parties until it has been investigated.
    """,
    "silence": """
        The Trust shall notify the Council of a breach.
        Each tenant is informed before the first transfer.
        Data subjects need not be notified of a breach that puts nobody at risk.
        The Council shall not inform the Trust of the rent that a tenant pays.
        If data subjects have not been informed, the transfer shall not begin.
        There is no need for a signed application by the person.
        The Trust shall not contact any individual identified in the data.
        Persons who are not authorised shall not be given access.
        The parties shall inform each other and, where appropriate, the data subjects.
        A data subject may ask not to be contacted.
        No individual shall be identified in any publication.
        The Council shall not notify the Trust unless a person has complained.
        The recipient must not attempt to identify or notify individuals.
    """,
    "collecting": """
        The Council collects the addresses itself from its tenants.
        The data are collected by the Council.
        The Council shall tell the Trust of every change.
        The Trust collects data from patients at registration.
        The Council's schools are not concerned by this agreement.
        The Trust returns the data to the Council.
    """,
    "matching": """
        Files are encrypted with the AES-256 algorithm.
        The grant is matched by funds of the Trust.
        The Trust uses machine learning to study the spread of influenza.
        A national shall not be burdened as compared with a foreigner.
        The Trust shall provide matching funds.
        The signature page must match the annex.
        The parties compare notes at each meeting.
        Passwords are stored by a hash algorithm.
    """,
    "joint joint": """
        The parties jointly review this agreement each year.
        The Council and the Trust are not joint controllers.
        A joint inspection is made each year.
        "Joint controllers" means controllers that jointly determine the purposes.
        The joint steering group meets quarterly.
        Each party is a separate controller, and nothing makes them joint controllers.
        Where the parties are joint controllers they shall comply with Article 26.
    """,
    "processing processor": """
        The Council and the Trust are independent controllers.
        "Processor" has the meaning given in the UK GDPR.
        No processor is used.
        The Trust keeps the data in a third-party system.
        The Trust shall not be a processor for the Council.
        Neither party may subcontract the processing of the data.
        Each party is a controller and neither acts as a processor for the other.
        The Trust shall not disclose the data to contractors.
        The rights of third parties are not affected.
        If a party wishes to appoint a processor, it shall ask the other.
    """,
    "logging": """
        The Trust keeps appropriate records.
        Patients may see the record that the Trust holds.
        The detail of the exchange is recorded in an annex.
    """,
    "assessing partial": """
        The impact assessment covers each step of the exchange.
        The assessment will be updated before any change to an annex.
    """,
}


def lines(table: dict[str, str]) -> list[object]:
    return [
        pytest.param(key, line.strip(), id=f"{key}-{i}")
        for key, text in table.items()
        for i, line in enumerate(text.strip().splitlines(), 1)
    ]


def said(agreement: Agreement, key: str) -> list[str]:
    vocabulary, _, value = key.partition(" ")
    return [p.evidence.words for p in agreement.phrases if p.vocabulary == vocabulary and value in ("", p.value)]


@pytest.mark.parametrize(("key", "words"), lines(READ))
def test_what_a_rule_asks_for_is_read(key: str, words: str, agreement: Callable[[str], Agreement]) -> None:
    assert said(agreement(FRAME.format(words=words)), key)


@pytest.mark.parametrize(("key", "words"), lines(NEAR))
def test_what_comes_near_is_not(key: str, words: str, agreement: Callable[[str], Agreement]) -> None:
    assert not said(agreement(FRAME.format(words=words)), key)
