"""The parties that a text lists: "between A and B", under a heading "Parties", before "the Parties", in blanks."""

from __future__ import annotations

from itertools import takewhile

from mouscan.graph.acting import Uses
from mouscan.graph.drafts import NOUNS, Draft, Drafts, is_body
from mouscan.graph.heads import head_of, noun
from mouscan.graph.kinds import initialism
from mouscan.graph.names import Name, names, spelt
from mouscan.graph.naming import Naming, together
from mouscan.graph.roles import role_names, singular
from mouscan.language import Reading, Sentence
from mouscan.language.vocabulary import listed as words_of
from mouscan.language.word import fillers

CELL = 8


def listed(reading: Reading, uses: Uses) -> list[tuple[str, int]]:
    """Return the bodies that the opening lists after "between", and those of a parties clause."""
    found: list[tuple[str, int]] = []
    for sentence in reading.sentences:
        if uses.opening(sentence):
            for i in range(sentence.first, sentence.last):
                if reading.texts[i].lower() == "between":
                    if not _cited(reading, i, sentence):
                        found += _after_between(reading, i + 1, sentence)
                    break
        item = _item(reading, uses, sentence)
        name = next(names(reading, sentence.first, min(sentence.first + 14, sentence.last)), None) if item else None
        if name and name.first - sentence.first <= 2:
            spelling = spelt(reading, name.first, name.last)
            used = uses.tally(spelling)
            sure = sentence.kind != "paragraph" or sentence.clause in uses.parties_clauses
            if (is_body(spelling) and (used.acts or sure)) or (sure and used.does and " " in spelling):
                found.append((spelling, name.first))
    return found


def _item(reading: Reading, uses: Uses, sentence: Sentence) -> bool:
    """Tell whether a sentence is an item of a list of parties: a numbered clause, a bullet or a row of a table."""
    clause = reading.tree.by_id[sentence.clause]
    if sentence.kind in ("bullet", "row"):
        lead = reading.lead(sentence)
        called = lead is not None and any(m.value == "collective" for m in reading.of(lead, "naming"))
        return clause.id in uses.parties_clauses or (called and uses.opening(sentence))
    listing = clause.parent == "preamble" or clause.parent in uses.parties_clauses
    return bool(clause.label) and listing and sentence is reading.by_clause[clause.id][0]


def signing(reading: Reading, uses: Uses, drafts: Drafts, given: tuple[Naming, ...]) -> None:
    """Take the bodies listed before "hereinafter referred to as the Parties", with their members."""
    for naming in given:
        if not together(reading, naming) or not uses.opening(naming.sentence):
            continue
        depth = 0
        whole: Draft | None = None
        spans = {n.first: n for n in names(reading, naming.sentence.first, naming.start)}
        for i in range(naming.sentence.first, naming.start):
            word = reading.texts[i]
            depth += (word == "(") - (word == ")")
            if depth == 0 and word.lower() in words_of("particles", "closing"):
                break
            if i not in spans or not is_body(spelling := spelt(reading, i, spans[i].last)):
                continue
            if depth == 0:
                before = reading.texts[i - 1].lower() if i else ""
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
            word = reading.texts[i]
            if word in "[{<":
                open_at = i
            elif word in "]}>" and open_at >= 0:
                fills = {k for k in range(open_at, i) if reading.stems[k] in fillers("blank")}
                kept = [reading.texts[k] for k in range(open_at + 1, i) if k not in fills]
                named = any(reading.texts[k].lower() == "name" for k in fills)
                following = reading.texts[i + 1] if i + 1 < sentence.last else ""
                name = " ".join(w.capitalize() if w.isupper() else w for w in kept if w != "'s")
                body = kept and len(kept) <= 5 and (noun(kept[-1]) in NOUNS or singular(name) in role_names())
                if body and following != "(" and (named or singular(name) in role_names()):
                    printed = spelt(reading, open_at + 1, i)
                    drafts.put([name, *([printed] if printed != name else [])], open_at).roles.append("signatory")
                open_at = -1


def forms(reading: Reading, uses: Uses, drafts: Drafts) -> None:
    """Take the roles whose name a form asks for: "User's name: ____", "Name of Recipient: ____"."""
    for sentence in takewhile(uses.opening, reading.sentences):
        texts = reading.texts[sentence.first : sentence.last]
        if ":" not in texts[:CELL] or not any(t.startswith("__") for t in texts[texts.index(":") :][:2]):
            continue
        colon = sentence.first + texts.index(":")
        blank = {i for i in range(sentence.first, colon) if reading.stems[i] in fillers("blank")}
        for mark in reading.within(sentence.first, colon, "roles"):
            rest = {i for i in range(sentence.first, colon) if reading.texts[i] != "'s"} - set(
                range(mark.first, mark.last)
            )
            named = any(reading.texts[i].lower() == "name" for i in blank)
            if named and rest and rest <= blank and reading.texts[mark.first][0].isupper():
                drafts.put([spelt(reading, mark.first, mark.last)], mark.first).roles += [mark.value, "signatory"]


def _among(reading: Reading, name: Name, spelling: str) -> bool:
    """Tell whether a name is one of several between commas ("between the A, B and C")."""
    after = reading.texts[name.last] if name.last < len(reading.texts) else ""
    apart = reading.texts[name.first - 1] == "," and after in (",", "and", "(")
    return apart and head_of(spelling.split()) in ("body", "scholar") and " " in spelling


def _cited(reading: Reading, between: int, sentence: Sentence) -> bool:
    """Tell whether "between" names the parties of another instrument ("under the Agreement between ...")."""
    before = [reading.texts[k].lower() for k in range(max(sentence.first, between - 4), between)]
    return (
        any(w in words_of("particles", "citing") for w in before[:-1]) and bool(before) and noun(before[-1]) == "thing"
    )


def _after_between(reading: Reading, first: int, sentence: Sentence) -> list[tuple[str, int]]:
    """Return the bodies in "between A and B", to the end of the sentence, or on where it breaks off."""
    last = sentence.last
    index = sentence.index
    while last - first < 12 and index + 1 < len(reading.sentences) and index - sentence.index < 4:
        index += 1
        last = reading.sentences[index].last
    found: list[tuple[str, int]] = []
    stops = {i for i in range(first, last) if reading.stems[i] in fillers("stop")}
    at = first
    depth = 0
    before = "between"
    spans = {
        n.first: n
        for s in reading.sentences[sentence.index : index + 1]
        for n in names(reading, max(first, s.first), min(last, s.last, first + 90))
    }
    begins = {s.first for s in reading.sentences[sentence.index : index + 1] if s.clause != sentence.clause}
    while at < min(last, first + 90) and not (at in begins and len(found) > 1):
        word = reading.texts[at].lower()
        depth += (word in "([{") - (word in ")]}")
        if at in spans and depth == 0:
            name = spans[at]
            spelling = spelt(reading, name.first, name.last)
            article = reading.texts[at - 1].lower() == "the" and reading.texts[at - 2].lower() not in words_of(
                "particles", "placing"
            )
            if noun(spelling.split()[-1]) == "thing" and head_of(spelling.split()) == "thing":
                pass
            elif (
                (before in ("between", "and", ")", ":", ";") or article or _among(reading, name, spelling))
                and (is_body(spelling) or (initialism(spelling) and not noun(spelling)))
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
        filled = word.startswith("__") or (word == "," and reading.texts[at - 1].startswith("__"))
        if not filled and word not in ("the", "by", "government", '"', "'"):
            before = word
        at += 1
    return found
