"""Several agreements laid together: which bodies are one, which text belongs to which, and whose prohibitions hold."""

from __future__ import annotations

from itertools import permutations

import pytest

from mouscan.firewall.join import join, standing
from mouscan.firewall.load import Query
from mouscan.firewall.part import part
from mouscan.firewall.verdict import verdict
from mouscan.graph import Agreement
from worlds import BORDER, POLICE, TRUST, agreed, asked, kinds, stops

SCHOOL = "Northmoor School"


def bridge(first: str, second: str, hub: str, other: str) -> tuple[Agreement, Agreement]:
    """Two agreements: a school gives names to a hub, and a hub gives names to the Border Force."""
    return (
        agreed(f"{SCHOOL} will supply the names of pupils to {hub}.", between=f"{SCHOOL} and {first}", name="a.txt"),
        agreed(f"{other} will supply the names of pupils to {BORDER}.", between=f"{second} and {BORDER}", name="b.txt"),
    )


def joints(*agreements: Agreement) -> list[str]:
    return [joint.says for joint in join([part(one) for one in agreements])[1]]


BUREAU, BOARD = "the Kestrel Tracing Bureau", "the Kilbride Transport Board"
SAME = [
    (BUREAU, BUREAU, BUREAU, BUREAU, True),
    (f"{BUREAU} (“KTB”)", f"{BUREAU} (“the Bureau”)", "KTB", "the Bureau", True),
    (f"{BUREAU} (“KTB”)", "KTB", "KTB", "KTB", True),
    ("the Department for Education", "DfE", "the Department for Education", "DfE", True),
    ("DfE", "the Secretary of State for Education", "DfE", "the Secretary of State for Education", True),
    (f"{BUREAU} (“KTB”)", f"{BOARD} (“KTB”)", "KTB", "KTB", False),
    (BUREAU, BOARD, BUREAU, BOARD, False),
    ("Ferris Ltd (“the Recipient”)", "Orrell Ltd (“the Recipient”)", "the Recipient", "the Recipient", False),
    (
        "Ferris Tracing Ltd (“the Receiving Authority”)",
        "Orrell Tracing Ltd (“the Receiving Authority”)",
        "the Receiving Authority",
        "the Receiving Authority",
        False,
    ),
    (
        "Calder Sheriff's Office (“the law enforcement agency”)",
        "Eldon Sheriff's Office (“the law enforcement agency”)",
        "the law enforcement agency",
        "the law enforcement agency",
        False,
    ),
    ("the Law Enforcement Agency", "the Law Enforcement Agency", "the Law Enforcement Agency",
     "the Law Enforcement Agency", False),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "hub", "other", "one"), SAME)
def test_bodies_are_one_by_a_name_that_means_one_body_everywhere(
    first: str, second: str, hub: str, other: str, one: bool
) -> None:
    pair = bridge(first, second, hub, other)
    world, assumed = join([part(text) for text in pair])
    school = frozenset(unit.id for unit in world.units.values() if unit.name == SCHOOL)
    told = verdict(world, Query(school, standing(world, ["border"])))
    assert (told.level, kinds(told)) == (("PROVEN-OPEN", ["disclose"] * 2) if one else ("UNKNOWN", []))
    assert len(assumed) == one


def test_a_body_in_three_agreements_is_one_by_the_names_that_the_third_gives_it() -> None:
    one, two = bridge(BUREAU, "Kestrel Data Services", BUREAU, "Kestrel Data Services")
    third = agreed("They meet.", between=f"{BUREAU} (“Kestrel Data Services”) and Orrell Ltd", name="c.txt")
    assert asked(join([part(one), part(two)])[0]).level == "UNKNOWN"
    for order in permutations((one, two, third)):
        assert asked(join([part(text) for text in order])[0]).level == "PROVEN-OPEN"


MINISTRY = "the Ministry of Order"
GIVEN = agreed(f"Larkfield Hospital Trust will supply the names of patients to {MINISTRY}.",
               between=f"Larkfield Hospital Trust and {MINISTRY}", name="given.txt")  # fmt: skip
REMOVALS = agreed(f"{POLICE} will supply names to {MINISTRY} Removals Directorate.",
                  between=f"{POLICE} and {MINISTRY} Removals Directorate", name="removals.txt")  # fmt: skip
OTHER = agreed("They meet.", between=f"{MINISTRY} and Orrell Ltd", name="other.txt")


def test_a_body_whose_name_begins_with_that_of_another_is_part_of_it() -> None:
    told = asked(join([part(GIVEN), part(REMOVALS)])[0])
    assert (told.level, kinds(told)) == ("POSSIBLE", ["disclose", "member"])
    assert joints(GIVEN, REMOVALS) == ["Ministry of Order Removals Directorate is part of Ministry of Order"]
    apart = agreed(f"{POLICE} will supply names to the Ministry of Ordnance Removals Directorate.",
                   between=f"{POLICE} and the Ministry of Ordnance Removals Directorate", name="apart.txt")  # fmt: skip
    assert asked(join([part(GIVEN), part(apart)])[0]).level == "UNKNOWN"
    assert joints(GIVEN, apart) == []


def test_what_one_agreement_tells_of_a_body_holds_for_data_that_came_by_another() -> None:
    one = agreed("Northmoor School will supply the names of pupils to Asylum Support.",
                 between=f"{SCHOOL} and Asylum Support", name="one.txt")  # fmt: skip
    two = agreed("Asylum Support is part of the Home Office.", f"{POLICE} will tell the Home Office of crimes.",
                 between=f"{POLICE}, Asylum Support and the Home Office", name="two.txt")  # fmt: skip
    for order in permutations((one, two)):
        told = asked(join([part(text) for text in order])[0])
        assert (told.level, kinds(told)) == ("POSSIBLE", ["disclose", "member"])


ENDS = f"{TRUST} and the Home Office"
ANNEX = agreed(
    "The Trust will supply the names of patients to the Home Office.",
    between=ENDS, title="ANNEX B: PROCESS LEVEL AGREEMENT", name="annex.txt",
)  # fmt: skip
BARRING = agreed(
    "The Trust shall not supply any personal data to the Home Office for immigration enforcement.",
    between=ENDS, title="MEMORANDUM OF UNDERSTANDING", name="umbrella.txt",
)  # fmt: skip


def test_an_annex_is_one_with_its_umbrella_whose_prohibition_stops_it() -> None:
    alone = join([part(ANNEX)])[0]
    assert asked(alone, purpose="immigration-enforcement").level == "PROVEN-OPEN"
    for order in permutations((ANNEX, BARRING)):
        told = asked(join([part(text) for text in order])[0], purpose="immigration-enforcement")
        assert (told.level, stops(told)) == ("BLOCKED", {"1"})
    assert joints(ANNEX, BARRING)[-1] == "annex.txt is part of umbrella.txt"


def test_a_text_that_is_no_annex_is_not_stopped_by_another() -> None:
    own = agreed("The Trust will supply the names of patients to the Home Office.", between=ENDS, name="own.txt")
    assert asked(join([part(own), part(BARRING)])[0], purpose="immigration-enforcement").level == "PROVEN-OPEN"


def test_an_annex_that_shares_only_one_party_is_no_part_of_a_text() -> None:
    other = agreed(
        "The Home Office shall not supply any personal data to Ashby Police.",
        between=f"the Home Office and {POLICE}", name="other.txt",
    )  # fmt: skip
    assert not [says for says in joints(ANNEX, other) if "annex.txt" in says]


def test_the_restriction_of_an_umbrella_holds_in_its_annex() -> None:
    between = f"{TRUST} and {POLICE}"
    annex = agreed(f"The Trust will supply the names of patients to {POLICE}.", between=between,
                   title="ANNEX A: SHARING", name="annex.txt")  # fmt: skip
    umbrella = agreed(f"{POLICE} shall not disclose data to any third party.", between=between,
                      title="MEMORANDUM OF UNDERSTANDING", name="umbrella.txt")  # fmt: skip
    assert asked(join([part(annex)])[0]).level == "POSSIBLE"
    for order in permutations((annex, umbrella)):
        told = asked(join([part(text) for text in order])[0])
        assert (told.level, stops(told)) == ("BLOCKED", {"1"})


def test_the_fence_of_an_umbrella_holds_in_its_annex() -> None:
    between = f"{SCHOOL}, Asylum Support and the Home Office"
    annex = agreed("Asylum Support is part of the Home Office.",
                   f"{SCHOOL} will supply the names of pupils to Asylum Support.", between=between,
                   title="ANNEX A: SHARING", name="annex.txt")  # fmt: skip
    fence = "Asylum Support must keep the names apart from the case-working systems of the Home Office, and staff who"
    umbrella = agreed(f"{fence} carry out immigration enforcement must not have access to them.", between=between,
                      title="MEMORANDUM OF UNDERSTANDING", name="umbrella.txt")  # fmt: skip
    assert kinds(asked(join([part(annex)])[0])) == ["disclose", "member"]
    for order in permutations((annex, umbrella)):
        world = join([part(text) for text in order])[0]
        assert not [edge for edge in world.edges if edge.kind == "member" and edge.target.startswith(("0", "1"))]


def test_a_prohibition_stops_what_came_under_its_agreement_and_nothing_else() -> None:
    first = agreed(f"The Trust will supply the names of patients to {POLICE}.",
                   f"{POLICE} shall not give the names to the Border Force.",
                   between=f"{TRUST} and {POLICE}", name="first.txt")  # fmt: skip
    second = agreed(f"{POLICE} may supply names to the Border Force.", between=f"{POLICE} and {BORDER}",
                    name="second.txt")  # fmt: skip
    clinic = agreed(f"Eldon Clinic will supply the names of patients to {POLICE}.",
                    between=f"Eldon Clinic and {POLICE}", name="clinic.txt")  # fmt: skip
    for order in permutations((first, second)):
        assert asked(join([part(text) for text in order])[0], target="border").level == "BLOCKED"
    for order in permutations((first, second, clinic)):
        told = asked(join([part(text) for text in order])[0], target="border")
        assert told.level == "PROVEN-OPEN"
        assert told.way is not None
        assert {edge.kind for edge in told.way.edges} == {"disclose"}


INITIALS = bridge(f"{BUREAU} (“KTB”)", "KTB", "KTB", "KTB")
SETS = [
    (GIVEN, REMOVALS, OTHER),
    (ANNEX, BARRING, OTHER),
    (
        *bridge(f"{BUREAU} (“KTB”)", "KTB", "KTB", "KTB"),
        agreed("They meet.", between=f"{BOARD} (“KTB”) and Orrell Ltd"),
    ),
    (*bridge(f"{BUREAU} (“KTB”)", "KTB", "KTB", "KTB"), agreed("They meet.", between="KTB and Orrell Ltd")),
]


@pytest.mark.parametrize("texts", SETS)
@pytest.mark.parametrize("purpose", ["", "immigration-enforcement"])
def test_the_order_of_the_files_changes_no_verdict(texts: tuple[Agreement, ...], purpose: str) -> None:
    found = set()
    for order in permutations(texts):
        told = asked(join([part(text) for text in order])[0], purpose=purpose)
        found.add((told.level, tuple(kinds(told))))
    assert len(found) == 1, found
