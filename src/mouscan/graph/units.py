"""The parties found by what they do: registered bodies, units of a party, named tools, titled roles."""

from __future__ import annotations

from collections.abc import Iterator

from mouscan.graph.acting import Use, Uses
from mouscan.graph.agreement import Definition
from mouscan.graph.drafts import NOUNS, Draft, Drafts
from mouscan.graph.heads import head_of
from mouscan.graph.kinds import general, initialism, key, kind_of, register
from mouscan.graph.names import spelt
from mouscan.graph.playing import HIRED
from mouscan.graph.roles import role_names, singular
from mouscan.language import Reading
from mouscan.language.vocabulary import listed

WATCHERS = frozenset({"regulator", "oversight", "government-other"})


def registered(uses: Uses, drafts: Drafts, terms: tuple[Definition, ...]) -> None:
    """Take the registered bodies that act, but not those whose initials the text gives another meaning."""
    meant = {term.term: term.meaning for term in terms if initialism(term.term)}
    wholes = {draft.row["parent"] for draft in drafts.all if draft.row}
    for name, places in uses.names.items():
        row = register().get(name)
        if row is None:
            continue
        acts = [use for use in places if use.act]
        does = [use for use in acts if use.act == "does"]
        first = places[0]
        other = meant.get(first.spelling)
        if other and key(row["name"]) not in key(other) and register().get(key(other)) is not row:
            continue
        if (
            drafts.get(first.spelling)
            or does
            or (row["name"] in wholes and uses.opening(first.sentence))
            or (acts and row["kind"] not in WATCHERS)
            or (row["parent"] and drafts.get(row["parent"]) and any(u.sentence.kind != "heading" for u in places))
            or (len(acts) >= 1 and len(places) >= 2 and row["kind"] != "regulator")
        ):
            drafts.put([use.spelling for use in places[:1]], first.first)


def compound(uses: Uses, drafts: Drafts) -> None:
    """Take a registered body printed after the one it is part of ("Home Office Immigration Enforcement")."""
    for name, places in uses.names.items():
        words = places[0].spelling.split()
        if name in register() or not any(use.act for use in places):
            continue
        for i in range(1, len(words)):
            whole, part = " ".join(words[:i]), " ".join(words[i:])
            if key(whole) in register() and key(part) in register():
                parent = drafts.put([whole], places[0].first)
                drafts.put([part, places[0].spelling], places[0].first).parent = parent
                break


def acting(uses: Uses, drafts: Drafts) -> None:
    """Take the bodies that act, where nothing else names two parties."""
    for places in uses.names.values():
        first = places[0]
        words = first.spelling.split()
        if head_of(words) in NOUNS and (drafts.get(first.spelling) or any(use.act for use in places)):
            drafts.put([first.spelling], first.first)


def titled(uses: Uses, drafts: Drafts, staff: set[tuple[str, ...]]) -> None:
    """Take the names that end in a role and act ("the Council Data Provider"), but for people in a body's service."""
    for places in list(uses.names.values()):
        first = places[0]
        words = first.spelling.split()
        role = role_names().get(singular(words[-1])) or role_names().get(singular(" ".join(words[-2:])))
        if (
            len(words) < 2
            or role is None
            or role.role in ("participant", "sub-processor")
            or drafts.get(first.spelling)
        ):
            continue
        if singular(first.spelling) in role_names() or singular(first.spelling) in staff or len(places) < 2:
            continue
        if any(use.act == "does" for use in places):
            forms = list(dict.fromkeys(use.spelling for use in places))
            parts = [p for p in first.spelling.split("/") if len(p.split()) > 1] if "/" in first.spelling else []
            drafts.put([*forms, *parts], first.first).roles.append(role.role)


def _marks(reading: Reading, first: int, last: int, value: str) -> Iterator[bool]:
    return (mark.value == value for mark in reading.within(first, last, "acts"))


def tools(reading: Reading, uses: Uses, drafts: Drafts) -> None:
    """Take the outside services that a party uses by name: "uses Acme, a case management system, to ..."."""
    for places in list(uses.names.values()):
        for use in places:
            before, after = use.first - 1, use.last
            while before >= use.sentence.first and reading.texts[before] in "[(":
                before -= 1
            role = _engaged(reading, use)
            used = before >= use.sentence.first and any(_marks(reading, before, before + 1, "employs"))
            if not (role or used) or head_of(use.spelling.split()) in ("thing", "person") or drafts.get(use.spelling):
                continue
            if role:
                drafts.put([use.spelling], use.first).roles.append(role)
                break
            while after < use.sentence.last and after - use.last < 40 and reading.texts[after] != ",":
                after += 1
            end = min(after + 8, use.sentence.last)
            article = after + 1 < end and reading.texts[after + 1] in ("a", "an")
            if article and any(_marks(reading, after + 1, end, "tool")):
                drafts.put([use.spelling], use.first).roles.append("processor")


def _engaged(reading: Reading, use: Use) -> str:
    """Return the role of a processor that a name is said to have: "Acme as its processor", "" where it has none."""
    if use.last >= use.sentence.last or reading.texts[use.last] != "as":
        return ""
    for mark in reading.within(use.last + 1, min(use.last + 5, use.sentence.last), "roles"):
        if mark.value in HIRED and reading.texts[mark.first - 1] in listed("particles", "owning"):
            return mark.value
    return ""


def units(reading: Reading, uses: Uses, drafts: Drafts) -> None:
    """Take the units and offices that act: those of a party, and other bodies that the text names again."""
    sorts = _sorts(uses, drafts)
    for places in list(uses.names.values()):
        first = places[0]
        words = first.spelling.split()
        if drafts.get(first.spelling) or head_of(words) in ("thing", "person"):
            continue
        if any(m.value == "collective" for m in reading.within(first.first, first.last, "naming")):
            continue
        acts = [use for use in places if use.act]
        parent, whole_words = _owner(reading, drafts, first)
        if parent is None and len(words) > 2 and general(first.spelling):
            parent = sorts.get(tuple(words[-2:]))
        rest = " ".join(words[max(whole_words, 1) :])
        same = drafts.get(rest) if parent is not None and rest else None
        if same is not None and same is not parent and same.parent in (None, parent):
            same.add(*dict.fromkeys(u.spelling for u in places))
            drafts.put([same.names[0], first.spelling], first.first)
            continue
        if (whole := _after_comma(reading, drafts, first)) is not None and head_of(words) == "unit":
            drafts.put([whole.names[0], f"{whole.names[0]}, {first.spelling}", first.spelling], first.first)
            continue
        registered = parent is not None and key(rest) in register()
        watching = kind_of(first.spelling) == "oversight"
        if not registered and (head_of(words) not in NOUNS or len(words) < 2 + whole_words):
            continue
        does = [use for use in acts if use.act == "does"]
        if registered or (parent and (acts or watching)) or (does and (len(places) >= 2 or watching)):
            found = [first.spelling]
            if whole_words and rest and same is None:
                found.append(rest)
            drafts.put(found, first.first).parent = parent


def _sorts(uses: Uses, drafts: Drafts) -> dict[tuple[str, ...], Draft]:
    """Return the party whose units are of a sort: after "the ICE Field Office", "the Dover Field Office" is ICE's."""
    found: dict[tuple[str, ...], Draft] = {}
    for places in uses.names.values():
        first, *sort = places[0].spelling.split()[:3]
        if len(sort) == 2 and head_of(sort) in NOUNS and initialism(first) and (draft := drafts.get(first)):
            found.setdefault(tuple(sort), draft)
    return found


def _after_comma(reading: Reading, drafts: Drafts, use: Use) -> Draft | None:
    """Return the party whose initials stand before a unit and a comma ("DOC, Investigations Division")."""
    if use.first < use.sentence.first + 2 or reading.texts[use.first - 1] != ",":
        return None
    before = reading.texts[use.first - 2]
    return drafts.get(before) if initialism(before) else None


def _owner(reading: Reading, drafts: Drafts, use: Use) -> tuple[Draft | None, int]:
    """Return the party that a name belongs to, and how many words of the name are the party's.

    "ICE Privacy Office", "Northmoor Sheriff's Office Standards Bureau", "the University's Ethics Board".
    """
    words = use.spelling.split()
    for length in range(len(words) - 1, 0, -1):
        if (found := drafts.get(" ".join(words[:length]))) and (length == 1 or head_of(words[length:]) == "unit"):
            return found, length
    if use.first >= 2 and reading.texts[use.first - 1] == "'s":
        for length in (1, 2, 3, 4, 5, 6):
            begin = use.first - 1 - length
            if begin >= use.sentence.first and (found := drafts.get(spelt(reading, begin, use.first - 1))):
                return found, 0
    return None, 0
