"""Rule files written canonically: nothing that they say changes, comments stay, and doing it again changes nothing."""

from __future__ import annotations

import random
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from mouscan.errors import RuleError
from mouscan.resources import folder
from mouscan.rules.conditions import Conditions
from mouscan.rules.format import COMMENT, _Anything, formatted
from mouscan.rules.layout import WIDTH, laid
from mouscan.rules.parse import parse, tree
from mouscan.rules.printer import condition as printed
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
from mouscan.rules.writer import rule as written

PACKS = sorted(folder("packs").rglob("*.rule"))
DEFINED = re.compile(r"^let ([\w-]+)", re.M)
MODULES = {
    path.stem: {
        name: Named(name, Since(date.min)) for name in re.findall(r"^let ([\w-]+)", path.read_text("utf-8"), re.M)
    }
    for path in PACKS
}
OWN = """use   common
# Of the file.

# Of the name.
let moving be some flow   # after it
rule OWN-001 own-rule # after the id
  says "It
     holds."
  severity error # of the severity
  # Of the class.
  class law
  class policy in uk

  applies in uk,eu
  valid from 2018-05-25 in uk before that info
  sources "A statute, as it was amended by one and by another statute, and was again by one more" in eu to be confirmed;
    "A \\"code\\" # no comment"
  parameter most is 6 months; 2 years in eu
  needs notice "the notice"
  for every flow called f from service,neutral that is not prohibited
  require some safeguard dpia covering f
  # Inside.
  otherwise fail "{f.from}."
  require (some law or no data) and not (moving or some duration over most)
  otherwise warn "No."
  remedy "Write."
  passes "One." "Two, which is a longer clause than the other, so that not all of them can stand on one line of a page."
  with notice "Three."
  trap open "One."
  notices drop,weaken
# The end.
"""
TIDY = """use common
# Of the file.

# Of the name.
# after it
let moving be some flow

# after the id
rule OWN-001 own-rule
  says      "It holds."
  # of the severity
  severity  error
  # Of the class.
  class     law
  class     policy in uk
  applies in uk, eu
  valid from 2018-05-25 in uk before that info
  sources   "A statute, as it was amended by one and by another statute, and was again by one more" in eu
             to be confirmed;
            "A \\"code\\" # no comment"
  parameter most is 6 months; 2 years in eu
  needs     notice "the notice"
  for every flow called f from service, neutral that is not prohibited
    # Inside.
    require some safeguard dpia covering f
            otherwise fail "{f.from}."
    require (some law or no data) and not (moving or some duration over most)
            otherwise warn "No."
  remedy    "Write."
  passes    "One."
            "Two, which is a longer clause than the other, so that not all of them can stand on one line of a page."
            with notice "Three."
  trap open "One."
  notices   drop, weaken
# The end.
"""


def plain(value: object) -> object:
    """Return a value without positions, and without what its names stand for."""
    if isinstance(value, At):
        return None
    if isinstance(value, Named):
        return value.name
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, Struct):
        return (type(value).__name__, *(plain(getattr(value, name)) for name in value.__struct_fields__))
    return value


def meaning(text: str) -> object:
    """Return what a file of the packs says, whatever the names that it uses stand for."""
    module = parse(text, "x.rule", MODULES)
    return plain(module), plain({name: one.condition for name, one in module.definitions.items()})


def comments(text: str) -> list[str]:
    return [m["comment"].rstrip() for m in COMMENT.finditer(text) if m["comment"]]


def test_a_file_is_written_as_it_should_be() -> None:
    assert formatted(OWN, "own.rule") == TIDY
    assert formatted(TIDY, "own.rule") == TIDY


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_no_file_of_the_packs_changes_what_it_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    new = formatted(text, str(path))
    assert meaning(new) == meaning(text)
    assert formatted(new, str(path)) == new
    assert comments(new) == comments(text)
    assert all(len(line) <= WIDTH and line == line.rstrip() for line in new.splitlines())


@pytest.mark.parametrize("path", [path for path in PACKS if path.stem.isupper()], ids=lambda path: path.stem)
def test_a_rule_as_it_is_printed_is_the_same_rule(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    (rule,) = parse(text, "x.rule", MODULES).rules
    names = {name: one for module in MODULES.values() for name, one in module.items()}
    (again,) = parse("use names\n" + written(rule), "x.rule", {"names": names}).rules
    assert plain(replace(again, examples=(), requirements=())) == plain(replace(rule, examples=(), requirements=()))
    assert plain(again.requirements) == plain(rule.requirements)
    assert plain(again.examples) == plain(rule.examples)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PACKS), st.integers(0, 10**6))
def test_comments_and_blank_lines_anywhere_are_kept_or_dropped_but_harm_nothing(path: Path, seed: int) -> None:
    text = path.read_text(encoding="utf-8")
    dice = random.Random(seed)
    inside = [m.span() for m in COMMENT.finditer(text)]
    spaces = [
        m.start()
        for m in re.finditer(r"[ \n]", text)
        if not any(start < m.start() < end for start, end in inside)
        and "to be" not in text[m.start() - 6 : m.start() + 6]
        and "for every" not in text[m.start() - 9 : m.start() + 9]
    ]
    mangled = text
    for at in sorted(dice.sample(spaces, min(6, len(spaces))), reverse=True):
        extra = dice.choice(["\n", "\n\n", "   ", f" # note {at}\n", f"\n# note {at}\n", f"\n\n# note {at}\n\n"])
        mangled = mangled[:at] + extra + mangled[at:]
    new = formatted(mangled, str(path))
    assert sorted(comments(new)) == sorted(comments(mangled))
    assert formatted(new, str(path)) == new
    assert meaning(new) == meaning(text)


HERE = At(1, 1)
WORDS = st.sampled_from(["f", "service", "dpia", "some-name", "passes", "flow"]).map(lambda text: Word(text, HERE))
OWN_WORDS = st.sampled_from(["f", "g2", "some-name"]).map(lambda text: Word(text, HERE))
LISTS = st.lists(WORDS, min_size=1, max_size=3).map(tuple)
STRINGS = st.lists(
    st.text("ab \"'#,.(", min_size=1, max_size=9).map(lambda s: " ".join(s.split())).filter(bool),
    min_size=1,
    max_size=3,
).map(tuple)
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
LIMITS = st.one_of(
    st.builds(Limit, st.integers(0, 99), st.one_of(st.none(), OWN_WORDS)),
    OWN_WORDS.map(lambda word: Limit(0, None, word)),
)


def qualifiers() -> st.SearchStrategy[Qualifier]:
    def one(kind: str, **parts: st.SearchStrategy[object]) -> st.SearchStrategy[Qualifier]:
        return st.builds(Qualifier, st.just(kind), st.just(HERE), **parts)

    single = WORDS.map(lambda word: (word,))
    return st.one_of(
        one("being", words=single, negated=st.booleans()),
        *(one(kind, words=LISTS) for kind in ("from", "to", "by", "for", "with", "about", "opening", "without", "as")),
        *(one(kind, words=single) for kind in ("on", "in")),
        *(one(kind, name=OWN_WORDS, part=OWN_WORDS) for kind in ("from", "by", "like")),
        *(one(kind, name=OWN_WORDS) for kind in ("covering", "like", "beside", "before", "after")),
        one("inside", words=LISTS),
        one("of", texts=STRINGS),
        one("naming", texts=STRINGS.map(lambda texts: texts[:1])),
        *(one(kind, limit=LIMITS) for kind in ("least", "most", "over", "under", "within")),
        *(one(kind, day=DAYS) for kind in ("before", "after")),
    )


@st.composite
def thing(draw: st.DrawFn, depth: int = 2) -> Thing:
    noun = draw(st.sampled_from(["flow", "safeguard", "data", "wording", "document"]))
    named = draw(st.booleans())
    found = draw(st.lists(qualifiers(), max_size=3))
    if depth and draw(st.booleans()):
        found.append(Qualifier("beside", HERE, thing=draw(thing(depth - 1))))
    return Thing(
        noun,
        draw(LISTS) if named and noun != "wording" else (),
        tuple(found),
        HERE,
        draw(st.one_of(st.none(), OWN_WORDS)),
        draw(STRINGS) if noun == "wording" else (),
    )


def conditions() -> st.SearchStrategy[Condition]:
    leaf: st.SearchStrategy[Condition] = st.one_of(
        st.builds(KindOf, OWN_WORDS, LISTS, st.booleans()),
        st.builds(Since, DAYS),
        st.builds(JudgedIn, LISTS),
        st.builds(Given, OWN_WORDS),
        st.sampled_from(["crossing", "children"]).map(lambda name: Named(name, Since(date.min))),
        counted(st.none()),
    )

    def more(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        several = st.lists(inner, min_size=2, max_size=3).map(tuple)
        return st.one_of(
            several.map(Both), several.map(Either), inner.map(Negated), st.builds(Every, thing(), inner), counted(inner)
        )

    return st.recursive(leaf, more, max_leaves=6)


def counted(where: st.SearchStrategy[Condition | None]) -> st.SearchStrategy[Condition]:
    return st.one_of(
        st.builds(Quantified, st.just("some"), st.just(1), thing(), where),
        st.builds(Quantified, st.just("no"), st.just(0), thing(), where),
        st.builds(Quantified, st.sampled_from(["least", "most", "exactly"]), st.integers(0, 9), thing(), where),
    )


def read(text: str) -> Condition:
    (node,) = tree(f"let x be {text}", "x.rule").children
    return Conditions("x.rule", _Anything()).condition(node.children[1])  # type: ignore[union-attr]


@settings(max_examples=60, deadline=None)
@given(conditions())
def test_a_condition_as_it_is_printed_is_the_same_condition(one: Condition) -> None:
    assert plain(read(printed(one))) == plain(one)


@settings(max_examples=40, deadline=None)
@given(conditions(), st.integers(0, 20), st.integers(40, 120))
def test_a_condition_on_several_lines_is_the_same_condition(one: Condition, column: int, width: int) -> None:
    assert plain(read("\n".join(laid(one, column, width)))) == plain(one)


@pytest.mark.parametrize(
    ("text", "at"), [("rule OWN-001", "1:6"), ('rule OWN-001 own\n  says "a', "2:8"), ("nonsense", "1:1")]
)
def test_what_is_no_rule_file_is_told(text: str, at: str) -> None:
    with pytest.raises(RuleError, match=rf"own\.rule:{at}"):
        formatted(text, "own.rule")


def test_a_file_of_comments_stays_one() -> None:
    assert formatted("", "x.rule") == ""
    assert formatted("\n\n# One.\n\n\n# Two.  \n", "x.rule") == "# One.\n\n# Two.\n"
