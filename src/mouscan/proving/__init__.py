"""The top stage: an agreement is damaged on purpose, to see which rules notice."""

from mouscan.proving.mutate import Proof, Tried, killed, prove

__all__ = ["Proof", "Tried", "killed", "prove"]
