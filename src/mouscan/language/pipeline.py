"""The spaCy pipeline: blank English, with a tokenizer, a sentence splitter and the vocabularies of the field.

Every vocabulary file with a `phrase` column is marked under its own name, and so are the terms of every file with a
`pattern` column, for `mouscan.language.cue`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from mouscan.clauses import Clause, ClauseTree
from mouscan.language import engine
from mouscan.language.marker import Vocabularies
from mouscan.language.reading import Mark, Reading, Sentence, SentenceKind
from mouscan.language.sentence import sentence_ends
from mouscan.language.word import stem, words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

OPENERS = frozenset('.?!:;(["“•*')


def read(tree: ClauseTree) -> Reading:
    """Mark the words of a clause tree."""
    nlp = pipeline()
    text = tree.document.text
    spans: list[tuple[int, int]] = []
    pieces: list[tuple[str, SentenceKind, int, int]] = []
    for clause in tree.clauses:
        for kind, start, end in _pieces(clause):
            first = len(spans)
            spans.extend(words(text, start, end))
            if len(spans) > first:
                pieces.append((clause.id, kind, first, len(spans)))
    spaces = [b < a for (_, b), (a, _) in pairwise([*spans, (len(text) + 1, 0)])]
    texts = [text[a:b] for a, b in spans]
    doc: Doc = engine.spacy().tokens.Doc(nlp.vocab, words=texts, spaces=spaces)
    doc.user_data.update(texts=texts, spaces=spaces, pieces=[(first, last) for _, _, first, last in pieces])
    doc = nlp(doc)
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    marks = {
        name: [Mark(name, value, a, b, starts[a], ends[b - 1]) for value, a, b in found]
        for name, found in doc.user_data["marks"].items()
    }
    sentences = tuple(_sentences(tree, doc, pieces, starts, ends))
    return Reading(tree, doc, starts, ends, texts, doc.user_data["stems"], sentences, marks, doc.user_data["terms"])


@cache
def pipeline() -> Language:
    """Return the pipeline, built once."""
    engine.spacy()
    from spacy.lang.en import English
    from spacy.language import Language

    Language.component("stems", func=_stems)
    Language.component("sentences", func=_split)
    Language.factory("vocabularies", func=lambda nlp, name: Vocabularies(nlp.vocab))
    # English without spaCy's own tokenizer: loading its thousand exceptions takes longer than reading an agreement.
    nlp = English(create_tokenizer=_tokenizer)
    # Words are compared by stem: what English knows of their shape would be worked out for nothing.
    nlp.vocab.lex_attr_getters.clear()  # type: ignore[attr-defined]
    for name in ("stems", "sentences", "vocabularies"):
        nlp.add_pipe(name)
    return nlp


def _tokenizer(nlp: Language) -> Callable[[str], Doc]:
    """Return the tokenizer: a text cut into words, white space and hyphens left out."""
    from spacy.tokens import Doc

    return lambda text: Doc(nlp.vocab, words=[text[a:b] for a, b in words(text, 0, len(text))])


def _pieces(clause: Clause) -> Iterator[tuple[SentenceKind, int, int]]:
    if clause.heading_span:
        yield "heading", *clause.heading_span
    for block in clause.blocks:
        yield block.kind, block.start, block.end


def _stems(doc: Doc) -> Doc:
    cased = _cased(doc)
    known = {text: stem(text) for text in dict.fromkeys(cased)}
    doc.user_data["stems"] = [known[text] for text in cased]
    return doc


def _cased(doc: Doc) -> list[str]:
    """Return the words; one that begins a sentence loses its capital, unless a number follows ("May 4")."""
    cased: list[str] = doc.user_data["texts"].copy()
    after = [i for i, text in enumerate(cased, 1) if text in OPENERS and i < len(cased)]
    for i in (*after, *(first for first, _ in doc.user_data["pieces"])):
        if not (i + 1 < len(cased) and cased[i + 1][0].isdigit()):
            cased[i] = cased[i].lower()
    return cased


def _split(doc: Doc) -> Doc:
    from numpy import full, int8

    starts = full((len(doc), 1), -1, dtype=int8)
    texts, spaces = doc.user_data["texts"], doc.user_data["spaces"]
    for first, last in doc.user_data["pieces"]:
        starts[first] = 1
        for word in sentence_ends(texts, spaces, first, last):
            starts[word] = 1
    return doc.from_array(["SENT_START"], starts.astype("uint64"))  # type: ignore[arg-type]


def _sentences(
    tree: ClauseTree,
    doc: Doc,
    pieces: list[tuple[str, SentenceKind, int, int]],
    starts: tuple[int, ...],
    ends: tuple[int, ...],
) -> Iterator[Sentence]:
    """Yield the sentences, each item of a list with the sentence that leads into it."""
    index = 0
    opens = (doc.to_array("SENT_START") == 1).tolist()
    texts = doc.user_data["texts"]
    open_lead: dict[str, int] = {}
    last_of: dict[str, int] = {}
    for clause, kind, first, last in pieces:
        begin = first
        for i in range(first, last):
            if i + 1 < last and not opens[i + 1]:
                continue
            lead: int | None = None
            if kind in ("bullet", "row"):
                lead = open_lead.get(clause)
            elif kind == "paragraph" and clause not in last_of:
                parent = tree.by_id[clause].parent
                lead = open_lead.get(parent) if parent is not None else None
            yield Sentence(index, clause, kind, begin, i + 1, starts[begin], ends[i], lead)
            if kind == "paragraph":
                last_of[clause] = index
                leads_on = texts[i] in (":", "-", "–", "—") or texts[i].isalpha()
                if leads_on:
                    open_lead[clause] = index
                else:
                    open_lead.pop(clause, None)
            elif kind == "heading" and texts[i] == ":":
                open_lead[clause] = index
            index += 1
            begin = i + 1
