"""Several files at once, in as many processes as there are processors, where that pays."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from mouscan.errors import MouscanError

Result = TypeVar("Result")

# A process must read the vocabularies before it reads a text: about as long as so many characters of text take.
WORTH = 150_000
SELDOM = 200_000


def each(work: Callable[..., Result], files: Sequence[str], *more: Sequence[object]) -> Iterator[Result | MouscanError]:
    """Yield what each file gives, in their order, or the error that it raises; one that ends its process gives one too.

    `work` is a function of a module, or a partial of one, that processes can hand on; it takes a file, and what stands
    at the same place in each sequence of `more`.
    """
    if len(files) > 2:
        _collect()
    attempt = partial(_attempt, work)
    workers = min(processors(), len(files))
    if workers < 2 or "-" in files or sum(map(_size, files)) < WORTH:
        yield from map(attempt, files, *more)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    done = 0
    while done < len(files):
        last = done + 1 if workers == 1 else len(files)
        with ProcessPoolExecutor(workers, multiprocessing.get_context(method), _collect) as executor:
            try:
                for result in executor.map(attempt, *(row[done:last] for row in (files, *more))):
                    yield result
                    done += 1
            except BrokenProcessPool:
                # Which file ended the process shows when each has one of its own.
                if workers == 1:
                    yield MouscanError(f"{files[done]}: the process that read it ended; is there memory enough for it?")
                    done += 1
                workers = 1


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _collect() -> None:
    """Have what one file leaves behind collected, but seldom: most of it goes by itself."""
    gc.freeze()
    gc.set_threshold(SELDOM, 10, 10)
    gc.enable()


def _attempt(work: Callable[..., Result], file: str, *more: object) -> Result | MouscanError:
    try:
        return work(file, *more)
    except MouscanError as error:
        return error


def _size(file: str) -> int:
    try:
        return Path(file).stat().st_size
    except OSError:
        return 0
