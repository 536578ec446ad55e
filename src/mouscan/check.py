"""The whole way from a file to a report."""

from __future__ import annotations

from dataclasses import dataclass

from mouscan.graph import Agreement
from mouscan.intake import clauses_of, interpret
from mouscan.language.vocabulary import rows
from mouscan.report.report import Report
from mouscan.rules import PROFILES, Rule, check, select

FALLBACK = "uk"


@dataclass(frozen=True, slots=True)
class Request:
    """What a check was asked to do: the rules, the profile (or `auto`), and whether to check what is no agreement."""

    rules: tuple[Rule, ...]
    profile: str
    anyway: bool


def examine(file: str, request: Request) -> Report:
    """Check one file; a text that is no agreement gets a report without outcomes, unless told to go on."""
    tree = clauses_of(file)
    if tree.nature.kind != "agreement" and not request.anyway:
        return Report(tree, None, "", "", (), ())
    found = interpret(tree)
    profile, why = (request.profile, "as asked") if request.profile != "auto" else jurisdiction(found)
    rules = select(request.rules, profile)
    return Report(tree, found, profile, why, rules, check(found, rules, profile))


def jurisdiction(found: Agreement) -> tuple[str, str]:
    """Return the profile whose law the agreement cites most, and how it was told.

    Law of the European Union counts for the United Kingdom where any law of the United Kingdom is cited.
    """
    where = {row["title"]: row["jurisdiction"] for row in rows("instruments") if row["jurisdiction"] in PROFILES}
    counts: dict[str, int] = {}
    for reference in found.legal_references:
        if place := where.get(reference.instrument):
            counts[place] = counts.get(place, 0) + len(reference.clauses)
    if "uk" in counts:
        counts["uk"] += counts.pop("eu", 0)
    if not counts:
        return FALLBACK, "it cites no law that tells another"
    return max(sorted(counts), key=lambda place: counts[place]), "from the law it cites"
