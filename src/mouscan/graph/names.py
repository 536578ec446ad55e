"""Proper names in running text: runs of capitalised words, and what "and" and commas join to them.

"and" and commas join only inside one name ("Department for Science, Innovation and Technology"), never two
("the Council and the Trust"): a registered name decides first, then where the head noun stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from msgspec import Struct

from mouscan.graph.capitals import LONGEST, Words, function_words, spelt
from mouscan.graph.heads import BODIES, head_of, head_word, noun
from mouscan.graph.kinds import initialism, key, kind_of, pairs, register
from mouscan.language import Reading
from mouscan.language.vocabulary import listed, rows
from mouscan.language.word import words

__all__ = ["Name", "closes", "names", "spelt"]


class Name(Struct, frozen=True):
    """A name in the text: `first` and `last` count words (last exclusive)."""

    first: int
    last: int


@cache
def _small() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("heads") if row["value"] in ("body", "unit"))


@cache
def _with_commas() -> dict[str, list[list[str]]]:
    """Return the words of every registered name that has a comma, under the first of them."""
    found: dict[str, list[list[str]]] = {}
    for row in rows("bodies"):
        for name in (row["name"], *row["aliases"].split(";")):
            if "," in name:
                parts = [name[a:b].lower() for a, b in words(name, 0, len(name))]
                found.setdefault(parts[0], []).append(parts)
    return found


def closes(reading: Reading, at: int, last: int) -> bool:
    """Tell whether the word at an index goes on with no name or noun: "the police, who", not "the police record"."""
    word = reading.texts[at] if at < last else ""
    return not word[:1].isalpha() or word.lower() in function_words()


def names(reading: Reading, first: int, last: int) -> Iterator[Name]:
    """Yield the names between two words, left to right."""
    words = _Joined(reading, first, last)
    at = first
    while at < last:
        if reading.texts[at][0].isupper() and words.opens(at):
            end = words.run(at)
            end += words.small(at, end)
            yield Name(at, end)
            at = end
        else:
            at += 1


class _Joined(Words):
    """The words of one stretch of text, asked what "and" and commas join."""

    def small(self, first: int, last: int) -> int:
        """Return 1 where a small noun for a body ends the name ("the State Medicaid agency"), else 0."""
        word = self.at(last)
        if last - first < 2 or word not in _small() or self.at(last - 1).isupper():
            return 0
        return 0 if head_of(self.text[first - self.first : last - self.first]) else 1

    def run(self, first: int) -> int:
        """Return the end of the name that begins at a word."""
        end = self.plain(first)
        while end + 1 < self.last and end - first < LONGEST:
            joint = self.at(end).lower()
            if joint in ("and", "&"):
                step = self._across(first, end, end + 1)
            elif joint == ",":
                step = self._known(first, end) or self._list(first, end)
            else:
                break
            if not step:
                break
            end = step
        return end

    def _known(self, first: int, comma: int) -> int:
        """Return the end of a registered name that has a comma where this one has, 0 where there is none."""
        for begin in range(first, comma):
            for parts in _with_commas().get(self.at(begin).lower(), ()):
                end = begin + len(parts)
                if end > comma and [w.lower() for w in self.text[begin - self.first : end - self.first]] == parts:
                    return end
        return 0

    def _across(self, first: int, joint: int, right: int) -> int:
        """Return the end of a name that goes on after "and", 0 where it does not."""
        if not self.capital(right):
            return 0
        end = self.plain(right)
        for begin in range(first, joint):
            for stop in range(end, right, -1):
                if key(self.joined(begin, stop)) in register():
                    return stop
        while end < self.last and self._pair(end):
            end = self.plain(end + 1)
        if self._pair(joint):
            return end
        left_words = self.text[first - self.first : joint - self.first]
        right_words = self.text[right - self.first : end - self.first]
        loud = self.joined(first, end).isupper() and len(left_words) > 1
        letters = not loud and (initialism(left_words[-1]) or initialism(right_words[0]))
        if letters or key(self.joined(right, end)) in register():
            return 0
        if self._served(left_words, right_words):
            return end
        right_head = head_of(list(takewhile(lambda w: w.lower() not in listed("particles", "joining"), right_words)))
        of = any(w.lower() in listed("particles", "joining") for w in left_words)
        if of and head_of(left_words) in ("body", "scholar", "unit", "post"):
            whole = right_head in (*BODIES, "post", "person") and right_words[-1].lower() != "services"
            return 0 if whole or noun(right_words[0]) in BODIES else end
        short = head_of(left_words) == "" and len(left_words) <= 3
        return end if short and right_head in ("body", "scholar", "unit") and len(right_words) > 1 else 0

    def _pair(self, i: int) -> bool:
        """Tell whether "and" joins two words that name one service ("Fire and Rescue")."""
        joint = self.at(i).lower() in ("and", "&") and self.capital(i + 1)
        return joint and (self.at(i - 1).lower(), self.at(i + 1).lower()) in pairs()

    def _served(self, left: list[str], right: list[str]) -> bool:
        """Tell whether "and" joins the two places that one body serves ("NHS Ayrshire and Arran")."""
        placed = left[0].lower() in listed("particles", "serving") and len(left) > 1
        return placed and key(" ".join(left)) not in register() and not kind_of(" ".join(right)) and len(right) <= 2

    def _part(self, whole: list[str], right: int) -> int:
        """Return the end of the part of a body that stands after it and a comma ("County of X, Division of Y")."""
        land = head_of(whole) == "land"
        if not self.capital(right) or not (land or (len(whole) == 1 and initialism(whole[0]))):
            return 0
        end = self.plain(right)
        while self.at(end).lower() in ("and", "&") and (step := self._across(right, end, end + 1)):
            end = step
        words = self.text[right - self.first : end - self.first]
        department = land and head_word(words).lower() in listed("particles", "part")
        return end if len(words) > 1 and (department or head_of(words) == "unit") else 0

    def _list(self, first: int, comma: int) -> int:
        """Return the end of a name that goes on after a comma, 0 where it does not."""
        right = comma + 1
        if self.at(right).lower().rstrip(".") in listed("particles", "suffix"):
            return right + 1
        left_words = self.text[first - self.first : comma - self.first]
        if end := self._part(left_words, right):
            return end
        if not any(w.lower() in listed("particles", "joining") for w in left_words) or head_of(left_words) != "body":
            return 0
        at = comma
        while self.at(at) == "," and at - comma < 10:
            at += 1
            if self.at(at).lower() == "and":
                break
            if not self.capital(at):
                return 0
            end = self.plain(at)
            if end - at > 3 or head_of(self.text[at - self.first : end - self.first]) in ("body", "land", "unit"):
                return 0
            at = end
        if self.at(at).lower() not in ("and", "&"):
            return 0
        return self._across(first, at, at + 1)
