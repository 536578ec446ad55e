"""How far a long run has come, shown on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(says: str, wanted: bool = True) -> Iterator[Callable[[int, int], None]]:
    """Give a function that is told how much is done, of how much; a terminal shows it under what `says`."""
    if not wanted or not sys.stderr.isatty():
        yield lambda done, all: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(says)
        yield lambda done, all: bar.update(task, completed=done, total=all)
