"""Provisions of an instrument in their normal form: `s 8(d)`, `Sch 1 Pt 2 paras 5 and 6`, `Art 6(1)(e)`.

What a provision is made of stands in the vocabulary `provisions`; `grammars/citation.lark` reads it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, cast

from mouscan.grammar import parser
from mouscan.language.title import either
from mouscan.language.vocabulary import rows

if TYPE_CHECKING:
    from lark import Tree

SUB = r"\s?\(\s?(?!(?:1[89]|20)\d\d\s?\))[0-9A-Za-z]{1,4}\s?\)"
ALONE = r"\s?\((?-i:[a-z]|\d|[ivx]{1,4})\)"
CODE = r"(?!\s*(?:U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R))"
NUMBER = rf"(?:\d+(?:[.:]\d+)?[A-Za-z]{{0,3}}\b(?!\.\d|/\d){CODE}(?:{SUB})*|[IVX]+\b|{ALONE}(?:{SUB})*)"
SECTION = re.compile(r"\d+[A-Z]*\(\d+\)\(")
ALTERNATIVE = re.compile(r"and|or|&", re.I)

Unit = tuple[str, list[str]]


@cache
def _forms() -> dict[str, dict[str, str]]:
    return {row["word"]: row for row in rows("provisions")}


def _rank(kind: str) -> int | None:
    """Return where a kind stands among those that hold one another, None for one that is cited on its own."""
    return next((int(row["rank"]) for row in _forms().values() if row["form"] == kind and row["rank"]), None)


@cache
def span() -> re.Pattern[str]:
    """Return the pattern of a provision, or several joined, in running text."""
    kind = rf"(?:{either(_forms())})\b\.?|§+"
    joint = rf"(?:(?:\s+(?:of|to|in),)?,?\s*(?:and|to|or|&)\s+|,\s*|\s*[-–]\s*)(?:(?:{kind})\s*)?"
    inner = rf"(?:,?\s*(?:of|in)\s+(?:the\s+)?|\s*:\s*|\s+[-–]\s+|\s+)(?:{kind})\s*"
    part = r"(?!sub-?(?:section|paragraph)s?\s*\()"
    return re.compile(rf"(?<![\w.'-]){part}(?:{kind})\s*{NUMBER}(?:(?:{joint}|{inner}){NUMBER})*", re.I)


@cache
def seam() -> re.Pattern[str]:
    """Return the pattern of what stands between an article and a section: they are never of one instrument."""
    joint = r"[\s,]+(?:(?:and|or|&)\s+)?(?:the\s+)?"
    articles, sections = (
        either(word for word, row in _forms().items() if row["form"] == form) for form in ("Art", "s")
    )
    after = rf"(?<=[\w)])(?<!\bof)(?<!\bin)(?<!\bto){joint}(?=(?:{sections})\b\.?\s*\d|§|(?:{articles})\b)"
    return re.compile(after, re.I)


def provisions(printed: str) -> list[str]:
    """Return the provisions that some words cite, each in its normal form."""
    from lark.exceptions import LarkError

    try:
        tree = parser("citation", lexer="basic", maybe_placeholders=False).parse(printed)
    except LarkError:
        return [" ".join(printed.split())]
    groups: list[list[Unit]] = [[]]
    for child in tree.children:
        if isinstance(child, str):
            if ALTERNATIVE.search(child):
                groups.append([])
            continue
        unit = _unit(cast("Tree[object]", child))
        if any(kind == unit[0] for kind, _ in groups[-1]):
            groups.append([])
        groups[-1].append(unit)
    return [provision for group in _contained(groups) for provision in _written(group)]


def _contained(groups: list[list[Unit]]) -> list[list[Unit]]:
    """Return the groups, each with what holds it: "paragraph 5 and paragraph 6 of Schedule 1" are both of it."""
    for i in reversed(range(len(groups) - 1)):
        groups[i] += _around(groups[i], groups[i + 1])
    for i in range(1, len(groups)):
        if {kind for kind, _ in groups[i]} & {kind for kind, _ in groups[i - 1]}:
            groups[i] += _around(groups[i], groups[i - 1])
    return groups


def _around(own: list[Unit], other: list[Unit]) -> list[Unit]:
    ranks = [_rank(kind) for kind, _ in own]
    top = min((rank for rank in ranks if rank is not None), default=None)
    if top is None or None in ranks:
        return []
    return [unit for unit in other if (rank := _rank(unit[0])) is not None and rank < top]


def _written(units: list[Unit]) -> list[str]:
    kinds = [kind for kind, _ in units]
    if len(units) == 1 and kinds[0] in ("para", "subpara") and SECTION.match(units[0][1][0]):
        units, kinds = [("s", units[0][1])], ["s"]
    if "Art" in kinds and len(units) > 1 and {"para", "subpara", "point"}.issuperset({*kinds} - {"Art"}):
        return _article(dict(units))
    if all(_rank(kind) is None for kind in kinds):
        return [f"{kind} {number}" for kind, numbers in units for number in _split(numbers)]
    if all(_rank(kind) is not None for kind in kinds):
        units = sorted(units, key=lambda unit: _rank(unit[0]) or 0)
    return [
        " ".join(
            f"{kind}{'s' if len(numbers) > 1 and kind == 'para' else ''} {''.join(numbers)}" for kind, numbers in units
        )
    ]


def _article(units: dict[str, list[str]]) -> list[str]:
    """Return the paragraphs and points of an article as one: "Article 6, paragraph 1, point (e)" is Art 6(1)(e)."""
    found = [f"Art {number}" for number in _split(units["Art"])]
    for kind in ("para", "point"):
        if kind in units:
            found = [one + _bracketed(number) for one in found for number in _split(units[kind])]
    return found


def _bracketed(number: str) -> str:
    return number if number.startswith("(") else re.sub(r"\w+", r"(\g<0>)", number, count=0 if "-" in number else 1)


def _unit(unit: Tree[object]) -> Unit:
    kind, first, *rest = unit.children
    printed = str(kind).rstrip(".").lower()
    numbers = [_number(first)]
    for joined in rest:
        join, number = cast("Tree[object]", joined).children
        word = str(join).strip(" ,").lower()
        further = _number(number)
        if further.startswith("(") and not numbers[0].startswith("("):
            further = re.sub(r"\(\w+\)$", "", numbers[-1]) + further if word not in "-–to" else further
        numbers += [f" {word} " if word.isalpha() else "-" if word in "-–" and word else ", ", further]
    row = _forms().get(printed, {"form": printed, "rank": ""})
    if not row["rank"]:
        numbers[0] = re.sub(r"^\((\d+)\)", r"\1", numbers[0])
    return row["form"], numbers


def _number(tree: object) -> str:
    return re.sub(r"\s", "", "".join(str(token) for token in tree.children))  # type: ignore[attr-defined]


def _split(numbers: list[str]) -> list[str]:
    """Split "13 and 14" in two; keep a range ("35 to 39") as one."""
    found = [numbers[0]]
    for join, number in zip(numbers[1::2], numbers[2::2], strict=True):
        if join.strip() in ("to", "-"):
            found[-1] += f"-{number}"
        else:
            found.append(number)
    return found
