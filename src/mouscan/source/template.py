"""What stands in an agreement's file for a machine: comments, scripts and the code of page templates.

Comments and code are masked rather than cut, so that every other character stays where it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
