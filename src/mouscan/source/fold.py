"""Characters folded for matching: quotes, hyphens, spaces, controls and ligatures become plain; soft hyphens go."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

CODE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys(
            "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
            "\t\f\x0b\r\n\x85",
            " ",
        ),
        **dict.fromkeys(map(chr, (*range(9), *range(14, 32), 127)), " "),
        **dict.fromkeys("\u2010\u2011\u2043", "-"),
    }
)
PLAIN = CODE | {ord("`"): "'"}
MANY = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
GONE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
SPECIAL = re.compile(f"[{GONE}{''.join(MANY)}]")


def folded(text: str, start: int, code: bool = False) -> tuple[str, Sequence[int]]:
    """Return a line folded, and for each of its characters the position in the file (`start` is the line's).

    With `code` a backtick stays one: in markup it is a mark, in plain text a quote.
    """
    table = CODE if code else PLAIN
    if text.isascii() or not SPECIAL.search(text):
        return text.translate(table), range(start, start + len(text))
    out: list[str] = []
    at = array("L")
    position = 0
    for match in SPECIAL.finditer(text):
        out.append(text[position : match.start()].translate(table))
        at.extend(range(start + position, start + match.start()))
        letters = MANY.get(match[0], "")
        out.append(letters)
        at.extend([start + match.start()] * len(letters))
        position = match.end()
    out.append(text[position:].translate(table))
    at.extend(range(start + position, start + len(text)))
    return "".join(out), at
