"""Stage 5: rules, written in mouscan's own language, are applied to the agreement."""

from mouscan.rules.evaluate import Outcome
from mouscan.rules.names import PROFILES
from mouscan.rules.names import profile as profiles
from mouscan.rules.pack import check, load, named, select
from mouscan.rules.syntax import Rule

__all__ = ["PROFILES", "Outcome", "Rule", "check", "load", "named", "profiles", "select"]
