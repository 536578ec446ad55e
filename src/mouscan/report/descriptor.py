"""The rules as SARIF describes them, and the authorities that they stand on as a taxonomy."""

from __future__ import annotations

from collections.abc import Sequence

from mouscan.report.location import message
from mouscan.report.record import Json
from mouscan.report.report import Report
from mouscan.report.safe import markdown
from mouscan.rules import Rule

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
AUTHORITIES = "authorities"
ACCEPTED = "What was accepted before needs a look."


def rules(reports: Sequence[Report]) -> dict[str, tuple[Rule, str]]:
    """Return every rule that judged, by its id in order, with the profile in which it is described: its first."""
    found = {rule.id: (rule, report.profile) for report in reversed(reports) for rule in report.rules}
    return dict(sorted(found.items()))


def notices(reports: Sequence[Report]) -> list[str]:
    """Return the ids under which something is told of suppressions and baselines, in order."""
    return sorted({notice.rule for report in reports for notice in report.notices} - set(rules(reports)))


def authorities(reports: Sequence[Report]) -> list[str]:
    """Return every authority that a rule stands on, in order."""
    return sorted({text for rule, profile in rules(reports).values() for text in rule.authority(profile)})


def descriptors(reports: Sequence[Report]) -> list[Json]:
    """Return the descriptions of all rules, then of what is told of suppressions and baselines."""
    numbers = {text: number for number, text in enumerate(authorities(reports))}
    found: list[Json] = [_described(rule, profile, numbers) for rule, profile in rules(reports).values()]
    found += [{"id": id, "shortDescription": message(ACCEPTED)} for id in notices(reports)]
    return found


def taxonomy(reports: Sequence[Report]) -> dict[str, Json]:
    """Return the authorities as a taxonomy."""
    return {
        "name": AUTHORITIES,
        "shortDescription": message("The statutes, codes, cases and norms that the rules stand on."),
        "isComprehensive": False,
        "taxa": [{"id": text, "shortDescription": message(text)} for text in authorities(reports)],
    }


def _described(rule: Rule, profile: str, numbers: dict[str, int]) -> dict[str, Json]:
    severity, cls = rule.severity_for(profile), rule.class_for(profile)
    sources = rule.authority(profile)
    authority = "; ".join(sources)
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": message(rule.says),
        "fullDescription": message(f"{rule.says} Authority: {authority}"),
        "help": {
            **message(f"{rule.says}\n\nAuthority: {authority}\n\nInstead: {rule.remedy}"),
            "markdown": f"{markdown(rule.says)}\n\n**Authority:** {markdown(authority)}\n\n"
            f"**Instead:** {markdown(rule.remedy)}",
        },
        "defaultConfiguration": {"level": LEVELS[severity]},
        "relationships": [
            {
                "target": {"id": text, "index": numbers[text], "toolComponent": {"name": AUTHORITIES, "index": 0}},
                "kinds": ["relevant"],
            }
            for text in sources
        ],
        "properties": {"tags": [cls, rule.id.partition("-")[0]]},
    }
