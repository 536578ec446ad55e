"""What the agreement says the data are for, and what they must not be used for.

A purpose is stated where words lead into it ("in order to", "used for"), where its list or its heading is one of
purposes, or in the title. Names of bodies and of laws, and what a body is there for at large, state none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache

from mouscan.clauses.vocabulary import pattern
from mouscan.graph.agreement import Purpose
from mouscan.graph.evidence import Evidence, evidence
from mouscan.graph.wording import function, named, quoted, tail, worded
from mouscan.language import Mark, Reading, Sentence
from mouscan.language.force import force_at

REACH = 90
CLOSE = 32
NEAR = 12
BEHIND = 25
TITLES = 3
TITLE = 4


def purposes(reading: Reading) -> tuple[Purpose, ...]:
    """Return one purpose for each category and polarity, with every clause that states it."""
    found: dict[tuple[str, bool], tuple[list[str], list[Evidence]]] = {}
    first: set[tuple[str, bool]] = set()
    for sentence in reading.sentences:
        marks = stated(reading, sentence)
        secondary = bool(marks) and _secondary(reading, sentence)
        for mark in marks:
            key = mark.value, prohibited(reading, sentence, mark)
            clauses, words = found.setdefault(key, ([], []))
            if not secondary:
                first.add(key)
            if sentence.clause not in clauses:
                clauses.append(sentence.clause)
                words.append(evidence(reading.tree.document, sentence.clause, mark.start, mark.end))
    return tuple(
        Purpose(
            f"u{i}",
            category,
            "prohibited" if barred else "permitted",
            not barred and (category, barred) not in first,
            tuple(clauses),
            tuple(words),
        )
        for i, ((category, barred), (clauses, words)) in enumerate(found.items(), 1)
    )


def stated(reading: Reading, sentence: Sentence) -> list[Mark]:
    """Return the marks of purposes that a sentence states as such."""
    clause = reading.tree.by_id[sentence.clause]
    marks = [m for m in reading.of(sentence, "purposes") if worded(reading, m) and not _office(reading, sentence, m)]
    if not marks or clause.role == "signatures":
        return []
    text = reading.text(sentence)
    if sentence.kind == "heading" and not pattern("leads", "label", False).search(text):
        return []
    apart = set(quoted(reading, sentence, "purposes"))
    selves = {m.first for m in reading.of(sentence, "itself", "handling")}
    marks = [m for m in marks if m.first not in apart and m.last not in selves]
    if not marks:
        return []
    missions = _ends("mission", text)
    marks = [m for m in marks if not _behind(missions, m.start - sentence.start, CLOSE)]
    if not marks or _over(reading, sentence):
        return marks
    leads = _ends("lead", text)
    verbs = _ends("verb", text)
    near = _ends("near", text) if _spoken(reading, sentence) else ()
    title = _ends("title", text) if clause.role == "preamble" else ()
    trails = [m.start() for m in pattern("leads", "trail", False).finditer(text)]
    found = []
    for mark in marks:
        at, to = mark.start - sentence.start, mark.end - sentence.start
        trail = bisect_left(trails, to)
        if (
            _behind(leads, at, _reach(reading, sentence, mark))
            or _behind(verbs, at, 1)
            or _behind(near, at, CLOSE)
            or _behind(title, at, 2 * CLOSE)
            or (trail < len(trails) and trails[trail] - to <= BEHIND and not _item(reading, sentence, mark))
        ):
            found.append(mark)
    return found


def _reach(reading: Reading, sentence: Sentence, mark: Mark) -> int:
    """Return how far back from a mark a purpose may be led in.

    What is an item too is led in behind the verb that moves it: "For this purpose the Council shall send the benefit
    entitlement" sends it.
    """
    if not _item(reading, sentence, mark):
        return REACH
    verbs = [m.last for m in reading.within(sentence.first, mark.first, "modality", "frames", "dealings")]
    return min(REACH, mark.start - reading.starts[verbs[-1]]) if verbs else REACH


def _item(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a mark is part of an item of data too ("benefit entitlement")."""
    begin = max(mark.first - 1, sentence.first)
    return any(m.first <= mark.first < m.last for m in reading.within(begin, mark.last, "data"))


def _behind(ends: tuple[int, ...], at: int, reach: int) -> bool:
    """Tell whether a place stands within reach behind the last of some ends before it."""
    i = bisect_right(ends, at) - 1
    return i >= 0 and at - ends[i] <= reach


def prohibited(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a purpose is shut out where it stands; what follows an exception to a prohibition is not."""
    opened = next((m for m in reading.of(sentence, "exceptions") if m.value == "except"), mark)
    if opened.first < mark.first:
        return False
    headings = reading.tree.headings(reading.tree.by_id[sentence.clause])[:2]
    if any(pattern("leads", "barred", False).search(h) for h in headings):
        return True
    force = "prohibition" if _unused(reading, sentence, mark) else force_at(reading, sentence, mark.first)
    return force == "prohibition" and not _closed(reading, sentence, mark)


def _unused(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether what is to be ensured is that data are not used for a purpose ("that they are not used for")."""
    texts = reading.texts
    for no in reading.within(max(sentence.first, mark.first - NEAR), mark.first, "modality"):
        if no.value == "negator" and texts[no.last].lower().endswith("ed"):
            that = range(max(sentence.first, no.first - NEAR), no.first)
            return any(texts[i].lower() in function("ensuring") and texts[i + 1].lower() == "that" for i in that)
    return False


def _secondary(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence, its heading or the sentence that leads into it is about a use beside the main one."""
    headings = reading.tree.headings(reading.tree.by_id[sentence.clause])[:1]
    lead = reading.lead(sentence)
    texts = (reading.text(sentence), reading.text(lead) if lead is not None else "", *headings)
    return any(pattern("leads", "secondary", False).search(text) for text in texts)


def _closed(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether the first modal of a sentence stands after a purpose and begins another statement ("and cannot")."""
    modal = next((m for m in reading.of(sentence, "modality") if m.value != "softener"), mark)
    return modal.first >= mark.last and reading.texts[modal.first - 1].lower() in function("also")


@lru_cache(1024)
def _ends(kind: str, text: str) -> tuple[int, ...]:
    return tuple([m.end() for m in pattern("leads", kind, False).finditer(text)])


def _over(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a whole sentence states purposes: for its heading, its lead, the one before it, or as the title."""
    clause = reading.tree.by_id[sentence.clause]
    heading = pattern("leads", "heading", False)
    if any(heading.search(h) for h in reading.tree.headings(clause)[:2]):
        return reading.texts[sentence.first].lower() not in function("condition")
    lead = reading.lead(sentence)
    if lead is not None and pattern("leads", "list", False).search(tail(reading, lead, REACH)):
        return True
    here = reading.by_clause[sentence.clause]
    at = sentence.index - here[0].index
    if at and here[0].last - here[0].first <= TITLE and heading.match(reading.text(here[0])):
        return True
    if at and pattern("leads", "again", True).match(reading.text(sentence)):
        return pattern("leads", "list", False).search(reading.text(here[at - 1])) is not None
    if at + 1 < len(here) and pattern("leads", "after", False).search(reading.text(here[at + 1])):
        return True
    return clause.role == "preamble" and sentence.index < TITLES and not any(reading.of(sentence, "modality", "frames"))


def _spoken(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of data, or moves what it names."""
    if any(m.value in ("data", "personal") for m in reading.of(sentence, "objects")):
        return True
    return all(any(reading.of(sentence, kind)) for kind in ("data", "frames", "modality"))


def _office(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a mark is part of the name of a body, an office or a law, or a term that is defined.

    "the Research Project" is one that a text has a name for; "the Home Office (Immigration Enforcement)" names a unit.
    """
    words = reading.texts
    after = words[mark.last].lower() if mark.last < sentence.last else ""
    if words[mark.first - 1] == "(" and after == ")" and words[mark.last - 1][0].isupper():
        return True
    if after in function("office") | function("sort") or after == words[mark.first - 1] == '"':
        return True
    if mark.last - mark.first > 1 and words[mark.last - 1].lower() in function("undertaking"):
        return False
    return named(reading, mark.first, sentence.first)
