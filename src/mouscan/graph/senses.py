"""In which sense a word for data stands: as the thing itself, or in another.

A word may be a verb ("shall address"), a way of sending ("by email"), a party's own ("address of the authority"), a
label or part of another name.
"""

from __future__ import annotations

from mouscan.clauses.vocabulary import pattern
from mouscan.graph.complements import opened
from mouscan.graph.contacts import CONTACT
from mouscan.graph.topic import guarded, verbs
from mouscan.graph.wording import function, plain, worded
from mouscan.language import Mark, Reading, Sentence

SKILL = frozenset({"education-record", "employment"})
COMPANY = 2
NEAR = 6
REACH = 2
SAID = 300
WIDE = 12


def stated(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a mark is the thing itself: no verb, no means of sending, no part of a longer name."""
    words = reading.texts
    before = words[mark.first - 1] if mark.first > sentence.first else ""
    after = words[mark.last] if mark.last < sentence.last else ""
    if _means(reading, sentence, mark) or not worded(reading, mark) or _borrowed(reading, sentence, mark):
        return False
    if _labelled(reading, sentence, mark) or _sent_to(reading, sentence, mark):
        return False
    if mark.last - mark.first == 1 and plain(words[mark.first]) in function("people") and _body(reading, mark):
        return False
    if not opened(reading, mark) and guarded(reading, mark.last, sentence.last):
        return False
    if mark.value in SKILL and before.lower() in function("demanded"):
        return False
    if mark.last - mark.first == 1 and (
        before.lower() in function("verbal")
        or after.lower() in function("article")
        or before.lower() in function("machine")
    ):
        return False
    barred = before.lower() in function("none") and after.lower() not in function("verbal")
    if barred or before == after == '"' or _own(reading, sentence, mark):
        return False
    if sentence.kind == "row" or mark.first == sentence.first or words[mark.first].isupper():
        return True
    if not (words[mark.first][0].isupper() and words[mark.last - 1][0].isupper()):
        return True
    text = reading.tree.document.text
    beside = [(before, mark.first), (after, mark.last)]
    return not any(
        word.isalpha() and word[0].isupper() and "\n" not in text[reading.ends[at - 1] : reading.starts[at]]
        for word, at in beside
    )


def _body(reading: Reading, mark: Mark) -> bool:
    """Tell whether a word for somebody is one of several bodies or a role ("a provider, plan or employer")."""
    words, before = reading.texts, mark.first - 1
    if words[before].lower() == "as":
        return True
    near = reading.within(max(0, mark.first - NEAR), mark.first, "objects")
    return words[before].lower() in function("joining") and any(m.value == "recipient" for m in near)


def _means(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a mark is a way of sending or of counting: "by secure email", "by phone or email", "by age"."""
    words, first = reading.texts, max(sentence.first, mark.first - WIDE)
    named = {i for m in reading.within(first, mark.first, "data") for i in range(m.first, m.last)}
    word = mark.first - 1
    while word > first and (word in named or words[word].lower() in (",", "and", "or")):
        word -= 1
    near = words[word].lower() if word >= first else ""
    if word > first + COMPANY and near == "of":
        word -= COMPANY
        near = words[word].lower()
    if word > first and near.isalpha() and near not in function("means") | function("article"):
        near = words[word - 1].lower()
    return near in function("means")


def _labelled(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a contact is the label of one that the text gives itself ("Address: 5 Quay Street", "e-mail: ...").

    In a form to ask for data it is a field.
    """
    words, at = reading.texts, mark.last
    if mark.value not in CONTACT or sentence.kind == "row" or at + 1 >= sentence.last or words[at] != ":":
        return False
    if words[at + 1][0].isalpha() and not (words[at + 1][0].isupper() and words[at + 1].istitle()):
        return False
    headings = reading.tree.headings(reading.tree.by_id[sentence.clause])
    return not any(pattern("leads", "form", False).search(h) for h in headings)


def _borrowed(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a mark stands in a definition that only says what a law says, up to the next semicolon."""
    text = reading.tree.document.text
    before = text[max(sentence.start, mark.start - SAID) : mark.start].rpartition(";")[2]
    after = text[mark.end : min(sentence.end, mark.end + SAID)].partition(";")[0]
    return pattern("leads", "borrowed", False).search(f"{before}{after}".replace("\n", " ")) is not None


def _sent_to(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether an address is where something is sent ("sent to the registered email address")."""
    first = max(sentence.first, mark.first - REACH - 1)
    to = next((i for i in range(mark.first - 1, first, -1) if reading.texts[i].lower() in function("place")), 0)
    moving = (m for m in verbs(reading, sentence, mark) if m.vocabulary == "listing")
    return mark.value in CONTACT and to > 0 and any(m.last == to for m in moving)


def _own(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a name or an address is that of a party or an authority ("address of the competent authority")."""
    words = reading.texts
    contact = mark.value in CONTACT or words[mark.first].lower() == "contact"
    if not contact or mark.last >= sentence.last:
        return False
    if words[mark.last].lower() != "of":
        return words[mark.last].lower() == "and" and _shared(reading, sentence, mark)
    behind = range(mark.last, min(sentence.last, mark.last + NEAR))
    behind = range(mark.last, next((i for i in behind if words[i].lower() in function("place")), behind.stop))
    if any(words[i].lower() in function("office") | function("guard") for i in behind):
        return True
    near = [m for m in reading.within(mark.last, behind.stop, "objects") if m.value == "recipient"]
    return any(m.last >= sentence.last or words[m.last].lower() not in function("involved") for m in near)


def _shared(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a contact is one of two of an officer or a processor ("name and location of the processor")."""
    words = reading.texts
    inside = {i for m in reading.within(mark.last, mark.last + NEAR, "data") for i in range(m.first, m.last)}
    behind = range(mark.last, min(sentence.last - 1, mark.last + NEAR))
    of = next((i for i in behind if words[i].lower() == "of" and i not in inside), sentence.last)
    if of + 1 >= sentence.last or words[of + 1].lower() not in function("article"):
        return False
    owner = range(of, min(sentence.last, of + NEAR))
    return any(plain(words[i]) in function("office") | function("guard") for i in owner)
