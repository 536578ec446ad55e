"""Mentions: which party the words of a sentence name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mouscan.clauses import clause_tree
from mouscan.graph.agreement import Party
from mouscan.graph.mentions import Mentions
from mouscan.graph.names import spelt
from mouscan.language.pipeline import read
from mouscan.source import read_bytes

TWO = (
    Party("p1", "Northmoor Council", ("NC", "the Council"), "local-authority-general", roles=("signatory",)),
    Party("p2", "Westhaven Police", ("ICE",), "police", roles=("signatory", "recipient")),
)
THREE = (*TWO, Party("p3", "Harbour Board", (), "oversight", roles=("signatory",)))


def mentioned(text: str, parties: tuple[Party, ...] = TWO) -> list[tuple[str, tuple[str, ...]]]:
    reading = read(clause_tree(read_bytes(text.encode(), "test")))
    mentions = Mentions(reading, parties)
    return [(spelt(reading, m.first, m.last), m.parties) for s in reading.sentences for m in mentions.of(s)]


def test_the_longest_name_is_taken() -> None:
    parties = (*TWO, Party("p3", "Northmoor Council Audit Office", (), "oversight"))
    assert mentioned("Northmoor Council Audit Office reports.", parties) == [
        ("Northmoor Council Audit Office", ("p3",))
    ]


def test_a_possessive_still_names_its_party() -> None:
    assert mentioned("Northmoor Council's clerk signs.") == [("Northmoor Council", ("p1",))]


def test_an_initialism_needs_its_capitals() -> None:
    assert mentioned("There is ice on the quay.") == []
    assert mentioned("The data go to ICE.") == [("ICE", ("p2",))]


def test_the_parties_are_all_signatories() -> None:
    assert mentioned("Each party shall keep a log.") == [("Each party", ("p1", "p2"))]


def test_the_other_party_is_the_one_that_does_not_act() -> None:
    assert mentioned("Westhaven Police shall tell the other party.")[-1] == ("other party", ("p1",))


def test_the_other_party_is_left_out_where_there_are_three() -> None:
    assert [m for m in mentioned("Westhaven Police shall tell the other party.", THREE) if m[1] == ("p1",)] == []


def test_it_is_the_one_party_named_before() -> None:
    assert mentioned("Northmoor Council may stop if it so decides.")[-1] == ("it", ("p1",))


def test_it_is_left_out_where_two_parties_are_named() -> None:
    text = "If ICE asks Northmoor Council and the Harbour Board objects, it stops."
    assert all(words != "it" for words, _ in mentioned(text, THREE))


def test_the_receiving_party_is_the_one_that_plays_the_recipient() -> None:
    assert mentioned("The receiving party shall delete the file.") == [("receiving party", ("p2",))]


def test_outsiders_and_data_subjects_are_built_in() -> None:
    assert mentioned("The list is open to the public.") == [("public", ("public",))]
    assert mentioned("It shall not be given to third parties.")[-1] == ("third parties", ("third-parties",))
    assert mentioned("Letters are sent to pupils.") == [("pupils", ("data-subjects",))]


def test_a_pronoun_for_a_side_is_no_label_and_no_country() -> None:
    sides = (Party("p1", "Data User", ("I", "us"), "company", roles=("signatory",)), TWO[0])
    assert mentioned("I shall not do what Annex I bars, and tell us.", sides) == [("I", ("p1",)), ("us", ("p1",))]
    assert mentioned("The US may use it (i).", sides) == []


def test_a_public_body_is_not_the_public() -> None:
    assert mentioned("It is a public authority in the public interest.") == []


def test_words_that_only_describe_data_name_no_subject() -> None:
    assert mentioned("Student records are kept.") == []


def test_whichever_party_is_meant_may_be_each() -> None:
    assert mentioned("A party shall keep a log.") == [("party", ("p1", "p2"))]


def test_requested_and_requesting_are_told_apart() -> None:
    parties = (
        Party("p1", "requested Party", (), "police", roles=("provider",)),
        Party("p2", "requesting Party", (), "police", roles=("recipient",)),
    )
    assert mentioned("The requested Party shall answer.", parties) == [("requested Party", ("p1",))]
    assert mentioned("The requesting Party shall ask.", parties) == [("requesting Party", ("p2",))]


def test_a_department_is_no_side_beside_the_unit_that_signs() -> None:
    parties = (*TWO, Party("p3", "Home Office", (), "immigration-casework", roles=("signatory",)))
    unit = Party("p4", "Border Force", (), "border", parent="p3", roles=("signatory",))
    assert mentioned("Each party shall keep a log.", (*parties, unit)) == [("Each party", ("p1", "p2", "p4"))]


def test_a_name_with_a_capital_is_not_the_common_noun() -> None:
    parties = (Party("p1", "Harbour Authority", ("the Authority",), "border", roles=("signatory",)), *TWO[1:])
    assert mentioned("The list goes to other competent authorities.", parties) == []
    assert mentioned("The list goes to the Authority.", parties) == [("Authority", ("p1",))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Northmoor Council pays. It shall also keep a log.", [("It", ("p1",))]),
        ("Northmoor Council pays Westhaven Police. It shall tell Westhaven Police the date.", [("It", ("p1",))]),
        ("Westhaven Police, if it so wishes, may ask.", [("it", ("p2",))]),
        ("Northmoor Council keeps what it has received.", [("it", ("p1",))]),
        ("The list goes to Northmoor Council, and a copy is given to it.", [("it", ("p1",))]),
        ("Northmoor Council pays. It is required to keep a log.", [("It", ("p1",))]),
        ("Northmoor Council and Westhaven Police agree. They shall meet.", [("They", ("p1", "p2"))]),
        ("The parties agree that they shall meet.", [("parties", ("p1", "p2")), ("they", ("p1", "p2"))]),
        (
            "Northmoor Council and Westhaven Police sign. The former gives a list to the latter.",
            [("former", ("p1",)), ("latter", ("p2",))],
        ),
        ("Each party shall tell the other party.", [("Each party", ("p1", "p2")), ("other party", ("p1", "p2"))]),
        ("The party that holds a list keeps a log.", [("party", ("p1", "p2"))]),
    ],
)
def test_a_reference_back_stands_for_who_was_named(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    names = {"Northmoor Council", "Westhaven Police"}
    assert [m for m in mentioned(text) if m[0] not in names] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Northmoor Council gives a list to Westhaven Police. It shall delete the list.",
        "The list of Northmoor Council is long. It shall show every name.",
        "Northmoor Council's list is long. It shall show every name.",
        "The Harbour Board tells Northmoor Council. It then reports.",
        "Northmoor Council tells the Ombudsman. It shall answer.",
        "The Commissioner tells Northmoor Council that it may pay.",
        "Northmoor Council writes a report, and it shall be read.",
        "Northmoor Council keeps the list safe. Westhaven Police shall delete it.",
        "Northmoor Council accepts that it is important to pay.",
        "Northmoor Council gives Westhaven Police a list of names, and they shall be deleted.",
        "Northmoor Council tells Westhaven Police when they may meet.",
        "The officers of Northmoor Council meet; they shall report.",
        "If Northmoor Council is told by Westhaven Police, the other party shall answer.",
        "Northmoor Council gives a list to Westhaven Police. The latter shall be kept.",
        "Northmoor Council gives a list and a form. The latter shows a date.",
        "Northmoor Council and Westhaven Police sign the former agreement.",
        "The Party shall keep a log.",
        "Westhaven Police asks. The party shall answer.",
        "The disclosing party shall check the list.",
    ],
)
def test_a_reference_back_that_is_not_certain_stays_open(text: str) -> None:
    names = {"Northmoor Council", "Westhaven Police"}
    assert [m for m in mentioned(text) if m[0] not in names] == []


NAMES = {"Northmoor Council": "p1", "Westhaven Police": "p2", "the Harbour Board": "p3"}
OPENINGS = ["", "In that case ", "Where the law so requires, ", "On request "]
ACTIVE = ["shall keep a log", "may ask for advice", "must tell the Ombudsman", "is required to pay"]
PASSIVE = ["shall be kept in a safe", "may be deleted", "is important", "must be read aloud"]


@given(
    named=st.lists(st.sampled_from(sorted(NAMES)), min_size=1, max_size=3, unique=True),
    joined=st.booleans(),
    pronoun=st.sampled_from(["it", "they"]),
    tail=st.sampled_from([*ACTIVE, *PASSIVE]),
    apart=st.booleans(),
)
def test_a_pronoun_means_the_whole_subject_before_it_or_nobody(
    named: list[str], joined: bool, pronoun: str, tail: str, apart: bool
) -> None:
    subject = " and ".join(named) if joined else " writes to ".join(named)
    verb = " meets weekly" if joined or len(named) == 1 else ""
    text = f"{subject}{verb}. {pronoun.capitalize()} {tail}." if apart else f"{subject}{verb}, and {pronoun} {tail}."
    found = [m for m in mentioned(text[0].upper() + text[1:], THREE) if m[0].lower() == pronoun]
    ids = tuple(NAMES[name] for name in named)
    fits = (pronoun == "it") == (len(named) == 1) and (joined or len(named) == 1) and tail in ACTIVE
    assert [m[1] for m in found] == ([ids] if fits else [])


@given(
    one=st.sampled_from(["Northmoor Council", "Westhaven Police"]),
    opening=st.sampled_from(OPENINGS),
    word=st.sampled_from(["party", "Participant", "agency", "signatory"]),
    three=st.booleans(),
    again=st.booleans(),
)
def test_the_other_party_is_the_one_of_two_that_is_not_named(
    one: str, opening: str, word: str, three: bool, again: bool
) -> None:
    other = {"p1": "p2", "p2": "p1"}[NAMES[one]]
    named = f"{one} and the Harbour Board" if again else one
    text = f"{opening}{named} shall write to the other {word}."
    found = [m for m in mentioned(text, THREE if three else TWO) if m[0].startswith("other ")]
    assert {id for m in found for id in m[1]} <= ({"third-parties"} if three else {other, "third-parties"})
    if not three and word != "agency":
        assert found
        assert found[0][1] == (other,)


@given(
    first=st.sampled_from(["Northmoor Council", "Westhaven Police"]),
    word=st.sampled_from(["former", "latter"]),
    link=st.sampled_from([" and ", " tells ", " gives a list to "]),
    tail=st.sampled_from(["shall keep a log", "may disclose the list", "shall be kept"]),
)
def test_the_former_and_the_latter_are_two_that_are_named_in_one_breath(
    first: str, word: str, link: str, tail: str
) -> None:
    second = next(name for name in ("Northmoor Council", "Westhaven Police") if name != first)
    verb = " meet" if link == " and " else ""
    text = f"{first}{link}{second}{verb}. The {word} {tail}."
    meant = NAMES[first if word == "former" else second]
    found = [m[1] for m in mentioned(text) if m[0].lower() == word]
    assert found == ([(meant,)] if link == " and " else [])
