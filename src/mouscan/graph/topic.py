"""Whether a sentence is about the data that go from one body to another.

It is by its own words, its lead's or its heading's. The parties' own contacts, titles, forms to be signed and lists of
purposes are not.
"""

from __future__ import annotations

from functools import lru_cache

from mouscan.clauses.vocabulary import pattern, words
from mouscan.graph.grammar import closed
from mouscan.graph.roles import role_names, singular
from mouscan.graph.wording import function, plain, tail
from mouscan.language import Mark, Reading, Sentence

DATA = ("data", "personal")
CONTACT = frozenset({"name", "home-address", "telephone", "email", "postcode"})
COMPANY = 3
HEADINGS = 3
TAIL = 60
NEAR = 3
TERM = 12
SHORT = 8
BACK = 24


def about(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence is about data."""
    clause = reading.tree.by_id[sentence.clause]
    if clause.role == "signatures" or contacts(reading, sentence) or _defines(reading, sentence):
        return False
    if sentence.kind == "heading":
        return entry(reading, sentence)
    if clause.role == "preamble" and sentence.kind == "paragraph" and bare(reading, sentence):
        return False
    lead = lead_of(reading, sentence)
    if lead is not None and _purposes(reading, lead):
        return False
    if any(spoken(reading, sentence)):
        return True
    if lead is not None and (any(spoken(reading, lead)) or moves(reading, lead)):
        return True
    marks = list(reading.of(sentence, "data"))
    if len(marks) >= COMPANY or (marks and moves(reading, sentence)):
        return True
    if len({m.value for m in marks}) > 1 and any(reading.of(sentence, "subjects")):
        return True
    if marks and (_taken_up(reading, sentence) or _tells(reading, sentence)):
        return True
    return headed(reading, sentence) or (sentence.kind == "bullet" and fielded(reading, sentence))


def _tells(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence has somebody told of something about people ("shall notify ... of each tenant's")."""
    told = any(m.value == "tell" for m in reading.of(sentence, "dealings"))
    return told and any(reading.of(sentence, "subjects"))


def _taken_up(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether the next sentence of the clause moves what a sentence names ("It shall send them to")."""
    after = reading.sentences[sentence.index + 1] if sentence.index + 1 < len(reading.sentences) else sentence
    if after is sentence or after.clause != sentence.clause or after.kind == "heading":
        return False
    verbs = (m for m in reading.of(after, "frames", "listing") if m.vocabulary == "frames" or m.value == "moves")
    places = [after.first, *(i for m in verbs for i in range(m.last, min(m.last + 2, after.last)))]
    return len(places) > 1 and any(reading.texts[i].lower() in closed("object") for i in places)


def lead_of(reading: Reading, sentence: Sentence) -> Sentence | None:
    """Return the sentence that leads into one: its own lead, or one that ends in a colon, before it or its like."""
    if sentence.lead is not None or sentence.index == 0 or sentence.kind == "heading":
        return _outer(reading, reading.lead(sentence))
    if sentence.kind == "bullet":
        return _caption(reading, sentence)
    for index in range(sentence.index - 1, max(sentence.index - BACK, 0) - 1, -1):
        before = reading.sentences[index]
        if before.clause != sentence.clause:
            return None
        if reading.texts[before.last - 1] == ":":
            return before
        if not (_line(reading, before) and _line(reading, sentence)):
            return None
    return None


def _outer(reading: Reading, lead: Sentence | None) -> Sentence | None:
    """Return the sentence that leads into a list of lists, where the one over an item is only its title."""
    for _ in range(HEADINGS):
        over = reading.lead(lead) if lead is not None else None
        if over is None or lead is None or not bare(reading, lead) or spoken(reading, lead) or _fields(reading, lead):
            break
        lead = over
    return lead


def _caption(reading: Reading, bullet: Sentence) -> Sentence | None:
    """Return the line over the bullets that one stands among, where it is a title and no sentence of its own."""
    for index in range(bullet.index - 1, max(bullet.index - BACK, 0) - 1, -1):
        before = reading.sentences[index]
        if before.clause != bullet.clause or before.kind not in ("bullet", "paragraph"):
            return None
        if before.kind == "paragraph":
            short = before.last - before.first <= TERM and reading.texts[before.last - 1] != "."
            return before if short and bare(reading, before) else None
    return None


def _line(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a paragraph is a line of a list: a few words in small letters, without a full stop."""
    words = reading.texts
    short = sentence.kind == "paragraph" and sentence.last - sentence.first <= SHORT
    return short and words[sentence.first].islower() and words[sentence.last - 1] != "."


def spoken(reading: Reading, sentence: Sentence) -> list[Mark]:
    """Return the words of a sentence that speak of data; those in "data protection" and "data provider" do not."""
    marks = [mark for mark in reading.of(sentence, "objects") if mark.value in DATA]
    return [mark for mark in marks if not guarded(reading, mark.last, sentence.last)]


def guarded(reading: Reading, word: int, last: int) -> bool:
    """Tell whether a word makes those before it the name of an office, a law or a measure ("data" + "protection")."""
    return word < last and (reading.lower[word] in function("office") or reading.lower[word] in function("guard"))


def moves(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence moves data or reports them."""
    return any(reading.of(sentence, "frames")) or any(m.value == "moves" for m in reading.of(sentence, "listing"))


def headed(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence stands under a heading that speaks of data or of a form to ask for them."""
    headings = reading.tree.headings(reading.tree.by_id[sentence.clause])[:HEADINGS]
    return any(map(_speaks, headings))


@lru_cache(1024)
def _speaks(heading: str) -> bool:
    return any(pattern("leads", kind, False).search(heading) is not None for kind in ("data", "form"))


def fielded(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence is one of a list under a title for the fields of a set of data ("Data elements").

    The list may have titles of its own for parts of it.
    """
    for index in range(sentence.index - 1, max(sentence.index - BACK, 0) - 1, -1):
        before = reading.sentences[index]
        if before.kind == "bullet":
            continue
        if before.last - before.first > TERM or not bare(reading, before):
            return False
        if _fields(reading, before):
            return True
    return False


def entry(reading: Reading, heading: Sentence) -> bool:
    """Tell whether what looks like a heading is an entry of a list of fields: nothing stands under it."""
    tree = reading.tree
    clause = tree.by_id[heading.clause]
    if heading.kind != "heading" or not clause.label or clause.blocks or clause.role != "clause":
        return False
    if heading.index + 1 < len(reading.sentences):
        after = tree.by_id[reading.sentences[heading.index + 1].clause]
        if after.parent == clause.id:
            return False
    over = [reading.by_clause[above.id] for above in tree.parents(clause)[:2] if above.id in reading.by_clause]
    if any(_fields(reading, sentences[0]) for sentences in over):
        return True
    lead = over[0][-1] if over else heading
    return reading.texts[lead.last - 1] == ":" and moves(reading, lead) and any(reading.of(heading, "data"))


def announced(reading: Reading, lead: Sentence) -> bool:
    """Tell whether a sentence ends by saying that a list of data follows: "the following data:", "data elements:"."""
    words = reading.texts
    if words[lead.last - 1] != ":":
        return False
    near = list(reading.within(max(lead.first, lead.last - TERM), lead.last, "listing", "objects"))
    follows = [m for m in near if m.value == "opens" and words[m.last - 1].lower() in function("next")]
    fields = [m for m in near if m.value == "fields" and plain(words[m.last - 1]) not in function("bare")]
    data = [m for m in near if m.value in DATA and any(0 <= m.first - opens.last < NEAR for opens in follows)]
    return any(lead.last - m.last <= NEAR for m in (*fields, *data))


def _fields(reading: Reading, sentence: Sentence) -> bool:
    opened = reading.texts[sentence.first : sentence.last]
    bracket = opened.index("(") + sentence.first if "(" in opened else sentence.last
    return any(m.value == "fields" and m.first < bracket for m in reading.of(sentence, "listing"))


def _defines(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence defines a term that is none for data ("Covered Entity" means)."""
    words = reading.texts
    if words[sentence.first] != '"':
        return False
    window = range(sentence.first + 1, min(sentence.first + TERM, sentence.last))
    close = next((i for i in window if words[i] == '"'), None)
    if close is None or close + 1 >= sentence.last or words[close + 1].lower() not in function("defining"):
        return False
    return not any(reading.within(sentence.first, close, "data", "objects"))


def bare(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence binds nobody and moves nothing, as titles and the entries of a list do."""
    if any(reading.of(sentence, "modality", "frames")):
        return False
    return function("being").isdisjoint(reading.lower[sentence.first : sentence.last])


def _purposes(reading: Reading, lead: Sentence) -> bool:
    """Tell whether a sentence leads into a list of purposes, and not of fields."""
    if _fields(reading, lead):
        return False
    return pattern("leads", "purposes", False).search(tail(reading, lead, TAIL)) is not None


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
