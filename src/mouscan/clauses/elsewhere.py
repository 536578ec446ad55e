"""Whether a cross-reference points into another text: what stands before and after it names a law or a document."""

from __future__ import annotations

import re
from functools import cache

from mouscan.clauses.vocabulary import words

BEFORE = 160
AFTER = 120
POINT = r"\(?\w{1,4}\)?(?:\s?\(\w{1,4}\))*"
PASSED = re.compile(
    rf"\s*(?:\([^)]{{1,40}}\)\s*)?(?:,?\s*(?:sub-?)?(?:paragraph|point)s?\s+{POINT}(?:\s*(?:,|and|or|to)\s+{POINT})*)?,?\s*"
)
OWNER = re.compile(
    r"(?:of|to|in|under|from)\s+(?P<which>the|that|its|your|a|this|the\s+present|the\s+same)?\s*"
    r"(?P<name>(?:\d{4}\s+)?(?:[A-Z][\w.'()&-]*(?:\s+(?:of|and|the|on|for)\b)?\s*){1,8})?"
)
BARE = re.compile(r"(?:UK\s+)?[A-Z]{2,6}\b")
CLOSE = re.compile(r"(?:\s+No\.)?[\w\s()/-]{0,30},?\s*")
ENDED = re.compile(r"[.;](?:\s|$)")


@cache
def _law() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('references', 'law'))})\b", re.I)


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"this(?<!\wthis) ({'|'.join(words('headings', 'title'))})\b")


def own(text: str) -> frozenset[str]:
    """Return the words by which a text calls itself: "agreement" where it says "this Agreement"."""
    return frozenset(match[1] for match in _title().finditer(text.lower()))


def after_names(flat: str, end: int, titles: frozenset[str]) -> bool | None:
    """Tell whether what follows a reference names another text; None where it names none.

    `titles` are the words by which the text calls itself.
    """
    after = flat[end : end + AFTER]
    passed = PASSED.match(after)
    tail = after[passed.end() :] if passed else after
    if owner := OWNER.match(tail):
        which, name = owner["which"] or "", (owner["name"] or "").strip()
        if which.startswith(("this", "the present", "the same")) or (name.lower() in titles and which == "the"):
            return False
        if name or _law().match(tail[owner.end() :]):
            return True
    elif BARE.match(tail):
        return True
    return None


def before_names(flat: str, start: int, close: bool) -> bool:
    """Tell whether a law or a document is named before a reference, right beside it where it must stand `close`."""
    before = flat[max(0, start - BEFORE) : start]
    laws = list(_law().finditer(before))
    if not laws:
        return False
    between = before[laws[-1].end() :]
    if close:
        return CLOSE.fullmatch(between) is not None
    return ENDED.search(between.removeprefix(".")) is None
