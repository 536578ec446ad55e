"""What a verb of moving data says once the words around it are read: made available, done openly, entered into."""

from __future__ import annotations

from mouscan.graph.grammar import closed
from mouscan.graph.places import Line, Place
from mouscan.language import Mark

BACK = 12
GAP = 3
HELD = 5


def whole(line: Line, mark: Mark) -> Mark | None:
    """Return a verb with the value that the words around it give it, None where they make it another word."""
    if mark.value == "available":
        return _made(line, mark)
    if mark.value == "enter":
        return mark._replace(value="disclose") if _enters(line, mark) else None
    return _had(line, mark) if mark.value == "access" else _opened(line, mark)


def _enters(line: Line, mark: Mark) -> bool:
    """Tell whether something is entered into a system, and nobody enters into a contract."""
    last = min(mark.last + BACK, line.closes(mark.last))
    inward = next((i for i in range(mark.last + 1, last) if line.word(i) in closed("inward")), last)
    return any(m.value == "system" for m in line.reading.within(inward, min(inward + GAP + 2, last), "carriers"))


def _made(line: Line, mark: Mark) -> Mark | None:
    """Return the verb that "available" is a part of ("make the list available"), the word itself after "is"."""
    if line.word(mark.first - 1) in closed("openly"):
        described = any(line.reading.within(mark.last, min(mark.last + 1, line.sentence.last), "data", "objects"))
        return None if described else mark._replace(value="publish")
    for i in range(mark.first - 1, line.opens(mark.first) - 1, -1):
        if line.word(i) in closed("make"):
            return mark._replace(value="disclose", first=i, last=i + 1)
        if line.verb(i):
            break
    i = line.skip(mark.first - 1, -1, "adverb")
    return mark._replace(value="disclose") if line.word(i) in closed("be") else None


def _had(line: Line, mark: Mark) -> Mark:
    """Return access as part of the verb of having it, of whatever kind ("shall have full and free access")."""
    i = mark.first - 1
    while mark.first - i <= HELD and (line.describes(i) or line.joint(i + 1)):
        i -= 1
    return mark._replace(first=i) if line.word(i) in closed("have") else mark


def _opened(line: Line, mark: Mark) -> Mark:
    """Return a verb of giving as one of publishing where it is done openly ("present the results publicly")."""
    if mark.value not in ("disclose", "reveal"):
        return mark
    for i in range(mark.last, min(mark.last + BACK, line.closes(mark.last))):
        if line.word(i) in closed("openly") and not any(line.reading.within(i + 1, i + 2, "dealings")):
            return mark._replace(value="publish")
    return mark


def elsewhere(line: Line, mark: Mark, after: list[Place]) -> bool:
    """Tell whether another publishes ("published by the regulator"), or a title is named ("Publication No. 7")."""
    by = line.word(mark.last) == "by" and not any(p.led == "by" and p.first - mark.last <= GAP for p in after)
    return by or line.word(mark.last) in closed("titled")
