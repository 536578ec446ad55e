"""What `mouscan ask` prints: the answer in a word, then what proves it."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from mouscan.firewall.answer import SHORT, Answer
from mouscan.firewall.question import Question
from mouscan.firewall.world import Edge
from mouscan.report import route, trace
from mouscan.report.record import Json
from mouscan.report.trace import Trace

NOTHING = "nothing that the text shows"
STOPS = SHORT | {
    "PROVEN-OPEN": "nothing",
    "LATENT": "nothing, once something has happened that the text awaits",
    "BLOCKED": "the clauses told below",
}


def page(asked: Question, told: Answer, found: Trace | None, width: int) -> str:
    """Return the page of one answer, at most `width` columns wide: its trace after a word, or the list asked for."""
    if found is not None:
        words = (STOPS if asked.form == "blocks" else SHORT)[found.verdict.level]
        return f"{words.capitalize()}.\n{trace.page(found, width)}"
    lines = [f"{one.name} ({SHORT[one.level]}): {_where(one.way.edges)}" for one in told.listed]
    text = lines or [f"{NOTHING}."]
    return "\n".join(
        part for line in text for part in wrap(line, width, subsequent_indent="  ", break_on_hyphens=False)
    )


def record(asked: Question, told: Answer, found: Trace | None) -> dict[str, Json]:
    """Return one answer as plain JSON values: its trace, or the list with the verdict of each entry."""
    if found is not None:
        return route.record(found)
    return {
        "schema": "mouscan.answers/1",
        "form": asked.form,
        "answers": [
            {"name": one.name, "verdict": one.level, "clauses": [c for e in one.way.edges for c in e.clauses]}
            for one in told.listed
        ],
    }


def _where(edges: Sequence[Edge]) -> str:
    return "; then ".join(", ".join(edge.clauses) or "nothing said" for edge in edges)
