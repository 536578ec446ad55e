"""Which text words speak of: a clause, the agreement itself, the law, or another document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from mouscan.clauses.elsewhere import own
from mouscan.clauses.target import key
from mouscan.clauses.vocabulary import alike, pattern
from mouscan.clauses.vocabulary import words as words_of
from mouscan.graph.agreement import AGREEMENT, LAW, LegalReference
from mouscan.graph.grammar import COMMAS, closed, prepositions
from mouscan.graph.wording import function, plain, worded
from mouscan.language import Mark, Reading, Sentence

FAR = 12
NAME = 6
LISTED = 12
Passage = tuple[tuple[str, ...], int]


class Passages:
    """The texts that the words of a reading speak of.

    A text is the id of a clause, `agreement`, `law`, or the name of another document as it is printed.
    """

    def __init__(self, reading: Reading, law: Sequence[LegalReference]) -> None:
        self.reading = reading
        self._titles = own(reading.tree.document.text) or _titled(reading)
        self._references = {r.start: r for r in reading.tree.references}
        self._laws = {e.start: e.end for one in law for e in one.evidence}
        self._annexes: dict[str, list[str]] = {}
        for clause in reading.tree.clauses:
            if clause.role == "container":
                self._annexes.setdefault(key(clause.label)[0], []).append(clause.id)

    def at(self, sentence: Sentence, first: int, names: bool = True) -> Passage:
        """Return the texts that the words of a sentence from `first` on name, and the word after them.

        `names` tells whether other documents count that are not printed with a capital.
        """
        found: dict[str, None] = {}
        kept: Passage = ((), first)
        last, joined = first, False
        for at in range(LISTED):
            joint = last
            while at and (
                self.reading.word(sentence, joint) in COMMAS or self.reading.word(sentence, joint) in closed("joint")
            ):
                joint += 1
            both = bool(closed("joint") & {self.reading.word(sentence, i) for i in range(last, joint)})
            texts, end = self._next(sentence, joint, names)
            if not texts or (at and joint == last) or (joined and not both) or set(texts) <= found.keys():
                break
            joined = joined or both
            found.update(dict.fromkeys(texts))
            last = self._tail(sentence, end)
            # "Subject to clause 3, this agreement": a comma joins only what "and" or "or" joins in the end.
            kept = (tuple(found), last) if joined or not at else kept
        return kept

    def all(self, sentence: Sentence) -> Iterator[tuple[tuple[str, ...], int, int]]:
        """Yield every group of texts that a sentence names, with its first word and the word after it."""
        i = sentence.first
        while i < sentence.last:
            texts, end = self._one(sentence, i, True)
            if texts:
                texts, end = self.at(sentence, i)
                yield texts, i, end
            i = max(end, i + 1)

    def items(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """Return the items of the list that a sentence leads into."""
        return tuple(self.reading.led(sentence))

    def _next(self, sentence: Sentence, first: int, names: bool) -> Passage:
        """Return the first text after words that only lead to it ("anything contained in", "the terms of")."""
        i, fallback, content = first, False, False
        while i < sentence.last and i - first < FAR:
            texts, end = self._one(sentence, i, names)
            if texts == (AGREEMENT,) and self._marked(i, "here") is not None:
                fallback, i = True, end
                continue
            if texts:
                return texts, end
            word = self.reading.word(sentence, i)
            content = content or word in function("content")
            coupled = content and word in closed("joint")
            if not coupled and word not in function("passing") | function("content"):
                break
            i += 1
        if content and (beyond := self._held(sentence, i)):
            return self._next(sentence, beyond, names)
        return ((AGREEMENT,), i) if fallback else ((), first)

    def _held(self, sentence: Sentence, first: int) -> int:
        """Return the word after whose rights or duties they are ("of the Council under"), 0 where none."""
        for i in range(first, first + FAR):
            if self.reading.word(sentence, i) == "under":
                return i
            if not self.reading.word(sentence, i).isalpha():
                break
        return 0

    def _one(self, sentence: Sentence, i: int, names: bool) -> Passage:
        """Return the text whose name begins at a word, and the word after it."""
        reading, start = self.reading, self.reading.starts[i]
        if (reference := self._references.get(start)) is not None:
            return reference.targets or reference.dangling, self._after(sentence, reference.end)
        if start in self._laws:
            return (LAW,), self._after(sentence, self._laws[start])
        if (itself := next((m for m in reading.within(i, i + FAR, "itself") if m.first == i), None)) is not None:
            return self._own(sentence, itself)
        if (mark := self._marked(i, "part", "body", "before", "here", "law", "titled", "document")) is not None:
            return self._meant(sentence, mark, names)
        if (ids := self._annexes.get(_kind(self.reading.word(sentence, i)))) is not None:
            return tuple(ids), i + 1
        return self._named(sentence, i, names), self._document(sentence, i) or i

    def _own(self, sentence: Sentence, mark: Mark) -> Passage:
        """Return the agreement, or another one that the words for it name where the text calls itself otherwise."""
        words = [w.lower() for w in self.reading.texts[mark.first : mark.last]]
        pointed = words[0] != "the" and words[0] in closed("determiner")
        foreign = self.reading.word(sentence, mark.last) in function("owning") or not self._titles & set(words)
        if foreign and not pointed:
            name = " ".join(self.reading.texts[mark.first + 1 : mark.last])
            return ((name,) if name[:1].isupper() else ()), mark.last
        return (AGREEMENT,), mark.last

    def _meant(self, sentence: Sentence, mark: Mark, names: bool) -> Passage:
        capital = self.reading.texts[mark.last - 1][0].isupper()
        if (named := self._references.get(self.reading.starts[mark.last - 1])) is not None:
            return named.targets or named.dangling, self._after(sentence, named.end)  # "this Annex A"
        if mark.value == "part":
            return (self._part(sentence, _kind(self.reading.texts[mark.last - 1])),), mark.last
        if mark.value == "before":
            return self._before(sentence), mark.last
        if mark.value == "law" or (mark.value == "titled" and capital):
            return (LAW,), mark.last
        if mark.value in ("here", "body"):
            return (AGREEMENT,), mark.last
        return self._named(sentence, mark.first, names), mark.last

    def _part(self, sentence: Sentence, kind: str) -> str:
        """Return the part of the text that a sentence calls "this Article" or "this Annex"."""
        tree = self.reading.tree
        clause = tree.by_id[sentence.clause]
        around = (clause, *tree.parents(clause))
        holder = kind in words_of("containers", "container") or kind in words_of("containers", "division")
        for one in around:
            if one.label and key(one.label)[0] == kind:
                return one.id
        within = [one for one in around if one.label and one.role == "clause"]
        if holder or not within or kind not in words_of("containers", "clause"):
            return clause.id
        return within[-1].id

    def _before(self, sentence: Sentence) -> tuple[str, ...]:
        """Return the clause of what stands before: the same one, else the one above it or beside it."""
        tree = self.reading.tree
        clause = tree.by_id[sentence.clause]
        if any(s.kind != "heading" and s.index < sentence.index for s in self.reading.by_clause[clause.id]):
            return (clause.id,)
        above = self._previous[clause.id] or clause.parent
        return (above,) if above is not None else ()

    @cached_property
    def _previous(self) -> dict[str, str | None]:
        """The clause beside and before each clause, None where it is the first."""
        last: dict[str | None, str] = {}
        found: dict[str, str | None] = {}
        for clause in self.reading.tree.clauses:
            found[clause.id] = last.get(clause.parent)
            last[clause.parent] = clause.id
        return found

    def _named(self, sentence: Sentence, i: int, names: bool) -> tuple[str, ...]:
        """Return the name of another document that begins at a word."""
        if not (end := self._document(sentence, i)):
            return ()
        words = self.reading.texts[i:end]
        if words == [AGREEMENT]:
            words = self.reading.texts[i - 1 : end]  # "any other agreement" is not the one that says so
        return (" ".join(words),) if names or words[-1][0].isupper() else ()

    def _document(self, sentence: Sentence, i: int) -> int:
        """Return the word after the name of a document that begins at a word, 0 where none does."""
        kinds = ("joint", "determiner", "condition", "conjunction", "be", "relative")
        barred = function("passing").union(function("content"), prepositions(), *(closed(kind) for kind in kinds))
        for k in range(i, min(i + NAME, sentence.last)):
            if (mark := self._marked(k, "document")) is not None:
                return mark.last if self.reading.word(sentence, mark.last) != "of" or mark.last - mark.first > 1 else 0
            word = self.reading.word(sentence, k)
            if not word.isalpha() or word in barred or any(self.reading.within(k, k + 1, "modality", "frames")):
                return 0
        return 0

    def _tail(self, sentence: Sentence, last: int) -> int:
        """Return the word after what belongs to a text: its title in brackets, "above", "of this agreement"."""
        i = last
        if self.reading.word(sentence, i) == "(":
            i = next((k + 1 for k in range(i, i + FAR) if self.reading.word(sentence, k) == ")"), i)
        while self.reading.word(sentence, i) in function("placing"):
            i += 1
        if self.reading.word(sentence, i) in prepositions():
            texts, end = self._next(sentence, i + 1, False)
            i = end if texts else i
        return i

    def _marked(self, i: int, *values: str) -> Mark | None:
        """Return the longest mark of precedence with one of some values that begins at a word."""
        near = self.reading.within(i, i + FAR, "precedence")
        return next((m for m in near if m.first == i and m.value in values and worded(self.reading, m)), None)

    def _after(self, sentence: Sentence, offset: int) -> int:
        return bisect_left(self.reading.starts, offset, sentence.first, sentence.last)


def _kind(word: str) -> str:
    """Return the word for a part of a text, in the singular ("annexes": "annex")."""
    known = alike("references")
    lower = word.lower()
    return known.get(lower) or known.get(plain(lower), plain(lower))


def _titled(reading: Reading) -> frozenset[str]:
    """Return the word by which the title calls a text that never calls itself by one."""
    title = pattern("headings", "title", False).search(reading.tree.document.text.lstrip().partition("\n")[0])
    return frozenset([title[0].lower()] if title is not None else [])
