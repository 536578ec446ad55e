"""What a user sets for a check: second documents, the day to judge as of, and the thresholds of rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from mouscan.errors import MouscanError
from mouscan.graph import Agreement
from mouscan.intake import agreement
from mouscan.rules.fault import suggestion
from mouscan.rules.names import DOCUMENTS, enumerations
from mouscan.rules.pack import Library
from mouscan.rules.syntax import At, Limit, Word

VALUE = re.compile(r"(\d+)(?:\s+([a-z]+))?")


@cache
def documents(given: tuple[str, ...]) -> dict[str, Agreement]:
    """Return the second documents of "name=file", read; raises MouscanError."""
    found: dict[str, Agreement] = {}
    for one in given:
        name, equals, file = one.partition("=")
        if not equals or not file:
            raise MouscanError(f'--with {one}: say what it is and where it lies, as in "notice=privacy.txt"')
        if name not in DOCUMENTS:
            near = suggestion(name, DOCUMENTS) or "; there are " + ", ".join(DOCUMENTS)
            raise MouscanError(f'--with {one}: no document "{name}"{near}')
        if name in found:
            raise MouscanError(f"--with {one}: {name} was given already")
        found[name] = agreement(file, plain=True)
    return found


def day(text: str) -> date:
    """Return the day of an ISO date; raises MouscanError."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise MouscanError(f'--as-of {text}: no date; write it as in "2026-03-31"') from error


def limits(given: Iterable[str], library: Library, where: str) -> dict[str, Limit]:
    """Return the thresholds of "ID.name=value", set `where`; raises MouscanError for what names or means nothing."""
    known = {f"{r.id}.{p.name.text}" for r in library.rules for p in r.parameters}
    found: dict[str, Limit] = {}
    for one in given:
        name, _, value = one.partition("=")
        if name not in known:
            near = suggestion(name, known) or "; `mouscan rules show ID` prints what can be set"
            raise MouscanError(f'{where}{one}: no threshold "{name}"{near}')
        match = VALUE.fullmatch(value.strip())
        if match is None or (match[2] and match[2] not in enumerations()["unit"]):
            raise MouscanError(f'{where}{one}: "{value}" is no number with its unit, such as "6 months"')
        found[name] = Limit(int(match[1]), Word(match[2], At(1, 1)) if match[2] else None)
    return found
