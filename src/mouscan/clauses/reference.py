"""Cross-references: which clauses a text refers to, and which of those are not there.

Labels are compared by their letters and digits, first in the annex where the reference stands, then in the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mouscan.clauses.elsewhere import after_names, before_names, own
from mouscan.clauses.target import Index, Key, Named, key
from mouscan.clauses.tree import Clause, Reference
from mouscan.clauses.vocabulary import alike, words
from mouscan.grammar import parser

if TYPE_CHECKING:
    from lark import Lark, Tree

Mention = tuple[int, int, list[Named]]
MOST = 40
WITHIN = 2
LISTED = re.compile(r",?\s*(?:(?:and|or)\s+)?")
POINTS = ("paragraph", "part", "point")
LEGAL = ("article", "paragraph", "section", "part", "schedule")


def references(text: str, clauses: tuple[Clause, ...]) -> tuple[Reference, ...]:
    """Return the cross-references of all clauses in reading order."""
    index = Index(clauses, text.partition("\n")[0])
    titles = own(text)
    found = []
    for clause in clauses:
        here = index.keys[clause.id]
        for block in clause.blocks:
            flat = text[block.start : block.end].replace("\n", " ")
            for start, end, named in _own(flat, titles):
                if block.start + start and not index.foreign(named[0]):
                    spans = block.start + start, block.start + end
                    found.append(Reference(clause.id, *spans, *index.resolved(named, here)))
            for match in () if index.annexed else _bare().finditer(flat):
                if not after_names(flat, match.end(), titles):
                    spans = block.start + match.start("bare"), block.start + match.end()
                    found.append(Reference(clause.id, *spans, (), (match["bare"].lower(),)))
    return tuple(found)


def _parser() -> Lark:
    return parser("reference", lexer="basic")


@cache
def _bare() -> re.Pattern[str]:
    """Return the pattern of an annex that is pointed to without a number: "see the Appendices"."""
    points, bare = ("|".join(words("references", kind)) for kind in ("points", "bare"))
    return re.compile(rf"\b(?:(?i:{points})\s+)(?P<bare>{bare})\b(?!\s+(?:[A-Z]\b|[IVXLC]+\b|\(?\d))")


def _own(flat: str, titles: frozenset[str]) -> list[Mention]:
    """Return the references of a paragraph that point into no other text.

    What follows the last of several ("Article 2, Article 4 and Article 8 of the Convention") holds for them all.
    """
    kept: list[Mention] = []
    later: tuple[int, bool | None] = (0, None)
    for start, end, named in reversed(list(_mentions(flat))):
        names = after_names(flat, end, titles)
        if names is not False and later[1] is not None and LISTED.fullmatch(flat, end, later[0]):
            names = later[1]
        later = (start, names)
        close = named[0][0] not in LEGAL
        if names is False or not (names or before_names(flat, start, close)):
            kept.append((start, end, named))
    return kept[::-1]


def _mentions(flat: str) -> Iterator[Mention]:
    """Yield the span of every reference of a paragraph and what it names, inmost first ("Part 2 of Schedule 3")."""
    whole, outer, inner = _spans()
    position = 0
    while match := whole.search(flat, position):
        start, end = match.span()
        named = [_read(match[0])]
        if (point := inner.match(flat, end)) and _read(point["one"])[0] in POINTS:
            named.insert(0, _read(point["one"]))
            end = point.end()
        while len(named) <= WITHIN and (within := outer.match(flat, end)):
            named.append(_read(within["one"]))
            end = within.end()
        yield start, end, named
        position = end


@cache
def _spans() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a reference, what it stands in and a point of it, made of the grammar's terminals."""
    kind, join, number, sub = (
        next(t for t in _parser().terminals if t.name == name).pattern.to_regexp()
        for name in ("KIND", "JOIN", "NUMBER", "SUB")
    )
    label = rf"(?:{number})(?:{sub}){{0,8}}|(?:{sub}){{1,8}}"
    one = rf"(?:{kind})\s+(?:{label})"
    several = rf"{one}(?:(?:{join})(?:{label})(?![\w.]*\w)){{0,{MOST}}}"
    return (
        re.compile(rf"(?<![\w.]){several}"),
        re.compile(rf"\s+(?:of|to|in)\s+(?:the\s+)?(?P<one>{one})"),
        re.compile(rf",?\s+(?P<one>{several})"),
    )


@lru_cache(4096)
def _read(words: str) -> Named:
    """Return the kind and the labels that a reference names; a range of numbers is filled in."""
    from lark.exceptions import LarkError

    try:
        tree = _parser().parse(words)
    except LarkError:
        kind, _, rest = words.partition(" ")
        return _singular(kind), (key(rest),)
    named, *parts = tree.children
    labels: list[Key] = []
    span = False
    for part in parts:
        if not hasattr(part, "data"):
            span = str(part).strip() in ("to", "-", "–")
            continue
        label = _label(part)  # type: ignore[arg-type]
        if (
            span
            and labels
            and label[-1].isdigit()
            and labels[-1][-1].isdigit()
            and 0 < int(label[-1]) - int(labels[-1][-1]) <= MOST
        ):
            labels += [(*label[:-1], str(n)) for n in range(int(labels[-1][-1]) + 1, int(label[-1]))]
        labels.append(label)
    return _singular(str(named)), tuple(labels)


def _label(tree: Tree[object]) -> Key:
    return tuple(re.findall(r"[a-z]+|\d+", "".join(str(token) for token in tree.children).lower()))


def _singular(kind: str) -> str:
    word = kind.lower().rstrip(".").replace("sub-", "").removeprefix("sub")
    known = alike("references")
    return known.get(word) or known.get(word.removesuffix("s"), word.removesuffix("s") if word[-2:] != "ix" else word)
