"""The kinds of parties that depend on the other parties and on what the whole text is about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec.structs import replace

from mouscan.graph.agreement import Party
from mouscan.graph.heads import head_of, head_word, noun
from mouscan.graph.kinds import FALLBACK, FOREIGN, general, initialism
from mouscan.graph.roles import role_names, singular, spoken
from mouscan.language import Reading
from mouscan.language.force import force_at
from mouscan.language.vocabulary import listed

HARD = frozenset({"immigration-enforcement", "border"})
SOFT = frozenset({FALLBACK, "immigration-casework"})
STUDIED = 5


def settled(reading: Reading, found: list[Party], sector: str) -> list[Party]:
    """Return the parties with kinds that depend on others or on the whole text.

    A university, or a side without a name, that works on another body's data in a text about research is there as a
    researcher; the research office of a service is part of the service. A treaty names the state first whose copy it
    is: for that state there stand the services that the treaty is about, where it does not name them. A department
    without a kind of its own has that of a unit that enforces immigration law, unless the text shuts the unit out; a
    unit without one has that of such a department.
    """
    studied = sum(mark.value == "research" for mark in reading.every("acts"))
    found = _lands(found)
    by_id = {p.id: p for p in found}
    done: list[Party] = []
    parts: dict[str, list[Party]] = {}
    for party in found:
        parts.setdefault(party.parent or "", []).append(party)
    states = [p.id for p in found if p.kind == FOREIGN and p.parent is None and "signatory" in p.roles]
    served = any(p.kind == sector and not _nameless(p) for p in found)
    first = states[0] if len(states) > 1 and not served and sector not in (FALLBACK, "research-statistics") else ""
    for party in found:
        up = by_id.get(party.parent or "")
        hard = next((u.kind for u in parts.get(party.id, ()) if u.kind in HARD and not _barred(reading, u)), "")
        if (
            studied >= STUDIED
            and len(found) > 1
            and _open(party, sector)
            and (_scholarly(party) or _nameless(party) or _team(party))
        ):
            party = replace(party, kind="research-statistics")
        elif up is not None and party.kind == "research-statistics" and not _scholarly(up):
            party = replace(party, kind=up.kind)
        elif party.id == first:
            party = replace(party, kind=sector)
        elif hard and party.kind in SOFT:
            party = replace(party, kind=hard)
        elif up is not None and up.kind in HARD and general(party.name):
            party = replace(party, kind=up.kind)
        done.append(party)
        by_id[party.id] = party
    return done


def _lands(found: list[Party]) -> list[Party]:
    """Return the parties, a land without a word for a state ("Bermuda") as a state where it signs with one."""
    if not any(p.kind == FOREIGN and "signatory" in p.roles for p in found):
        return found
    return [
        replace(p, kind=FOREIGN) if p.kind == FALLBACK and "signatory" in p.roles and _land(p.name) else p
        for p in found
    ]


def _land(name: str) -> bool:
    words = name.split()
    return words[0].lower() in listed("particles", "ruling") or (head_of(words) == "" and not initialism(name))


def _barred(reading: Reading, unit: Party) -> bool:
    """Tell whether a text speaks of a unit only to shut it out ("shall not be passed to the Removals Branch")."""
    forces: set[str] = set()
    for shown in unit.evidence:
        word = bisect_left(reading.starts, shown.start)
        at = bisect_right(reading.sentences, word, key=lambda s: s.first) - 1
        forces.add(force_at(reading, reading.sentences[at], word))
    return forces == {"prohibition"}


def _open(party: Party, sector: str) -> bool:
    """Tell whether a kind is that of a body of learning, or what is left where nothing tells another."""
    left = party.kind == FALLBACK and ((sector == FALLBACK and "signatory" in party.roles) or _team(party))
    return party.kind == "education" or left


def _team(party: Party) -> bool:
    """Tell whether a party is called after those who work together in it ("the Harbour Consortium")."""
    return general(party.name) and head_word(party.name.split()).lower() in listed("particles", "team")


def _nameless(party: Party) -> bool:
    """Tell whether a party goes by the names of its roles and by pronouns alone."""
    return all(singular(name) in role_names() or spoken(name) for name in (party.name, *party.aliases))


def _scholarly(party: Party) -> bool:
    """Tell whether a party is a body of higher learning, or a part of one."""
    return any(noun(w) == "scholar" for name in (party.name, *party.aliases) for w in name.split())
