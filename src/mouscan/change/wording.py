"""Words of aligned sentences that differ: exceptions, degrees and haste, contacts and references, and what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from mouscan.change.changeset import Kind, Point
from mouscan.change.unit import Unit, Version
from mouscan.change.words import ADDRESS, REFERENCE
from mouscan.language import Mark
from mouscan.language.force import Force

EXCEPTING = ("except", "exclude", "lift")
BINDING = ("duty", "prohibition", "statement", "weak")
CONDITIONS = frozenset({"if", "unless", "provided", "subject", "where", "when", "whenever"})


def exceptions(old: Version, new: Version, one: tuple[Unit, ...], two: tuple[Unit, ...], force: Force) -> Iterator[
    tuple[Kind, Point]
]:  # fmt: skip
    """Yield the exceptions that came and went; one to a permission narrows it."""
    before, after = _excepted(old, one), _excepted(new, two)
    looser, tighter = ("weakened", "strengthened") if force in BINDING else ("strengthened", "weakened")
    if len(after) > len(before):
        yield looser, Point("exception", f"New exception: “{after[-1]}”.")  # type: ignore[misc]
    elif len(before) > len(after):
        yield tighter, Point("exception", f"The exception “{before[-1]}” is gone.")  # type: ignore[misc]


def _excepted(version: Version, units: tuple[Unit, ...]) -> list[str]:
    reading = version.reading
    found = []
    for unit in units:
        last = unit.sentence.last
        binding = [(m.first, m.last) for m in reading.of(unit.sentence, "modality")]
        for mark in reading.of(unit.sentence, "exceptions"):
            if mark.value in EXCEPTING and not any(a < mark.last and mark.first < b for a, b in binding):
                words = reading.tree.document.printed(mark.start, reading.ends[last - 1])
                found.append(" ".join(words.split()).rstrip(".;,"))
    return found


def degrees(old: Version, new: Version, one: tuple[Unit, ...], two: tuple[Unit, ...], force: Force) -> Iterator[
    tuple[Kind, Point]
]:  # fmt: skip
    """Yield the words that make a statement tighter, looser or more urgent and stand in one version only."""
    before, after = _degrees(old, one), _degrees(new, two)
    haste, soon = _haste(before), _haste(after)
    if haste[0] != soon[0]:
        kind: Kind = "strengthened" if soon[0] > haste[0] else "weakened"
        says = f"“{soon[1]}” was “{haste[1]}”." if soon[1] and haste[1] else (
            f"“{soon[1]}” is new." if soon[1] else f"“{haste[1]}” is gone."
        )  # fmt: skip
        yield (kind if force != "permission" else "changed"), Point("time", says)
    for value, came, went in (("strict", "strengthened", "weakened"), ("loose", "weakened", "strengthened")):
        for words in _more(after, before, value):
            yield came, Point("condition", f"“{words}” is new.")  # type: ignore[misc]
        for words in _more(before, after, value):
            yield went, Point("condition", f"“{words}” is gone.")  # type: ignore[misc]


def _degrees(version: Version, units: tuple[Unit, ...]) -> list[tuple[Mark, str]]:
    text, texts = version.reading.tree.document.text, version.reading.texts
    marks = (
        mark
        for unit in units
        for mark in version.reading.of(unit.sentence, "degrees")
        if mark.value != "undertaking" and (mark.first == unit.sentence.first or texts[mark.first].islower())
    )
    return [(mark, " ".join(text[mark.start : mark.end].split())) for mark in marks]


def _haste(found: list[tuple[Mark, str]]) -> tuple[int, str]:
    """Return the most urgent words and how urgent they are, 0 for none."""
    return max(((int(mark.value[-1]), words) for mark, words in found if mark.value[:5] == "haste"), default=(0, ""))


def _more(these: list[tuple[Mark, str]], those: list[tuple[Mark, str]], value: str) -> list[str]:
    """Return the words of a degree of which one version has more, no more of them than it has."""
    here = [words for mark, words in these if mark.value == value]
    there = [words.lower() for mark, words in those if mark.value == value]
    own = [words for words in here if words.lower() not in there]
    return own[: max(0, len(here) - len(there))]


def contacts(one: tuple[Unit, ...], two: tuple[Unit, ...]) -> Iterator[tuple[Kind, Point]]:
    """Yield the addresses for mail and on the web that changed."""
    before = sorted(frozenset().union(*(unit.contacts for unit in one)))
    after = sorted(frozenset().union(*(unit.contacts for unit in two)))
    gone, came = [c for c in before if c not in after], [c for c in after if c not in before]
    if gone and came:
        yield "changed", Point("contact", f"{', '.join(came)} was {', '.join(gone)}.")
    elif gone or came:
        yield "changed", Point("contact", f"{', '.join(came or gone)} is {'new' if came else 'gone'}.")


def references(
    one: tuple[Unit, ...], two: tuple[Unit, ...], became: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Kind, Point]]:
    """Yield that a reference now leads to another clause; `became` says where each old clause went."""
    before = [target for unit in one for target in unit.targets]
    after = {target for unit in two for target in unit.targets}
    lost = [target for target in before if became.get(target) and after.isdisjoint(became[target])]
    if lost and after:
        yield "changed", Point("reference", f"It refers to {', '.join(sorted(after))}; that was {', '.join(lost)}.")


def terms(old: Version, new: Version, one: tuple[Unit, ...], two: tuple[Unit, ...]) -> Iterator[tuple[Kind, Point]]:
    """Yield the defined terms of which only one version speaks here."""
    known = old.terms | new.terms
    before, after = _spoken(old, one, known), _spoken(new, two, known)
    for words in [term for term in after if term not in before]:
        yield "changed", Point("definition", f"It now speaks of “{words}”, a term that is defined.")
    for words in [term for term in before if term not in after]:
        yield "changed", Point("definition", f"It no longer speaks of “{words}”, a term that is defined.")


def _spoken(version: Version, units: tuple[Unit, ...], known: Mapping[tuple[str, ...], str]) -> list[str]:
    stems, texts = version.reading.stems, version.reading.texts
    lengths = sorted({len(term) for term in known})
    found = []
    for unit in units:
        for i in range(unit.sentence.first, unit.sentence.last):
            if texts[i][0].isupper():
                found += [known[term] for n in lengths if (term := tuple(stems[i : i + n])) in known]
    return list(dict.fromkeys(found))


def replaced(old: Version, new: Version, one: Unit, two: Unit) -> str:
    """Return in a sentence which body took the place of another in a heading, "" for none."""
    before, after = _bodies(old, one), _bodies(new, two)
    gone, came = before.keys() - after.keys(), after.keys() - before.keys()
    if not (gone and came and set(one.identity) & set(two.identity)):
        return ""
    here, there = (", ".join(named[name] for name in sorted(names)) for named, names in ((before, gone), (after, came)))
    return f"The heading names {there}; it named {here}."


def _bodies(version: Version, unit: Unit) -> dict[str, str]:
    """Return the parties and the kinds of body that a sentence names, with its words for them."""
    reading = version.reading
    spans = [(key.name, key.first, key.last) for key in unit.keys if key.name[0] == "@"]
    known = {i for _, first, last in spans for i in range(first, last)}
    for mark in reading.of(unit.sentence, "kinds"):
        if known.isdisjoint(range(mark.first, mark.last)):
            spans.append((" ".join(reading.stems[mark.first : mark.last]), mark.first, mark.last))
    return {name: " ".join(reading.texts[first:last]) for name, first, last in spans}


def left(one: tuple[Unit, ...], two: tuple[Unit, ...]) -> tuple[Counter[str], Counter[str]]:
    """Return the words that only the old and only the new sentences have, without what is compared otherwise."""
    before = sum((unit.content for unit in one), Counter[str]())
    after = sum((unit.content for unit in two), Counter[str]())
    return _alone(before, after), _alone(after, before)


def _alone(these: Counter[str], those: Counter[str]) -> Counter[str]:
    return Counter(
        {name: n for name, n in these.items() if name not in those and name[0] not in f"#{REFERENCE}{ADDRESS}<"}
    )


def conditions(one: tuple[Unit, ...], two: tuple[Unit, ...]) -> tuple[Counter[str], Counter[str]]:
    """Return the words that begin a condition in the old and in the new sentences."""
    before, after = (Counter(k.name for u in side for k in u.keys if k.name in CONDITIONS) for side in (one, two))
    return before, after


def printed(
    old: Version, new: Version, one: tuple[Unit, ...], two: tuple[Unit, ...], gone: Counter[str], came: Counter[str]
) -> tuple[list[str], list[str]]:
    """Return the words that are gone and those that came as they are printed, in their order."""
    sides = ((old, one, gone), (new, two, came))
    before, after = (
        [
            " ".join(version.reading.texts[key.first : key.last])
            for unit in units
            for key in unit.keys
            if names[key.name]
        ]
        for version, units, names in sides
    )
    return list(dict.fromkeys(before)), list(dict.fromkeys(after))
