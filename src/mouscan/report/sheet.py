"""Everything about one rule in sections, as the page for a terminal and the one in Markdown both show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from mouscan.rules import Library, Rule
from mouscan.rules.bound import shown
from mouscan.rules.layout import names
from mouscan.rules.printer import limit, narrowed, string, thing, words
from mouscan.rules.rule import Example, Narrowed, Parameter, Source
from mouscan.rules.syntax import Condition, Word


class Entry(Struct, frozen=True):
    """One line of a section: text, or a condition; `inner` stands under the entry before it."""

    said: str = ""
    words: Condition | None = None
    inner: bool = False


class Section(Struct, frozen=True):
    """A part of the page with its title."""

    title: str
    entries: tuple[Entry, ...]


def sheet(rule: Rule, library: Library, profile: str = "") -> tuple[Section, ...]:
    """Return the sections of a rule that say something; for a profile only what holds in it."""
    by = library.judged_by(rule, profile) if profile else ""
    found = (
        Section("Severity", tuple(_severity(rule, by))),
        Section("Class", _narrowed(rule.classes, by)),
        Section("Judged in", _said([f"{w.text} ({library.profiles[w.text].title})" for w in rule.profiles])),
        Section("Valid from", tuple(_valid(rule, by))),
        Section("Sources", _said(_sources(rule, by))),
        Section("Thresholds", tuple(e for p in rule.parameters for e in _parameter(rule, p, by))),
        Section("Second documents", _said(f"{n.says}: --with {n.name.text}=FILE" for n in rule.needs)),
        Section("Concerns", (Entry(words=rule.concerns),) if rule.concerns is not None else ()),
        Section("Requires", tuple(_requirements(rule))),
        Section("Where", tuple(_meanings(rule))),
        Section("Belongs", _said([f"after {words(rule.belongs)}"] if rule.belongs else [])),
        Section("Instead", _said([rule.remedy])),
        *_examples(rule),
        Section("Must notice", _said([words(rule.notices)] if rule.notices else [])),
        Section("Looks at", _said([shown(rule)])),
    )
    return tuple(section for section in found if section.entries)


def _said(texts: Iterable[str]) -> tuple[Entry, ...]:
    return tuple(Entry(text) for text in texts)


def _narrowed(values: Narrowed[str], profile: str) -> tuple[Entry, ...]:
    """Return values with the profiles that each is kept to, or the one that holds in a profile."""
    if profile:
        own = [v for v, kept in values if _names(kept, profile)] or [v for v, kept in values if not kept]
        return _said(own[:1])
    return _said(value + narrowed(kept) for value, kept in values)


def _names(kept: Sequence[Word], profile: str) -> bool:
    return any(word.text == profile for word in kept)


def _severity(rule: Rule, profile: str) -> Iterator[Entry]:
    yield from _narrowed(rule.severities, profile)
    if rule.escalates is not None:
        yield Entry("a warning becomes an error when")
        yield Entry(words=rule.escalates, inner=True)


def _valid(rule: Rule, profile: str) -> Iterator[Entry]:
    one = rule.valid_for(profile) if profile else None
    for valid in ([one] if one is not None else []) if profile else rule.valid:
        before = f"; before that {valid.before}" if valid.before else ""
        yield Entry(f"{valid.day}{'' if profile else narrowed(valid.profiles)}{before}")


def _sources(rule: Rule, profile: str) -> Iterator[str]:
    if profile:
        yield from rule.authority(profile)
        return
    yield from (_source(source) for source in rule.sources)


def _source(one: Source) -> str:
    return f"{words(one.profiles)}: {one.text}" if one.profiles else one.text


def _parameter(rule: Rule, one: Parameter, profile: str) -> Iterator[Entry]:
    values = [(limit(value), kept) for value, kept in one.limits]
    own = limit(one.limit_for(profile)) if profile else "; ".join(value + narrowed(kept) for value, kept in values)
    yield Entry(f"{one.name.text}: {own}")
    yield Entry(f"--set {rule.id}.{one.name.text}={string(values[0][0])}", inner=True)


def _requirements(rule: Rule) -> Iterator[Entry]:
    for block, inside in groupby(rule.requirements, key=lambda requirement: requirement.each):
        if block is not None:
            yield Entry(f"for every {thing(block)}:")
        for one in inside:
            yield Entry(words=one.condition)
            yield Entry(f"otherwise {one.verdict}: {one.message}", inner=True)


def _meanings(rule: Rule) -> Iterator[Entry]:
    """Yield the named conditions that a rule speaks of, each with what it stands for."""
    conditions = [rule.concerns, rule.escalates, *(r.condition for r in rule.requirements)]
    for name in dict.fromkeys(n for c in conditions if c is not None for n in names(c)):
        yield Entry(f"{name.name} is")
        yield Entry(words=name.condition, inner=True)


def _examples(rule: Rule) -> Iterator[Section]:
    titles = {"pass": "Passes", "fail": "Fails", "unknown": "Left open", "na": "Not concerned"}
    for outcome, title in titles.items():
        shown = [e for e in rule.examples if e.shows == outcome]
        yield Section(title, _said(map(_example, sorted(shown, key=lambda e: e.trap))))


def _example(one: Example) -> str:
    text = " ".join(one.clauses) + (f" With {one.document}: {' '.join(one.others)}" if one.document else "")
    return f"(trap) {text}" if one.trap else text
