"""The bodies that an agreement gives a part, one party for each however many names it goes by.

A body is found where the text gives it a name ("the Home Office (HO)"), where the opening or the parties clause lists
it, where it is a role that the text binds ("the Recipient shall"), where a body of the register acts, and where a unit
of a party acts ("the Council's Audit Office reviews").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from mouscan.graph.acting import Use, Uses
from mouscan.graph.agreement import Definition, Evidence, Party
from mouscan.graph.definitions import definitions as defined
from mouscan.graph.evidence import evidence
from mouscan.graph.kinds import BROAD, FALLBACK, initialism, key, kind_of, register, sector_of
from mouscan.graph.mentions import Mentions
from mouscan.graph.names import head_of, names, noun, spelt
from mouscan.graph.naming import Naming, fits, namings
from mouscan.graph.roles import role_names, singular
from mouscan.language import Reading, Sentence

SHARED = frozenset({"provider", "recipient", "processor", "sub-processor", "custodian", "mission"})
KINDLED = frozenset({"processor", "sub-processor", "oversight"})
NOUNS = frozenset({"body", "land", "scholar", "unit", "post"})
STUDIED = 5
WATCHERS = frozenset({"regulator", "oversight", "government-other"})


@dataclass
class Draft:
    """A party in the making: its names as the text spells them, the formal one first."""

    names: list[str]
    first: int
    roles: list[str] = field(default_factory=list)
    parent: Draft | None = None
    row: dict[str, str] | None = None

    def keys(self) -> set[str]:
        """Return the keys of all its names."""
        return {key(name) for name in self.names}

    def add(self, *found: str) -> None:
        """Take further names."""
        self.names += [n for n in dict.fromkeys(found) if n and n not in self.names]


class Drafts:
    """The parties in the making, found again by any of their names."""

    def __init__(self) -> None:
        self.all: list[Draft] = []
        self.by_key: dict[str, Draft] = {}

    def get(self, name: str) -> Draft | None:
        """Return the party that goes by a name, or by another name of the same registered body."""
        if found := self.by_key.get(key(name)) or self.by_key.get(" ".join(singular(name))):
            return found
        row = register().get(key(name))
        return next((d for d in self.all if row is not None and d.row is row), None)

    def put(self, found: list[str], first: int) -> Draft:
        """Return the party that goes by any of some names, a new one if need be, with all of them."""
        draft = next((d for name in found if (d := self.get(name))), None)
        if draft is None:
            draft = Draft([], first)
            self.all.append(draft)
        draft.first = min(draft.first, first)
        draft.add(*found)
        for name in found:
            self.by_key.setdefault(key(name), draft)
            self.by_key.setdefault(" ".join(singular(name)), draft)
            draft.row = draft.row or register().get(key(name))
        return draft


def parties(reading: Reading, definitions: tuple[Definition, ...] | None = None) -> tuple[Party, ...]:
    """Return the parties in the order in which the text first names them."""
    uses = Uses(reading)
    drafts = Drafts()
    given = namings(reading)
    for naming in given:
        _named(reading, uses, drafts, naming)
    for name, first in _listed(reading, uses):
        drafts.put([name], first).roles.append("signatory")
    _signing(reading, uses, drafts, given)
    _blanks(reading, uses, drafts)
    _registered(uses, drafts)
    _compound(uses, drafts)
    _titled(uses, drafts)
    _units(reading, uses, drafts)
    _tools(reading, uses, drafts)
    terms = defined(reading) if definitions is None else definitions
    own = {singular(spelt(reading, *a)) for naming in given for a in naming.aliases}
    _roles(uses, drafts, {singular(d.term) for d in terms}, own)
    _joined(uses, drafts)
    if len(drafts.all) < 2:
        _acting(uses, drafts)
    sector = sector_of(reading)
    ordered = sorted(drafts.all, key=lambda d: d.first)
    ids = {id(draft): f"p{i}" for i, draft in enumerate(ordered, 1)}
    _spelt_best(uses, ordered)
    found = _placed(reading, [_party(draft, ids[id(draft)], sector) for draft in ordered])
    parents = [d.parent or _registered_parent(d, drafts) for d in ordered]
    units: dict[str, list[str]] = {}
    for draft, parent in zip(ordered, parents, strict=True):
        if parent is not None and parent is not draft:
            units.setdefault(ids[id(parent)], []).append(draft.names[0])
    placed = [
        replace(
            p,
            parent=ids[id(up)] if up is not None and up is not d else None,
            units=tuple(units.get(p.id, ())),
        )
        for p, d, up in zip(found, ordered, parents, strict=True)
    ]
    return tuple(_settled(reading, placed))


def _body(name: str) -> bool:
    return head_of(name.split()) in NOUNS or key(name) in register()


def _named(reading: Reading, uses: Uses, drafts: Drafts, naming: Naming) -> None:
    """Take a naming whose name or alias is a body's."""
    opening = uses.opening(naming.sentence)
    aliases = [spelt(reading, *a) for a in naming.aliases]
    collective = [m for a in naming.aliases for m in reading.within(*a, "naming") if m.value == "collective"]
    if collective:
        return
    aliases = [
        a
        for a in aliases
        if len(a) > 1
        and head_of(a.split()) not in ("thing", "person", "opener")
        or singular(a) in role_names()
    ]
    name = spelt(reading, naming.first, naming.last) if naming.last > naming.first else ""
    aliases = [a for a in aliases if _stands(reading, naming, a, opening)]
    if not aliases:
        return
    if (
        len(name.split()) == 1
        and not initialism(name)
        and not key(name) in register()
        and singular(name) not in role_names()
    ):
        name = ""
    if name and head_of(name.split()) in ("thing", "person") and not (key(name) in register()):
        if not (opening and any(singular(a) in role_names() for a in aliases)):
            return
        name = ""
    role = any(singular(a) in role_names() for a in aliases)
    acts = any(_acts(uses, n) for n in (*aliases, name) if n)
    if name and key(name) in map(key, aliases):
        name = ""
    does = any(use.act == "does" for n in (*aliases, name) if n for use in _uses(uses, n))
    if not opening and not does and sum(len(_uses(uses, n)) for n in (*aliases, name) if n) < 4:
        return
    if not acts and not (opening and naming.quoted and (role or _body(name))):
        return
    if name and (
        drafts.get(name) and not _body(name) or role and singular(name) in role_names() and not opening
    ):
        name = ""
    if not (
        role
        and (opening or naming.quoted)
        or name
        and _body(name)
        or any(key(a) in register() for a in aliases)
        or opening
        and naming.quoted
        and not name
    ):
        return
    if role and not opening:
        return
    other = drafts.get(name) if name else None
    known = next((d for a in aliases if (d := drafts.get(a))), None)
    if other is not None and naming.start - naming.last > 2:
        other, name = None, ""
    if other is not None and known is not None and other is not known:
        return
    after = reading.words[naming.end].text if naming.end < naming.sentence.last else ""
    if name and after[:1].isupper() and noun(after) in NOUNS and len(aliases) == 1:
        name, aliases = f"{name} {after}", [f"{aliases[0]} {after}", *aliases]
    draft = drafts.put([n for n in (name, *aliases) if n], naming.first)
    if opening and naming.quoted:
        draft.roles.append("signatory")


def _stands(reading: Reading, naming: Naming, alias: str, opening: bool) -> bool:
    """Tell whether an alias is a name for the body before it, and not for something that the sentence speaks of."""
    near = naming.last >= naming.start - 1
    if (
        naming.last > naming.first
        and initialism(alias)
        and fits(reading, naming.first, naming.last, alias) is not None
    ):
        return True
    if singular(alias) in role_names():
        return naming.quoted or near
    if initialism(alias):
        other = any(fits(reading, *span, alias) is not None for span in naming.aliases)
        return other or naming.quoted and (near or opening)
    return (
        naming.quoted
        and (opening or near)
        or opening
        and near
        and _body(spelt(reading, naming.first, naming.last))
        if naming.last > naming.first
        else opening and naming.quoted
    )


def _uses(uses: Uses, name: str) -> list[Use]:
    return uses.names.get(key(name), []) + uses.roles.get(singular(name), [])


def _acts(uses: Uses, name: str) -> bool:
    return any(use.act for use in _uses(uses, name))


def _listed(reading: Reading, uses: Uses) -> list[tuple[str, int]]:
    """Return the bodies that the opening lists after "between", and those of a parties clause."""
    found: list[tuple[str, int]] = []
    for sentence in reading.sentences:
        if uses.opening(sentence):
            for i in range(sentence.first, sentence.last):
                if reading.words[i].text.lower() == "between":
                    if not _cited(reading, i, sentence):
                        found += _after_between(reading, i + 1, sentence)
                    break
        clause = reading.tree.by_id[sentence.clause]
        above = [c.heading.lower() for c in reading.tree.parents(clause)]
        listing = any(re.match(r"(?:the )?(?:parties|participants|signatories)\b", h) for h in above)
        if (
            clause.label
            and (clause.parent == "preamble" or listing)
            and sentence is reading.by_clause[clause.id][0]
        ):
            name = next(names(reading, sentence.first, min(sentence.first + 14, sentence.last)), None)
            if name and name.first - sentence.first <= 2:
                spelling = spelt(reading, name.first, name.last)
                if _body(spelling) and _acts(uses, spelling):
                    found.append((spelling, name.first))
    return found


def _signing(reading: Reading, uses: Uses, drafts: Drafts, given: tuple[Naming, ...]) -> None:
    """Take the bodies that the opening lists before "hereinafter referred to as the Parties", with their members."""
    for naming in given:
        collective = any(
            m.value == "collective" for a in naming.aliases for m in reading.within(*a, "naming")
        )
        if not collective or not uses.opening(naming.sentence):
            continue
        depth = 0
        whole: Draft | None = None
        spans = {n.first: n for n in names(reading, naming.sentence.first, naming.start)}
        for i in range(naming.sentence.first, naming.start):
            word = reading.words[i].text
            depth += (word == "(") - (word == ")")
            if word.lower() in ("on", "under", "pursuant") and depth == 0:
                break
            if i not in spans or not _body(spelling := spelt(reading, i, spans[i].last)):
                continue
            if depth == 0:
                before = reading.words[i - 1].text.lower() if i else ""
                if before in ("the", "and", "between", ",") or i == naming.sentence.first:
                    whole = drafts.put([spelling], i)
                    whole.roles.append("signatory")
            elif whole is not None and drafts.get(spelling) is None:
                drafts.put([whole.names[0], spelling], i)


def _blanks(reading: Reading, uses: Uses, drafts: Drafts) -> None:
    """Take the parties whose names are left blank in the opening, under what the blank says they are: "[Vendor Name]"."""
    for sentence in reading.sentences:
        if not uses.opening(sentence):
            return
        open_at = -1
        for i in range(sentence.first, sentence.last):
            word = reading.words[i].text
            if word in "[{":
                open_at = i
            elif word in "]}" and open_at >= 0:
                fills = {
                    k
                    for m in reading.within(open_at, i, "naming")
                    if m.value == "blank"
                    for k in range(m.first, m.last)
                }
                kept = [reading.words[k].text for k in range(open_at + 1, i) if k not in fills]
                named = any(reading.words[k].text.lower() == "name" for k in fills)
                following = reading.words[i + 1].text if i + 1 < sentence.last else ""
                name = " ".join(w.capitalize() if w.isupper() else w for w in kept if w != "'s")
                body = kept and len(kept) <= 5 and (noun(kept[-1]) in NOUNS or singular(name) in role_names())
                if body and following != "(" and (named or singular(name) in role_names()):
                    drafts.put([name], open_at).roles.append("signatory")
                open_at = -1


def _cited(reading: Reading, between: int, sentence: Sentence) -> bool:
    """Tell whether "between" names the parties of another instrument ("under the Agreement between ...")."""
    before = [reading.words[k].text.lower() for k in range(max(sentence.first, between - 4), between)]
    return (
        any(w in ("of", "under", "with", "by", "to") for w in before[:-1])
        and bool(before)
        and noun(before[-1]) == "thing"
    )


def _after_between(reading: Reading, first: int, sentence: Sentence) -> list[tuple[str, int]]:
    """Return the bodies in "between A and B", to the end of the sentence or of a few more where it breaks off."""
    last = sentence.last
    index = sentence.index
    while last - first < 12 and index + 1 < len(reading.sentences) and index - sentence.index < 4:
        index += 1
        last = reading.sentences[index].last
    found: list[tuple[str, int]] = []
    at = first
    depth = 0
    before = "between"
    spans = {
        n.first: n
        for s in reading.sentences[sentence.index : index + 1]
        for n in names(reading, max(first, s.first), min(last, s.last, first + 90))
    }
    while at < min(last, first + 90):
        word = reading.words[at].text.lower()
        depth += (word in "([") - (word in ")]")
        if at in spans and depth == 0:
            name = spans[at]
            spelling = spelt(reading, name.first, name.last)
            article = reading.words[at - 1].text.lower() == "the"
            if noun(spelling.split()[-1]) == "thing" and head_of(spelling.split()) == "thing":
                pass
            elif (before in ("between", "and", ")", ":", ";") or article) and (
                _body(spelling) or initialism(spelling)
            ):
                found.append((spelling, name.first))
            elif (
                before in ("between", "and")
                and head_of(spelling.split()) == ""
                and (len(spelling.split()) > 1 or reading.tree.document.text.count(spelling) > 2)
            ):
                found.append((spelling, name.first))
            at = name.last
            before = "name"
            continue
        if (
            word
            in (
                "on",
                "for",
                "concerning",
                "regarding",
                "to",
                "pursuant",
                "dated",
                "is",
                "as",
                "effective",
                "whereas",
                ".",
            )
            and depth == 0
        ):
            break
        if word not in ("the", "by", "government", '"', "'"):
            before = word
        at += 1
    return found if len(found) > 1 else found


def _registered(uses: Uses, drafts: Drafts) -> None:
    """Take the registered bodies that act."""
    for name, places in uses.names.items():
        row = register().get(name)
        if row is None:
            continue
        acts = [use for use in places if use.act]
        does = [use for use in acts if use.act == "does"]
        first = places[0]
        if (
            drafts.get(first.spelling)
            or does
            or (acts and row["kind"] not in WATCHERS)
            or (
                row["parent"]
                and drafts.get(row["parent"])
                and any(u.sentence.kind != "heading" for u in places)
            )
            or (len(acts) >= 1 and len(places) >= 2 and row["kind"] != "regulator")
        ):
            drafts.put([use.spelling for use in places[:1]], first.first)


def _compound(uses: Uses, drafts: Drafts) -> None:
    """Take a registered body printed after the registered body it is part of ("Home Office Immigration Enforcement")."""
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


def _acting(uses: Uses, drafts: Drafts) -> None:
    """Take the bodies that act, where nothing else names two parties."""
    for places in uses.names.values():
        first = places[0]
        words = first.spelling.split()
        if head_of(words) in NOUNS and (drafts.get(first.spelling) or any(use.act for use in places)):
            drafts.put([first.spelling], first.first)


def _titled(uses: Uses, drafts: Drafts) -> None:
    """Take the names that end in a role and act ("the Council Data Provider", "University Researcher")."""
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
        if singular(first.spelling) in role_names() or len(places) < 2:
            continue
        if any(use.act == "does" for use in places):
            forms = list(dict.fromkeys(use.spelling for use in places))
            parts = (
                [p for p in first.spelling.split("/") if len(p.split()) > 1] if "/" in first.spelling else []
            )
            drafts.put([*forms, *parts], first.first).roles.append(role.role)


def _tools(reading: Reading, uses: Uses, drafts: Drafts) -> None:
    """Take the outside services that a party uses by name: "uses Acme, a case management system, to ..."."""
    for places in list(uses.names.values()):
        for use in places:
            before, after = use.first - 1, use.last
            while before >= use.sentence.first and reading.words[before].text in "[(":
                before -= 1
            if before < use.sentence.first or reading.words[before].text.lower() not in (
                "uses",
                "use",
                "using",
            ):
                continue
            if head_of(use.spelling.split()) == "thing" or drafts.get(use.spelling):
                continue
            while after < use.sentence.last and after - use.last < 40 and reading.words[after].text != ",":
                after += 1
            words = [
                reading.words[k].text.lower() for k in range(after + 1, min(after + 8, use.sentence.last))
            ]
            if (
                words
                and words[0] in ("a", "an")
                and {"system", "platform", "tool", "provider", "service", "supplier", "company"} & set(words)
            ):
                drafts.put([use.spelling], use.first).roles.append("processor")


def _units(reading: Reading, uses: Uses, drafts: Drafts) -> None:
    """Take the units and offices that act: those of a party, and other bodies that the text names again."""
    for name, places in list(uses.names.items()):
        first = places[0]
        words = first.spelling.split()
        if drafts.get(first.spelling) or head_of(words) in ("thing", "person"):
            continue
        if any(m.value == "collective" for m in reading.within(first.first, first.last, "naming")):
            continue
        acts = [use for use in places if use.act]
        parent = _owner(reading, drafts, first)
        rest = " ".join(words[1:])
        if parent is not None and rest and (same := drafts.get(rest)) is not None and same is not parent:
            same.add(*dict.fromkeys(u.spelling for u in places))
            drafts.put([same.names[0], first.spelling], first.first)
            continue
        if (whole := _after_comma(reading, drafts, first)) is not None and head_of(words) == "unit":
            drafts.put([whole.names[0], f"{whole.names[0]}, {first.spelling}", first.spelling], first.first)
            continue
        registered = parent is not None and key(rest) in register()
        watching = kind_of(first.spelling) == "oversight"
        if not registered and (head_of(words) not in NOUNS or len(words) < 2):
            continue
        does = [use for use in acts if use.act == "does"]
        if registered or (parent and (acts or watching)) or (does and (len(places) >= 2 or watching)):
            found = [first.spelling]
            if parent is not None and rest and drafts.get(words[0]) is parent:
                found.append(rest)
            drafts.put(found, first.first).parent = parent


def _after_comma(reading: Reading, drafts: Drafts, use: Use) -> Draft | None:
    """Return the party whose initials stand before a unit and a comma ("DOC, Investigations Division")."""
    if use.first < use.sentence.first + 2 or reading.words[use.first - 1].text != ",":
        return None
    before = reading.words[use.first - 2].text
    return drafts.get(before) if initialism(before) else None


def _owner(reading: Reading, drafts: Drafts, use: Use) -> Draft | None:
    """Return the party that a name belongs to: "ICE Privacy Office", "the University's Ethics Board"."""
    words = use.spelling.split()
    if len(words) > 1 and (found := drafts.get(words[0])):
        return found
    if use.first >= 2 and reading.words[use.first - 1].text == "'s":
        for length in (1, 2, 3, 4, 5, 6):
            begin = use.first - 1 - length
            if begin >= use.sentence.first and (found := drafts.get(spelt(reading, begin, use.first - 1))):
                return found
    return None


def _roles(uses: Uses, drafts: Drafts, terms: set[tuple[str, ...]], own: set[tuple[str, ...]]) -> None:
    """Take the roles that the text binds and that no named body plays."""
    for draft in drafts.all:
        for name in draft.names:
            if role := role_names().get(singular(name)):
                draft.roles.append(role.role)
    for words, places in uses.roles.items():
        role = role_names().get(words)
        if role is None:
            continue
        alone = [u for u in places if not _inside(uses, u)]
        spelling = _usual(alone or places)
        if found := drafts.by_key.get(" ".join(words)):
            found.add(*_forms(places))
            continue
        does = [u for u in alone if u.act == "does"]
        acts = [u for u in alone if u.act]
        formal = [
            u
            for u in alone
            if u.spelling[0].isupper() and u.first > u.sentence.first and u.sentence.kind != "heading"
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
        taken = taken or (len(formal) >= 2 and bool(does) and role.role != "participant")
        third = role.role in ("processor", "sub-processor") and words[0] in ("third", "sub", "subprocessor")
        third = third or bool(acts) and role.role in ("mission", "oversight")
        third = third and any(u.sentence.kind != "heading" for u in alone)
        named = words in own and role.role not in ("processor", "sub-processor")
        if not (taken and (acts or headed or named)) and not third:
            continue
        twin = _twin(uses, drafts, role.role, words, alone)
        draft = twin or drafts.put([spelling], alone[0].first)
        draft.add(*_forms(alone))
        draft.roles.append(role.role)
        drafts.by_key.setdefault(" ".join(words), draft)


def _inside(uses: Uses, use: Use) -> bool:
    """Tell whether a role is part of a longer name ("the Data Provider Agreement")."""
    first, last = uses.spans.get(use.first, (use.first, use.last))
    return last - first > use.last - use.first


def _twin(uses: Uses, drafts: Drafts, role: str, words: tuple[str, ...], places: list[Use]) -> Draft | None:
    """Return the party that plays the same role under another word, unless one sentence speaks of both."""
    if role not in SHARED:
        return None
    here = {use.sentence.index for use in places}
    for draft in drafts.all:
        if role not in draft.roles or not any(singular(n) in role_names() for n in draft.names):
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


def _joined(uses: Uses, drafts: Drafts) -> None:
    """Make one party of two that turned out to share a name."""
    kept: list[Draft] = []
    merged: dict[int, Draft] = {}
    for draft in drafts.all:
        same = next((d for d in kept if d.keys() & draft.keys()), None)
        if same is None:
            kept.append(draft)
        else:
            same.add(*draft.names)
            same.roles += draft.roles
            same.first = min(same.first, draft.first)
            same.parent = same.parent or draft.parent
            merged[id(draft)] = same
    drafts.all[:] = kept
    for draft in kept:
        if draft.parent is not None:
            draft.parent = merged.get(id(draft.parent), draft.parent)
    drafts.by_key.update({k: merged[id(d)] for k, d in drafts.by_key.items() if id(d) in merged})


def _registered_parent(draft: Draft, drafts: Drafts) -> Draft | None:
    return drafts.get(draft.row["parent"]) if draft.row and draft.row["parent"] else None


def _spelt_best(uses: Uses, drafts: list[Draft]) -> None:
    """Put a spelling in small letters before one in capitals, where the text has both."""
    for draft in drafts:
        first = draft.names[0]
        if first.isupper() and " " in first:
            other = (u.spelling for u in uses.names.get(key(first), ()) if not u.spelling.isupper())
            if better := next(other, None):
                draft.names.insert(0, better)
                draft.names = list(dict.fromkeys(draft.names))


def _party(draft: Draft, id: str, sector: str) -> Party:
    roles = tuple(dict.fromkeys(draft.roles))
    return Party(id, draft.names[0], tuple(draft.names[1:]), _kind(draft, sector), roles=roles)


def _kind(draft: Draft, sector: str) -> str:
    """Return the kind of a party by its names, else by its role, else by what the text is about."""
    if row := register().get(key(draft.names[0])):
        return row["kind"]
    bodies = [n for n in draft.names if singular(n) not in role_names()]
    if shown := [kind for n in bodies if (kind := kind_of(n)) and kind != FALLBACK]:
        return shown[0]
    side = any(r in ("provider", "recipient") for r in draft.roles) and "participant" not in draft.roles
    if shown := [k for n in draft.names if (k := kind_of(n)) and k != FALLBACK and not (side and k in BROAD)]:
        return shown[0]
    if role := next((r for r in draft.roles if r in KINDLED), ""):
        return role
    if not bodies or any(r in SHARED for r in draft.roles):
        return sector
    return FALLBACK


def _settled(reading: Reading, found: list[Party]) -> list[Party]:
    """Return the parties with kinds that depend on others or on the whole text.

    A university that works on another body's data in a text about research is there as a researcher; the research
    office of a service is part of the service.
    """
    studied = sum(mark.value == "research" for mark in reading.marks if mark.vocabulary == "acts")
    by_id = {p.id: p for p in found}
    settled: list[Party] = []
    for party in found:
        up = by_id.get(party.parent or "")
        if party.kind == "education" and studied >= STUDIED and len(found) > 1 and _scholarly(party):
            party = replace(party, kind="research-statistics")
        elif up is not None and party.kind == "research-statistics" and not _scholarly(up):
            party = replace(party, kind=up.kind)
        settled.append(party)
        by_id[party.id] = party
    return settled


def _scholarly(party: Party) -> bool:
    """Tell whether a party is a body of higher learning, or a part of one."""
    return any(noun(w) == "scholar" for name in (party.name, *party.aliases) for w in name.split())


def _placed(reading: Reading, found: list[Party]) -> list[Party]:
    """Return the parties with the clauses that name them, and their first words in each."""
    mentions = Mentions(reading, tuple(found))
    places: dict[str, dict[str, Evidence]] = {}
    for sentence in reading.sentences:
        for mention in mentions.named(sentence):
            here = places.setdefault(mention.parties[0], {})
            if sentence.clause not in here:
                here[sentence.clause] = evidence(
                    reading.tree.document, sentence.clause, mention.start, mention.end
                )
    return [
        replace(p, clauses=tuple(places.get(p.id, ())), evidence=tuple(places.get(p.id, {}).values()))
        for p in found
    ]
