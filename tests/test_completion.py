"""What the real shells complete with the scripts of `mouscan completion`."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from test_cli import mouscan

ASK = """
source "$1"
shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=1000
function=$(complete -p mouscan | sed 's/.*-F \\([^ ]*\\).*/\\1/')
$function mouscan "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


@cache
def script(shell: str) -> str:
    done = mouscan("completion", shell)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("c",), {"check", "config", "compare", "completion"}),
        (("check", "--format", "s"), {"sarif"}),
        (("check", "--no"), {"--no-cache"}),
        (("check", "--fail-on", ""), {"error", "warning", "info", "never"}),
        (("check", "--rule", "ACC-00"), {f"ACC-00{n}" for n in range(1, 10)}),
        (("check", "--profile", "u"), {"uk", "us"}),
        (("check", "--pack", "d"), {"drafting"}),
        (("check", "dra"), {"draft.txt", "drafts"}),
        (("check", "draft.txt", "n"), {"new.txt"}),
        (("check", "--output", "n"), {"new.txt"}),
        (("diff", "draft.txt", "n"), {"new.txt"}),
        (("explain", "draft.txt", "MIN-003"), {"MIN-003"}),
        (("rules", "show", "FWL-001"), {"FWL-001"}),
        (("rules", "sh"), {"show"}),
        (("config", "show", "n"), {"new.txt"}),
        (("survey", "--output", "d"), {"drafts"}),
        (("schema", "sup"), {"suppressions"}),
    ],
)
def test_bash_completes(words: tuple[str, ...], found: set[str], tmp_path: Path) -> None:
    (tmp_path / "mouscan.bash").write_text(script("bash"), encoding="utf-8")
    there = tmp_path / "there"
    (there / "drafts").mkdir(parents=True)
    for name in ("draft.txt", "new.txt"):
        (there / name).touch()
    command = ["bash", "--norc", "-c", ASK, "ask", str(tmp_path / "mouscan.bash"), "mouscan", *words]
    done = subprocess.run(command, cwd=there, capture_output=True, text=True)
    assert done.stderr == ""
    assert {line.rstrip("/") for line in done.stdout.split()} == found


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_a_script_is_one_of_its_shell_and_knows_rules_and_files(shell: str, tmp_path: Path) -> None:
    text = script(shell)
    assert "FWL-001" in text
    assert {"bash": "_shtab_compgen_files", "zsh": "_files", "tcsh": "f"}[shell] in text
    if shutil.which(shell):
        (tmp_path / "script").write_text(text, encoding="utf-8")
        done = subprocess.run([shell, "-n", str(tmp_path / "script")], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
