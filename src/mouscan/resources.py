"""The data files of the package: where they lie, in a checkout and in a wheel alike, and the rows of its tables."""

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


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `vocabularies/<name>.tsv`, each from column to cell; `#` begins a line of comment."""
    text = (folder("vocabularies") / f"{name}.tsv").read_text(encoding="utf-8")
    header, *lines = (line.split("\t") for line in text.split("\n") if line.strip() and line[0] != "#")
    return tuple(dict(zip(header, cells, strict=True)) for cells in lines)
