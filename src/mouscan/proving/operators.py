"""The operators: each makes out of an agreement the mutants that one kind of damage can make of it.

What they look for and what they put there stands in `vocabularies/operators.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from mouscan.errors import MouscanError
from mouscan.graph import Evidence, LegalReference
from mouscan.language import Sentence
from mouscan.language.vocabulary import rows
from mouscan.proving.mutant import Edit, Mutant, alike
from mouscan.proving.original import Original
from mouscan.proving.parts import detached, inserted, swapped
from mouscan.proving.worth import MEASURES, WORTH, titles
from mouscan.rules import Rule
from mouscan.rules.fault import suggestion

Span = tuple[int, int]
ALL = re.compile(r".+", re.DOTALL)
NEAR = 60
STOP = re.compile(r"[.,;:)](?!\w)")


@cache
def operators() -> tuple[str, ...]:
    """Return the names of the operators, in the order of their file."""
    return tuple(dict.fromkeys(row["operator"] for row in rows("operators")))


@cache
def anywhere() -> frozenset[str]:
    """Return the operators that also try a rule which passes because something stands nowhere."""
    return frozenset(row["operator"] for row in rows("operators") if row["aim"] == "nowhere")


def wanted(names: Sequence[str]) -> tuple[str, ...]:
    """Return the operators with these names, all for none; raises MouscanError for one that is not there."""
    for name in names:
        if name not in operators():
            hint = suggestion(name, operators()) or f"; there are {', '.join(operators())}"
            raise MouscanError(f'no operator "{name}"{hint}')
    return tuple(name for name in operators() if name in names or not names)


def mutants(original: Original, names: Iterable[str], rules: Sequence[Rule] = ()) -> Iterator[Mutant]:
    """Yield what the named operators make of an agreement, each text once; `insert` takes its clauses from `rules`."""
    seen: set[tuple[Edit, ...]] = set()
    chosen = frozenset(names)
    for row in rows("operators"):
        if row["operator"] not in chosen:
            continue
        for mutant in _made(row["operator"], row["from"], row["to"], original, rules):
            if mutant.edits not in seen:
                seen.add(mutant.edits)
                yield mutant


def _made(name: str, sought: str, to: str, original: Original, rules: Sequence[Rule]) -> Iterator[Mutant]:
    match sought:
        case "<end>":
            yield from inserted(name, original, rules)
        case "<flow>":
            yield from swapped(name, original)
        case "<annex>":
            yield from detached(name, original)
        case _:
            for sentence, edit in _edits(sought, to, original):
                yield Mutant(
                    original.document, name, sentence.clause, sentence.start, sentence.end,
                    (_capital(original, sentence, edit),), original.spread(sentence),
                )  # fmt: skip


def _edits(sought: str, to: str, original: Original) -> Iterator[tuple[Sentence, Edit]]:
    """Yield every change of a row of the vocabulary, with the sentence that it changes."""
    text = original.document.text
    if sought.startswith("<"):
        for sentence, (start, end) in _things(sought[1:-1], original):
            for words in _instead(to, text[start:end]):
                yield sentence, Edit(start, end, words)
        return
    pattern = re.compile(sought, re.IGNORECASE)
    for sentence in original.reading.sentences:
        for found in pattern.finditer(text[sentence.start : sentence.end].replace("\n", " ")):
            words = found.expand(to)
            same = words.rfind(" ", 0, alike(found[0], words)) + 1
            yield sentence, Edit(sentence.start + found.start() + same, sentence.start + found.end(), words[same:])


def _instead(to: str, words: str) -> Iterator[str]:
    """Yield what stands in place of some words: worked out from them, or as the row has it."""
    if to in WORTH:
        yield from WORTH[to](words)
    elif found := ALL.fullmatch(words):
        yield found.expand(to)


def _things(kind: str, original: Original) -> Iterator[tuple[Sentence, Span]]:
    """Yield where the things of a kind stand; of the data of one sentence the last, which ends its list."""
    if kind == "sentence":
        yield from ((sentence, (sentence.start, sentence.end)) for sentence in original.reading.sentences)
        return
    placed = ((original.sentence(start), (start, end)) for start, end in sorted(set(_spans(kind, original))))
    inside = [(s, span) for s, span in placed if s is not None and span[1] <= s.end]
    if kind == "data":
        inside = list({sentence.index: (sentence, span) for sentence, span in inside}.values())
    elif kind == "purpose":
        inside = list({(s.index, end): (s, (start, end)) for s, start, end in _limbs(inside, original)}.values())
    yield from inside


def _limbs(inside: list[tuple[Sentence, Span]], original: Original) -> Iterator[tuple[Sentence, int, int]]:
    """Yield things that end not with their own words but where the limb of their sentence ends."""
    for sentence, (start, end) in inside:
        stop = STOP.search(original.document.text, end, sentence.end)
        yield sentence, start, stop.start() if stop else sentence.end


def _spans(kind: str, original: Original) -> Iterator[Span]:
    found = original.agreement
    if kind in MEASURES:
        pieces = [m.evidence for m in found.measures if m.kind == kind]
    elif kind == "law":
        yield from (_cited(original, law, e) for law in found.legal_references for e in law.evidence)
        return
    elif kind == "party":
        pieces = [piece for party in found.parties for piece in party.evidence[:1]]
    elif kind == "data":
        pieces = [piece for item in found.data for piece in item.evidence]
    else:
        pieces = [piece for purpose in found.purposes for piece in purpose.evidence]
    yield from ((piece.start, piece.end) for piece in pieces)


def _cited(original: Original, law: LegalReference, piece: Evidence) -> Span:
    """Return where a citation stands, the name of the law that follows a section's number with it."""
    after = original.document.text[piece.end : piece.end + NEAR].replace("\n", " ")
    ends = [after.find(name) + len(name) for name in titles().get(law.instrument, ()) if name in after]
    return piece.start, piece.end + max(ends, default=0)


def _capital(original: Original, sentence: Sentence, edit: Edit) -> Edit:
    """Begin a sentence with a capital again where its first words are changed or taken away."""
    text = original.document.text
    if edit.start > sentence.start or edit.end >= sentence.end or not text[edit.start].isupper():
        return edit
    if edit.words:
        return Edit(edit.start, edit.end, edit.words[0].upper() + edit.words[1:])
    return Edit(edit.start, edit.end + 1, text[edit.end].upper())
