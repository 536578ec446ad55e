"""Names and addresses that are the parties' own: whom to call and where to send, and no data about people."""

from __future__ import annotations

from mouscan.clauses.vocabulary import pattern, words
from mouscan.graph.leads import lead_of
from mouscan.graph.roles import role_names, singular
from mouscan.graph.topic import moves
from mouscan.graph.wording import function
from mouscan.language import Reading, Sentence

CONTACT = frozenset({"name", "home-address", "telephone", "email", "postcode"})
COMPANY = 3
HEADINGS = 3


def contacts(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether names and addresses are the parties' own: under contacts, notices, a role, or in a form."""
    for clause in (sentence.clause, reading.tree.by_id[sentence.clause].parent):
        for head in reading.by_clause.get(clause or "", ())[:1]:
            if head.kind != "heading":
                continue
            length = head.last - head.first
            if any(m.value == "contact" and m.last - m.first >= length - 3 for m in reading.of(head, "listing")):
                return True
            if singular(reading.text(head)) in role_names():
                return True
    marks = list(reading.of(sentence, "data"))
    words = reading.texts
    if not marks or not all(m.value in CONTACT or words[m.first].lower() == "contact" for m in marks):
        return False
    if any(m.last < sentence.last and words[m.last] in (":", "[") for m in marks):
        headings = reading.tree.headings(reading.tree.by_id[sentence.clause])[:HEADINGS]
        return not any(pattern("leads", "form", False).search(h) for h in headings)
    if _charges(reading, sentence):
        return True
    if sentence.kind == "paragraph" and _blank(reading, sentence):
        return True
    if sentence.kind != "row" and (sentence.lead is not None or any(reading.of(sentence, "subjects"))):
        return False
    opens = COMPANY if not moves(reading, sentence) else 0  # "Neither party shall disclose the telephone numbers"
    return any(
        m.value == "contact" and (m.last - m.first > 1 or m.first - sentence.first < opens)
        for m in reading.of(sentence, "listing")
    )


def _charges(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence is about whom a party makes responsible; "is responsible for sending" only binds it."""
    duties = (
        m for m in reading.of(sentence, "modality") if reading.lower[m.first - 1] not in words("voices", "relative")
    )
    bound = {i for m in duties for i in range(m.first, m.last)}
    return any(reading.lower[i] in function("charged") and i not in bound for i in range(sentence.first, sentence.last))


def _blank(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a line is a mere word for a contact among others: a blank of a form about the parties ("Email")."""
    mark = next(reading.of(sentence, "data"))
    if (mark.first, mark.last) != (sentence.first, sentence.last) or lead_of(reading, sentence) is not None:
        return False
    near = reading.sentences[max(sentence.index - 2, 0) : sentence.index + 3]
    return all(m.value in CONTACT for s in near if s.clause == sentence.clause for m in reading.of(s, "data"))
