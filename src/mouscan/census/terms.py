"""What a survey rests on beside its texts: what was asked, the rules, the configuration, and the versions at work."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from msgspec import Struct

from mouscan.census.corpus import Text, digest
from mouscan.config import Config, config
from mouscan.options import judging, request
from mouscan.report.record import Json
from mouscan.resources import folder
from mouscan.rules.pack import SUFFIX, files
from mouscan.stamp import contents
from mouscan.version import __version__

PACKAGES = ("lark", "networkx", "pyarrow", "PyStemmer", "spacy")


def defaults() -> dict[str, Any]:
    """Return what a survey can be asked, as the options of `mouscan check` are called, with what holds unasked."""
    parser = ArgumentParser()
    judging(parser)
    return {**vars(parser.parse_args([])), "anyway": False}


def wanted(given: Mapping[str, object]) -> dict[str, Any]:
    """Return all that was asked as plain values; raises TypeError for what cannot be asked."""
    found = defaults()
    if unknown := sorted(given.keys() - found.keys()):
        raise TypeError(f"a survey cannot be asked for {', '.join(unknown)}; it takes {', '.join(found)}")
    return found | {name: _plain(value) for name, value in given.items()}


def _plain(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return [str(one) for one in value]
    return value if value is None or isinstance(value, bool) else str(value)


class Terms(Struct, frozen=True):
    """What a survey rests on: what was asked, and as plain JSON values what each text is judged with.

    `made` are the versions of mouscan, Python and the packages; `rules` the rule files and second documents, each with
    its SHA-256; `configurations` the configuration that holds in each folder with texts and in that of the survey, None
    for none.
    """

    asked: Mapping[str, Any]
    made: Json
    rules: tuple[Json, ...]
    configurations: Mapping[Path, Json]

    def key(self, text: Text) -> str:
        """Return the key of one text: another where its bytes, its path or anything that it is judged with differ."""
        own = self.configurations[Path(text.path).parent]
        basis = [self.made, list(self.rules), dict(self.asked), own, text.file, text.digest]
        return hashlib.sha256(json.dumps(basis, sort_keys=True).encode()).hexdigest()


def terms(asked: Mapping[str, Any], top: Path, texts: tuple[Text, ...]) -> Terms:
    """Return what a survey of the texts of a folder rests on; raises MouscanError for what they cannot be judged by."""
    places = {Path(text.path).parent: text for text in texts}
    settings = {place: Config() if asked["isolated"] else config(place) for place in (top, *places)}
    one = {settings[place].file: text for place, text in places.items()}
    for text in one.values():
        request(Namespace(**asked), text.path, tuple(asked["rule"]), asked["anyway"])
    own = [*map(Path, asked["rules"]), *(path for held in settings.values() for path in held.rules)]
    second = [Path(pair.partition("=")[2]) for pair in asked["with_"]]
    return Terms(
        asked=asked,
        made=_made(),
        rules=tuple(_sources(top, own, second)),
        configurations={place: _configuration(held.file, top) for place, held in settings.items()},
    )


def _made() -> Json:
    return {
        "mouscan": __version__,
        "mouscan_sha256": contents(),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
    }


def _sources(top: Path, own: list[Path], second: list[Path]) -> Iterator[Json]:
    """Yield mouscan's packs of rules, the user's rule files with those beside them, and second documents."""
    packs = folder("packs")
    for file in files(packs):
        yield {"file": f"packs/{file.relative_to(packs).as_posix()}", "sha256": digest(file)}
    rules = {beside for path in own for file in files(path) for beside in file.parent.glob(f"*{SUFFIX}")}
    for file in sorted({file.absolute() for file in (*rules, *second)}):
        yield {"file": Path(os.path.relpath(file, top)).as_posix(), "sha256": digest(file)}


def _configuration(file: Path | None, top: Path) -> Json:
    if file is None:
        return None
    text = file.read_text(encoding="utf-8", errors="replace")
    return {"file": Path(os.path.relpath(file, top)).as_posix(), "sha256": digest(file), "text": text}
