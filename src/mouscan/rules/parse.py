"""From the text of a rule file to typed rules; an error names file, line and column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, cast

from mouscan.resources import folder
from mouscan.rules.fault import fault, suggestion
from mouscan.rules.syntax import (
    At,
    Both,
    Condition,
    Either,
    Negated,
    OutcomeName,
    Qualifier,
    Quantified,
    Requirement,
    Rule,
    Source,
    Thing,
    Word,
)

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

Definitions = Mapping[str, Condition]

NEEDED = ("says", "severity", "class", "profiles", "sources", "require", "remedy", "passes", "fails")
REPEATED = ("class", "require", "passes", "fails")
SPELT = {"profiles": "applies in", "escalates": "escalates when", "valid": "valid from", "belongs": "belongs after"}


@cache
def _parser() -> Lark:
    from lark import Lark

    grammar = (folder("grammars") / "rule.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer="basic", propagate_positions=True, maybe_placeholders=True)


def parse(text: str, file: str, known: Definitions) -> tuple[tuple[Rule, ...], Definitions]:
    """Read one rule file; `known` are the definitions of the files before it.

    Raises RuleError with `file:line:column`.
    """
    from lark.exceptions import UnexpectedInput, UnexpectedToken

    try:
        tree = _parser().parse(text)
    except UnexpectedInput as error:
        at = At(error.line, error.column)
        broken_off = isinstance(error, UnexpectedToken) and error.token.type == "$END"
        raise fault(file, at, "the file ends in the middle of a rule" if broken_off else _stray(text, at)) from error
    builder = _Builder(text, file, dict(known))
    nodes = [cast("Tree[Token]", node) for node in tree.children]
    rules = tuple(builder.rule(node) for node in nodes if node.data == "rule" or builder.define(node))
    return rules, builder.definitions


def _stray(text: str, at: At) -> str:
    """Return what is said of a word that the grammar does not take where it stands."""
    word = text.splitlines()[at.line - 1][at.column - 1 :].split(maxsplit=1)[0]
    return f'"{word}" does not belong here{suggestion(word, _keywords())}'


@cache
def _keywords() -> tuple[str, ...]:
    """Return the words that the grammar itself spells out."""
    patterns = [terminal.pattern.value for terminal in _parser().terminals]
    return tuple(word for pattern in patterns for word in re.findall(r"[a-z]{2,}", pattern.split("(?!")[0]))


def _shown(statement: str) -> str:
    """Return a statement as a rule file spells it."""
    return SPELT.get(statement, statement)


def _data(node: object) -> str:
    return str(getattr(node, "data", ""))


def _at(token: Token | Tree[Token]) -> At:
    meta = getattr(token, "meta", token)
    return At(meta.line or 1, meta.column or 1)  # type: ignore[union-attr]


class _Builder:
    """Builds the rules of one file from its syntax tree."""

    def __init__(self, text: str, file: str, definitions: dict[str, Condition]) -> None:
        self.text = text
        self.file = file
        self.definitions = definitions

    def define(self, node: Tree[Token]) -> bool:
        name, condition = node.children
        if str(name) in self.definitions:
            raise fault(self.file, _at(cast("Token", name)), f'"{name}" is defined already')
        self.definitions[str(name)] = self.condition(cast("Tree[Token]", condition))
        return False

    def rule(self, node: Tree[Token]) -> Rule:
        id, name, *statements = node.children
        found: dict[str, list[list[object]]] = {}
        for statement in statements:
            kind = _data(statement)
            if kind in found and kind not in REPEATED:
                raise fault(self.file, _at(cast("Tree[Token]", statement)), f'rule {id} says "{_shown(kind)}" twice')
            found.setdefault(kind, []).append(list(cast("Tree[Token]", statement).children))
        for needed in NEEDED:
            if needed not in found:
                raise fault(self.file, _at(cast("Token", id)), f'rule {id} has no "{_shown(needed)}"')
        classes = [(self.one_of(c[0], ("law", "policy")), self.words(c[1]) if c[1] else ()) for c in found["class"]]
        return Rule(
            id=str(id),
            name=str(name),
            says=self.string(found["says"][0][0]),
            severity=self.one_of(found["severity"][0][0], ("error", "warning", "info")),
            cls=next((cls for cls, profiles in classes if not profiles), "policy"),
            class_in=tuple((profile, cls) for cls, profiles in classes for profile in profiles),
            escalates=self.condition(found["escalates"][0][0]) if "escalates" in found else None,
            profiles=self.words(found["profiles"][0][0]),
            valid=self.date(found["valid"][0][-1]) if "valid" in found else None,
            sources=tuple(self.source(s) for s in found["sources"][0]),
            concerns=self.condition(found["concerns"][0][0]) if "concerns" in found else None,
            requirements=tuple(self.requirement(r) for r in found["require"]),
            belongs=self.words(found["belongs"][0][0]) if "belongs" in found else (),
            remedy=self.string(found["remedy"][0][0]),
            passes=tuple(tuple(map(self.string, e)) for e in found["passes"]),
            fails=tuple(tuple(map(self.string, e)) for e in found["fails"]),
            file=self.file,
            at=_at(cast("Token", id)),
        )

    def requirement(self, parts: list[object]) -> Requirement:
        condition, verdict, message = parts
        return Requirement(
            self.condition(condition),
            cast("OutcomeName", self.one_of(verdict, ("fail", "unknown"))),
            self.string(message),
        )

    def one_of(self, token: object, choices: tuple[str, ...]) -> str:
        if str(token) not in choices:
            raise fault(self.file, _at(cast("Token", token)), f'"{token}" is none of {", ".join(choices)}')
        return str(token)

    def string(self, token: object) -> str:
        return " ".join(str(token)[1:-1].replace('\\"', '"').split())

    def source(self, node: object) -> Source:
        title, profiles, confirm = cast("Tree[Token]", node).children
        shown = self.string(title) + (" (to be confirmed)" if confirm else "")
        return Source(shown, self.words(profiles) if profiles else ())

    def date(self, token: object) -> date:
        try:
            return date.fromisoformat(str(token))
        except ValueError as error:
            raise fault(self.file, _at(cast("Token", token)), f"{token} is no date") from error

    def words(self, node: object) -> tuple[Word, ...]:
        return tuple(Word(str(token), _at(cast("Token", token))) for token in cast("Tree[Token]", node).children)

    def condition(self, node: object) -> Condition:
        tree = cast("Tree[Token]", node)
        match tree.data:
            case "either":
                return Either(tuple(map(self.condition, tree.children)))
            case "both":
                return Both(tuple(map(self.condition, tree.children)))
            case "negated":
                return Negated(self.condition(tree.children[-1]))
            case "named":
                token = cast("Token", tree.children[0])
                if str(token) not in self.definitions:
                    raise fault(self.file, _at(token), f'"{token}" is not defined')
                return self.definitions[str(token)]
        quantity, thing = tree.children
        words = [str(token) for token in cast("Tree[Token]", quantity).children]
        number = int(words[-1]) if words[-1].isdigit() else 1
        start = self.text.splitlines()[_at(tree).line - 1][_at(tree).column - 1 :]
        how = (
            "least"
            if start.startswith("at least")
            else "most"
            if start.startswith("at most")
            else "no"
            if words[0] == "no"
            else "some"
        )
        return Quantified(how, number, self.thing(thing))  # type: ignore[arg-type]

    def thing(self, node: object) -> Thing:
        noun, kinds, *qualifiers = cast("Tree[Token]", node).children
        return Thing(
            str(noun),
            self.words(kinds) if kinds is not None else (),
            tuple(self.qualifier(cast("Tree[Token]", q)) for q in qualifiers),
            _at(cast("Token", noun)),
        )

    def qualifier(self, node: Tree[Token]) -> Qualifier:
        kind = str(node.data)
        if kind == "being":
            negation, word = node.children
            return Qualifier("being", (Word(str(word), _at(cast("Token", word))),), negation is not None)
        if kind == "beside":
            return Qualifier("beside", (), thing=self.thing(node.children[0]))
        if kind == "naming":
            return Qualifier("naming", (), text=self.string(node.children[0]))
        if kind == "on":
            word = node.children[0]
            return Qualifier("on", (Word(str(word), _at(cast("Token", word))),))
        return Qualifier(kind, self.words(node.children[-1]))
