"""What every process of a survey needs, read by importing this module: those that are forked from here have it."""

from __future__ import annotations

from argparse import Namespace

from mouscan.audit import assess
from mouscan.census.harvest import rows
from mouscan.census.terms import defaults
from mouscan.clauses import clause_tree
from mouscan.intake import interpret
from mouscan.options import request
from mouscan.source import read_bytes

TEXT = b"AGREEMENT\n\n1. Sharing\n\n1.1 The Council shall supply names to the Police under Article 6 of the UK GDPR.\n"

_asked = request(Namespace(**defaults() | {"isolated": True}), "first", ())
FIRST = tuple(rows(assess(interpret(clause_tree(read_bytes(TEXT, "first"))), _asked), "first"))
