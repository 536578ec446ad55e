"""Cross-references: which clauses a text refers to, and which of those are not there.

Labels are compared by their letters and digits, first in the annex where the reference stands, then in the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mouscan.clauses.elsewhere import after_names, before_names, own
from mouscan.clauses.tree import Clause, Reference
from mouscan.clauses.vocabulary import alike, words
from mouscan.resources import folder

if TYPE_CHECKING:
    from lark import Lark, Tree

Key = tuple[str, ...]
Named = tuple[str, tuple[Key, ...]]
Mention = tuple[int, int, list[Named]]
MOST = 40
WITHIN = 2
LISTED = re.compile(r",?\s*(?:(?:and|or)\s+)?")
POINTS = ("paragraph", "part", "point")
STATUTORY = ("section", "part", "schedule")


def references(text: str, clauses: tuple[Clause, ...]) -> tuple[Reference, ...]:
    """Return the cross-references of all clauses in reading order."""
    index = _Index(clauses)
    titles = own(text)
    found = []
    for clause in clauses:
        here = _key(clause.id)
        for block in clause.blocks:
            flat = text[block.start : block.end].replace("\n", " ")
            for start, end, named in _own(flat, titles):
                if index.foreign(named[0]):
                    continue
                targets, dangling = index.resolved(named, here)
                if targets or dangling:
                    found.append(Reference(clause.id, block.start + start, block.start + end, targets, dangling))
    return tuple(found)


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
        close = named[0][0] not in ("article", "paragraph", *STATUTORY)
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


class _Index:
    """The clauses of a text by their keys: the words, letters and digits of their ids."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.under = {_key(clause.id): clause for clause in reversed(clauses)}
        self.kinds = {_kind(clause.label) for clause in clauses if clause.label}
        self.labelled = any(clause.label for clause in clauses)
        self.ends: dict[Key, Clause] = {}
        for clause in reversed(clauses):
            if clause.role == "container":
                self.ends[_key(clause.label)] = clause

    def foreign(self, named: Named) -> bool:
        """Tell whether a reference can only name a part of another text, since this one has none of its kind."""
        kind, labels = named
        first = labels[0]
        if kind in ("section", "clause", "paragraph") and not self.labelled:
            return True
        if kind in ("article", *words("containers", "division")) and kind not in self.kinds:
            return True
        return kind in STATUTORY and len(first) == 1 and len(first[0]) > 2 and first[0].isdigit()

    def resolved(self, named: list[Named], here: Key) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the ids of the clauses that a reference names, and the names of those that are not there."""
        for kind, labels in reversed(named[1:]):
            outer = self._found(kind, labels[0], here)
            if outer is None:
                return (), (f"{kind} {'.'.join(labels[0])}",)
            here = _key(outer.id)
        kind, labels = named[0]
        places = [(label, self._found(kind, label, here)) for label in labels]
        targets = tuple(clause.id for _, clause in places if clause is not None)
        return targets, tuple(f"{kind} {'.'.join(label)}" for label, clause in places if clause is None)

    def _found(self, kind: str, label: Key, here: Key) -> Clause | None:
        """Return the clause that a label names, the nearest first; one that prints more than the label is another."""
        holder = kind in words("containers", "container") or kind in words("containers", "division")
        worded = holder or kind in self.kinds
        for depth in range(len(here), -1, -1):
            for key in ((*here[:depth], kind, *label), *([] if worded else [(*here[:depth], *label)])):
                clause = self.under.get(key)
                if clause is not None and (clause.role == "container" if holder else _prints(clause, label)):
                    return clause
        if holder:
            return self.ends.get((kind, *label)) or self.ends.get((kind,))
        return next((c for word in words("containers", "clause") if (c := self.under.get((word, *label)))), None)


def _prints(clause: Clause, label: Key) -> bool:
    """Tell whether a clause prints no more than a label says: "1.2" is not named by "clause 2"."""
    printed = [part for part in _key(clause.label) if part != _kind(clause.label)]
    return len(printed) <= len(label)


def _key(id: str) -> Key:
    return tuple(alike("references").get(w, w) for w in re.findall(r"[a-z]+|\d+", re.sub(r"#\d+", "", id).lower()))


def _kind(label: str) -> str:
    """Return the word of a label ("Annex C"), empty where it has none."""
    first = (_key(label) or ("",))[0]
    return first if first in words("containers") else ""


@cache
def _parser() -> Lark:
    from lark import Lark

    return Lark((folder("grammars") / "reference.lark").read_text(encoding="utf-8"), parser="lalr", lexer="basic")


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
        return _singular(kind), (_key(rest),)
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
