"""The voice of a verb: whether its subject acts, is acted on, or whether the word is a noun or describes one."""

from __future__ import annotations

from typing import Literal

from mouscan.graph.grammar import closed
from mouscan.graph.places import Line
from mouscan.language import Mark

Voice = Literal["active", "passive", "participle", "gerund", "noun", ""]
JOINED = 12
GAP = 3


def voice(line: Line, mark: Mark) -> Voice:
    """Return the voice of a frame; "" where the word is a part of the name of something else."""
    word, before = line.word(mark.first), line.word(mark.first - 1)
    if _named(line, mark) or _defines(line, mark) or _barred(line, mark):
        return ""
    if word in closed("participle") or (word.endswith("ed") and len(word) > 3):
        return _past(line, mark)
    if word.endswith("ing"):
        return _present(line, mark)
    if line.word(mark.last - 1) == "of" or line.word(mark.last) == "of" or word.endswith(tuple(closed("ending"))):
        return "noun"
    if mark.value == "access" and before in closed("anyone") and line.word(mark.first - 2) in closed("have"):
        return "active"  # "shall have no access to"
    if word == "available":
        return "passive"
    if word not in closed("nounal") or _acting(line, mark):
        return "" if before in closed("determiner") and mark.value == "respond" else "active"
    return "noun"


def _past(line: Line, mark: Mark) -> Voice:
    """Return the voice of a past form: what stands before it and before the verbs joined to it tells."""
    i = mark.first - 1
    while mark.first - i <= JOINED and (
        line.joint(i + 1)
        or line.word(i) in closed("adverb") | closed("participle")
        or line.word(i).endswith(("ed", "ly"))
    ):
        i -= 1
    if line.word(i) == "be" and line.word(i - 1) == "to" and not line.modal_at(i - 1):
        caused = any(line.word(k) in closed("causing") for k in range(line.opens(mark.first), i))
        return "passive" if caused else "participle"
    if line.word(i) in closed("be"):
        return "passive"
    if line.word(i) in closed("have"):
        return "active"
    before = line.word(mark.first - 1)
    if before in closed("determiner") or before in closed("to") or before == "of":
        return ""
    if line.joint(mark.first) and _governed(line, mark):
        return "passive"
    place = line.ending(mark.first)
    return "active" if place is not None and not place.led else "participle"


def _governed(line: Line, mark: Mark) -> bool:
    """Tell whether "or" joins a verb to a passive before it ("may be used for research or passed to")."""
    for i in range(mark.first - 2, max(line.opens(mark.first), mark.first - 2 * JOINED), -1):
        if line.word(i) in closed("relative") or line.word(i) == "," or line.modal_at(i):
            return False
        if line.word(i) in closed("be"):
            verb = line.word(i + 1)
            governed = any(line.modal_at(k) for k in range(i - GAP, i))
            return governed and (verb in closed("participle") or verb.endswith("ed"))
    return False


def _present(line: Line, mark: Mark) -> Voice:
    """Return the voice of an -ing form."""
    before, after = line.word(mark.first - 1), line.word(mark.last)
    if before in closed("be"):
        return "active"
    if after == "of" or before in closed("determiner"):
        return "noun"
    spoken = line.reading.within(max(line.sentence.first, mark.first - 2), mark.first, "objects", "data")
    if any(m.last == mark.first for m in spoken):
        return "noun" if line.preposition(mark.last) else ""
    if line.ending(mark.first) is not None or line.preposition(mark.first - 1) or line.joint(mark.first):
        return "gerund"
    return "gerund" if mark.first == line.sentence.first or before in closed("adverb") or before.endswith("ly") else ""


def _acting(line: Line, mark: Mark) -> bool:
    """Tell whether a word that may be a noun is a verb here: after a modal, "to", a relative or who acts."""
    i = mark.first - 1
    while mark.first - i < JOINED and (line.word(i) in closed("adverb") or line.word(i).endswith("ly")):
        i -= 1
    i = _resumed(line, i)
    word = line.word(i)
    if line.modal_at(i) or word in closed("relative") or word in closed("subject"):
        return True
    own, after = line.word(mark.first), line.word(mark.last)
    if _ordered(line, mark) or _done(line, i):
        return True
    if word == "to":
        plural = own.endswith("s") and not own.endswith("ss")
        aimed = line.preposition(mark.last) and after not in closed("to")
        return not (plural or aimed) and line.word(i - 1) not in closed("fixed") | closed("carry")
    if line.preposition(mark.last) and after not in closed("together"):
        return False
    if line.joint(i + 1):
        return any(line.verb(k) for k in range(i - JOINED, i)) and after[:1].isalpha()
    place = line.ending(i + 1)
    if place is not None:
        return not place.led and not line.verb(line.before_noun(place.first))
    return line.holds(i) and not line.verb(line.before_noun(i))


def _resumed(line: Line, i: int) -> int:
    """Return the word before what commas set apart, where a modal stands there ("shall, within a week, return")."""
    opens = range(i - 1, i - JOINED, -1) if line.word(i) == "," else ()
    comma = next((k for k in opens if line.word(k) == ","), i)
    return comma - 1 if line.modal_at(comma - 1) else i


def _ordered(line: Line, mark: Mark) -> bool:
    """Tell whether an item of a list opens with a verb and its object ("(a) supply the list to")."""
    if line.sentence.lead is None or any(line.word(i).isalpha() for i in range(line.sentence.first, mark.first)):
        return False
    things = line.reading.within(mark.last, min(mark.last + 2, line.sentence.last), "data", "objects")
    return line.word(mark.last) in closed("determiner") or any(m.value != "agreement" for m in things)


def _done(line: Line, joint: int) -> bool:
    """Tell whether "or" or "and" joins a word to a verb of what is done with data ("delete or return")."""
    if not line.joint(joint + 1) or line.word(joint - 1).endswith(tuple(closed("ending"))):
        return False
    return any(m.last == joint for m in line.reading.within(max(line.sentence.first, joint - 1), joint, "actions"))


def _named(line: Line, mark: Mark) -> bool:
    """Tell whether a word is part of the name of something else ("sharing agreement", "unauthorised access")."""
    reading = line.reading
    if reading.tree.document.text[max(0, reading.starts[mark.first] - 1)] == "-":
        return True
    around = reading.within(max(line.sentence.first, mark.first - 3), min(mark.last + 3, line.sentence.last), "objects")
    for other in around:
        if other.value == "breach" and other.first <= mark.first < other.last:
            return True
        if other.value == "agreement" and other.first == mark.last and not line.word(mark.first).endswith("ed"):
            return True
    return False


def _defines(line: Line, mark: Mark) -> bool:
    """Tell whether a frame stands in the words that say what a term means."""
    first = line.opens(mark.first)
    for means in line.reading.within(first, min(mark.last + 2 * GAP, line.sentence.last), "naming"):
        if means.value == "means" and not line.word(means.first).startswith("inclu") and means.first - first <= JOINED:
            return True
    return False


def _series(line: Line, i: int) -> int:
    """Return the first of the nouns that are joined before a word ("use, copying or disclosure")."""
    while line.joint(i):
        before = line.skip(i - 1, -1, "joint")
        before = before - 1 if line.word(before) == "," else before
        if not (_nounal(line.word(before)) or line.describes(before)):
            return i
        i = before
    return i


def _nounal(word: str) -> bool:
    return word in closed("nounal") or any(word.endswith(end) for end in closed("ending"))


def _barred(line: Line, mark: Mark) -> bool:
    """Tell whether the words speak of what must not happen, or cannot ("prevent the disclosure of")."""
    first = _series(line, mark.first) if _nounal(line.word(mark.first)) else mark.first
    bars = next((i for i in range(first - GAP, mark.first) if line.word(i) in closed("barring")), None)
    # "Nothing in this agreement prevents the disclosure of" leaves it free.
    return bars is not None and not line.denied(bars)
