"""Agreements side by side: what each cell says and rests on, what stands out, and every form that tells it."""

from __future__ import annotations

import csv
import io
import json
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import jsonschema
import pytest
from msgspec.structs import replace

from mouscan import comparing
from mouscan.audit import Request, assess, examine
from mouscan.clauses import clause_tree
from mouscan.contrast import Cell, Comparison, Row, Side, contrast, side
from mouscan.contrast.columns import blocks, heads
from mouscan.contrast.comparison import GROUPS
from mouscan.contrast.fact import Fact
from mouscan.contrast.forms import FORMS, written
from mouscan.contrast.markdown import plain
from mouscan.contrast.said import SAID
from mouscan.contrast.strength import amount
from mouscan.contrast.table import harmless
from mouscan.errors import InputError
from mouscan.graph import Agreement, Measure, Party
from mouscan.graph.build import build
from mouscan.graph.evidence import Evidence
from mouscan.language.pipeline import read
from mouscan.language.vocabulary import rows
from mouscan.report.basis import Basis
from mouscan.rules import library
from mouscan.source import read_bytes
from test_cli import TOP, mouscan, one_line

GOLDEN = TOP / "tests" / "golden" / "compare"
FILES = ("calder", "eldon", "marlow")
RULES = ("MIN-005", "SEC-004", "TRN-001")
LIBRARY = library()
ASKED = Request(LIBRARY, LIBRARY.named(RULES))
HEAD = 'DATA SHARING AGREEMENT\n\nbetween Ashby Council ("the Council") and Ashby Hospital Trust ("the Trust")\n\n'


def named(file: str, roles: bool = False) -> Side:
    """Return a text of the golden folder as a side, with a file name and a version that no machine changes."""
    found = side(examine(str(GOLDEN / f"{file}.txt"), ASKED), roles=roles)
    return replace(found, basis=replace(found.basis, file=f"{file}.txt", version="0", packs=(("core-law", "1"),)))


@pytest.fixture(scope="module")
def sides() -> dict[str, Side]:
    return {file: named(file) for file in FILES}


@pytest.fixture(scope="module")
def found(sides: dict[str, Side]) -> Comparison:
    return contrast([sides[file] for file in FILES])


@pytest.fixture(scope="module")
def held() -> Comparison:
    return contrast([named(file, roles=True) for file in ("template", *FILES)], template=True)


def row(found: Comparison, group: str, key: str) -> Row:
    return next(row for row in found.rows if (row.group, row.key) == (group, key))


def made(*clauses: str, name: str = "made.txt") -> Agreement:
    text = HEAD + "1. Sharing\n\n" + "".join(f"1.{n} {clause}\n\n" for n, clause in enumerate(clauses, 1))
    return build(read(clause_tree(read_bytes(text.encode(), name))))


def own(*clauses: str, name: str = "made.txt") -> Side:
    return side(assess(made(*clauses, name=name), ASKED))


def cell(one: Side, group: str, key: str) -> Cell:
    return next(fact.cell for fact in one.facts if (fact.group, fact.key) == (group, key))


# What a reader finds in the three texts, clause by clause.
READ = [
    (
        "parties",
        "health",
        ["named, Calder Hospital Trust", "named, Eldon Hospital Trust", "named, Marlow Hospital Trust"],
    ),
    ("parties", "police", ["not named", "not named", "named, Marlow Constabulary"]),
    ("data", "name", ["named", "named", "named"]),
    ("data", "nationality", ["not named", "not named", "named"]),
    ("purposes", "public-fraud", ["permitted", "permitted", "permitted"]),
    ("purposes", "crime-prevention-detection", ["not named", "not named", "permitted"]),
    ("law", "UK GDPR Art 6(1)(e)", ["basis", "basis", "basis"]),
    ("flows", "health → local authority general", ["required", "required", "required"]),
    ("flows", "health → police", ["not stated", "not stated", "allowed"]),
    ("flows", "local authority general → third parties", ["prohibited", "not stated", "prohibited"]),
    ("safeguards", "retention-limit", ["present, 6 months", "present, 7 years", "weak, not stated"]),
    ("safeguards", "breach-notification", ["present, 24 hours", "weak, 24 hours", "present, 24 hours"]),
    ("safeguards", "review-date", ["present, every year", "present, every year", "present, every 2 years"]),
    ("safeguards", "onward-disclosure-restriction", ["present", "absent", "present"]),
    ("safeguards", "volume-cap", ["absent", "absent", "absent"]),
    ("firewall", "FW0", ["BLOCKED", "POSSIBLE", "BLOCKED"]),
    ("rules", "SEC-004", ["pass", "fail, warning", "pass"]),
    ("rules", "TRN-001", ["fail, error", "fail, error", "fail, error"]),
]
CLAUSES = {
    ("data", "nationality"): [(), (), ("1.1",)],
    ("purposes", "public-fraud"): [("1.1",), ("1.1",), ("1.1",)],
    ("law", "UK GDPR Art 6(1)(e)"): [("1.2",), ("1.2",), ("1.3",)],
    ("flows", "health → police"): [(), (), ("1.2",)],
    ("safeguards", "retention-limit"): [("2.1",), ("2.1",), ("2.1",)],
    ("safeguards", "onward-disclosure-restriction"): [("2.4",), (), ("2.4",)],
    ("safeguards", "termination"): [("2.5",), ("2.4",), ("2.5",)],
    ("firewall", "FW0"): [("2.4",), ("1.1", "preamble"), ("2.4",)],
    ("rules", "TRN-001"): [(), (), ()],
}


@pytest.mark.parametrize(("group", "key", "said"), READ, ids=lambda part: part if isinstance(part, str) else "")
def test_each_cell_says_what_a_reader_finds(found: Comparison, group: str, key: str, said: list[str]) -> None:
    assert [cell.says for cell in row(found, group, key).cells] == said


@pytest.mark.parametrize(("group", "key"), CLAUSES)
def test_each_cell_rests_on_the_clauses_that_say_it(found: Comparison, group: str, key: str) -> None:
    assert [cell.clauses for cell in row(found, group, key).cells] == CLAUSES[group, key]


def test_the_words_of_a_cell_stand_in_its_clauses_as_the_file_prints_them(found: Comparison) -> None:
    quoted = 0
    for number, file in enumerate(FILES):
        lines = (GOLDEN / f"{file}.txt").read_text("utf-8").splitlines()
        for one in found.rows:
            shown = one.cells[number]
            assert {piece.clause for piece in shown.evidence} <= set(shown.clauses) or shown.value == "absent"
            for piece in shown.evidence:
                assert piece.words.split()[0] in lines[piece.line - 1]
                assert piece.words in " ".join(" ".join(lines).split())
                quoted += 1
    assert quoted > 70


def test_a_kind_of_data_has_its_tags_and_its_names(found: Comparison) -> None:
    assert row(found, "data", "nationality").tags == ("status-proxy",)
    assert row(found, "data", "date-of-birth").cells[0].note == "dates of birth"


def test_a_violation_tells_what_is_wrong_and_an_absence_where_it_belongs(found: Comparison) -> None:
    absent = row(found, "rules", "TRN-001")
    assert absent.label == "TRN-001 publication-commitment"
    assert absent.about == LIBRARY.named(["TRN-001"])[0].says
    assert "It belongs after" in absent.cells[0].note
    assert absent.cells[0].evidence == ()


def test_every_safeguard_has_a_row_though_no_agreement_gives_it(found: Comparison) -> None:
    assert {row.key for row in found.of("safeguards")} == {one["value"] for one in rows("safeguards")}


def test_law_that_is_only_mentioned_makes_no_row_of_its_own() -> None:
    mention = "The Trust shall comply with the Freedom of Information Act 2000."
    found = contrast([own(mention), own(mention, name="other.txt")])
    assert [row.key for row in found.of("law")] == []
    based = contrast([own(mention), own("The Parties rely on Article 6(1)(e) of the UK GDPR.", name="other.txt")])
    assert [row.key for row in based.of("law")] == ["UK GDPR Art 6(1)(e)"]


@pytest.mark.parametrize(
    ("clauses", "kind", "said"),
    [
        (["The Council shall retain the data for two years."], "retention-limit", "present, 2 years"),
        (["The Council shall retain the data for at least 6 months."], "retention-limit", "present, at least 6 months"),
        (["The Council shall delete the data when it has no more need of it."], "retention-limit", "weak, not stated"),
        (["The Parties shall review this Agreement once a year."], "review-date", "present, every year"),
        (["The Parties shall review this Agreement periodically."], "review-date", "weak, not stated"),
        (
            [
                "Either Party may terminate this Agreement on 30 days' notice.",
                "The Trust gives 2 days' notice of visits.",
            ],
            "termination",
            "present, 30 days",
        ),
        (
            ["The Council shall notify the Trust of any personal data breach without delay."],
            "breach-notification",
            "present, not stated",
        ),
        (["The Council shall encrypt the data in transit within 5 days."], "secure-transfer", "present"),
    ],
)
def test_a_safeguard_has_the_value_that_belongs_to_it(clauses: list[str], kind: str, said: str) -> None:
    assert cell(own(*clauses), "safeguards", kind).says == said


def test_the_firmest_of_several_sentences_is_the_strength_of_a_safeguard() -> None:
    weak, firm = "The Council should encrypt the data in transit.", "The Council shall encrypt the data in transit."
    assert cell(own(weak), "safeguards", "secure-transfer").value == "weak"
    both = cell(own(weak, firm), "safeguards", "secure-transfer")
    assert (both.value, both.clauses) == ("present", ("1.1", "1.2"))


def test_what_comes_near_an_absent_safeguard_is_told_with_its_words() -> None:
    near = cell(own("The Council shall comply with data protection law."), "safeguards", "privacy-notice")
    assert (near.value, near.clauses) == ("absent", ())
    assert near.note == ("comes near in 1.1: A duty to comply with the law does not say who informs whom, and when.")
    assert [piece.clause for piece in near.evidence] == ["1.1"]
    assert "comply with data protection law" in near.evidence[0].words


def measure(kind: str, value: str, unit: str, **more: str) -> Measure:
    words = Evidence("1", 0, 4, 1, 1, "as printed")
    return Measure(kind, value, unit, "", True, "1", words, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (measure("duration", "1", "months"), "1 month"),
        (measure("duration", "5", "days", manner="working"), "5 working days"),
        (measure("duration", "6", "months", bound="at-least"), "at least 6 months"),
        (measure("duration", "", "open"), "as printed"),
        (measure("rhythm", "1", "years"), "every year"),
        (measure("rhythm", "3", "months"), "every 3 months"),
        (measure("date", "2027-03-31", ""), "2027-03-31"),
        (measure("date", "", ""), "as printed"),
        (measure("volume", "40", "records per month"), "40 records per month"),
    ],
)
def test_the_same_length_is_told_in_the_same_words(one: Measure, said: str) -> None:
    assert amount(one) == said


def test_the_periods_name_known_safeguards_and_roles() -> None:
    known = {row["value"].removesuffix("?") for name in ("timing", "dating") for row in rows(name)}
    for one in rows("periods"):
        assert one["safeguard"] in {row["value"] for row in rows("safeguards")}
        assert one["role"] in {*known, "", "volume", "rate"}


def test_what_more_than_half_do_not_have_stands_out(found: Comparison) -> None:
    def out(group: str, key: str) -> list[bool]:
        return [cell.stands_out for cell in row(found, group, key).cells]

    assert out("safeguards", "breach-notification") == [False, True, False]
    assert out("safeguards", "onward-disclosure-restriction") == [False, True, False]
    assert out("firewall", "FW0") == [False, True, False]
    assert out("data", "nationality") == [False, False, True]
    assert out("rules", "TRN-001") == [False, False, False]
    # All review, two of three every year.
    assert out("safeguards", "review-date") == [False, False, True]
    # Two are present, and no two for as long.
    assert out("safeguards", "retention-limit") == [False, False, True]


def test_where_no_more_than_half_agree_nothing_stands_out(sides: dict[str, Side]) -> None:
    two = contrast([sides["calder"], sides["eldon"]])
    assert any(row.differs for row in two.rows)
    assert not any(cell.stands_out for row in two.rows for cell in row.cells)


def sayings(*values: str) -> list[Side]:
    basis = Basis("f", "", "", "0", "uk", "", (), 0, "")
    facts = [(Fact("rules", "X", "X", Cell(value)),) if value else () for value in values]
    return [Side(basis, told) for told in facts]


def test_what_was_not_judged_is_not_counted_and_never_stands_out() -> None:
    found = contrast(sayings("pass", "pass", "fail", "", ""))
    (one,) = found.rows
    assert [cell.value for cell in one.cells] == ["pass", "pass", "fail", "not judged", "not judged"]
    assert [cell.stands_out for cell in one.cells] == [False, False, True, False, False]
    assert not contrast(sayings("pass", "pass", "")).rows[0].differs


def test_against_a_template_cells_are_missing_added_or_changed(held: Comparison) -> None:
    def changes(group: str, key: str) -> list[str]:
        return [cell.change for cell in row(held, group, key).cells]

    assert changes("safeguards", "onward-disclosure-restriction") == ["", "same", "missing", "same"]
    assert changes("flows", "local authority general → third parties") == ["", "same", "missing", "same"]
    assert changes("data", "nationality") == ["", "same", "same", "added"]
    assert changes("flows", "health → police") == ["", "same", "same", "added"]
    assert changes("safeguards", "retention-limit") == ["", "same", "changed", "changed"]
    assert changes("safeguards", "breach-notification") == ["", "same", "changed", "same"]
    assert changes("safeguards", "volume-cap") == ["", "same", "same", "same"]


def test_each_agreement_is_summed_up_against_the_template(held: Comparison) -> None:
    for number in range(1, 4):
        every = [row.cells[number].change for row in held.rows]
        assert held.changes(number) == {change: every.count(change) for change in ("missing", "added", "changed")}
    # Only the names of the parties are others.
    assert held.changes(1) == {"missing": 0, "added": 0, "changed": 0}
    assert held.changes(2)["missing"] == 2
    assert not row(held, "parties", "health").differs
    assert row(held, "parties", "police").differs


DRAFT = """DATA SHARING AGREEMENT

between {one} ("the Data Provider") and {two} ("the Data Recipient")

1. Sharing

1.1 The Data Provider shall disclose the names of patients to the Data Recipient for the prevention of fraud.

1.2 {more}
"""
PLACES_FOR = {"one": "[Name of organisation]", "two": "[Name of organisation]"}
BODIES = {"one": "Ashby Hospital Trust", "two": "Ashby Council"}
ALIKE = "The Data Recipient shall not disclose the data to any third party."


@pytest.mark.parametrize(
    ("more", "template", "parties", "flows"),
    [
        (ALIKE, ALIKE, {}, {}),
        (
            "The Data Recipient may engage Acme Hosting Ltd as its processor.",
            ALIKE,
            {"processor": "added"},
            {"recipient → third parties": "missing", "recipient → processor": "added"},
        ),
        (
            ALIKE,
            "The Data Recipient may engage Acme Hosting Ltd as its processor.",
            {"processor": "missing"},
            {"recipient → third parties": "added", "recipient → processor": "missing"},
        ),
    ],
)
def test_parties_are_held_against_a_template_by_their_roles(
    more: str, template: str, parties: dict[str, str], flows: dict[str, str]
) -> None:
    texts = (DRAFT.format(**PLACES_FOR, more=template), DRAFT.format(**BODIES, more=more))
    trees = [clause_tree(read_bytes(text.encode(), "made.txt")) for text in texts]
    two = contrast([side(assess(build(read(tree)), ASKED), roles=True) for tree in trees], template=True)
    for group, changes in (("parties", parties), ("flows", flows)):
        found = {row.key: row.cells[1].change for row in two.rows if row.group == group and row.differs}
        assert found == changes
    recipient = row(two, "parties", "recipient").cells[1]
    assert (recipient.says, recipient.note) == ("named, Ashby Council", "Ashby Council: local authority general")


def test_a_second_body_in_a_role_is_a_change_against_a_template() -> None:
    agreement, basis = made("The Council shall encrypt the data."), sayings("")[0]

    def told(names: str) -> Side:
        parties = tuple(Party(name, name, (), "police", roles=("signatory", "recipient")) for name in names)
        facts = tuple(SAID["parties"](replace(agreement, parties=parties), True))
        return replace(basis, facts=facts)

    (one,) = contrast([told("A"), told("B"), told("BC")], template=True).rows
    assert [cell.says for cell in one.cells] == ["named, A", "named, B", "2 named, B; C"]
    assert [cell.change for cell in one.cells] == ["", "same", "changed"]


def test_the_template_is_not_counted_among_the_agreements(sides: dict[str, Side]) -> None:
    two = contrast([sides["calder"], sides["eldon"], sides["eldon"]], template=True)
    assert not any(cell.stands_out for row in two.rows for cell in row.cells[1:])


def test_what_was_not_judged_is_not_held_against_a_template() -> None:
    assert [cell.change for cell in contrast(sayings("pass", ""), template=True).rows[0].cells] == ["", ""]
    assert [cell.change for cell in contrast(sayings("", "pass"), template=True).rows[0].cells] == ["", ""]


def test_the_order_of_the_files_moves_the_columns_and_nothing_else(sides: dict[str, Side], found: Comparison) -> None:
    for order in permutations(FILES):
        other = contrast([sides[file] for file in order])
        assert [replace(row, cells=()) for row in other.rows] == [replace(row, cells=()) for row in found.rows]
        at = [order.index(file) for file in FILES]
        assert [tuple(row.cells[n] for n in at) for row in other.rows] == [row.cells for row in found.rows]


def test_rows_stand_in_the_order_in_which_a_reader_counts() -> None:
    keys = ["Care Act 2014 s 10", "care act 2014 s 9", "Care Act 2014 s 2", "Care Act 2014"]
    facts = tuple(Fact("law", key, key, Cell("basis")) for key in keys)
    found = contrast([Side(sayings("")[0].basis, facts)])
    assert [row.key for row in found.rows] == keys[::-1]


def test_a_side_goes_from_process_to_process_and_takes_no_reading_along(sides: dict[str, Side]) -> None:
    packed = pickle.dumps(sides["marlow"])
    assert pickle.loads(packed) == sides["marlow"]
    assert b"spacy" not in packed
    assert b"Reading" not in packed


def test_a_text_that_was_not_checked_is_no_side() -> None:
    with pytest.raises(InputError, match="does not look like an agreement"):
        side(examine(str(FORM), ASKED))


@pytest.mark.parametrize(
    ("files", "short"),
    [
        (["a.txt", "b.txt"], ("a", "b")),
        (["x/agreement.txt", "y/agreement.txt"], ("x", "y")),
        (["x/a.txt", "y/a.txt", "y/b.txt"], ("x/a", "y/a", "b")),
        (["a.txt", "a.md"], ("a.txt", "a.md")),
        (["-"], ("-",)),
        (["mou.v1.txt", "mou.v2.txt"], ("mou.v1", "mou.v2")),
    ],
)
def test_a_column_has_a_short_name_of_its_own(files: list[str], short: tuple[str, ...]) -> None:
    assert heads(files) == short


def test_the_template_stands_first_in_each_block(held: Comparison, found: Comparison) -> None:
    assert list(blocks(held, 3)) == [(0, 1, 2), (0, 3)]
    assert list(blocks(found, 2)) == [(0, 1), (2,)]
    assert list(blocks(contrast(sayings("pass"), template=True), 3)) == [(0,)]


SHORT = {"text": "txt", "markdown": "md", "csv": "csv", "json": "json", "html": "html"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("against", [False, True], ids=["plain", "template"])
def test_each_form_is_as_it_was_looked_at(found: Comparison, held: Comparison, form: str, against: bool) -> None:
    """With MOUSCAN_GOLDEN set the files are written anew, to be looked at before they are committed."""
    page = written(held if against else found, form, 80)  # type: ignore[arg-type]
    page = re.sub(r"<style>.*?</style>|<script>.*?</script>|sha256-[\w+/=]+", "", page, flags=re.S) + "\n"
    file = GOLDEN / f"{'template' if against else 'plain'}.golden.{SHORT[form]}"
    if "MOUSCAN_GOLDEN" in os.environ:
        file.write_text(page, encoding="utf-8")
    assert page == file.read_text("utf-8")


@pytest.mark.parametrize("width", [60, 80, 100])
def test_a_line_of_text_fits_the_terminal(sides: dict[str, Side], width: int) -> None:
    many = contrast([*sides.values(), *sides.values(), *sides.values()], template=True)
    page = written(many, "text", width)
    assert max(map(len, page.splitlines())) <= width
    assert all(f"{number}. " in page for number in range(1, 9))


def test_the_text_tells_every_cell_with_its_clause(found: Comparison) -> None:
    page = " ".join(written(found, "text", 100).split())
    for said in (
        "present, 6 months [2.1]",
        "present, 7 years [2.1]",
        "* weak, not stated [2.1]",
        "* weak, 24 hours [2.2]",
    ):
        assert said in page


HOSTILE = 'x | y <script>alert(1)</script> **b** [a](javascript:alert(1)) `c` \\ # "q"'


def hostile() -> Comparison:
    """Return a comparison in which everything that comes from a text tries to be more than text."""
    words = (Evidence(HOSTILE, 0, 1, 1, 1, HOSTILE),)
    facts = tuple(
        Fact(group, HOSTILE, HOSTILE, Cell(HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), words), HOSTILE, (HOSTILE,))
        for group in GROUPS
    )
    basis = Basis(HOSTILE, HOSTILE, "0" * 64, "0", HOSTILE, HOSTILE, ((HOSTILE, HOSTILE),), 1, "")
    return contrast([Side(basis, facts), Side(replace(basis, file="b"), ())], template=True)


def test_in_markdown_what_comes_from_a_text_is_only_text() -> None:
    page = written(hostile(), "markdown", 80)
    assert "<script" not in page
    assert page.count("&lt;script&gt;") > len(GROUPS)
    tables = [line for line in page.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in tables} == {4}
    assert not re.search(r"(?<!\\)[\[`]", page.replace("\\\\", ""))
    assert plain("a\nb") == "a b"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_the_table_is_a_formula(start: str) -> None:
    name = f"{start}HYPERLINK(1)"
    basis = Basis(name, name, "", "0", name, "", (), 0, "")
    words = (Evidence(name, 0, 1, 1, 1, name),)
    fact = Fact("data", name, name, Cell(name, name, name, (name,), words), tags=(name,))
    page = written(contrast([Side(basis, (fact,))]), "csv", 80)
    lines = list(csv.DictReader(io.StringIO(page, newline="")))
    assert len(lines) == 1
    assert lines[0]["file"] == f"'{name}"
    assert not [said for said in lines[0].values() if said.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert harmless("6 months") == "6 months"


def test_the_table_has_a_line_for_each_cell(held: Comparison) -> None:
    lines = list(csv.DictReader(io.StringIO(written(held, "csv", 80))))
    assert len(lines) == len(held.rows) * 4
    (one,) = [x for x in lines if (x["key"], x["file"]) == ("retention-limit", "eldon.txt")]
    assert (one["value"], one["detail"], one["clauses"], one["change"]) == ("present", "7 years", "2.1", "changed")
    assert one["quotation"] == "2.1: The Council shall keep the data for 7 years and then delete the data."


@pytest.mark.parametrize("make", [lambda held: held, lambda held: hostile()], ids=["held", "hostile"])
def test_the_json_is_valid_and_has_a_cell_for_each_agreement(held: Comparison, make: Callable[..., Comparison]) -> None:
    one = make(held)
    record = json.loads(written(one, "json", 80))
    schema = json.loads(mouscan("schema", "comparison").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(record, schema, format_checker=jsonschema.FormatChecker())
    assert {len(row["cells"]) for row in record["rows"]} == {len(record["agreements"])}
    assert record["agreements"][0]["changes"] is None
    del record["rows"][0]["cells"][0]["clauses"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, schema)


FORM = TOP / "corpora" / "notes" / "form.txt"
PLACES = [str(GOLDEN / f"{file}.txt") for file in FILES]
SLIM = ("--only", "safeguards")


def test_the_command_writes_the_form_that_is_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "new" / "table.json"
    done = mouscan("compare", *PLACES, *SLIM, "--format", "json", "--output", out)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    record = json.loads(out.read_text("utf-8"))
    assert [Path(one["file"]).stem for one in record["agreements"]] == list(FILES)
    assert {row["group"] for row in record["rows"]} == {"safeguards"}


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_compared() -> None:
    done = mouscan("compare", PLACES[0], "nowhere.txt", FORM, PLACES[1], *SLIM, "--format", "json")
    assert done.returncode == 2
    assert [Path(one["file"]).stem for one in json.loads(done.stdout)["agreements"]] == ["calder", "eldon"]
    told = done.stderr.splitlines()
    assert len(told) == 2
    assert "nowhere.txt" in told[0]
    assert "--anyway" in told[1]
    anyway = mouscan("compare", PLACES[0], FORM, *SLIM, "--format", "json", "--anyway")
    assert anyway.returncode == 0
    assert len(json.loads(anyway.stdout)["agreements"]) == 2


def test_where_no_file_can_be_read_nothing_is_written(tmp_path: Path) -> None:
    out = tmp_path / "table.html"
    done = mouscan("compare", "nowhere.txt", "--output", out)
    assert (done.returncode, done.stdout) == (2, "")
    one_line(done.stderr)
    assert not out.exists()


def test_without_its_template_nothing_is_compared() -> None:
    done = mouscan("compare", *PLACES, "--template", "nowhere.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nowhere.txt" in one_line_of(done)


def one_line_of(done: subprocess.CompletedProcess[str]) -> str:
    one_line(done.stderr)
    return done.stderr


def test_a_template_stands_first_and_need_not_look_like_an_agreement() -> None:
    done = mouscan("compare", PLACES[0], "--template", FORM, *SLIM, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    record = json.loads(done.stdout)
    assert record["template"] is True
    assert [Path(one["file"]).stem for one in record["agreements"]] == ["form", "calder"]


def test_a_folder_stands_for_its_files(tmp_path: Path) -> None:
    folder, empty = tmp_path / "drafts", tmp_path / "empty"
    folder.mkdir()
    empty.mkdir()
    for place in PLACES[:2]:
        (folder / Path(place).name).write_bytes(Path(place).read_bytes())
    (folder / "notes.pdf").write_text("no text", encoding="utf-8")
    files = [folder / Path(place).name for place in sorted(PLACES[:2])]
    whole, each = (mouscan("compare", *given, *SLIM, "--format", "json") for given in ([folder], files))
    assert (whole.returncode, whole.stderr) == (0, "")
    assert whole.stdout == each.stdout
    beside = mouscan("compare", empty, folder, *SLIM, "--format", "json")
    assert (beside.returncode, beside.stdout) == (2, whole.stdout)
    assert str(empty) in one_line_of(beside)


def test_the_output_is_never_written_over_an_agreement(tmp_path: Path) -> None:
    file = tmp_path / "mou.txt"
    file.write_bytes((GOLDEN / "calder.txt").read_bytes())
    done = mouscan("compare", file, PLACES[1], "--output", tmp_path / "x" / ".." / "mou.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert "one of the agreements" in one_line_of(done)
    assert file.read_bytes() == (GOLDEN / "calder.txt").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--only", "partys"], "partys"),
        (["--rule", "MIN-999"], "MIN-999"),
        (["--profile", "ukk"], "ukk"),
        (["--format", "pdf"], "pdf"),
    ],
)
def test_what_is_wrong_with_the_options_is_told_once(arguments: list[str], told: str) -> None:
    done = mouscan("compare", *PLACES, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in one_line_of(done)


def test_several_processes_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mouscan import pool
    from mouscan.cli import run

    pages = []
    for worth, name in ((1, "many"), (1 << 60, "one")):
        monkeypatch.setattr(pool, "WORTH", worth)
        monkeypatch.setattr(pool, "processors", lambda: 2)
        out = tmp_path / name
        assert run(["compare", *PLACES, *SLIM, "--format", "json", "--output", str(out)]) == 0
        pages.append(out.read_text("utf-8"))
    assert pages[0] == pages[1]


def test_the_help_of_the_command_loads_nothing_that_reads() -> None:
    code = (
        "import sys\nfrom mouscan.cli import run\ntry:\n run(['compare', '--help'])\nexcept SystemExit: pass\n"
        "print([name for name in ('spacy', 'networkx', 'jinja2', 'lark') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert comparing.FORMS == FORMS
    assert comparing.GROUPS == GROUPS
