"""The rules in short: a line a rule, or the same as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from mouscan.report.record import Json
from mouscan.rules import Library, Rule

GAP = "  "


class Query(Struct, frozen=True):
    """Which rules are wanted: those of a profile and of packs, of a severity, of a class, by words of their sources.

    What is "" or empty asks for nothing.
    """

    profile: str = ""
    severity: str = ""
    cls: str = ""
    source: str = ""
    packs: tuple[str, ...] = ()


def asked(library: Library, query: Query) -> tuple[Rule, ...]:
    """Return the rules of a library that a query asks for; raises MouscanError for no such profile."""
    rules = library.select(query.profile) if query.profile else library.rules
    return tuple(rule for rule in rules if _fits(rule, query, library))


def severities(rule: Rule, profile: str = "") -> str:
    """Return the severity of a rule in a profile, for none each that it has in some."""
    return _each(rule, profile, rule.severity_for)


def classes(rule: Rule, profile: str = "") -> str:
    """Return the class of a rule in a profile, for none each that it has in some."""
    return _each(rule, profile, rule.class_for)


def listing(rules: Sequence[Rule], library: Library, profile: str, width: int) -> str:
    """Return a line for every rule, cut to a width, and their number."""
    return "\n".join([*_rows(rules, library, profile, width), _count(len(rules))])


def record(rules: Sequence[Rule], library: Library, profile: str) -> dict[str, Json]:
    """Return the rules as plain JSON values."""
    return {"schema": "mouscan.rules/1", "rules": [_row(rule, _judged(rule, library, profile)) for rule in rules]}


def _fits(rule: Rule, query: Query, library: Library) -> bool:
    names = [_judged(rule, library, query.profile)] if query.profile else [word.text for word in rule.profiles]
    sources = [text.lower() for name in names for text in rule.authority(name)]
    wanted = query.source.lower().split()
    return (
        (not query.severity or any(rule.severity_for(name) == query.severity for name in names))
        and (not query.cls or any(rule.class_for(name) == query.cls for name in names))
        and (not wanted or any(all(word in text for word in wanted) for text in sources))
        and any(library.within(query.packs, name, (rule,)) for name in names)
    )


def _judged(rule: Rule, library: Library, profile: str) -> str:
    return library.judged_by(rule, profile) if profile else ""


def _each(rule: Rule, profile: str, value: Callable[[str], str]) -> str:
    names = [profile] if profile else [word.text for word in rule.profiles]
    return "/".join(dict.fromkeys(value(name) for name in names))


def _rows(rules: Sequence[Rule], library: Library, profile: str, width: int) -> Iterator[str]:
    judged = [_judged(rule, library, profile) for rule in rules]
    cells = [(r.id, r.name, severities(r, by), classes(r, by)) for r, by in zip(rules, judged, strict=True)]
    ids, levels, kinds = (max((len(c[i]) for c in cells), default=0) for i in (0, 2, 3))
    room = width - ids - levels - kinds - 3 * len(GAP)
    names = min(max((len(c[1]) for c in cells), default=0), room)
    for id, name, level, kind in cells:
        short = name if len(name) <= room else name[: room - 3] + "..."
        yield GAP.join((f"{id:{ids}}", f"{short:{names}}", f"{level:{levels}}", kind)).rstrip()


def _count(number: int) -> str:
    return "No rule fits." if not number else "1 rule." if number == 1 else f"{number} rules."


def _row(rule: Rule, profile: str) -> Json:
    return {
        "id": rule.id,
        "name": rule.name,
        "says": rule.says,
        "severity": severities(rule, profile),
        "class": classes(rule, profile),
        "profiles": [word.text for word in rule.profiles],
        "sources": list(rule.authority(profile)) if profile else [source.text for source in rule.sources],
        "file": rule.file,
        "line": rule.at.line,
    }
