"""What is kept between runs: found again only for the same content, whole or not at all, bounded, and nobody else's."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from mouscan.cache import Cache, kept, key
from test_cli import TOP, mouscan, one_line

AGREEMENT = TOP / "corpora" / "umbrella-2019" / "agreement.txt"


def test_parts_are_told_apart() -> None:
    assert key("ab", "c") != key("a", "bc")
    assert key("a", b"b") == key(b"a", "b")
    assert key("\udc80") != key("")


def test_what_is_put_is_found(tmp_path: Path) -> None:
    kept = Cache(tmp_path / "new" / "folder")
    kept.put("k", {"a": (1, 2)})
    assert kept.get("k") == {"a": (1, 2)}
    assert kept.get("other") is None
    assert Cache().get("k") is None
    assert (tmp_path / "new" / "folder").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("spoil", [b"", b"short", b"\0" * 400])
def test_a_broken_entry_is_named_and_set_aside(
    tmp_path: Path, spoil: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = Cache(tmp_path / "kept")
    kept.put("k", "value")
    file = tmp_path / "kept" / "k"
    file.write_bytes(spoil)
    assert kept.get("k") is None
    assert str(file) in capsys.readouterr().err
    assert not file.exists()


def test_an_entry_whose_last_byte_is_gone_is_not_believed(tmp_path: Path) -> None:
    kept = Cache(tmp_path / "kept")
    kept.put("k", list(range(1000)))
    file = tmp_path / "kept" / "k"
    file.write_bytes(file.read_bytes()[:-1])
    assert kept.get("k") is None


def test_a_folder_in_which_others_may_write_is_not_believed(tmp_path: Path) -> None:
    kept = Cache(tmp_path / "kept")
    kept.put("k", "value")
    (tmp_path / "kept").chmod(0o777)
    assert kept.get("k") is None


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept = Cache(tmp_path / "file" / "kept")
    kept.put("k", "value")
    assert kept.get("k") is None
    kept.trim()


def test_what_was_not_asked_for_longest_goes_first(tmp_path: Path) -> None:
    kept = Cache(tmp_path / "kept")
    for number in range(4):
        kept.put(str(number), b"x" * 1000)
        os.utime(tmp_path / "kept" / str(number), (number, number))
    assert kept.get("0") is not None
    kept.trim(room=2500)
    assert sorted(file.name for file in (tmp_path / "kept").iterdir()) == ["0", "3"]


def _put(folder: Path, number: int) -> object:
    kept = Cache(folder)
    kept.put("k", [number] * 5000)
    return kept.get("k")


def test_what_the_version_determines_is_made_once_and_again_where_it_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MOUSCAN_CACHE_DIR", str(tmp_path / "own"))
    made: list[int] = []

    def make() -> None:
        made.append(1)

    assert kept("nothing", make) is None
    assert kept("nothing", make) is None
    assert len(made) == 1
    (file,) = (tmp_path / "own").iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert kept("nothing", make) is None
    assert len(made) == 2
    assert str(file) in capsys.readouterr().err
    monkeypatch.setattr("mouscan.cache.stamp", lambda: "another version")
    kept("nothing", make)
    assert len(made) == 3


def test_what_cannot_be_kept_is_made_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MOUSCAN_CACHE_DIR", str(tmp_path / "file" / "own"))
    made: list[int] = []
    for _ in range(2):
        kept("one", lambda: made.append(1))
    assert len(made) == 2


def test_two_at_once_see_whole_entries(tmp_path: Path) -> None:
    with ProcessPoolExecutor(4) as executor:
        seen = list(executor.map(_put, [tmp_path / "kept"] * 40, range(40)))
    assert all(isinstance(value, list) and len(set(value)) == 1 and len(value) == 5000 for value in seen)
    assert [file.name for file in (tmp_path / "kept").iterdir()] == ["k"]


@pytest.fixture
def own(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "MOUSCAN_CACHE_DIR": str(tmp_path / "cache")}


def imported(env: dict[str, str], *arguments: str) -> set[str]:
    """The modules that a run of mouscan imports."""
    import subprocess

    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "mouscan", *arguments], capture_output=True, text=True, env=env
    )
    assert done.returncode < 2, done.stderr
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time")}


@pytest.mark.parametrize("form", ["text", "json"])
def test_with_nothing_changed_spacy_is_not_imported_and_the_report_is_the_same(own: dict[str, str], form: str) -> None:
    arguments = ("check", str(AGREEMENT), "--format", form)
    first = mouscan(*arguments, env=own)
    assert "spacy" in imported(own, *arguments, "--no-cache")
    again = imported(own, *arguments)
    assert not {"spacy", "lark", "networkx", "mouscan.graph.build", "mouscan.rules.parse"} & again
    assert mouscan(*arguments, env=own).stdout == first.stdout == mouscan(*arguments, "--no-cache", env=own).stdout


def test_what_changes_the_verdict_is_judged_again(own: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "mou.txt"
    file.write_text(AGREEMENT.read_text("utf-8"), encoding="utf-8")
    notice = tmp_path / "notice.txt"
    notice.write_text("We share your data with the Home Office to check visas.\n", encoding="utf-8")
    (tmp_path / "mouscan.toml").write_text('profile = "uk"\n', encoding="utf-8")
    seen = [mouscan("check", file, env=own).stdout]
    for change in (
        lambda: file.write_text(file.read_text("utf-8").replace("Home Office", "Ministry"), encoding="utf-8"),
        lambda: (tmp_path / "mouscan.toml").write_text('profile = "eu"\n', encoding="utf-8"),
    ):
        change()
        seen.append(mouscan("check", file, env=own).stdout)
    seen.append(mouscan("check", file, "--as-of", "2030-01-01", env=own).stdout)
    seen.append(mouscan("check", file, "--with", f"notice={notice}", env=own).stdout)
    notice.write_text("We share nothing with anybody.\n", encoding="utf-8")
    seen.append(mouscan("check", file, "--profile", "us", env=own).stdout)
    assert len(set(seen)) == len(seen)


def test_a_run_that_meets_a_broken_entry_says_so_and_goes_on(own: dict[str, str], tmp_path: Path) -> None:
    first = mouscan("check", AGREEMENT, env=own)
    for file in (tmp_path / "cache").iterdir():
        file.write_bytes(b"\0" * 100)
    again = mouscan("check", AGREEMENT, env=own)
    assert again.stdout == first.stdout
    assert "was broken" in again.stderr
    assert "Traceback" not in again.stderr


def test_a_fault_is_not_kept(own: dict[str, str], tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    for _ in range(2):
        assert "the file is empty" in one_line(mouscan("check", empty, env=own).stderr)
