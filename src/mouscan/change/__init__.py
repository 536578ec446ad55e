"""What changed in law between two versions of an agreement: aligned by meaning, not by number."""

from mouscan.change.between import between
from mouscan.change.changeset import ChangeSet

__all__ = ["ChangeSet", "between"]
