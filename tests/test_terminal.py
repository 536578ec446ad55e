"""What `mouscan check` shows on a terminal: severities in colour, how far it has come, and never in a file."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from test_cli import TOP

pty = pytest.importorskip("pty")

DRAFT = (TOP / "corpora" / "markdown-draft" / "agreement.md").read_text("utf-8")
RULES = (
    "--rule",
    "MIN-002",
    "--rule",
    "ACC-008",
    "--rule",
    "TRN-001",
    "--rule",
    "DOC-007",
    "--isolated",
    "--fail-on",
    "never",
)
BEGINS = "\x1b["


class Told(NamedTuple):
    """What a terminal was shown, and what went elsewhere."""

    terminal: str
    out: str
    err: str


@pytest.fixture
def drafts(tmp_path: Path) -> tuple[str, ...]:
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).write_text(DRAFT, encoding="utf-8")
    return tuple(str(tmp_path / name) for name in ("a.md", "b.md", "c.md"))


def check(*arguments: str, shown: tuple[str, ...] = ("stdout", "stderr"), **environment: str) -> Told:
    """Run a check with some of its streams on a terminal."""
    plain = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM", "COLUMNS")}
    ours, theirs = pty.openpty()
    streams = {name: theirs if name in shown else subprocess.PIPE for name in ("stdout", "stderr")}
    command = [sys.executable, "-m", "mouscan", "check", *arguments]
    done = subprocess.Popen(command, **streams, text=True, env={**plain, "TERM": "xterm", **environment})  # type: ignore[call-overload]
    os.close(theirs)
    seen = b""
    while part := _read(ours):
        seen += part
    out, err = done.communicate()
    os.close(ours)
    assert done.returncode == 0, (seen, err)
    return Told(seen.decode("utf-8").replace("\r\n", "\n"), out or "", err or "")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def colourless(text: str) -> str:
    return re.sub(r"\x1b\[[\d;]*m", "", text)


@pytest.mark.parametrize("form", ["text", "concise"])
def test_only_the_word_for_a_severity_has_a_colour(drafts: tuple[str, ...], form: str) -> None:
    shown = check(drafts[0], *RULES, "--format", form).terminal
    coloured = re.findall(r"\x1b\[([\d;]+)m(.*?)\x1b\[0m", shown)
    assert {word for _, word in coloured} >= {"error", "warning"}
    assert len({colour for colour, word in coloured if word in ("error", "warning")}) == 2
    assert {word for _, word in coloured} <= {"error", "warning", "info", "unknown"}
    plain = check(drafts[0], *RULES, "--format", form, shown=("stderr",))
    assert BEGINS not in plain.out
    assert colourless(shown) == plain.out


@pytest.mark.parametrize("form", ["markdown", "csv", "json", "github", "gitlab", "sarif", "junit", "jsonl"])
def test_a_form_for_machines_has_no_colour(drafts: tuple[str, ...], form: str) -> None:
    assert BEGINS not in check(drafts[0], *RULES, "--format", form).terminal


@pytest.mark.parametrize("asked", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["NO_COLOR", "dumb"])
@pytest.mark.parametrize("form", ["text", "concise"])
def test_who_wants_no_colour_gets_none(drafts: tuple[str, ...], asked: dict[str, str], form: str) -> None:
    assert BEGINS not in check(drafts[0], *RULES, "--format", form, **asked).terminal
    assert BEGINS in check(drafts[0], *RULES, "--format", form, NO_COLOR="").terminal


def test_a_file_has_no_colour(drafts: tuple[str, ...], tmp_path: Path) -> None:
    check(drafts[0], *RULES, "--output", str(tmp_path / "report.txt"))
    assert BEGINS not in (tmp_path / "report.txt").read_text("utf-8")


def test_pages_that_go_to_a_pipe_are_not_caught_by_the_bar_on_the_terminal(drafts: tuple[str, ...]) -> None:
    told = check(*drafts, *RULES, shown=("stderr",))
    assert "Checking" in told.terminal
    assert "judged by" not in told.terminal
    assert " ".join(told.out.split()).count("judged by profile") == 3
    assert "3 agreements checked" in told.out


def test_the_bar_is_shown_where_no_page_comes_meanwhile(drafts: tuple[str, ...], tmp_path: Path) -> None:
    output = ("--output", str(tmp_path / "report.html"), "--format", "html")
    assert "Checking" in check(*drafts, *RULES, *output).terminal
    assert "Checking" in check(*drafts, *RULES, "--format", "concise").terminal
    assert "Checking" not in check(*drafts, *RULES).terminal
    assert "Checking" not in check(drafts[0], *RULES, *output).terminal
    assert check(*drafts, *RULES, "--quiet") == Told("", "", "")


def test_a_check_in_a_pipe_loads_no_rich(drafts: tuple[str, ...]) -> None:
    code = (
        "import sys; from mouscan.cli import run; code = run(sys.argv[1:]); "
        "sys.exit(9 if 'rich' in sys.modules else code)"
    )
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", code, "check", *drafts, *RULES], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
