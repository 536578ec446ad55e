"""What several tests share: the corpora, the shared evaluation texts, and short ways through the stages."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mouscan.clauses import ClauseTree, clause_tree
from mouscan.graph import Agreement
from mouscan.graph.build import build
from mouscan.language import Reading
from mouscan.language.pipeline import read
from mouscan.source import read_bytes

TOP = Path(__file__).parents[1]


@pytest.fixture(scope="session", autouse=True)
def cache() -> Iterator[Path]:
    """Keep what tests work out apart from what the user of this machine has kept."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MOUSCAN_CACHE_DIR"] = folder
        yield Path(folder)


@pytest.fixture(scope="session")
def corpora() -> Path:
    return TOP / "corpora"


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = TOP.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared evaluation texts are not beside this checkout")
    return folder


@pytest.fixture
def tree() -> Callable[[str], ClauseTree]:
    return lambda text: clause_tree(read_bytes(text.encode(), "test.txt"))


@pytest.fixture
def reading(tree: Callable[[str], ClauseTree]) -> Callable[[str], Reading]:
    return lambda text: read(tree(text))


@pytest.fixture
def agreement(reading: Callable[[str], Reading]) -> Callable[[str], Agreement]:
    return lambda text: build(reading(text))


@pytest.fixture
def calls() -> Callable[[Callable[[], object]], int]:
    """Return what counts the calls that some work makes: a measure that no machine's speed changes."""

    def count(work: Callable[[], object]) -> int:
        made = 0

        def seen(frame: object, event: str, argument: object) -> None:
            nonlocal made
            made += event in ("call", "c_call")

        sys.setprofile(seen)
        try:
            work()
        finally:
            sys.setprofile(None)
        return made

    return count
