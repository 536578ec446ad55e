"""Stage 6: rules, written in mouscan's own language, are applied to the agreement."""

from mouscan.rules.case import Case
from mouscan.rules.judge import Outcome, judge
from mouscan.rules.pack import Library, library, load
from mouscan.rules.rule import Rule

__all__ = ["Case", "Library", "Outcome", "Rule", "judge", "library", "load"]
