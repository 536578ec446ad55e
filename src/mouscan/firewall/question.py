"""Questions in plain words ("can nationality reach immigration enforcement?") and what they ask of a world."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from mouscan.errors import MouscanError
from mouscan.language.vocabulary import expand, rows
from mouscan.language.word import stem
from mouscan.resources import folder

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

Form = Literal["can", "blocks", "holds", "uses", "learns"]
Sort = Literal["data", "purpose", "body"]
FORMS = (
    "can DATA reach BODY [from BODY] [for USE]; what blocks DATA [from BODY] [to BODY] [for USE]; "
    "who holds DATA; for what may DATA be used [by BODY]; what does BODY learn about BODY"
)
VOCABULARY: dict[Sort, tuple[tuple[str, str], ...]] = {
    "data": (("data", "value"), ("tags", "category")),
    "purpose": (("purposes", "value"), ("lattice", "kind")),
    "body": (("kinds", "value"), ("sides", "kind"), ("sides", "side")),
}
ARTICLES = frozenset({"the", "a", "an", "any"})
ANY = frozenset({"data", "it", "they", "anything", "information"})


class Question(Struct, frozen=True):
    """What is asked: the form, and the names of data, bodies and use that its words stand for, "" for any."""

    form: Form
    data: str = ""
    source: str = ""
    target: str = ""
    purpose: str = ""


@cache
def _parser() -> Lark:
    from lark import Lark

    grammar = (folder("grammars") / "question.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="earley", maybe_placeholders=True)


def question(text: str) -> Question:
    """Return what a question asks; raises MouscanError for one in no known form, or with a word that names nothing."""
    from lark.exceptions import LarkError

    try:
        tree = _parser().parse(" ".join(text.lower().split()))
    except LarkError as error:
        raise MouscanError(f'"{text}" is no question that mouscan knows; ask: {FORMS}') from error
    parts = list(_parts(tree))
    match str(tree.data):
        case "can":
            data, target, source, purpose = parts
            return Question(
                "can", name(data, "data"), name(source, "body"), name(target, "body"), name(purpose, "purpose")
            )
        case "blocks":
            data, source, target, purpose = parts
            return Question(
                "blocks", name(data, "data"), name(source, "body"), name(target, "body"), name(purpose, "purpose")
            )
        case "holds":
            data, source, purpose = parts
            return Question("holds", name(data, "data"), name(source, "body"), "", name(purpose, "purpose"))
        case "uses":
            data, target = parts
            return Question("uses", name(data, "data"), "", name(target, "body"))
    target, source = parts
    return Question("learns", "", name(source, "body"), name(target, "body"))


def _parts(tree: Tree[Token]) -> Iterator[str]:
    """Yield the words of each part of a question in their order, "" for one that is left out."""
    for child in tree.children:
        if child is None:
            yield ""
        elif not isinstance(child, str):
            yield " ".join(str(token) for token in child.children)


def name(words: str, sort: Sort) -> str:
    """Return the name that words stand for, "" for none or any; raises MouscanError with the nearest."""
    import difflib

    told = [word for word in words.split() if word not in ARTICLES]
    if not told or (sort == "data" and set(told) <= ANY):
        return ""
    known = names(sort)
    key = tuple(stem(word) for part in told for word in part.split("-"))
    if key in known:
        return known[key]
    near = difflib.get_close_matches(" ".join(told), sorted({n.replace("-", " ") for n in known.values()}), 1)
    hint = f', did you mean "{near[0]}"?' if near else "; `mouscan rules words` prints what there is"
    raise MouscanError(f'"{words}" names no {sort} that mouscan knows{hint}')


@cache
def names(sort: Sort) -> dict[tuple[str, ...], str]:
    """Return the names of one sort under the stems of every phrase that stands for them, and of their own words."""
    found: dict[tuple[str, ...], str] = {}
    for vocabulary, column in VOCABULARY[sort]:
        for row in rows(vocabulary):
            for phrase in expand(row.get("phrase", "")):
                found.setdefault(tuple(stem(word) for word in phrase), row[column])
    own = {row[column] for vocabulary, column in VOCABULARY[sort] for row in rows(vocabulary)}
    return found | {tuple(stem(word) for word in value.split("-")): value for value in sorted(own)}
