"""The further names of parties: what a bracket or a definition calls them, and their initials."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import takewhile

from mouscan.graph.acting import Uses
from mouscan.graph.agreement import Definition
from mouscan.graph.drafts import Draft, Drafts, is_body
from mouscan.graph.heads import head_of, head_word, noun
from mouscan.graph.kinds import initialism, key, register
from mouscan.graph.names import names, spelt
from mouscan.graph.naming import Naming, fits
from mouscan.graph.roles import role_names, singular
from mouscan.language import Reading
from mouscan.language.vocabulary import listed

SHORTEST = 3
LONGEST = 8
FAR = 14
TELLING, ALIKE = 5, 0.75


def bracketed(reading: Reading, drafts: Drafts, given: tuple[Naming, ...]) -> None:
    """Give a party the initials that stand in brackets after its name, wherever it was found."""
    for naming in given:
        draft = drafts.get(spelt(reading, naming.first, naming.last)) if naming.last > naming.first else None
        for alias in naming.aliases if draft else ():
            letters = spelt(reading, *alias)
            free = initialism(letters) and drafts.get(letters) is None
            if draft and free and fits(reading, naming.first, naming.last, letters) is not None:
                drafts.put([draft.names[0], letters], draft.first)


def torn(reading: Reading, drafts: Drafts, given: tuple[Naming, ...], listed: list[tuple[str, int]]) -> None:
    """Give the role that a bracket names to the body listed last before it, where the words between are torn.

    "between A and B, by which A trains officers of the B Pol ("the Agency")": the agency is B.
    """
    for naming in given:
        before = [name for name, first in listed if naming.sentence.first <= first < naming.start]
        blank = naming.start == 0 or reading.texts[naming.start - 1][0] in "_]}>"
        if not naming.quoted or len(before) < 2 or blank:
            continue
        draft = next((d for a in naming.aliases if (d := drafts.get(spelt(reading, *a)))), None)
        whole = drafts.get(before[-1])
        if draft and whole and _nameless(draft) and not any(_role(name) for name in whole.names):
            whole.add(*draft.names)


def _nameless(draft: Draft) -> bool:
    return all(_role(name) or initialism(name) for name in draft.names)


def _role(name: str) -> bool:
    return singular(name) in role_names()


def termed(uses: Uses, drafts: Drafts, terms: tuple[Definition, ...]) -> None:
    """Take the bodies that a definition gives a name: `"Supplier" means Acme Limited`."""
    for term in terms:
        name = term.meaning.removeprefix("the ").split(",")[0].split("(")[0].strip()
        if key(name) not in uses.names or not is_body(name) or head_of(term.term.split()) in ("thing", "person"):
            continue
        if key(name) == key(term.term) or not uses.tally(term.term).does:
            continue
        first = uses.names[key(name)][0].first
        known, other = drafts.get(name), drafts.get(term.term)
        if known is None or other is None or known is other:
            drafts.put([name, term.term], first)


def described(drafts: Drafts, terms: tuple[Definition, ...]) -> None:
    """Give a party the words that its definition says it to be: `"Holder" means a registered charity that ...`."""
    for term in terms:
        draft = drafts.get(term.term)
        words = term.meaning.replace(",", " , ").split()
        if draft is None or draft.described or not words or words[0].lower() not in listed("particles", "defining"):
            continue
        said = takewhile(lambda word: word.isalpha() and word not in listed("particles", "bounding"), words[:LONGEST])
        draft.described = " ".join(said)


def represented(reading: Reading, drafts: Drafts) -> None:
    """Join a state to the department that acts for it ("the State of X, acting through its Department of Y")."""
    for mark in reading.every("naming"):
        if mark.value != "through":
            continue
        left = [n for n in names(reading, max(0, mark.first - FAR), mark.first) if n.last >= mark.first - 2]
        right = next(names(reading, mark.last, min(mark.last + FAR, len(reading.texts))), None)
        if not left or right is None or right.first > mark.last + 1:
            continue
        whole, part = spelt(reading, left[-1].first, left[-1].last), spelt(reading, right.first, right.last)
        draft = drafts.get(whole)
        if draft and head_of(whole.split()) == "land" and is_body(part):
            draft.add(part)


def curtailed(uses: Uses, drafts: Drafts) -> None:
    """Give a party the part of its name that the text uses for it ("the Council"), where it fits no other."""
    fitting: dict[str, list[Draft]] = {}
    for draft in drafts.all:
        for part in {part for name in draft.names for part in _parts(name)} if draft.parent is None else ():
            fitting.setdefault(part, []).append(draft)
    for name, places in uses.names.items():
        same = fitting.get(name, [])
        if len(same) != 1 or name in register() or drafts.get(places[0].spelling) is not None:
            continue
        if uses.tally(places[0].spelling).acts:
            drafts.put([same[0].names[0], places[0].spelling], places[0].first)


def _parts(name: str) -> Iterator[str]:
    """Yield what a body may be called for short: a generic noun at its head, or the words around that noun."""
    parts = name.split()
    head = head_word(parts)
    role = role_names().get(singular(head))
    if role is not None and role.role == "participant":
        yield key(head)
    at = parts.index(head) if head in parts else 0
    if at and noun(head) in ("body", "scholar"):
        yield from (key(" ".join(parts[first : at + 1])) for first in range(at) if len(parts) > at + 1 - first)


def initialled(uses: Uses, drafts: Drafts) -> None:
    """Give a party its initials where the text uses them without a word and they can be nobody else's."""
    fitting: dict[str, list[Draft]] = {}
    for draft in drafts.all:
        for letters in {letters for name in draft.names for letters in _initials(name)}:
            fitting.setdefault(letters, []).append(draft)
    for name, places in uses.names.items():
        letters = places[0].spelling
        if not initialism(letters) or len(letters) < SHORTEST or name in register():
            continue
        same = fitting.get(letters.upper(), [])
        if len(same) == 1 and drafts.get(letters) in (None, same[0]):
            drafts.put([same[0].names[0], letters], places[0].first)


def _initials(name: str) -> Iterator[str]:
    parts = [part for part in name.replace("-", " ").split() if part[0].isalnum()]
    if len(parts) >= SHORTEST:
        yield "".join(part[0] for part in parts).upper()
        yield "".join(part[0] for part in parts if part[0].isupper())


def garbled(drafts: Drafts) -> None:
    """Join two parties whose names differ in one word that is misprinted ("the Marlow County Sherifrs Office")."""
    around: dict[tuple[str, ...], tuple[Draft, str]] = {}
    for draft in drafts.all:
        for parts in [key(name).split() for name in draft.names if len(name.split()) >= SHORTEST]:
            for i, word in enumerate(parts):
                other, printed = around.setdefault((*parts[:i], "", *parts[i + 1 :]), (draft, word))
                if other is not draft and _misprinted(word, printed):
                    good, bad = (draft, other) if noun(word) and not noun(printed) else (other, draft)
                    bad.names[:0] = [name for name in good.names if name not in bad.names]


def _misprinted(one: str, other: str) -> bool:
    """Tell whether two words are one with its letters in disorder, or a known noun and what looks much like it."""
    if min(len(one), len(other)) < TELLING or one[0] != other[0]:
        return False
    if bool(noun(one)) == bool(noun(other)):
        return one != other and sorted(one) == sorted(other)
    return abs(len(one) - len(other)) < 2 and SequenceMatcher(None, one, other).ratio() >= ALIKE
