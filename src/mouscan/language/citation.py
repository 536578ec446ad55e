"""Citations of law as agreements print them, in one normal form (OSCOLA for Acts, the codes' own for US law).

A provision ("section 8(d)", "Articles 13 and 14", "Schedule 1, Part 2, paragraphs 5 and 6") is read by
`grammars/citation.lark` and joined to the instrument that it stands beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from mouscan.language.instrument import Named, instruments
from mouscan.resources import folder

if TYPE_CHECKING:
    from lark import Lark, Tree

KIND = (
    r"(?:sub-?)?(?:sections?|paragraphs?|articles?)|ss?\.|\bss?(?=\s*\d)|arts?\.?|sch(?:edule)?s?\.?|parts?|pts?\.?|paras?\.?|"
    r"regulations?|regs?\.?|points?|principles?|rules?|§+"
)
NUMBER = r"\d+[A-Za-z]{0,3}(?:\s?\(\s?[0-9A-Za-z]{1,4}\s?\))*|[IVX]+\b"
SPAN = re.compile(
    rf"(?<![\w.])(?:{KIND})\s*(?:{NUMBER})(?:(?:,?\s*(?:and|to|or|of|&)\s+|,\s*|\s*[-–]\s*|\s+)(?:(?:{KIND})\s*)?(?:{NUMBER})(?![\w/]|\s*(?:U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R)))*",
    re.I,
)
SHORT = {
    "section": "s", "sections": "s", "ss": "s", "s": "s", "§": "s", "§§": "s",
    "article": "Art", "articles": "Art", "art": "Art", "arts": "Art",
    "schedule": "Sch", "schedules": "Sch", "sch": "Sch", "part": "Pt", "parts": "Pt", "pt": "Pt",
    "paragraph": "para", "paragraphs": "para", "para": "para", "paras": "para",
    "regulation": "reg", "regulations": "reg", "reg": "reg", "regs": "reg",
}  # fmt: skip
SEVERAL = {"s", "Art", "reg"}
RANK = {"Sch": 0, "Pt": 1, "para": 2}
BEFORE = re.compile(
    r"^\s*(?:,\s*)?(?:(?:of|to|in|under)\s+)?(?:the\s+)?$|^\s*\([^()]{2,60}\)\s*(?:,\s*)?(?:of|to|in)\s+(?:the\s+)?$",
    re.I,
)
AFTER = re.compile(
    r"^\s*(?:\(\s*(?:the\s+)?[\"']?[\w -]{2,30}[\"']?\s*\)\s*)?,?\s*(?:at\s+|in\s+|under\s+|-\s*)?$", re.I
)
US_CODE = re.compile(
    r"\b(?P<title>\d{1,2})\s*(?P<code>U\.?\s?S\.?\s?C\.?(?:A\.?)?|C\.?\s?F\.?\s?R\.?)(?![a-z])\s*(?:[Ss]ections?|[Ss]ec\.|[Pp]arts?|§+|&)?\s*"
    r"(?P<first>[\dl]\d*[a-z]{0,2}(?:\.\d+)?(?:-\d+(?:\.\d+)?)?(?:\s?\([0-9A-Za-z]{1,4}\))*)"
    r"(?P<more>(?:,\s*(?:and\s+)?(?:§+\s*)?\d{3,5}[a-z]?(?:\.\d+)?(?:\s?-\s?\d+(?:\.\d+)?)?(?:\([0-9A-Za-z]{1,4}\))*(?!\s*(?:U\.?\s?S|C\.?\s?F))\b)*)"
)
LONG_CODE = re.compile(
    r"\bTitle\s+(?P<title>\d{1,2}),?\s+(?:of\s+the\s+)?United\s+States\s+Code(?:\s*\([^)]*\))?,?\s+[Ss]ections?\s+(?P<first>\d+[a-z]?(?:\([0-9A-Za-z]{1,4}\))*)"
)
PUBLIC_LAW = re.compile(r"\b(?:Public\s+Law|Pub\.?\s*L\.?|P\.\s?L\.)\s*(?:No\.?\s*)?(?P<number>\d{2,3}\s?-\s?\d{1,4})")
CIRCULAR = re.compile(r"\bOMB\s+Circular\s+(?:No\.?\s*)?(?P<number>A-\d+)(?:,?\s*(?P<appendix>Appendix\s+[IVX]+))?")
STATE_CODE = re.compile(
    r"\b(?P<code>(?:[A-Z][a-z]{1,5}\.\s?)(?:[A-Z][a-z]{0,6}\.?\s?){1,3})(?:§+\s*)?(?P<number>\d+:\d+[\w.]*(?:\([0-9A-Za-z]+\))*)"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision or an instrument cited in a text: where, its normal form, and the instrument alone."""

    start: int
    end: int
    citation: str
    instrument: str


def find_citations(text: str, defined: Mapping[str, str]) -> tuple[Citation, ...]:
    """Return the citations of a text in reading order; `defined` maps its own short names to titles."""
    named = instruments(text, defined)
    found: list[Citation] = [*_codes(text)]
    used: set[int] = set()
    last: dict[str, Named] = {}
    for match in SPAN.finditer(text):
        if any(c.start <= match.start() < c.end for c in found):
            continue
        end = match.start() + len(match[0].rstrip(" ,"))
        provisions = _provisions(text[match.start() : end])
        family = "Art" if provisions[0].startswith("Art") else "s"
        owner = _owner(text, match.start(), end, named)
        if owner is None:
            if family not in last or not provisions[0].startswith(("Art ", "s ", "Sch ")):
                continue
            owner = last[family]
            if "¶" in text[owner.start : match.start()]:
                continue
        else:
            used.add(owner.start)
            last[family] = owner
        for provision in provisions:
            found.append(Citation(match.start(), end, _cited(text, owner, provision, match.start()), owner.title))
    for one in named:
        if one.start not in used and not any(c.start < one.end and one.start < c.end for c in found):
            found.append(Citation(one.start, one.end, one.title, one.title))
    return tuple(sorted(found, key=lambda c: (c.start, c.citation)))


def _cited(text: str, owner: Named, provision: str, start: int) -> str:
    """Return the citation; an abbreviation printed before a section sign stands as printed ("INA 287(a)(1)")."""
    printed = text[owner.start : owner.end]
    if text[start] == "§" and owner.end <= start and printed.isupper():
        return f"{printed} {_ocr(provision.removeprefix('s '))}"
    return f"{owner.title} {provision}"


def _owner(text: str, start: int, end: int, named: list[Named]) -> Named | None:
    """Return the instrument that a provision belongs to: the one it is followed by, else the one before it."""
    for one in named:
        if one.start >= end and BEFORE.match(text[end : one.start]) and one.start - end < 70:
            return one
    for one in named:
        if one.end <= start and start - one.end < 50 and AFTER.match(text[one.end : start]):
            return one
    return None


@cache
def _parser() -> Lark:
    from lark import Lark

    grammar = (folder("grammars") / "citation.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer="basic", maybe_placeholders=False)


def _provisions(words: str) -> list[str]:
    """Return the provisions of one span, each in its normal form."""
    from lark.exceptions import LarkError

    try:
        tree = _parser().parse(words)
    except LarkError:
        return [" ".join(words.split())]
    units = [_unit(unit) for unit in tree.children]  # type: ignore[arg-type]
    if {kind for kind, _ in units} <= set(RANK):
        units.sort(key=lambda unit: RANK[unit[0]])
    if len(units) == 1 and units[0][0] in SEVERAL:
        kind, numbers = units[0]
        return [f"{kind} {number}" for number in _split(numbers)]
    if all(kind in SEVERAL for kind, _ in units):
        return [f"{kind} {number}" for kind, numbers in units for number in _split(numbers)]
    return [
        " ".join(
            f"{kind}{'s' if len(numbers) > 1 and kind == 'para' else ''} {''.join(numbers)}" for kind, numbers in units
        )
    ]


def _unit(unit: Tree[object]) -> tuple[str, list[str]]:
    kind, first, *rest = unit.children
    printed = str(kind).rstrip(".").lower()
    numbers = [_number(first)]
    for joined in rest:
        join, number = cast("Tree[object]", joined).children
        word = str(join).strip(" ,").lower()
        numbers += [f" {word} " if word.isalpha() else "-" if word in "-–" and word else ", ", _number(number)]
    return SHORT.get(printed, printed), numbers


def _number(tree: object) -> str:
    return re.sub(r"\s", "", "".join(str(token) for token in tree.children))  # type: ignore[attr-defined]


def _split(numbers: list[str]) -> list[str]:
    """Split "13 and 14" in two; keep a range ("35 to 39") as one."""
    found = [numbers[0]]
    for join, number in zip(numbers[1::2], numbers[2::2], strict=True):
        if join.strip() in ("to", "-"):
            found[-1] += f"-{number}"
        else:
            found.append(number)
    return found


def _codes(text: str) -> Iterator[Citation]:
    """Yield citations of the United States Code, federal regulations, public laws, circulars and state codes."""
    for match in US_CODE.finditer(text):
        code = "U.S.C." if "U" in match["code"].upper() else "C.F.R."
        title = f"{match['title']} {code}"
        sections = [match["first"], *re.findall(r"\d[\w.\-() ]*\w\)?", match["more"])]
        for section in sections:
            yield Citation(match.start(), match.end(), f"{title} {_ocr(section)}", title)
    for match in LONG_CODE.finditer(text):
        title = f"{match['title']} U.S.C."
        yield Citation(match.start(), match.end(), f"{title} {_ocr(match['first'])}", title)
    for match in PUBLIC_LAW.finditer(text):
        number = match["number"].replace(" ", "")
        yield Citation(match.start(), match.end(), f"Public Law {number}", f"Public Law {number}")
    for match in CIRCULAR.finditer(text):
        title = f"OMB Circular No. {match['number']}"
        yield Citation(match.start(), match.end(), f"{title} {match['appendix'] or ''}".strip(), title)
    for match in STATE_CODE.finditer(text):
        title = " ".join(match["code"].split())
        yield Citation(match.start(), match.end(), f"{title} {match['number']}", title)


def _ocr(section: str) -> str:
    """Read a letter l as the digit 1 where only a digit can stand: at the start, and after a lettered subsection."""
    section = re.sub(r"\s", "", section)
    section = re.sub(r"^l(?=\d)", "1", section)
    return re.sub(r"(\([a-z]\))\(l\)", r"\1(1)", section)
