"""The top stage: an agreement is damaged on purpose, to see which rules notice."""

from mouscan.proving.mutate import killed, prove
from mouscan.proving.survey import Survey, Trial, Tried

__all__ = ["Survey", "Trial", "Tried", "killed", "prove"]
