"""How firmly a sentence gives a safeguard: now, weakly, later, elsewhere, or not at all.

Recitals and definitions oblige nobody; "should" and "endeavour" are weak; a blank or "to be agreed" defers; a policy of
somebody's own or an annex that is not there delegates (the table of polarity, exception and delegation handling in
the project's rule catalogue).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, cached_property

from mouscan.clauses.vocabulary import words
from mouscan.graph.agreement import LegalReference
from mouscan.graph.inventory import Inventory
from mouscan.graph.protection import Status
from mouscan.language import Mark, Reading, Sentence
from mouscan.language.cue import Hit, hits
from mouscan.language.force import Force, force_at

DEFINING = ("data-fields-enumerated", "definitions", "controller-roles")
TITLED = ("definitions", "signed-and-dated")
NAMING = ("contact-points", "accountable-owner")
STATUTORY = ("lawful-basis", "legal-gateway", "special-category-condition")
OPENING, NEAR, AFTER, BEHIND = 12, 12, 80, 3
GRANTING = frozenset({"right", "bar", "barred", "limited", "both", "cited"})
FIXED: dict[str, Status] = {"weak": "weak", "deferred": "deferred", "delegated": "delegated"}


class Standing:
    """What the sentences of one reading oblige to; `status` judges one hit of a cue.

    `hits` are the cues of safeguards in the text, `law` the provisions that it cites.
    """

    def __init__(self, reading: Reading, law: tuple[LegalReference, ...]) -> None:
        self.reading = reading
        self.hits = tuple(hits(reading, "safeguards"))
        self.inventory = Inventory(reading)
        self._citations = sorted(e.start for reference in law for e in reference.evidence)
        self._forces: dict[tuple[int, int], Force] = {}
        self._hit_forces: dict[tuple[int, int, int], Force] = {}

    def status(self, hit: Hit) -> Status | None:
        """Return how firmly a sentence gives what the cue names, None where it does not give it."""
        kind, how = hit.cue.value, _how(hit)
        if hit.sentence.kind == "heading":
            return self._titled(hit.sentence, kind, how)
        clause = self.reading.tree.by_id[hit.sentence.clause]
        if clause.role == "signatures" and kind not in ("signed-and-dated", "contact-points"):
            return None
        force = self.force(hit)
        if self.recital(hit.sentence, force) or (kind not in DEFINING and self.defines(hit.sentence)):
            return None
        if self.lifted(hit) or ("barred" in how and not self._barred(hit, force)):
            return None
        if "limited" in how and force == "permission" and not (self._barred(hit, force) or self._only(hit.sentence)):
            return None
        if "cited" in how and not self._cites(hit.sentence):
            return None
        if kind == "definitions":
            return "present"
        if "noted" in how:
            return "deferred" if self.inventory.noted(hit.sentence) else None
        if kind != "signed-and-dated" and self._deferred(hit):
            return "deferred"
        if how & FIXED.keys():
            return self._fixed(hit, how)
        if "done" in how and force in ("duty", "permission", "weak"):
            return "deferred"
        if "list" in how:
            listed = self.inventory.listed(hit.sentence)
            return "weak" if listed == "present" and force == "weak" else listed
        if force == "weak" or (force == "permission" and not how & GRANTING):
            return "weak" if force == "weak" or not self._only(hit.sentence) else "present"
        if self._delegated(hit):
            return "delegated"
        return "present"

    def _titled(self, heading: Sentence, kind: str, how: frozenset[str]) -> Status | None:
        """Return what a heading gives by itself, by its list or by what stands under it."""
        if kind in TITLED:
            return "present"
        if "list" in how:
            return self.inventory.listed(heading)
        filled = self.inventory.filled(heading)
        return filled if "blank" not in how or filled == "deferred" else None

    def _fixed(self, hit: Hit, how: frozenset[str]) -> Status:
        """Return the status that a cue gives at most; what a missing annex would say is not weak but delegated."""
        status = next(FIXED[word] for word in how if word in FIXED)
        return (
            "delegated"
            if status == "weak" and self.inventory.missing(hit.sentence, hit.start, hit.end + AFTER)
            else status
        )

    def force(self, hit: Hit) -> Force:
        """Return the force of a hit; it is asked more than once."""
        key = (hit.sentence.index, hit.word, hit.end)
        if key not in self._hit_forces:
            self._hit_forces[key] = self._forced(hit)
        return self._hit_forces[key]

    def _forced(self, hit: Hit) -> Force:
        """Return the force at the first word of a hit, or at its last where only that binds or a condition opens."""
        first, last = (self._force_at(hit.sentence, word) for word in (hit.word, self._last(hit)))
        if {first, last} == {"permission", "duty"}:
            return "duty"
        opens = self.reading.texts[hit.sentence.first].lower() in words("function", "conditional")
        return last if opens else first

    def _force_at(self, sentence: Sentence, word: int) -> Force:
        """Return the force at one word; many cues begin or end at the same ones."""
        if (sentence.index, word) not in self._forces:
            self._forces[sentence.index, word] = force_at(self.reading, sentence, word)
        return self._forces[sentence.index, word]

    def _last(self, hit: Hit) -> int:
        """Return the last word of a hit."""
        return bisect_left(self.reading.starts, hit.end, hit.word, hit.sentence.last) - 1

    def recital(self, sentence: Sentence, force: Force = "statement") -> bool:
        """Tell whether a sentence is a recital ("Whereas ..."), or stands under their heading and binds nobody."""
        if any(m.first == sentence.first for m in self.reading.of(sentence, "recitals")):
            return True
        return sentence.clause in self._headed["recital"] and force not in ("duty", "prohibition")

    def defines(self, sentence: Sentence) -> bool:
        """Tell whether a sentence only says what a term means."""
        if sentence.clause in self._headed["glossary"]:
            return True
        if (lead := self.reading.lead(sentence)) is not None and self.defines(lead):
            return True
        texts = self.reading.texts
        for mark in self.reading.of(sentence, "naming"):
            if mark.value != "means" or mark.first - sentence.first > OPENING:
                continue
            before = texts[sentence.first : mark.first]
            quoted = any(w in "\"'“”‘’" for w in before)
            verb = texts[mark.first].lower().startswith("mean") and not self._noun(sentence, mark)
            if quoted or (verb and len(before) < 6):
                return True
        return False

    def _noun(self, sentence: Sentence, means: Mark) -> bool:
        """Tell whether "means" is a noun: behind an article, or behind "by" or a modal of another verb."""
        before = [w.lower() for w in self.reading.texts[sentence.first : means.first]]
        little = any(w in words("function", "little") for w in before[-1:])
        if little or any(w in words("function", "means") for w in before):
            return True
        return any(m.last < means.first for m in self.reading.within(sentence.first, means.first, "modality"))

    @cached_property
    def _headed(self) -> dict[str, set[str]]:
        """The clauses under a heading of definitions and of recitals, and the clauses in them."""
        found: dict[str, set[str]] = {"glossary": set(), "recital": set()}
        for heading in self.reading.sentences:
            if heading.kind == "heading" and heading.last - heading.first < OPENING:
                for mark in self.reading.of(heading, "glossaries"):
                    found[mark.value].add(heading.clause)
        for clause in self.reading.tree.clauses:
            for inside in found.values():
                if clause.parent in inside:
                    inside.add(clause.id)
        return found

    def lifted(self, hit: Hit) -> bool:
        """Tell whether the words take away what the cue names ("need not", "will not")."""
        force, how = self.force(hit), _how(hit)
        if "done" in how and any(
            m.value == "negator" for m in self.reading.within(hit.word, self._last(hit), "modality")
        ):
            return True
        return force == "no-duty" or ("affirmed" in how and force == "prohibition")

    def _barred(self, hit: Hit, force: Force) -> bool:
        negated = any(m.value in ("negator", "prohibition") for m in self.reading.of(hit.sentence, "modality"))
        return force == "prohibition" or negated

    def _cites(self, sentence: Sentence) -> bool:
        """Tell whether a sentence cites a provision of law, or the words right behind it do nothing else."""
        i = bisect_left(self._citations, sentence.start)
        return i < len(self._citations) and self._citations[i] < sentence.end + BEHIND

    def _only(self, sentence: Sentence) -> bool:
        return any(w.lower() in words("function", "sole") for w in self.reading.texts[sentence.first : sentence.last])

    def _deferred(self, hit: Hit) -> bool:
        if self._around(hit, self.inventory.deferrals(hit.sentence)) or self.inventory.leads_to_blanks(hit.sentence):
            return True
        # A gap right before the words belongs to them: "[X] years".
        start, end = max(hit.start - BEHIND, hit.sentence.start), min(hit.end + AFTER, hit.sentence.end)
        return self.inventory.blank(start, end, names=hit.cue.value in NAMING)

    def _delegated(self, hit: Hit) -> bool:
        if self._around(hit, self.reading.of(hit.sentence, "delegation")):
            return True
        return hit.cue.value not in STATUTORY and self.inventory.missing(hit.sentence)

    def _around(self, hit: Hit, marks: Iterator[Mark]) -> bool:
        """Tell whether a mark stands among the words of a hit or within twelve words of them."""
        starts = self.reading.starts
        return any(
            m.last > hit.word - NEAR and (m.start <= hit.end or starts[max(m.first - NEAR, 0)] <= hit.end)
            for m in marks
        )


def _how(hit: Hit) -> frozenset[str]:
    """Return the words of the column `status` of a cue."""
    return _words(hit.cue.row["status"])


@cache
def _words(status: str) -> frozenset[str]:
    return frozenset(status.split())
