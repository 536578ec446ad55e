"""Stage 1: bytes of a file become a clean, mapped text."""

from mouscan.source.document import Aside, Document, Line, Place
from mouscan.source.source import read_bytes, read_file

__all__ = ["Aside", "Document", "Line", "Place", "read_bytes", "read_file"]
