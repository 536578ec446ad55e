"""The data that an agreement names: items in prose, lists and tables, each with its category and tags.

An item of a list is named as the list names it; in prose only words of the vocabulary count, and a single word
("address") only in the company of others or beside the people whom the data are about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from mouscan.graph.agreement import DataItem, Evidence
from mouscan.graph.evidence import evidence
from mouscan.graph.listing import Piece, opening, pieces
from mouscan.graph.roles import role_names, singular
from mouscan.graph.wording import function
from mouscan.language import Mark, Reading, Sentence
from mouscan.language.vocabulary import entries, expand, rows

GENERIC = frozenset({"personal-data", "special-category"})
BROAD = frozenset({*GENERIC, "aggregate-statistics"})
LONGEST = 6
COMPANY = 2
DATA = ("data", "personal")


@dataclass(slots=True)
class _Draft:
    """One item as it is found: its wordings, the most frequent of which becomes its name."""

    category: str
    names: dict[str, int] = field(default_factory=dict)
    clauses: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    latent: bool = True


@dataclass(frozen=True, slots=True)
class _Named:
    """One place where an item is named."""

    category: str
    name: str
    start: int
    end: int
    latent: bool


def data_items(reading: Reading) -> tuple[DataItem, ...]:
    """Return one item for each thing named, with every clause that names it; it is latent where it always is."""
    found: dict[tuple[str, ...], _Draft] = {}
    lists = _lists(reading)
    for sentence in reading.sentences:
        if not speaks_of_data(reading, sentence) and sentence.lead not in lists:
            continue
        for named in _named(reading, sentence):
            draft = found.setdefault(_key(named), _Draft(named.category))
            draft.names[named.name] = draft.names.get(named.name, 0) + 1
            draft.latent = draft.latent and named.latent
            if sentence.clause not in draft.clauses:
                draft.clauses.append(sentence.clause)
            draft.evidence.append(evidence(reading.tree.document, sentence.clause, named.start, named.end))
    return tuple(
        DataItem(
            id=f"d{i}",
            name=max(draft.names, key=lambda name: draft.names[name]),
            category=draft.category,
            tags=tags(draft.category),
            generic=draft.category in GENERIC,
            latent=draft.latent,
            clauses=tuple(draft.clauses),
            evidence=tuple(draft.evidence),
        )
        for i, draft in enumerate(found.values(), 1)
    )


def _lists(reading: Reading) -> frozenset[int]:
    """Return the sentences that lead into lists of data: their items name several kinds."""
    found: dict[int, set[str]] = {}
    for sentence in reading.sentences:
        if sentence.lead is not None and sentence.last - sentence.first <= 2 * LONGEST:
            found.setdefault(sentence.lead, set()).update(m.value for m in reading.of(sentence, "data"))
    return frozenset(lead for lead, kinds in found.items() if len(kinds) > COMPANY)


def speaks_of_data(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence is about data: by its own words, its lead's or its heading's; contacts are not."""
    clause = reading.tree.by_id[sentence.clause]
    if clause.role == "signatures" or sentence.kind == "heading" or _contacts(reading, sentence):
        return False
    if any(m.value in DATA for m in reading.of(sentence, "objects")):
        return True
    lead = reading.lead(sentence)
    if lead is not None and (any(m.value in DATA for m in reading.of(lead, "objects")) or _moves(reading, lead)):
        return True
    named = sum(1 for _ in reading.of(sentence, "data"))
    if named >= 3 or (named and _moves(reading, sentence)):
        return True
    return _headed(reading, sentence)


def _headed(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence stands under a heading that speaks of data."""
    headings = reading.tree.headings(reading.tree.by_id[sentence.clause])[:2]
    return any("data" in h.lower() or "information" in h.lower() for h in headings)


def _bare(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence binds nobody and moves nothing, as the entries of a list do."""
    if any(reading.of(sentence, "modality")) or _moves(reading, sentence):
        return False
    return not any(
        w.text.lower() in ("is", "are", "was", "were") for w in reading.words[sentence.first : sentence.last]
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


def _moves(reading: Reading, sentence: Sentence) -> bool:
    return any(True for _ in reading.of(sentence, "frames"))


def _contacts(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence stands where names and addresses are the parties' own: contacts, notices, a role."""
    for clause in (sentence.clause, reading.tree.by_id[sentence.clause].parent):
        for head in reading.by_clause.get(clause or "", ())[:1]:
            if head.kind != "heading":
                continue
            length = head.last - head.first
            if any(m.value == "contact" and m.last - m.first >= length - 3 for m in reading.of(head, "listing")):
                return True
            if singular(reading.text(head)) in role_names():
                return True
    return False


def _named(reading: Reading, sentence: Sentence) -> Iterator[_Named]:
    """Yield every item that a sentence names: those of its list, then those of its prose."""
    start = _listed_from(reading, sentence)
    listed: set[Mark] = set()
    if start is not None:
        found = list(pieces(reading, sentence, start))
        whole = _firm(reading, sentence) and any(p.marks for p in found)
        for piece in found:
            named = list(_item(reading, sentence, piece, whole))
            listed |= set(piece.marks)
            yield from named
    marks = [m for m in reading.of(sentence, "data") if m not in listed and _stated(reading, sentence, m)]
    for mark in marks:
        if mark.value in BROAD or mark.last - mark.first > 1 or _accompanied(reading, mark, marks):
            yield _at(reading, sentence, mark.value, mark.first, mark.last)


def _listed_from(reading: Reading, sentence: Sentence) -> int | None:
    """Return the word from which a sentence is a list of data, None where it is none."""
    lead = reading.lead(sentence)
    if lead is not None and sentence.last - sentence.first <= 4 * LONGEST:
        fields = any(m.value == "fields" for m in reading.of(lead, "listing"))
        data = any(m.value in DATA for m in reading.of(lead, "objects"))
        marked = any(True for _ in reading.of(sentence, "data"))
        moved = marked and _moves(reading, lead)
        if (fields or data or moved) and not any(reading.of(sentence, "modality")):
            return sentence.first
    if sentence.kind == "row" or (sentence.kind == "paragraph" and _columns(reading, sentence)):
        return sentence.first
    if sentence.last - sentence.first <= 3 * LONGEST and _headed(reading, sentence) and _bare(reading, sentence):
        return sentence.first
    return opening(reading, sentence)


def _firm(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a list is one of data beyond doubt, so that a thing that no vocabulary holds is data too."""
    lead = reading.lead(sentence)
    if lead is not None:
        return any(m.value in DATA or m.vocabulary == "listing" for m in reading.of(lead, "objects", "listing"))
    return sentence.kind != "row" and not _columns(reading, sentence)


def _columns(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a paragraph is a table: it names several items and says nothing with a verb."""
    if not _bare(reading, sentence):
        return False
    return len({m.value for m in reading.of(sentence, "data")}) > COMPANY


def _item(reading: Reading, sentence: Sentence, piece: Piece, whole: bool) -> Iterator[_Named]:
    """Yield the item that a piece of a list names, or each of its marks where the piece is more than a name."""
    first, last = piece.first, piece.last
    while first < last and (
        reading.words[first].text.lower() in function("little") or not reading.words[first].text[0].isalpha()
    ):
        first += 1
    while last > first and (
        reading.words[last - 1].text.lower() in function("little") or not reading.words[last - 1].text.isalpha()
    ):
        last -= 1
    marks = [m for m in piece.marks if _stated(reading, sentence, m)]
    texts = [reading.words[i].text.lower() for i in range(first, last)]
    short = 0 < len(texts) <= LONGEST and (texts[0] == "whether" or not function("clausal") & set(texts))
    short = short and not any(reading.within(first, last, "modality", "frames", "deferral"))
    if short and len(marks) <= 1 and (marks or (whole and not piece.marks and _thing(texts))):
        yield _at(reading, sentence, marks[0].value if marks else "other", first, last)
        return
    for mark in marks:
        yield _at(reading, sentence, mark.value, mark.first, mark.last)


def _thing(texts: list[str]) -> bool:
    """Tell whether words that no vocabulary holds may name a kind of data."""
    return len(texts) >= COMPANY and all(t.isalpha() or t == "'s" for t in texts) and texts[0] not in function("vague")


def _stated(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a mark is the thing itself: no verb form, no means of sending, no part of a longer name."""
    words = reading.words
    before = words[mark.first - 1].text if mark.first > sentence.first else ""
    after = words[mark.last].text if mark.last < sentence.last else ""
    if before.lower() in function("means"):
        return False
    if any(words[i].text.isalpha() and _plain(words[i].text) not in _surface() for i in range(mark.first, mark.last)):
        return False
    if after.lower() in ("protected", "act", "regulation"):
        return False
    capital = words[mark.first].text[0].isupper() and words[mark.last - 1].text[0].isupper()
    if not capital or mark.first == sentence.first or words[mark.first].text.isupper():
        return True
    named = (before[:1].isupper() and before.isalpha()) or (after[:1].isupper() and after.isalpha())
    return not named or sentence.kind == "row"


def _accompanied(reading: Reading, mark: Mark, marks: list[Mark]) -> bool:
    """Tell whether a single word stands with other items or beside the people whom the data are about."""
    near = {m.value for m in marks if abs(m.first - mark.first) <= 2 * LONGEST and m.value not in BROAD}
    if len(near) >= COMPANY:
        return True
    words = reading.words
    after = mark.last
    while after < len(words) and words[after].text.lower() in function("whose"):
        after += 1
    around = reading.within(max(0, mark.first - 3), min(len(words), after + 3), "subjects")
    return any(
        m.first == after or all(words[i].text.lower() in function("whose") for i in range(m.last, mark.first))
        for m in around
        if m.first == after or m.last <= mark.first
    )


@cache
def _surface() -> frozenset[str]:
    """The words of the vocabulary in the singular: a stem may also be a verb's, which names no data."""
    return frozenset(_plain(word) for entry in entries("data") for words in expand(entry.phrase) for word in words)


def _plain(word: str) -> str:
    lower = word.lower()
    return (
        lower[:-3] + "y" if lower.endswith("ies") else lower[:-2] if lower.endswith("sses") else lower.removesuffix("s")
    )


def _at(reading: Reading, sentence: Sentence, category: str, first: int, last: int) -> _Named:
    start, end = reading.starts[first], reading.ends[last - 1]
    latent = any(True for _ in reading.of(sentence, "latent"))
    return _Named(category, re.sub(r"\s+", " ", reading.tree.document.text[start:end]), start, end, latent)


def _key(named: _Named) -> tuple[str, ...]:
    """Return what tells one item from another: its category and its words; plain generic wordings are one item."""
    words = sorted({_plain(w) for w in re.findall(r"[a-z0-9]+", named.name.lower())} - function("little"))
    if named.category == "personal-data":
        words = [w for w in words if w not in _BARE] or ["personal"]
    return (named.category, *words)


_BARE = frozenset(
    {"data", "information", "record", "detail", "personal", "identifiable", "confidential", "identifying"}
)
