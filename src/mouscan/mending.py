"""The proof of a fix: after its changes no way is left, and no rule fails that did not fail before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from mouscan.audit import assess, request
from mouscan.errors import MouscanError
from mouscan.firewall.amend import Proof, Remedy, amended
from mouscan.firewall.fix import Change, Fix
from mouscan.firewall.join import join
from mouscan.firewall.load import LEVELS, Query
from mouscan.firewall.part import Part, part
from mouscan.firewall.reach import ways
from mouscan.graph import Agreement
from mouscan.intake import agreement
from mouscan.language.vocabulary import rows
from mouscan.pool import each
from mouscan.rules import Library, Rule, library


def proof(fix: Fix, parts: Sequence[Part], files: Sequence[str], query: Query) -> Proof:
    """Return the proof of a fix for the agreements of some files, of which only those that it amends are read again.

    Raises MouscanError for a file that can no longer be read.
    """
    rules = _rules()
    touched: dict[int, list[Change]] = defaultdict(list)
    for change in fix.changes:
        for number in sorted({int(edge.id.partition(":")[0]) for edge in change.edges}):
            touched[number].append(_own(change, number))
    mended = list(parts)
    broken: list[str] = []
    again = each(amend, [files[number] for number in touched], list(touched.values()))
    for number, result in zip(touched, again, strict=True):
        if isinstance(result, MouscanError):
            raise result
        mended[number], fails = result
        broken += fails
    world, _ = join(mended)
    return Proof(tuple(_remedy(c, rules) for c in fix.changes), ways(world, query) is None, tuple(broken))


def amend(file: str, changes: Sequence[Change]) -> tuple[Part, list[str]]:
    """Return the part that the agreement of a file makes once it is amended, and the rules that it then fails anew."""
    rules = _rules()
    before = agreement(file)
    after = amended(before, changes)
    fails = _fails(after, rules, rules.rules)
    known = _fails(before, rules, rules.named(fails)) if fails else []
    return part(after), [rule for rule in fails if rule not in known]


@cache
def _rules() -> Library:
    """Return the rules that come with mouscan, read once for all files."""
    return library()


def _own(change: Change, number: int) -> Change:
    """Return a change with only the edges of one agreement."""
    own = tuple(edge for edge in change.edges if edge.id.partition(":")[0] == str(number))
    return Change(change.agreement, change.clauses, own)


def _fails(found: Agreement, rules: Library, judged: Sequence[Rule]) -> list[str]:
    """Return those of some rules that fail for an agreement."""
    outcomes = assess(found, replace(request(rules), rules=tuple(judged))).outcomes
    return [o.rule for o in outcomes if o.outcome == "fail"]


def _remedy(change: Change, rules: Library) -> Remedy:
    by = {row["kind"]: row["rule"] for row in rows("remedies")}
    surest = min(change.edges, key=lambda edge: LEVELS.index(edge.sure))
    rule = rules.named((by[surest.kind],))[0]
    return Remedy(change, rule.id, rule.remedy)
