"""Mentions: which party the words of a sentence name."""

from __future__ import annotations

from mouscan.clauses import clause_tree
from mouscan.graph.agreement import Party
from mouscan.graph.mentions import Mentions
from mouscan.graph.names import spelt
from mouscan.language.pipeline import read
from mouscan.read import read_bytes

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
