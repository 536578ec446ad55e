"""What a measure is for (retention, notice, review, ...), by the words beside it and the headings above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from mouscan.graph.quantities import Quantity, words
from mouscan.language import Mark, Reading, Sentence

BESIDE = 3
FAR = 12
BACK = 40
FORCE = 6
EVENTS = frozenset({"breach", "response", "notice", "audit"})


class Occasions(Struct, frozen=True, dict=True):
    """The words of a text that tell what its measures are for."""

    reading: Reading

    @cached_property
    def _headings(self) -> dict[str, list[Sentence]]:
        found: dict[str, list[Sentence]] = {}
        for sentence in self.reading.sentences:
            if sentence.kind == "heading":
                found.setdefault(sentence.clause, []).append(sentence)
        return found

    def role(self, sentence: Sentence, here: Sequence[Quantity], i: int, anchor: tuple[int, int] | None) -> str:
        """Return the role of the quantity `i` of those `here` in one sentence, "" where nothing tells.

        A word right behind it counts first ("30 days' notice"), then what stands before it, behind it, in the event
        that it is reckoned from, in the sentence that leads in and in the headings.
        """
        one = here[i]
        if one.kind == "age":
            return "age"
        if one.kind == "volume" or " per " in one.unit:
            return "rate" if " per " in one.unit else "volume"
        name = "dating" if one.kind == "date" else "timing"
        weak = ""
        for mark in self._near(sentence, here, i, anchor, name):
            if not mark.value.endswith("?") or one.kind == "date":
                return self._further(sentence, one, mark.value.removesuffix("?"))
            if sentence.first <= mark.first < sentence.last:
                weak = weak or mark.value.removesuffix("?")
        if one.further and one.kind == "duration":
            return "extension"
        if one.kind == "date" and self.reading.tree.by_id[sentence.clause].role == "signatures":
            return "signed"
        return weak

    def _further(self, sentence: Sentence, one: Quantity, role: str) -> str:
        """Return `extension` for a term that is added where the sentence extends something."""
        added = one.further and role in ("term", "notice")
        extends = any(m.value == "extension" for m in self.reading.of(sentence, "timing")) if added else False
        return "extension" if extends else role

    def _near(
        self, sentence: Sentence, here: Sequence[Quantity], i: int, anchor: tuple[int, int] | None, name: str
    ) -> Iterator[Mark]:
        """Yield the words that may tell, those that count most first."""
        reading, one = self.reading, here[i]
        marks = [m for m in reading.of(sentence, name) if m.last <= one.first or m.first >= one.last]
        low = here[i - 1].last if i else sentence.first
        high = here[i + 1].first if i + 1 < len(here) else sentence.last
        if one.kind == "date":
            marks = [m for m in marks if not m.value.endswith("?") or 0 <= one.first - m.last < BESIDE]
        reach = BACK if one.kind == "duration" else FAR
        marks = [m for m in marks if one.first - m.last <= reach and m.first - one.last <= FAR]
        inside = [m for m in marks if anchor is not None and anchor[0] <= m.first < anchor[1]]
        own = [m for m in marks if m not in inside]
        events = [m for m in inside if m.value in EVENTS]
        before = [m for m in reversed(own) if m.last <= one.first]
        behind = [m for m in own if m.first >= one.last and m.last <= high]
        yield from (m for m in behind if m.first - one.last <= BESIDE and self._plain(one.last, m.first))
        yield from self._bound(before)
        near = [m for m in before if m.first >= low]
        # "From" and "until" tell of a date only where its own words do not.
        yield from sorted(near, key=lambda m: m.value.endswith("?"))
        yield from behind
        yield from events
        yield from before
        # A heading tells of a date that stands alone, not of every date or rhythm in a long sentence.
        if one.kind == "rhythm" or (one.kind == "date" and sentence.last - sentence.first > FAR):
            return
        if (lead := reading.lead(sentence)) is not None:
            yield from reversed(list(reading.of(lead, name)))
        clause = reading.tree.by_id[sentence.clause]
        for above in (clause, *reading.tree.parents(clause)):
            for heading in self._headings.get(above.id, ()):
                if heading is not sentence:
                    yield from (m for m in reading.of(heading, name) if not m.value.endswith("?"))

    def _bound(self, before: Sequence[Mark]) -> Iterator[Mark]:
        """Yield the last word before a measure to which somebody is bound ("shall delete the storage within")."""
        for mark in before:
            force = list(self.reading.within(max(mark.first - FORCE, 0), mark.first, "modality"))
            if force and force[-1].value in ("duty", "permission", "prohibition") and force[-1].last >= mark.first - 1:
                between = self.reading.within(mark.last, before[0].first, "anchors")
                if not any(m.value == "end" for m in between):
                    yield mark
                return

    def _plain(self, first: int, last: int) -> bool:
        return all(text.lower() in words("between") for text in self.reading.texts[first:last])
