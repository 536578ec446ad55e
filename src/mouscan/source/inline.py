"""The marks inside a line of markup set aside: bold and italic, links, tags, entities, and runs of spaces."""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Sequence

ITALIC = re.compile(r"(?<![\w\\])_(?=[^_\s])([^_]{1,400})(?<=[^_\s\\])_(?!\w)")
TAGS = (
    "a|abbr|b|blockquote|body|br|caption|center|cite|code|col|colgroup|dd|del|details|div|dl|dt|em|figure|font|h[1-6]|head|hr"
    "|html|i|img|input|ins|li|link|main|mark|meta|nav|ol|p|pre|s|section|small|span|strong|sub|summary|sup|table|tbody|td|tfoot"
    "|th|thead|tr|tt|u|ul"
)
SPANS = re.compile(
    rf"</?(?:{TAGS})(?:\s[^<>]{{0,300}})?/?>"
    r"|\]\{\.[\w -]{1,80}\}|\]\([^()\s]{1,300}\)|\*\*\*|\*\*|~~"
    r"|(?<![\w_])__(?=[^_\s])|(?<=[^_\s])__(?![\w_])|\\(?:(?=[^\w\s]|_)|$)"
    r"|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|(?: <[^<>`\s]{1,300}>)?`_{1,2}(?!\w)|`{1,3}",
    re.I,
)
LINKED = re.compile(r"\[(?=[^\[\]]{1,200}\](?:\{\.|\([^()\s]{1,300}\)))")
ENTITY = re.compile(r"&(?:#\d{2,5}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")


def stripped(text: str, at: Sequence[int]) -> tuple[str, Sequence[int], int]:
    """Return a line without its inline marks, with the number of leading characters that they print in bold."""
    removed = [(m.start(), m.end(), "") for m in SPANS.finditer(text)]
    removed += [(m.start(), m.end(), "") for m in LINKED.finditer(text)]
    removed += [(k, k + 1, "") for m in ITALIC.finditer(text) for k in (m.start(), m.end() - 1)]
    removed += [(m.start(), m.end(), re.sub(r"\s", " ", html.unescape(m[0]))) for m in ENTITY.finditer(text)]
    if re.match(r"\s*\*\s", text):
        bullet = text.index("*")
        removed = [r for r in removed if r[0] != bullet]
    if not removed:
        return text, at, 0
    removed.sort()
    bold = [a for a, b, _ in removed if text[a:b] in ("**", "__", "***")]
    out: list[str] = []
    kept = array("L")
    strong = 0
    position = 0
    for start, end, instead in removed:
        if start < position:
            continue
        out.append(text[position:start])
        kept.extend(at[position:start])
        if len(bold) >= 2 and start == bold[1] and not text[: bold[0]].strip():
            strong = len("".join(out).strip())
        out.append(instead)
        kept.extend([at[start]] * len(instead))
        position = end
    out.append(text[position:])
    kept.extend(at[position:])
    if (
        len(bold) >= 4
        and not text[bold[-1] :].strip("*_ ")
        and all(not text[a:b].strip("*_ ") for a, b in zip(bold[1::2], bold[2::2], strict=False))
    ):
        strong = len("".join(out).strip())
    return "".join(out), kept, strong


def collapsed(text: str, at: Sequence[int], strong: int) -> tuple[str, Sequence[int], int]:
    """Return a line with one space for each run of spaces, and none at its ends."""
    if text[:1] == " " or text[-1:] == " ":
        bare = text.strip(" ")
        first = text.index(bare)
        text, at = bare, at[first : first + len(bare)]
    if "  " not in text:
        return text, at, min(strong, len(text))
    whole = strong and strong >= len(text)
    out: list[str] = []
    kept = array("L")
    position = 0
    for match in re.finditer(" {2,}", text):
        out.append(text[position : match.start() + 1])
        kept.extend(at[position : match.start() + 1])
        position = match.end()
    out.append(text[position:])
    kept.extend(at[position:])
    joined = "".join(out)
    return joined, kept, len(joined) if whole else min(strong, len(joined))
