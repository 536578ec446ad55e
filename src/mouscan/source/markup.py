"""The marks of markdown, reStructuredText and HTML set aside, and what the marks say kept as properties."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mouscan.source.document import Aside
from mouscan.source.fold import folded
from mouscan.source.inline import collapsed, stripped
from mouscan.source.ordered import Lists

HEADING = re.compile(r"\s{0,3}(?P<marks>#{1,6})(?:\s+(?=\S)|(?=[A-Z*_])|(?<=##)(?=[\w(\[]))")
CLOSING = re.compile(r"\s(?:#{1,6}|\{#[\w.-]{1,80}\})\s*$")
HTML_HEADING = re.compile(r"<h([1-6])\b", re.I)
BLOCK = re.compile(r"</?(?:p|li|div|h[1-6]|td|tr|th|ul|ol|table|br|hr)\b[^<>]{0,300}>", re.I)
OPENING = re.compile(r"<(?:p|li|div|h[1-6]|tr|ul|ol|table|hr)\b", re.I)
TAG = re.compile(r"<[^<>]{0,400}>")
QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
CALLOUT = re.compile(r"\s*([\^%])(?=\S)[^\^%]+(?<=\S)\1\s*$")
RULE = frozenset(" \t|:+=-\f")
EMPTY = re.compile(r"\s{0,3}#{1,6}\s*$")
UNDERLINE = re.compile(r"([=\-~^\"*+])\1{2,}\s*$")
LEVELS = {"=": 1, "-": 2, "~": 3, "^": 4, '"': 5, "+": 5, "*": 1}
LONGEST_TITLE = 120
PIPES = re.compile(r"\s*\|.*\|\s*$")
MACHINE = re.compile(
    r"\s*(?:\.\. (?:_[^:]{1,80}:|[\w-]{1,40}::).*|\{::?[^{}]*\}|\$(?:[A-Z]{1,3}|(?:End)?[A-Z][a-z]+[A-Z]\w*))\s*$"
)
TITLE = re.compile(r"title\s*:\s*(?P<mark>[\"']?)(?P<words>\S.*?)(?P=mark)\s*$")
FIRST = re.compile(r"\s{0,3}#\s|\s*<h1\b", re.I)
NEAR = 8
FENCE = re.compile(r"\s{0,3}(?:~{3,}|`{3,})[\w -]*$")
MARKS = frozenset("*_#<[\\>|&~`^%")
ENOUGH = 3


class Marked(NamedTuple):
    """A line of the file without its markup: text, the position of each character, and what the markup said."""

    text: str
    at: Sequence[int]
    number: int
    page: int
    indent: int = 0
    level: int = 0
    strong: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    apart: bool = False

    def blanked(self) -> Marked:
        """Return the same line without its words."""
        return self._replace(text="", at=(), cells=())


def marked(raw: Sequence[str], starts: Sequence[int], markup: bool) -> tuple[list[Marked], list[Aside]]:
    """Return every line of a file as a marked line, and the front matter that was set aside."""
    asides: list[Aside] = []
    lines: list[Marked] = []
    page = 1
    open_level = 0
    front = _front_matter(raw)
    lists = Lists()
    for number, line in enumerate(raw, 1):
        here = page
        if "\f" in line:
            page += line.count("\f")
            here += line[: len(line) - len(line.lstrip())].count("\f")
        plain = line.rstrip("\r\n")
        if number <= front and (title := _title(plain, raw[front : front + NEAR])):
            one = _line(title["words"], starts[number - 1] + title.start("words"), number, here, markup=True)
            lines.append(one._replace(strong=len(one.text), apart=True))
        elif number <= front:
            asides.append(Aside("header", here, number, plain))
            lines.append(Marked("", (), number, here))
        elif markup and (level := _underlined(plain, lines)):
            lines[-1] = lines[-1]._replace(level=level)
            lines.append(Marked("", (), number, here))
        elif markup and plain.strip() and (_rule(plain) or MACHINE.match(plain) or FENCE.match(plain)):
            lines.append(Marked("", (), number, here))
        else:
            for piece, at in _pieces(plain) if markup else ((plain, 0),):
                one = _line(piece, starts[number - 1] + at, number, here, markup)
                one = lists.numbered(piece, one) if markup else one
                if open_level and one.text and lines[-1].level == open_level and lines[-1].apart and lines[-1].text:
                    one = _joined(lines[-1], one)
                    lines[-1] = lines[-1].blanked()
                if markup and (opened := HTML_HEADING.search(piece)) and not one.text and "</h" not in piece:
                    open_level = int(opened[1])
                elif open_level and "</h" in piece and not one.text:
                    open_level = 0
                elif open_level and one.text:
                    one = one._replace(level=open_level, apart=True)
                lines.append(one)
    return lines, asides


def _pieces(plain: str) -> Iterator[tuple[str, int]]:
    """Yield a line of HTML cut where a block begins after words, each piece with its place in the line."""
    start = position = 0
    for match in OPENING.finditer(plain) if "<" in plain else ():
        if any(map(str.isalnum, TAG.sub("", plain[position : match.start()]))):
            yield plain[start : match.start()], start
            start = match.start()
        position = match.start()
    yield plain[start:], start


def _joined(first: Marked, second: Marked) -> Marked:
    """Return the two lines of one heading as one, which stands where the second does."""
    at = array("L", first.at)
    at.append(first.at[-1] + 1)
    at.extend(second.at)
    return second._replace(text=f"{first.text} {second.text}", at=at)


def has_markup(raw: Sequence[str]) -> bool:
    """Tell whether a text is markup rather than plain, by its headings, bold words, tags, tables and rules."""
    if HEADING.match(next((line for line in raw if line.strip()), "")):
        return True
    signs = 0
    before = ""
    for line in raw:
        signs += ("#" in line and HEADING.match(line) is not None) + ("](http" in line) + ("\\_" in line)
        signs += 2 * ("|" in line and PIPES.match(line) is not None)
        signs += line.count("**") // 2 + 2 * ("<%" in line) + 2 * (line.rstrip() == "---")
        signs += len(BLOCK.findall(line)) if "<" in line else 0
        plain = line.strip()
        if plain and plain[0] in LEVELS and UNDERLINE.match(plain) and 0 <= len(plain) - len(before) <= 3:
            signs += 2
        before = plain
        if signs >= ENOUGH:
            return True
    return False


def _rule(plain: str) -> bool:
    """Tell whether a line is a rule, the line that divides the rows of a table, or the mark of a heading alone."""
    if EMPTY.match(plain):
        return True
    return ("---" in plain or "===" in plain) and RULE.issuperset(plain)


def _front_matter(raw: Sequence[str]) -> int:
    """Return the number of lines of a YAML block at the very top."""
    if raw and raw[0].strip("\ufeff \r\n") == "---":
        for number, line in enumerate(raw[1:60], 2):
            if line.strip() in ("---", "..."):
                return number
            if line.strip() and not re.match(r"[\w-]+\s*:|\s|-|#", line):
                return 0
    return 0


def _title(plain: str, below: Sequence[str]) -> re.Match[str] | None:
    """Return the title that a line of the front matter gives to the text, where the text does not print it itself."""
    title = TITLE.match(plain)
    if title is None or any(title["words"] in line or FIRST.match(line) for line in below):
        return None
    return title


def _underlined(plain: str, lines: Sequence[Marked]) -> int:
    """Return the level of the heading that a line underlines, 0 for none: a line of its own above, no sentence."""
    match = UNDERLINE.match(plain)
    if not match or not lines:
        return 0
    title = lines[-1]
    alone = len(lines) < 2 or not lines[-2].text
    if not title.text or title.cells or title.level or len(title.text) > LONGEST_TITLE or not alone:
        return 0
    if match[1] != "=" and (title.text[-1] in ".;,:" or (len(plain) * 2 < len(title.text) and plain.strip() != "---")):
        return 0
    return LEVELS[match[1]]


def _line(plain: str, start: int, number: int, page: int, markup: bool) -> Marked:
    text, at = folded(plain, start, markup)
    level = strong = 0
    apart = table = False
    if markup and not MARKS.isdisjoint(text):
        if match := QUOTE.match(text):
            text, at = text[match.end() :], at[match.end() :]
        if match := HEADING.match(text):
            level = len(match["marks"])
            closing = CLOSING.search(text, max(0, len(text) - LONGEST_TITLE))
            end = closing.start() if closing else len(text)
            text, at = text[match.end() : end], at[match.end() : end]
        if match := HTML_HEADING.search(text):
            level = int(match[1])
        if CALLOUT.match(text):
            first, last = text.index(text.strip()[0]), text.rindex(text.strip()[-1])
            text, at = text[first + 1 : last], at[first + 1 : last]
        apart = BLOCK.search(text) is not None
        table = PIPES.match(text) is not None
        text, at, strong = stripped(text, at)
    text, at, strong = collapsed(text, at, strong)
    if not text:
        return Marked("", (), number, page)
    cells = tuple(_cells(text)) if table else ()
    return Marked(text, at, number, page, at[0] - start, level, strong, cells, apart)


def _cells(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^|]+", text):
        inner = match[0].strip()
        if inner:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield start, start + len(inner)
