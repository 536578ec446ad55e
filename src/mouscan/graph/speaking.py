"""The parties that an agreement speaks of by pronoun: "You will delete it", "I shall not link these data", "we may"."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile

from mouscan.graph.acting import OPENING
from mouscan.graph.drafts import Draft, Drafts, is_body
from mouscan.graph.names import spelt
from mouscan.graph.roles import role_names, singular
from mouscan.language import Reading
from mouscan.language.vocabulary import listed, rows

OFTEN = 3
CELL = 6
BINDING = frozenset({"duty", "prohibition"})


def speaking(reading: Reading, drafts: Drafts) -> None:
    """Take the side that a text speaks to as "you", or that speaks as "I", and join "we" to the one other side."""
    bound = _bound(reading)
    person = max(("you", "self"), key=lambda value: bound[value])
    if bound[person] < OFTEN:
        return
    reader = _reader(drafts, person)
    if reader is None:
        forms = _forms(reading, person)
        reader = drafts.put([*_titled(reading), *forms][:1], _first(reading, person))
    reader.add(*_forms(reading, person))
    reader.roles.append("signatory")
    others = [d for d in drafts.all if d is not reader and d.parent is None and ("signatory" in d.roles or _body(d))]
    signing = [d for d in others if "signatory" in d.roles] or others
    if len(signing) == 1:
        signing[0].roles.append("signatory")
        if bound["we"] >= OFTEN:
            signing[0].add(*_forms(reading, "we"))


def _bound(reading: Reading) -> Counter[str]:
    """Return how often the text says what each of the persons must or must not do."""
    persons = {row["word"]: row["value"] for row in rows("speakers")}
    duties = {m.first for m in reading.every("modality") if m.value in BINDING}
    texts = reading.texts
    return Counter(persons[texts[i - 1].lower()] for i in duties if i and texts[i - 1].lower() in persons)


def _reader(drafts: Drafts, person: str) -> Draft | None:
    """Return the party that a pronoun stands for: "your organisation", or the one that goes by a recipient's role."""
    own = [d for d in drafts.all if any(n.split()[0].lower() in listed("speakers", "owner") for n in d.names)]
    if own:
        return own[0] if person == "you" else None
    playing = [d for d in drafts.all if _roled(d) and "recipient" in d.roles]
    return playing[0] if len(playing) == 1 else None


def _titled(reading: Reading) -> list[str]:
    """Return the recipient's role in the title or in a label of the opening: "Data User Agreement", "User's name:"."""
    found: list[str] = []
    for sentence in takewhile(lambda s: s.first < OPENING, reading.sentences):
        label = any(reading.texts[i] == ":" for i in range(sentence.first, min(sentence.first + CELL, sentence.last)))
        for mark in reading.of(sentence, "roles"):
            named = sentence.index == 0 or (label and mark.first == sentence.first)
            if named and mark.value == "recipient" and reading.texts[mark.first][0].isupper():
                found.append(spelt(reading, mark.first, mark.last))
    return found


def _roled(draft: Draft) -> bool:
    return all(singular(name) in role_names() for name in draft.names)


def _body(draft: Draft) -> bool:
    return not draft.stated and any(is_body(name) for name in draft.names)


def _forms(reading: Reading, person: str) -> list[str]:
    """Return the pronouns as the text prints them; "US" and "ME" are none."""
    words = listed("speakers", person)
    found = dict.fromkeys(word for word in reading.texts if word.lower() in words and word not in ("i", "US", "ME"))
    return sorted(found, key=str.islower)


def _first(reading: Reading, person: str) -> int:
    words = listed("speakers", person)
    return next(i for i, word in enumerate(reading.texts) if word.lower() in words)
