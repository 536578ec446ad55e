"""Tables for notebooks: escaped HTML, and pandas where it is installed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from mouscan.errors import MouscanError

if TYPE_CHECKING:
    from pandas import DataFrame

Row = Mapping[str, object]


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table of HTML, everything in it escaped."""
    top = "".join(f"<th>{escape(name)}</th>" for name in head)
    body = "".join(f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def frame(rows: Sequence[Row], columns: Sequence[str] | None = None) -> DataFrame:
    """Return rows as a pandas table, with these columns or those of the rows; raises MouscanError without pandas."""
    try:
        import pandas
    except ImportError as error:
        raise MouscanError('pandas is not installed; install it with "mouscan[pandas]"') from error
    return pandas.DataFrame([dict(row) for row in rows], columns=columns)


def columns(what: str) -> list[str]:
    """Return the columns of a table of an agreement, such as flows: those that it has without a row too."""
    import json

    from mouscan.resources import folder

    schema = json.loads((folder("schemas") / "agreement.json").read_text(encoding="utf-8"))
    return list(schema["properties"][what]["items"]["properties"])
