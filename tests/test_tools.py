"""The commands about rules: what they print and write, and what they refuse."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from msgspec.structs import replace

from mouscan.cli import run
from mouscan.graph import Agreement
from mouscan.intake import agreement as read_file
from mouscan.proving.branches import branches
from mouscan.proving.corpora import Reading, Verdict, readings
from mouscan.proving.verdict import Result, page
from mouscan.report.handbook import handbook, whole
from mouscan.resources import folder
from mouscan.rules import Case, Rule, library
from mouscan.rules.bound import bound, shown
from mouscan.rules.judge import judge
from mouscan.rules.names import QUALIFIERS
from mouscan.rules.pack import files

TOP = Path(__file__).parents[1]
LIBRARY = library()
OWN = """rule OWN-001 own-rule
  says      "Breaches are told."
  severity  warning
  severity  error in us
  class     law
  class     policy in uk
  applies in uk, us
  valid from 2018-05-25 in uk before that info
  sources   "Statute of the house" in uk to be confirmed;
            "Code of the house" in us
  parameter longest is 6 months; 2 years in us
  concerns  some flow
  require   some safeguard breach-notification
            otherwise fail "Nobody is bound to report a breach."
  for every flow called f that is not prohibited
    require some safeguard lawful-basis covering f or no duration over longest
            otherwise note "{f.from} gives for long."
  belongs   after access-control
  remedy    "Insert: \\"Breaches are told within 24 hours.\\""
  passes    "The Council will supply tenant records to the Trust."
            "The Trust shall notify the Council of any data breach within 24 hours."
  fails     "The Council will supply tenant records to the Trust."
  trap fails "The Trust should report data breaches to the Council where practicable."
             "The Council will supply tenant records to the Trust."
  notices   drop
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "own.rule"
    file.write_text(OWN, encoding="utf-8")
    return file


def done(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """Run `mouscan rules` and return its exit code and what it printed."""
    code = run(["rules", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


def refused(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    code, out, err = done(capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("mouscan: ")
    assert "Traceback" not in err
    return err


# list


def test_the_rules_are_listed_a_line_each_with_their_number(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = done(capsys)
    lines = out.splitlines()
    assert code == 0
    assert [line.split()[0] for line in lines[:-1]] == [rule.id for rule in LIBRARY.rules]
    assert lines[-1] == f"{len(LIBRARY.rules)} rules."
    assert all(len(line) <= 80 for line in lines)
    assert done(capsys, "list")[1] == out


def test_a_list_shows_severity_and_class_of_the_profile(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    def line(*arguments: str) -> list[str]:
        out = done(capsys, "list", "--rules", own, *arguments)[1]
        return next(line.split() for line in out.splitlines() if line.startswith("OWN-001"))

    assert line("--profile", "uk") == ["OWN-001", "own-rule", "warning", "policy"]
    assert line("--profile", "us") == ["OWN-001", "own-rule", "error", "law"]
    assert line() == ["OWN-001", "own-rule", "warning/error", "policy/law"]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--severity", "error"], True),
        (["--severity", "error", "--profile", "uk"], False),
        (["--class", "policy"], True),
        (["--class", "policy", "--profile", "us"], False),
        (["--source", "house STATUTE"], True),
        (["--source", "house statute", "--profile", "us"], False),
        (["--profile", "nz"], False),
        (["--pack", "core-law"], True),
        (["--pack", "core-law", "--profile", "uk"], False),
        (["--pack", "firewall"], False),
        (["--pack", "firewall", "--pack", "core-law"], True),
    ],
)
def test_a_list_can_be_narrowed(
    capsys: pytest.CaptureFixture[str], own: Path, arguments: list[str], found: bool
) -> None:
    code, out, _ = done(capsys, "list", "--rules", own, *arguments)
    assert code == 0
    assert ("OWN-001" in out) is found
    # What stands before the command holds as well.
    assert ("OWN-001" in done(capsys, "--rules", own, *arguments, "list")[1]) is found


def test_where_no_rule_fits_the_list_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert done(capsys, "list", "--source", "no such source") == (0, "No rule fits.\n", "")


def test_a_list_in_json_is_valid(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    schema = json.loads((folder("schemas") / "rules.json").read_text("utf-8"))
    found = json.loads(done(capsys, "list", "--rules", own, "--profile", "uk", "--format", "json")[1])
    jsonschema.validate(found, schema)
    (row,) = (row for row in found["rules"] if row["id"] == "OWN-001")
    assert row["sources"] == ["Statute of the house (to be confirmed)"]
    assert (row["file"], row["line"]) == (str(own), 1)


# show


def test_everything_about_a_rule_is_shown_in_80_columns(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    code, out, _ = done(capsys, "show", "OWN-001", "--rules", own)
    assert code == 0
    for words in (
        "OWN-001 own-rule\n  Breaches are told.\n",
        "Severity\n  warning\n  error in us\n",
        "Class\n  law\n  policy in uk\n",
        "  2018-05-25 in uk; before that info\n",
        "  uk: Statute of the house (to be confirmed)\n  us: Code of the house\n",
        '  longest: 6 months; 2 years in us\n    --set OWN-001.longest="6 months"\n',
        "Concerns\n  some flow\n",
        "  some safeguard breach-notification\n    otherwise fail: Nobody is bound to report a breach.\n",
        "  for every flow called f that is not prohibited:\n",
        'Instead\n  Insert: "Breaches are told within 24 hours."\n',
        "  (trap) The Trust should",
        "Must notice\n  drop\n",
        "Looks at\n  flows x safeguards + durations",
        f"{own}:1",
    ):
        assert words in out
    assert all(len(line) <= 80 for line in out.splitlines()[:-1])


def test_a_rule_is_shown_for_one_profile(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    out = done(capsys, "show", "OWN-001", "--rules", own, "--profile", "us")[1]
    assert "Severity\n  error\n" in out
    assert "Class\n  law\n" in out
    assert "Code of the house" in out
    assert "Statute" not in out
    assert "Valid from" not in out
    assert "longest: 2 years" in out


@pytest.mark.parametrize("rule", LIBRARY.rules, ids=lambda rule: rule.id)
def test_every_rule_can_be_shown(capsys: pytest.CaptureFixture[str], rule: Rule) -> None:
    code, out, _ = done(capsys, "show", rule.id)
    assert code == 0
    assert all(len(line) <= 80 for line in out.splitlines()[:-1])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["show", "MIN-05"], 'no rule "MIN-05", did you mean "MIN-005"?'),
        (["show", "MIN-005", "--profile", "ukk"], 'no profile "ukk", did you mean "uk"?'),
        (["show", "OWN-001", "--profile", "nz"], "rule OWN-001 is not judged in nz"),
        (["list", "--profile", "xx"], 'no profile "xx"'),
        (["list", "--pack", "firewal"], 'no pack "firewal", did you mean "firewall"?'),
        (["list", "--rules", "nowhere"], "nowhere: no such rule file or folder"),
        (["coverage", "--rule", "X-1"], 'no rule "X-1"'),
        (["test", "--rule", "X-1"], 'no rule "X-1"'),
        (["test", "nowhere.rule"], "nowhere.rule: no such rule file or folder"),
        (["format", "nowhere.rule"], "nowhere.rule: no such rule file or folder"),
        (["new", "own", "own-rule"], '"own" cannot be the id of a rule'),
        (["new", "OWN-1", "Own Rule"], '"Own Rule" cannot be the name of a rule'),
        (["new", "MIN-005", "own-rule"], "rule MIN-005 stands in "),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], own: Path, arguments: list[str], says: str
) -> None:
    rules = ["--rules", str(own)] if arguments[0] == "show" else []
    err = refused(capsys, *arguments, *rules)
    assert says in err
    assert err.count("\n") == 1


# what it costs


def size(noun: str, found: Agreement) -> int:
    """Return how many things of a noun an agreement has, perhaps a few more."""
    lists = {
        "flow": found.flows, "safeguard": found.safeguards, "party": found.parties, "data": found.data,
        "purpose": found.purposes, "proviso": found.provisos, "phrase": found.phrases, "law": found.legal_references,
        "definition": found.definitions, "reference": found.tree.references, "clause": found.tree.clauses,
    }  # fmt: skip
    near = len(found.misses) + len(found.safeguards) if noun == "safeguard" else 0
    return len(lists.get(noun, found.measures)) + near


@pytest.mark.parametrize("name", ["pupil-data-2015", "council-nhs"])
def test_no_rule_looks_at_more_than_its_bound(name: str) -> None:
    found = read_file(str(TOP / "corpora" / name / "agreement.txt"))
    tried = 0
    for rule in LIBRARY.rules:
        products = bound(rule)
        if not {noun for product in products for noun in product} & {"path", "wording", "document", "obligation"}:
            most = 0
            for product in products:
                number = 1
                for noun in product:
                    number *= size(noun, found)
                most += number
            # What is looked for and not there is looked at once more, for what comes near.
            limits = {f"{rule.id}.{p.name.text}": p.limit_for("uk") for p in rule.parameters}
            assert judge(rule, Case(found, "uk", limits=limits)).cost <= 2 * most, rule.id
            tried += 1
    assert tried > 10


@pytest.mark.parametrize(
    ("condition", "cost"),
    [
        ("some safeguard breach-notification", ""),
        ("some phrase bulk beside data", "phrases + data + "),
        ("some data called d where (some phrase bulk beside d and not some law)", "data x phrases + laws + "),
        ("every party called p has some party called q where some purpose like q or some date", None),
        ("judged in uk", ""),
    ],
)
def test_things_that_speak_of_others_are_a_product(own: Path, condition: str, cost: str | None) -> None:
    own.write_text(
        OWN.replace("require   some safeguard breach-notification", f"require {condition}"), encoding="utf-8"
    )
    rule = library((own,)).by_id["OWN-001"]
    told = shown(rule)
    if cost is None:
        assert told == "parties x parties x purposes + dates + flows x safeguards + durations"
    else:
        assert told == f"{cost}flows x safeguards + durations"


# docs


def test_the_handbook_has_a_page_a_rule_and_an_index(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = done(capsys, "docs", "--output", tmp_path / "new" / "book")
    pages = {path.name: path.read_text("utf-8") for path in (tmp_path / "new" / "book").iterdir()}
    assert code == 0
    assert out.startswith(f"{len(LIBRARY.rules) + 1} pages written to ")
    assert pages == handbook(LIBRARY.rules, LIBRARY)
    for rule in LIBRARY.rules:
        assert f"({rule.id}.md)" in pages["index.md"]
        assert pages[f"{rule.id}.md"].startswith(f"# {rule.id} {rule.name}\n")
        assert f"## {rule.id.partition('-')[0]}\n" in pages["index.md"]


def test_without_a_folder_the_handbook_is_one_text(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    code, out, _ = done(capsys, "docs", "--rules", own)
    rules = library((own,))
    assert code == 0
    assert out == whole(rules.rules, rules)
    assert "[OWN-001 own-rule](#own-001-own-rule)" in out
    assert "## OWN-001 own-rule\n" in out
    assert "\\{f.from\\} gives for long." in out


def test_a_handbook_that_cannot_be_written_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "cannot be written" in refused(capsys, "docs", "--output", tmp_path / "file")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


# new


def test_a_new_rule_works_and_is_well_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = done(capsys, "new", "OWN-002", "mine", "--output", tmp_path / "rules")
    file = tmp_path / "rules" / "OWN-002.rule"
    assert code == 0
    assert str(file) in out
    assert "Next: edit" in out
    assert done(capsys, "test", file) == (0, "1 rule, 7 examples: 7 hold.\n", "")
    assert done(capsys, "format", "--check", file)[0] == 0
    assert not stat.S_IMODE(file.stat().st_mode) & 0o111


def test_a_new_rule_overwrites_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "OWN-002.rule"
    file.write_text("# mine\n", encoding="utf-8")
    assert "is there already; nothing was written" in refused(capsys, "new", "OWN-002", "mine", "--output", tmp_path)
    assert file.read_text("utf-8") == "# mine\n"
    assert list(tmp_path.iterdir()) == [file]


# format


def test_files_are_rewritten_and_then_stay(capsys: pytest.CaptureFixture[str], own: Path, tmp_path: Path) -> None:
    untidy = OWN.replace("  severity  warning", "  severity warning # odd")
    own.write_text(untidy, encoding="utf-8")
    own.chmod(0o640)
    tidy = tmp_path / "tidy.rule"
    tidy.write_text("use common\n", encoding="utf-8")
    code, out, _ = done(capsys, "format", "--check", tmp_path)
    assert (code, out) == (1, f"{own}: would be rewritten\n1 of 2 files would change.\n")
    assert own.read_text("utf-8") == untidy
    assert done(capsys, "format", tmp_path)[:2] == (0, f"{own}: was rewritten\n1 of 2 files rewritten.\n")
    assert own.read_text("utf-8") == OWN.replace("  severity  warning", "  # odd\n  severity  warning")
    assert stat.S_IMODE(own.stat().st_mode) == 0o640
    assert done(capsys, "format", "--check", tmp_path, own)[:2] == (0, "0 of 2 files would change.\n")
    assert {path.name for path in tmp_path.iterdir()} == {"own.rule", "tidy.rule"}


def test_one_bad_file_leaves_all_as_they_are(capsys: pytest.CaptureFixture[str], own: Path, tmp_path: Path) -> None:
    untidy = OWN.replace("  severity  warning", "  severity warning")
    own.write_text(untidy, encoding="utf-8")
    (tmp_path / "z.rule").write_text('rule OWN-9 x\n  sais "It."\n', encoding="utf-8")
    err = refused(capsys, "format", tmp_path)
    assert 'z.rule:2:3: "sais" does not belong here, did you mean "says"?' in err
    assert err.endswith('    sais "It."\n    ^\n')
    assert own.read_text("utf-8") == untidy


def test_the_packs_are_well_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert done(capsys, "format", "--check", folder("packs"))[0] == 0


# test


def test_a_rule_that_does_what_its_examples_say_passes(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    code, out, _ = done(capsys, "test", own)
    assert code == 0
    assert out.endswith("1 rule, 3 examples: 3 hold.\n")
    assert f"{own}:1:6: warning: rule OWN-001 has 1 passes, 3 are the least, 2 fails, 3 are the least\n" in out


def test_an_example_that_fails_is_told_with_its_place(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    own.write_text(OWN.replace("  trap fails", "  trap passes"), encoding="utf-8")
    code, out, _ = done(capsys, "test", own.parent)
    line = next(i for i, text in enumerate(own.read_text("utf-8").splitlines(), 1) if "trap passes" in text)
    assert code == 1
    assert f"{own}:{line}:8: rule OWN-001 should pass, but fails\n" in out
    assert '\n    trap passes "The Trust should report' in out
    assert "\n         ^\n" in out
    assert "  the rule: Nobody is bound to report a breach.\n" in out
    assert out.endswith("1 rule, 3 examples: 2 hold, 1 do not.\n")


def test_rules_of_the_packs_can_be_tested_by_their_path(capsys: pytest.CaptureFixture[str]) -> None:
    path = next(file for file in files(folder("packs")) if file.stem == "MIN-005")
    out = done(capsys, "test", path)[1]
    assert "1 rule, " in out
    assert "agreement" not in out.splitlines()[-1]
    assert "stands there" in refused(capsys, "test", path, "--rule", "FWL-001")


def test_rules_of_the_packs_are_tested_on_the_agreements_too(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = done(capsys, "test", "--rule", "SEC-001")
    assert code == 0
    assert "; 15 agreements, " in out.splitlines()[-1]


def test_a_bad_rule_is_told_with_its_line(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    own.write_text(OWN.replace("safeguard breach-notification", "safeguard breach-notificaton"), encoding="utf-8")
    err = refused(capsys, "test", own)
    assert 'own.rule:13:28: no safeguard "breach-notificaton", did you mean "breach-notification"?' in err
    assert err.splitlines()[1].lstrip().startswith("require   some safeguard breach-notificaton")


@pytest.fixture(scope="module")
def reading() -> Reading:
    """A test agreement that SEC-001 passes."""
    return next(r for r in readings((LIBRARY.by_id["SEC-001"],), LIBRARY) if r.report.outcomes[0].outcome == "pass")


@pytest.mark.parametrize(
    ("meant", "known", "failing", "says"),
    [
        ("pass", "", False, ""),
        ("na", "", False, ""),
        ("fail", "", True, "rule SEC-001 should fail, but passes"),
        ("unknown", "", True, "rule SEC-001 should leave it open, but passes"),
        ("fail", "a reason", False, ""),
        ("pass", "a reason", False, "rule SEC-001 passes as it should, and is still down as known: a reason"),
    ],
)
def test_a_verdict_of_a_careful_reader_is_met_or_told(
    reading: Reading, meant: str, known: str, failing: bool, says: str
) -> None:
    sample = replace(reading.sample, verdicts=(Verdict("SEC-001", meant, "as it is", known),))
    result = Result((), (), (replace(reading, sample=sample),))
    told = page(result, 80)
    assert result.failing is failing
    assert says in told
    assert ("the reader: as it is" in told) is failing
    missed = meant not in ("pass", "na")
    assert told.endswith(
        f"1 agreement, 1 verdict: {int(not missed)} met{', 1 not' * failing}"
        f"{', 1 known not to be' * (missed and not failing)}."
    )


def test_a_rule_that_a_profile_leaves_out_meets_what_is_harmless(reading: Reading) -> None:
    sample = replace(reading.sample, verdicts=(Verdict("SEC-002", "na", ""), Verdict("SEC-003", "fail", "it is bad")))
    told = page(Result((), (), (replace(reading, sample=sample),)), 80)
    assert "rule SEC-003 should fail, but is not judged" in told
    assert "SEC-002" not in told


# coverage


@pytest.mark.parametrize(
    ("condition", "open_"),
    [
        ("some safeguard dpia", True),
        ("some safeguard dpia that is weak", False),
        ("some law and not some data", False),
        ("some law or some document notice", True),
        ("every flow has some duration over 2 years", True),
        ("every purpose called p has some purpose in notice like p", True),
        ("some data where some safeguard dpia", True),
        ("since 2026-02-05", True),
        ("given notice", False),
    ],
)
def test_what_an_agreement_can_leave_open_is_a_way_of_its_own(own: Path, condition: str, open_: bool) -> None:
    own.write_text(
        OWN.replace("require   some safeguard breach-notification", f"require {condition}"), encoding="utf-8"
    )
    rule = library((own,)).by_id["OWN-001"]
    ways = [branch.name for branch in branches(rule, ()) if branch.at == rule.requirements[0].at]
    assert ways == ["met", "not met", *(["open"] if open_ else [])]
    assert all(branch.hits == 0 for branch in branches(rule, ()))


def test_coverage_tells_which_ways_no_test_goes(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    code, out, _ = done(capsys, "coverage", "--rules", own, "--rule", "OWN-001")
    assert code == 0
    assert out.startswith("rule     examples  agreements  pass  fail  unknown  na  ways\nOWN-001         3           9")
    assert f"{own}:1: OWN-001 concerns: false\n" in out.replace("\n    ", " ")
    assert "clauses  rested on" in out
    assert "No rule rests on these clauses:" in out
    assert all(len(line) <= 80 for line in out.splitlines() if str(own) not in line and "corpora" not in line)


def test_coverage_in_json_is_valid(capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads((folder("schemas") / "coverage.json").read_text("utf-8"))
    found = json.loads(done(capsys, "coverage", "--rule", "MIN-005", "--format", "json")[1])
    jsonschema.validate(found, schema)
    (row,) = found["rules"]
    assert sum(row["outcomes"].values()) == row["examples"] + row["agreements"]
    assert any(branch["hits"] for branch in row["branches"])


# a project


def test_the_rules_of_a_project_are_known_to_every_command(
    capsys: pytest.CaptureFixture[str], own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = own.parent / "policy"
    policy.mkdir()
    (policy / "house.rule").write_text("let moving be some flow that is not prohibited\n", encoding="utf-8")
    own.rename(policy / "own.rule")
    (policy / "own.rule").write_text(OWN.replace("rule OWN", "use house\nrule OWN").replace("some flow\n", "moving\n"))
    (own.parent / "mouscan.toml").write_text('rules = ["policy"]\n', encoding="utf-8")
    monkeypatch.chdir(own.parent)
    assert "OWN-001" in done(capsys, "list")[1]
    shown = done(capsys, "show", "OWN-001")[1]
    assert "Where\n  moving is\n    some flow that is not prohibited\n" in shown
    assert shown.endswith("\npolicy/own.rule:2\n")
    assert done(capsys, "test", "policy/own.rule")[0] == 0
    assert done(capsys, "test", "--rule", "SEC-001")[0] == 0
    assert "rule OWN-001 stands in " in refused(capsys, "new", "OWN-001", "again")


# all


@pytest.mark.parametrize("arguments", [["list"], ["show", "MIN-005"], ["docs"], ["format", "--check", "{own}"]])
def test_what_reads_no_agreement_is_cheap(own: Path, arguments: list[str]) -> None:
    told = [argument.format(own=own) for argument in arguments]
    code = (
        "import sys; from mouscan.cli import run; run(['rules', *sys.argv[1:]]); "
        "sys.exit(any(name.split('.')[0] == 'spacy' for name in sys.modules))"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code, *told], check=True, capture_output=True, env=env)


def test_words_tells_every_name_that_a_rule_may_use(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    _, page, _ = done(capsys, "words")
    for noun in QUALIFIERS:
        assert f"\n{noun}\n" in f"\n{page}"
    _, phrases, _ = done(capsys, "words", "phrase")
    assert "openended: " in phrases
    assert "with list, item" in " ".join(phrases.split())
    assert max(map(len, page.splitlines() + phrases.splitlines())) <= 80
    assert 'no noun or sort of name "flw", did you mean "flow"?' in refused(capsys, "words", "flw")
