"""Words of a document made safe for what they are printed in."""

from __future__ import annotations

import re

# What moves the cursor of a terminal, turns the direction of a line, or is no character of XML 1.0.
HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
INSTEAD = "\ufffd"
# Every sign that can begin something in Markdown within a line (CommonMark 0.31, GitHub Flavored Markdown 0.29).
SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>|#&~!$^@"})
ADDRESS = re.compile(r"\b(?:https?|ftp|mailto|xmpp):|\bwww\.", re.I)
# A name or a number that a forge would tell of the page (@name, #12), whether it is escaped or not.
CALL = re.compile(r"(?<!\w)([@#])(?=\w)")
APART = "&#8203;"
COMMAND = re.compile(r"^(\s*)::")
# What a spreadsheet takes for the beginning of a formula, in either width (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def visible(text: str) -> str:
    """Return a text with a replacement character for every one that is not printed."""
    return HIDDEN.sub(INSTEAD, text)


def line(text: str) -> str:
    """Return a text on one line, with nothing in it that is not printed."""
    return visible(" ".join(text.split()))


def logged(text: str) -> str:
    """Return a line that can be printed where a runner takes some lines for commands (GitHub's `::name::`, `##[name]`).

    The runner looks for the first form behind spaces at the beginning of a line and for the older one anywhere in it.
    """
    return COMMAND.sub(r"\1: :", visible(text)).replace("##[", "## [")


def markdown(text: str) -> str:
    """Return a text on one line that Markdown shows as it is; it must not begin a line of its own."""
    shown = CALL.sub(rf"\1{APART}", line(text).translate(SIGNS))
    return ADDRESS.sub(lambda match: f"{match[0][:-1]}\\{match[0][-1]}", shown)


def code(text: str) -> str:
    """Return a text on one line as code in Markdown, between more backticks than it has in a row (CommonMark 6.1)."""
    shown = line(text)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    return f"{fence} {shown} {fence}" if "`" in shown else f"{fence}{shown}{fence}"


def cell(text: str) -> str:
    """Return a text on one line that no spreadsheet takes for a formula."""
    shown = line(text)
    return f"'{shown}" if shown.startswith(FORMULA) else shown
