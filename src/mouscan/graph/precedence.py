"""Which of two texts governs: "subject to", "notwithstanding", "without prejudice to", clauses on conflicts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mouscan.graph.agreement import AGREEMENT, How, LegalReference, Precedence
from mouscan.graph.evidence import evidence
from mouscan.graph.grammar import closed, prepositions
from mouscan.graph.passages import Passages
from mouscan.graph.wording import function, worded
from mouscan.language import Mark, Reading, Sentence

NEAR = 8
AROUND = 30
INSIDE = 24
ASIDE = frozenset(",;:(—–-*")
QUALIFYING: dict[str, How] = {
    "under": "subject",
    "over": "notwithstanding",
    "beside": "without-prejudice",
    "except": "except",
}
Texts = tuple[str, ...]
Group = tuple[Texts, int, int]
Said = tuple[Texts, Texts, How, int, int]


def precedence(reading: Reading, law: Sequence[LegalReference]) -> tuple[Precedence, ...]:
    """Return what the text says of which text governs which, in reading order."""
    passages = Passages(reading, law)
    found: dict[Precedence, None] = {}
    for sentence in reading.sentences:
        if sentence.kind == "heading":
            continue
        for governing, yielding, how, first, last in _Sentence(reading, passages, sentence).said():
            words = evidence(reading.tree.document, sentence.clause, reading.starts[first], reading.ends[last - 1])
            for over in governing:
                for under in yielding:
                    if over != under or how == "notwithstanding":
                        found[Precedence(over, under, how, sentence.clause, words)] = None
    return tuple(found)


class _Sentence:
    """What one sentence says of precedence."""

    def __init__(self, reading: Reading, passages: Passages, sentence: Sentence) -> None:
        self.reading = reading
        self.passages = passages
        self.sentence = sentence
        self.marks = [m for m in reading.of(sentence, "precedence") if worded(reading, m)]
        self._groups: list[Group] | None = None

    def said(self) -> Iterator[Said]:
        """Yield which texts govern, which yield, how, and between which words it is said."""
        conflict = next((m for m in self.marks if m.value == "conflict"), None)
        nothing = next((m for m in self.marks if m.value == "nothing"), None)
        order = next((m for m in self.marks if m.value == "order"), None)
        for mark in self.marks:
            if mark.value in QUALIFYING:
                yield from self._qualified(mark)
            elif mark.value == "prevail" or (mark.value == "govern" and conflict is not None):
                yield from self._prevails(mark, conflict)
            elif mark.value == "given":
                texts, last = self.passages.at(self.sentence, mark.last)
                yield from self._settled(texts, mark.first, last, conflict)
            elif mark.value == "supersede":
                yield from self._supersedes(mark)
            elif mark is order:
                yield from self._ordered(mark)
            if mark.value == "spare" or (mark.value in ("supersede", "prevail") and self._negated(mark)):
                yield from self._spared(mark, nothing)

    def _qualified(self, mark: Mark) -> Iterator[Said]:
        """Yield what a statement says of itself: it yields to another, prevails over it, or leaves it as it is."""
        texts, last = self.passages.at(self.sentence, mark.last, False)
        how = QUALIFYING[mark.value]
        own: Texts = (self.sentence.clause,)
        if self._word(mark.first - 1) in closed("be"):
            subject = self._subject(mark.first)
            own = subject[0] if subject is not None else ()
        elif how == "subject" and not self._apart(mark.first):
            own = ()
        if not own and how == "subject" and all(text in self.reading.tree.by_id for text in texts):
            # "Both parties are subject to the Act" says nothing of the clause, "they are subject to clause 4" does.
            own = (self.sentence.clause,)
        if not self._general(mark):
            governing, yielding = (own, texts) if how == "notwithstanding" else (texts, own)
            yield governing, yielding, how, mark.first, last

    def _general(self, mark: Mark) -> bool:
        """Tell whether words speak of how general another text is, which they do not lessen."""
        return any(m.value == "general" for m in self.reading.within(mark.last, mark.last + 3, "precedence"))

    def _apart(self, first: int) -> bool:
        """Tell whether words stand apart from the noun before them: first, after a comma, "and" or a modal."""
        before = self._word(first - 1)
        modals = self.reading.within(max(first - NEAR, 0), first, "modality")
        modal = any(m.last == first and m.value != "negator" for m in modals)
        return before in ("", *ASIDE) or before in closed("joint") or modal or self._word(first - 2) == "read"

    def _prevails(self, mark: Mark, conflict: Mark | None) -> Iterator[Said]:
        """Yield what a verb says that prevails: what stands right before it, over what follows or conflicts with it."""
        if self._negated(mark):
            return
        subject = self._subject(mark.first)
        if subject is None:
            return
        texts, _, end = subject
        over, last = self.passages.at(self.sentence, mark.last) if self._word(mark.last) in ("over", "to") else ((), 0)
        first = min(end, mark.first, conflict.first if conflict else mark.first)
        if over:
            yield texts, over, "conflict", subject[1], last
        else:
            yield from self._settled(texts, min(subject[1], first), mark.last, conflict)

    def _settled(self, texts: Texts, first: int, last: int, conflict: Mark | None) -> Iterator[Said]:
        """Yield that some texts govern the others that the sentence names, or whatever conflicts with them."""
        if texts:
            near = conflict.first if conflict is not None else first
            named = [text for group in self._before(near + AROUND, near - AROUND) for text in group[0]]
            others = tuple(dict.fromkeys(text for text in named if text not in texts))
            yield texts, others or ("",), "conflict", min(first, conflict.first if conflict else first), last

    def _supersedes(self, mark: Mark) -> Iterator[Said]:
        """Yield what takes the place of what, in either voice."""
        subject = self._subject(mark.first)
        passive = self._word(mark.last) in closed("by")
        texts, last = self.passages.at(self.sentence, mark.last + passive)
        if subject is None or not texts or self._negated(mark):
            return
        governing, yielding = (texts, subject[0]) if passive else (subject[0], texts)
        yield governing, yielding, "supersedes", subject[1], last

    def _spared(self, mark: Mark, nothing: Mark | None) -> Iterator[Said]:
        """Yield what a text leaves as it is: "Nothing in this agreement affects ...", "it does not override ..."."""
        if nothing is not None and nothing.last <= mark.first:
            subject, _ = self.passages.at(self.sentence, nothing.last)
            first = nothing.first
        else:
            before = self._subject(mark.first) if self._negated(mark) else None
            subject, first = (before[0], before[1]) if before is not None else ((), 0)
        at = mark.last + 1 if self._word(mark.last) in ("over", "to") else mark.last
        texts, last = self.passages.at(self.sentence, at)
        if not texts:
            # "excuses the Trust from complying with the law"
            away = next((i + 1 for i in range(at, at + NEAR) if self._word(i) in closed("from")), at)
            texts, last = self.passages.at(self.sentence, away)
        if texts and (subject or nothing is not None):
            yield texts, subject or (AGREEMENT,), "spares", first, last

    def _ordered(self, mark: Mark) -> Iterator[Said]:
        """Yield that what a list of texts names first governs what it names next."""
        groups = [(group, mark.first, end) for group, at, end in self._all() if at >= mark.last]
        if len(groups) < 2:
            items = (self.passages.at(item, item.first)[0] for item in self.passages.items(self.sentence))
            groups = [(texts, mark.first, mark.last) for texts in items if texts]
        for (over, first, _), (under, _, last) in pairwise(groups):
            yield over, under, "conflict", first, last

    def _subject(self, verb: int) -> Group | None:
        """Return the texts right before a verb, its modal and adverbs apart; those it is joined to speak of them."""
        i = self._back(verb)
        if self._word(i - 1) == "," and not self._before(i - 1, i - 2):
            aside = next((k for k in range(i - 2, i - INSIDE, -1) if self._word(k) in (",", "")), 0)
            i = self._back(aside) if self._word(aside) == "," else i
        elif self._word(i - 1) == ",":
            i -= 1
        groups = self._before(i, i - AROUND)
        if groups and groups[-1][2] == i:
            first = groups[-1][1]
            owned = self._word(first - 1) == "of" and self._word(first - 2) in function("content")
            return groups[-1] if owned or self._word(first - 1) not in prepositions() else None
        related = any(self._word(k) in closed("relative") for k in range(i, verb))
        if groups and self._word(i - 1) in closed("joint") and not related:
            return groups[0]
        named = next((m for m in self._named(i) if m.last == i), None)
        texts = list(dict.fromkeys(text for group in groups for text in group[0]))
        if named is not None and len(texts) == 2:
            return (texts[0 if named.value == "former" else 1],), named.first, i
        return None

    def _before(self, last: int, first: int) -> list[Group]:
        """Return the groups of texts that end behind one word and not behind another."""
        groups = self._all()
        ends = [bisect_right(groups, at, key=lambda g: g[2]) for at in (first, last)]
        return groups[ends[0] : ends[1]]

    def _named(self, last: int) -> Iterator[Mark]:
        near = self.reading.within(max(last - NEAR, self.sentence.first), last, "precedence")
        return (m for m in near if m.value in ("former", "latter"))

    def _back(self, i: int) -> int:
        """Return the word after the last one before a verb that does not belong to it."""
        return next((k for k in range(i, i - INSIDE, -1) if not self._light(k - 1)), i)

    def _light(self, i: int) -> bool:
        """Tell whether a word belongs to a verb: a modal, an adverb, "which"."""
        if self._word(i) in closed("be") | closed("adverb") | closed("relative") | closed("have"):
            return True
        return any(m.first <= i < m.last for m in self.reading.within(max(i - NEAR, 0), i + NEAR, "modality"))

    def _negated(self, mark: Mark) -> bool:
        near = self.reading.within(max(mark.first - 4, self.sentence.first), mark.first, "modality")
        return any(m.value in ("negator", "prohibition") for m in near)

    def _all(self) -> list[Group]:
        if self._groups is None:
            self._groups = list(self.passages.all(self.sentence))
        return self._groups

    def _word(self, i: int) -> str:
        return self.reading.texts[i].lower() if self.sentence.first <= i < self.sentence.last else ""
