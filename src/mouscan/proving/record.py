"""The survey as a JSON object, valid under `schemas/mutation.json`."""

from __future__ import annotations

from mouscan.proving.survey import Survey, Trial, Tried
from mouscan.report.record import Json


def record(survey: Survey) -> dict[str, Json]:
    """Return one survey as plain JSON values: a row for every rule that passes the agreement."""
    return {
        "schema": "mouscan.mutation/1",
        "file": survey.report.tree.document.name,
        "profile": survey.report.profile,
        "read": survey.read,
        "left": survey.left,
        "rules": [_rule(tried) for tried in survey.tried],
        "idle": [{"rule": row.rule, "outcome": row.outcome} for row in survey.idle],
    }


def _rule(tried: Tried) -> Json:
    return {
        "rule": tried.rule.id,
        "name": tried.rule.name,
        "noticed": len(tried.having("noticed")),
        "tried": len(tried.trials),
        "operators": [
            {"operator": name, "noticed": noticed, "tried": tried_} for name, noticed, tried_ in tried.operators
        ],
        "survivors": [_survivor(trial) for trial in tried.trials if trial.fate != "noticed"],
    }


def _survivor(trial: Trial) -> Json:
    mutant = trial.mutant
    return {
        "operator": mutant.operator,
        "clause": mutant.clause,
        "before": mutant.before,
        "after": mutant.after,
        "fate": trial.fate,
        "outcome": trial.outcome.outcome,
        "clauses": list(trial.outcome.clauses),
    }
