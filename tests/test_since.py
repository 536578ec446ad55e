"""The findings that a file had in a version that git keeps: what is new against it, and what is wrong with asking."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mouscan import since
from mouscan.cli import run
from test_baseline import MORE, TEXT, renamed, renumbered

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

NEW = TEXT.replace("3. Security", MORE)
Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Return what runs git in an empty repository, which is the current folder."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "policy")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "policy@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = tmp_path / "team"
    (folder / "drafts").mkdir(parents=True)
    monkeypatch.chdir(folder)

    def git(*asked: str) -> str:
        return subprocess.run(["git", *asked], check=True, capture_output=True, text=True).stdout

    git("init", "-q")
    return git


def commit(git: Git, text: str, name: str = "drafts/a.txt") -> None:
    Path(name).write_text(text, encoding="utf-8")
    git("add", name)
    git("commit", "-q", "-m", "draft")


def check(*asked: str) -> int:
    since._version.cache_clear()
    return run(["check", "--profile", "uk", *(asked or ("drafts/a.txt", "--since", "HEAD"))])


def test_only_what_a_change_brings_fails(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    commit(git, TEXT)
    assert check("drafts/a.txt") == 1
    assert check() == 0
    Path("drafts/a.txt").write_text(renamed(renumbered(TEXT)), encoding="utf-8")
    assert check() == 0
    Path("drafts/a.txt").write_text(NEW, encoding="utf-8")
    capsys.readouterr()
    assert check("drafts", "--since", "HEAD", "--format", "concise") == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("drafts/a.txt:")]
    number = NEW[: NEW.index("2.3 The Council")].count("\n") + 1
    assert {line.split(":")[1] for line in lines if " error " in line or " warning " in line} == {str(number)}
    commit(git, NEW)
    assert check() == 0
    assert check("drafts/a.txt", "--since", "HEAD~1") == 1


def test_a_file_that_was_not_there_or_no_text_has_nothing_known(git: Git) -> None:
    Path("drafts/a.txt").write_text(TEXT, encoding="utf-8")
    assert check() == 1  # no version yet
    Path("drafts/b.txt").write_bytes(b"%PDF-1.7")
    git("add", "drafts/b.txt")
    git("commit", "-q", "-m", "b")
    assert check() == 1
    Path("drafts/b.txt").write_text(TEXT, encoding="utf-8")
    assert check("drafts/b.txt", "--since", "HEAD") == 1


def test_what_was_suppressed_and_is_no_longer_is_new(git: Git) -> None:
    only = ("drafts/a.txt", "--since", "HEAD", "--rule", "MIN-002")
    commit(git, f'{TEXT}\n<!-- mouscan: ignore MIN-002 reason="to come" -->\n')
    assert check(*only) == 0
    Path("drafts/a.txt").write_text(TEXT, encoding="utf-8")
    assert check(*only) == 1


@pytest.mark.parametrize(
    ("version", "says"), [("HAED", "git knows no such version"), ("--all", "git knows no such version")]
)
def test_a_version_that_there_is_not_is_told_and_fails(
    git: Git, capsys: pytest.CaptureFixture[str], version: str, says: str
) -> None:
    commit(git, TEXT)
    assert check("drafts/a.txt", f"--since={version}", "--exit-zero") == 2
    assert capsys.readouterr().err == f"mouscan: --since {version}: {says}\n"


def test_a_folder_without_git_is_told(git: Git, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert check(str(tmp_path / "a.txt"), "--since", "HEAD") == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("mouscan: --since HEAD: fatal: not a git repository")


def test_without_git_that_is_told(
    git: Git, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(git, TEXT, "c.txt")
    Path("other").mkdir()
    Path("other/c.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv("PATH", "")
    assert check("other/c.txt", "--since", "HEAD") == 2
    assert capsys.readouterr().err == "mouscan: --since asks git, which cannot be run (No such file or directory)\n"


def test_what_git_sets_for_a_hook_leads_nowhere_else(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(git, TEXT)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert check() == 0


def test_with_nothing_changed_no_version_is_read_again(git: Git) -> None:
    commit(git, TEXT)
    code = (
        "import sys; from mouscan.cli import run; code = run(sys.argv[1:]); "
        "sys.exit(9 if {'spacy', 'mouscan.graph.build'} & set(sys.modules) else code)"
    )
    codes = [
        subprocess.run([sys.executable, "-c", code, "check", "drafts/a.txt", "--since", "HEAD", "--quiet"]).returncode
        for _ in range(2)
    ]
    assert codes[1] == 0
