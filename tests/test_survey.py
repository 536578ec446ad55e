"""A survey of a folder: its tables against the other commands, what fails, what it goes on from, what it refuses."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import jsonschema
import pandas
import pyarrow
import pytest
from pyarrow import parquet as pq

from mouscan.census import parquet, shelf
from mouscan.census import survey as module
from mouscan.census.corpus import Text, texts
from mouscan.census.harvest import failure
from mouscan.census.survey import Tally, survey
from mouscan.census.tables import TABLES, columns
from mouscan.census.terms import defaults
from mouscan.census.work import CHANGED, Task, done
from mouscan.cli import run
from mouscan.errors import MouscanError
from test_cli import UNMEASURED, mouscan, one_line

TOP = Path(__file__).parents[1]
CORPORA = TOP / "corpora"
FOUR = ("council-nhs", "police-shelter", "pupil-data-2015", "reformed")
SHORT = "AGREEMENT\n\n1. Sharing\n\n1.1 The Council shall supply names to the Police for research.\n"
NAMES = (*(f"{name}.parquet" for name in TABLES), "manifest.json")


def dies(asked: Mapping[str, object], place: Path, task: Task) -> str:
    if task.text.file == "b.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    return done(asked, place, task)


def tables(folder: Path) -> dict[str, pandas.DataFrame]:
    return {name: pandas.read_parquet(folder / f"{name}.parquet") for name in TABLES}


def written(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in NAMES}


def copied(to: Path, *names: str) -> Path:
    to.mkdir(exist_ok=True)
    for name in names:
        shutil.copy(CORPORA / name / "agreement.txt", to / f"{name}.txt")
    return to


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four agreements, and seven files that are none: each fails or is left in its own way."""
    top = copied(tmp_path_factory.mktemp("texts"), *FOUR)
    (top / "bad").mkdir()
    (top / "bad" / "empty.txt").touch()
    (top / "bad" / "page.TXT").write_bytes(b"%PDF-1.7 \x00\x01")
    (top / "bad" / "bytes.md").write_bytes(bytes(range(256)) * 20)
    (top / "bad" / "dangling.txt").symlink_to(top / "nowhere.txt")
    (top / "bad" / "irish.txt").write_text("Tá an comhaontú seo idir an Roinn agus an Bord maidir le sonraí. " * 40)
    shutil.copy(CORPORA / "notes" / "form.txt", top / "form.txt")
    (top / ".git").mkdir()
    (top / ".git" / "hidden.txt").write_text(SHORT)
    (top / "._resource.txt").write_bytes(b"\0\1")
    (top / "notes.pdf").write_bytes(b"%PDF")
    return top


@pytest.fixture(scope="module")
def out(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder surveyed with two processes."""
    output = tmp_path_factory.mktemp("made") / "deep" / "tables"
    survey(folder, output, workers=2)
    return output


def test_every_file_has_a_row_and_failures_say_why(folder: Path, out: Path) -> None:
    found = tables(out)["documents"].set_index("file")
    assert list(found.index) == sorted(found.index)
    assert dict(found.status.items()) == {
        **{f"{name}.txt": "ok" for name in FOUR},
        **{f"bad/{name}": "failed" for name in ("empty.txt", "page.TXT", "bytes.md", "dangling.txt", "irish.txt")},
        "form.txt": "not-an-agreement",
    }
    assert found.error["bad/empty.txt"] == "the file is empty"
    assert found.error["bad/page.TXT"].startswith("this is a PDF")
    assert found.error["bad/dangling.txt"] == "no such file"
    assert found.error["form.txt"] == "it asks the reader to fill it in"
    assert not any(str(folder) in error for error in found.error)
    assert set(found.error[found.status == "ok"]) == {""}
    assert found.words[found.status == "failed"].isna().all()


def test_rows_of_all_tables_join(out: Path) -> None:
    found = tables(out)
    documents = found["documents"].set_index("document")
    assert documents.index.is_unique
    for name, table in found.items():
        assert set(table.document) <= set(documents.index), name
        assert len(table) or name == "none", name
    clauses = found["clauses"].set_index(["document", "clause"])
    assert clauses.index.is_unique
    counted = found["clauses"].groupby("document").size()
    assert (counted == documents.clauses[counted.index]).all()
    assert counted.index.isin(documents.index[documents.status != "failed"]).all()
    for name in ("parties", "data", "flows", "safeguards", "purposes", "outcomes", "citations", "firewall"):
        named = found[name].explode("clauses").dropna(subset=["clauses"])
        assert pandas.MultiIndex.from_frame(named[["document", "clauses"]]).isin(clauses.index).all(), name
    items = found["data"].set_index(["document", "item"])
    moved = found["flows"].explode("data").dropna(subset=["data"])
    assert len(moved)
    assert pandas.MultiIndex.from_frame(moved[["document", "data"]]).isin(items.index).all()
    parties = found["parties"].set_index(["document", "party"]).index
    for end in ("source", "target"):
        named = found["flows"][~found["flows"][end].isin(["public", "data-subjects", "third-parties"])]
        assert pandas.MultiIndex.from_frame(named[["document", end]]).isin(parties).all()


def test_outcomes_are_those_of_check(folder: Path, out: Path) -> None:
    found = tables(out)
    for name in ("pupil-data-2015", "reformed"):
        report = json.loads(mouscan("check", folder / f"{name}.txt", "--format", "json").stdout)
        mine = found["outcomes"][found["outcomes"].document.str.endswith(f":{name}.txt")]
        for theirs, own in (
            ("outcome", "outcome"),
            ("severity", "severity"),
            ("class", "class"),
            ("message", "message"),
        ):
            assert list(mine[own]) == [row[theirs] for row in report["outcomes"]]
        assert list(mine.rule) == [row["rule"] for row in report["outcomes"]]
        assert [list(clauses) for clauses in mine.clauses] == [row["clauses"] for row in report["outcomes"]]
        marked = mine.fingerprint != ""
        assert list(marked) == list(mine.outcome.isin(["fail", "unknown"]))
        assert mine.fingerprint[marked].str.fullmatch("[0-9a-f]{16}").all()


def test_what_was_read_is_that_of_parse(folder: Path, out: Path) -> None:
    found = tables(out)
    agreement = json.loads(mouscan("parse", folder / "council-nhs.txt", "--format", "json").stdout)
    for name, theirs, keys in (
        ("clauses", "clauses", {"clause": "id", "text": "text", "heading": "heading", "page": "page", "line": "line"}),
        ("parties", "parties", {"party": "id", "name": "name", "kind": "kind"}),
        ("data", "data", {"item": "id", "name": "name", "category": "category", "latent": "latent"}),
        ("flows", "flows", {"flow": "id", "source": "from", "target": "to", "polarity": "polarity", "state": "state"}),
        ("safeguards", "safeguards", {"kind": "kind", "status": "status", "within": "within"}),
        ("citations", "legal_references", {"citation": "citation", "role": "role"}),
    ):
        mine = found[name][found[name].document.str.endswith(":council-nhs.txt")]
        for own, key in keys.items():
            assert list(mine[own]) == [row[key] for row in agreement[theirs]], (name, own)


def test_the_firewall_is_that_of_trace(folder: Path, out: Path) -> None:
    found = tables(out)["firewall"]
    assert (found.groupby("document").size() == 5).all()
    for name in FOUR:
        told = json.loads(mouscan("trace", folder / f"{name}.txt", "--format", "json").stdout)["properties"]
        mine = found[found.document.str.endswith(f":{name}.txt")]
        assert list(mine.property) == ["FW0", "FW1", "FW2", "FW3", "FW4"]
        assert told or set(mine.verdict) == {""}
        if told:
            assert list(mine.verdict) == [one["verdict"] or "" for one in told]
            assert [list(clauses) for clauses in mine.clauses] == [one["clauses"] for one in told]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_and_field_is_documented(name: str, out: Path) -> None:
    schema = pq.read_schema(out / f"{name}.parquet")
    assert schema.equals(parquet.schema(name), check_metadata=True)
    assert schema.metadata[b"description"].decode().endswith((".", "text."))
    assert schema.names == [column.name for column in columns(TABLES[name])]
    for field in schema:
        assert field.metadata[b"description"].decode().endswith(".")
        assert not pyarrow.types.is_null(field.type)
    assert [field.name for field in schema if field.nullable] == (
        ["words", "pages", "clauses"] if name == "documents" else []
    )


def test_the_manifest_tells_all_that_the_tables_rest_on(folder: Path, out: Path) -> None:
    found = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, json.loads(mouscan("schema", "manifest").stdout))
    assert found["documents"] == {"ok": 4, "failed": 5, "not-an-agreement": 1}
    assert [file["file"] for file in found["files"]] == list(tables(out)["documents"].file)
    assert [file["document"] for file in found["files"]] == list(tables(out)["documents"].document)
    for table in found["tables"]:
        file = pq.ParquetFile(out / table["file"])
        assert file.metadata.num_rows == table["rows"]
        assert [column["name"] for column in table["columns"]] == file.schema_arrow.names
        kinds = [str(field.type).replace("<element: string not null>", "<string>") for field in file.schema_arrow]
        assert [column["type"] for column in table["columns"]] == kinds
    assert str(folder) not in json.dumps(found)


def test_another_number_of_processes_and_another_way_to_the_folder_give_the_same_bytes(
    folder: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    assert survey(folder.name, tmp_path / "one", workers=1).kept == 0
    assert written(tmp_path / "one") == written(out)


def test_a_killed_run_leaves_nothing_half_written_and_is_gone_on_with(tmp_path: Path) -> None:
    names = sorted(file.parent.name for file in CORPORA.glob("*/agreement.txt"))[:6]
    source, output = copied(tmp_path / "texts", *names), tmp_path / "cut"
    parts = output / ".survey" / "parts"
    command = [sys.executable, "-m", "mouscan", "survey", str(source), "--output", str(output), "--workers", "1"]
    cut = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=UNMEASURED)
    while cut.poll() is None and len(list(parts.glob("*.gz")) if parts.is_dir() else ()) < 2:
        pass
    cut.kill()
    assert cut.wait() == -signal.SIGKILL
    assert not [file for file in output.iterdir() if file.name != ".survey"]
    (parts / ".half").write_bytes(b"\x1f\x8b")
    tally = survey(source, output, workers=2)
    assert 2 <= tally.kept < 6
    survey(source, tmp_path / "whole", workers=2)
    assert written(output) == written(tmp_path / "whole")
    assert len(list(parts.iterdir())) == 6


@pytest.fixture
def small(tmp_path: Path) -> Path:
    top = tmp_path / "small"
    top.mkdir()
    for name in "abc":
        (top / f"{name}.txt").write_text(SHORT.replace("names", f"names and {name} numbers"))
    return top


def test_a_run_that_ends_while_it_publishes_has_no_manifest_until_it_is_run_again(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out"
    survey(small, output)
    (small / "a.txt").write_text(SHORT)
    moves: list[str] = []

    def full(source: Path, target: Path) -> None:
        moves.append(str(target))
        if len(moves) > 3:
            raise OSError(28, "No space left on device")
        os.rename(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(module, "os", type("os", (), {"replace": staticmethod(full)}))
        with pytest.raises(MouscanError, match="cannot be written"):
            survey(small, output)
    assert not (output / "manifest.json").exists()
    assert survey(small, output).kept == 3
    survey(small, tmp_path / "other")
    assert written(output) == written(tmp_path / "other")


def test_what_changed_is_read_again_and_what_is_gone_is_left_out(small: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    assert survey(small, output) == Tally(output, 3, 0, 0, 0)
    first = written(output)
    assert survey(small, output) == Tally(output, 3, 0, 0, 3)
    assert written(output) == first
    (small / "b.txt").write_text(SHORT.replace("research", "immigration enforcement"))
    (small / "c.txt").unlink()
    (small / "d.txt").write_text(SHORT)
    assert survey(small, output) == Tally(output, 3, 0, 0, 1)
    assert set(tables(output)["purposes"].category) >= {"research", "immigration-enforcement"}
    survey(small, tmp_path / "fresh")
    assert written(output) == written(tmp_path / "fresh")
    assert survey(small, output, fresh=True) == Tally(output, 3, 0, 0, 0)
    assert written(output) == written(tmp_path / "fresh")


def test_what_is_asked_otherwise_is_read_again(small: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    survey(small, output, profile="uk")
    assert survey(small, output, profile="us").kept == 0
    assert set(tables(output)["documents"].profile) == {"us"}
    assert survey(small, output, profile="us", rule=("FWL-001",)).kept == 0
    assert set(tables(output)["outcomes"].rule) == {"FWL-001"}
    (small / "mouscan.toml").write_text('profile = "nz"\n')
    assert survey(small, output).kept == 0
    assert set(tables(output)["documents"].profile) == {"nz"}
    found = json.loads((output / "manifest.json").read_text(encoding="utf-8"))
    assert found["configurations"][0]["file"] == "mouscan.toml"
    assert found["configurations"][0]["text"] == 'profile = "nz"\n'
    with pytest.raises(TypeError, match="cannot be asked for profil;"):
        survey(small, output, profil="uk")


def test_a_survey_reads_what_check_reads_of_the_folder(small: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    (small / "old").mkdir()
    (small / "old" / "a.txt").write_text(SHORT)
    (small / "D.TXT").write_text(SHORT)
    (small / "e.rst").write_text(SHORT)
    (small / "f.txt.mouscan.toml").write_text("")
    os.mkfifo(small / "pipe.txt")

    def read(**asked: object) -> list[str]:
        survey(small, output, **asked)
        files = list(tables(output)["documents"].file)
        options = ("--isolated",) if asked else ()
        checked = json.loads(mouscan("check", small, "--format", "json", *options).stdout)
        reports = checked.get("reports", [checked])
        assert files == [os.path.relpath(report["file"], small) for report in reports]
        return files

    plain = read()
    assert plain == ["D.TXT", "a.txt", "b.txt", "c.txt", "old/a.txt"]
    (small / "mouscan.toml").write_text('files = ["*.txt", "*.rst"]\nexclude = ["old/", "c.*"]\n')
    assert read() == ["D.TXT", "a.txt", "b.txt", "e.rst"]
    assert read(isolated=True) == plain
    (small / "mouscan.toml").write_text('exclude = ["/*.*"]\n')
    (small / "old" / "mouscan.toml").write_text('profile = "us"\n')
    assert read() == ["old/a.txt"]
    found = json.loads((output / "manifest.json").read_text(encoding="utf-8"))
    assert [one["file"] for one in found["configurations"]] == ["mouscan.toml", "old/mouscan.toml"]
    (small / "mouscan.toml").write_text('exclude = ["*"]\n')
    with pytest.raises(MouscanError, match="no file in this folder is to be checked"):
        survey(small, output)


def test_what_was_read_in_another_way_is_kept_until_the_survey_is_done(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out"
    survey(small, output, profile="uk")
    with monkeypatch.context() as patch:
        patch.setattr(module, "_publish", lambda *given: signal.raise_signal(signal.SIGINT))
        with pytest.raises(KeyboardInterrupt):
            survey(small, output, profile="us")
    assert survey(small, output, profile="uk").kept == 3
    assert survey(small, output, profile="us").kept == 0
    assert len(list((output / ".survey" / "parts").iterdir())) == 3


def test_a_suppression_changes_no_row(small: Path, tmp_path: Path) -> None:
    survey(small, tmp_path / "out")
    first = written(tmp_path / "out")
    rule = tables(tmp_path / "out")["outcomes"].query("outcome == 'fail'").rule.iloc[0]
    (small / "a.txt.mouscan.toml").write_text(f'[[ignore]]\nrule = "{rule}"\nreason = "known"\n')
    assert "known" in mouscan("check", small / "a.txt", "--format", "json").stdout
    assert survey(small, tmp_path / "out").kept == 3
    assert written(tmp_path / "out") == first


def test_a_rule_of_ones_own_that_changed_is_judged_again(small: Path, tmp_path: Path) -> None:
    rule = (
        'rule OWN-001 own\n  says "Own."  severity error  class policy  applies in uk  sources "Ours"\n'
        '  require some flow otherwise fail "{}"\n  remedy "Say so."\n'
    )
    file = tmp_path / "own.rule"
    for words in ("First.", "Second."):
        file.write_text(rule.format(words).replace("some flow", "no flow"), encoding="utf-8")
        tally = survey(small, tmp_path / "out", profile="uk", rule=["OWN-001"], rules=[file])
        assert tally.kept == 0
        assert set(tables(tmp_path / "out")["outcomes"].message) == {words}


def test_a_damaged_part_is_read_again(small: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    survey(small, output)
    first = written(output)
    parts = sorted((output / ".survey" / "parts").iterdir())
    parts[0].write_bytes(parts[0].read_bytes()[:-20])
    parts[1].write_bytes(b"nothing of the kind")
    parts[2].write_bytes(b"")
    assert survey(small, output).kept == 0
    assert written(output) == first


def test_a_process_that_dies_gives_a_failed_row_and_is_tried_again_by_the_next_run(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(module, "done", dies)
        assert survey(small, tmp_path / "out", workers=2) == Tally(tmp_path / "out", 2, 1, 0, 0)
    found = tables(tmp_path / "out")["documents"].set_index("file")
    assert "killed, or out of memory" in found.error["b.txt"]
    assert found.sha256["b.txt"]
    assert survey(small, tmp_path / "out") == Tally(tmp_path / "out", 3, 0, 0, 2)


def test_a_text_that_mouscan_fails_on_gives_a_failed_row(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import mouscan.audit

    text = texts(small)[0]
    monkeypatch.setattr(mouscan.audit, "examine", lambda file, asked: {}["depth"])
    assert done(defaults(), tmp_path, Task(text, "key")) == ""
    part = shelf.get(tmp_path, "key")
    assert part is not None
    assert part["documents"][0][3:5] == ["failed", "mouscan failed on this text (KeyError: 'depth')"]


def test_a_file_that_changes_while_it_is_read_is_not_kept(small: Path, tmp_path: Path) -> None:
    text = texts(small)[0]
    assert done(defaults(), tmp_path, Task(Text(text.path, text.file, "0" * 64), "key")) == CHANGED
    assert not shelf.holds(tmp_path, "key")
    assert not list(tmp_path.glob("*.gz"))


def test_rows_are_written_a_group_at_a_time_in_the_order_of_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "GROUP", 3)
    parts = [shelf.sorted_out(failure(f"{i}.txt", "", "none")) for i in range(8)]
    assert parquet.write(tmp_path, iter(parts))["documents"] == 8
    file = pq.ParquetFile(tmp_path / "documents.parquet")
    assert [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)] == [3, 3, 2]
    assert file.read(["file"])["file"].to_pylist() == [f"{i}.txt" for i in range(8)]


def test_a_name_that_is_no_utf_8_is_written_out(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(SHORT)
    (tmp_path / "caf\u00e9.txt").write_text(SHORT)
    (tmp_path / "up").symlink_to(tmp_path)
    assert [text.file for text in texts(tmp_path)] == ["caf\\xe9.txt", "caf\u00e9.txt"]
    survey(tmp_path, tmp_path / "out")
    assert list(tables(tmp_path / "out")["documents"].status) == ["ok", "ok"]


def test_a_script_that_asks_for_a_survey_is_not_run_by_its_processes(small: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\nfrom mouscan.census.survey import survey\nprint('begun')\n"
        "print(survey(sys.argv[1], sys.argv[2], workers=2).ok)\n"
    )
    ran = subprocess.run([sys.executable, script, small, tmp_path / "out"], capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == ("begun\n3\n", "")


def test_the_command_says_what_it_read_and_ends_with_0(small: Path, tmp_path: Path) -> None:
    (small / "d.txt").touch()
    first, second = (mouscan("survey", small, "--output", tmp_path / "out", "--workers", "1") for _ in range(2))
    assert (first.returncode, first.stderr) == (0, "")
    assert (
        one_line(first.stdout) == f"4 texts read: 3 judged, 0 no agreement, 1 failed; the tables are in {tmp_path}/out."
    )
    assert "4 texts read, 4 of them by an earlier run: 3 judged" in one_line(second.stdout)
    fresh = mouscan("survey", small, "--output", tmp_path / "out", "--fresh", "--profile", "us")
    assert "by an earlier run" not in fresh.stdout
    assert set(tables(tmp_path / "out")["documents"].profile[:3]) == {"us"}


def test_a_terminal_is_shown_how_far_it_has_come(small: Path, tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "mouscan", "survey", str(small), "--output", str(tmp_path / "out")]
    ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, text=True, env={**UNMEASURED, "TERM": "xterm"})
    os.close(theirs)
    assert "Reading" in os.read(ours, 100_000).decode(errors="replace")
    os.close(ours)
    assert one_line(ran.stdout).startswith("3 texts read")


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    def ask(*arguments: str | Path) -> str:
        assert run(["survey", *map(str, arguments)]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        return one_line(told.err)

    return ask


def test_folders_that_are_none_or_empty_are_refused(small: Path, tmp_path: Path, refused: Callable[..., str]) -> None:
    out = tmp_path / "out"
    assert refused(tmp_path / "no", "--output", out) == f"mouscan: {tmp_path}/no: no such folder"
    assert refused(small / "a.txt", "--output", out) == f"mouscan: {small}/a.txt: this is a file; name its folder"
    (tmp_path / "empty" / ".git").mkdir(parents=True)
    (tmp_path / "empty" / ".git" / "a.txt").write_text(SHORT)
    told = refused(tmp_path / "empty", "--output", out)
    said = "no file in this folder is to be checked (files: *.txt, *.md)"
    assert told == f"mouscan: {tmp_path}/empty: {said}"
    assert not out.exists()


def test_an_output_that_cannot_be_written_is_refused(small: Path, tmp_path: Path, refused: Callable[..., str]) -> None:
    assert "a.txt cannot be written (Not a directory)" in refused(small, "--output", small / "a.txt")
    assert "a.txt/b cannot be written (Not a directory)" in refused(small, "--output", small / "a.txt" / "b")
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "documents.parquet").write_bytes(b"somebody's")
    assert "documents.parquet is there already, from no survey" in refused(small, "--output", tmp_path / "theirs")
    assert (tmp_path / "theirs" / "documents.parquet").read_bytes() == b"somebody's"
    assert len(list((tmp_path / "theirs").iterdir())) == 1


def test_what_texts_cannot_be_judged_by_is_refused_before_anything_is_read(
    small: Path, tmp_path: Path, refused: Callable[..., str]
) -> None:
    out = ("--output", tmp_path / "out")
    assert 'no profile "uj"' in refused(small, *out, "--profile", "uj")
    assert 'no rule "FWL-999"' in refused(small, *out, "--rule", "FWL-999")
    assert "no such rule file" in refused(small, *out, "--rules", tmp_path / "none.rule")
    assert "--workers -1" in refused(small, *out, "--workers", "-1")
    (small / "mouscan.toml").write_text("profil = 'uk'\n")
    assert 'no setting "profil", did you mean "profile"?' in refused(small, *out)
    assert not (tmp_path / "out").exists()


def test_without_pyarrow_it_says_how_to_install_it(
    small: Path, tmp_path: Path, refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert "pip install 'mouscan[survey]'" in refused(small, "--output", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_second_survey_into_the_same_folder_is_refused(small: Path, tmp_path: Path) -> None:
    from mouscan.census.lock import held

    survey(small, tmp_path / "out")
    first = written(tmp_path / "out")
    with held(tmp_path / "out" / ".survey" / "lock", tmp_path):
        second = mouscan("survey", small, "--output", tmp_path / "out", "--fresh")
    assert second.returncode == 2
    assert f"another survey is writing here (process {os.getpid()})" in one_line(second.stderr)
    assert written(tmp_path / "out") == first
    (tmp_path / "out" / ".survey" / "lock").write_text("1\n")
    assert survey(small, tmp_path / "out").kept == 3


@pytest.mark.parametrize("stops", ["rows", "tables", "manifest"])
def test_a_full_disk_gets_one_line_and_leaves_the_old_tables(small: Path, tmp_path: Path, stops: str) -> None:
    output = tmp_path / "out"
    survey(small, output)
    first = written(output)
    (small / "d.txt").write_text(SHORT)
    rows = max(file.stat().st_size for file in (output / ".survey" / "parts").iterdir())
    table = max(file.stat().st_size for file in output.glob("*.parquet"))
    assert rows + 400 < table < table + 1000 < (output / "manifest.json").stat().st_size
    most = {"rows": 200, "tables": rows + 400, "manifest": table + 1000}[stops]
    command = [sys.executable, "-m", "mouscan", "survey", str(small), "--output", str(output)]
    full = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (most, most))
    ran = subprocess.run(command, capture_output=True, text=True, env=UNMEASURED, preexec_fn=full)
    assert ran.returncode == 2
    told = one_line(ran.stderr)
    assert told.startswith(f"mouscan: {output}")
    assert "cannot be written (File too large)" in told
    assert written(output) == first
    assert survey(small, output).kept == (3 if stops == "rows" else 4)


def test_an_interrupted_survey_ends_without_a_word_and_keeps_what_it_read(tmp_path: Path) -> None:
    names = sorted(file.parent.name for file in CORPORA.glob("*/agreement.txt"))[:6]
    source, output = copied(tmp_path / "texts", *names), tmp_path / "out"
    command = [sys.executable, "-m", "mouscan", "survey", str(source), "--output", str(output), "--workers", "1"]
    ran = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=UNMEASURED, start_new_session=True)
    parts = output / ".survey" / "parts"
    while ran.poll() is None and len(list(parts.glob("*.gz")) if parts.is_dir() else ()) < 1:
        pass
    os.killpg(ran.pid, signal.SIGINT)
    _, told = ran.communicate()
    assert (ran.returncode, told) == (130, "")
    assert 1 <= len(list(parts.glob("*.gz"))) < 6
    assert not (output / "manifest.json").exists()


def test_help_needs_neither_pyarrow_nor_spacy() -> None:
    code = (
        "import sys\nfrom mouscan.cli import run\ntry:\n    run(['survey', '--help'])\nexcept SystemExit:\n    pass\n"
        "assert not {'pyarrow', 'spacy', 'rich', 'multiprocessing'} & set(sys.modules), sorted(sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=UNMEASURED)
    assert ran.returncode == 0, ran.stderr
