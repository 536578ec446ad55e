"""Where the data files of the package lie, in a checkout and in an installed wheel alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent


@cache
def folder(name: str) -> Path:
    """Return the folder `name` (grammars, corpora, vocabularies, packs, schemas).

    In a wheel every folder lies inside the package; in a checkout `grammars` and `corpora` lie at its top.
    """
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parents[1] / name
