"""What is wrong with some of the files of one call: each fault is told once, and the other files go on."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from mouscan.errors import MouscanError
from mouscan.options import tell, texts


@contextmanager
def telling(faults: set[str]) -> Iterator[None]:
    """Tell what is wrong and go on; the same for several files, such as a fault in the rules, is told once."""
    try:
        yield
    except MouscanError as error:
        if str(error) not in faults:
            tell(error)
        faults.add(str(error))


def listed(options: argparse.Namespace, name: str, faults: set[str]) -> tuple[str, ...]:
    """Return a file, or the files of a folder; none of a folder that has none to check, which is told."""
    with telling(faults):
        return texts(options, name)
    return ()
