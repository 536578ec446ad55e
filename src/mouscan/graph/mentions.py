"""Where a sentence speaks of a party: by one of its names, by its role, as one of "the parties", or by reference back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mouscan.graph.agreement import Party
from mouscan.language import Reading, Sentence

BUILT_IN = {
    "third-parties": r"(?:any\s+|other\s+)*third[ -]part(?:y|ies)|any(?:one| other person| other body)(?: else)?|other (?:agencies|bodies|organi[sz]ations|departments|persons)|anybody else|outside agenc(?:y|ies)",
    "public": r"the (?:general )?public|public domain|members of the public",
}
ALL = r"(?:the|both|each|all|either)(?: of the)? (?:part(?:y|ies)|participants?)|the parties and|neither (?:party|participant)"
OTHER = r"the other (?:party|participant|agency|department)"


@dataclass(frozen=True, slots=True)
class Mention:
    """A party, or several, named between two offsets of the clean text."""

    start: int
    end: int
    parties: tuple[str, ...]


class Mentions:
    """The mentions of an agreement's parties; built once, asked sentence by sentence."""

    def __init__(self, reading: Reading, parties: Sequence[Party]) -> None:
        self.reading = reading
        self.parties = parties
        self.principals = tuple(p.id for p in parties if p.kind not in ("oversight", "processor", "sub-processor", "regulator"))[:2]
        names: dict[str, str] = {}
        for party in parties:
            for name in (party.name, *party.aliases, *_short(party, parties)):
                names.setdefault(name.lower().removeprefix("the "), party.id)
        self.names = names
        ordered = sorted(names, key=len, reverse=True)
        alternatives = [rf"(?P<name>(?:{'|'.join(re.escape(n).replace(chr(92) + ' ', chr(92) + 's+') + '(?:es|s)?' for n in ordered)}))"] if ordered else []
        alternatives += [rf"(?P<other>{OTHER})", rf"(?P<all>{ALL})"]
        alternatives += [rf"(?P<{key.replace('-', '_')}>{pattern})" for key, pattern in BUILT_IN.items()]
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)", re.I)

    def of(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Return the mentions in one sentence, in reading order."""
        text = self.reading.text(sentence)
        found: list[Mention] = []
        for match in self.pattern.finditer(text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if (name := match.groupdict().get("name")) is not None:
                if name.isupper() is False and name.lower() in ("ice", "ho", "moe"):
                    continue
                ids = (self._id(name),)
            elif match["all"]:
                ids = self.principals
            elif match["other"]:
                before = [p for m in found for p in m.parties]
                ids = tuple(p for p in self.principals if before and p != before[0])[:1] if len(self.principals) == 2 and before else ()
            else:
                key = match.lastgroup or ""
                ids = (key.replace("_", "-"),)
            if ids and ids[0]:
                found.append(Mention(start, end, ids))
        return tuple(found)

    def _id(self, name: str) -> str:
        lower = re.sub(r"\s+", " ", name.lower())
        for form in (lower, lower.removesuffix("s"), lower.removesuffix("es")):
            if form in self.names:
                return self.names[form]
        return ""


def _short(party: Party, parties: Sequence[Party]) -> list[str]:
    """Return the short forms ("the department") that only one party of the agreement can bear."""
    shorts = []
    for word in ("department", "ministry", "agency", "council", "authority", "trust", "university", "school", "commissioner", "board"):
        if re.search(rf"\b{word}\b", party.name, re.I) and sum(bool(re.search(rf"\b{word}\b", p.name, re.I)) for p in parties) == 1:
            shorts.append(f"the {word}")
    return shorts
