"""Several files laid together into one world, without those that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec import Struct

from mouscan.errors import InputError, MouscanError
from mouscan.firewall.join import Joint, join
from mouscan.firewall.part import Part, part
from mouscan.firewall.world import World
from mouscan.intake import clauses_of, interpret
from mouscan.options import tell
from mouscan.pool import each


class Sight(Struct, frozen=True):
    """The world of the files that could be read, and whether there were others."""

    world: World
    files: tuple[str, ...]
    parts: tuple[Part, ...]
    joints: tuple[Joint, ...]
    failed: bool


def sight(files: Sequence[str], anyway: bool) -> Sight:
    """Read some files, tell what is wrong with each that cannot be read, and lay the others together."""
    read: dict[str, Part] = {}
    names = list(dict.fromkeys(files))
    for file, found in zip(names, each(partial(_part, anyway=anyway), names), strict=True):
        if isinstance(found, MouscanError):
            tell(found)
        else:
            read[file] = found
    parts = tuple(read.values())
    world, joints = join(parts)
    return Sight(world, tuple(read), parts, joints, len(read) < len(names))


def _part(file: str, anyway: bool) -> Part:
    tree = clauses_of(file)
    if tree.nature.kind != "agreement" and not anyway:
        raise InputError(f"{tree.document.name}: this does not look like an agreement; --anyway follows the data in it")
    return part(interpret(tree))
