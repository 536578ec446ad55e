"""What `mouscan rules words` prints: the names that a rule may use, from the lists that it is checked against."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from mouscan.errors import MouscanError
from mouscan.language.vocabulary import rows
from mouscan.rules.fault import hint
from mouscan.rules.names import BEING, QUALIFIERS, enumerations, values

WRITTEN = {"being": "that is", "least": "at least", "most": "at most"}
INDENT = "  "


def glossary(word: str | None, width: int) -> str:
    """Return every noun and sort of name with what it can be, or all about one of them.

    Raises MouscanError for a word that is neither.
    """
    known = (*QUALIFIERS, *(sort for sort in enumerations() if sort not in QUALIFIERS))
    if word is not None and word not in known:
        raise MouscanError(f'no noun or sort of name "{word}"{hint(word, known) or "; there are " + ", ".join(known)}')
    return "\n".join(line for name in ([word] if word else known) for line in _about(name, word is not None, width))


def _about(name: str, whole: bool, width: int) -> Iterator[str]:
    yield name
    kinds = enumerations().get(name, ())
    if name == "phrase" and whole:
        for row in rows("phrases"):
            yield from _told(
                f"{row['vocabulary']}: {row['says']}; with {', '.join(values((row['vocabulary'],)))}", width
            )
        yield from _told(
            f"placeholder: what is still to be filled in; with {', '.join(values(('placeholder',)))}", width
        )
    elif kinds:
        yield from _told(", ".join(kinds), width)
    if name in QUALIFIERS:
        states = (*enumerations()["role"], "whole") if name == "party" else BEING.get(name, ())
        if states:
            yield from _told(f"that is {', '.join(states)}", width)
        narrowed = [WRITTEN.get(q, q) for q in QUALIFIERS[name] if q != "being"]
        if narrowed:
            yield from _told(f"narrowed by {', '.join(narrowed)}", width)


def _told(text: str, width: int) -> list[str]:
    return wrap(text, width, initial_indent=INDENT, subsequent_indent=INDENT * 2, break_on_hyphens=False)
