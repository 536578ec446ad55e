"""The parties that a text names where it opens: "between A and B", `A ("the Trust")`, blanks, a list."""

from __future__ import annotations

import re

from mouscan.graph.acting import Use, Uses
from mouscan.graph.drafts import NOUNS, Draft, Drafts, is_body
from mouscan.graph.kinds import initialism, key, register
from mouscan.graph.names import head_of, names, noun, spelt
from mouscan.graph.naming import Naming, fits
from mouscan.graph.roles import role_names, singular
from mouscan.language import Reading, Sentence


def named(reading: Reading, uses: Uses, drafts: Drafts, naming: Naming) -> None:
    """Take a naming whose name or alias is a body's."""
    opening = uses.opening(naming.sentence)
    aliases = [spelt(reading, *a) for a in naming.aliases]
    collective = [m for a in naming.aliases for m in reading.within(*a, "naming") if m.value == "collective"]
    if collective:
        return
    aliases = [
        a
        for a in aliases
        if (len(a) > 1 and head_of(a.split()) not in ("thing", "person", "opener")) or singular(a) in role_names()
    ]
    name = spelt(reading, naming.first, naming.last) if naming.last > naming.first else ""
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
    if name and head_of(name.split()) in ("thing", "person") and key(name) not in register():
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
    if not acts and not (opening and naming.quoted and (role or is_body(name))):
        return
    if name and ((drafts.get(name) and not is_body(name)) or (role and singular(name) in role_names() and not opening)):
        name = ""
    if not (
        (role and (opening or naming.quoted))
        or (name and is_body(name))
        or any(key(a) in register() for a in aliases)
        or (opening and naming.quoted and not name)
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


def _uses(uses: Uses, name: str) -> list[Use]:
    return uses.names.get(key(name), []) + uses.roles.get(singular(name), [])


def _acts(uses: Uses, name: str) -> bool:
    return any(use.act for use in _uses(uses, name))


def listed(reading: Reading, uses: Uses) -> list[tuple[str, int]]:
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
        if clause.label and (clause.parent == "preamble" or listing) and sentence is reading.by_clause[clause.id][0]:
            name = next(names(reading, sentence.first, min(sentence.first + 14, sentence.last)), None)
            if name and name.first - sentence.first <= 2:
                spelling = spelt(reading, name.first, name.last)
                if is_body(spelling) and _acts(uses, spelling):
                    found.append((spelling, name.first))
    return found


def signing(reading: Reading, uses: Uses, drafts: Drafts, given: tuple[Naming, ...]) -> None:
    """Take the bodies listed before "hereinafter referred to as the Parties", with their members."""
    for naming in given:
        collective = any(m.value == "collective" for a in naming.aliases for m in reading.within(*a, "naming"))
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
            if i not in spans or not is_body(spelling := spelt(reading, i, spans[i].last)):
                continue
            if depth == 0:
                before = reading.words[i - 1].text.lower() if i else ""
                if before in ("the", "and", "between", ",") or i == naming.sentence.first:
                    whole = drafts.put([spelling], i)
                    whole.roles.append("signatory")
            elif whole is not None and drafts.get(spelling) is None:
                drafts.put([whole.names[0], spelling], i)


def blanks(reading: Reading, uses: Uses, drafts: Drafts) -> None:
    """Take the parties whose names the opening leaves blank, under what the blank says: "[Vendor Name]"."""
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
    """Return the bodies in "between A and B", to the end of the sentence, or on where it breaks off."""
    last = sentence.last
    index = sentence.index
    while last - first < 12 and index + 1 < len(reading.sentences) and index - sentence.index < 4:
        index += 1
        last = reading.sentences[index].last
    found: list[tuple[str, int]] = []
    stops = {m.first for m in reading.within(first, last, "naming") if m.value == "stop"}
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
            elif (
                (before in ("between", "and", ")", ":", ";") or article) and (is_body(spelling) or initialism(spelling))
            ) or (
                before in ("between", "and")
                and head_of(spelling.split()) == ""
                and (len(spelling.split()) > 1 or reading.tree.document.text.count(spelling) > 2)
            ):
                found.append((spelling, name.first))
            at = name.last
            before = "name"
            continue
        if depth == 0 and (word == "." or at in stops):
            break
        if word not in ("the", "by", "government", '"', "'"):
            before = word
        at += 1
    return found
