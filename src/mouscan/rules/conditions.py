"""From the syntax tree of a condition to its typed value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal, cast

from msgspec import Struct, field

from mouscan.rules.fault import fault, suggestion
from mouscan.rules.syntax import (
    At,
    Both,
    Condition,
    Either,
    Every,
    Given,
    JudgedIn,
    KindOf,
    Limit,
    Named,
    Negated,
    Qualifier,
    Quantified,
    Since,
    Thing,
    Word,
)

if TYPE_CHECKING:
    from lark import Token, Tree

Definitions = Mapping[str, Named]


def string(token: object) -> str:
    """Return the text of a string, its line ends as spaces."""
    return " ".join(str(token)[1:-1].replace('\\"', '"').split())


def at(node: object) -> At:
    """Return where a token or tree begins."""
    meta = getattr(node, "meta", node)
    return At(getattr(meta, "line", None) or 1, getattr(meta, "column", None) or 1)


def word(token: object) -> Word:
    """Return a name with its position."""
    return Word(str(token), at(token))


def words(node: object) -> tuple[Word, ...]:
    """Return the names of a list, none for None."""
    return tuple(word(token) for token in cast("Tree[Token]", node).children) if node is not None else ()


class Conditions(Struct, frozen=True, dict=True):
    """Builds the conditions of one file; `known` are the names it may use, `elsewhere` the modules that have others."""

    file: str
    known: Mapping[str, Named]
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    def day(self, token: object) -> date:
        """Return a date; raises RuleError for one that is none."""
        try:
            return date.fromisoformat(str(token))
        except ValueError as error:
            raise fault(self.file, at(token), f"{token} is no date") from error

    def condition(self, node: object) -> Condition:
        """Return a condition; raises RuleError for a name that is not defined."""
        tree = cast("Tree[Token]", node)
        match tree.data:
            case "either" | "both" if len(tree.children) == 1:
                return self.condition(tree.children[0])
            case "either":
                return Either(tuple(map(self.condition, tree.children)))
            case "both":
                return Both(tuple(map(self.condition, tree.children)))
            case "negated":
                return Negated(self.condition(tree.children[-1]))
            case "every":
                return Every(self.thing(tree.children[1]), self.condition(tree.children[2]))
            case "since":
                return Since(self.day(tree.children[0]))
            case "judged":
                return JudgedIn(words(tree.children[0]))
            case "given":
                return Given(word(tree.children[0]))
            case "kind":
                name, negation, _, kinds = tree.children
                return KindOf(word(name), words(kinds), negation is not None)
            case "named":
                return self.named(tree.children[0])
        amount, thing, where = tree.children
        quantity, number = _amount(cast("Tree[Token]", amount))
        narrowed = self.condition(where) if where is not None else None
        return Quantified(quantity, number, self.thing(thing), narrowed)

    def named(self, token: object) -> Named:
        """Return the condition that a name stands for; raises RuleError."""
        name = str(token)
        if name in self.known:
            return self.known[name]
        if name in self.elsewhere:
            raise fault(
                self.file, at(token), f'"{name}" stands in {self.elsewhere[name]}; write "use {self.elsewhere[name]}"'
            )
        raise fault(self.file, at(token), f'"{name}" is not defined{suggestion(name, self.known)}')

    def thing(self, node: object) -> Thing:
        """Return a thing with what narrows it."""
        noun, kinds, *narrowing = cast("list[Tree[Token]]", cast("Tree[Token]", node).children)
        called = [q.children[0] for q in narrowing if q.data == "called"]
        if len(called) > 1:
            raise fault(self.file, at(called[1]), "a thing has one name")
        texts = kinds is not None and kinds.data == "strings"
        return Thing(
            noun=str(noun),
            kinds=() if texts else words(kinds),
            qualifiers=tuple(self.qualifier(q) for q in narrowing if q.data != "called"),
            at=at(noun),
            called=word(called[0]) if called else None,
            texts=tuple(map(string, kinds.children)) if texts else (),
        )

    def qualifier(self, node: Tree[Token]) -> Qualifier:
        """Return what narrows a thing."""
        kind, here = str(node.data), at(node)
        last = node.children[-1]
        match kind:
            case "being":
                return Qualifier(kind, here, (word(last),), negated=node.children[0] is not None)
            case "on" | "in" | "across":
                return Qualifier(kind, here, (word(last),))
            case "like" if len(node.children) > 1:
                return Qualifier(kind, here, name=word(last), part=word(node.children[0]))
            case "beside" | "covering" | "like":
                if getattr(last, "data", None) == "thing":
                    return Qualifier(kind, here, thing=self.thing(last))
                return Qualifier(kind, here, name=word(last))
            case "naming":
                return Qualifier(kind, here, texts=(string(last),))
            case "of":
                return Qualifier(kind, here, texts=tuple(map(string, cast("Tree[Token]", last).children)))
            case "bound":
                return Qualifier(str(node.children[0]), here, limit=limit(last))
            case "order":
                how = str(node.children[0])
                if getattr(last, "type", "") == "DATE":
                    return Qualifier(how, here, day=self.day(last))
                return Qualifier(how, here, name=word(last))
        if getattr(last, "data", None) == "part":
            part, name = cast("Tree[Token]", last).children
            return Qualifier(kind, here, name=word(name), part=word(part))
        return Qualifier(kind, here, words(last))


def limit(node: object) -> Limit:
    """Return a threshold: a number with or without its unit, or a parameter."""
    first, *rest = cast("Tree[Token]", node).children
    if getattr(first, "type", "") != "NUMBER":
        return Limit(0, None, word(first))
    return Limit(int(str(first)), word(rest[0]) if rest and rest[0] is not None else None)


Amount = Literal["some", "no", "least", "most", "exactly"]


def _amount(node: Tree[Token]) -> tuple[Amount, int]:
    """Return the quantity that a condition asks for, and its number."""
    tokens = [token for token in node.children if token is not None]
    number = next((int(str(t)) for t in tokens if cast("Token", t).type == "NUMBER"), 1)
    match cast("Token", tokens[0]).type:
        case "SOME":
            return "some", 1
        case "NO":
            return "no", 0
        case "LEAST":
            return "least", number
        case "MOST":
            return "most", number
    return "exactly", number
