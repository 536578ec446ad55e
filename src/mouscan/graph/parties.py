"""The bodies that an agreement gives a part, one party for each however many names it goes by.

A body is found where the text defines a name for it ("the Home Office (HO)"), where the opening or the parties clause
lists it, where it is a role that the text binds ("the Recipient shall"), or where a body of the register acts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from mouscan.graph.agreement import Party
from mouscan.graph.evidence import evidence
from mouscan.graph.kinds import kind_of, register, sector_of
from mouscan.language import Reading
from mouscan.language.vocabulary import rows

PLACEHOLDER = r"\\?\[[^\]]{3,60}\]|\{[^}]{3,60}\}|_{3,}"
WORD = r"(?:[A-Z][\w&'/-]*|[A-Z]\.(?:[A-Z]\.)+)"
NAME = rf"{WORD}(?:,?\s+(?:(?:of|and|for|the|in|on|&)\s+){{0,3}}{WORD})*"
ALIASED = re.compile(
    rf"(?P<name>{NAME})(?P<between>(?:\s+of\s+[^();]{{3,90}}?)?[\"',]*)\s*"
    r"\(\s*(?P<lead>(?:herein\s?after|here\s?after|collectively|individually|together|also|interchangeably|referred to|known|each|as|called|,|\s)*)"
    r"(?:the\s+)?[\"']*(?P<alias>[A-Za-z][\w &/.-]{1,45}?)[\"']*\s*(?:or\s+(?:the\s+)?[\"']+(?P<second>[^\"']{2,40})[\"']+\s*)?[.,]?\s*\)"
)
REFERRED = re.compile(
    rf"(?P<name>{NAME})[^.;]{{0,120}}?\(?\s*(?:herein\s?after|here\s?after)(?:\s+\w+)?\s+referred\s+to\s+as\s+(?:the\s+)?[\"'](?P<alias>[^\"']{{2,45}})[\"']"
    r"(?:\s*\(\s*(?P<second>[A-Z]{2,8})\s*\)|\s+or\s+[\"'](?P<third>[^\"']{2,45})[\"'])?"
)
UNNAMED = re.compile(
    rf"(?:{PLACEHOLDER})[^();]{{0,90}}\(\s*(?:herein\s?after|here\s?after)?\s*(?:referred to as\s*)?(?:the\s+)?[\"']?(?P<alias>[A-Z][\w ]{{2,40}})[\"']?\s*\)"
)
BETWEEN = re.compile(r"\b[Bb](?:y and b)?etween\s*:?\s*(?P<rest>.{3,420})", re.S)
STOPS = re.compile(r"\b(?:pursuant|on the (?:implementation|exchange|basis)|concerning|to establish|regarding|for the purpose|effective|is dated|WHEREAS|dated|hereby)\b|[.;](?=\s|$)")
NO_BODY = re.compile(
    r"\b(?:Act|Acts|Agreement|Regulations?|Polic(?:y|ies)|Plan|System|Programme|Program|Form|Standards?|Directive|Protocol|Law|Code|Data|Information|Dataset|"
    r"Database|Article|Annex|Schedule|Appendix|Exhibit|Purpose|Services?|Memorandum|MOU|MoU|MOA|Records?|Personnel|Officer|Director|Manager|Study|Project|Subject|Category|Legislation|Number|Address|Name|Location|Background|Date)s?$|^(?:Address|Name|Date|Meetings?) "
)
GENERIC = frozenset({"parties", "party", "participants", "participant", "agreement", "mou", "moa", "data", "services", "service", "act", "field office", "head office", "office", "department", "agency"})


@dataclass
class Draft:
    """A party in the making."""

    name: str
    aliases: list[str] = field(default_factory=list)
    kind: str = ""
    roles: list[str] = field(default_factory=list)

    def names(self) -> Iterator[str]:
        """Yield every name."""
        yield self.name
        yield from self.aliases


def parties(reading: Reading) -> tuple[Party, ...]:
    """Return the parties in the order in which the text first names them."""
    text = _broken(reading)
    opening = _opening(reading)
    drafts: list[Draft] = []
    for name, alias, second in _aliased(text):
        _add(drafts, name, [alias, *second], text, opening)
    for name in _listed(reading, opening):
        _add(drafts, name, [], text, opening, listed=True)
    headings = frozenset(clause.heading.lower().strip(" :") for clause in reading.tree.clauses)
    _roles(drafts, text, headings)
    _bodies(drafts, text)
    for name in _offices(text):
        joins = re.search(r",|\band\b|&", name) is not None
        if not (joins and any(re.search(rf"(?<!\w){re.escape(n)}(?!\w)", name) for d in drafts for n in d.names())):
            _add(drafts, name, [], text, opening)
    found = [_finished(draft, reading, text) for draft in _merged(drafts)]
    found.sort(key=lambda party: party.evidence[0].start if party.evidence else len(text))
    return tuple(replace(party, id=f"p{i}") for i, party in enumerate(found, 1))


def _merged(drafts: list[Draft]) -> list[Draft]:
    """Join drafts that share a name, and drop a name that is only the tail of another's."""
    kept: list[Draft] = []
    for draft in drafts:
        names = {_bare(n) for n in draft.names()}
        twin = next((k for k in kept if names & {_bare(n) for n in k.names()}), None)
        if twin is not None:
            twin.aliases += list(draft.names())
            twin.roles += draft.roles
        else:
            kept.append(draft)
    whole = [n for k in kept for n in k.names()]
    return [k for k in kept if k.aliases or not any(n != k.name and n.endswith(f" {k.name}") for n in whole)]


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ").replace("'", "")


def _broken(reading: Reading) -> str:
    """Return the clean text on one line, a pilcrow where a paragraph or heading ends, so that no name runs over it."""
    text = list(reading.tree.document.text.replace("\n", " "))
    for clause in reading.tree.clauses:
        for end in [*([clause.heading_span[1]] if clause.heading_span else []), *(b.end for b in clause.blocks)]:
            if end < len(text):
                text[end] = "¶"
    return "".join(text)


def _opening(reading: Reading) -> str:
    """Return the words of the preamble, of a clause on the parties, and of what stands in them."""
    found = []
    for clause in reading.tree.clauses:
        chain = (clause, *reading.tree.parents(clause))
        if any(c.role == "preamble" or re.match(r"(?:the )?(?:parties|participants)\b", c.heading.lower()) for c in chain):
            found.append(reading.tree.text(clause).replace("\n", " "))
    return "\n".join(found)


def _aliased(text: str) -> Iterator[tuple[str, str, list[str]]]:
    for match in ALIASED.finditer(text):
        alias = match["alias"].strip()
        acronym = alias.isupper() and len(alias) <= 8
        quoted = bool(match["lead"].strip()) or "\"" in match[0][match[0].rindex("(") :] or "'" in match[0][match[0].rindex("(") :]
        if not (acronym or quoted) or alias.split()[0].lower() in ("and", "or", "if", "e.g", "i.e", "see", "section"):
            continue
        name = _fitting(match["name"], alias) if acronym else match["name"]
        if name:
            yield name, alias, [match["second"]] if match["second"] else []
    for match in UNNAMED.finditer(text):
        yield match["alias"], match["alias"], []
    for match in REFERRED.finditer(text):
        yield match["name"], match["alias"], [x for x in (match["second"], match["third"]) if x]


def _fitting(name: str, acronym: str) -> str:
    """Return the tail of a name whose initials fit an acronym, "" where none does."""
    words = name.split()
    for i in range(len(words)):
        initials = "".join(w[0] for w in words[i:] if w[0].isupper() or w.lower() in ("of", "for", "and"))
        capitals = "".join(c for c in initials if c.isupper())
        if acronym.upper() in (initials.upper(), capitals) and words[i][0].isupper():
            while i > 1 and words[i - 1] in ("of", "for", "the"):
                i -= 1
            whole = " ".join(words[i - 1 if words[i] in ("of", "for") else i :])
            return re.sub(r"^.*'s ", "", whole)
    return name if name in register() else ""


def _listed(reading: Reading, opening: str) -> Iterator[str]:
    """Yield the names in "between A and B" of the opening, and the items of a parties clause."""
    for match in BETWEEN.finditer(opening.replace("\n", " and ") if "\n" in opening[:200] else opening):
        rest = match["rest"]
        if stop := STOPS.search(rest):
            rest = rest[: stop.start()]
        rest = re.sub(r"\([^()]*\)", " ", rest)
        for part in re.split(r"\band\b(?!\s+(?:Local|Skills|Social|Wales|Customs|Welfare|Culture|Citizenship))", rest):
            if name := re.match(rf"[^\w\[{{]*(?:the\s+)?(?P<name>{NAME})", part):
                yield name["name"]
    for clause in reading.tree.clauses:
        above = " ".join(c.heading for c in reading.tree.parents(clause)).lower()
        if clause.label and (clause.parent == "preamble" or re.match(r"(?:the )?(?:parties|participants)\b", above)):
            words = reading.tree.text(clause) or clause.heading
            if name := re.match(rf"[^\w\[{{]*(?:[Tt]he\s+|[Aa]ny\s+)?(?P<name>{NAME})", words):
                yield name["name"]


def _add(drafts: list[Draft], name: str, aliases: list[str], text: str, opening: str, listed: bool = False) -> None:
    name = re.sub(r"^(?:The|This|Each|Any|An?|In|By|And|WHEREAS|Whereas|Participating)\s+", "", name.strip(" ,.")).removesuffix("'s")
    aliases = [a.strip() for a in aliases if a and a.strip().lower() not in GENERIC]
    if len(name) < 2 or NO_BODY.search(name) or name.lower() in GENERIC:
        return
    if any(NO_BODY.search(a) and a.lower() not in _role_names() for a in aliases):
        return
    known = _role_in(name) != "" or name in register() or any(a in register() for a in aliases)
    first = name in opening
    kind = kind_of(name)
    acts = any(_acts(n, text) for n in (name, *aliases))
    if not (known and (acts or first) or kind and (acts or first) or listed and first and acts):
        return
    same = {name.lower(), *(a.lower() for a in aliases)}
    for draft in drafts:
        if same & {n.lower() for n in draft.names()} or _one_body(name, draft):
            draft.aliases += [n for n in (name, *aliases) if n.lower() not in {x.lower() for x in draft.names()}]
            return
    drafts.append(Draft(name, list(dict.fromkeys(a for a in aliases if a != name))))


def _role_in(name: str) -> str:
    """Return the role whose name a name ends in ("Social Housing Data Provider"), "" for none."""
    lower = name.lower().removesuffix("s")
    return next((role for words, role in _role_names().items() if " " in words and lower.endswith(words)), "")


def _one_body(name: str, draft: Draft) -> bool:
    bare = re.sub(r"^Governments? of (?:the )?", "", name)
    if any(bare == re.sub(r"^Governments? of (?:the )?", "", n) for n in draft.names()):
        return True
    row = register().get(name)
    return row is not None and any(register().get(n) is row for n in draft.names())


@cache
def _role_names() -> dict[str, str]:
    return {row["name"]: row["role"] for row in rows("roles")}


MODAL = r"(?:shall|will|must|may|can|agrees?|should|undertakes?|acknowledges?|supplies|provides|collects?|retains|reserves|understands?)"
GIVING = (
    r"(?:refer(?:red|s)?|report(?:ed|s)?|submit(?:ted|s)?|sen[dt]|provided?|forward(?:ed|s)?|notif(?:y|ies|ied)|contact(?:ed)?|transfer(?:red|s)?|"
    r"disclosed?|shared?|supplied|supply|given?|consult(?:ed|ation)?|direct(?:ed)?|coordinat\w+|approv\w+|review\w*|determin\w+|audit\w*|request\w*)"
)


OWNER = r"(?:the\s+|an?\s+)?(?:[A-Z]\w+(?:\s[A-Z]\w+)*'s\s+)?"


def _acts(name: str, text: str) -> bool:
    """Tell whether a name stands where a body acts (before a modal) or is given something (after a verb of giving)."""
    escaped = re.escape(name)
    return bool(
        re.search(rf"(?<!\w){escaped}(?:\s*\([^()]{{1,40}}\))?,?\s+(?:which\s+|\w+\s+){{0,5}}?(?:{MODAL}|ha(?:s|ve) been notified)\b", text)
        or re.search(rf"\b{GIVING}\b(?:\s+[\w'-]+){{0,6}}?\s+(?:to|by|with|from|and|or|through)\s+{OWNER}{escaped}(?!\w)", text)
        or re.search(rf"\b(?:notify|contact|inform|consult|uses)\s+{OWNER}{escaped}(?!\w)", text)
    )


def _roles(drafts: list[Draft], text: str, headings: frozenset[str]) -> None:
    """Add the roles that no named body plays, where the text binds them or addresses them at least twice."""
    lower = text.lower()
    taken = {n.lower() for draft in drafts for n in draft.names()}
    for draft in drafts:
        for name in draft.names():
            if role := _role_names().get(name.lower()):
                draft.roles.append(role)
    groups: dict[str, Draft] = {}
    for name, role in sorted(_role_names().items(), key=lambda item: -len(item[0])):
        plural = rf"{re.escape(name)}s?"
        if name in taken or any(name in t or t in name for t in taken if t in _role_names()):
            continue
        holder = next((d for d in drafts if any(name in n.lower() for n in d.names())), None)
        if holder is not None:
            if " " in name and re.search(rf"\b{plural}\b", lower):
                holder.aliases.append(_printed(name, text))
            continue
        uses = re.findall(rf"\b{plural}\b", text, re.I)
        capital = sum(use[0].isupper() for use in uses) >= (1 if name in headings else 2)
        bound = len(re.findall(rf"\b(?:the|each|a|an)\s+{plural}(?:\s+and\s+its\s+agents)?\s+{MODAL}\b", lower))
        heads = name in headings
        subs = role == "sub-processor" and re.search(r"\bsub-?(?:contractor|processor)s?\b", lower) and len(uses) >= 1
        classed = " " in name and role in ("processor", "sub-processor")
        if not (capital and bound or bound >= 3 or classed and uses or capital and role == "custodian" or heads and capital or subs):
            continue
        if any(name in other or other in name for other in groups):
            continue
        groups[name] = Draft(_printed(name, text), [], "", [role])
    by_stem: dict[str, Draft] = {}
    for name, draft in groups.items():
        stem = draft.roles[0] if draft.roles[0] in ("recipient", "provider") else "sub-processor" if "sub-processor" in draft.roles else re.sub(r"(?:er|or|ing)\b.*", "", name)
        if stem in by_stem:
            by_stem[stem].aliases.append(draft.name)
        else:
            by_stem[stem] = draft
            drafts.append(draft)


def _printed(name: str, text: str) -> str:
    """Return a role name as the text prints it most often."""
    forms: dict[str, int] = {}
    for match in re.finditer(rf"\b{re.escape(name)}\b", text, re.I):
        forms[match[0]] = forms.get(match[0], 0) + 1
    return max(forms, key=lambda form: (forms[form], form)) if forms else name


def _bodies(drafts: list[Draft], text: str) -> None:
    """Add the bodies of the register that act in the text."""
    taken = {n for draft in drafts for n in draft.names()}
    for name in sorted(register(), key=len, reverse=True):
        row = register()[name]
        if name in taken or row["kind"] == "regulator" or len(name) < 4 and not re.search(rf"(?<!\w){name}(?!\w)", text):
            continue
        uses = len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text))
        if not uses or uses < 2 and not _acts(name, text):
            continue
        twin = next((d for d in drafts if any(register().get(n) is row for n in d.names())), None)
        if twin is not None:
            twin.aliases.append(name)
        elif not any(name in n for d in drafts for n in d.names()):
            drafts.append(Draft(name))
        taken.add(name)


OFFICE = re.compile(
    rf"{NAME}(?:'s)?(?=\W)"
)
HEADS = re.compile(r"^(?:Office|Department|Ministry|Bureau|Board|Division|Committee|Directorate|Office) (?:of|for)\b")
TAILS = re.compile(r"\b(?:Organi[sz]ation|Researcher|School|District|Hospital|Trust|Association|Foundation|University|College|Ministry|Office|Division|Board|Committee|Directorate|Bureau|Unit|Commission|Agency|Authority|Council|Department|Inspectorate|Centre|Center|Institute|Court|Police)$")


def _offices(text: str) -> Iterator[str]:
    """Yield the capitalised names that end in the word for an office or a board."""
    seen: set[str] = set()
    for match in OFFICE.finditer(text):
        name = re.sub(r"^(?:The|This|Each|Any|An?|In|By|And|If|All|When)\s+", "", match[0].removesuffix("'s"))
        if name not in seen and (TAILS.search(name) or HEADS.match(name)) and " " in name:
            seen.add(name)
            yield name


def _finished(draft: Draft, reading: Reading, text: str) -> Party:
    document = reading.tree.document
    names = list(draft.names())
    kinds = [register()[n]["kind"] for n in names if n in register()]
    kind = kinds[0] if kinds else kind_of(draft.name) or next(filter(None, map(kind_of, draft.aliases)), None)
    role = _role_names().get(draft.name.lower()) or _role_in(draft.name)
    roles = tuple(dict.fromkeys([*draft.roles, *([role] if role else [])]))
    if role:
        kind = role if role in ("processor", "sub-processor", "oversight", "police") else sector_of(text)
    clauses: list[str] = []
    found = []
    for clause in reading.tree.clauses:
        for start, end in [*([clause.heading_span] if clause.heading_span else []), *((b.start, b.end) for b in clause.blocks)]:
            words = text[start:end]
            for name in names:
                if match := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words):
                    if clause.id not in clauses:
                        clauses.append(clause.id)
                        found.append(evidence(document, clause.id, start + match.start(), start + match.end()))
                    break
    return Party("", draft.name, tuple(dict.fromkeys(a for a in draft.aliases if a != draft.name)), kind or "government-other", (), None, roles, tuple(clauses), tuple(found))
