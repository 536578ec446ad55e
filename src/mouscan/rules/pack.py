"""The library of rules: where its files lie, how they are loaded, and which rules a profile or a pack takes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from mouscan.cache import kept
from mouscan.errors import MouscanError, RuleError
from mouscan.resources import folder
from mouscan.rules import sound, vacuous
from mouscan.rules.fault import fault, suggestion
from mouscan.rules.parse import Module, build, tree, uses
from mouscan.rules.rule import Pack, Profile, Rule
from mouscan.rules.syntax import Named, Word

SUFFIX = ".rule"
SHORT = 8


class Library(Struct, frozen=True, dict=True):
    """All rules in the order of their ids, and the profiles and packs that there are, under their names."""

    rules: tuple[Rule, ...]
    profiles: Mapping[str, Profile]
    packs: Mapping[str, Pack]

    @cached_property
    def by_id(self) -> dict[str, Rule]:
        """Every rule under its id."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def _digests(self) -> dict[tuple[str, ...], str]:
        """The digest of each set of rules whose version was asked for, by their ids."""
        return {}

    def named(self, ids: Sequence[str]) -> tuple[Rule, ...]:
        """Return the rules with these ids, all for none; raises MouscanError for an id that is not there."""
        for id in ids:
            if id not in self.by_id:
                near = suggestion(id.upper(), self.by_id) or f"; mouscan has {len(self.rules)}"
                raise MouscanError(f'no rule "{id}"{near}')
        return tuple(self.by_id[id] for id in sorted(ids)) if ids else self.rules

    def covered(self, names: Sequence[str]) -> frozenset[str]:
        """Return the ids of rules, given by id or by family ("FWL"); raises MouscanError for a name that is neither."""
        families: dict[str, list[str]] = {}
        for id in self.by_id:
            families.setdefault(id.partition("-")[0], []).append(id)
        for name in names:
            if name not in self.by_id and name not in families:
                near = suggestion(name.upper(), [*families, *self.by_id]) or "; there are " + ", ".join(families)
                raise MouscanError(f'no rule or family of rules "{name}"{near}')
        return frozenset(id for name in names for id in families.get(name, (name,)))

    def profile(self, name: str) -> str:
        """Return a profile's name; raises MouscanError for an unknown one."""
        if name not in self.profiles:
            near = suggestion(name, self.profiles) or "; there are " + ", ".join(self.profiles)
            raise MouscanError(f'no profile "{name}"{near}')
        return name

    def judged_by(self, rule: Rule, name: str) -> str:
        """Return the profile by which a rule is judged in a profile: itself, or the one that it is like."""
        like = self.profiles[name].like
        return name if rule.applies_in(name) or like is None else like.text

    def select(self, name: str, rules: Sequence[Rule] | None = None) -> tuple[Rule, ...]:
        """Return the rules that a profile takes, with those of the profile that it is like."""
        own = self.profiles[self.profile(name)]
        like = own.like.text if own.like else name
        chosen = self.rules if rules is None else rules
        return tuple(rule for rule in chosen if rule.applies_in(name) or rule.applies_in(like))

    def packed(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the names of packs; raises MouscanError for one that is not there."""
        for name in names:
            if name not in self.packs:
                near = suggestion(name, self.packs) or "; there are " + ", ".join(self.packs)
                raise MouscanError(f'no pack "{name}"{near}')
        return tuple(names)

    def within(self, packs: Sequence[str], profile: str, rules: Sequence[Rule]) -> tuple[Rule, ...]:
        """Return those of some rules that one of the packs takes, all for none."""
        taken = [self.packs[name] for name in packs]
        return tuple(r for r in rules if not taken or any(_takes(pack, r, profile) for pack in taken))

    def versions(self, profile: str, rules: Sequence[Rule]) -> tuple[tuple[str, str], ...]:
        """Return the packs that some rules come from, each with a digest of its rules as they stand: its version."""
        found = []
        for name in self.packs:
            taken = self.within((name,), profile, rules)
            ids = tuple(rule.id for rule in taken)
            if ids and ids not in self._digests:
                told = repr([replace(rule, examples=(), file="") for rule in taken])
                self._digests[ids] = hashlib.sha256(told.encode()).hexdigest()[:SHORT]
            if ids:
                found.append((name, self._digests[ids]))
        return tuple(found)


def _takes(pack: Pack, rule: Rule, profile: str) -> bool:
    return (
        rule.class_for(profile) in pack.classes
        or rule.id.partition("-")[0] in pack.families
        or any(rule.applies_in(word.text) for word in pack.profiles)
    )


def library(own: Sequence[Path] = ()) -> Library:
    """Return the rules of mouscan's packs and of the user's own files or folders, these checked.

    Raises RuleError with file, line and column for the first that is wrong. The rules of the packs were checked when
    they were made (`check` does it again for all), and are read once for each installed version.
    """
    return _read(own) if own else kept("library", _packed)


def _packed() -> Library:
    found = _read(())
    for name in found.profiles:
        found.versions(name, found.select(name))
    return found


def _read(own: Sequence[Path]) -> Library:
    mine = _beside([file for one in own for file in files(one)])
    loader = _Loader({str(path): text(path) for path in (*files(folder("packs")), *mine)})
    rules: dict[str, Rule] = {}
    profiles: dict[str, Profile] = {}
    packs: dict[str, Pack] = {}
    for module in loader.modules():
        for rule in module.rules:
            if rule.id in rules:
                raise fault(module.file, rule.at, f"rule {rule.id} stands in {rules[rule.id].file} already")
            rules[rule.id] = rule
        for profile in module.profiles:
            _once(profile.name, profiles, module.file)
            profiles[profile.name.text] = profile
        for pack in module.packs:
            _once(pack.name, packs, module.file)
            packs[pack.name.text] = pack
    for module in loader.modules():
        _declared(module, profiles)
    found = Library(tuple(rules[id] for id in sorted(rules)), profiles, packs)
    own_files = {str(file) for file in mine}
    check(found, [rule for rule in found.rules if rule.file in own_files])
    return found


def check(library: Library, rules: Sequence[Rule]) -> None:
    """Raise RuleError for the first of some rules that means nothing, or can never matter."""
    for rule in rules:
        sound.check(rule, tuple(library.profiles))
        vacuous.check(rule)


def _once(name: Word, kept: Mapping[str, object], file: str) -> None:
    if name.text in kept:
        raise fault(file, name.at, f'"{name.text}" is declared already')


def _declared(module: Module, profiles: Mapping[str, Profile]) -> None:
    named = [
        *(p.like for p in module.profiles if p.like is not None),
        *(word for p in module.packs for word in p.profiles),
    ]
    for word in named:
        if word.text not in profiles:
            raise fault(module.file, word.at, f'no profile "{word.text}"{suggestion(word.text, profiles)}')


def _beside(mine: Sequence[Path]) -> list[Path]:
    """Return some rule files with the modules beside them that they use and that nobody named."""
    found = list(mine)
    for file in found:
        for name in uses(tree(text(file), str(file))):
            module = file.parent / f"{name.text}{SUFFIX}"
            if module.exists() and module not in found:
                found.append(module)
    return found


class _Loader:
    """Reads rule files in the order in which they use one another."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.trees = {file: tree(text, file) for file, text in texts.items()}
        self.stems = {Path(file).stem: file for file in reversed(list(texts))}
        self.read: dict[str, Module] = {}
        self.reading: list[str] = []

    def modules(self) -> list[Module]:
        """Return every file as read; raises RuleError."""
        # Files that use none come first, so that each name is known to be somewhere when another file asks for it.
        for file in sorted(self.texts, key=lambda f: "let " not in self.texts[f]):
            self.module(file)
        return [self.read[file] for file in self.texts]

    def module(self, file: str) -> Module:
        """Return one file, those it uses before it; raises RuleError where they go round in a circle."""
        if file not in self.read:
            self.reading.append(file)
            for name in uses(self.trees[file]):
                self.used(name, file)
            names = {Path(f).stem: m.definitions for f, m in self.read.items()}
            stems: dict[str, Mapping[str, Named]] = {stem: {} for stem in self.stems} | names
            self.read[file] = build(self.trees[file], file, stems)
            self.reading.pop()
        return self.read[file]

    def used(self, name: Word, by: str) -> None:
        """Read a module that a file uses."""
        file = self.stems.get(name.text)
        if file is None:
            return
        if file in self.reading:
            raise fault(by, name.at, f'"{name.text}" uses this file itself: modules cannot go round in a circle')
        self.module(file)


def load(own: Sequence[Path] = ()) -> tuple[Rule, ...]:
    """Return the rules of the library."""
    return library(own).rules


def files(path: Path) -> list[Path]:
    """Return a rule file, or those of a folder; raises MouscanError for a path that is not there."""
    if path.is_dir():
        return sorted(path.rglob(f"*{SUFFIX}"), key=lambda file: (len(file.parts), file))
    if not path.exists():
        raise MouscanError(f"{path}: no such rule file or folder")
    return [path]


def text(path: Path) -> str:
    """Return the text of a rule file; raises RuleError for one that is not readable."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: not readable as UTF-8 text") from error
