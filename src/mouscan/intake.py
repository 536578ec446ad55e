"""From a file to an agreement: what every command begins with."""

from __future__ import annotations

import re

from mouscan.clauses import Clause, ClauseTree, clause_tree
from mouscan.errors import InputError
from mouscan.graph import Agreement
from mouscan.graph.build import build
from mouscan.language.tongue import LEAST, english_share
from mouscan.source import Document, read_file


def clauses_of(file: str, plain: bool = False) -> ClauseTree:
    """Read a file into its clause tree; a `plain` one, such as a notice, need not have clauses.

    Raises InputError for a file that is no text, no English, or holds no clause while no word shows an agreement.
    """
    return clauses_in(read_file(file), plain)


def clauses_in(document: Document, plain: bool = False) -> ClauseTree:
    """Return the clause tree of a document; raises InputError as for a file."""
    if english_share(document.text) < LEAST:
        raise InputError(f"{document.name}: this text is not in English; mouscan reads English agreements only")
    tree = clause_tree(document)
    if (
        not plain
        and not tree.nature.reason
        and not any(c.role in ("clause", "container", "heading") for c in tree.clauses)
    ):
        raise InputError(
            f"{document.name}: no clause found (no number, letter or heading that begins one); "
            "is this the whole text of an agreement?"
        )
    return tree


def clause_named(tree: ClauseTree, name: str) -> Clause:
    """Return the clause that somebody names, by its id or its heading, case and points apart; raises InputError."""
    import difflib

    keys = {key(other): clause for clause in reversed(tree.clauses) for other in (clause.heading, clause.id) if other}
    if (found := keys.get(key(name))) is not None:
        return found
    near = difflib.get_close_matches(key(name), keys, 1)
    hint = f', did you mean "{keys[near[0]].id}"?' if near else "; `mouscan parse` prints all of them"
    raise InputError(f'{tree.document.name}: no clause "{name}"{hint}')


def key(name: str) -> str:
    """Return the letters and digits of a clause's name, by which names are compared."""
    return " ".join(re.findall(r"[a-z]+|\d+", name.lower()))


def agreement(file: str, plain: bool = False) -> Agreement:
    """Read a file into an agreement, or into what a `plain` text says as if it were one; raises InputError."""
    return interpret(clauses_of(file, plain))


def interpret(tree: ClauseTree) -> Agreement:
    """Read the agreement out of a clause tree."""
    from mouscan.language.pipeline import read

    return build(read(tree))
