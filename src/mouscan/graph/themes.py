"""What a list is one of, by the noun before or behind the words that open it: data, or measures, rights and people."""

from __future__ import annotations

from collections.abc import Sequence

from mouscan.graph.heads import BODIES, noun
from mouscan.graph.wording import COLUMN, function, plain
from mouscan.language import Mark, Reading, Sentence

ADJOINED = frozenset({"of", "concerned", "involved", "affected", "registered", "taken"})
COMPANY = 2
TERM = 12


def foreign(reading: Reading, sentence: Sentence, opens: Mark) -> bool:
    """Tell whether the words that open a list open one of something else than data.

    "The following measures" and "the following data subjects" do by the noun behind them, "rights, including" by the
    one before.
    """
    if _next(reading, opens):
        return _behind(reading, sentence, opens.last)
    word = opens.first - 1
    while word > sentence.first and not reading.texts[word][0].isalnum():
        word -= 1
    return plain(reading.texts[word]) in function("unlisted")


def announces(reading: Reading, lead: Sentence) -> bool:
    """Tell whether a sentence leads into a list of something else than data."""
    opens = [m for m in reading.of(lead, "listing") if m.value == "opens" and _next(reading, m)]
    return bool(opens) and _behind(reading, lead, opens[-1].last)


def other(words: Sequence[str]) -> bool:
    """Tell whether words name measures, people or what befalls data: their noun, before any "of", is one for those."""
    last = next((i for i, word in enumerate(words) if i and word in function("stop") | ADJOINED), len(words))
    head = plain(words[last - 1])
    return any(head in function(kind) for kind in ("unnamed", "people", "anybody"))


def datum(texts: list[str], prose: bool, apart: bool, announced: bool) -> bool:
    """Tell whether words that no vocabulary holds may name a kind of data; in prose no name does.

    A single word does in a list that is said to be one of data, with a capital where it is an entry apart.
    """
    lower = [t.lower() for t in texts]
    if (
        (len(texts) < COMPANY and not (announced and (texts == lower or apart)))
        or not all(t.isalpha() or t == "'s" or (t == "," and apart) for t in lower)
        or lower[-1] in function("empty")
    ):
        return False
    if lower[0] in function("stop") | function("pointing") or any(t.endswith("ly") or t == "by" for t in lower):
        return False
    if lower[0] in function("adverbial") or lower[-1] in function("adverbial") | function("leaning"):
        return False
    if lower[0] not in function("served") | {"whether"} and not function("article").isdisjoint(lower[1:2]):
        return False
    if prose and (lower[0].endswith("ing") or texts[1:] != lower[1:]):
        return False
    return lower[0] not in function("vague") or not function("concerning").isdisjoint(lower[1:2])


def body(words: Sequence[str]) -> bool:
    """Tell whether words begin with the name of a body: "Centre for Harbour Health", "University of Westhaven"."""
    named = len(words) > COMPANY and words[0][0].isupper() and noun(words[0]) in BODIES
    return named and words[1].lower() in ("of", "for") and any(word[0].isupper() for word in words[2:])


def onset(reading: Reading, sentence: Sentence, word: int) -> int:
    """Return where a list begins behind the words that open it: past a colon close by or behind the noun that follows.

    "The following categories of data (please specify):" is such a noun.
    """
    bracket = False
    for i in range(word, min(sentence.last, word + TERM)):
        text = reading.texts[i]
        if text == ":":
            return i + 1
        bracket = text == "(" or (bracket and text != ")")
        if i >= word + COLUMN and not (bracket or text == ")" or _noun(text)):
            break
    return word


def _next(reading: Reading, opens: Mark) -> bool:
    return reading.texts[opens.last - 1].lower() in function("next")


def _noun(text: str) -> bool:
    """Tell whether a word may be part of the noun phrase that tells what a list is one of."""
    return text.isalpha() and (text.lower() == "of" or text.lower() not in function("stop"))


def _behind(reading: Reading, sentence: Sentence, word: int) -> bool:
    """Tell whether the noun phrase at a word is one for something else than data: its first telling noun is none."""
    words = reading.texts
    for i in range(word, min(sentence.last, word + TERM)):
        if not _noun(words[i]):
            return False
        after = words[i + 1] if i + 1 < sentence.last else ""
        if plain(words[i]) in function("bare"):
            return plain(after) in function("anybody")
        if plain(words[i]) in function("unlisted") | function("anybody") | function("people"):
            return not (after.isalpha() and _noun(after)) and after not in ("'", "'s")
    return False
