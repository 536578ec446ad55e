"""From the text of a rule file to typed rules; an error names file, line and column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from mouscan.grammar import parser
from mouscan.rules.conditions import Conditions, at
from mouscan.rules.fault import fault, suggestion
from mouscan.rules.rule import Pack, Profile, Rule
from mouscan.rules.statements import pack, profile, rule
from mouscan.rules.syntax import At, Named, Word

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"')
CURLY = "“”‘’«»„"

Modules = Mapping[str, Mapping[str, Named]]


@dataclass(frozen=True)
class Module:
    """What one rule file holds: its rules, the names it defines, its profiles and its packs."""

    file: str
    rules: tuple[Rule, ...]
    definitions: Mapping[str, Named]
    profiles: tuple[Profile, ...]
    packs: tuple[Pack, ...]


def _parser() -> Lark:
    return parser("rule", propagate_positions=True, maybe_placeholders=True)


def tree(text: str, file: str) -> Tree[Token]:
    """Return the syntax tree of a rule file; raises RuleError with `file:line:column`."""
    from lark.exceptions import UnexpectedInput, UnexpectedToken

    try:
        return _parser().parse(text)
    except UnexpectedInput as error:
        place = At(error.line, error.column)
        broken_off = isinstance(error, UnexpectedToken) and error.token.type == "$END"
        says = "the file ends in the middle of a rule" if broken_off else _stray(text, place)
        raise fault(file, place, says) from error


def uses(found: Tree[Token]) -> tuple[Word, ...]:
    """Return the modules that a file uses."""
    return tuple(Word(str(name), at(name)) for node in found.children if node.data == "use" for name in node.children)  # type: ignore[union-attr]


def parse(text: str, file: str, modules: Modules) -> Module:
    """Read the text of one rule file; `modules` hold the names of every other file.

    Raises RuleError with `file:line:column`.
    """
    return build(tree(text, file), file, modules)


def build(found: Tree[Token], file: str, modules: Modules) -> Module:
    """Return what the syntax tree of a rule file says; raises RuleError."""
    known: dict[str, Named] = {}
    for used in uses(found):
        if used.text not in modules:
            raise fault(file, used.at, f'no module "{used.text}"{suggestion(used.text, modules)}')
        known |= modules[used.text]
    elsewhere = {defined: module for module, names in modules.items() for defined in names}
    own: dict[str, Named] = {}
    builder = Conditions(file, known, elsewhere)
    rules: list[Rule] = []
    profiles: list[Profile] = []
    packs: list[Pack] = []
    for node in (cast("Tree[Token]", child) for child in found.children):
        match node.data:
            case "definition":
                name, condition = node.children
                if str(name) in own:
                    raise fault(file, at(name), f'"{name}" is defined already')
                if str(name) in known:
                    raise fault(file, at(name), f'"{name}" shadows the one of {elsewhere[str(name)]}')
                own[str(name)] = Named(str(name), builder.condition(condition))
                builder = Conditions(file, known | own, elsewhere)
            case "rule":
                rules.append(rule(node, builder))
            case "profile":
                profiles.append(profile(node))
            case "pack":
                packs.append(pack(node, file))
    return Module(file, tuple(rules), own, tuple(profiles), tuple(packs))


def _stray(text: str, place: At) -> str:
    """Return what is said of a word that the grammar does not take where it stands."""
    lines = text.splitlines()
    rest = lines[place.line - 1][place.column - 1 :]
    found = rest.split(maxsplit=1)[0]
    if rest[0] == '"':
        return "the string that begins here is not closed"
    if rest[0] in CURLY:
        return f'{rest[0]} is no quotation mark of the language; write " before and after the words'
    if lines[place.line - 1][: place.column - 1].endswith('"'):
        before = "\n".join([*lines[: place.line - 1], lines[place.line - 1][: place.column - 1]])
        begins = [match.start() for match in STRINGS.finditer(before)][-1]
        return f'"{found}" does not belong here; is the string on line {before.count(chr(10), 0, begins) + 1} closed?'
    if found in _keywords():
        return f'"{found}" does not belong here: it is a word of the language itself'
    return f'"{found}" does not belong here{suggestion(found, _keywords())}'


@cache
def _keywords() -> tuple[str, ...]:
    """Return the words that the grammar itself spells out."""
    patterns = [terminal.pattern.value for terminal in _parser().terminals]
    return tuple(word for pattern in patterns for word in re.findall(r"[a-z]{2,}", pattern.split("(?!")[0]))
