"""Rules, profiles and packs in the words of the rule language: a statement a block of lines, keywords aligned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from textwrap import wrap

from mouscan.rules.layout import STEP, WIDTH, laid
from mouscan.rules.printer import limit, narrowed, string, thing, words
from mouscan.rules.rule import SHOWN, Example, Pack, Parameter, Profile, Requirement, Rule, Source, Valid
from mouscan.rules.statements import CONFIRM
from mouscan.rules.syntax import Condition, Named, Thing

COLUMN = 12
CONFIRMED = "to be confirmed"
KEYWORDS = {outcome: word for word, outcome in SHOWN.items()}

Lines = tuple[str, ...]


def rule(one: Rule) -> str:
    """Return a rule with its statements in their usual order."""
    found = statements(one)
    blocks: Iterable[Lines] = (lines for kind in ORDER for lines in found[kind])
    return "\n".join([header(one), *(line for lines in blocks for line in lines)]) + "\n"


def header(one: Rule) -> str:
    """Return the line that a rule begins with."""
    return f"rule {one.id} {one.name}"


def profile(one: Profile) -> Lines:
    """Return a profile as a rule file declares it."""
    return (f"profile {one.name.text} {string(one.title)}" + (f" like {one.like.text}" if one.like else ""),)


def pack(one: Pack) -> Lines:
    """Return a pack as a rule file declares it."""
    taken = [
        *(f"class {name}" for name in one.classes),
        *(f"profile {word.text}" for word in one.profiles),
        *one.families,
    ]
    return _wrapped(f"pack {one.name.text} {string(one.title)} takes", ", ".join(taken))


def definition(one: Named) -> Lines:
    """Return a named condition as a rule file defines it."""
    head = f"let {one.name} be "
    lines = laid(one.condition, len(head))
    if len(lines) == 1:
        return (head + lines[0],)
    return (head.rstrip(), *(STEP + line for line in laid(one.condition, len(STEP))))


def statements(one: Rule) -> Mapping[str, Sequence[Lines]]:
    """Return the statements of a rule by their sort, each as its lines; a block comes with its requirements."""
    return {kind: tuple(print_(one)) for kind, print_ in ORDER.items()}


def each(one: Thing) -> Lines:
    """Return the line that begins a block of requirements."""
    return _wrapped("for every", thing(one))


def requirement(one: Requirement) -> Lines:
    """Return a requirement with its verdict and message."""
    indent = STEP * 2 if one.each is not None else STEP
    otherwise = f"{' ' * COLUMN}otherwise {one.verdict} {string(one.message)}"
    return (*_conditioned("require", one.condition, indent), *_filled(otherwise, COLUMN + 1))


def _says(keyword: str, text: str) -> Iterator[Lines]:
    yield _filled(_head(keyword) + string(text), COLUMN + 1)


def _head(keyword: str, indent: str = STEP) -> str:
    return f"{indent}{keyword} ".ljust(COLUMN)


def _wrapped(keyword: str, rest: str) -> Lines:
    """Return a statement of names, the lines after its first under them."""
    return _filled(_head(keyword, "" if keyword.startswith("pack") else STEP) + rest, COLUMN)


def _filled(text: str, column: int) -> Lines:
    """Return a text broken at the width of a file, its lines after the first in a column."""
    indent = text[: len(text) - len(text.lstrip())]
    lines = wrap(
        # These words are one to the grammar: no line ends between them.
        text.strip().replace(CONFIRMED, CONFIRMED.replace(" ", "\0")),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=" " * column,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return tuple(line.replace("\0", " ") for line in lines)


def _conditioned(keyword: str, one: Condition, indent: str = STEP) -> Lines:
    head = _head(keyword, indent)
    first, *rest = laid(one, len(head))
    return (head + first, *(" " * len(head) + line for line in rest))


def _optional(keyword: str, one: Condition | None) -> Iterator[Lines]:
    if one is not None:
        yield _conditioned(keyword, one)


def _sources(sources: Sequence[Source]) -> Iterator[Lines]:
    lines: list[str] = []
    for i, one in enumerate(sources):
        text = one.text.removesuffix(CONFIRM)
        confirm = f" {CONFIRMED}" if text != one.text else ""
        end = ";" if i < len(sources) - 1 else ""
        head = " " * COLUMN if lines else _head("sources")
        lines += _filled(f"{head}{string(text)}{narrowed(one.profiles)}{confirm}{end}", COLUMN + 1)
    yield tuple(lines)


def _valid(one: Valid) -> Lines:
    before = f" before that {one.before}" if one.before else ""
    return _wrapped("valid from", f"{one.day}{narrowed(one.profiles)}{before}")


def _parameter(one: Parameter) -> Lines:
    values = "; ".join(limit(value) + narrowed(profiles) for value, profiles in one.limits)
    return _wrapped("parameter", f"{one.name.text} is {values}")


def _example(one: Example) -> Lines:
    """Return an example: on one line where all its clauses fit, else a clause a line."""
    head = _head(("trap " if one.trap else "") + KEYWORDS[one.shows])
    clauses, others = ([string(text) for text in texts] for texts in (one.clauses, one.others))
    with_ = [f"with {one.document}", *others] if one.document else []
    whole = head + " ".join([*clauses, *with_])
    if len(whole) <= WIDTH:
        return (whole,)
    column = len(head)
    lines = list(_filled(head + clauses[0], column + 1))
    for clause in clauses[1:]:
        lines += _filled(" " * column + clause, column + 1)
    if with_:
        lines += _filled(" " * column + " ".join(with_), column + 1)
    return tuple(lines)


def _blocks(one: Rule) -> Iterator[Lines]:
    """Yield every requirement, before those of one block the line that begins it."""
    for block, inside in groupby(one.requirements, key=lambda r: r.each):
        if block is not None:
            yield each(block)
        yield from map(requirement, inside)


ORDER: Mapping[str, Callable[[Rule], Iterable[Lines]]] = {
    "says": lambda r: _says("says", r.says),
    "severity": lambda r: (_wrapped("severity", value + narrowed(ps)) for value, ps in r.severities),
    "escalates": lambda r: _optional("escalates when", r.escalates),
    "class": lambda r: (_wrapped("class", value + narrowed(ps)) for value, ps in r.classes),
    "profiles": lambda r: [_wrapped("applies in", words(r.profiles))],
    "valid": lambda r: map(_valid, r.valid),
    "sources": lambda r: _sources(r.sources),
    "parameter": lambda r: map(_parameter, r.parameters),
    "needs": lambda r: (_filled(f"{_head('needs')}{n.name.text} {string(n.says)}", COLUMN + 1) for n in r.needs),
    "concerns": lambda r: _optional("concerns", r.concerns),
    "require": _blocks,
    "belongs": lambda r: [_wrapped("belongs", "after " + words(r.belongs))] if r.belongs else [],
    "remedy": lambda r: _says("remedy", r.remedy),
    "example": lambda r: map(_example, r.examples),
    "notices": lambda r: [_wrapped("notices", words(r.notices))] if r.notices else [],
}
