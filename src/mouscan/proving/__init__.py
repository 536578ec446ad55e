"""The top stage: rules are tried, on their own examples, on test agreements and on agreements damaged on purpose."""

from mouscan.proving.mutate import killed, prove
from mouscan.proving.survey import Survey, Trial, Tried

__all__ = ["Survey", "Trial", "Tried", "killed", "prove"]
