"""Agreements side by side: the same questions put to each, and where their answers differ."""

from mouscan.contrast.comparison import Cell, Comparison, Row
from mouscan.contrast.contrast import contrast
from mouscan.contrast.side import Side, side

__all__ = ["Cell", "Comparison", "Row", "Side", "contrast", "side"]
