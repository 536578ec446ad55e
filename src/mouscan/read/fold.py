"""Characters folded for matching: quotes, dashes, spaces and ligatures become plain; soft hyphens go."""

from __future__ import annotations

ONE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\f\x0b\r\n",
            " ",
        ),
        **dict.fromkeys("\u2010\u2011\u2043", "-"),
        "…": "…",
    }
)
MANY = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
GONE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")


def folded(text: str, start: int) -> tuple[str, list[int]]:
    """Return a line folded, and for each of its characters the position in the file (`start` is the line's)."""
    if not any(c in MANY or c in GONE for c in text) if not text.isascii() else True:
        return text.translate(ONE), list(range(start, start + len(text)))
    out: list[str] = []
    at: list[int] = []
    for i, char in enumerate(text):
        if char in GONE:
            continue
        for one in MANY.get(char, char.translate(ONE)):
            out.append(one)
            at.append(start + i)
    return "".join(out), at
