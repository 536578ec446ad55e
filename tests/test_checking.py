"""What `mouscan check` takes and gives: folders, several files, where the report goes, and its exit codes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from test_cli import TOP, mouscan, one_line

BAD = TOP / "corpora" / "pupil-data-2015" / "agreement.txt"
GOOD = TOP / "corpora" / "reformed" / "agreement.txt"


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    folder = tmp_path / "drafts"
    (folder / "sub").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    for name in ("b.txt", "sub/a.md", ".hidden/c.txt"):
        (folder / name).write_text(GOOD.read_text("utf-8"), encoding="utf-8")
    (folder / "notes.doc").write_text("no text of ours", encoding="utf-8")
    return folder


def test_a_folder_stands_for_the_texts_in_it(drafts: Path) -> None:
    done = mouscan("check", drafts)
    assert done.returncode == 0, done.stderr
    assert "2 agreements checked" in done.stdout
    assert "c.txt" not in done.stdout


def test_a_folder_without_texts_is_told(tmp_path: Path) -> None:
    assert "no file in this folder is to be checked" in one_line(mouscan("check", tmp_path).stderr)


def test_a_file_that_is_given_twice_is_checked_once() -> None:
    assert "1 agreement checked" in mouscan("check", GOOD, GOOD).stdout


def test_the_report_goes_to_a_file_whole(tmp_path: Path) -> None:
    out = tmp_path / "reports" / "report.txt"
    done = mouscan("check", BAD, "--output", out)
    assert (done.returncode, done.stdout) == (1, "")
    assert out.read_text("utf-8") == mouscan("check", BAD).stdout
    assert [file.name for file in out.parent.iterdir()] == ["report.txt"]


def test_a_report_that_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    done = mouscan("check", GOOD, "--output", tmp_path / "file" / "report.txt")
    assert done.returncode == 2
    assert "cannot be written" in one_line(done.stderr)
    assert (tmp_path / "file").read_text() == "kept"


@pytest.mark.parametrize("through", ["pipe", "link"])
def test_what_is_no_file_is_written_to_and_stays_what_it_is(tmp_path: Path, through: str) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "link").symlink_to(pipe)
    told: list[bytes] = []
    reader = Thread(target=lambda: told.append(pipe.read_bytes()), daemon=True)
    reader.start()
    done = mouscan("check", GOOD, "--format", "json", "--output", tmp_path / through)
    assert pipe.is_fifo()
    reader.join(10)
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads(told[0])["schema"] == "mouscan.report/1"


@pytest.mark.parametrize(
    ("options", "code"), [((), 1), (("--exit-zero",), 0), (("--fail-on", "never"), 0), (("--fail-on", "info"), 1)]
)
def test_the_exit_code_tells(options: tuple[str, ...], code: int) -> None:
    done = mouscan("check", BAD, "--quiet", *options)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")


def test_an_error_of_input_is_told_even_when_quiet(tmp_path: Path) -> None:
    done = mouscan("check", tmp_path / "none.txt", BAD, "--quiet", "--exit-zero")
    assert (done.returncode, done.stdout) == (2, "")
    assert "none.txt" in one_line(done.stderr)


def test_statistics_count_the_violations_of_each_rule() -> None:
    lines = mouscan("check", BAD, GOOD, "--statistics").stdout.splitlines()
    counts = [int(line.split()[0]) for line in lines]
    assert counts[-1] == sum(counts[:-1])
    assert counts[:-1] == sorted(counts[:-1], reverse=True)
    assert any("FWL-001" in line for line in lines)


def test_statistics_tell_the_worst_severity_of_a_rule(tmp_path: Path) -> None:
    for name, severity in (("a", "info"), ("b", "error"), ("c", "warning")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mou.txt").write_text(BAD.read_text("utf-8"), encoding="utf-8")
        (tmp_path / name / "mouscan.toml").write_text(f'severity = {{"MIN-004" = "{severity}"}}\n', encoding="utf-8")
    told = mouscan("check", *(tmp_path / name for name in "abc"), "--rule", "MIN-004", "--statistics").stdout
    assert told.splitlines()[0].split()[:3] == ["3", "error", "MIN-004"]


def test_statistics_count_what_is_known_apart(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(BAD.read_text("utf-8"), encoding="utf-8")
    every = mouscan("check", file, "--statistics").stdout.splitlines()
    number = int(every[-1].split()[0])
    assert every[-1].split(maxsplit=1)[1] == "violations in 1 text"
    assert mouscan("baseline", file, "--baseline", tmp_path / "known.json").returncode == 0
    known = mouscan("check", file, "--statistics", "--baseline", tmp_path / "known.json").stdout
    assert known.split(maxsplit=1) == ["0", f"violations in 1 text, {number} known\n"]


def test_many_files_are_told_in_their_order_whatever_is_wrong_with_some(tmp_path: Path) -> None:
    files = []
    for number in range(12):
        file = tmp_path / f"{number:02}.txt"
        file.write_text("" if number == 5 else BAD.read_text("utf-8") * 2, encoding="utf-8")
        files.append(file)
    done = mouscan("check", *files, "--no-cache")
    assert done.returncode == 2
    assert "05.txt: the file is empty" in one_line(done.stderr)
    told = re.findall(r"(\d\d)\.txt: judged by", " ".join(done.stdout.split()))
    assert told == [file.stem for file in files if file.name != "05.txt"]


def test_a_word_file_needs_somewhere_to_go() -> None:
    assert "--output" in one_line(mouscan("check", GOOD, "--format", "docx").stderr)


@pytest.mark.parametrize(("options", "shown"), [((), True), (("--quiet",), False)])
def test_a_terminal_is_shown_how_far_a_check_of_several_files_has_come(
    drafts: Path, options: tuple[str, ...], shown: bool
) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "mouscan", "check", str(drafts), *options]
    subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, env={**os.environ, "TERM": "xterm"})
    os.write(theirs, b"end")
    told = os.read(ours, 100_000).decode(errors="replace")
    assert ("Checking" in told) is shown
    os.close(theirs)
    os.close(ours)


@pytest.mark.parametrize("form", ["text", "json", "html", "csv", "markdown", "concise", "sarif", "junit"])
def test_a_name_that_is_no_utf_8_is_printed_in_every_form(tmp_path: Path, form: str) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9.txt")
    odd.write_text(GOOD.read_text("utf-8"), encoding="utf-8")
    strict = {**os.environ, "PYTHONIOENCODING": "utf-8:strict"}
    printed = mouscan("check", odd, "--format", form, "--exit-zero", env=strict)
    stored = mouscan("check", odd, "--format", form, "--exit-zero", "--output", tmp_path / "out")
    assert (printed.returncode, printed.stderr, stored.returncode, stored.stderr) == (0, "", 0, "")
    assert form == "text" or printed.stdout == (tmp_path / "out").read_bytes().decode("utf-8")
