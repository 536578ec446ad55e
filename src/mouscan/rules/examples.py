"""A rule's own examples as texts of agreements: every string a numbered clause, one ending in a colon a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

CONTAINER = re.compile(r"^(?:Annex|Schedule|Appendix|Exhibit) \w+$")


def agreement(clauses: Sequence[str]) -> str:
    """Return the text of a small agreement with these clauses."""
    lines = ["DATA SHARING AGREEMENT", ""]
    number = 0
    for clause in clauses:
        if CONTAINER.match(clause):
            lines += [clause, ""]
            number = 0
            continue
        number += 1
        lines += [f"{number}. {clause.rstrip(':')}", ""]
    return "\n".join(lines)
