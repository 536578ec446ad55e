"""The whole way from a file to a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from mouscan.errors import MouscanError
from mouscan.graph import Agreement
from mouscan.intake import clauses_of, interpret
from mouscan.language.vocabulary import rows
from mouscan.report.report import Report
from mouscan.rules import Case, Library, Rule
from mouscan.rules.judge import judge
from mouscan.rules.rule import Severity
from mouscan.rules.syntax import Limit

FALLBACK = "uk"
DATED = ("signed", "effective")


@dataclass(frozen=True, slots=True)
class Request:
    """What a check was asked to do.

    `rules` are those to judge, of `library`; `profile` is whose law to judge by, or `auto`; `packs` narrow the rules;
    `anyway` checks what is no agreement. `documents` are second documents by name, `day` the day to judge as of, None
    for the agreement's own; `limits` set parameters of rules ("SEC-004.longest"), `severities` the severity of a
    rule by its id.
    """

    library: Library
    rules: tuple[Rule, ...]
    profile: str = "auto"
    anyway: bool = False
    packs: tuple[str, ...] = ()
    documents: Mapping[str, Agreement] = field(default_factory=dict)
    day: date | None = None
    limits: Mapping[str, Limit] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)


def request(library: Library, profile: str = "auto", anyway: bool = False) -> Request:
    """Return the request to judge an agreement by every rule of a library."""
    return Request(library, library.rules, profile, anyway)


def examine(file: str, asked: Request) -> Report:
    """Check one file; a text that is no agreement gets a report without outcomes, unless told to go on.

    Raises MouscanError where the profile and the packs leave no rule to judge by.
    """
    tree = clauses_of(file)
    if tree.nature.kind != "agreement" and not asked.anyway:
        return Report(tree, None, "", "", (), ())
    report = assess(interpret(tree), asked)
    if not report.rules:
        raise MouscanError(f"{tree.document.name}: {_nothing(asked, report.profile, report.why)}")
    return report


def assess(found: Agreement, asked: Request) -> Report:
    """Judge an agreement that was read."""
    profile, why = (asked.profile, "as asked") if asked.profile != "auto" else jurisdiction(found, asked.library)
    rules = asked.library.within(asked.packs, profile, asked.library.select(profile, asked.rules))
    day = asked.day or dated(found)
    cases: dict[str, Case] = {}
    for by in dict.fromkeys(asked.library.judged_by(rule, profile) for rule in rules):
        limits = {f"{r.id}.{p.name.text}": p.limit_for(by) for r in rules for p in r.parameters} | dict(asked.limits)
        cases[by] = Case(found, by, asked.documents, day, limits)
    judged = (judge(rule, cases[asked.library.judged_by(rule, profile)]) for rule in rules)
    outcomes = tuple(replace(row, severity=asked.severities.get(row.rule, row.severity)) for row in judged)
    return Report(found.tree, found, profile, why, rules, outcomes, day, packs=asked.library.versions(profile, rules))


def _nothing(asked: Request, profile: str, why: str) -> str:
    """Return why no rule is left to judge by, and what to do."""
    ids = ", ".join(rule.id for rule in asked.rules) if len(asked.rules) < len(asked.library.rules) else "the rules"
    what = f"pack {', '.join(asked.packs)} has none" if asked.packs else f"{ids} are not in it"
    return f"profile {profile} ({why}) leaves no rule to judge by: {what}; choose another with --profile"


def dated(found: Agreement) -> date | None:
    """Return the day of an agreement: the last on which it was signed, else that on which it takes effect."""
    for role in DATED:
        days = [m.value for m in found.measures if m.kind == "date" and m.role == role and len(m.value) == 10]
        if days:
            return date.fromisoformat(max(days))
    return None


def jurisdiction(found: Agreement, library: Library) -> tuple[str, str]:
    """Return the profile whose law the agreement cites most, and how it was told.

    Law of the European Union counts for the United Kingdom where any law of the United Kingdom is cited.
    """
    known = library.profiles
    where = {row["title"]: row["jurisdiction"] for row in rows("instruments") if row["jurisdiction"] in known}
    counts: dict[str, int] = {}
    for reference in found.legal_references:
        if place := where.get(reference.instrument):
            counts[place] = counts.get(place, 0) + len(reference.clauses)
    if "uk" in counts:
        counts["uk"] += counts.pop("eu", 0)
    if not counts:
        return FALLBACK, "it cites no law that tells another"
    return max(sorted(counts), key=lambda place: counts[place]), "from the law it cites"
