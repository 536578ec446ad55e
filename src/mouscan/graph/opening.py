"""The parties that a text gives a name: `A ("the Trust")`, "the Department of Y (DY)"."""

from __future__ import annotations

from mouscan.graph.acting import Uses
from mouscan.graph.drafts import NOUNS, Drafts, is_body
from mouscan.graph.heads import head_of, noun
from mouscan.graph.kinds import initialism, key, register
from mouscan.graph.names import names, spelt
from mouscan.graph.naming import Naming, fits, together
from mouscan.graph.roles import role_names, singular
from mouscan.language import Mark, Reading
from mouscan.language.vocabulary import listed

APPOSED = 10
ANY = listed("particles", "single")
CELL = 6


def named(reading: Reading, uses: Uses, drafts: Drafts, naming: Naming) -> None:
    """Take a naming whose name or alias is a body's."""
    opening = uses.opening(naming.sentence)
    aliases = [spelt(reading, *a) for a in naming.aliases]
    if together(reading, naming) or enacted(reading, naming):
        return
    name = spelt(reading, naming.first, naming.last) if naming.last > naming.first else ""
    minister = opening and naming.quoted and name.split(" ")[0].lower() in listed("particles", "state")
    aliases = [
        a
        for a in aliases
        if (len(a) > 1 and head_of(a.split()) not in ("thing", "opener", *(["person"] if not minister else [])))
        or singular(a) in role_names()
    ]
    sort = _indefinite(reading, naming) if naming.quoted and not opening else ""
    if sort and aliases and uses.tally(*aliases).does:
        draft = drafts.put(aliases, naming.start)
        draft.described = draft.described or sort
        return
    aliases = [a for a in aliases if _stands(reading, naming, a, opening)]
    if not aliases:
        return
    if (
        len(name.split()) == 1
        and not initialism(name)
        and key(name) not in register()
        and singular(name) not in role_names()
    ):
        name = ""
    said = opening and naming.quoted and uses.tally(*aliases).does
    stands_in = name if name and opening and _representing(reading, naming) else ""
    name = "" if stands_in else name
    thing = head_of(name.split()) in ("thing", "person") and key(name) not in register() and not minister
    if name and thing and not (said and _description(reading, naming)):
        if not (opening and any(singular(a) in role_names() for a in aliases)):
            return
        name = ""
    role = any(singular(a) in role_names() for a in aliases)
    used = uses.tally(*aliases, name)
    if name and key(name) in map(key, aliases):
        name = ""
    if not opening and not used.does and used.places < 4:
        return
    if not used.acts and not (opening and naming.quoted and (role or is_body(name))):
        return
    near = naming.start - naming.last <= 1 + naming.quoted
    known = drafts.get(name) and not is_body(name) and not (naming.quoted and near and initialism(name))
    if name and (known or (role and singular(name) in role_names() and not opening)):
        name = ""
    if not (
        (role and (opening or naming.quoted))
        or (name and (is_body(name) or minister))
        or any(key(a) in register() for a in aliases)
        or said
        or (opening and naming.quoted and not name)
        or (
            naming.sentence.clause in uses.parties_clauses
            and used.does
            and any(_initials(reading, naming, a) for a in naming.aliases)
        )
    ):
        return
    if role and not opening and not (naming.quoted and name and near and (is_body(name) or drafts.get(name))):
        return
    other = drafts.get(name) if name else None
    owner = next((d for a in aliases if (d := drafts.get(a))), None)
    if other is not None and naming.start - naming.last > 2:
        if not naming.quoted:
            return
        other, name = None, ""
    if other is not None and owner is not None and other is not owner:
        return
    after = reading.texts[naming.end] if naming.end < naming.sentence.last else ""
    if name and after[:1].isupper() and noun(after) in NOUNS and len(aliases) == 1:
        name, aliases = f"{name} {after}", [f"{aliases[0]} {after}", *aliases]
    full = _placed(reading, uses, naming) if name else ""
    draft = drafts.put([n for n in (name, *aliases, full, stands_in) if n], naming.first)
    draft.roles += [m.value for m in _labels(reading, naming)]
    if opening and naming.quoted:
        draft.roles.append("signatory")
    if naming.first < naming.last < naming.start:
        draft.described = draft.described or _description(reading, naming)
        draft.only |= any(m.value == "only" for m in reading.within(naming.last, naming.start, "naming"))
    elif naming.first == naming.last:
        draft.described = draft.described or _asked(reading, naming)


def _indefinite(reading: Reading, naming: Naming) -> str:
    """Return the words for some body right before a naming ("an institution, hereinafter"), "" for none."""
    last = naming.start - (reading.texts[naming.start - 1] == ",")
    first = last
    while first > naming.sentence.first and last - first < CELL and reading.texts[first].lower() not in ANY:
        first -= 1
    words = reading.texts[first + 1 : last]
    body = reading.texts[first].lower() in ANY and words and noun(words[-1]) in ("body", "unit", "scholar")
    return " ".join(words) if body and all(word.islower() for word in words) else ""


def labelled(reading: Reading, drafts: Drafts) -> None:
    """Take the bodies that stand beside a role in a row of a table or after a colon: "Data Provider: the Trust"."""
    for sentence in reading.sentences:
        mark = next(
            (m for m in reading.within(sentence.first, min(sentence.first + CELL, sentence.last), "roles")), None
        )
        first = sentence.first + (reading.texts[sentence.first] == "|")
        if mark is None or mark.value == "participant" or mark.first != first or sentence.kind == "heading":
            continue
        at = mark.last
        while at < sentence.last and reading.texts[at] in (":", "|"):
            at += 1
        if at == mark.last and sentence.kind != "row":
            continue
        name = next(names(reading, at, min(sentence.last, at + CELL)), None)
        if name is None or name.first - at > 1 or not is_body(spelling := spelt(reading, name.first, name.last)):
            continue
        ends = name.last >= sentence.last - 1 or reading.texts[name.last] == ","
        if singular(spelling) not in role_names() and ends:
            draft = drafts.put([spelling], name.first)
            draft.add(spelt(reading, mark.first, mark.last))
            draft.roles += [mark.value, "signatory"]


def _representing(reading: Reading, naming: Naming) -> bool:
    """Tell whether a name is that of the minister through whom a state acts ("as represented by the Minister of X")."""
    post = reading.texts[naming.first].lower() in listed("particles", "state")
    before = reading.within(max(naming.sentence.first, naming.first - 5), naming.first, "naming")
    return post and any(m.value == "through" for m in before)


def _description(reading: Reading, naming: Naming) -> str:
    """Return the words in apposition to a name: "X, a registered charity, of Y" gives "a registered charity"."""
    first = naming.last + 1
    if reading.texts[naming.last] != "," or first >= naming.start or not reading.texts[first].islower():
        return ""
    last = first
    while last < min(naming.start, first + APPOSED) and reading.texts[last] not in (",", ";", "(", ":"):
        last += 1
    return spelt(reading, first, last)


def _asked(reading: Reading, naming: Naming) -> str:
    """Return what a form asks for in the bracket of a blank: "____ (Company Name) (the "User")"."""
    last = naming.start - 1
    if last < naming.sentence.first or reading.texts[last] not in (")", "]", "}"):
        return ""
    first = last
    while first > max(naming.sentence.first, last - APPOSED) and reading.texts[first] not in ("(", "[", "{"):
        first -= 1
    return spelt(reading, first + 1, last) if first + 1 < last else ""


def enacted(reading: Reading, naming: Naming) -> bool:
    """Tell whether a name is that of a body whose law is cited ("Directive 2031/17 of the Council")."""
    instruments = listed("titles", "kind") | listed("titles", "weak") | listed("titles", "dated")
    for i in range(naming.first - 1, max(naming.first - 12, naming.sentence.first - 1), -1):
        word = reading.texts[i]
        if word in instruments:
            return reading.texts[naming.first - 1] in ("the", "of")
        if word.isalpha() and word.islower() and word not in ("of", "the"):
            return False
    return False


def _placed(reading: Reading, uses: Uses, naming: Naming) -> str:
    """Return the name with the place before it that its initials leave out ("Westmark Department of Health (DOH)")."""
    first, last = uses.spans.get(naming.first, (naming.first, naming.last))
    place = spelt(reading, first, naming.first) if first < naming.first and last == naming.last else ""
    bare = place and not head_of(place.split()) and not initialism(place) and key(place) not in register()
    return spelt(reading, first, last) if bare else ""


def _labels(reading: Reading, naming: Naming) -> list[Mark]:
    """Return the role that a label or the first cell before a name gives it ("Data Processor: Acme Limited")."""
    first = naming.sentence.first
    colon = naming.first - 1
    if not first <= colon < naming.last:
        return []
    if reading.texts[colon] == ":":
        return [m for m in reading.within(max(first, colon - 4), colon, "roles") if m.last == colon]
    labels = reading.within(first, naming.first, "roles") if naming.first - first <= CELL else ()
    return [m for m in labels if (m.first, m.last) == (first, naming.first)]


def _initials(reading: Reading, naming: Naming, alias: tuple[int, int]) -> bool:
    letters = spelt(reading, *alias)
    return initialism(letters) and fits(reading, naming.first, naming.last, letters) is not None


def _stands(reading: Reading, naming: Naming, alias: str, opening: bool) -> bool:
    """Tell whether an alias names the body before it, and not something that the sentence speaks of."""
    near = naming.last >= naming.start - 1
    if naming.last > naming.first and initialism(alias) and fits(reading, naming.first, naming.last, alias) is not None:
        return True
    if singular(alias) in role_names():
        return naming.quoted or near
    if initialism(alias):
        other = any(fits(reading, *span, alias) is not None for span in naming.aliases)
        return other or (naming.quoted and (near or opening))
    return (
        (naming.quoted and (opening or near))
        or (opening and near and is_body(spelt(reading, naming.first, naming.last)))
        if naming.last > naming.first
        else opening and naming.quoted
    )
