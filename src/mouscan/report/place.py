"""Where a file is, and where something stands in it, as somebody who reads it would write it."""

from __future__ import annotations

from pathlib import Path


def here(path: str | Path) -> str:
    """Return a path from the current folder on, where it lies in that; else as it is."""
    file = Path(path)
    return str(file.relative_to(Path.cwd())) if file.is_relative_to(Path.cwd()) else str(path)


def at(page: int, line: int, paged: bool) -> str:
    """Return where something stands in a file; the page is left out where the file is not cut into any."""
    return f"page {page}, line {line}" if paged else f"line {line}"
