"""What a project sets for mouscan: where it is looked for, what it changes, and what is said of what means nothing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mouscan.cli import run
from mouscan.config import Config, config, known, settings, within
from mouscan.errors import MouscanError
from mouscan.resources import folder
from mouscan.rules import library
from mouscan.tables import table
from test_cli import mouscan, one_line

RULES = """
profile council "Our policy" like uk
pack ours "Our own" takes OWN
rule OWN-001 short-memory
  says "Data are kept for a short time."  severity error  class policy  applies in council  sources "Our policy, 4"
  parameter longest is 12 months
  require no duration retention over longest otherwise fail "They are kept for {words}."
  remedy "Say: for no longer than a year."
"""
TEXT = """AGREEMENT

1. Sharing

The Council shall send the School names.

2. Keeping

The School shall keep the data for two years.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "policy").mkdir()
    (tmp_path / "policy" / "own.rule").write_text(RULES, encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "draft.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def outcomes(project: Path, *options: str) -> dict[str, str]:
    done = mouscan("check", project / "drafts" / "draft.txt", "--format", "json", "--anyway", *options)
    assert done.returncode < 2, done.stderr
    return {row["rule"]: row["outcome"] for row in json.loads(done.stdout)["outcomes"]}


@pytest.mark.parametrize(("file", "table"), [("mouscan.toml", ""), ("pyproject.toml", "[tool.mouscan]\n")])
def test_it_is_found_upward_from_the_file_and_the_command_line_beats_it(project: Path, file: str, table: str) -> None:
    said = f'{table}profile = "council"\npacks = ["ours"]\nrules = ["policy"]\n'
    (project / file).write_text(said, encoding="utf-8")
    assert outcomes(project) == {"OWN-001": "fail"}
    assert outcomes(project, "--set", "OWN-001.longest=3 years") == {"OWN-001": "pass"}
    assert "MIN-005" in outcomes(project, "--pack", "core-law")
    assert "OWN-001" not in outcomes(project, "--profile", "uk", "--pack", "core-law")
    assert "OWN-001" not in outcomes(project, "--isolated")
    (project / file).write_text(said + 'parameters = {"OWN-001.longest" = "30 months"}\n', encoding="utf-8")
    assert outcomes(project) == {"OWN-001": "pass"}
    assert outcomes(project, "--set", "OWN-001.longest=1 year") == {"OWN-001": "fail"}


def test_a_pyproject_that_says_nothing_of_mouscan_is_passed_by(project: Path) -> None:
    (project / "drafts" / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    (project / "mouscan.toml").write_text('rules = ["policy"]\nprofile = "council"\n', encoding="utf-8")
    assert outcomes(project)["OWN-001"] == "fail"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('profile = "uk"\nprofil = "uk"\n', 'mouscan.toml:2: no setting "profil", did you mean "profile"?'),
        ("packs = 3\n", "mouscan.toml:1: packs is a list of packs"),
        ("\nrules = [1]\n", "mouscan.toml:2: rules is a list of rule files"),
        ("[parameters]\n'X.y' = 3\n", "mouscan.toml:2: parameters is a table of thresholds"),
        ("profile = \n", "mouscan.toml:1: no valid TOML: Invalid value"),
        ('profile = "ux"\n', 'mouscan.toml:1: no profile "ux"'),
        ('packs = ["drafts"]\n', 'mouscan.toml:1: no pack "drafts"'),
        ('rules = ["polcy"]\n', "polcy: no such rule file or folder"),
        (
            'parameters = {"OWN-001.long" = "1 year"}\n',
            "mouscan.toml:1: OWN-001.long=1 year: no threshold",
        ),
    ],
)
def test_what_means_nothing_is_told_with_its_line(project: Path, said: str, told: str) -> None:
    (project / "mouscan.toml").write_text(said, encoding="utf-8")
    done = mouscan("check", project / "drafts" / "draft.txt", "--anyway")
    assert done.returncode == 2
    assert told in one_line(done.stderr)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--set", "MIN-5=2"), 'no threshold "MIN-5"'),
        (("--with", "notice"), "say what it is and where it lies"),
        (("--with", "notise=x.txt"), 'no document "notise", did you mean "notice"?'),
        (("--with", "notice=none.txt"), "none.txt"),
        (("--as-of", "soon"), "no date"),
        (("--pack", "firewal"), 'no pack "firewal", did you mean "firewall"?'),
    ],
)
def test_an_option_that_means_nothing_is_told(project: Path, options: tuple[str, ...], told: str) -> None:
    done = mouscan("check", project / "drafts" / "draft.txt", "--anyway", *options)
    assert done.returncode == 2
    assert told in one_line(done.stderr)


# Lines and the nearest right word


LINES = """# ours
profile = "uk"
packs = [
  "firewall",
  "core-law",
]
parameters = { "MIN-007.most" = "3" }

[severity]
TRN-001 = "info"
"TRN-002" = "warning"

[[overrides]]
files = ["drafts/"]
ignore = ["DOC"]
[overrides.severity]
TRN-001 = "error"

[[overrides]]
# the last
files = ["signed/"]
text = '''
[not.a.table]
'''
more.deep = 1
"""


def test_every_setting_has_its_line() -> None:
    found = table(LINES, "x.toml")
    lines = LINES.split("\n")
    for path, words in {
        ("profile",): 'profile = "uk"',
        ("packs",): "packs = [",
        ("packs", 0): '"firewall"',
        ("packs", 1): '"core-law"',
        ("parameters", "MIN-007.most"): "MIN-007.most",
        ("severity",): "[severity]",
        ("severity", "TRN-001"): 'TRN-001 = "info"',
        ("severity", "TRN-002"): '"TRN-002"',
        ("overrides", 0): "[[overrides]]",
        ("overrides", 0, "ignore"): "ignore",
        ("overrides", 0, "severity", "TRN-001"): 'TRN-001 = "error"',
        ("overrides", 1, "files", 0): '"signed/"',
        ("overrides", 1, "text"): "text = '''",
        ("overrides", 1, "more", "deep"): "more.deep",
    }.items():
        assert words in lines[found.line(path) - 1], path
    assert found.line(("overrides", 1)) == lines.index("# the last")
    assert found.line(("packs", 7)) == found.line(("packs",))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('profile = "uk"\nselct = ["DOC"]\n', ':2: no setting "selct", did you mean "select"?'),
        ('select = ["FWL",\n "DOK"]\n', ':2: no rule or family of rules "DOK", did you mean "DOC"?'),
        ('ignore = ["TRN-02"]\n', ':1: no rule or family of rules "TRN-02", did you mean "TRN-002"?'),
        ('[severity]\nTRN-001 = "info"\nTRN-02 = "info"\n', ':3: no rule "TRN-02", did you mean "TRN-002"?'),
        ('[severity]\nTRN-001 = "inf"\n', ':2: TRN-001 cannot be "inf", did you mean "info"?'),
        ('[severity]\nTRN-001 = "off"\n', ':2: TRN-001 cannot be "off"; there are error, warning, info'),
        ("severity = 3\n", ":1: severity is a table of severities by rule"),
        ('fail-on = "eror"\n', ':1: fail-on cannot be "eror", did you mean "error"?'),
        ("fail-on = 1\n", ":1: fail-on is the least severity"),
        ("files = '*.md'\n", ":1: files is a list of patterns"),
        ("baseline = true\n", ":1: baseline is the file of accepted findings"),
        ('[overrides]\nfiles = ["x"]\n', ":1: overrides is tables of what holds for some files"),
        ('[[overrides]]\nprofile = "uk"\n', ':1: there is no "files": each of overrides is a table of what holds'),
        ('[[overrides]]\nfiles = ["x"]\nselekt = []\n', ':3: no setting "selekt", did you mean "select"?'),
        ('[[overrides]]\nfiles = ["x"]\n\n[[overrides]]\nfiles = [3]\n', ":5: files is a list of patterns"),
        ('[[overrides]]\nfiles = ["x"]\nprofile = "ux"\n', ':3: no profile "ux"'),
        ('[[overrides]]\nfiles = ["x"]\nfail-on = "info"\n', ':3: no setting "fail-on"'),
        ('[[overrides]]\nfiles = ["x"]\n[overrides.severity]\nTRN-9 = "info"\n', ':4: no rule "TRN-9"'),
        ('[[overrides]]\nfiles = ["!"]\n', ":2: Invalid git pattern"),
        ('[[overrides]]\nfiles = ["[z-a]"]\n', ":2: no pattern as in .gitignore (bad character range z-a"),
        ("profile = 'uk'\nprofile = 'eu'\n", ":2: no valid TOML: Cannot overwrite a value"),
        ('packs = ["a"\n', ":2: no valid TOML: "),
    ],
)
def test_wrong_settings_are_told_with_line_and_nearest_word(project: Path, said: str, told: str) -> None:
    (project / "mouscan.toml").write_text(said, encoding="utf-8")
    done = mouscan("check", project / "drafts" / "draft.txt", "--anyway")
    assert done.returncode == 2
    assert f"mouscan.toml{told}" in one_line(done.stderr)
    shared = '[project]\nname = "x"\n\n' + re.sub(r"(?m)^\[(?=\w)", "[tool.mouscan.", said).replace(
        "[[", "[[tool.mouscan."
    )
    if not said.startswith("["):
        return
    (project / "mouscan.toml").unlink()
    (project / "pyproject.toml").write_text(shared, encoding="utf-8")
    done = mouscan("check", project / "drafts" / "draft.txt", "--anyway")
    line, _, words = told[1:].partition(":")
    assert f"pyproject.toml:{int(line) + 3}:{words}" in one_line(done.stderr)


def test_a_wrong_configuration_is_told_once_for_all_files_and_reads_none(project: Path) -> None:
    (project / "mouscan.toml").write_text("profil = 1\n", encoding="utf-8")
    (project / "drafts" / "more.txt").write_text(TEXT, encoding="utf-8")
    done = mouscan("check", *sorted((project / "drafts").iterdir()))
    assert done.returncode == 2
    one_line(done.stderr)


@pytest.mark.parametrize("said", ["profil = 1\n", 'ignore = ["X"]\n', "= \n"])
def test_a_wrong_configuration_never_loads_spacy(project: Path, said: str) -> None:
    (project / "mouscan.toml").write_text(said, encoding="utf-8")
    code = (
        "import sys; from mouscan.cli import run; code = run(['check', sys.argv[1]]); "
        "sys.exit(code if not {'spacy', 'networkx', 'jinja2'} & set(sys.modules) else 9)"
    )
    done = subprocess.run([sys.executable, "-c", code, project / "drafts" / "draft.txt"], capture_output=True)
    assert done.returncode == 2, done.stderr


def test_without_a_configuration_no_schema_is_read(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from mouscan.config import config, settings; "
        "settings(config(Path(sys.argv[1])), sys.argv[1] + '/x.md'); "
        "sys.exit(9 if {'jsonschema', 'pathspec'} & set(sys.modules) else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code, tmp_path]).returncode == 0


def test_a_pyproject_that_only_speaks_of_mouscan_is_passed_by(project: Path) -> None:
    (project / "drafts" / "pyproject.toml").write_text("# see tool.mouscan\n[project]\nname='x'\n", encoding="utf-8")
    (project / "mouscan.toml").write_text('rules = ["policy"]\nprofile = "council"\n', encoding="utf-8")
    assert outcomes(project)["OWN-001"] == "fail"


# What holds for one file


def test_select_and_ignore_narrow_the_rules_and_the_command_line_beats_them(project: Path) -> None:
    (project / "mouscan.toml").write_text(
        'profile = "uk"\nselect = ["DOC", "TRN-002"]\nignore = ["DOC-003"]\n', "utf-8"
    )
    found = outcomes(project)
    assert {id.partition("-")[0] for id in found} == {"DOC", "TRN"}
    assert "TRN-002" in found
    assert "TRN-001" not in found
    assert "DOC-003" not in found
    assert set(outcomes(project, "--select", "TRN-001, DOC-003")) == {"TRN-001"}
    assert set(outcomes(project, "--select", "TRN-001,DOC-003", "--ignore", "DOC-001")) == {"TRN-001", "DOC-003"}
    assert set(outcomes(project, "--ignore", "DOC")) == {"TRN-002"}
    assert set(outcomes(project, "--rule", "DOC-003")) == {"DOC-003"}
    assert "FWL-001" in outcomes(project, "--isolated")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--select", "DOK"), 'no rule or family of rules "DOK", did you mean "DOC"?'),
        (("--ignore", "doc-3"), 'no rule or family of rules "doc-3", did you mean "DOC-003"?'),
        (("--select", "DOC-001", "--ignore", "DOC"), "no rule is left to judge by"),
    ],
)
def test_a_wrong_choice_of_rules_is_told(project: Path, options: tuple[str, ...], told: str) -> None:
    done = mouscan("check", project / "drafts" / "draft.txt", "--anyway", *options)
    assert done.returncode == 2
    assert told in one_line(done.stderr)


def test_a_severity_that_is_set_decides_the_exit_code(project: Path) -> None:
    file = project / "drafts" / "draft.txt"
    (project / "mouscan.toml").write_text('rules = ["policy"]\nprofile = "council"\nselect = ["OWN"]\n', "utf-8")
    assert mouscan("check", file, "--anyway").returncode == 1
    with (project / "mouscan.toml").open("a", encoding="utf-8") as more:
        more.write('severity = {"OWN-001" = "info"}\n')
    done = mouscan("check", file, "--anyway")
    assert done.returncode == 0
    assert "info OWN-001" in done.stdout
    assert mouscan("check", file, "--anyway", "--fail-on", "info").returncode == 1
    assert mouscan("check", file, "--anyway", "--isolated", "--rule", "DOC-001").returncode in (0, 1)


def test_overrides_hold_for_the_files_that_fit_and_later_ones_win(project: Path) -> None:
    (project / "mouscan.toml").write_text(
        'profile = "eu"\nignore = ["DOC"]\nseverity = {"TRN-001" = "info", "TRN-002" = "info"}\n'
        '[[overrides]]\nfiles = ["drafts/", "!drafts/final.*"]\nprofile = "uk"\nignore = ["TRN"]\n'
        '[[overrides]]\nfiles = ["*.md"]\nprofile = "nz"\nseverity = {"TRN-001" = "error"}\n',
        encoding="utf-8",
    )
    base = config(project)
    held = {
        name: settings(base, str(project / name))
        for name in ("drafts/a.txt", "drafts/final.txt", "drafts/deep/b.md", "c.md", "c.txt", "../drafts/x.txt")
    }
    assert {name: found.profile for name, found in held.items()} == {
        "drafts/a.txt": "uk",
        "drafts/final.txt": "eu",
        "drafts/deep/b.md": "nz",
        "c.md": "nz",
        "c.txt": "eu",
        "../drafts/x.txt": "eu",
    }
    assert held["drafts/a.txt"].ignore == held["drafts/deep/b.md"].ignore == ("TRN",)
    assert held["c.md"].ignore == ("DOC",)
    assert held["c.md"].severity == {"TRN-001": "error", "TRN-002": "info"}
    assert held["c.md"].where["profile"].startswith("override 2 of ")
    assert held["c.md"].where["profile"].endswith("mouscan.toml:10")
    assert settings(base, "-") is base
    assert config(project) == base


def test_an_override_reaches_the_check(project: Path) -> None:
    (project / "mouscan.toml").write_text(
        'rules = ["policy"]\nprofile = "uk"\n'
        '[[overrides]]\nfiles = ["drafts/"]\nprofile = "council"\npacks = ["ours"]\n'
        'parameters = {"OWN-001.longest" = "3 years"}\n',
        encoding="utf-8",
    )
    assert outcomes(project) == {"OWN-001": "pass"}
    assert outcomes(project, "--set", "OWN-001.longest=1 year") == {"OWN-001": "fail"}


def test_the_files_of_a_folder_follow_the_patterns(project: Path) -> None:
    for name in ("a.md", "old/b.txt", "old/keep.txt", ".git/c.txt", "d.pdf", ".hidden.md", "deep/er/e.md"):
        (project / "drafts" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "drafts" / name).write_text("x", encoding="utf-8")

    def found() -> list[str]:
        config.cache_clear()
        inside = within(str(project / "drafts"), config(project / "drafts"))
        return [Path(name).relative_to(project / "drafts").as_posix() for name in inside]

    assert found() == ["a.md", "deep/er/e.md", "draft.txt", "old/b.txt", "old/keep.txt"]
    (project / "mouscan.toml").write_text('exclude = ["drafts/old/*", "!keep.txt"]\n', encoding="utf-8")
    assert found() == ["a.md", "deep/er/e.md", "draft.txt", "old/keep.txt"]
    (project / "mouscan.toml").write_text('files = ["/drafts/*.md"]\n', encoding="utf-8")
    assert found() == ["a.md"]


def test_a_folder_that_cannot_be_read_is_told_and_not_passed_by(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def scandir(place: str) -> Any:
        raise PermissionError(13, "Permission denied", place)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(MouscanError, match=r"drafts: this folder cannot be read \(Permission denied\)"):
        within(str(project / "drafts"), Config())


def test_the_schema_says_of_every_setting_what_it_is_and_takes_what_the_defaults_are() -> None:
    schema = json.loads((folder("schemas") / "config.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    inner = schema["properties"]["overrides"]["items"]["properties"]
    for setting in (*schema["properties"].values(), *inner.values()):
        assert (schema["$defs"][setting["$ref"].rpartition("/")[2]] if "$ref" in setting else setting)["description"]
    defaults = {name: said["default"] for name, said in schema["properties"].items() if "default" in said}
    jsonschema.validate(defaults, schema)
    plain = Config()
    for name, value in defaults.items():
        held = getattr(plain, name.replace("-", "_"))
        assert (list(held) if isinstance(held, tuple) else held) == value
    said = {name.replace("_", "-") for name in Config.__struct_fields__} - {"file", "where"}
    assert said == set(schema["properties"])


def test_the_examples_in_the_schema_hold(tmp_path: Path) -> None:
    text = (folder("schemas") / "config.json").read_text(encoding="utf-8")
    examples = re.findall(r'"description": ".*?: ((?:[\w-]+) = (?:.*))"', text)
    lines = {line.replace('\\"', '"').split(" = ")[0]: line.replace('\\"', '"') for line in examples}
    assert {"profile", "packs", "select", "ignore", "severity", "parameters", "files", "exclude", "fail-on"} <= set(
        lines
    )
    (tmp_path / "policy").mkdir()
    (tmp_path / "mouscan.toml").write_text("\n".join(lines.values()), encoding="utf-8")
    known(config(tmp_path), library())


# config show


def shown(capsys: pytest.CaptureFixture[str], *options: str | Path) -> dict[str, tuple[object, str]]:
    config.cache_clear()
    assert run(["config", "show", *map(str, options), "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    jsonschema.validate(record, json.loads((folder("schemas") / "settings.json").read_text(encoding="utf-8")))
    return {row["name"]: (row["value"], row["why"]) for row in record["settings"]}


def test_show_tells_what_holds_and_why(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    Path("mouscan.toml").write_text(
        'profile = "eu"\nselect = ["DOC", "TRN-002"]\nfail-on = "info"\nbaseline = "accepted.json"\n'
        '[severity]\nTRN-002 = "info"\nDOC-001 = "info"\n'
        '[[overrides]]\nfiles = ["drafts/"]\nprofile = "uk"\nseverity = {"TRN-002" = "error"}\n',
        encoding="utf-8",
    )
    held = shown(capsys, "drafts/draft.txt", "--ignore", "DOC-001", "--set", "SEC-004.longest=1 year")
    assert held["configuration"] == ("mouscan.toml", "found upward from the file")
    assert held["profile"] == ("uk", "override 1 of mouscan.toml:10")
    assert held["select"] == (["DOC", "TRN-002"], "mouscan.toml:2")
    assert held["ignore"] == (["DOC-001"], "command line")
    assert held["severity.TRN-002"] == ("error", "override 1 of mouscan.toml:11")
    assert held["severity.DOC-001"] == ("info", "mouscan.toml:7")
    assert held["parameters.SEC-004.longest"] == ("1 year", "command line")
    assert held["packs"] == ([], "default")
    assert held["files"] == (["*.txt", "*.md"], "default")
    assert held["fail-on"] == ("info", "mouscan.toml:3")
    assert held["baseline"] == ("accepted.json", "mouscan.toml:4")
    judged = json.loads(mouscan("check", project / "drafts" / "draft.txt", "--anyway", "--ignore", "DOC-001",
                                "--format", "json").stdout)["outcomes"]  # fmt: skip
    assert held["rules judged"][0] == len(judged)
    assert shown(capsys, "drafts/draft.txt", "--isolated")["configuration"] == (None, "--isolated")
    assert shown(capsys, "mouscan.toml", "--profile", "nz")["profile"] == ("nz", "command line")


def test_show_tells_the_profile_from_the_text_where_nothing_sets_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "drafts" / "draft.txt").write_text(
        TEXT.replace("names.", "names under section 17 of the Privacy Act 2020."), encoding="utf-8"
    )
    held = shown(capsys, project / "drafts" / "draft.txt")
    assert held["configuration"] == (None, "there is none")
    assert held["profile"] == ("nz", "default: auto, from the law it cites")


def test_show_is_a_table_in_the_width_of_the_page(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "mouscan.toml").write_text('profile = "uk"\nrules = ["policy"]\n', encoding="utf-8")
    config.cache_clear()
    assert run(["config", "show", str(project / "drafts" / "draft.txt")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 200
    assert any(re.match(r"select +none +\(default\)$", line) for line in lines)
    assert any(re.match(r"rules judged +\d+ +\(of \d+, by", line) for line in lines)


def test_show_tells_of_a_file_that_is_not_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "show", str(project / "none.txt")]) == 2
    assert "none.txt: no such file" in one_line(capsys.readouterr().err)


# check


def test_the_failing_level_that_is_set_holds_for_its_files_and_the_command_line_beats_it(project: Path) -> None:
    file = project / "drafts" / "draft.txt"
    (project / "mouscan.toml").write_text(
        'profile = "council"\nrules = ["policy"]\npacks = ["ours"]\nfail-on = "never"\n', encoding="utf-8"
    )
    assert mouscan("check", file, "--anyway").returncode == 0
    assert mouscan("check", file, "--anyway", "--fail-on", "error").returncode == 1


def test_a_folder_is_checked_by_its_patterns(project: Path) -> None:
    (project / "drafts" / "notes.txt").write_text("x", encoding="utf-8")
    assert mouscan("check", project / "drafts", "--anyway").returncode == 2
    (project / "mouscan.toml").write_text('exclude = ["notes.txt"]\nfail-on = "never"\n', encoding="utf-8")
    assert mouscan("check", project / "drafts", "--anyway").returncode == 0
    (project / "mouscan.toml").write_text('files = ["*.rtf"]\n', encoding="utf-8")
    done = mouscan("check", project / "drafts", "--anyway")
    assert done.returncode == 2
    assert "no file in this folder is to be checked (files: *.rtf)" in one_line(done.stderr)
