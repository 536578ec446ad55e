"""The data that an agreement names: items in prose, lists and tables, each with its category and tags."""

from __future__ import annotations

import re
from functools import cache

from mouscan.graph.agreement import DataItem, Evidence
from mouscan.graph.evidence import evidence
from mouscan.language import Mark, Reading, Sentence
from mouscan.language.vocabulary import rows

GENERIC = frozenset({"personal-data", "special-category"})
STOPS = frozenset(',;:.()[]"') | {
    "and",
    "or",
    "of",
    "the",
    "their",
    "its",
    "his",
    "her",
    "any",
    "all",
    "including",
    "such",
    "as",
    "a",
    "an",
    "to",
    "with",
    "in",
    "for",
    "that",
    "will",
    "shall",
    "is",
    "are",
}
DATA = ("data", "personal")
LONGEST = 3


def data_items(reading: Reading) -> tuple[DataItem, ...]:
    """Return one item for each kind of data named, with every clause that names it."""
    found: dict[tuple[str, str], tuple[str, list[str], list[Evidence], bool]] = {}
    for sentence in reading.sentences:
        if not speaks_of_data(reading, sentence):
            continue
        latent = any(True for _ in reading.of(sentence, "latent"))
        for mark in reading.of(sentence, "data"):
            name = _phrase(reading, sentence, mark)
            key = (mark.value, _plain(name))
            _, clauses, words, _ = found.setdefault(key, (name, [], [], latent))
            if sentence.clause not in clauses:
                clauses.append(sentence.clause)
                words.append(evidence(reading.tree.document, sentence.clause, mark.start, mark.end))
    return tuple(
        DataItem(f"d{i}", name, category, tags(category), category in GENERIC, latent, tuple(clauses), tuple(words))
        for i, ((category, _), (name, clauses, words, latent)) in enumerate(found.items(), 1)
    )


def speaks_of_data(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence is about data: by its own words, its lead's or its heading's."""
    clause = reading.tree.by_id[sentence.clause]
    if clause.role == "signatures" or sentence.kind == "heading":
        return False
    if any(m.value in DATA for m in reading.of(sentence, "objects")):
        return True
    lead = reading.lead(sentence)
    if lead is not None and any(m.value in DATA for m in reading.of(lead, "objects")):
        return True
    named = sum(1 for _ in reading.of(sentence, "data"))
    if named >= 3 or (named and any(True for _ in reading.of(sentence, "frames"))):
        return True
    return sentence.kind in ("bullet", "row") and any(
        "data" in h.lower() or "information" in h.lower() for h in reading.tree.headings(clause)
    )


@cache
def _tags() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("tags"):
        found[row["category"]] = (*found.get(row["category"], ()), row["tag"])
    return found


def tags(category: str) -> tuple[str, ...]:
    """Return the tags of a category: locator, status-proxy, special, child and so on."""
    return _tags().get(category, ())


def _phrase(reading: Reading, sentence: Sentence, mark: Mark) -> str:
    """Return the mark with the words that belong to it, up to the next comma, conjunction or function word."""
    first, last = mark.first, mark.last
    while first > sentence.first and mark.first - first < LONGEST and _content(reading, first - 1):
        first -= 1
    while last < sentence.last and last - mark.last < LONGEST and _content(reading, last):
        last += 1
    text = reading.tree.document.text[reading.starts[first] : reading.ends[last - 1]]
    return re.sub(r"\s+", " ", text)


def _content(reading: Reading, word: int) -> bool:
    text = reading.words[word].text
    return text.isalpha() and text.lower() not in STOPS


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9 ]", "", name.lower()).removesuffix("s")
