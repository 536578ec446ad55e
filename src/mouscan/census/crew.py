"""Many tasks in several processes: few in flight, processes that are replaced, and none that takes the run with it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from types import ModuleType
from typing import Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

SHIFT = 40
AHEAD = 2
READY = "mouscan.census.ready"


class Lost:
    """What became of a task whose process ended in it, twice."""


class Crew(Generic[Task, Result]):
    """Processes that do one kind of work; `work` is a function of a module, or a partial of one."""

    def __init__(self, work: Callable[[Task], Result], workers: int) -> None:
        self.work = work
        self.workers = workers

    def each(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Result | Lost]]:
        """Yield each task with what came of it, as they end; raises what the work raises.

        A process does at most about `SHIFT` tasks, so that what it gathers does not grow with their number. When one
        ends in the middle, each task that it may have had is given to another alone, and is lost if that ends as well.
        """
        waiting = deque(tasks)
        while waiting:
            suspects: list[Task] = []
            yield from self._shift(waiting, suspects)
            for task in suspects:
                yield task, self._alone(task)

    def _shift(self, waiting: deque[Task], suspects: list[Task]) -> Iterator[tuple[Task, Result | Lost]]:
        """Do some of the tasks in new processes; `suspects` gets those that were under way when one of them ended."""
        flying: dict[Future[Result], Task] = {}
        left = SHIFT * self.workers
        pool = self._pool(min(self.workers, len(waiting)))
        try:
            while flying or (waiting and left):
                while waiting and left and len(flying) < AHEAD * self.workers:
                    flying[_submit(pool, self.work, waiting[0])] = waiting[0]
                    waiting.popleft()
                    left -= 1
                for future in wait(flying, return_when=FIRST_COMPLETED).done:
                    result = future.result()
                    yield flying.pop(future), result
        except BrokenProcessPool:
            suspects += flying.values()
        finally:
            pool.shutdown(cancel_futures=True)

    def _alone(self, task: Task) -> Result | Lost:
        with self._pool(1) as pool:
            try:
                return _submit(pool, self.work, task).result()
            except BrokenProcessPool:
                return Lost()

    def _pool(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, _context(), _begin, (os.getcwd(),))


def _context() -> BaseContext:
    """Return how processes begin: forked from one that has read what all of them need, where the system has that."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([READY])
    return context


def _submit(pool: ProcessPoolExecutor, work: Callable[[Task], Result], task: Task) -> Future[Result]:
    with _nameless():
        return pool.submit(_once, work, task)


@contextmanager
def _nameless() -> Iterator[None]:
    """Keep a process that begins here from running the caller's script again: nothing in it is needed."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _begin(folder: str) -> None:
    """Make a process ready: it leaves an interruption to its parent, and ends with it."""
    os.chdir(folder)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()
    gc.freeze()
    gc.disable()


def _follow() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


def _once(work: Callable[[Task], Result], task: Task) -> Result:
    """Do one task; its garbage is collected after it, not in it."""
    try:
        return work(task)
    finally:
        gc.collect()
