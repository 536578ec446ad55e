"""Lines with the marks of markdown, HTML and templates set aside, and what the marks say kept as properties."""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mouscan.read.document import Aside
from mouscan.read.fold import folded

HEADING = re.compile(r"\s{0,3}(?P<marks>#{1,6})\s*(?=\S)")
HTML_HEADING = re.compile(r"<h([1-6])\b", re.I)
BLOCK = re.compile(r"</?(?:p|li|div|h[1-6]|td|tr|th|ul|ol|table|br|hr)\b[^<>]*>", re.I)
QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
SPANS = re.compile(
    r"<%.*?%>|<!--.*?-->|</?[A-Za-z][^<>]{0,300}>|\]\{\.[\w -]+\}|\]\([^()\s]{1,300}\)|\*\*\*|\*\*|~~"
    r"|(?<![\w_])__(?=[^_\s])|(?<=[^_\s])__(?![\w_])|\\(?=[^\w\s])|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|`{1,3}"
)
LINKED = re.compile(r"\[(?=[^\[\]]{1,200}\](?:\{\.|\([^()\s]{1,300}\)))")
ENTITY = re.compile(r"&(?:#\d{2,5}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
RULE = re.compile(r"[\s|:+=\-]*[-=]{3,}[\s|:+=\-]*$")
PIPES = re.compile(r"\s*\|.*\|\s*$")
MARKS = frozenset("*_#<[\\>|&~`")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line of the file without its markup: text, the position of each character, and what the markup said."""

    text: str
    at: list[int]
    number: int
    page: int
    indent: int = 0
    level: int = 0
    strong: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    apart: bool = False

    def blanked(self) -> Marked:
        """Return the same line without its words."""
        return replace(self, text="", at=[], cells=())


def marked(raw: Sequence[str], starts: array[int]) -> tuple[list[Marked], list[Aside]]:
    """Return every line of a file as a marked line, and the front matter that was set aside."""
    markup = _has_markup(raw)
    asides: list[Aside] = []
    lines: list[Marked] = []
    page = 1
    open_level = 0
    front = _front_matter(raw) if markup else 0
    for number, line in enumerate(raw, 1):
        page += line.count("\f")
        if number <= front:
            asides.append(Aside("header", page, number, line.rstrip("\n")))
            lines.append(Marked("", [], number, page))
            continue
        plain = line.rstrip("\r\n")
        if markup and RULE.match(plain) and plain.strip():
            if lines and lines[-1].text and not lines[-1].cells and "|" not in plain and " " not in plain.strip():
                lines[-1] = replace(lines[-1], level=1 if "=" in plain else 2)
            lines.append(Marked("", [], number, page))
            continue
        one = _line(plain, starts[number - 1], number, page, markup)
        if markup and (opened := HTML_HEADING.search(plain)) and not one.text and "</h" not in plain:
            open_level = int(opened[1])
        elif open_level and one.text:
            one, open_level = replace(one, level=open_level, apart=True), 0
        lines.append(one)
    return lines, asides


def _has_markup(raw: Sequence[str]) -> bool:
    """Tell whether a text is markdown or HTML rather than plain: by its headings, bold words, tags or tables."""
    signs = 0
    for line in raw:
        signs += (
            bool(HEADING.match(line)) + line.count("**") // 2 + 2 * bool(PIPES.match(line)) + len(BLOCK.findall(line))
        )
        signs += 2 * ("<%" in line) + 2 * line.startswith("---\n") + ("](http" in line)
        if signs >= 3:
            return True
    return False


def _front_matter(raw: Sequence[str]) -> int:
    """Return the number of lines of a YAML block at the very top."""
    if raw and raw[0].strip() == "---":
        for number, line in enumerate(raw[1:40], 2):
            if line.strip() == "---":
                return number
    return 0


def _line(plain: str, start: int, number: int, page: int, markup: bool) -> Marked:
    text, at = folded(plain, start)
    level = 0
    apart = False
    strong = 0
    table = False
    if markup and not MARKS.isdisjoint(text):
        if match := QUOTE.match(text):
            text, at = text[match.end() :], at[match.end() :]
        if match := HEADING.match(text):
            level = len(match["marks"])
            text, at = text[match.end() :], at[match.end() :]
        if match := HTML_HEADING.search(text):
            level = int(match[1])
        apart = BLOCK.search(text) is not None
        table = PIPES.match(text) is not None
        text, at, strong = _stripped(text, at)
    indent = len(plain) - len(plain.lstrip(" \t\f"))
    text, at, strong = _collapsed(text, at, strong)
    cells = tuple(_cells(text)) if table else ()
    return Marked(text, at, number, page, indent, level if text else 0, strong, cells, apart)


def _stripped(text: str, at: list[int]) -> tuple[str, list[int], int]:
    """Return a line without its inline marks, with the number of leading characters that they print in bold."""
    removed = [(m.start(), m.end(), "") for m in SPANS.finditer(text)]
    removed += [(m.start(), m.end(), "") for m in LINKED.finditer(text)]
    removed += [(m.start(), m.end(), html.unescape(m[0]).replace("\u00a0", " ")) for m in ENTITY.finditer(text)]
    if re.match(r"\s*\*\s", text):
        bullet = text.index("*")
        removed = [r for r in removed if r[0] != bullet]
    removed.sort()
    bold = [a for a, b, _ in removed if text[a:b] in ("**", "__", "***")]
    out: list[str] = []
    kept: list[int] = []
    strong = 0
    position = 0
    for start, end, instead in removed:
        if start < position:
            continue
        out.append(text[position:start])
        kept += at[position:start]
        if len(bold) >= 2 and start == bold[1] and not text[: bold[0]].strip():
            strong = len("".join(out).strip())
        out.append(instead)
        kept += [at[start]] * len(instead)
        position = end
    out.append(text[position:])
    kept += at[position:]
    if (
        len(bold) >= 4
        and not text[bold[-1] :].strip("*_ ")
        and all(not text[a:b].strip("*_ ") for a, b in zip(bold[1::2], bold[2::2], strict=False))
    ):
        strong = len("".join(out).strip())
    return "".join(out), kept, strong


def _collapsed(text: str, at: list[int], strong: int) -> tuple[str, list[int], int]:
    """Return a line with one space for each run of spaces, and none at its ends."""
    if "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text, at, min(strong, len(text))
    out: list[str] = []
    kept: list[int] = []
    whole = strong and strong >= len(text.strip())
    for match in re.finditer(r"\S+", text):
        if out:
            out.append(" ")
            kept.append(at[match.start() - 1])
        out.append(match[0])
        kept += at[match.start() : match.end()]
    joined = "".join(out)
    return joined, kept, len(joined) if whole else min(strong, len(joined))


def _cells(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^|]+", text):
        inner = match[0].strip()
        if inner:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield start, start + len(inner)
