"""Cross-references: which clauses a text refers to, and which of those are not there.

A reference to a statute, a treaty or another document is none; what follows the words ("of the Data Protection Act")
tells. Labels are compared by their letters and digits, first in the annex where the reference stands, then in the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from mouscan.clauses.tree import Clause, Reference
from mouscan.resources import folder

if TYPE_CHECKING:
    from lark import Lark, Tree

KIND = (
    r"(?:sub-?)?(?:[Cc]lause|CLAUSE|[Pp]aragraph|[Ss]ection|[Aa]rticle)s?|[Pp]aras?\.?|(?:[Aa]nnex(?:es|ures?|e)?|ANNEX|"
    r"[Ss]chedule|SCHEDULE|[Aa]ppendix|APPENDIX|[Aa]ppendices|[Aa]ttachment|[Ee]xhibit|[Pp]art)s?"
)
LABEL = r"(?:\d+(?:\.\d+)*|[IVXLC]+\b|[A-Z]\b)(?:\s?\([0-9A-Za-z]{1,5}\))*|(?:\([0-9A-Za-z]{1,5}\))+"
SPAN = re.compile(
    rf"(?<![\w.])(?:{KIND})\s+(?:{LABEL})(?:(?:,?\s*(?:and|to|or|&)\s+|,\s*|\s*[-–]\s*)(?:{LABEL})(?![\w.]*\w))*"
)
ELSEWHERE = re.compile(
    r"^\s*(?:\([^)]{1,40}\)\s*)?,?\s*(?:paragraphs?\s+[\d(][^.;]{0,20}\s*,?\s*)?(?:\s*(?:of|to|in|under|from)\s+(?:the\s+|that\s+|its\s+|your\s+|a\s+)?"
    r"(?!(?:this|present)\b)(?:[A-Z][\w.'()&-]*(?:\s+(?:of|and|the|on|for)\b)?\s*){1,8}|\s*(?:of|to)\s+the\s+(?:contract|treaty|directive|regulation|statute|convention|code)\b|\s*(?:UK\s+)?GDPR\b|\s*DPA\b|\s*[A-Z]{2,6}\b(?:\s+\d{4})?)"
)
STATUTE = re.compile(
    r"\b(?:Act|GDPR|Regulations?|Directive|U\.?S\.?C\.?|C\.?F\.?R\.?|DPA|statute)\b[^.;]*$|\bprovides that\b[^.;]*$"
)
THIS = re.compile(r"^\s*(?:of|to|in)\s+this\b", re.I)
CONTAINERS = ("annex", "schedule", "appendix", "attachment", "exhibit", "part")
ALIKE = {
    "annexure": "annex",
    "annexe": "annex",
    "annexes": "annex",
    "annexures": "annex",
    "appendices": "appendix",
    "para": "paragraph",
    "paras": "paragraph",
}
MOST = 20
STATUTORY = ("section", "part", "schedule")


def references(text: str, clauses: tuple[Clause, ...]) -> tuple[Reference, ...]:
    """Return the cross-references of all clauses in reading order."""
    index = {_key(clause.id): clause.id for clause in reversed(clauses)}
    articled = any(clause.id.startswith("Article") for clause in clauses)
    bare = any(clause.label[:1].isdigit() for clause in clauses)
    found = []
    for clause in clauses:
        for block in clause.blocks:
            flat = text[block.start : block.end].replace("\n", " ")
            for match in SPAN.finditer(flat):
                after = flat[match.end() : match.end() + 120]
                if ELSEWHERE.match(after) and not THIS.match(after):
                    continue
                if STATUTE.search(flat[max(0, match.start() - 160) : match.start()]) and not THIS.match(after):
                    continue
                kind, labels = _read(match[0])
                if (kind == "article" and not articled) or (
                    kind in STATUTORY and len(labels[0]) == 1 and len(labels[0][0]) > 2 and labels[0][0].isdigit()
                ):
                    continue
                if kind in ("section", "clause", "paragraph") and not bare and not any(c.label for c in clauses):
                    continue
                targets, dangling = _resolved(kind, labels, clause, index)
                found.append(
                    Reference(clause.id, block.start + match.start(), block.start + match.end(), targets, dangling)
                )
    return tuple(found)


def _key(id: str) -> tuple[str, ...]:
    return tuple(ALIKE.get(w, w) for w in re.findall(r"[a-z]+|\d+", re.sub(r"#\d+", "", id).lower()))


def _resolved(
    kind: str, labels: list[tuple[str, ...]], clause: Clause, index: dict[tuple[str, ...], str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    targets: list[str] = []
    dangling: list[str] = []
    for label in labels:
        found = next((index[key] for key in _places(kind, label, clause) if key in index), None)
        if found is not None:
            targets.append(found)
        else:
            dangling.append(f"{kind} {'.'.join(label)}")
    return tuple(targets), tuple(dangling)


def _places(kind: str, label: tuple[str, ...], clause: Clause) -> Iterator[tuple[str, ...]]:
    """Yield the keys under which a label may stand, nearest first."""
    here = _key(clause.id)
    if kind in CONTAINERS:
        for i in range(len(here), -1, -1):
            yield (*here[:i], kind, *label)
        return
    for i in range(len(here), -1, -1):
        yield (*here[:i], *label)
    yield ("article", *label)
    yield ("section", *label)
    yield ("clause", *label)


@cache
def _parser() -> Lark:
    from lark import Lark

    return Lark((folder("grammars") / "reference.lark").read_text(encoding="utf-8"), parser="lalr", lexer="basic")


def _read(words: str) -> tuple[str, list[tuple[str, ...]]]:
    """Return the kind and the labels that a reference names; a range of numbers is filled in."""
    from lark.exceptions import LarkError

    try:
        tree = next(iter(_parser().parse(words).find_data("reference")))
    except LarkError:
        kind, _, rest = words.partition(" ")
        return _singular(kind), [_key(rest)]
    named, *parts = tree.children
    kind = str(named)
    labels: list[tuple[str, ...]] = []
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
    return _singular(kind), labels


def _label(tree: Tree[object]) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z]+|\d+", "".join(str(token) for token in tree.children).lower()))


def _singular(kind: str) -> str:
    word = kind.lower().rstrip(".").replace("sub-", "").removeprefix("sub")
    word = ALIKE.get(word, word)
    return word if word in CONTAINERS else ALIKE.get(word.removesuffix("s"), word.removesuffix("s"))
