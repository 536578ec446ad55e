"""What stands under a heading or behind a sentence: enough kinds of data, blanks, or an annex that is not there."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from operator import attrgetter

from mouscan.clauses import Reference
from mouscan.clauses.vocabulary import pattern, words
from mouscan.graph.phrases import placeholders
from mouscan.graph.protection import Status
from mouscan.language import Mark, Reading, Sentence

ENOUGH, REPEATED, LONGEST = 3, 3, 6
GENERIC = ("personal-data", "special-category", "other")
INDEX = attrgetter("index")


class Inventory:
    """The clauses of one reading with what stands in them and what they refer to."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def filled(self, heading: Sentence) -> Status | None:
        """Return `present` where something stands under a heading, `deferred` where only blanks do, there or in it."""
        pieces = [s for s in self._under(heading.clause) if s.kind != "heading"]
        if not pieces:
            return "deferred" if self.open(heading) else None
        return "deferred" if all(self.open(s) for s in pieces) else "present"

    def open(self, sentence: Sentence) -> bool:
        """Tell whether a sentence has a blank or leaves something to be agreed."""
        return self.blank(sentence.start, sentence.end) or any(self.deferrals(sentence))

    def deferrals(self, sentence: Sentence) -> Iterator[Mark]:
        """Yield the words of a sentence that leave something to be agreed, or tell its drafter what to write."""
        marks = self.reading.of(sentence, "deferral")
        return (m for m in marks if m.value == "deferred" or (m.value == "note" and self._opens(m, sentence)))

    def noted(self, sentence: Sentence) -> bool:
        """Tell whether a sentence only tells its drafter what to write ("Describe how the data will be used.")."""
        return any(m.value == "note" and self._opens(m, sentence) for m in self.reading.of(sentence, "deferral"))

    def _opens(self, mark: Mark, sentence: Sentence) -> bool:
        """Tell whether a mark is the first thing that a sentence says, and no duty leads into it."""
        before = self.reading.texts[sentence.first : mark.first]
        lead = self.reading.lead(sentence)
        return not any(w[0].isalnum() for w in before) and (lead is None or not any(self.reading.of(lead, "modality")))

    def leads_to_blanks(self, sentence: Sentence) -> bool:
        """Tell whether a sentence leads into points and nothing stands in any of them."""
        led = [s for id in self._led(sentence) for s in self.reading.by_clause.get(id, ())]
        led += self.reading.led(sentence)
        return bool(led) and all(self.open(s) for s in led)

    def blank(self, start: int, end: int, names: bool = True) -> bool:
        """Tell whether something between two offsets is still to be filled in, `names` of parties and persons too."""
        blanks = self._blanks if names else self._gaps
        i = bisect_right(blanks, start, key=lambda span: span[1])
        return i < len(blanks) and blanks[i][0] < end

    @cached_property
    def _blanks(self) -> list[tuple[int, int]]:
        """The gaps of the text and the labels that nothing follows, but for the names that a template repeats."""
        text = self.reading.tree.document.text
        found = list(placeholders(text).finditer(text))
        often = Counter(match[0].lower() for match in found)
        names = pattern("placeholders", "name", True)
        spans = [m.span() for m in found if often[m[0].lower()] < REPEATED or not names.match(m[0])]
        return sorted([*spans, *(m.span() for m in pattern("labels", "", True).finditer(text))])

    @cached_property
    def _gaps(self) -> list[tuple[int, int]]:
        """The gaps that no name of a party fills."""
        text, names = self.reading.tree.document.text, pattern("placeholders", "name", True)
        return [m.span() for m in placeholders(text).finditer(text) if not names.match(m[0])]

    def missing(self, sentence: Sentence, start: int = 0, end: int | None = None) -> bool:
        """Tell whether a sentence refers to an annex that is not there, between two offsets where they are given."""
        end = sentence.end if end is None else min(end, sentence.end)
        return any(
            max(start, sentence.start) <= reference.start < end
            and not reference.targets
            and any(name.lower().startswith(words("containers", "container")) for name in reference.dangling)
            for reference in self._references.get(sentence.clause, ())
        )

    def listed(self, sentence: Sentence) -> Status | None:
        """Return `present` where a sentence, its list or its clause names enough kinds of data, else `weak`."""
        if sentence.kind == "heading":
            pieces = self._under(sentence.clause)
        else:
            rows = self._rows.get(sentence.clause, [])
            after = rows[bisect_right(rows, sentence.index, key=INDEX) :]
            pieces = [sentence, *sorted({s.index: s for s in (*after, *self._points(sentence))}.values(), key=INDEX)]
            pieces += [s for id in self._led(sentence) for s in self._under(id)]
            pieces += [s for id in self._referred(sentence) for s in self._under(id)]
        if len(self._items(pieces)) >= ENOUGH or self._enumerates(sentence) or any(map(self._counts_out, pieces)):
            return "weak" if any(self.reading.of(sentence, "openended")) else "present"
        if any(self.open(s) for s in pieces):
            return "deferred"
        if sentence.kind == "heading":
            return None
        if self.missing(sentence):
            return "delegated"
        return "weak" if len(self._items([sentence])) > 1 else None

    @cached_property
    def _rows(self) -> dict[str, list[Sentence]]:
        """The rows of tables of every clause, in order."""
        return {
            id: rows for id, all_ in self.reading.by_clause.items() if (rows := [s for s in all_ if s.kind == "row"])
        }

    def _points(self, sentence: Sentence) -> list[Sentence]:
        """Return the points of its own clause that a sentence leads into."""
        return [s for s in self.reading.led(sentence) if s.clause == sentence.clause]

    def _items(self, sentences: list[Sentence]) -> set[str]:
        """Return the words of the kinds of data that sentences name."""
        text = self.reading.tree.document.text
        marks = (m for s in sentences for m in self.reading.of(s, "data") if m.value not in GENERIC)
        return {text[m.start : m.end].lower() for m in marks}

    def _enumerates(self, sentence: Sentence) -> bool:
        """Tell whether a sentence that speaks of data leads into enough items, whatever they are called."""
        if not any(m.value in ("data", "personal") for m in self.reading.of(sentence, "objects")):
            return False
        points = len(self._points(sentence)) + len(self._led(sentence))
        return self.reading.texts[sentence.last - 1] == ":" and points >= ENOUGH

    def _counts_out(self, sentence: Sentence) -> bool:
        """Tell whether a sentence counts out enough items between two kinds of data that it names."""
        marks = [m for m in self.reading.of(sentence, "data") if m.value not in GENERIC]
        if len(marks) < 2:
            return False
        items = [0]
        for word in self.reading.texts[marks[0].last : marks[-1].first]:
            if word in ",;" or word in words("function", "joining"):
                items.append(0)
            items[-1] += 1
        return len(items) >= ENOUGH and max(items) <= LONGEST

    def _led(self, sentence: Sentence) -> list[str]:
        """Return the clauses in the clause of a sentence, where it is the last of its own words and leads into them."""
        own = self.reading.by_clause[sentence.clause]
        return self._children.get(sentence.clause, []) if own[-1] is sentence else []

    def _referred(self, sentence: Sentence) -> list[str]:
        """Return the clauses that a sentence refers to, and the annexes that it names."""
        named = self.reading.text(sentence).lower()
        annexes = (c.id for c in self.reading.tree.clauses if c.role == "container")
        return [
            *(
                t
                for r in self._references.get(sentence.clause, ())
                if sentence.start <= r.start < sentence.end
                for t in r.targets
            ),
            *(id for id in annexes if id.lower() in named),
        ]

    @cached_property
    def _references(self) -> dict[str, list[Reference]]:
        found: dict[str, list[Reference]] = {}
        for reference in self.reading.tree.references:
            found.setdefault(reference.clause, []).append(reference)
        return found

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for clause in self.reading.tree.clauses:
            if clause.parent is not None:
                found.setdefault(clause.parent, []).append(clause.id)
        return found

    def _under(self, id: str) -> list[Sentence]:
        """Return the sentences of a clause and of the clauses in it, its own heading left out."""
        open_, found = [id], []
        while open_:
            one = open_.pop()
            own = self.reading.by_clause.get(one, ())
            found += [s for s in own if s.kind != "heading" or one != id]
            open_ += self._children.get(one, ())
        return found
