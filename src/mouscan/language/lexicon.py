"""What the marker seeks: the phrases of all vocabularies by their stems, and the patterns of all cues.

Splitting them takes longer than reading an agreement of ten thousand words; it is done once for each installed version.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from mouscan.cache import kept
from mouscan.language.pattern import Cue, compiled, terms
from mouscan.language.vocabulary import choices, rows
from mouscan.language.word import stem
from mouscan.resources import folder

Parts = list[list[tuple[str, ...]]]
# The name of a vocabulary, the value of an entry, and the choices of its phrase.
Entry = tuple[str, str, Parts]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries, the stems of all words, and the cues of every vocabulary that has a `pattern` column.

    `singles` are the words of these cues that stand alone: they are looked up, and so are no entries.
    """

    entries: Sequence[Entry]
    words: frozenset[str]
    cues: Mapping[str, tuple[Cue, ...]]
    singles: Mapping[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of the installed vocabularies."""
    return kept("lexicon", _made)


def _made() -> Lexicon:
    names = sorted(path.stem for path in folder("vocabularies").glob("*.tsv"))
    cues: dict[str, tuple[Cue, ...]] = {}
    singles: dict[str, frozenset[str]] = {}
    entries: list[Entry] = []
    for name in names:
        columns = (rows(name) or ({},))[0].keys()
        if "phrase" in columns:
            entries.extend((name, row["value"], _parts(row["phrase"])) for row in rows(name))
        elif "pattern" in columns:
            cues[name] = compiled(rows(name))
            singles[name], phrases = terms(cues[name])
            entries.extend((name, phrase, _parts(phrase)) for phrase in phrases)
    words = {word for _, _, parts in entries for part in parts for words in part for word in words}
    return Lexicon(entries, frozenset(words).union(*singles.values()), cues, singles)


def _parts(phrase: str) -> Parts:
    """Return the choices of a phrase by their stems, words of one stem once."""
    return [list(dict.fromkeys(tuple(map(stem, words)) for words in part)) for part in choices(phrase)]
