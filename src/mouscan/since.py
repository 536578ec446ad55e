"""The findings that a file had in an earlier version, which git keeps: only what came with its changes is new."""

from __future__ import annotations

import argparse
import os
import subprocess
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mouscan.baseline import NAME, Baseline, accepted
from mouscan.cache import Cache, key
from mouscan.docket import digest
from mouscan.errors import InputError, MouscanError

if TYPE_CHECKING:
    from mouscan.ledger import Accepted

# What git sets for a hook, and what would lead it astray in another folder.
SET = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
NEWEST = "HEAD"


def before(file: str, options: argparse.Namespace) -> Baseline | None:
    """Return the findings of a file as it was in the version that the options name, None where it was not there.

    What was suppressed in it is none of them. Raises MouscanError for a version that there is not.
    """
    path = Path(os.path.abspath(file))
    version = _version(path.parent, options.since)
    done = _git(path.parent, "show", f"{version}:./{path.name}") if version else None
    if done is None or done.returncode:
        return None
    empty = Baseline(path.parent / NAME)
    return replace(empty, findings=_found(file, options, done.stdout, empty.name(file)))


@cache
def _version(folder: Path, named: str) -> str:
    """Return the name of a version, "" for the newest of a repository that has none yet; raises MouscanError."""
    done = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{named}^{{commit}}")
    if done.returncode == 0:
        return done.stdout.decode().strip()
    if done.stderr:
        raise MouscanError(f"--since {named}: {done.stderr.decode(errors='replace').splitlines()[0]}")
    if named != NEWEST:
        raise MouscanError(f"--since {named}: git knows no such version")
    return ""


def _git(folder: Path, *asked: str) -> subprocess.CompletedProcess[bytes]:
    plain = {name: value for name, value in os.environ.items() if name not in SET}
    try:
        return subprocess.run(["git", "-C", str(folder), *asked], capture_output=True, env={**plain, "LC_ALL": "C"})
    except OSError as error:
        raise MouscanError(f"--since asks git, which cannot be run ({error.strerror})") from error


def _found(file: str, options: argparse.Namespace, data: bytes, name: str) -> tuple[Accepted, ...]:
    """Return what some bytes give to accept for a file under a name; none where they are no text to check."""
    kept = Cache() if options.no_cache else Cache.own()
    named = key(digest(file, options, data), "since", date.today().isoformat())
    if isinstance(known := kept.get(named), tuple):
        return known

    from mouscan.audit import examined
    from mouscan.intake import clauses_in
    from mouscan.options import request
    from mouscan.source import read_bytes
    from mouscan.suppress import suppressed, written

    try:
        document = read_bytes(data, file)
        report = examined(clauses_in(document), request(options, file, tuple(options.rule), options.anyway))
        made = accepted(suppressed(report, written(document.source, file), date.today()), name)
    except InputError:
        made = ()
    kept.put(named, made)
    return made
