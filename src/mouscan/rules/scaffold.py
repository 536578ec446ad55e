"""A first rule for somebody who begins: one that works, with what to change said beside it."""

from __future__ import annotations

import re
from string import Template

from mouscan.errors import MouscanError
from mouscan.resources import folder
from mouscan.rules.pack import Library

ID = re.compile(r"[A-Z][A-Z0-9]*-[A-Z0-9]+")
NAME = re.compile(r"[a-z][a-z0-9-]*")


def scaffold(id: str, name: str, library: Library) -> str:
    """Return the text of a new rule; raises MouscanError for an id or a name that cannot be one."""
    if not ID.fullmatch(id):
        raise MouscanError(f'"{id}" cannot be the id of a rule; write capitals, a hyphen and digits, as in "OWN-001"')
    if not NAME.fullmatch(name):
        raise MouscanError(f'"{name}" cannot be the name of a rule; write small letters and hyphens, as in "own-rule"')
    if id in library.by_id:
        raise MouscanError(f"rule {id} stands in {library.by_id[id].file} already")
    text = (folder("scaffolds") / "safeguard.rule").read_text(encoding="utf-8")
    return Template(text).substitute(id=id, name=name)
