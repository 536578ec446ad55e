"""Where a file is, as somebody who runs a command would write it."""

from __future__ import annotations

from pathlib import Path


def here(path: str | Path) -> str:
    """Return a path from the current folder on, where it lies in that; else as it is."""
    file = Path(path)
    return str(file.relative_to(Path.cwd())) if file.is_relative_to(Path.cwd()) else str(path)
