"""The data that an agreement names: items in prose, lists and tables, each with its category and tags.

Wording that names no item ("personal data") is one only where the text names nothing else; wording for all that is
held about somebody ("pupil data") one only where it is what moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct, field

from mouscan.graph.agreement import DataItem
from mouscan.graph.contacts import contacts
from mouscan.graph.evidence import Evidence, evidence
from mouscan.graph.fields import fielded
from mouscan.graph.items import Named, items
from mouscan.graph.leads import lead_of
from mouscan.graph.listing import cell
from mouscan.graph.relevance import about
from mouscan.graph.wording import function, plain
from mouscan.language import Reading, Sentence
from mouscan.language.vocabulary import rows

GENERIC = frozenset({"personal-data", "special-category"})
OPEN = frozenset({"name", "other"})
SEVERAL = 2
SHORT = 12
CLAUSE = 8


class _Draft(Struct):
    """One item as it is found: its wordings, the most frequent of which becomes its name."""

    category: str
    bare: bool
    plain: bool
    names: dict[str, int] = field(default_factory=dict)
    clauses: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    latent: bool = True


def data_items(reading: Reading) -> tuple[DataItem, ...]:
    """Return one item for each thing named, with every clause that names it; it is latent where it always is."""
    found: dict[tuple[str, ...], _Draft] = {}
    for named in _named(reading):
        key = _key(named)
        draft = found.setdefault(key, _Draft(named.category, key[1:] == ("personal",), key[1:] == ("personal",)))
        draft.names[named.name] = draft.names.get(named.name, 0) + 1
        draft.latent = draft.latent and named.latent
        draft.bare = draft.bare and not named.given
        if named.clause not in draft.clauses:
            draft.clauses.append(named.clause)
        draft.evidence.append(evidence(reading.tree.document, named.clause, named.start, named.end))
    return tuple(
        DataItem(
            id=f"d{i}",
            name=_name(draft),
            category=draft.category,
            tags=tags(draft.category),
            generic=draft.category in GENERIC,
            latent=draft.latent,
            clauses=tuple(draft.clauses),
            evidence=tuple(draft.evidence),
        )
        for i, draft in enumerate(_kept(found.values()), 1)
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


def _named(reading: Reading) -> Iterator[Named]:
    lists = [_list(reading, sentence) for sentence in reading.sentences]
    kinds = _lists(reading, lists)
    table, titled = "", False
    for sentence in reading.sentences:
        if sentence.kind != "row":
            table = ""
        elif table != sentence.clause:
            table, titled = sentence.clause, _titled(reading, sentence)
            if titled:
                continue
        several = len(kinds.get(lists[sentence.index], ()))
        if (several > SEVERAL and not contacts(reading, sentence)) or about(reading, sentence):
            yield from items(reading, sentence, several, titled and table != "")


def _titled(reading: Reading, header: Sentence) -> bool:
    """Tell whether the first row of a table heads its first column as one of items."""
    return any(m.value == "fields" for m in reading.within(header.first, cell(reading, header), "listing"))


def _list(reading: Reading, sentence: Sentence) -> int | str | None:
    """Return what a list has in common: the sentence that leads into it, of a table the clause."""
    if sentence.kind == "row":
        return sentence.clause
    lead = lead_of(reading, sentence)
    if lead is None:
        return sentence.clause if sentence.kind == "bullet" and fielded(reading, sentence) else None
    return lead.index


def _lists(reading: Reading, lists: Iterable[int | str | None]) -> dict[int | str | None, set[str]]:
    """Return the kinds of data that the entries of every list and table name; `lists` has that of every sentence."""
    found: dict[int | str | None, set[str]] = {}
    for sentence, key in zip(reading.sentences, lists, strict=True):
        if key is not None and (sentence.kind == "row" or sentence.last - sentence.first <= SHORT):
            found.setdefault(key, set()).update(m.value for m in reading.of(sentence, "data"))
    return found


def _kept(drafts: Iterable[_Draft]) -> list[_Draft]:
    """Return the drafts without bare wording ("personal data"), unless it names the only data about people there are.

    What one wording names more fully ("address", "usual address of the parents") is one item with it.
    """
    every = _merged(list(drafts))
    named = sum(draft.category not in GENERIC | {"other", "aggregate-statistics"} for draft in every)
    return [draft for draft in every if not draft.bare] if named else every


def _merged(drafts: list[_Draft]) -> list[_Draft]:
    """Return the drafts with each that only one other names more fully taken into that one.

    A name is not: it may be anybody's. What is promised for later is not what is shared now.
    """
    known = {(d.category, d.latent, _words(d)): d for d in drafts if d.category not in GENERIC | OPEN}
    fuller: dict[int, list[_Draft]] = {}
    for (category, latent, words), draft in known.items():
        ends = [i for i, word in enumerate(words) if word == "of"] + [len(words)]
        for part in {words[i:end] for end in ends for i in range(end)} - {words}:
            if (short := known.get((category, latent, part))) is not None:
                fuller.setdefault(id(short), []).append(draft)
    for short in known.values():
        if len(longer := fuller.get(id(short), [])) == 1:
            longer[0].clauses += [clause for clause in short.clauses if clause not in longer[0].clauses]
            longer[0].evidence += short.evidence
    return [draft for draft in drafts if len(fuller.get(id(draft), [])) != 1]


def _words(draft: _Draft) -> tuple[str, ...]:
    return tuple(plain(word) for word in _name(draft).split())


def _name(draft: _Draft) -> str:
    """Return the most frequent wording of an item; of what names no item, the fullest."""
    if draft.category in GENERIC and not draft.plain:
        return max(draft.names, key=len)
    return max(
        draft.names, key=lambda name: (_spelt(name.lower()) == (name.lower(),), _term(draft, name), draft.names[name])
    )


def _term(draft: _Draft, name: str) -> bool:
    """Tell whether a wording has the capitals of a term where others differ from it in more than capitals."""
    others = {other.lower() for other in draft.names} - {name.lower()}
    return bool(others) and all(word[0].isupper() for word in name.split())


@cache
def _initials() -> dict[str, tuple[str, ...]]:
    return {row["initials"]: tuple(row["words"].split()) for row in rows("initials")}


def _spelt(word: str) -> tuple[str, ...]:
    """Return the words that initials stand for, any other word alone."""
    return _initials().get(word.removesuffix("s"), (word,))


def _told(word: str) -> str:
    """Return a word in the singular, one for all that say no more than "data"."""
    singular = plain(word)
    return "data" if singular in function("same") else singular


def _key(named: Named) -> tuple[str, ...]:
    """Return what tells one item from another: its category and its words; generic wordings of one kind are one."""
    every = re.findall(r"[a-z0-9]+", named.name.lower())
    mere = function("little") | function("joining")
    said = [_told(word) for short in every for word in _spelt(short) if plain(word) not in mere]
    words = sorted(set(said)) if len(said) <= CLAUSE else said
    if named.category == "special-category":
        return (named.category,)
    if named.category == "personal-data":
        specific = [w for w in words if w not in function("bare") | function("identifying")]
        words = specific or (["personal"] if function("identifying").isdisjoint(words) else ["identifiable"])
    if named.category == "name":
        words = [w for w in words if w != "full"]
    return (named.category, *words)
