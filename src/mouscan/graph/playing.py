"""The parties that go by a role alone ("the Recipient"), and the roles that named bodies play."""

from __future__ import annotations

from mouscan.graph.acting import Use, Uses
from mouscan.graph.drafts import Draft, Drafts
from mouscan.graph.grammar import closed
from mouscan.graph.kinds import key
from mouscan.graph.names import spelt
from mouscan.graph.roles import role_names, singular
from mouscan.language import Mark
from mouscan.language.vocabulary import listed

HIRED = frozenset({"processor", "sub-processor"})
REACH = 8
SHARED = frozenset({"provider", "recipient", "processor", "sub-processor", "custodian", "mission"})


Words = set[tuple[str, ...]]


def roles(uses: Uses, drafts: Drafts, terms: Words, own: Words, staff: Words) -> None:
    """Take the roles that the text binds and that no named body plays.

    `terms` are those that the text defines, `own` those that it gives as names, `staff` those of people in a
    body's service.
    """
    for draft in drafts.all:
        for name in draft.names:
            if role := role_names().get(singular(name)):
                draft.roles.append(role.role)
    for words, places in uses.roles.items():
        role = role_names().get(words)
        if role is None or words in staff:
            continue
        alone = [u for u in places if not _inside(uses, u)]
        spelling = _usual(alone or places)
        if found := drafts.by_key.get(" ".join(words)):
            found.add(*_forms(places))
            continue
        does = [u for u in alone if u.act == "does"]
        acts = [u for u in alone if u.act]
        formal = [
            u for u in alone if u.spelling[0].isupper() and u.first > u.sentence.first and u.sentence.kind != "heading"
        ]
        headed = role.role != "participant" and any(
            u.sentence.kind == "heading" and u.sentence.last - u.sentence.first <= 3 for u in alone
        )
        taken = (
            words in own
            or (words in terms and role.role != "participant")
            or headed
            or (role.plain and bool(does) and len(alone) >= 2)
            or (role.plain and len(acts) >= 2)
        )
        titled = sum(all(word[0].isupper() for word in u.spelling.split()) for u in formal) >= 2 and len(words) > 1
        taken = taken or (len(formal) >= 2 and bool(does) and (role.role != "participant" or titled))
        outside = words[0] in listed("particles", "third")
        third = role.role in ("provider", "processor", "sub-processor") and outside
        given = role.role in ("mission", "oversight") or (role.role == "processor" and role.plain)
        third = third or (bool(acts) and given)
        third = third and any(u.sentence.kind != "heading" for u in alone)
        named = words in own and role.role not in ("processor", "sub-processor")
        if not (taken and (acts or headed or named)) and not third:
            continue
        side = role.role if role.role != "provider" or not outside else ""
        draft = _twin(uses, drafts, side, words, alone, own) or drafts.put([spelling], alone[0].first)
        draft.add(*_forms(alone))
        draft.roles += filter(None, [side])
        drafts.by_key.setdefault(" ".join(words), draft)


def stated(uses: Uses, drafts: Drafts) -> None:
    """Give a party the hired role that the text says it has: "the Trust shall be the Data Processor"."""
    found: dict[str, list[tuple[Draft, str]]] = {}
    for places in uses.names.values():
        draft = drafts.get(places[0].spelling)
        for use in places:
            if draft is not None and (mark := _played(uses, use)):
                found.setdefault(mark.value, []).append((draft, spelt(uses.reading, mark.first, mark.last)))
    for role, playing in found.items():
        for draft, name in playing:
            draft.roles.append(role)
            if len({id(d) for d, _ in playing}) == 1 and drafts.get(name) is None:
                drafts.put([draft.names[0], name], draft.first)


def _played(uses: Uses, use: Use) -> Mark | None:
    """Return the hired role that a name is said to have, after "is", "shall act as" and the like."""
    texts, at = uses.reading.texts, use.last
    limit = min(use.sentence.last, at + REACH)
    while at < limit and texts[at].lower() in listed("particles", "playing"):
        at += 1
    said = any(word.lower() in ("as", *closed("be")) for word in texts[use.last : at])
    marks = uses.reading.within(at, min(at + 4, use.sentence.last), "roles") if said else ()
    return next((m for m in marks if m.first == at and m.value in HIRED), None)


def _inside(uses: Uses, use: Use) -> bool:
    """Tell whether a role is part of a longer name ("the Data Provider Agreement")."""
    first, last = uses.spans.get(use.first, (use.first, use.last))
    return last - first > use.last - use.first


def _twin(uses: Uses, drafts: Drafts, role: str, words: tuple[str, ...], places: list[Use], own: Words) -> Draft | None:
    """Return the party that plays the same role under another word, unless one sentence speaks of both.

    Two words that the text gives as names (`own`) are the names of two parties.
    """
    if role not in SHARED:
        return None
    here = {use.sentence.index for use in places}
    for draft in drafts.all:
        if role not in draft.roles or not any(singular(n) in role_names() for n in draft.names):
            continue
        if words in own and any(singular(n) in own for n in draft.names):
            continue
        there = {
            use.sentence.index
            for name in draft.names
            for use in uses.names.get(key(name), []) + uses.roles.get(singular(name), [])
        }
        if (
            role == "mission"
            or not here & there
            or any(_ends(singular(n), words) for n in draft.names if singular(n) in role_names())
        ):
            return draft
    return None


def _ends(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one role is the other with a word before it ("data provider", "provider")."""
    short, long = sorted((one, other), key=len)
    return long[-len(short) :] == short


def _forms(places: list[Use]) -> list[str]:
    """Return the spellings of a role, the most frequent first, case apart."""
    counts: dict[str, int] = {}
    for use in places:
        counts[use.spelling] = counts.get(use.spelling, 0) + 1
    found: dict[str, str] = {}
    for form in sorted(counts, key=lambda f: -counts[f]):
        found.setdefault(form.lower(), form)
    return list(found.values())[:4]


def _usual(places: list[Use]) -> str:
    return _forms(places)[0]
