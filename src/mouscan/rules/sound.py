"""A rule is checked before it runs: every name means something, every bound name is bound, every part can matter."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from mouscan.rules.fault import fault, hint, suggestion
from mouscan.rules.judge import SLOT
from mouscan.rules.names import BEING, DOCUMENTS, EXCLUSIVE, PARTS, QUALIFIERS, SLOTS, enumerations, values
from mouscan.rules.printer import shown
from mouscan.rules.rule import Requirement, Rule
from mouscan.rules.syntax import (
    At,
    Both,
    Condition,
    Either,
    Every,
    Given,
    JudgedIn,
    KindOf,
    Limit,
    Named,
    Negated,
    Qualifier,
    Quantified,
    Since,
    Thing,
    Word,
)

DEEPEST = 3
LISTS = {
    "from": ("side or kind of party", ("side", "party", "built-in")),
    "to": ("side or kind of party", ("side", "party", "built-in")),
    "by": ("side or kind of party", ("side", "party", "built-in")),
    "on": ("side", ("side",)),
    "for": ("purpose", ("purpose",)),
    "opening": ("purpose", ("purpose",)),
    "about": ("subject", ("subject",)),
    "without": ("ground", ("ground", "purpose")),
    "as": ("role of law", ("law role",)),
    "in": ("document", ("document",)),
    "across": ("document", ("document",)),
    "inside": ("part of a document", ("clause",)),
}


class Names(Struct, frozen=True, dict=True):
    """What the names of one rule are checked against: its file, its parameters and the profiles that there are."""

    file: str
    parameters: frozenset[str]
    profiles: tuple[str, ...]

    def known(self, words: Iterable[Word], what: str, choices: Collection[str]) -> None:
        """Raise RuleError for the first word that is none of the choices."""
        for word in words:
            if word.text not in choices:
                raise fault(self.file, word.at, f'no {what} "{word.text}"{hint(word.text, choices)}')


def check(rule: Rule, profiles: tuple[str, ...]) -> None:
    """Raise RuleError for the first thing in a rule that means nothing."""
    names = Names(rule.file, frozenset(p.name.text for p in rule.parameters), profiles)
    narrowed = (*rule.severities, *rule.classes, *(n for p in rule.parameters for n in p.limits))
    words = (*rule.profiles, *(w for _, ws in narrowed for w in ws), *(w for v in rule.valid for w in v.profiles))
    names.known((*words, *(w for s in rule.sources for w in s.profiles)), "profile", profiles)
    names.known(rule.belongs, "safeguard", enumerations()["safeguard"])
    names.known((need.name for need in rule.needs), "document", DOCUMENTS)
    names.known(rule.notices, "operator", enumerations()["operator"])
    for parameter in rule.parameters:
        for value, _ in parameter.limits:
            _limit(value, parameter.name.at, names)
        if not any(not profiles for _, profiles in parameter.limits):
            raise fault(rule.file, parameter.name.at, f'"{parameter.name.text}" has no value for the other profiles')
    for example in rule.examples:
        if example.document:
            names.known([Word(example.document, example.at)], "document", DOCUMENTS)
    for condition in (rule.concerns, rule.escalates):
        if condition is not None:
            _check(condition, {}, names)
    text = " ".join(shown(c) for c in (rule.concerns, rule.escalates, *(r.condition for r in rule.requirements)) if c)
    for parameter in rule.parameters:
        if parameter.name.text not in text.split():
            raise fault(rule.file, parameter.name.at, f'nothing in the rule uses "{parameter.name.text}"')
    for requirement in rule.requirements:
        bound = {}
        if requirement.each is not None:
            _thing(requirement.each, {}, names)
            bound = _called(requirement.each, {}, names)
        _check(requirement.condition, bound, names)
        _message(requirement, names)


def _message(requirement: Requirement, names: Names) -> None:
    called = requirement.each.called.text if requirement.each and requirement.each.called else ""
    for match in SLOT.finditer(requirement.message):
        if match[1] and match[1] != called:
            told = f'the message speaks of "{match[1]}", which nothing is called'
            raise fault(names.file, requirement.at, f'{told}: it knows the thing of a "for every" alone')
        if match[2] not in SLOTS:
            raise fault(names.file, requirement.at, f'no slot "{match[2]}"{suggestion(match[2], SLOTS)}')


def _called(thing: Thing, bound: dict[str, str], names: Names) -> dict[str, str]:
    """Return what is bound with one more thing; raises RuleError for a name that is bound already, or too deep."""
    if len(bound) >= DEEPEST:
        raise fault(names.file, thing.at, f"things within things within things: no more than {DEEPEST} deep")
    if thing.called is None:
        return {**bound, f"#{len(bound)}": thing.noun}
    if thing.called.text in bound:
        raise fault(names.file, thing.called.at, f'"{thing.called.text}" is the name of another thing already')
    return {**bound, thing.called.text: thing.noun}


def _check(condition: Condition, bound: dict[str, str], names: Names) -> None:
    match condition:
        case Quantified(quantity, number, thing, where):
            _thing(thing, bound, names)
            if quantity in ("least",) and number == 0:
                raise fault(names.file, thing.at, "at least 0 always holds")
            if where is not None:
                _check(where, _called(thing, bound, names), names)
            elif thing.called is not None:
                raise fault(names.file, thing.called.at, f'nothing speaks of "{thing.called.text}"')
        case Every(thing, has):
            _thing(thing, bound, names)
            _check(has, _called(thing, bound, names), names)
        case KindOf(name, words):
            _bound(name, bound, names)
            lists = enumerations()
            of = {"purpose": ("purpose",), "flow": ("purpose",), "data": ("data", "tag"), "party": ("party", "side")}
            if bound[name.text] not in of:
                raise fault(names.file, name.at, f"a {bound[name.text]} has no kinds of kinds")
            names.known(words, bound[name.text], [n for list_ in of[bound[name.text]] for n in lists[list_]])
        case Negated(part) | Named(_, part):
            _check(part, bound, names)
        case Both(parts) | Either(parts):
            for part in parts:
                _check(part, bound, names)
        case JudgedIn(profiles):
            names.known(profiles, "profile", names.profiles)
        case Given(document):
            names.known([document], "document", DOCUMENTS)
        case Since():
            pass


def _bound(name: Word, bound: dict[str, str], names: Names) -> None:
    if name.text not in bound:
        raise fault(names.file, name.at, f'nothing is called "{name.text}"{suggestion(name.text, bound)}')


def _thing(thing: Thing, bound: dict[str, str], names: Names) -> None:
    lists = enumerations()
    if thing.texts and thing.noun != "wording":
        raise fault(names.file, thing.at, f"a {thing.noun} has kinds, not words of the text")
    if thing.noun == "wording" and not all(text.strip() for text in thing.texts or ("",)):
        raise fault(names.file, thing.at, 'the words of a wording stand in double quotes: wording "body-worn video"')
    if thing.kinds and thing.noun not in lists:
        raise fault(names.file, thing.kinds[0].at, f"a {thing.noun} has no kinds")
    names.known(thing.kinds, thing.noun, lists.get(thing.noun, ()))
    for q in thing.qualifiers:
        _qualifier(q, thing, bound, names)
    _contradiction(thing, names)


def _qualifier(q: Qualifier, thing: Thing, bound: dict[str, str], names: Names) -> None:
    lists = enumerations()
    shown = {"being": "that is", "least": "at least", "most": "at most"}.get(q.kind, q.kind)
    if q.kind not in QUALIFIERS[thing.noun]:
        raise fault(names.file, q.at, f'"{shown}" says nothing of a {thing.noun}')
    if q.part is not None and (q.kind not in PARTS or q.part.text not in PARTS[q.kind]):
        choices = PARTS.get(q.kind, ())
        raise fault(names.file, q.part.at, f'"{shown}" takes no {q.part.text}{suggestion(q.part.text, choices)}')
    if q.name is not None:
        _bound(q.name, bound, names)
        if (q.part is not None or q.kind == "covering") and bound[q.name.text] != "flow":
            raise fault(names.file, q.name.at, f'"{q.name.text}" is a {bound[q.name.text]}, not a flow')
    if q.thing is not None:
        _thing(q.thing, bound, names)
    if q.limit is not None:
        _limit(q.limit, q.at, names)
        if thing.noun not in ("age", "volume") and q.limit.parameter is None and q.limit.unit is None:
            raise fault(
                names.file, q.at, f"{q.limit.number} of what? A {thing.noun} has a limit of hours, days, months, ..."
            )
    if q.kind == "being":
        states = (*lists["role"], "whole") if thing.noun == "party" else BEING.get(thing.noun, ())
        for word in q.words:
            if word.text not in states:
                near = hint(word.text, states)
                raise fault(names.file, word.at, f'a {thing.noun} is never "{word.text}"{near}')
    elif q.kind == "with" and thing.noun == "phrase":
        names.known(q.words, "value of this vocabulary", values(tuple(word.text for word in thing.kinds)))
    elif q.kind == "with":
        names.known(q.words, "tag", (*lists["tag"], *lists["data"]))
    elif q.kind in LISTS:
        what, of = LISTS[q.kind]
        names.known(q.words, what, [n for list_ in of for n in lists[list_]])


def _limit(limit: Limit, at: At, names: Names) -> None:
    if limit.parameter is not None:
        if limit.parameter.text not in names.parameters:
            near = suggestion(limit.parameter.text, names.parameters)
            raise fault(names.file, limit.parameter.at, f'no parameter "{limit.parameter.text}"{near}')
    elif limit.unit is not None:
        names.known([limit.unit], "unit", enumerations()["unit"])


def _contradiction(thing: Thing, names: Names) -> None:
    """Raise RuleError for a thing that is said to be two things at once: nothing is ever found."""
    said = [(q, q.words[0].text) for q in thing.qualifiers if q.kind == "being"]
    for i, (first, one) in enumerate(said):
        for second, other in said[i + 1 :]:
            apart = any(one != other and {one, other} <= set(group) for group in EXCLUSIVE)
            if (apart and not (first.negated or second.negated)) or (one == other and first.negated != second.negated):
                raise fault(names.file, second.at, f'nothing is "{one}" and {"not " * second.negated}"{other}" at once')


def atoms(condition: Condition) -> Iterator[Condition]:
    """Yield the parts of a condition that are no and, or, not or name."""
    match condition:
        case Negated(part) | Named(_, part):
            yield from atoms(part)
        case Both(parts) | Either(parts):
            for part in parts:
                yield from atoms(part)
        case _:
            yield condition
