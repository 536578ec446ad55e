"""The top stage: an agreement is damaged on purpose, to see which rules notice."""

from mouscan.proving.mutate import Order, killed, prove
from mouscan.proving.survey import Survey, Trial, Tried

__all__ = ["Order", "Survey", "Trial", "Tried", "killed", "prove"]
