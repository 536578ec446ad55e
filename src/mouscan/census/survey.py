"""The survey itself: it reads what is not read yet, lays the rows together as tables, and writes how they were made."""

from __future__ import annotations

import gc
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from mouscan.census import parquet, shelf
from mouscan.census.corpus import Text, texts
from mouscan.census.crew import Crew, Lost
from mouscan.census.harvest import failure
from mouscan.census.lock import held
from mouscan.census.manifest import NAME, manifest
from mouscan.census.tables import TABLES
from mouscan.census.terms import Terms, terms, wanted
from mouscan.census.work import Task, done
from mouscan.config import config
from mouscan.errors import MouscanError
from mouscan.pool import processors
from mouscan.store import store

OWN = ".survey"
LOST = "the process that read this text ended in the middle of it, twice: killed, or out of memory"


class Tally(Struct, frozen=True):
    """What a survey came to: where its tables are, and how many files there were of each status.

    `kept` are the files that an earlier run had read already.
    """

    output: Path
    ok: int
    failed: int
    not_agreements: int
    kept: int


def survey(
    folder: str | Path,
    output: str | Path,
    *,
    fresh: bool = False,
    workers: int = 0,
    watch: Callable[[int, int], None] = lambda read, all: None,
    **asked: object,
) -> Tally:
    """Read every text of a folder and write tables of them to `output`, with a manifest of how they were made.

    The texts are those that `mouscan check` would read of the folder. What an earlier run has read of them in the same
    way is kept, unless `fresh`; what one has read in another way is thrown away when the tables are written. `workers`
    processes read, as many as there are processors for 0. `watch` is told how many texts are read, of how many. `asked`
    are options of `mouscan check` by their names: profile, pack, rule, rules, set, as_of, isolated, anyway. Raises
    MouscanError for a folder without texts, for what they cannot be judged by, and where `output` cannot be written.
    """
    parquet.arrow()
    source, target = Path(folder), Path(output)
    question = wanted(asked)
    # What an earlier survey of this process saw can have changed.
    config.cache_clear()
    found = texts(source, question["isolated"])
    basis = terms(question, source.absolute(), found)
    enabled = gc.isenabled()
    gc.enable()
    try:
        _ours(target)
        place = target / OWN / "parts"
        place.mkdir(parents=True, exist_ok=True)
        with held(target / OWN / "lock", target):
            if fresh:
                shelf.keep(place, ())
            tally = _survey(basis, found, target, workers or processors(), watch)
            # Only now: who asked for something else by mistake has lost nothing.
            shelf.keep(place, {basis.key(text) for text in found})
            return tally
    except OSError as error:
        raise MouscanError(
            f"{output} cannot be written ({error.strerror or error}); what was read so far is kept there"
        ) from error
    finally:
        if not enabled:
            gc.disable()


def _ours(target: Path) -> None:
    """Raise MouscanError for a folder that has such tables from somewhere else."""
    for name in (*(f"{table}.parquet" for table in TABLES), NAME):
        if (target / name).exists() and not (target / OWN).is_dir():
            raise MouscanError(f"{target / name} is there already, from no survey; write to another folder")


def _survey(
    basis: Terms, found: tuple[Text, ...], target: Path, workers: int, watch: Callable[[int, int], None]
) -> Tally:
    place = target / OWN / "parts"
    tasks = [Task(text, basis.key(text)) for text in found]
    todo = [task for task in tasks if not shelf.holds(place, task.key)]
    kept = len(tasks) - len(todo)
    watch(kept, len(tasks))
    failed: dict[str, str] = {}
    crew = Crew(partial(done, dict(basis.asked), place), workers)
    for number, (task, error) in enumerate(crew.each(todo), kept + 1):
        if error:
            failed[task.key] = LOST if isinstance(error, Lost) else error
        watch(number, len(tasks))
    statuses = Counter({"ok": 0, "failed": 0, "not-an-agreement": 0})
    _publish(basis, tasks, target, failed, statuses)
    return Tally(target, statuses["ok"], statuses["failed"], statuses["not-an-agreement"], kept)


def _publish(basis: Terms, tasks: list[Task], target: Path, failed: Mapping[str, str], statuses: Counter[str]) -> None:
    """Write all tables, put them in the place of the old ones, and last the manifest, which tells that it is done."""
    made = target / OWN / "tables"
    made.mkdir(exist_ok=True)
    counts = parquet.write(made, _parts(tasks, target / OWN / "parts", failed, statuses))
    told = manifest(basis, [task.text for task in tasks], made, counts, statuses)
    store(made / NAME, json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    (target / NAME).unlink(missing_ok=True)
    for name in (*(f"{table}.parquet" for table in TABLES), NAME):
        os.replace(made / name, target / name)


def _parts(tasks: list[Task], place: Path, failed: Mapping[str, str], statuses: Counter[str]) -> Iterator[shelf.Part]:
    """Yield the rows of each file in order, counting what became of it."""
    for task in tasks:
        part = shelf.get(place, task.key)
        if part is None:
            error = failed.get(task.key, "its rows were lost from the disk; run the survey again")
            part = shelf.sorted_out(failure(task.text.file, task.text.digest, error))
        statuses[str(part["documents"][0][3])] += 1
        yield part
