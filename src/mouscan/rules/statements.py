"""From the syntax tree of a rule, a profile or a pack to its typed value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar, cast

from mouscan.rules.conditions import Conditions, at, limit, string, word, words
from mouscan.rules.fault import fault, suggestion
from mouscan.rules.rule import (
    SEVERITIES,
    SHOWN,
    VERDICTS,
    Example,
    Need,
    Pack,
    Parameter,
    Profile,
    Requirement,
    Rule,
    Source,
    Valid,
)
from mouscan.rules.syntax import Thing

if TYPE_CHECKING:
    from lark import Token, Tree

C = TypeVar("C", bound=str)
CLASSES = ("law", "policy")
CONFIRM = " (to be confirmed)"
NEEDED = ("says", "severity", "class", "profiles", "sources", "require", "remedy")
REPEATED = ("severity", "class", "valid", "parameter", "needs", "each", "require", "example")
SPELT = {"profiles": "applies in", "escalates": "escalates when", "valid": "valid from", "belongs": "belongs after"}


def rule(node: Tree[Token], build: Conditions) -> Rule:
    """Return the rule of a syntax tree; raises RuleError for a statement that is missing or said twice."""
    id, name, *statements = node.children
    found: dict[str, list[list[object]]] = {}
    block: Thing | None = None
    requirements: list[Requirement] = []
    for statement in (cast("Tree[Token]", s) for s in statements):
        kind = str(statement.data)
        if kind in found and kind not in REPEATED:
            raise fault(build.file, at(statement), f'rule {id} says "{_shown(kind)}" twice')
        found.setdefault(kind, []).append(list(statement.children))
        if kind == "require":
            requirements.append(_requirement(statement, block, build))
        else:
            block = build.thing(statement.children[1]) if kind == "each" else None
    for needed in NEEDED:
        if needed not in found:
            raise fault(build.file, at(id), f'rule {id} has no "{_shown(needed)}"')
    choose = _Chooser(build.file)

    def one(kind: str) -> object:
        return found[kind][0][0]

    return Rule(
        id=str(id),
        name=str(name),
        says=string(one("says")),
        severities=tuple((choose(s, SEVERITIES), words(p)) for s, p in found["severity"]),
        classes=tuple((choose(c, CLASSES), words(p)) for c, p in found["class"]),
        escalates=build.condition(one("escalates")) if "escalates" in found else None,
        profiles=words(one("profiles")),
        valid=tuple(_valid(v, build, choose) for v in found.get("valid", ())),
        sources=tuple(_source(s) for s in found["sources"][0]),
        parameters=tuple(_parameter(p) for p in found.get("parameter", ())),
        needs=tuple(Need(word(n), string(s)) for n, s in found.get("needs", ())),
        concerns=build.condition(one("concerns")) if "concerns" in found else None,
        requirements=tuple(requirements),
        belongs=words(one("belongs")) if "belongs" in found else (),
        remedy=string(one("remedy")),
        examples=tuple(_example(e) for e in found.get("example", ())),
        notices=words(one("notices")) if "notices" in found else (),
        file=build.file,
        at=at(id),
    )


def profile(node: Tree[Token]) -> Profile:
    """Return the profile of a syntax tree."""
    name, title, like = node.children
    return Profile(word(name), string(title), word(like) if like is not None else None)


def pack(node: Tree[Token], file: str) -> Pack:
    """Return the pack of a syntax tree; raises RuleError."""
    name, title, *takings = node.children
    by: dict[str, list[object]] = {"classed": [], "profiled": [], "family": []}
    for taking in takings:
        by[str(cast("Tree[Token]", taking).data)] += cast("Tree[Token]", taking).children
    choose = _Chooser(file)
    return Pack(
        word(name),
        string(title),
        tuple(choose(c, CLASSES) for c in by["classed"]),
        tuple(map(word, by["profiled"])),
        tuple(map(str, by["family"])),
    )


def _shown(statement: str) -> str:
    """Return a statement as a rule file spells it."""
    return SPELT.get(statement, statement)


class _Chooser:
    """Takes a word that must be one of a few; raises RuleError with the nearest for another."""

    def __init__(self, file: str) -> None:
        self.file = file

    def __call__(self, token: object, choices: Sequence[C]) -> C:
        for choice in choices:
            if str(token) == choice:
                return choice
        near = suggestion(str(token), choices)
        raise fault(self.file, at(token), f'"{token}" is none of {", ".join(choices)}{near}')


def _requirement(statement: Tree[Token], block: Thing | None, build: Conditions) -> Requirement:
    condition, verdict, message = statement.children
    choice = _Chooser(build.file)(verdict, VERDICTS)
    return Requirement(build.condition(condition), choice, string(message), at(statement), block)


def _valid(parts: Sequence[object], build: Conditions, choose: _Chooser) -> Valid:
    _, day, profiles, before = parts
    return Valid(build.day(day), words(profiles), choose(before, SEVERITIES) if before is not None else None)


def _source(node: object) -> Source:
    title, profiles, confirm = cast("Tree[Token]", node).children
    return Source(string(title) + (CONFIRM if confirm else ""), words(profiles))


def _parameter(parts: Sequence[object]) -> Parameter:
    name, *limits = parts
    values = (cast("Tree[Token]", one).children for one in limits)
    return Parameter(word(name), tuple((limit(value), words(profiles)) for value, profiles in values))


def _example(parts: Sequence[object]) -> Example:
    """Return an example: clauses are strings, then perhaps the name of a second document and its clauses."""
    trap, shows, *rest = parts
    strings = [token for token in rest if token is not None]
    named = next((i for i, t in enumerate(strings) if not str(t).startswith('"')), len(strings))
    return Example(
        shows=SHOWN[str(shows)],
        clauses=tuple(map(string, strings[:named])),
        trap=trap is not None,
        at=at(shows),
        document=str(strings[named]) if named < len(strings) else "",
        others=tuple(map(string, strings[named + 1 :])),
    )
