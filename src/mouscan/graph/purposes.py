"""What the agreement says the data are for, and what they must not be used for.

A purpose is stated where words lead into it ("in order to", "used for"), where its list or its heading is one of
purposes, or in the title. Names of bodies and of laws, and what a body is there for at large, state none.
"""

from __future__ import annotations

from mouscan.clauses.vocabulary import pattern
from mouscan.graph.agreement import Evidence, Purpose
from mouscan.graph.evidence import evidence
from mouscan.graph.wording import function, named, quoted, worded
from mouscan.language import Mark, Reading, Sentence
from mouscan.language.force import force_at

REACH = 90
CLOSE = 32
BEHIND = 25
TITLES = 3


def purposes(reading: Reading) -> tuple[Purpose, ...]:
    """Return one purpose for each category and polarity, with every clause that states it."""
    found: dict[tuple[str, bool], tuple[list[str], list[Evidence]]] = {}
    for sentence in reading.sentences:
        for mark in stated(reading, sentence):
            clauses, words = found.setdefault((mark.value, prohibited(reading, sentence, mark)), ([], []))
            if sentence.clause not in clauses:
                clauses.append(sentence.clause)
                words.append(evidence(reading.tree.document, sentence.clause, mark.start, mark.end))
    return tuple(
        Purpose(f"u{i}", category, "prohibited" if barred else "permitted", tuple(clauses), tuple(words))
        for i, ((category, barred), (clauses, words)) in enumerate(found.items(), 1)
    )


def stated(reading: Reading, sentence: Sentence) -> list[Mark]:
    """Return the marks of purposes that a sentence states as such."""
    clause = reading.tree.by_id[sentence.clause]
    if clause.role == "signatures" or sentence.kind == "heading":
        return []
    marks = [m for m in reading.of(sentence, "purposes") if worded(reading, m) and not _office(reading, sentence, m)]
    apart = set(quoted(reading, sentence, "purposes")) if marks else set()
    marks = [m for m in marks if m.first not in apart]
    if not marks:
        return []
    text = reading.text(sentence)
    if _over(reading, sentence):
        leads, near, missions = [(0, len(text))], [], _ends("mission", text)
    else:
        leads = [(end, end + REACH) for end in _ends("lead", text)]
        near = [(end, end + CLOSE) for end in _ends("near", text) if _spoken(reading, sentence)]
        if clause.role == "preamble":
            near += [(end, end + 2 * CLOSE) for end in _ends("title", text)]
        missions = _ends("mission", text)
    behind = [m.start() for m in pattern("leads", "trail", False).finditer(text)]
    return [
        mark
        for mark in marks
        for at, to in [(mark.start - sentence.start, mark.end - sentence.start)]
        if not any(0 <= at - end <= CLOSE for end in missions)
        and (any(a <= at <= b for a, b in leads + near) or any(0 <= start - to <= BEHIND for start in behind))
    ]


def prohibited(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a purpose is shut out where it stands; what follows an exception to a prohibition is not."""
    if any(m.value == "except" and m.first < mark.first for m in reading.of(sentence, "exceptions")):
        return False
    headings = reading.tree.headings(reading.tree.by_id[sentence.clause])[:2]
    if any(pattern("leads", "barred", False).search(h) for h in headings):
        return True
    return force_at(reading, sentence, mark.first) == "prohibition" and not _closed(reading, sentence, mark)


def _closed(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether the first modal of a sentence stands after a purpose and begins another statement ("and cannot")."""
    modals = [m for m in reading.of(sentence, "modality") if m.value != "softener"]
    if not modals or modals[0].first < mark.last:
        return False
    return reading.words[modals[0].first - 1].text.lower() in function("also")


def _ends(kind: str, text: str) -> list[int]:
    return [m.end() for m in pattern("leads", kind, False).finditer(text)]


def _over(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a whole sentence states purposes: for its heading, its lead, the one before it, or as the title."""
    clause = reading.tree.by_id[sentence.clause]
    heading = pattern("leads", "heading", False)
    if any(heading.search(h) for h in reading.tree.headings(clause)[:2]):
        return reading.words[sentence.first].text.lower() not in function("condition")
    lead = reading.lead(sentence)
    if lead is not None and pattern("leads", "list", False).search(reading.text(lead)[-REACH:]):
        return True
    here = reading.by_clause[sentence.clause]
    at = sentence.index - here[0].index
    if at and pattern("leads", "again", True).match(reading.text(sentence)):
        return pattern("leads", "list", False).search(reading.text(here[at - 1])) is not None
    if at + 1 < len(here) and pattern("leads", "after", False).search(reading.text(here[at + 1])):
        return True
    return clause.role == "preamble" and sentence.index < TITLES and not any(reading.of(sentence, "modality", "frames"))


def _spoken(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of data."""
    return any(m.value in ("data", "personal") for m in reading.of(sentence, "objects"))


def _office(reading: Reading, sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a mark is part of the name of a body, an office or a law, or a term that is defined."""
    words = reading.words
    after = words[mark.last].text.lower() if mark.last < sentence.last else ""
    if after in function("office") | function("sort") or after == words[mark.first - 1].text == '"':
        return True
    return named(reading, mark.first, sentence.first)
