"""Who stands on the other side of a party, where the words name one side alone."""

from __future__ import annotations

from collections.abc import Sequence

from mouscan.graph.agreement import Party
from mouscan.graph.grammar import closed
from mouscan.graph.mentions import Mentions

PROCESSORS = ("processor", "sub-processor")
Ends = tuple[str, ...]


class Counterparts:
    """The parties of an agreement, asked who stands on the other side of one of them."""

    def __init__(self, parties: Sequence[Party], mentions: Mentions) -> None:
        self.by_id = {p.id: p for p in parties}
        self.principals = mentions.principals
        self.recipients = tuple(p.id for p in parties if "recipient" in p.roles)
        self.providers = tuple(p.id for p in parties if "provider" in p.roles)
        self.user = self.recipients if len(self.recipients) == 1 else ()
        self.provider = self.providers if len(self.providers) == 1 else ()
        self.asking, self.asked = _named(parties, "asking"), _named(parties, "asked")

    def of(self, ends: Ends) -> Ends:
        """Return the one party on the other side of these, none where there may be several."""
        for end in ends:
            party = self.by_id.get(end)
            if party is not None and party.kind in PROCESSORS and end not in self.principals:
                return self.user
            whole = party.parent if party is not None and end not in self.principals and party.parent else end
            rest = tuple(p for p in self.principals if p != whole)
            if len(self.principals) == 2 and whole in self.principals:
                return rest
            if whole in self.recipients and self.provider:
                return self.provider
            if whole in self.providers and self.user:
                return self.user
        return ()

    def each(self, ends: Ends) -> Ends:
        """Return the other side of each of these."""
        return tuple(dict.fromkeys(other for end in ends for other in self.of((end,))))

    def outside(self, end: str) -> bool:
        """Tell whether a party has no part in the agreement: it neither makes it, nor is part of who does."""
        party = self.by_id.get(end)
        if party is None or party.roles or party.kind in PROCESSORS:
            return False
        return end not in self.principals and party.parent not in self.principals

    def processors(self, ends: Ends, carried: str) -> Ends:
        """Return those of some parties that process data for others: a third party set to work on data is one too."""
        if ends == ("third-parties",) and carried == "data":
            ends = tuple(self.by_id)
        return tuple(e for e in ends if e in self.by_id and self.by_id[e].kind in PROCESSORS)


def _named(parties: Sequence[Party], kind: str) -> frozenset[str]:
    """Return the parties whose name begins with a word of a closed class ("the requested authority")."""
    return frozenset(p.id for p in parties if p.name.lower().removeprefix("the ").split(" ")[0] in closed(kind))
