"""The names that a rule may use: kinds, sides, tags, statuses, profiles; checked before a rule runs."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from mouscan.errors import MouscanError
from mouscan.language.vocabulary import rows
from mouscan.resources import folder
from mouscan.rules.fault import fault, suggestion
from mouscan.rules.syntax import Both, Condition, Either, Negated, Quantified, Rule, Thing, Word

PROFILES = ("uk", "eu", "us", "nz", "ca", "au", "coe")
BEING = {
    "flow": ("prohibited", "required", "allowed", "latent", "active", "periodic"),
    "data": ("generic", "latent"),
    "purpose": ("prohibited", "permitted"),
    "reference": ("dangling",),
    "safeguard": ("present", "weak", "deferred", "delegated"),
    "measure": ("hard", "soft"),
    "party": (),
    "law": (),
    "proviso": ("delegated",),
    "phrase": (),
    "document": (),
}
QUALIFIERS = {
    "flow": ("being", "from", "to", "for", "with", "about", "beside"),
    "data": ("being", "with", "beside"),
    "purpose": ("being", "beside"),
    "reference": ("being", "beside"),
    "safeguard": ("being", "beside"),
    "measure": ("being", "beside"),
    "party": ("on",),
    "law": ("naming",),
    "proviso": ("being", "opening", "without", "beside"),
    "phrase": ("with", "beside"),
    "document": (),
}


@cache
def enumerations() -> dict[str, tuple[str, ...]]:
    """Return the closed lists of the agreement's schema: party kinds, purposes, data categories, safeguards."""
    schema = json.loads((folder("schemas") / "agreement.json").read_text(encoding="utf-8"))["properties"]

    def listed(part: str, field: str) -> tuple[str, ...]:
        return tuple(schema[part]["items"]["properties"][field]["enum"])

    return {
        "party": listed("parties", "kind"),
        "purpose": listed("purposes", "category"),
        "data": listed("data", "category"),
        "safeguard": listed("safeguards", "kind"),
        "flow": listed("flows", "kind"),
        "measure": listed("measures", "kind"),
        "phrase": ("placeholder", *sorted(p.stem for p in folder("vocabularies").glob("*.tsv"))),
        "side": tuple(dict.fromkeys(row["side"] for row in rows("sides"))),
        "tag": tuple(dict.fromkeys(row["tag"] for row in rows("tags"))),
        "subject": tuple(dict.fromkeys(row["value"] for row in rows("subjects"))),
        "ground": ("individual", "serious-crime", "life", "court-order", "legal-duty", "consent"),
        "built-in": ("public", "data-subjects", "third-parties"),
    }


def profile(name: str) -> str:
    """Return a profile's name; raises MouscanError for an unknown one."""
    if name not in PROFILES:
        raise MouscanError(f'no profile "{name}"{suggestion(name, PROFILES) or "; there are " + ", ".join(PROFILES)}')
    return name


def check_names(rule: Rule) -> None:
    """Raise RuleError for the first name of a rule that means nothing."""
    named = (*rule.profiles, *(word for word, _ in rule.class_in), *(w for s in rule.sources for w in s.profiles))
    _known(rule, named, "profile", PROFILES)
    _known(rule, rule.belongs, "safeguard", enumerations()["safeguard"])
    conditions: list[Condition | None] = [rule.concerns, rule.escalates, *(r.condition for r in rule.requirements)]
    for condition in conditions:
        for thing in things(condition) if condition is not None else ():
            _check_thing(thing, rule)


def _known(rule: Rule, words: Iterable[Word], what: str, choices: Collection[str]) -> None:
    for word in words:
        if word.text not in choices:
            raise fault(rule.file, word.at, f'no {what} "{word.text}"{suggestion(word.text, choices)}')


def things(condition: Condition) -> Iterator[Thing]:
    """Yield every thing that a condition speaks of."""
    match condition:
        case Quantified():
            yield condition.thing
        case Negated():
            yield from things(condition.part)
        case Both() | Either():
            for part in condition.parts:
                yield from things(part)


def _check_thing(thing: Thing, rule: Rule) -> None:
    lists = enumerations()

    def known(word: Word, what: str, *names: str) -> None:
        _known(rule, [word], what, [name for list_ in names for name in lists[list_]])

    for word in thing.kinds:
        if thing.noun not in lists:
            raise fault(rule.file, word.at, f"a {thing.noun} has no kinds")
        known(word, thing.noun, thing.noun)
    for qualifier in thing.qualifiers:
        if qualifier.kind not in QUALIFIERS[thing.noun]:
            shown = {"being": "that is"}.get(qualifier.kind, qualifier.kind)
            raise fault(rule.file, thing.at, f'"{shown}" says nothing of a {thing.noun}')
        for word in qualifier.words:
            match qualifier.kind:
                case "being":
                    if word.text not in BEING[thing.noun]:
                        raise fault(
                            rule.file, word.at,
                            f'a {thing.noun} is never "{word.text}"{suggestion(word.text, BEING[thing.noun])}',
                        )  # fmt: skip
                case "from" | "to":
                    known(word, "side or kind of party", "side", "party", "built-in")
                case "on":
                    known(word, "side", "side")
                case "for" | "opening":
                    known(word, "purpose", "purpose")
                case "with":
                    if thing.noun != "phrase":
                        known(word, "tag", "tag")
                case "about":
                    known(word, "subject", "subject")
                case "without":
                    known(word, "ground", "ground", "purpose")
        if qualifier.thing is not None:
            _check_thing(qualifier.thing, rule)
