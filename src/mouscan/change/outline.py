"""A set of changes in the order in which it is read: first what a lawyer must see, then the rest, one row for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mouscan.change.changeset import HEADINGS, Change, ChangeSet, How, Passage, Path, Turn

ARROW = "→"
NOWHERE = "not named"
HOWS: tuple[How, ...] = ("renumbered", "moved", "split", "merged")


SINGLE = {
    "opened": "way that opened",
    "finding": "new finding",
    "closed": "way that closed",
    "settled": "finding that went",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that changed: where, what in sentences, and the words before and after."""

    where: str
    says: tuple[str, ...]
    old: tuple[Passage, ...] = ()
    new: tuple[Passage, ...] = ()
    worse: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one kind under their heading; `kind` names it in one word."""

    kind: str
    title: str
    rows: tuple[Row, ...]


def sections(found: ChangeSet) -> tuple[Section, ...]:
    """Return the sections that have any row, what matters most first."""
    return tuple(section for section in _sections(found) if section.rows)


def _sections(found: ChangeSet) -> Iterator[Section]:
    yield Section("opened", "Ways that opened", tuple(_path(one) for one in found.paths if one.opened))
    yield Section("finding", "New findings", tuple(_turn(one) for one in found.turns if one.came))
    for kind, title in HEADINGS.items():
        yield Section(kind, title, tuple(map(_change, found.of(kind))))
    yield Section("closed", "Ways that closed", tuple(_path(one) for one in found.paths if not one.opened))
    yield Section("settled", "Findings that went", tuple(_turn(one) for one in found.turns if not one.came))


def _path(path: Path) -> Row:
    levels = f"{path.before or NOWHERE} {ARROW} {path.after or NOWHERE}"
    old, new = _sides(path)
    return Row(f"{path.name}: {levels}", (path.says,), old, new, path.opened)


def _sides(one: Path | Turn) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    return ((), one.words) if one.shown == "new" else (one.words, ())


def _turn(turn: Turn) -> Row:
    where = f"{turn.rule} {turn.name} ({turn.severity})"
    at = f" [{turn.place}]" if turn.place else ""
    says = f"{turn.message}{at}"
    outcome = f"{turn.before or 'not judged'} {ARROW} {turn.after or 'not judged'}"
    old, new = _sides(turn)
    return Row(f"{where}: {outcome}", (says,), old, new, turn.came and turn.after == "fail")


def _change(change: Change) -> Row:
    return Row(
        where(change.old, change.new), tuple(p.says for p in change.points), change.old, change.new, change.worse
    )


def where(old: Sequence[Passage], new: Sequence[Passage]) -> str:
    """Return where some words stood and stand."""
    before, after = _places(old), _places(new)
    if before and after and before != after:
        return f"{before} {ARROW} {after}"
    return after or (f"{before}, gone" if not new else before)


def _places(passages: Sequence[Passage]) -> str:
    names = list(dict.fromkeys(passage.place for passage in passages))
    return "".join(names[:1]) + (f" and {len(names) - 1} more" if len(names) > 1 else "")


def tally(found: ChangeSet) -> str:
    """Return in one line how much there is of everything."""
    counted = (
        f"1 {SINGLE.get(one.kind, one.title.lower())}" if len(one.rows) == 1 else f"{len(one.rows)} {one.title.lower()}"
        for one in sections(found)
    )
    return ", ".join(counted) or "nothing changed in law"


def quiet(found: ChangeSet) -> Iterator[str]:
    """Yield what is no change: how many sentences say the same, which clauses moved, how many were worded otherwise."""
    yield f"{_count(found.same, 'sentence')} {'says' if found.same == 1 else 'say'} the same in both."
    for how in HOWS:
        if pairs := found.paired(how):
            told = ", ".join(f"{'+'.join(pair.old)} {ARROW} {'+'.join(pair.new)}" for pair in pairs)
            yield f"{_count(len(pairs), 'clause')} {how}: {told}."
    if found.rewordings:
        yield f"{_count(len(found.rewordings), 'passage')} worded otherwise, in which nothing was read that changed."


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def rests(found: ChangeSet) -> Iterator[str]:
    """Yield what each side rests on: file, digest, and the law that it was judged by."""
    for name, one in (("Old", found.old), ("New", found.new)):
        day = f", as of {one.day}" if one.day else ""
        yield f"{name}: {one.file}, SHA-256 {one.digest}, profile {one.profile} ({one.why}), {one.rules} rules{day}."
    yield f"mouscan {found.new.version}. {found.new.caution}"
