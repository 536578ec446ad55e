"""A word processor's document as bytes, the same for the same content: no clock in it, not even the archive's."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from docx.document import Document

# The first moment that an archive can tell.
THEN = datetime(1980, 1, 1)


def parcel(document: Document) -> bytes:
    """Return a document as a file, its properties and the entries of its archive dated alike."""
    core = document.core_properties
    core.created = core.modified = THEN
    made, parcelled = BytesIO(), BytesIO()
    document.save(made)
    with ZipFile(made) as old, ZipFile(parcelled, "w") as new:
        for name in old.namelist():
            entry = ZipInfo(name, THEN.timetuple()[:6])
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, 0o600 << 16, 3
            new.writestr(entry, old.read(name))
    return parcelled.getvalue()
