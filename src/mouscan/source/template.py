"""What stands in an agreement's file for a machine: comments, scripts and the code of page templates.

Comments and code are masked rather than cut, so that every other character stays where it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mouscan.source.inline import TAGS

OPENERS = re.compile(r"<!--|<%|<(?:script|style)\b", re.I)
CLOSERS = {
    mark: re.compile(re.escape(closer), re.I)
    for mark, closer in {"<!--": "-->", "<%": "%>", "<script": "</script>", "<style": "</style>"}.items()
}
CODE_LINE = re.compile(r"\s*[\])}#<%]|.*(?:[\[(]|\bdo|%>)\s*$")
WRAPPED = re.compile(rf"<(?P<name>{TAGS})\b(?=[^<>\n]{{0,300}}\n)[^<>=]{{0,300}}=[^<>]{{0,400}}>", re.I)
STRING = re.compile(r"(?P<open>\s*(?P<mark>[\"']))(?P<words>.*?)(?P<close>(?P=mark)(?:\s*,)?\s*)?$")
MASK = "\u200b"
COMMENT = re.compile(r"<!--.*?-->", re.S)
# What somebody tells mouscan in a draft.
TOLD = re.compile(r"<!--\s*mouscan(?::|[\s-]+ignore\b)(?P<says>.*?)(?P<end>-->|\Z)", re.S | re.I)


def masked(source: str) -> str:
    """Return a text of the same length in which comments, scripts and template code are invisible characters.

    In template code that runs over several lines the words of its strings stay: they are what readers are shown.
    """
    out: list[str] = []
    position = 0
    for start, end in _spans(source):
        out += (source[position:start], _hidden(source[start:end]))
        position = end
    out.append(source[position:])
    return WRAPPED.sub(_whole, "".join(out) if position else source)


def silenced(source: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a text of the same length in which the comments for mouscan are invisible characters, and their spans."""
    spans = tuple(m.span() for m in TOLD.finditer(source) if m["end"]) if "<!--" in source else ()
    for start, end in spans:
        source = source[:start] + _blank(source[start:end]) + source[end:]
    return source, spans


def silent(line: str, start: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a line holds nothing but a comment for mouscan, or is a part of one, and no page ends in it."""
    within = any(a < start + len(line) and start < b for a, b in spans)
    return within and "\f" not in line and not line.strip(f"{MASK} \t\r\n")


def uncommented(source: str) -> str:
    """Return a text of the same length in which the comments of markup are invisible characters."""
    return COMMENT.sub(lambda match: _blank(match[0]), source)


def _whole(tag: re.Match[str]) -> str:
    """Return a tag that runs over lines with its attributes masked, its name on the last line that has the room."""
    lines = tag[0].split("\n")
    name = f"<{tag['name']}>"
    room = next((k for k in reversed(range(len(lines))) if len(lines[k]) >= len(name)), None)
    if room is None:
        return tag[0]
    return "\n".join(_blank(line[: -len(name)]) + name if k == room else _blank(line) for k, line in enumerate(lines))


def _spans(source: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each comment, script and piece of code that is also closed, in one pass."""
    unclosed: set[str] = set()
    position = 0
    while match := OPENERS.search(source, position):
        mark = match[0].lower()
        closer = None if mark in unclosed else CLOSERS[mark].search(source, match.end())
        if closer is None:
            unclosed.add(mark)
            position = match.end()
            continue
        position = closer.end()
        yield match.start(), position


def _hidden(span: str) -> str:
    if not span.startswith("<%") or "\n" not in span:
        return _blank(span)
    return "\n".join(_strings(line) for line in span.split("\n"))


def _blank(text: str) -> str:
    return re.sub(r"[^\n\r\f]", MASK, text)


def _strings(line: str) -> str:
    """Return a line of template code with all but the words of its string masked."""
    if CODE_LINE.match(line):
        return _blank(line)
    match = STRING.match(line)
    if not match:
        return line
    return _blank(match["open"]) + match["words"] + _blank(match["close"] or "")
