"""How firmly a sentence gives a safeguard: now, weakly, later, elsewhere, or not at all.

Recitals and definitions oblige nobody; "should" and "endeavour" are weak; a blank or "to be agreed" defers; a policy of
somebody's own or an annex that is not there delegates (the table of polarity, exception and delegation handling in
the project's rule catalogue).
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from mouscan.clauses import Reference
from mouscan.graph.agreement import Status
from mouscan.graph.law import legal_references
from mouscan.graph.phrases import placeholders
from mouscan.language import Reading, Sentence
from mouscan.language.cue import Hit
from mouscan.language.force import Force, force_at

ANNEXES = ("annex", "schedule", "appendix", "attachment", "exhibit")
DEFINING = ("data-fields-enumerated", "definitions", "controller-roles")
TITLED = ("definitions", "signed-and-dated")
OPENING, NEAR, AFTER = 12, 12, 80
ENOUGH = 3
GENERIC = ("personal-data", "special-category", "other")
FIXED: dict[str, Status] = {"weak": "weak", "deferred": "deferred", "delegated": "delegated"}


class Standing:
    """What the sentences of one reading oblige to; `status` judges one hit of a cue."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def status(self, hit: Hit) -> Status | None:
        """Return how firmly a sentence gives what the cue names, None where it does not give it."""
        kind, how = hit.cue.value, hit.cue.row["status"]
        clause = self.reading.tree.by_id[hit.sentence.clause]
        if hit.sentence.kind == "heading":
            if kind in TITLED:
                return "present"
            return self._listed(hit.sentence) if how == "list" else self._filled(hit.sentence)
        if clause.role == "signatures" and kind not in ("signed-and-dated", "contact-points"):
            return None
        if self.recital(hit.sentence) or (kind not in DEFINING and self.defines(hit.sentence)):
            return None
        force = self._force(hit)
        if self.lifted(hit) or (how == "barred" and not self._barred(hit, force)):
            return None
        if kind != "signed-and-dated" and self._deferred(hit):
            return "deferred"
        if how in FIXED:
            return FIXED[how]
        if how == "cited" and not self._cites(hit.sentence):
            return None
        if how == "list":
            listed = self._listed(hit.sentence)
            return "weak" if listed == "present" and force == "weak" else listed
        if force == "weak" or (force == "permission" and how not in ("right", "bar", "barred", "both", "cited")):
            return "weak" if force == "weak" or not self._only(hit.sentence) else "present"
        if self._delegated(hit):
            return "delegated"
        return "present"

    def _force(self, hit: Hit) -> Force:
        """Return the force at the first word of a hit, or at its last where only that one binds."""
        force = force_at(self.reading, hit.sentence, hit.word)
        if force != "permission":
            return force
        last = max(i for i in range(hit.word, hit.sentence.last) if self.reading.starts[i] < hit.end)
        return "duty" if force_at(self.reading, hit.sentence, last) == "duty" else force

    def recital(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is a recital ("Whereas ...")."""
        return any(m.first == sentence.first for m in self.reading.of(sentence, "recitals"))

    def defines(self, sentence: Sentence) -> bool:
        """Tell whether a sentence only says what a term means."""
        if sentence.clause in self._glossaries:
            return True
        if (lead := self.reading.lead(sentence)) is not None and self.defines(lead):
            return True
        words = self.reading.words
        for mark in self.reading.of(sentence, "naming"):
            if mark.value != "means" or mark.first - sentence.first > OPENING:
                continue
            before = [w.text for w in words[sentence.first : mark.first]]
            quoted = any(w in "\"'“”‘’" for w in before)
            verb = words[mark.first].text.lower()
            if quoted or (verb.startswith("mean") and len(before) < 6):
                return True
        return False

    @cached_property
    def _glossaries(self) -> frozenset[str]:
        """The clauses under a heading of definitions, and the clauses in them."""
        found: set[str] = set()
        titled = {s.clause for s in self.reading.sentences if s.kind == "heading" and self._titles(s)}
        for clause in self.reading.tree.clauses:
            if clause.id in titled or clause.parent in found:
                found.add(clause.id)
        return frozenset(found)

    def _titles(self, heading: Sentence) -> bool:
        return any(self.reading.of(heading, "glossaries")) and heading.last - heading.first < OPENING

    def lifted(self, hit: Hit) -> bool:
        """Tell whether the words take away what the cue names ("need not", "will not")."""
        force = self._force(hit)
        return force == "no-duty" or (hit.cue.row["status"] == "affirmed" and force == "prohibition")

    def _barred(self, hit: Hit, force: Force) -> bool:
        negated = any(m.value in ("negator", "prohibition") for m in self.reading.of(hit.sentence, "modality"))
        return force == "prohibition" or negated

    def _cites(self, sentence: Sentence) -> bool:
        """Tell whether a sentence cites a provision of law."""
        i = bisect_left(self._citations, sentence.start)
        return i < len(self._citations) and self._citations[i] < sentence.end

    @cached_property
    def _citations(self) -> list[int]:
        return sorted(e.start for law in legal_references(self.reading) for e in law.evidence)

    def _only(self, sentence: Sentence) -> bool:
        return any(w.text.lower() in ("only", "solely") for w in self.reading.words[sentence.first : sentence.last])

    def _deferred(self, hit: Hit) -> bool:
        near = self._around(hit, "deferral")
        text = self.reading.tree.document.text
        return near or placeholders().search(text, hit.start, min(hit.end + AFTER, hit.sentence.end)) is not None

    def _delegated(self, hit: Hit) -> bool:
        if self._around(hit, "delegation"):
            return True
        return self._missing(hit.sentence)

    def _around(self, hit: Hit, vocabulary: str) -> bool:
        """Tell whether a word of a vocabulary stands among the words of a hit or within twelve words of them."""
        starts = self.reading.starts
        return any(
            m.last > hit.word - NEAR and (m.start <= hit.end or starts[max(m.first - NEAR, 0)] <= hit.end)
            for m in self.reading.of(hit.sentence, vocabulary)
        )

    def _missing(self, sentence: Sentence) -> bool:
        """Tell whether a sentence refers to an annex that is not there."""
        return any(
            sentence.start <= reference.start < sentence.end
            and not reference.targets
            and any(name.lower().startswith(ANNEXES) for name in reference.dangling)
            for reference in self._references.get(sentence.clause, ())
        )

    def _filled(self, heading: Sentence) -> Status | None:
        """Return `present` where something stands under a heading, `deferred` where only blanks do."""
        inside = self._under(heading.clause)
        text = self.reading.tree.document.text
        pieces = [s for s in inside if s.kind != "heading"]
        if not pieces:
            return None
        blank = all(placeholders().search(text, s.start, s.end) for s in pieces)
        return "deferred" if blank else "present"

    def _listed(self, sentence: Sentence) -> Status | None:
        """Return `present` where a sentence, its list or its clause names enough kinds of data, else `weak`."""
        if sentence.kind == "heading":
            pieces = self._under(sentence.clause)
        else:
            after = [s for s in self.reading.by_clause[sentence.clause] if s.index > sentence.index]
            pieces = [sentence, *(s for s in after if s.kind == "row" or s.lead == sentence.index)]
            pieces += [s for id in self._led(sentence) for s in self._under(id)]
            pieces += [s for id in self._referred(sentence) for s in self._under(id)]
        if len(self._items(pieces)) >= ENOUGH:
            return "weak" if any(self.reading.of(sentence, "openended")) else "present"
        text = self.reading.tree.document.text
        if any(placeholders().search(text, s.start, s.end) or any(self.reading.of(s, "deferral")) for s in pieces):
            return "deferred"
        if sentence.kind == "heading":
            return None
        if self._missing(sentence):
            return "delegated"
        return "weak" if len(self._items([sentence])) > 1 else None

    def _items(self, sentences: list[Sentence]) -> set[str]:
        """Return the words of the kinds of data that sentences name."""
        text = self.reading.tree.document.text
        marks = (m for s in sentences for m in self.reading.of(s, "data") if m.value not in GENERIC)
        return {text[m.start : m.end].lower() for m in marks}

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
