"""What changed in law between two versions: each kind of change is found, what only moved or was reworded is none."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from msgspec.structs import replace

from mouscan.audit import assess, examine, request
from mouscan.change import ChangeSet, between
from mouscan.change.changeset import HEADINGS, ORDER, Change
from mouscan.change.force import turned
from mouscan.change.outline import tally
from mouscan.clauses import clause_tree
from mouscan.differing import WRITERS, written
from mouscan.graph.build import build
from mouscan.language.pipeline import read
from mouscan.report.report import Report
from mouscan.resources import folder
from mouscan.rules import library
from mouscan.source import read_bytes
from test_cli import TOP, mouscan, one_line

BASE = """DATA SHARING AGREEMENT

between Northmoor County Council ("the Council") and Calder Hospital Trust ("the Trust")

1. Purpose

1.1 The Council will share personal data with the Trust for the safeguarding of children.

2. Data

2.1 The Council shall supply the Trust with the names, dates of birth and home addresses of children.

2.2 The Trust may inspect the registers of the Council.

2.3 The Trust shall not disclose the data to any third party.

3. Security

3.1 The Trust must encrypt the data in transit and at rest.

3.2 The Trust must notify the Council of any personal data breach without undue delay and within 24 hours.

3.3 The Trust must delete the data after 6 months.

3.4 Members of staff should lock their screens.

4. Review

4.1 The parties shall review this Agreement annually.

4.2 Disputes under clause 2.3 will be referred to the chief executives.

5. General

5.1 The contact of the Council is dpo@northmoor.example.

5.2 "Personal data" means information about a living person.

5.3 Transfers are protected by TLS 1.2.
"""
GOLDEN = TOP / "tests" / "golden" / "diff"
SHORT = {"text": "txt", "markdown": "md", "json": "json", "html": "html"}
CORPORA = sorted(path.parent.name for path in (TOP / "corpora").glob("*/agreement.txt"))


@cache
def rules():  # type: ignore[no-untyped-def]
    return request(library(()), anyway=True)


@cache
def report(text: str) -> Report:
    return assess(build(read(clause_tree(read_bytes(text.encode(), "draft.txt")))), rules())


@cache
def corpus(name: str) -> Report:
    return examine(str(TOP / "corpora" / name / "agreement.txt"), rules())


def edited(*pairs: str) -> str:
    """Return the base with words in it put in the place of others, each of which must be there."""
    text = BASE
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        assert old in text, old
        text = text.replace(old, new)
    return text


def diff(new: str, old: str = BASE) -> ChangeSet:
    return between(report(old), report(new))


def kinds(found: ChangeSet) -> list[str]:
    return [change.kind for change in found.changes]


def told(change: Change) -> set[str]:
    return {point.about for point in change.points}


ONE = [
    # What the edit puts in the place of what, the kind of the one change that it makes, and what that is about.
    ("may inspect", "must inspect", "required", "duty"),
    ("may inspect", "may not inspect", "prohibited", "prohibition"),
    ("may inspect", "should inspect", "strengthened", "duty"),
    ("must encrypt", "should encrypt", "weakened", "duty"),
    ("must encrypt", "may encrypt", "weakened", "right"),
    ("must encrypt", "will where possible encrypt", "weakened", "duty"),
    ("must encrypt", "need not encrypt", "dropped", "duty"),
    ("should lock", "must lock", "strengthened", "duty"),
    ("any third party.", "any third party except with the consent of the Council.", "weakened", "exception"),
    ("without undue delay and within", "within", "weakened", "time"),
    ("without undue delay and within", "immediately and within", "strengthened", "time"),
    ("24 hours", "72 hours", "weakened", "time"),
    ("24 hours", "one hour", "strengthened", "time"),
    ("after 6 months", "after seven years", "weakened", "time"),
    ("after 6 months", "after 30 days", "strengthened", "time"),
    ("annually", "every two years", "weakened", "time"),
    ("may inspect", "may inspect only", "strengthened", "condition"),
    ("home addresses of", "home addresses and nationalities of", "permitted", "data"),
    (", dates of birth and home", " and home", "removed", "data"),
    ("safeguarding of children.", "safeguarding of children and for immigration enforcement.", "permitted", "purpose"),
    ("a living person", "a living or dead person", "changed", "definition"),
    ("dpo@northmoor", "data@northmoor", "changed", "contact"),
    ("TLS 1.2", "TLS 1.3", "changed", "value"),
    ("under clause 2.3", "under clause 3.1", "changed", "reference"),
    ("Calder Hospital Trust", "Marlow Hospital Trust", "renamed", "party"),
    ("the registers of the Council", "the accounts, minutes and ledgers of the Council", "changed", "wording"),
]


@pytest.mark.parametrize(("old", "new", "kind", "about"), ONE, ids=[f"{old}-{new}" for old, new, *_ in ONE])
def test_one_edit_makes_one_change_with_the_words_of_both_sides(old: str, new: str, kind: str, about: str) -> None:
    found = diff(edited(old, new))
    assert kinds(found) == [kind]
    change = found.changes[0]
    assert about in told(change)
    before, after = (" ".join(passage.words for passage in side) for side in (change.old, change.new))
    assert old.rstrip(".") in before
    assert new.rstrip(".") in after


def test_the_first_of_two_versions_with_an_exception_is_the_stricter() -> None:
    found = diff(BASE, edited("any third party.", "any third party except with the consent of the Council."))
    assert [(change.kind, told(change)) for change in found.changes] == [("strengthened", {"exception"})]


NEW = [
    ("The Council must train its officers every year.", "required", "duty"),
    ("The Trust may copy the registers.", "permitted", "right"),
    ("The Trust must not copy the registers.", "prohibited", "prohibition"),
    ("The Trust may disclose the home addresses to Eldon Police.", "permitted", "flow"),
    ("The registers lie in the north wing.", "added", "statement"),
]
GONE = {"required": "dropped", "permitted": "dropped", "prohibited": "dropped", "added": "removed"}


@pytest.mark.parametrize(("words", "kind", "about"), NEW)
def test_a_new_clause_is_told_by_what_it_does_and_so_is_one_that_is_gone(words: str, kind: str, about: str) -> None:
    longer = edited("4. Review", f"3.5 {words}\n\n4. Review")
    found = [change for change in diff(longer).changes if told(change) != {"party"}]
    assert [(change.kind, change.old, change.new[0].words) for change in found] == [(kind, (), words)]
    assert about in told(found[0])
    assert found[0].worse == (kind == "permitted")
    back = [change for change in diff(BASE, longer).changes if told(change) != {"party"}]
    assert [(change.kind, change.old[0].words, change.new) for change in back] == [(GONE[kind], words, ())]


def test_a_new_party_and_what_it_may_be_given_are_told_apart() -> None:
    found = diff(
        edited(
            '("the Trust")', '("the Trust") and the Home Office',
            "4. Review", "3.5 The Trust may disclose the home addresses to the Home Office.\n\n4. Review",
        )
    )  # fmt: skip
    assert kinds(found) == ["permitted", "added"]
    assert told(found.changes[1]) == {"party"}
    assert found.worse


def test_a_way_that_opens_is_told_with_its_levels_and_words_and_one_that_closes() -> None:
    longer = edited(
        '("the Trust")', '("the Trust") and the Home Office',
        "4. Review", "3.5 The Trust may disclose the home addresses to the Home Office.\n\n4. Review",
    )  # fmt: skip
    way = next(path for path in diff(longer).paths if path.name.startswith("service"))
    assert (way.before, way.after, way.opened) == ("BLOCKED", "PROVEN-OPEN", True)
    assert any("to the Home Office" in passage.words for passage in way.words)
    back = next(path for path in diff(BASE, longer).paths if path.name.startswith("service"))
    assert (back.before, back.after, back.opened) == ("PROVEN-OPEN", "BLOCKED", False)


def test_a_finding_that_came_is_told_with_its_outcome_before_and_one_that_went() -> None:
    weaker = edited("must encrypt", "should encrypt")
    came = {turn.rule: turn for turn in diff(weaker).turns}
    assert (came["SEC-001"].before, came["SEC-001"].after, came["SEC-001"].came) == ("pass", "fail", True)
    went = {turn.rule: turn for turn in diff(BASE, weaker).turns}
    assert came.keys() == went.keys()
    assert not any(turn.came for turn in went.values())


def test_one_of_a_kind_is_counted_as_one() -> None:
    weaker = diff(edited("must encrypt", "should encrypt"))
    assert len(weaker.turns) > 1
    (one,) = (turn for turn in weaker.turns if turn.rule == "SEC-001")
    for turns, says in (((), "1 weakened"), ((one,), "1 new finding, 1 weakened"), ((one, one), "2 new findings, 1 w")):
        assert tally(replace(weaker, turns=turns)).startswith(says)
    (gone,) = (turn for turn in diff(BASE, edited("must encrypt", "should encrypt")).turns if turn.rule == "SEC-001")
    assert tally(replace(weaker, turns=(gone,))) == "1 weakened, 1 finding that went"


def test_an_item_under_another_lead_stands_under_another_force() -> None:
    text = edited(
        "2.2 The Trust may inspect",
        "2.2 The Trust {}:\n\n(a) copy the registers;\n\n(b) sell the archive.\n\n2.4 The Trust may inspect",
    )
    found = diff(text.format("may"), text.format("shall not"))
    assert kinds(found)[0] == "permitted"
    moved = text.format("shall not").replace("(b) sell the archive.\n\n", "")
    moved = moved.replace(
        "2.4 The Trust",
        "2.5 The Trust may:\n\n(a) print the maps of the estate;\n\n(b) sell the archive.\n\n2.4 The Trust",
    )
    found = diff(moved, text.format("shall not"))
    assert any(
        change.kind == "permitted" and "sell the archive" in change.new[0].words and change.old
        for change in found.changes
    )


SAME = [
    ("must encrypt the data in transit and at rest", "shall encrypt data both at rest and in transit"),
    ("of any personal data breach", "about any breach of personal data"),
    ("The Trust must notify the Council", "The Trust shall inform the Council"),
    ("shall supply the Trust with the names", "will provide the Trust with the names"),
    ("after 6 months", "after six (6) months"),
    ("24 hours", "twenty-four (24) hours"),
    ("annually", "once a year"),
    ("may inspect", "is entitled to inspect"),
    ("shall not disclose", "must not share"),
    (
        "The Council shall supply the Trust with the names, dates of birth and home addresses of children.",
        "Names, dates of birth and home addresses of children shall be provided by the Council to the Trust.",
    ),
    ("this Agreement", "this Memorandum of Understanding"),
    ("dpo@northmoor.example", "DPO@Northmoor.example"),
    (
        "dates of birth and home addresses of children.",
        "dates of birth of children.\n\n2.4 The Council shall supply the Trust with the home addresses of children.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), SAME, ids=[new for _, new in SAME])
def test_what_says_the_same_in_other_words_is_no_change(old: str, new: str) -> None:
    found = diff(edited(old, new))
    assert found.changes == ()
    assert found.paths == ()
    assert diff(BASE, edited(old, new)).changes == ()


STAFF = "3.4 Members of staff should lock their screens."
ALIKE = [
    (
        "The Trust agrees:\n\n4) The Trust shall keep a register.",
        "The Trust agrees:\n\nThe Trust shall keep a register.",
    ),
    (
        "In the event that the Trust is asked, it shall tell the Council.",
        "If the Trust is asked, it shall tell the Council.",
    ),
    ("The chief executives make a decision on it.", "The chief executives decide on it."),
    # A citation with a full stop cuts a sentence, which begins with it in one version and ends with it in the other.
    (
        "The Breach Law (La. R.S. 51:3071, et seq.) delineates notification requirements in the event of a breach in "
        "the security of personal information.",
        "The requirements for notification in the event of a breach in the security of personal information are set "
        "out in the Breach Law (La. R.S. 51:3071, et seq.).",
    ),
    # Statements that only describe.
    (
        "File deletions or media high level formatting operations do not constitute a permanent erasure.",
        "Deleting files or formatting media at a high level is not a permanent erasure.",
    ),
    (
        "The portal is a web-based platform, which is used for creating more accessible online forms without needing "
        "technical knowledge.",
        "The portal is a web-based platform, which is used for easily creating online forms.",
    ),
]
UNLIKE = [
    ("Training agencies connect to the portal.", "Lead schools connect to the portal."),
    # Statements in which nothing was read, and whose other words are names, bodies, people, numbers or what binds.
    ("The portal is hosted in the European Union.", "The portal is hosted in the United Kingdom."),
    (
        "The portal is a platform, which is hosted by a contractor.",
        "The portal is a platform, which is hosted in house.",
    ),
    (
        "The portal is a platform for quick and easy use.",
        "The portal is a platform for quick and easy use by patients.",
    ),
    ("The portal is a tool of release 4, easy and quick.", "The portal is a tool of release 5, slow and hard."),
    ("The portal will stay quick and easy to use.", "The portal will stay open at night and idle by day."),
]


@pytest.mark.parametrize(("old", "new"), ALIKE, ids=[new[:40] for _, new in ALIKE])
def test_numbers_phrases_and_descriptions_in_other_words_are_no_change(old: str, new: str) -> None:
    one, two = (edited(STAFF, f"3.4 {words}") for words in (old, new))
    assert one != two
    assert diff(two, one).changes == ()
    assert diff(one, two).changes == ()


@pytest.mark.parametrize(("old", "new"), UNLIKE, ids=[new[:40] for _, new in UNLIKE])
def test_a_description_that_names_something_else_is_a_change(old: str, new: str) -> None:
    one, two = (edited(STAFF, f"3.4 {words}") for words in (old, new))
    assert diff(two, one).changes
    assert diff(one, two).changes


def defining(term: str, meaning: str = "the records of a case that the Trust keeps") -> str:
    return edited(
        STAFF,
        f"3.4 The Trust shall archive the {term}. The Council may inspect the {term} that the Trust\nhas archived.",
        '5.2 "Personal data" means information about a living person.',
        f'5.2 "{term}" means {meaning}.',
    )


def test_a_term_that_bears_another_name_is_told_once() -> None:
    old = defining("Case One Data")
    (only,) = diff(defining("Case Two Data"), old).changes
    assert (only.kind, only.points[0].says) == ("renamed", "“Case One Data” is now called “Case Two Data”.")
    assert (only.old[0].clause, only.new[0].clause) == ("5.2", "5.2")
    assert kinds(diff(defining("Archived Papers"), old)) == ["renamed"]
    changed = diff(defining("Case Two Data", "the records of a case that the Trust keeps or destroys"), old)
    assert sorted(kinds(changed)) == ["changed", "renamed"]
    other = diff(defining("Case Two Data", "figures out of which nobody can be told"), old)
    assert "renamed" not in kinds(other)
    assert len(other.changes) > 2


def test_a_name_of_a_party_is_no_term_that_is_renamed() -> None:
    old = BASE.replace('("the Trust")', '(the "Trust Body")').replace("The Trust ", "The Trust Body ")
    new = old.replace("Trust Body", "Health Body")
    assert old != new
    assert all(point.about == "party" for change in diff(new, old).changes for point in change.points)


def test_two_clauses_put_together_are_one_that_says_both() -> None:
    text = edited(
        "3.1 The Trust must encrypt the data in transit and at rest.\n\n", "",
        "3.3 The Trust must", "3.3 The Trust must encrypt the data in transit and at rest and must",
    )  # fmt: skip
    found = diff(text)
    assert found.changes == ()
    assert [(pair.old, pair.new) for pair in found.paired("merged")] == [(("3.1", "3.3"), ("3.3",))]
    back = diff(BASE, text)
    assert back.changes == ()
    assert [(pair.old, pair.new) for pair in back.paired("split")] == [(("3.3",), ("3.1", "3.3"))]


def sectioned() -> list[str]:
    return re.split(r"(?m)^(?=\d\. )", BASE)


def renumbered() -> str:
    """Return the base with a new first clause that says nothing, every other number one higher, references too."""
    text = re.sub(r"(?m)^(\d)(?=\.)", lambda match: str(int(match[1]) + 1), BASE)
    return text.replace("clause 2.3", "clause 3.3").replace("2. Purpose", "1. Start\n\n1.1 Start.\n\n2. Purpose")


def test_new_numbers_are_no_change() -> None:
    found = diff(renumbered())
    assert [change.new[0].words for change in found.changes] == ["Start."]
    assert found.same == diff(BASE).same
    assert {(pair.old, pair.new) for pair in found.paired("renumbered")} >= {(("2.3",), ("3.3",)), (("5.1",), ("6.1",))}


def test_a_clause_that_moved_is_no_change_and_is_told_as_moved() -> None:
    head, one, two, three, *rest = sectioned()
    text = head + one + three.replace("3.", "2.") + two.replace("2.", "3.") + "".join(rest).replace("2.3", "3.3")
    found = diff(text)
    assert found.empty
    assert found.same == diff(BASE).same
    moved = {pair.old + pair.new for pair in found.paired("moved")}
    assert moved == {("2.1", "3.1"), ("2.2", "3.2"), ("2.3", "3.3")}


@pytest.mark.parametrize("name", CORPORA)
def test_an_agreement_does_not_differ_from_itself(name: str) -> None:
    found = between(corpus(name), corpus(name))
    assert found.empty
    assert not found.worse
    assert found.rewordings == ()
    assert {pair.how for pair in found.pairings} <= {"same"}


def test_no_shared_text_differs_from_itself(shared: Path) -> None:
    for file in sorted((shared / "agreements").glob("*.txt")):
        one = examine(str(file), rules())
        assert between(one, one).empty, file.name


PAIRS = [
    *((BASE, edited(old, new)) for old, new, *_ in ONE),
    (defining("Case One Data"), defining("Case Two Data", "the records of a case that the Trust keeps or destroys")),
]


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=[*(f"{old}-{new}" for old, new, *_ in ONE), "term"])
def test_the_other_way_round_everything_is_turned_round(old: str, new: str) -> None:
    mirrored(diff(new, old), diff(old, new))


@pytest.mark.parametrize(("one", "two"), [("reformed", "pupil-data-2015"), ("nl-hospital-police", "police-shelter")])
def test_unlike_agreements_are_turned_round_too(one: str, two: str) -> None:
    mirrored(between(corpus(one), corpus(two)), between(corpus(two), corpus(one)))


def mirrored(there: ChangeSet, back: ChangeSet) -> None:
    assert {(p.name, p.before, p.after, p.opened) for p in there.paths} == {
        (p.name, p.after, p.before, not p.opened) for p in back.paths
    }
    assert {(t.rule, t.before, t.after, t.came) for t in there.turns} == {
        (t.rule, t.after, t.before, not t.came) for t in back.turns
    }
    came, went = ([c.new for c in there.changes if not c.old], [c.old for c in back.changes if not c.new])
    assert Counter(p for words in came for p in words) == Counter(p for words in went for p in words)
    both = Counter((c.old, c.new) for c in there.changes if c.old and c.new)
    assert both.keys() == {(c.new, c.old) for c in back.changes if c.old and c.new}


FORCES = ("duty", "permission", "prohibition", "weak", "no-duty", "statement")


@pytest.mark.parametrize("one", FORCES)
@pytest.mark.parametrize("two", FORCES)
def test_forces_turn_one_way_and_back(one: str, two: str) -> None:
    there, back = turned(one, two), turned(two, one)  # type: ignore[arg-type]
    assert (there is None) == (back is None)
    if {one, two} == {"permission", "prohibition"}:
        assert {there, back} == {"permitted", "prohibited"}
    if there in ("weakened", "dropped"):
        assert back in ("strengthened", "required", "prohibited")


def test_long_agreements_are_compared_in_a_time_that_grows_as_they_do(calls) -> None:  # type: ignore[no-untyped-def]
    def long(sections: int) -> Report:
        verbs = ("inspect", "archive", "print", "label", "weigh", "store")
        clauses = (
            f"{n}. Part {n}\n\n{n}.1 The Trust must {verbs[n % 6]} register {n * 7919 % 1009} of room {n}.\n\n"
            for n in range(1, sections + 1)
        )
        return report(BASE.split("1. Purpose")[0] + "".join(clauses))

    short, longer = long(100), long(300)
    few, many = calls(lambda: between(short, short)), calls(lambda: between(longer, longer))
    assert many < 5 * few


@pytest.mark.parametrize("form", WRITERS)
def test_each_form_is_as_it_was_looked_at(form: str) -> None:
    """With MOUSCAN_GOLDEN set the files are written anew, to be looked at before they are committed."""
    found = diff(
        edited(
            "must encrypt", "should encrypt", "any third party.", "any third party except the Home Office.",
            "may inspect", "must inspect", "after 6 months", "after 7 years", "5.3 Transfers", "5.4 Transfers",
            "supply the Trust", "supply the Trust and the Home Office",
            "4.1 The parties shall review this Agreement annually.\n\n", "",
        )
    )  # fmt: skip
    sides = (replace(one, version="0", packs=(("core-law", "1"),)) for one in (found.old, found.new))
    found = replace(found, **dict(zip(("old", "new"), sides, strict=True)))
    page = re.sub(r"<style>.*?</style>|<script>.*?</script>|sha256-[\w+/=]+", "", written(found, form, 80), flags=re.S)
    file = GOLDEN / f"draft.{SHORT[form]}"
    if "MOUSCAN_GOLDEN" in os.environ:
        file.write_text(page, encoding="utf-8")
    assert page == file.read_text("utf-8")


def test_the_page_says_what_matters_first_and_keeps_to_eighty_columns(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(BASE, encoding="utf-8")
    new.write_text(
        edited(
            "must encrypt", "should encrypt", "any third party.", "any third party except the Home Office.",
            "may inspect", "must inspect",
        ),
        encoding="utf-8",
    )  # fmt: skip
    done = mouscan("diff", old, new)
    assert (done.returncode, done.stderr) == (1, "")
    assert max(map(len, done.stdout.splitlines())) <= 80
    told = " ".join(done.stdout.split())
    assert re.search(r"\b1 (weakened|new finding|newly required)\b", told)
    assert not re.search(r"\b1 (new findings|ways|findings)\b", told)
    order = [done.stdout.index(title) for title in ("New findings (", "Weakened (", "Newly required (", "No change in")]
    assert order == sorted(order)
    assert 'Old (page 1, line 19): "3.1 The Trust' not in done.stdout
    assert '"The Trust must encrypt the data in transit and at rest."' in " ".join(done.stdout.split())
    assert "no legal advice" in " ".join(done.stdout.split())


def files(folder_: Path, old: str, new: str) -> tuple[Path, Path]:
    one, two = folder_ / "old.txt", folder_ / "new.txt"
    one.write_text(old, encoding="utf-8")
    two.write_text(new, encoding="utf-8")
    return one, two


@pytest.mark.parametrize(
    ("text", "level", "code"),
    [
        (BASE, "any", 0),
        (edited("should lock", "must lock"), "worse", 0),
        (edited("should lock", "must lock"), "any", 1),
        (edited("must encrypt", "should encrypt"), "worse", 1),
        (edited("must encrypt", "should encrypt"), "never", 0),
    ],
)
def test_the_exit_code_says_whether_it_got_worse(text: str, level: str, code: int, tmp_path: Path) -> None:
    done = mouscan("diff", *files(tmp_path, BASE, text), "--fail-on", level)
    assert (done.returncode, done.stderr) == (code, "")


def test_the_json_is_valid_and_says_the_same_as_the_value(tmp_path: Path) -> None:
    one, two = files(tmp_path, BASE, edited("must encrypt", "should encrypt", "6 months", "7 years"))
    done = mouscan("diff", one, two, "--format", "json")
    found = json.loads(done.stdout)
    jsonschema.validate(found, json.loads((folder("schemas") / "change.json").read_text("utf-8")))
    assert [change["kind"] for change in found["changes"]] == ["weakened", "weakened"]
    assert found["worse"]
    longer = mouscan("diff", TOP / "corpora/reformed/agreement.txt", TOP / "corpora/pupil-data-2015/agreement.txt",
                     "--format", "json")  # fmt: skip
    jsonschema.validate(json.loads(longer.stdout), json.loads((folder("schemas") / "change.json").read_text("utf-8")))


def test_the_schema_knows_every_kind() -> None:
    schema = json.loads((folder("schemas") / "change.json").read_text("utf-8"))
    assert tuple(schema["$defs"]["change"]["properties"]["kind"]["enum"]) == ORDER == tuple(HEADINGS)
    assert mouscan("schema", "change").stdout == (folder("schemas") / "change.json").read_text("utf-8")


def test_markdown_marks_what_came_and_what_went_and_nothing_of_the_text_is_markup(tmp_path: Path) -> None:
    one, two = files(tmp_path, BASE, edited("must encrypt", "should *quickly* <b>encrypt</b>"))
    done = mouscan("diff", one, two, "--format", "markdown")
    assert "~~must encrypt~~" in done.stdout
    assert "**should \\*quickly\\* \\<b\\>encrypt\\</b\\>**" in done.stdout
    assert "## Weakened (1)" in done.stdout


def test_a_name_that_is_no_utf_8_is_written_out_and_no_fault(tmp_path: Path) -> None:
    one, two = files(tmp_path, BASE, edited("must encrypt", "should encrypt"))
    odd = one.rename(tmp_path / os.fsdecode(b"caf\xe9.txt"))
    for command in ("diff", "compare"):
        for form in ("text", "json", "html"):
            out = tmp_path / f"{command}.{form}"
            printed = mouscan(
                command, odd, two, "--format", form, env={**os.environ, "PYTHONIOENCODING": "utf-8:strict"}
            )
            stored = mouscan(command, odd, two, "--format", form, "--output", out)
            assert (printed.stderr, stored.stderr) == ("", "")
            assert printed.stdout == out.read_text("utf-8")
            assert "caf\\udce9" in printed.stdout
            assert form != "json" or json.loads(printed.stdout)


def test_output_goes_to_a_file_whole_or_not_at_all(tmp_path: Path) -> None:
    one, two = files(tmp_path, BASE, edited("must encrypt", "should encrypt"))
    done = mouscan("diff", one, two, "--format", "html", "--output", tmp_path / "page.html")
    assert (done.returncode, done.stdout) == (1, "")
    assert (tmp_path / "page.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    done = mouscan("diff", one, two, "--output", tmp_path / "old.txt" / "page")
    assert done.returncode == 2
    one_line(done.stderr)


def test_what_cannot_be_compared_is_said_in_one_line(tmp_path: Path) -> None:
    one, two = files(tmp_path, BASE, "Minutes of the garden club.\n\nWe met on Tuesday and spoke of the roses.\n")
    for arguments in ((one, two), (one, tmp_path / "none.txt"), ("-", "-")):
        done = mouscan("diff", *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        one_line(done.stderr)


def test_a_report_without_agreement_is_refused() -> None:
    empty = Report(report(BASE).tree, None, "", "", (), ())
    with pytest.raises(ValueError, match="only two agreements"):
        between(report(BASE), empty)
