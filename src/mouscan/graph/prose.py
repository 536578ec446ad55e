"""Which words of a sentence are the thing itself, and which of those name an item outright.

A word may be a verb ("shall address"), a way of sending ("by email"), a party's own ("address of the authority") or
part of another name; and prose names by a single word only in the company of others or beside the people concerned.
"""

from __future__ import annotations

from collections.abc import Iterator

from mouscan.clauses.vocabulary import pattern
from mouscan.graph.grammar import prepositions
from mouscan.graph.topic import CONTACT, guarded, moves
from mouscan.graph.wording import function, plain, worded
from mouscan.language import Mark, Reading, Sentence

BROAD = frozenset({"personal-data", "special-category", "aggregate-statistics"})
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
    if not _open(reading, mark) and guarded(reading, mark.last, sentence.last):
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


def outright(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether prose names an item outright: counts and all that is held on somebody only where they move."""
    words = reading.texts
    if mark.value == "aggregate-statistics" and words[mark.first].lower() in function("pointing"):
        return any(m.value in ("publish", "moves") for m in _near(reading, sentence, mark))
    if _open(reading, mark):
        category, last = meaning(reading, sentence, mark)
        thing = category == "other" and moves(reading, sentence) and _titled(reading, mark, last)
        peopled = mark.value != "name" and _peopled(reading, sentence, mark)
        return thing or peopled or _accompanied(reading, mark)
    if mark.value == "usage-log":
        told = plain(words[mark.last - 1]) not in function("guard") and any(_near(reading, sentence, mark))
        return told or mark.last - mark.first > COMPANY or _accompanied(reading, mark)
    if mark.value == "aggregate-statistics":
        headings = reading.tree.headings(reading.tree.by_id[sentence.clause])[:1]
        reports = any(pattern("leads", "reports", False).search(h) for h in headings)
        return reports or bool(_near(reading, sentence, mark))
    if held(reading, mark):
        return moved(reading, sentence, mark)
    if mark.value in BROAD or mark.last - mark.first > 1:
        return True
    before = words[mark.first - 1] if mark.first > sentence.first else ""
    after = words[mark.last] if mark.last < sentence.last else ""
    if _modifies(after):
        return False
    if plain(words[mark.first]) in function("itself"):
        return True
    people = function("people") | function("thing")
    if plain(words[mark.first]) in people or before in people:
        return False
    return _accompanied(reading, mark) or (mark.value not in CONTACT and moved(reading, sentence, mark))


def _body(reading: Reading, mark: Mark) -> bool:
    """Tell whether a word for somebody is one of several bodies or a role ("a provider, plan or employer")."""
    words, before = reading.texts, mark.first - 1
    if words[before].lower() == "as":
        return True
    near = reading.within(max(0, mark.first - NEAR), mark.first, "objects")
    return words[before].lower() in function("joining") and any(m.value == "recipient" for m in near)


def _modifies(after: str) -> bool:
    """Tell whether the word behind a single one is the noun that it only describes ("vehicle file")."""
    if not after.isalpha() or not after.islower() or after.endswith(("ed", "ly", "ing")):
        return False
    kinds = (
        "stop",
        "clausal",
        "being",
        "verbal",
        "little",
        "when",
        "condition",
        "concerning",
        "means",
        "place",
        "whose",
        "looked",
        "holder",
        "ready",
        "joining",
        "parting",
    )
    return after not in prepositions() and not any(after in function(kind) for kind in kinds)


def meaning(reading: Reading, sentence: Sentence, mark: Mark) -> tuple[str, int]:
    """Return the category of a mark and the word after it.

    A mark that ends in "of" takes in the noun behind it: "names of the officers" are a contact of staff, "names of the
    pupils" are names.
    """
    if not _open(reading, mark):
        return mark.value, mark.last
    last = mark.last
    if last < sentence.last and reading.texts[last].lower() in function("pointing"):
        last += 1
    while last < min(sentence.last, mark.last + NEAR):
        text = reading.texts[last]
        if not text.isalpha() or text.lower() in function("stop"):
            break
        last += 1
    if mark.value == "staff-contact" and not any(
        plain(reading.texts[i]) in function("staff") for i in range(mark.last, last)
    ):
        return ("other", last) if _titled(reading, mark, last) else ("name", mark.last - 1)
    return mark.value, last


def _titled(reading: Reading, mark: Mark, last: int) -> bool:
    """Tell whether a name is that of a thing that the mark takes in ("name of the institution")."""
    small = reading.texts[mark.first].islower()
    return small and any(plain(reading.texts[i]) in function("thing") for i in range(mark.last, last))


def held(reading: Reading, mark: Mark) -> bool:
    """Tell whether a mark is wording for all that is held about somebody ("pupil data")."""
    first, last = reading.texts[mark.first], reading.texts[mark.last - 1]
    return plain(first) in function("people") and plain(last) in function("bare")


def moved(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a verb of moving stands right before a mark, or behind it in the passive, or a thing holds it."""
    if any(_contained(reading, mark)):
        return True
    for verb in _near(reading, sentence, mark):
        if verb.first < mark.first and (verb.last >= mark.first - REACH or _names(reading, verb.last, mark.first)):
            return True
        if verb.first == mark.last and reading.texts[verb.first].lower() in function("ready"):
            return True  # "shall make the nationality available to"
        behind = range(max(mark.last, verb.first - REACH), verb.first)
        if any(reading.texts[i].lower() in function("being") for i in behind):
            return True
    return False


def _contained(reading: Reading, mark: Mark) -> Iterator[bool]:
    """Yield whether each word close before a mark tells that a thing holds it ("containing")."""
    return (reading.texts[i].lower() in function("containing") for i in range(max(0, mark.first - REACH), mark.first))


def _names(reading: Reading, first: int, last: int) -> bool:
    """Tell whether nothing but names and little words stands between two words ("to the Department the")."""
    little = function("little") | function("means") | function("place")
    return all(w[0].isupper() or w.lower() in little for w in reading.texts[first:last])


def _open(reading: Reading, mark: Mark) -> bool:
    """Tell whether a mark ends in "of", and so is open to the noun behind it."""
    return reading.texts[mark.last - 1].lower() == "of"


def _near(reading: Reading, sentence: Sentence, mark: Mark) -> list[Mark]:
    """Return the verbs of moving around a mark."""
    first, last = max(sentence.first, mark.first - NEAR), min(sentence.last, mark.last + NEAR)
    marks = reading.within(first, last, "frames", "listing")
    apart = (m for m in marks if m.last <= mark.first or m.first >= mark.last)
    return [m for m in apart if m.vocabulary == "frames" or m.value == "moves"]


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
    verbs = (m for m in _near(reading, sentence, mark) if m.vocabulary == "listing")
    return mark.value in CONTACT and to > 0 and any(m.last == to for m in verbs)


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


def _before(reading: Reading, mark: Mark) -> Iterator[Mark]:
    """Yield the marks of several words before an "and" or "or" that stands right before a mark."""
    if mark.first > 1 and reading.texts[mark.first - 1].lower() in function("joining") - {"but", "then"}:
        yield from (m for m in reading.within(mark.first - NEAR, mark.first, "data") if m.last - m.first > 1)


def _peopled(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether the noun that a mark takes in is one for people."""
    _, last = meaning(reading, sentence, mark)
    people = function("people") | function("staff")
    if any(plain(reading.texts[i]) in people for i in range(mark.last, last)):
        return True
    return any(reading.within(mark.last, last, "subjects"))


def _accompanied(reading: Reading, mark: Mark) -> bool:
    """Tell whether a single word stands with other items or beside the people whom the data are about."""
    words = reading.texts
    window = reading.within(max(0, mark.first - WIDE), min(len(words), mark.last + WIDE), "data")
    if len({m.value for m in window if m.value not in BROAD}) >= COMPANY:
        return True
    if any(m.last == mark.first - 1 and m.value == mark.value for m in _before(reading, mark)):
        return True
    after = mark.last
    while after < min(len(words), mark.last + WIDE) and words[after].lower() in function("whose"):
        after += 1
    around = reading.within(max(0, mark.first - 3), min(len(words), after + 3), "subjects")
    return any(
        m.first == after or all(words[i].lower() in function("whose") for i in range(m.last, mark.first))
        for m in around
        if m.first == after or m.last <= mark.first
    )
