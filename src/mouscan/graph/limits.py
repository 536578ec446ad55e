"""How a quantity is bounded ("no later than", "not less than"), and the event that a time is reckoned from."""

from __future__ import annotations

from mouscan.graph.agreement import Bound
from mouscan.graph.evidence import Evidence, evidence
from mouscan.graph.quantities import Quantity, words
from mouscan.language import Mark, Reading, Sentence

FILLERS = 6
DENIED = 8
FARTHEST = 16
CLOSERS = frozenset(",;:.()[]")
TURNED: dict[tuple[str, bool], Bound] = {
    ("above", False): "at-least",
    ("above", True): "at-most",
    ("below", False): "at-most",
    ("below", True): "at-least",
}
DATED: dict[str, Bound] = {"until": "at-most", "since": "at-least"}
OTHER: dict[Bound, Bound] = {"at-most": "at-least", "at-least": "at-most"}
PLAIN: dict[str, Bound] = {"at-most": "at-most", "at-least": "at-least", "or-less": "at-most", "or-more": "at-least"}


def bound(reading: Reading, sentence: Sentence, one: Quantity) -> Bound:
    """Return whether the words around a quantity make it the most or the least, exact where they do neither."""
    if one.bound:
        return one.bound
    behind = next((m for m in reading.within(one.last, sentence.last, "bounds") if m.first <= one.last + 1), None)
    if behind is not None and behind.value in ("or-less", "or-more") and behind.first == one.last:
        return PLAIN[behind.value]
    before = _before(reading, sentence, one)
    if before is None:
        return "exact"
    if before.value in DATED:
        return DATED[before.value]
    if (before.value, True) in TURNED:
        denied = any(
            m.value in ("negator", "prohibition")
            for m in reading.within(max(sentence.first, before.first - DENIED), before.first, "modality")
        )
        limit = TURNED[before.value, denied]
    else:
        limit = PLAIN[before.value]
    # What comes round at least every year has a year at most between one time and the next.
    return OTHER[limit] if one.kind == "rhythm" else limit


def _before(reading: Reading, sentence: Sentence, one: Quantity) -> Mark | None:
    """Return the words of a bound that end at a quantity, or at the fillers before it ("a period of")."""
    opened = one.first
    while opened > max(sentence.first, one.first - FILLERS) and reading.texts[opened - 1].lower() in words("filler"):
        opened -= 1
    marks = reading.within(max(sentence.first, opened - FILLERS), one.first, "bounds")
    dated = one.kind == "date"
    near = [m for m in marks if m.last >= opened and not m.value.startswith("or-") and (dated or m.value not in DATED)]
    return near[-1] if near else None


def anchor(reading: Reading, low: int, high: int, one: Quantity, most: bool) -> tuple[int, int] | None:
    """Return the first and last word of the event that a duration is reckoned from, None where none stands there.

    It ends before the word `high`; "of" opens one only behind a time within which something is due (`most`).
    """
    marks = [m for m in reading.within(one.last, min(high, one.last + FARTHEST), "anchors") if m.value != "break"]
    opened = marks[0] if marks and one.kind == "duration" and one.value else None
    if opened is None or opened.value == "end" or (opened.value == "of" and not most):
        return None
    if any(text.lower() not in words("between") for text in reading.texts[one.last : opened.first]):
        return None
    begin, last = opened.last, min(high, opened.first + FARTHEST)
    last = next((i for i in range(begin, last) if reading.texts[i] in CLOSERS or _aims(reading, i, last)), last)
    last = next((m.first for m in marks if m.value == "end" and begin < m.first < last), last)
    force = next((m.first for m in reading.within(begin, last, "modality") if m.value != "negator"), None)
    if force is not None:
        breaks = [m.first for m in reading.within(begin, force, "anchors") if m.value == "break"]
        last = next((i for i in reversed(breaks) if i > begin and not _linked(reading, i - 1)), force)
    while last > begin and (not reading.texts[last - 1][0].isalnum() or _linked(reading, last - 1)):
        last -= 1
    return (opened.first, last) if last > begin else None


def _aims(reading: Reading, i: int, last: int) -> bool:
    """Tell whether a word is the "to" of a purpose ("to review"), not of a person ("to the Board", "to GDS")."""
    following = reading.texts[i + 1] if i + 1 < last else ""
    return (
        reading.texts[i].lower() == "to" and following.islower() and following != "be" and not _breaks(reading, i + 1)
    )


def _breaks(reading: Reading, i: int) -> bool:
    return any(m.value == "break" for m in reading.within(i, i + 1, "anchors"))


def _linked(reading: Reading, i: int) -> bool:
    """Tell whether a word leads on to a noun ("of", "by", "and", "the"), so that nothing can end with it."""
    return any(reading.within(i, i + 1, "anchors")) or reading.texts[i].lower() in words("lead") | words("between")


def shown(reading: Reading, sentence: Sentence, span: tuple[int, int] | None) -> Evidence | None:
    """Return the words of an anchor as they are printed."""
    if span is None:
        return None
    first, last = span
    return evidence(reading.tree.document, sentence.clause, reading.starts[first], reading.ends[last - 1])
