"""Several files in several processes: as if one had read them all, whatever becomes of one of them."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from mouscan import pool
from mouscan.errors import InputError, MouscanError
from mouscan.firewall.part import part
from mouscan.intake import agreement
from worlds import agreed

CORPORA = sorted(str(file) for file in (Path(__file__).parents[1] / "corpora").glob("*/agreement.*"))[:4]
FILES = [f"{n}.txt" for n in range(12)]


@pytest.fixture(autouse=True)
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let two processes work, however small the files are."""
    monkeypatch.setattr(pool, "WORTH", 0)
    monkeypatch.setattr(pool, "processors", lambda: 2)


def told(file: str) -> tuple[str, int]:
    """Return the name of a file and the process that reads it, the first ones late."""
    time.sleep(0.05 if file in FILES[:2] else 0)
    return file, os.getpid()


def refusing(file: str) -> str:
    if file in FILES[3:5]:
        raise InputError(f"{file}: no text")
    return file


def ending(file: str) -> str:
    if file == FILES[5]:
        os._exit(3)
    return file


def failing(file: str) -> str:
    if file == FILES[5]:
        raise ZeroDivisionError
    return file


def names(file: str) -> object:
    found = part(agreement(file))
    return found.name, found.units, found.names, found.edges, found.bars, found.uses


def test_results_come_in_the_order_of_the_files_from_other_processes() -> None:
    found = [one for one in pool.each(told, FILES) if not isinstance(one, MouscanError)]
    assert [file for file, _ in found] == FILES
    assert os.getpid() not in {process for _, process in found}


def pair(file: str, number: int) -> tuple[str, int]:
    if (file, number) == (FILES[5], 5):
        os._exit(3)
    return file, number


def test_each_file_has_what_stands_at_its_place() -> None:
    found = list(pool.each(pair, FILES, range(len(FILES))))
    assert isinstance(found[5], MouscanError)
    assert [*found[:5], *found[6:]] == [(f, n) for n, f in enumerate(FILES) if n != 5]


def test_an_error_stays_with_its_file() -> None:
    found = list(pool.each(refusing, FILES))
    assert [str(one) for one in found] == [f"{f}: no text" if f in FILES[3:5] else f for f in FILES]
    assert all(isinstance(found[n], InputError) for n in (3, 4))


def test_a_process_that_ends_is_an_error_of_its_file_and_of_no_other() -> None:
    found = list(pool.each(ending, FILES))
    assert isinstance(found[5], MouscanError)
    assert str(found[5]).startswith("5.txt: the process that read it ended")
    assert [*found[:5], *found[6:]] == [*FILES[:5], *FILES[6:]]


def test_a_fault_of_the_program_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        list(pool.each(failing, FILES))


def test_what_several_processes_read_is_what_one_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    together = list(pool.each(names, CORPORA))
    monkeypatch.setattr(pool, "processors", lambda: 1)
    assert together == list(pool.each(names, CORPORA))


@pytest.mark.parametrize(("files", "worth"), [(["-", *FILES], 0), (FILES[:1], 0), (FILES, 1)])
def test_standard_input_one_file_and_small_ones_are_read_here(
    files: list[str], worth: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "WORTH", worth)
    found = [one for one in pool.each(told, files) if not isinstance(one, MouscanError)]
    assert {process for _, process in found} == {os.getpid()}


def test_a_part_of_the_world_is_handed_on_whole() -> None:
    import pickle

    found = part(agreed("The Trust will supply the names of patients to the Border Force."))
    assert pickle.loads(pickle.dumps(found)) == found
