"""The parsers of the grammars, each built once for each installed version."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from mouscan.cache import kept
from mouscan.resources import folder

if TYPE_CHECKING:
    from lark import Lark


@cache
def parser(name: str, **options: Any) -> Lark:
    """Return the LALR parser of `grammars/<name>.lark`, with lark's own options."""
    from io import BytesIO

    from lark import Lark

    def saved() -> bytes:
        built = Lark((folder("grammars") / f"{name}.lark").read_text(encoding="utf-8"), parser="lalr", **options)
        into = BytesIO()
        built.save(into)
        return into.getvalue()

    return Lark.load(BytesIO(kept(f"grammar {name} {sorted(options.items())}", saved)))
