"""The hook as a policy team has it: the real pre-commit, on a repository of git that the test makes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from test_baseline import MORE, TEXT, renamed, renumbered

TOP = Path(__file__).parents[1]
PRE_COMMIT = shutil.which("pre-commit", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
CLEAN = "reformed"

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.skipif(PRE_COMMIT is None, reason="pre-commit is not installed"),
]

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """Return a repository with this environment's mouscan as its hook, and nothing committed."""
    folder = tmp_path / "team"
    folder.mkdir()
    (folder / ".pre-commit-config.yaml").write_text(
        "repos:\n- repo: local\n  hooks:\n  - id: mouscan\n    name: mouscan\n    language: system\n"
        f"    entry: {sys.executable} -m mouscan check\n    types: [text]\n    files: \\.(txt|md)$\n",
        encoding="utf-8",
    )
    (folder / "mouscan.toml").write_text('profile = "uk"\n', encoding="utf-8")
    return folder


@pytest.fixture
def run(team: Path, tmp_path: Path) -> Command:
    """Return what runs a command in the repository, with nothing of the user's own configuration of git."""
    paths = [str(Path(path).absolute()) for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    env = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "COV"))} | {
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "HOME": str(tmp_path),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PYTHONPATH": os.pathsep.join(paths),
        **{f"GIT_{who}_{what}": "policy@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }

    def command(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(arguments, cwd=team, env=env, capture_output=True, text=True, timeout=300)

    assert command("git", "init", "-q").returncode == 0
    assert PRE_COMMIT is not None
    installed = command(PRE_COMMIT, "install")
    assert installed.returncode == 0, installed.stderr
    return command


def commit(run: Command, message: str = "draft") -> tuple[bool, str]:
    """Commit all that there is; return whether the hook let it pass, and what it printed."""
    run("git", "add", ".")
    done = run("git", "commit", "-q", "-m", message)
    said = done.stdout + done.stderr
    assert "Traceback" not in said
    passed = done.returncode == 0
    assert (run("git", "status", "--porcelain").stdout == "") is passed
    return passed, said


def test_a_draft_with_a_finding_fails_the_commit_and_passes_once_it_is_accepted(team: Path, run: Command) -> None:
    (team / "draft.txt").write_text(TEXT, encoding="utf-8")
    passed, said = commit(run)
    assert not passed
    assert "MIN-002" in said

    accepted = run(sys.executable, "-m", "mouscan", "baseline", "draft.txt")
    assert accepted.returncode == 0, accepted.stderr
    passed, said = commit(run)
    assert passed, said

    # An edit that brings nothing new passes, though every line and number moves and a party has another name.
    (team / "draft.txt").write_text(renamed(renumbered(TEXT)), encoding="utf-8")
    passed, said = commit(run)
    assert passed, said


def test_only_what_a_second_edit_adds_fails(team: Path, run: Command) -> None:
    (team / "draft.txt").write_text(TEXT, encoding="utf-8")
    run(sys.executable, "-m", "mouscan", "baseline", "draft.txt")
    assert commit(run)[0]
    (team / "draft.txt").write_text(TEXT.replace("3. Security", MORE), encoding="utf-8")
    passed, said = commit(run)
    assert not passed
    assert "health records" in said
    for rule, code in (("MIN-002", 1), ("TRN-002", 0), ("SEC-001", 0)):
        assert run(sys.executable, "-m", "mouscan", "check", "draft.txt", "--rule", rule).returncode == code
    # The second thought is taken back, and the commit passes.
    (team / "draft.txt").write_text(TEXT + "\n3.2 The parties shall meet each year.\n", encoding="utf-8")
    passed, said = commit(run)
    assert passed, said


def test_what_is_mended_leaves_the_baseline_by_itself_and_fails_when_it_comes_back(team: Path, run: Command) -> None:
    config = team / ".pre-commit-config.yaml"
    hook = config.read_text("utf-8")
    shrink = hook.partition("hooks:\n")[2].replace("id: mouscan", "id: mouscan-shrink")
    config.write_text(hook + shrink.replace("mouscan check", "mouscan baseline --shrink"), encoding="utf-8")
    draft, base = team / "draft.txt", team / ".mouscan-baseline.json"
    draft.write_text(TEXT.replace("3. Security", MORE), encoding="utf-8")
    run(sys.executable, "-m", "mouscan", "baseline", "draft.txt")
    assert commit(run)[0]
    held = base.read_bytes()
    draft.write_text(TEXT, encoding="utf-8")
    passed, said = commit(run)
    assert not passed
    assert "files were modified by this hook" in said
    assert len(base.read_bytes()) < len(held)
    assert commit(run)[0]
    draft.write_text(TEXT.replace("3. Security", MORE), encoding="utf-8")
    passed, said = commit(run)
    assert not passed
    assert "health records" in said


def test_against_the_last_commit_only_what_the_diff_of_a_draft_brings_fails(team: Path, run: Command) -> None:
    config = team / ".pre-commit-config.yaml"
    config.write_text(
        config.read_text("utf-8").replace("mouscan check", "mouscan check --since HEAD"), encoding="utf-8"
    )
    (team / "draft.txt").write_text(TEXT, encoding="utf-8")
    assert not commit(run)[0]
    assert run("git", "commit", "-q", "-m", "as it stands", "--no-verify").returncode == 0
    (team / "draft.txt").write_text(renamed(renumbered(TEXT)), encoding="utf-8")
    passed, said = commit(run)
    assert passed, said
    # A second draft is new as a whole; in the first only what came counts, and what is not staged does not.
    clean = (TOP / "corpora" / CLEAN / "agreement.txt").read_text(encoding="utf-8")
    (team / "clean.txt").write_text(clean, encoding="utf-8")
    (team / "draft.txt").write_text(TEXT.replace("3. Security", MORE), encoding="utf-8")
    passed, said = commit(run)
    assert not passed
    assert "2.3" in said
    assert "page 1, line 7:" not in said
    assert "2 agreements checked" in said
    run("git", "restore", "--staged", "draft.txt")
    done = run("git", "commit", "-q", "-m", "the clean one alone")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_finding_suppressed_for_a_reason_passes_and_one_without_fails(team: Path, run: Command) -> None:
    (team / "mouscan.toml").write_text('profile = "uk"\nselect = ["MIN-002"]\n', encoding="utf-8")
    (team / "draft.txt").write_text(f"{TEXT}\n<!-- mouscan: ignore MIN-002 -->\n", encoding="utf-8")
    assert not commit(run)[0]
    comment = '<!-- mouscan: ignore MIN-002 reason="the list comes with annex A" -->'
    (team / "draft.txt").write_text(f"{TEXT}\n{comment}\n", encoding="utf-8")
    passed, said = commit(run)
    assert passed, said
    (team / "draft.txt").write_text(f"{TEXT}\n{comment.replace('ignore', 'ignroe')}\n", encoding="utf-8")
    passed, said = commit(run)
    assert not passed
    assert f"draft.txt:{TEXT.count(chr(10)) + 2}: " in said


def test_several_files_are_checked_in_one_call_and_only_the_bad_one_is_told(team: Path, run: Command) -> None:
    clean = (TOP / "corpora" / CLEAN / "agreement.txt").read_text(encoding="utf-8")
    for name in ("a.txt", "b.txt"):
        (team / name).write_text(clean, encoding="utf-8")
    passed, said = commit(run)
    assert passed, said
    (team / "a.txt").write_text(clean + "\n", encoding="utf-8")
    (team / "bad.txt").write_text(TEXT, encoding="utf-8")
    passed, said = commit(run)
    assert not passed
    assert "2 agreements checked" in said
    assert "bad.txt, line" in said
    assert "error" not in said.partition("bad.txt")[0]


def test_a_wrong_configuration_fails_the_commit_with_its_line(team: Path, run: Command) -> None:
    (team / "mouscan.toml").write_text('profile = "uk"\nselct = ["MIN"]\n', encoding="utf-8")
    (team / "draft.txt").write_text(TEXT, encoding="utf-8")
    passed, said = commit(run)
    assert not passed
    assert 'mouscan.toml:2: no setting "selct", did you mean "select"?' in said


def test_the_manifest_that_ships_is_valid(run: Command) -> None:
    assert PRE_COMMIT is not None
    done = run(PRE_COMMIT, "validate-manifest", str(TOP / ".pre-commit-hooks.yaml"))
    assert done.returncode == 0, done.stdout + done.stderr
