"""The top stage: an agreement is damaged on purpose, to see which rules notice."""

from mouscan.proving.mutate import Order, killed, prove
from mouscan.proving.proof import Proof, Trial, Tried

__all__ = ["Order", "Proof", "Trial", "Tried", "killed", "prove"]
