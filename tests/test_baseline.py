"""Accepted findings: what tells them again, what is new, what is dropped, and a file that several runs share."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from textwrap import fill

import jsonschema
import pytest
from msgspec.structs import replace

from mouscan.audit import assess, request
from mouscan.baseline import KNOWN, Baseline, accepted, against, dropped, load, update
from mouscan.clauses import clause_tree
from mouscan.cli import run
from mouscan.errors import MouscanError
from mouscan.intake import interpret
from mouscan.ledger import Accepted, read, written
from mouscan.report.finding import found, fresh
from mouscan.report.mark import marker
from mouscan.report.report import Report, State
from mouscan.resources import folder
from mouscan.rules import library
from mouscan.source import read_bytes

TEXT = """DATA SHARING AGREEMENT

This agreement is made between Northshire County Council ("the Council") and the Home Office ("the Department").

1. Sharing

1.1 The Council shall send the Department the names, addresses and nationality of pupils each month, including but not \
limited to the items in clause 2.1.

1.2 The Department may use the data for immigration enforcement and for any other purpose that it considers appropriate.

2. Data

2.1 The Council shall also send attendance records and such other information as the Department may require from time \
to time.

2.2 The Department shall keep the data for seven years in accordance with clause 1.2.

3. Security

3.1 The Department should endeavour to keep the data secure where practicable.
"""
MORE = "2.3 The Council shall send health records and such other data as the Department may ask for.\n\n3. Security"


@cache
def report(text: str = TEXT, name: str = "drafts/a.txt") -> Report:
    tree = clause_tree(read_bytes(text.encode(), name))
    return assess(interpret(tree), request(library(), "uk", anyway=True))


def marks(text: str) -> dict[str, tuple[str, ...]]:
    made = report(text)
    marks = marker(made)
    return {f"{row.rule} {row.outcome}": marks(row) for row in (*made.having("fail"), *made.having("unknown"))}


def failing(text: str) -> set[str]:
    return {row.rule for row in report(text).having("fail")}


def wrapped(text: str) -> str:
    """Return a text in lines of 50 columns, with words torn at their ends."""
    return (
        "\n\n".join(fill(part, 50) for part in text.split("\n\n"))
        .replace("re-\nquire", "require")
        .replace("immigration", "immi-\ngration", 1)
    )


def renumbered(text: str) -> str:
    """Return a text whose clauses have three before them, and whose references follow."""
    text = re.sub(r"(?m)^(\d)(?=[. ])", lambda m: str(int(m[1]) + 3), text)
    text = re.sub(r"(?<=clause )(\d)", lambda m: str(int(m[1]) + 3), text)
    return text.replace("4. Sharing", "1. Law\n\n2. Names\n\n3. Dates\n\n4. Sharing")


def renamed(text: str) -> str:
    """Return a text whose parties have other names, long and short, of the same kinds."""
    for old, new in (
        ("Northshire County Council", "Eastmarch District Council"),
        ("the Council", "Eastmarch"),
        ("The Council", "Eastmarch"),
        ("the Department", "the HO"),
        ("The Department", "The HO"),
    ):
        text = text.replace(old, new)
    return text


# What tells a finding again


def test_the_text_violates_several_rules_with_words_and_without() -> None:
    plain = marks(TEXT)
    assert len(plain) > 20
    assert any(len(one) > 1 for one in plain.values())
    every = [mark for one in plain.values() for mark in one]
    assert {mark.startswith("absent-") for mark in every} == {True, False}


@pytest.mark.parametrize("change", [wrapped, renumbered, renamed], ids=lambda change: change.__name__)
def test_marks_survive(change: Callable[[str], str]) -> None:
    text = change(TEXT)
    assert text != TEXT
    assert marks(text) == marks(TEXT)
    fingerprints = [[finding.fingerprint for finding in found(report(one))] for one in (TEXT, text)]
    assert sorted(fingerprints[0]) == sorted(fingerprints[1])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("including but not limited to", "including without limitation"),
        ("each month", "each week"),
        ("Northshire County Council", "Northshire Hospital Trust"),
    ],
)
def test_other_words_have_other_marks(old: str, new: str) -> None:
    assert marks(TEXT.replace(old, new)) != marks(TEXT)


def test_the_corpora_have_no_two_findings_with_one_fingerprint(corpora: Path) -> None:
    for file in ("pupil-data-2015/agreement.txt", "markdown-draft/agreement.md"):
        made = report((corpora / file).read_text(encoding="utf-8"))
        fingerprints = [finding.fingerprint for finding in found(made)]
        assert len(set(fingerprints)) == len(fingerprints)


# What is known, and what is new


def taken(*made: Report, path: Path = Path("base.json")) -> Baseline:
    """Return a baseline that accepts all of some reports."""
    found = [one for report in made for one in accepted(report, report.tree.document.name)]
    return Baseline(path.absolute(), tuple(sorted(found)))


def new(made: Report, base: Baseline) -> set[str]:
    return {row.rule for row in against(made, base).having("fail") if against(made, base).state(row.rule) != KNOWN}


def test_what_is_accepted_is_known_and_fails_nothing() -> None:
    made = against(report(), taken(report()))
    assert {made.state(row.rule) for row in (*made.having("fail"), *made.having("unknown"))} == {KNOWN}
    assert not made.failing(("error", "warning", "info"))
    assert report().failing(("error",))
    assert dropped(report(), taken(report())) == ()
    assert made.outcomes == report().outcomes


def test_a_new_violation_of_a_rule_that_is_known_is_new() -> None:
    more = TEXT.replace("3. Security", MORE)
    assert new(report(more), taken(report())) >= {"MIN-002"}
    assert "SEC-001" not in new(report(more), taken(report()))
    assert not {row.rule for row in report().having("fail")} <= new(report(more), taken(report()))


def test_of_a_finding_that_is_known_in_part_only_the_rest_is_told() -> None:
    more = TEXT.replace("3. Security", MORE)
    (one,) = (one for one in fresh(against(report(more), taken(report()))) if one.rule == "MIN-002")
    assert [piece.clause for piece in one.quotes] == ["2.3"]
    assert "such other data as the Department may ask" in one.message
    assert "same goes" not in one.message
    assert one.severity == next(row.severity for row in report().outcomes if row.rule == "MIN-002")


def test_of_a_flow_that_is_known_only_the_words_that_came_are_told() -> None:
    more = TEXT.replace("3. Security", MORE)
    (one,) = (one for one in fresh(against(report(more), taken(report()))) if one.rule == "FWL-001")
    assert [piece.clause for piece in one.quotes] == ["2.3"]
    (row,) = (row for row in against(report(more), taken(report())).outcomes if row.rule == "FWL-001")
    assert row.clauses == ("2.3",)


def test_the_same_words_a_second_time_are_new() -> None:
    twice = TEXT.replace(
        "3. Security", "2.3 The School may send [XX] names.\n\n2.4 The Trust may send [XX] files.\n\n3. Security"
    )
    once = TEXT.replace("3. Security", "2.3 The School may send [XX] names.\n\n3. Security")
    assert "DOC-007" in new(report(twice), taken(report(once)))
    assert "DOC-007" not in new(report(once), taken(report(twice)))
    assert [one.count for one in dropped(report(once), taken(report(twice))) if one.rule == "DOC-007"] == [1]


def test_what_is_left_of_a_finding_stays_known() -> None:
    more = TEXT.replace("3. Security", MORE)
    assert "MIN-002" in failing(TEXT)
    assert new(report(), taken(report(more))) == set()
    assert "MIN-002" in {one.rule for one in dropped(report(), taken(report(more)))}


@pytest.mark.parametrize("change", [wrapped, renumbered, renamed], ids=lambda change: change.__name__)
def test_a_changed_draft_has_nothing_new(change: Callable[[str], str]) -> None:
    assert new(report(change(TEXT)), taken(report())) == set()
    assert dropped(report(change(TEXT)), taken(report())) == ()


def test_what_is_suppressed_stays_so_and_is_not_accepted() -> None:
    silent = State("suppressed", "why")
    made = replace(report(), states={"MIN-002": silent})
    assert "MIN-002" not in {one.rule for one in accepted(made, "x")}
    assert against(made, taken(report())).state("MIN-002") == silent
    assert "MIN-002" in {one.rule for one in dropped(made, taken(report()))}


def test_rules_that_are_not_judged_drop_nothing() -> None:
    narrow = replace(report(), rules=(report().rule("MIN-002"),), outcomes=report().outcomes[:0])
    assert {one.rule for one in dropped(narrow, taken(report()))} == {"MIN-002"}


def test_another_file_is_not_known_whatever_it_lacks() -> None:
    copy = report(TEXT, "drafts/b.txt")
    assert new(copy, taken(report())) == failing(TEXT)


def test_a_renamed_file_is_known_and_another_in_its_place_is_not(corpora: Path) -> None:
    moved = replace(taken(report()), gone=frozenset(["drafts/a.txt"]))
    assert new(report(TEXT, "drafts/b.txt"), moved) == set()
    other = report((corpora / "police-shelter" / "agreement.txt").read_text(encoding="utf-8"), "drafts/c.txt")
    assert new(other, moved) == {row.rule for row in other.having("fail")}


def test_a_file_that_was_accepted_itself_takes_nothing_from_one_that_is_gone() -> None:
    base = taken(report(), report("AGREEMENT\n\n1. Data\n\nThe Council shall send the School names.\n", "drafts/b.txt"))
    assert new(report(TEXT, "drafts/b.txt"), replace(base, gone=frozenset(["drafts/a.txt"])))


def test_a_text_that_was_not_judged_is_left_alone() -> None:
    form = Report(report().tree, None, "", "", (), ())
    assert against(form, taken(report())).states == {}
    assert dropped(form, taken(report())) == ()


# The file


ONE = Accepted("a.txt", "MIN-002", "0123456789abcdef", 2, 'It says "and so on", naïvely.')
TWO = Accepted("a.txt", "TRN-001", "absent-0123456789abcdef", 1, "")


@pytest.mark.parametrize("findings", [(), (ONE,), (ONE, TWO)])
def test_it_is_read_as_it_was_written_and_valid(tmp_path: Path, findings: tuple[Accepted, ...]) -> None:
    text = written(findings)
    jsonschema.validate(json.loads(text), json.loads((folder("schemas") / "baseline.json").read_text("utf-8")))
    (tmp_path / "b").write_text(text, encoding="utf-8")
    assert read(tmp_path / "b") == findings
    assert sum('"rule"' in line for line in text.splitlines()) == len(findings)


def test_lines_that_two_branches_brought_are_sorted_and_the_greater_number_counts(tmp_path: Path) -> None:
    rows = [TWO, ONE, replace(ONE, count=3)]
    (tmp_path / "b").write_text(written(rows), encoding="utf-8")
    assert read(tmp_path / "b") == (replace(ONE, count=3), TWO)


def rows(*changed: object) -> str:
    whole = json.loads(written((ONE, TWO)))
    return json.dumps({**whole, "findings": [*whole["findings"], *changed]}, indent=1)


ROW = json.loads(written((ONE,)))["findings"][0]


@pytest.mark.parametrize(
    ("text", "line", "valid_json"),
    [
        ("", 1, False),
        ('{\n "schema": "mouscan.baseline/1",\n<<<<<<< HEAD\n "findings": []\n}', 3, False),
        ("[]", 1, True),
        ("{}", 1, True),
        ('{"schema": "mouscan.baseline/1", "findings": {}}', 1, True),
        ('{\n "findings": [],\n "schema": "mouscan.baseline/2"\n}', 3, True),
        (rows(3), 18, True),
        (rows({**ROW, "count": 0}), 18, True),
        (rows({**ROW, "count": True}), 18, True),
        (rows({**ROW, "count": "1"}), 18, True),
        (rows({**ROW, "fingerprint": "xyz"}), 18, True),
        (rows({**ROW, "file": ""}), 18, True),
        (rows({**ROW, "more": 1}), 18, True),
        (rows({name: value for name, value in ROW.items() if name != "message"}), 18, True),
        ("[" * 100_000, 1, False),
    ],
)
def test_a_broken_file_is_named_with_its_line_and_never_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, line: int, valid_json: bool
) -> None:
    file = tmp_path / "base.json"
    file.write_text(text, encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run(["baseline", str(tmp_path / "a.txt"), "--baseline", str(file)]) == 2
    told = capsys.readouterr()
    assert told.err.startswith(f"mouscan: {file}:{line}: ")
    assert told.err.count("\n") == 1
    assert told.out == ""
    assert file.read_text(encoding="utf-8") == text
    if valid_json:
        schema = json.loads((folder("schemas") / "baseline.json").read_text("utf-8"))
        assert not jsonschema.Draft202012Validator(schema).is_valid(json.loads(text))


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(MouscanError, match="not readable as UTF-8"):
        load(tmp_path / "b")
    with pytest.raises(MouscanError, match="not readable"):
        load(tmp_path)
    assert load(tmp_path / "none").findings == ()


# Written again


def there(path: Path) -> set[tuple[str, str]]:
    return {(one.file, one.rule) for one in load(path).findings}


@pytest.fixture
def base(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    return tmp_path / "base.json"


def of(base: Path, name: str, findings: Iterable[Accepted]) -> dict[str, list[Accepted]]:
    return {str(base.parent / name): list(findings)}


def test_it_accepts_what_is_there_and_drops_what_is_gone(base: Path) -> None:
    assert update(base, of(base, "a.txt", [ONE, TWO])) == (3, 3, 0)
    assert update(base, of(base, "b.txt", [ONE])) == (5, 2, 0)
    assert there(base) == {("a.txt", "MIN-002"), ("a.txt", "TRN-001"), ("b.txt", "MIN-002")}
    stamp = base.stat().st_mtime_ns
    assert update(base, of(base, "b.txt", [ONE])) == (5, 0, 0)
    assert base.stat().st_mtime_ns == stamp
    assert update(base, of(base, "a.txt", [replace(ONE, count=1, fingerprint="f" * 16)])) == (3, 1, 3)
    (base.parent / "b.txt").unlink()
    assert update(base, of(base, "a.txt", [])) == (0, 0, 3)


def test_shrinking_accepts_nothing(base: Path) -> None:
    update(base, of(base, "a.txt", [ONE]))
    assert update(base, of(base, "a.txt", [replace(ONE, count=5), TWO]), shrink=True) == (2, 0, 0)
    assert update(base, of(base, "a.txt", [replace(ONE, count=1), TWO]), shrink=True) == (1, 0, 1)
    assert there(base) == {("a.txt", "MIN-002")}


def test_a_renamed_file_keeps_what_was_accepted_for_it(base: Path) -> None:
    update(base, of(base, "a.txt", [ONE, TWO]))
    (base.parent / "a.txt").rename(base.parent / "c.txt")
    assert update(base, of(base, "c.txt", [ONE, TWO]), shrink=True) == (3, 0, 0)
    assert there(base) == {("c.txt", "MIN-002"), ("c.txt", "TRN-001")}


# The command


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "drafts" / "b.txt").write_text(TEXT.replace("pupils", "tenants"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_accepts_files_and_folders_and_tells_how_much(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["baseline", "drafts", "drafts/a.txt", "./drafts/a.txt"]) == 0
    out = capsys.readouterr().out
    total = load(project / ".mouscan-baseline.json").findings
    assert (
        out == f".mouscan-baseline.json: {(n := sum(o.count for o in total))} accepted, {n} of them new; 0 dropped.\n"
    )
    assert {one.file for one in total} == {"drafts/a.txt", "drafts/b.txt"}
    text = (project / ".mouscan-baseline.json").read_text(encoding="utf-8")
    assert run(["baseline", "drafts/b.txt"]) == 0
    assert capsys.readouterr().out == f".mouscan-baseline.json: {n} accepted, 0 of them new; 0 dropped.\n"
    assert (project / ".mouscan-baseline.json").read_text(encoding="utf-8") == text


def test_where_there_is_none_nothing_is_dropped_and_none_is_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["baseline", "--shrink", "drafts/a.txt"]) == 0
    assert capsys.readouterr().out == ".mouscan-baseline.json: there is none, and so nothing to drop.\n"
    assert not (project / ".mouscan-baseline.json").exists()


def test_it_is_found_from_elsewhere_and_where_the_configuration_says(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(["baseline", "drafts/a.txt"])
    monkeypatch.chdir(project / "drafts")
    assert run(["baseline", "--shrink", "a.txt"]) == 0
    assert not (project / "drafts" / ".mouscan-baseline.json").exists()
    (project / "mouscan.toml").write_text('baseline = "policy/accepted.json"\n', encoding="utf-8")
    from mouscan.config import config

    config.cache_clear()
    assert run(["baseline", "a.txt"]) == 0
    assert {one.file for one in load(project / "policy" / "accepted.json").findings} == {"../drafts/a.txt"}


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_accepted(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["baseline", "drafts/none.txt", "drafts/a.txt"]) == 2
    assert "none.txt: no such file" in capsys.readouterr().err
    assert {one.file for one in load(project / ".mouscan-baseline.json").findings} == {"drafts/a.txt"}
    assert run(["baseline", "-"]) == 2
    assert "standard input has no name" in capsys.readouterr().err


def test_a_suppressed_finding_is_not_accepted(project: Path) -> None:
    comment = '<!-- mouscan: ignore MIN-002 reason="to be settled" -->\n'
    (project / "drafts" / "a.txt").write_text(TEXT + comment, encoding="utf-8")
    assert run(["baseline", "drafts/a.txt"]) == 0
    rules = {one.rule for one in load(project / ".mouscan-baseline.json").findings}
    assert "MIN-002" not in rules
    assert "MIN-001" in {row.rule for row in report().outcomes}


def test_runs_at_once_lose_nothing(project: Path) -> None:
    files = []
    for number in range(6):
        file = project / "drafts" / f"n{number}.txt"
        file.write_text(TEXT, encoding="utf-8")
        files.append(file)
    command = [sys.executable, "-m", "mouscan", "baseline"]
    running = [subprocess.Popen([*command, file], stdout=subprocess.PIPE, stderr=subprocess.PIPE) for file in files]
    assert [one.communicate()[1] for one in running] == [b""] * 6
    assert {one.file for one in load(project / ".mouscan-baseline.json").findings} == {
        f"drafts/n{number}.txt" for number in range(6)
    }
    assert sorted(path.name for path in project.iterdir()) == [".mouscan-baseline.json", "drafts"]


def test_nobody_writes_while_another_does(base: Path) -> None:
    """Hold the file in another process, and see that an update waits until that lets go."""
    code = (
        "import sys; from pathlib import Path; from mouscan.store import alone, store\n"
        "with alone(Path(sys.argv[1])):\n"
        "    print('held', flush=True); sys.stdin.readline(); store(Path(sys.argv[1]), sys.argv[2])\n"
    )
    held = [sys.executable, "-c", code, str(base), written((replace(ONE, file="b.txt"),))]
    with subprocess.Popen(held, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        child = os.fork()
        if child == 0:
            update(base, of(base, "a.txt", [ONE]))
            os._exit(0)
        other.communicate("\n")
        assert os.waitpid(child, 0)[1] == 0
    assert there(base) == {("a.txt", "MIN-002"), ("b.txt", "MIN-002")}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may do everything can write everywhere")
def test_a_folder_that_cannot_be_written_is_told(base: Path) -> None:
    base.parent.chmod(0o555)
    try:
        with pytest.raises(MouscanError, match="cannot be written"):
            update(base, of(base, "a.txt", [ONE]))
    finally:
        base.parent.chmod(0o755)


def test_a_write_that_fails_leaves_what_was_there(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    update(base, of(base, "a.txt", [ONE]))
    text = base.read_text(encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(MouscanError, match=r"base\.json cannot be written \(No space left on device\)"):
        update(base, of(base, "a.txt", [TWO]))
    assert base.read_text(encoding="utf-8") == text
    assert sorted(path.name for path in base.parent.iterdir()) == ["a.txt", "b.txt", "base.json"]


@pytest.mark.parametrize("named", [False, True], ids=["nameless", "named"])
def test_a_run_that_is_killed_while_it_writes_leaves_no_half_of_a_file(tmp_path: Path, named: bool) -> None:
    """Kill a write in its middle; where the system has no nameless files the half has a hidden name of its own."""
    code = (
        "import os, signal, sys; from pathlib import Path; from mouscan import store\n"
        f"if {named}: del os.O_TMPFILE\n"
        "whole = os.fdopen\n"
        "def half(*given):\n"
        "    file = whole(*given)\n"
        "    class Killed:\n"
        "        def __enter__(self): return self\n"
        "        def __exit__(self, *_): file.close()\n"
        "        def write(self, data): file.write(data[:3]); file.flush(); os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return Killed()\n"
        "os.fdopen = half\n"
        "store.store(Path(sys.argv[1]), 'new words')\n"
    )
    (tmp_path / "report.txt").write_text("old", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "report.txt")], capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == "old"
    seen = [path.name for path in tmp_path.iterdir() if not path.name.startswith(".")]
    assert seen == ["report.txt"]
    if not named and nameless(tmp_path):
        assert os.listdir(tmp_path) == ["report.txt"]


def nameless(folder: Path) -> bool:
    """Tell whether a file system has files without names."""
    try:
        os.close(os.open(folder, os.O_TMPFILE | os.O_WRONLY))
    except (AttributeError, OSError):
        return False
    return True


def test_its_pure_part_loads_no_spacy() -> None:
    code = (
        "import sys; from pathlib import Path; from mouscan.baseline import load, against; load(Path('none')); "
        "sys.exit(9 if {'spacy', 'networkx', 'jinja2', 'lark', 'jsonschema'} & set(sys.modules) else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


# The check


def test_a_check_fails_only_for_what_is_new_and_tells_what_is_gone(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = project / "drafts" / "a.txt"
    file.write_text(TEXT.replace("3. Security", MORE), encoding="utf-8")
    assert run(["check", "drafts/a.txt"]) == 1
    assert run(["baseline", "drafts"]) == 0
    capsys.readouterr()
    assert run(["check", "drafts"]) == 0
    assert capsys.readouterr().err == ""
    assert run(["check", "drafts", "--isolated"]) == 1
    assert run(["check", "drafts", "--baseline", "other.json"]) == 1
    file.write_text(TEXT, encoding="utf-8")
    capsys.readouterr()
    assert run(["check", "drafts"]) == 0
    told = capsys.readouterr().err
    assert re.fullmatch(r"mouscan: \d+ accepted and no longer found; `mouscan baseline --shrink` drops them\n", told)
    assert run(["baseline", "--shrink", "drafts"]) == 0
    capsys.readouterr()
    assert run(["check", "drafts"]) == 0
    assert capsys.readouterr().err == ""
    file.write_text(TEXT.replace("3. Security", MORE), encoding="utf-8")
    assert run(["check", "drafts"]) == 1


def test_a_check_refuses_a_broken_baseline(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / ".mouscan-baseline.json").write_text("{\n", encoding="utf-8")
    assert run(["check", "drafts"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("mouscan: ")
    assert ".mouscan-baseline.json:2: this baseline is no valid JSON" in err
    assert err.count("\n") == 1


def test_a_broken_project_does_not_keep_the_others_from_being_checked(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("bad", "worse", "good"):
        (project / name).mkdir()
        (project / name / "a.txt").write_text(TEXT, encoding="utf-8")
    (project / "bad" / "mouscan.toml").write_text('files = ["[z-a]"]\n', encoding="utf-8")
    (project / "good" / "mouscan.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    for command, says in (("check", "1 agreement checked"), ("baseline", "known.json: "), ("check", "known")):
        assert run([command, "bad", "good"]) == 2
        told = capsys.readouterr()
        assert told.err.startswith("mouscan: bad/mouscan.toml:1: no pattern as in .gitignore")
        assert told.err.count("\n") == 1
        assert says in told.out
    (project / "worse" / "mouscan.toml").write_text('selct = ["MIN"]\n', encoding="utf-8")
    for command in ("check", "baseline"):
        assert run([command, "worse/a.txt", "good/a.txt", "none"]) == 2
        told = capsys.readouterr()
        assert told.err.splitlines() == [
            'mouscan: worse/mouscan.toml:1: no setting "selct", did you mean "select"?',
            "mouscan: none: no such file",
        ]
        assert told.out
