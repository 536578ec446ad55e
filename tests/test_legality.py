"""The words that the rules of the law and of data kept small ask for: what must be read, and what only comes near."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mouscan.graph import Agreement

READ = """
sensitive policy | The appropriate policy document is published on the Council's website.
sensitive policy | The Trust maintains an Appropriate Policy Document (APD) in accordance with Part 4 of Schedule 1.
sensitive policy | A copy of the policy document required by Schedule 1 to the Data Protection Act 2018 is at Annex F.
sensitive substantial | The processing is necessary for reasons of substantial public interest.
sensitive substantial | The Council relies on Article 9(2)(g) of the UK GDPR.
sensitive substantial | The condition is met under paragraph 18 in Part 2 of Schedule 1 to the Act.
sensitive national | The condition is Article 9(2)(h) of the UK GDPR.
sensitive schedule | The condition is in paragraph 2 of Schedule 1 to the Act.
sensitive denied | No special category data will be shared under this agreement.
sensitive denied | Special category data must not be disclosed to the Agency.
sensitive denied | Personal data revealing racial origin, political opinions or religious beliefs may not be processed.
sensitive denied | The parties shall not exchange health information.
sensitive label | The Home Office will send a list of immigration offenders each week.
sensitive label | The file contains an offender marker for each tenant.
sensitive label | The police may supply the previous convictions of an applicant.
sensitive label | The record shows whether the person is suspected of an offence.
sensitive label | The Force will share the criminal record of the individual with the Council.
sensitive authority | Criminal offence data are processed under Article 10 of the UK GDPR.
sensitive authority | The condition for criminal convictions data is in Part 3 of Schedule 1.
sensitive authority | Offence data are held under the control of official authority.
sensitive unmarked | Requests carry no offence marker.
regime enforcement | The Police process the data under Part 3 of the Data Protection Act 2018.
regime enforcement | The processing falls under the Law Enforcement Directive.
regime enforcement | The data are shared for law enforcement purposes.
regime general | All other flows are governed by the UK GDPR.
regime general | Tracing is general processing under Part 2 of the Data Protection Act 2018.
regime offences | Only the investigation of offences is Part 3 processing.
exemption immigration | The Trust relies on the immigration exemption.
exemption immigration | Rights are restricted by Schedule 2, paragraph 4 to the Data Protection Act 2018.
exemption immigration | Data are exempt from the right of access for effective immigration control.
exemption crime | The exemption in Schedule 2, Part 1, paragraph 2 of the Data Protection Act 2018 applies.
exemption crime | The parties rely on section 29 of the Data Protection Act 1998.
exemption crime | The Council is exempt from informing the tenant because the data are needed to detect crime.
exemption case | The exemption is applied case by case.
exemption case | An exemption applies only to the extent that disclosure would be likely to prejudice the investigation.
exemption blanket | The exemption covers all data shared under this memorandum.
exemption crime | The rights of data subjects are restricted under Article 23 of the GDPR.
exemption blanket | Rights are restricted for all data transmitted under this Agreement.
exemption blanket | All data exchanged are exempt from subject access.
confidence source | The Revenue Office will disclose tax return information.
confidence source | The Trust will supply patient records.
confidence source | The School District will provide education records.
confidence source | The Department will share protected health information.
confidence source | The Agency may use unemployment insurance records.
confidence secrecy | The disclosure is made under FERPA.
confidence secrecy | The common law duty of confidentiality is met.
confidence secrecy | Information received shall be treated as secret in the same manner as under domestic law.
confidence secrecy | Taxpayer information is secret under section 851A of the Taxes Consolidation Act 1997.
confidence secrecy | Redisclosure is restricted by 42 CFR Part 2.
abroad destination | The Agency may share the records with international partners.
abroad destination | Data may be transferred outside the European Economic Area.
abroad destination | The records may be disclosed to foreign authorities.
abroad destination | The processor stores the data overseas.
abroad origin | The Board may pass the file to the embassy of the country of origin.
abroad origin | Details are sent to the consulate to obtain a travel document.
necessity alternative | Less intrusive means were considered and rejected.
necessity alternative | Aggregate figures were considered and would not show who is owed support.
necessity alternative | The parties considered milder means; asking each family was rejected.
necessity alternative | A yes or no answer was examined and is not enough.
necessity alternative | The aim cannot reasonably be achieved by other means.
necessity assertion | The sharing is necessary and proportionate.
necessity assertion | The parties are satisfied that the processing is necessary for, and proportionate to, the aims.
necessity deemed | The purpose is treated as compatible under Annex 2 to the UK GDPR.
necessity objective | It is an objective in Article 23(1)(c) and is authorised by an enactment.
fields reason | The schedule states for each item why it is needed.
fields reason | The justification for each data field is in Annex B.
fields reason | The postcode is needed to tell tenants of the same name apart.
fields loose | The data include, but are not limited to, name and address.
fields loose | The Council will supply the name, the address and other information about the tenant.
fields loose | The Agency may request any additional information required by its officers.
fields loose | The source is any and all claims databases.
fields loose | The recipient may be given permission to store data not listed in Annex A.
fields loose | The Force will supply such information as the Department requires.
fields loose | The list of data elements may be modified from time to time.
matches match | The Agency matches its list against the register of tenants.
matches match | The records of the Board are compared with those of the Council.
matches match | The names are checked against the housing register.
matches match | Where there is a clear match the Department replies.
matches key | Records are matched on surname, date of birth and postcode.
matches key | The matching criteria are set out in Annex C.
matches contest | The person has 10 working days to contest the result.
matches contest | The claimant is given an opportunity to respond before benefit is stopped.
matches erase | The request file is deleted within five days.
matches erase | Unmatched records shall be destroyed.
matches erase | The identities in each request are erased after the reply.
matches keep | The Department will retain the requests for audit.
matches keep | The Council keeps the lists that it has been sent.
matches noted | No entry is made on the pupil's record.
bystanders group | The Department will supply the addresses of family members.
bystanders group | The school gives the address of the parents.
bystanders group | The names of other household members are disclosed.
bystanders group | Information on known associates is provided.
bystanders group | The details of anyone living at the same address are shared.
bystanders barred | No data about any other person at the address are supplied.
bystanders barred | Information about relatives must not be disclosed.
sensitive policy | An APD is in place.
sensitive policy | The Department's Appropriate Policy Document sets out how it complies.
sensitive substantial | Art. 9(2)(g) UK GDPR and Sch. 1 Pt 2 para 6 DPA 2018 apply.
sensitive substantial | Processing relies on Schedule 1 (Part 2), paragraph 10 of the DPA 2018.
sensitive denied | The data do not include any special category data.
sensitive denied | This agreement does not permit the sharing of special category personal data.
sensitive label | Details of suspected illegal entrants are passed to the hospital.
sensitive label | IE will provide the council with details of foreign national offenders.
sensitive label | The list shows persons wanted for immigration offences.
sensitive label | The Home Office notifies the school that the person is an absconder.
sensitive label | Data shared includes offending history, cautions and convictions.
sensitive authority | The processing of criminal offence data is authorised by Article 10 GDPR and s.10(5) DPA 2018.
sensitive authority | Criminal conviction data is processed under the control of official authority.
regime enforcement | Police processing is carried out under Part 3 DPA 2018.
regime enforcement | All processing under this MoU is for the law enforcement purposes.
regime enforcement | Data will be processed in accordance with the Law Enforcement Directive (EU) 2016/680.
regime general | The disclosure by the Trust is subject to the UK GDPR regime.
regime general | Any other processing falls under the UK GDPR and Part 2 of the Act.
exemption immigration | Subject rights are disapplied by para. 4 of Sch. 2 to the DPA 2018.
exemption immigration | Paragraph 4 of Schedule 2 (immigration) applies.
exemption crime | Sch. 2, Pt. 1, para. 2 DPA 2018 is relied upon.
exemption crime | Data subject rights may be restricted under an exemption for the prevention of crime.
exemption blanket | The exemptions in Schedule 2 apply to all processing under this agreement.
confidence source | HMRC will provide tax data on the employer.
confidence source | GP records are shared with the council.
confidence source | The hospital will share medical information about the patient.
confidence source | Student records will be supplied by the school district.
confidence secrecy | Section 18 of the Commissioners for Revenue and Customs Act 2005 applies.
confidence secrecy | Disclosure complies with the Family Educational Rights and Privacy Act.
confidence secrecy | Staff remain bound by the duty of confidence owed to patients.
confidence secrecy | Information is protected by professional secrecy.
abroad destination | Personal data may be shared with Five Eyes partners and other foreign law enforcement agencies.
abroad destination | The supplier hosts the data in data centres outside the UK.
abroad destination | Records may be transferred to a third country.
abroad destination | Information may be disclosed to overseas law enforcement agencies.
abroad origin | The Home Office may share the data with the authorities of the person's country of nationality.
abroad origin | Photographs are provided to foreign embassies for redocumentation.
necessity alternative | The parties considered whether anonymised data would suffice; they would not.
necessity alternative | No less intrusive way of achieving the aim was found.
necessity alternative | We considered asking applicants directly but this was rejected because of delay.
necessity assertion | The parties consider this sharing to be proportionate and necessary.
necessity assertion | Sharing is necessary for the purposes set out above.
necessity assertion | This processing is considered to be proportionate.
fields reason | Date of birth: required to distinguish between persons with the same name.
fields reason | Annex A sets out the data fields and the reason each is required.
fields reason | The purpose of each data item is explained in Schedule 2.
fields loose | Data shared may include, but is not limited to: name, address, telephone number.
fields loose | The Council will share name, address, date of birth etc.
fields loose | and such other data as may be agreed between the parties.
fields loose | The data will include name, address and any other relevant information.
fields loose | Further data fields may be added from time to time.
fields loose | The Agency will provide any information that the Department may reasonably require.
fields loose | The data may be used for purposes such as, but not limited to, research.
fields loose | The Force will share all relevant information.
matches match | DWP will match the data against its benefit records.
matches match | The Home Office list will be run against the patient register.
matches match | The data will be cross-checked against immigration databases.
matches match | A data matching exercise is carried out each quarter.
matches match | The parties conduct a computer matching program.
matches key | A match is made where surname, forename and date of birth all agree.
matches key | The match rate must be at least 95 per cent.
matches contest | Individuals will have 30 days to contest the findings.
matches contest | The applicant must be notified and given 14 days to respond.
matches erase | Data that do not match are destroyed within five days.
matches erase | The school will delete the request once it has replied.
matches erase | Non-matched records will be deleted immediately.
matches keep | The Department will keep a copy of each request for two years.
matches keep | Unmatched records are retained for future matching.
matches noted | The school shall not record the request on the pupil's file.
matches noted | Nothing is recorded on the patient record.
bystanders group | The search will cover spouses, partners, children and other relatives of the subject.
bystanders group | The Council will provide details of all occupants of the property.
bystanders group | Information about persons linked to the individual may be shared.
bystanders group | The names of the tenant's dependants are supplied to Immigration Enforcement.
bystanders barred | Information on third parties, including family members, will not be shared.
bystanders barred | Data about other residents must be redacted before disclosure.
bystanders barred | Only data about the named individual is disclosed.
"""
NEAR = """
sensitive policy | The Council has a data protection policy.
sensitive national | The patient consents under Article 9(2)(a) of the UK GDPR.
sensitive schedule | The items are listed in Schedule 2.
sensitive substantial | The project is of public interest.
sensitive denied | No special category data are shared unless a condition is met.
sensitive label | Criminal Casework will reply within two days.
sensitive label | All staff undergo a criminal record check before they start.
sensitive label | The Offender Management Unit keeps the register of visits.
sensitive label | A breach of this agreement may be an offence.
sensitive authority | Article 10 of this agreement deals with costs.
sensitive unmarked | The file has no header.
regime general | The parties comply with the UK GDPR.
regime enforcement | The Police are a party to this agreement.
exemption immigration | The Trust has no role in immigration control.
exemption crime | Information may be withheld under an exemption in the Freedom of Information Act 2000.
exemption case | Each case is closed by the officer.
exemption crime | Article 23 deals with costs.
exemption blanket | The exemption is decided case by case for all data.
confidence source | Employee health records are kept by the human resources team.
confidence source | Patient records shall not be shared.
confidence secrecy | The parties comply with all applicable laws.
confidence secrecy | The parties shall keep this agreement confidential.
abroad destination | The Agency publishes guidance on international law.
abroad destination | Nationals of third countries may apply for a permit.
abroad origin | The Embassy can be reached by telephone.
necessity alternative | The other party may terminate this agreement.
necessity alternative | Data must be encrypted or sent by other means of equal security.
necessity assertion | The recipient keeps the data no longer than is necessary.
necessity assertion | Staff have access where necessary.
necessity deemed | The systems of the parties are compatible.
necessity objective | Article 23 deals with costs.
fields reason | The address of the helpdesk is needed for questions.
fields reason | Each party bears its own costs.
fields loose | The parties comply with all laws, including but not limited to the Data Protection Act 2018.
fields loose | A breach includes, but is not limited to, theft and loss.
fields loose | The parties may amend this agreement from time to time.
fields loose | The recipient shall not request data not listed in Annex A.
matches match | The recipient shall not attempt to match the data with any other records.
matches match | Minutes are checked for spelling.
matches key | The minutes match the recording.
matches contest | The supplier has 30 days to pay an invoice.
matches erase | The account of a leaver is deleted at the request of the manager.
matches keep | Each party keeps a record of every request received.
matches noted | No fee is charged.
bystanders group | Associated costs are borne by each party.
bystanders group | No information about family members is supplied.
bystanders barred | Not more than 600 households are included.
bystanders barred | No other person may sign this agreement.
"""


def rows(table: str) -> list[tuple[str, str, str]]:
    parts = (line.partition(" | ") for line in table.strip().splitlines())
    return [(*what.split(), sentence) for what, _, sentence in parts]  # type: ignore[misc]


def marks(agreement: Agreement) -> set[tuple[str, str]]:
    return {(phrase.vocabulary, phrase.value) for phrase in agreement.phrases}


@pytest.mark.parametrize(("vocabulary", "value", "sentence"), rows(READ))
def test_what_says_so_is_read(
    agreement: Callable[[str], Agreement], vocabulary: str, value: str, sentence: str
) -> None:
    assert (vocabulary, value) in marks(agreement(f"DATA SHARING AGREEMENT\n\n1. {sentence}\n"))


@pytest.mark.parametrize(("vocabulary", "value", "sentence"), rows(NEAR))
def test_what_only_comes_near_is_not(
    agreement: Callable[[str], Agreement], vocabulary: str, value: str, sentence: str
) -> None:
    assert (vocabulary, value) not in marks(agreement(f"DATA SHARING AGREEMENT\n\n1. {sentence}\n"))
