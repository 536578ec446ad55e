"""The label that a line begins with, in every way it can be read: "i." is a roman one or the letter i."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from mouscan.clauses.container import named
from mouscan.clauses.numeral import roman
from mouscan.grammar import parser

if TYPE_CHECKING:
    from lark import Token, Tree

LETTERS = 26
LETTERED = 1000
DAMAGED = {"8": "B"}
MISREAD = re.compile(r"[IVXLJUTDMilvxmn]{1,7}$")
PREFIX = re.compile(
    r"(?P<label>\(?\d{1,3}(?:\.\d{1,3})+[.):]?(?=\s|$|[A-Z])"
    r"|(?-i:[A-Z])\.?\d{1,2}(?:\.\d{1,2})*\.?(?=\s|$)"
    r"|(?-i:\d{1,2}|[IVX]{1,5}|[A-Z])\s?[–—-](?=\s+(?-i:[A-Z]))"
    r"|\(?\s?\d{1,3}\s?(?:\)[.:]?|[.:]{1,2}\)?|(?=\s|$))"
    r"|\(?\s?(?:[ivxlcmnjutd]{1,7}|[A-Z]{1,2})\s?(?:\)[.:]?|[.:]{1,2}\)?(?=\s|$|(?-i:[A-Z][A-Za-z]{2}))|(?=\s|$)))\s*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Label:
    """One reading of a label.

    `style` tells how it is written (`dec`, `num.`, `low()`, `ROM.`, `word:article`); `values` are its numbers;
    `printed` is its form in an id; `end` is where the words of the line begin. `misread` marks what may be a
    numeral damaged by recognition ("Ill." for "III.", "l." for "1."): only its neighbours can tell.
    """

    style: str
    values: tuple[int, ...]
    printed: str
    end: int
    word: str = ""
    misread: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is the word alone, which can be a title too ("Annex")."""
        return self.values == (0,) and bool(self.word)


@lru_cache(4096)
def labels(text: str) -> tuple[Label, ...]:
    """Return every reading of the label that a line begins with, none where it begins with no label."""
    if (found := named(text)) is not None:
        return (Label(f"word:{found.word}", found.values, found.printed, found.end, found.word),)
    match = PREFIX.match(text)
    if match is None:
        return ()
    tree = _parsed(match["label"])
    if tree is None:
        return ()
    part = cast("Tree[Token]", tree.children[0])
    tokens = [str(token) for token in part.children]
    if part.data == "lettered":
        letter, *numbers = re.findall(r"[A-Z]|\d+", tokens[0])
        return (Label("dec", (LETTERED + ord(letter), *map(int, numbers)), tokens[0], match.end()),)
    if part.data == "decimal":
        if (tokens[0] == "(") != (tokens[-1] == ")"):
            tokens = [t for t in tokens if t not in "()"] if tokens[-1] == ")" else []
        number = next((t for t in tokens if t[0].isdigit()), "")
        return (Label("dec", tuple(int(n) for n in number.split(".")), number, match.end()),) if number else ()
    return _plain(cast("list[Token]", part.children), text, match.end())


@lru_cache(4096)
def _parsed(words: str) -> Tree[Token] | None:
    from lark.exceptions import LarkError

    try:
        return parser("label", lexer="basic").parse(words)
    except LarkError:
        return None


def _plain(tokens: list[Token], text: str, end: int) -> tuple[Label, ...]:
    opened = tokens[0] == "("
    body = str(tokens[1] if opened else tokens[0])
    closing = "".join(str(t) for t in tokens[2 if opened else 1 :]).replace("..", ".").rstrip(":") or (
        ":" if text[:end].rstrip().endswith(":") else ""
    )
    misread = Label("ROM.", (0,), body, end, misread=True)
    if not (opened or closing) and len(body) > 1 and MISREAD.match(body) and text[end:].isupper():
        return (misread,)
    if not (opened or closing) and len(body) == 1 and body.isupper() and text[end : end + 1].isupper():
        return (Label("UP", (ord(body) - 64,), body, end),)
    alone = not opened and not closing and body.isupper() and text.strip() == body and roman(body) > 0
    if (opened and not closing.startswith(")")) or (not (opened or closing or body.isdigit()) and not alone):
        return ()
    close = ("(" if opened else "") + closing.rstrip(":")
    if body.isdigit():
        found = [Label(f"num{close}", (int(body),), body, end)]
        if close == "." and body in DAMAGED:
            found.append(Label("UP.", (ord(DAMAGED[body]) - 64,), DAMAGED[body], end, misread=True))
        return (*found, misread) if close == "." and not set(body) - {"1"} else tuple(found)
    found = []
    if not (body.isupper() or body.islower()):
        return (misread,) if close == "." and MISREAD.match(body) else ()
    if value := roman(body):
        found.append(Label(("ROM" if body.isupper() else "rom") + close, (value,), body, end))
    if alone:
        return tuple(found)
    letters = ("UP" if body.isupper() else "low") + close
    if len(body) == 1:
        found.append(Label(letters, (ord(body.lower()) - 96,), body, end))
    elif len(body) == 2 and body[0] == body[1] and not value:
        found.append(Label(letters, (LETTERS + ord(body[0].lower()) - 96,), body, end))
    if close == "." and MISREAD.match(body):
        found.append(misread)
    if close == "." and body in ("l", "I", "t"):
        found.append(Label("num.", (1,), "1", end, misread=True))
    return tuple(found)


def follows(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Tell whether one label's numbers come next after another's on the same level."""
    return len(before) == len(after) and before[:-1] == after[:-1] and after[-1] == before[-1] + 1
