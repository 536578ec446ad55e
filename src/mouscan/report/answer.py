"""What `mouscan ask` prints: the answer in a word, then what proves it."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from mouscan.firewall.answer import ENFORCEMENT, SERVICE, SHORT, Answer
from mouscan.firewall.build import Joint
from mouscan.firewall.question import Question
from mouscan.firewall.world import Edge, World
from mouscan.report import trace
from mouscan.report.record import Json

NOTHING = "nothing that the text shows"


def page(world: World, asked: Question, told: Answer, cut: Sequence[Edge], joints: Sequence[Joint], width: int) -> str:
    """Return the page of one answer, at most `width` columns wide."""
    if told.verdict is not None:
        proof = trace.page(world, _asked(asked, told), told.verdict, cut, joints, width)
        return f"{SHORT[told.verdict.level].capitalize()}.\n{proof}"
    lines = [f"{one.name} ({SHORT[one.level]}): {_where(one.way.edges)}" for one in told.listed]
    text = lines or [f"{NOTHING}."]
    return "\n".join(
        part for line in text for part in wrap(line, width, subsequent_indent="  ", break_on_hyphens=False)
    )


def record(
    world: World, asked: Question, told: Answer, cut: Sequence[Edge], joints: Sequence[Joint]
) -> dict[str, Json]:
    """Return one answer as plain JSON values: the trace of a verdict, or the list with the verdict of each entry."""
    if told.verdict is not None:
        return trace.record(world, _asked(asked, told), told.verdict, cut, joints)
    return {
        "schema": "mouscan.answers/1",
        "form": asked.form,
        "answers": [
            {"name": one.name, "verdict": one.level, "clauses": [c for e in one.way.edges for c in e.clauses]}
            for one in told.listed
        ],
    }


def _asked(asked: Question, told: Answer) -> trace.Asked:
    words = (asked.source or SERVICE, asked.target or ENFORCEMENT)
    return trace.Asked(told.query, *(word.replace("-", " ") for word in words))


def _where(edges: Sequence[Edge]) -> str:
    return "; then ".join(", ".join(edge.clauses) or "nothing said" for edge in edges)
