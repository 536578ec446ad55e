"""Runs of capitalised words, with the small words that hold one name together: "of", "for", "'s" and brackets."""

from __future__ import annotations

from functools import cache

from mouscan.clauses.vocabulary import words as streets
from mouscan.graph.heads import BODIES, head_of
from mouscan.graph.kinds import initialism, key, register
from mouscan.graph.roles import role_names, singular
from mouscan.language import Reading
from mouscan.language.vocabulary import listed, rows

LONGEST = 14


@cache
def function_words() -> frozenset[str]:
    """Return the words that are no part of a name although a capital may begin them."""
    openers = {row["word"] for row in rows("heads") if row["value"] == "opener"}
    return frozenset(row["word"] for row in rows("english")) | openers


def spelt(reading: Reading, first: int, last: int) -> str:
    """Return the words between two word indices as the text has them, on one line."""
    text = reading.tree.document.text
    return " ".join(text[reading.starts[first] : reading.ends[last - 1]].split())


class Words:
    """The words of one stretch of text, asked what a name may be made of."""

    def __init__(self, reading: Reading, first: int, last: int) -> None:
        self.reading = reading
        self.first = first
        self.last = last
        self.text = reading.texts[first:last]

    def at(self, i: int) -> str:
        """Return a word, "" outside the stretch."""
        return self.text[i - self.first] if self.first <= i < self.last else ""

    def capital(self, i: int) -> bool:
        """Tell whether a word has a capital that shows a name."""
        word = self.at(i)
        return bool(word) and word[0].isupper() and (word.lower() not in function_words() or self._glued(i))

    def opens(self, i: int) -> bool:
        """Tell whether a word may open a name."""
        return self.capital(i) and (len(self.at(i)) > 1)

    def joined(self, first: int, last: int) -> str:
        """Return some words as the text has them."""
        return spelt(self.reading, first, last)

    def plain(self, i: int) -> int:
        """Return the end of a run of capitalised words joined by "of" and "for" alone."""
        end = i + 1
        while end < self.last and end - i < LONGEST:
            word = self.at(end)
            if self.capital(end) or (word.isdigit() and len(word) == 1) or word in listed("particles", "suffix"):
                end += 1
            elif self._joins(end) and (step := self._after_joint(end)):
                end = step
            elif word == "(" and self.at(end + 2) == ")" and self._firm(end + 3):
                end += 4
            elif (
                (word == "/" and self.capital(end + 1) and self._tight(end))
                or (word == "'s" and self.capital(end + 1) and not self._whole(i, end))
                or (word == "'s" and key(self.joined(i, min(end + 2, self.last))) in register())
                or (
                    word == "."
                    and end + 1 < self.last
                    and self.capital(end + 1)
                    and self.at(end - 1).lower() in listed("particles", "saint")
                )
            ):
                end += 2
            else:
                break
        return end

    def _firm(self, i: int) -> bool:
        """Tell whether a word after a bracket ends the name of a company ("Acme (UK) Limited")."""
        return self.capital(i) and self.at(i).lower() in listed("particles", "suffix") | listed("particles", "firm")

    def _joins(self, i: int) -> bool:
        """Tell whether a word is "of" or "for", in small letters or between words in capitals."""
        word = self.at(i)
        return word.lower() in listed("particles", "joining") and (word.islower() or self.at(i - 1).isupper())

    def _tight(self, i: int) -> bool:
        reading = self.reading
        return reading.ends[i - 1] == reading.starts[i] and reading.ends[i] == reading.starts[i + 1]

    def _glued(self, i: int) -> bool:
        """Tell whether a word in capitals is written together with a digit ("ALL4IT")."""
        near = ((i, i + 1, self.at(i + 1)), (i - 1, i, self.at(i - 1)))
        return self.at(i).isupper() and any(
            word.isdigit() and self.reading.ends[a] == self.reading.starts[b] for a, b, word in near
        )

    def _address(self, i: int) -> bool:
        """Tell whether the words from `i` to the next comma are an address ("of The Guildhall", "of Mill Road")."""
        end = i
        while self.at(end)[:1].isalnum() and not self._joins(end) and end - i < LONGEST:
            end += 1
        return self.at(i) == "The" or (end - i > 1 and self.at(end - 1).lower() in streets("headings", "street"))

    def _after_joint(self, i: int) -> int:
        after = i + 1
        if self._address(after):
            return 0
        if self.at(after).lower() == "the":
            after += 1
        return after + 1 if self.capital(after) else 0

    def _whole(self, first: int, last: int) -> bool:
        """Tell whether the words before "'s" are a name of their own."""
        words = self.text[first - self.first : last - self.first]
        if initialism(words[-1]) or singular(" ".join(words)) in role_names():
            return True
        return head_of(words) in BODIES or key(self.joined(first, last)) in register()
