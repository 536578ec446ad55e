"""The lawyer's page without a browser: whose words are marked, that none is lost, and that it is the same each time."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from msgspec.structs import replace

from mouscan.clauses import clause_tree
from mouscan.report.brief import write
from mouscan.report.issues import apart, issues, tally
from mouscan.report.passages import Part, parts
from mouscan.report.report import Report
from mouscan.source import read_bytes
from reviewed import TOP, judged, review, settled
from test_cli import mouscan

NAMES = sorted(folder.parent.name for folder in (TOP / "corpora").glob("*/agreement.txt"))


def own(part: Part) -> list[str]:
    """Return the words of a part, a text for its heading and for each cell."""
    pieces = [part.heading, *(cell for passage in part.passages for block in passage.blocks for cell in block)]
    return ["".join(piece.words for piece in one) for one in pieces]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", NAMES)
def test_the_text_is_whole_and_in_order(name: str) -> None:
    report = review(name)
    listed = issues(report)
    found = parts(report.tree, {one.number: [(q.start, q.end) for q in one.quotes] for one in listed})
    page = squeezed("".join(text for part in found for text in (part.number, *own(part))))
    document = report.tree.document
    # What begins an item of a list is drawn, not printed.
    assert page == squeezed(document.printed(0, len(document.text))).replace("•", "")


@pytest.mark.parametrize("name", NAMES)
def test_the_marked_words_are_those_that_the_finding_quotes(name: str) -> None:
    report = review(name)
    for one in issues(report):
        for quote in one.quotes:
            found = parts(report.tree, {one.number: [(quote.start, quote.end)]})
            marked = "".join(
                piece.words
                for part in found
                for pieces in (part.heading, *(c for p in part.passages for block in p.blocks for c in block))
                for piece in pieces
                if piece.marks == (one.number,)
            )
            assert squeezed(marked) == squeezed(quote.words)


def test_words_over_two_pages_are_quoted_without_what_stands_between_them() -> None:
    words = [quote.words for one in issues(review("umbrella-2019")) for quote in one.quotes]
    over = next(one for one in words if one.startswith("A Participant may suspend an exchange"))
    assert over.endswith("if it has reason to believe that the terms have not been kept.")
    assert "OFFICIAL" not in " ".join(words)


def test_words_are_made_whole_and_printed_as_in_the_file() -> None:
    text = "1. The “infor-\nmation” is con\ufb01dential  and\nkept.\n"
    document = clause_tree(read_bytes(text.encode(), "a.txt")).document
    assert document.printed(0, len(document.text)).strip() == "1. The “information” is con\ufb01dential and kept."


def test_overlapping_words_are_cut_where_either_ends() -> None:
    tree = clause_tree(read_bytes(b"1. One two three four five.\n", "a.txt"))
    start = tree.document.text.index("two")
    (part,) = parts(tree, {1: [(start, start + 9)], 2: [(start + 4, start + 14)]})
    pieces = part.passages[0].blocks[0][0]
    assert [(p.words, p.marks, p.ends) for p in pieces] == [
        ("One ", (), ()),
        ("two ", (1,), ()),
        ("three", (1, 2), (1,)),
        (" four", (2,), (2,)),
        (" five.", (), ()),
    ]


def test_quotes_inside_others_and_the_same_twice_are_told_once() -> None:
    quotes = review("pupil-data-2015").outcomes
    (piece,) = next(row.evidence for row in quotes if len(row.evidence) == 1)
    inner = replace(piece, start=piece.start + 1)
    assert apart([piece, inner, piece]) == (piece,)
    assert apart([inner, piece]) == (piece,)


def test_known_findings_come_last_and_are_not_counted() -> None:
    before, after = (issues(report) for report in (review("umbrella-2019"), settled(review("umbrella-2019"))))
    assert len(before) == len(after)
    assert [one.aside for one in after] == [False] * (len(after) - 2) + [True, True]
    assert [one.number for one in after] == list(range(1, len(after) + 1))
    assert sum(numbers[-1] for _, numbers in tally(after)) == len(after) - 2


class Tags(HTMLParser):
    """Collects the elements of a page, and those that are not closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "input", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def test_the_page_is_well_formed_asks_for_nothing_and_is_the_same_each_time() -> None:
    reports = [settled(review("pupil-data-2015")), review("reformed")]
    page = write(reports, 80)
    assert write(reports, 120) == page
    assert "default-src 'none'" in unescape(page)
    tags = Tags(page)
    assert (tags.open, tags.wrong) == ([], [])
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|@import|https?://", page)


def test_a_text_that_is_no_agreement_is_said_to_be_none() -> None:
    page = write([Report(review("reformed").tree, None, "", "", (), ())], 80)
    assert "Nothing was checked." in page
    assert 'class="sides"' not in page


def test_a_long_agreement_makes_no_heavy_page() -> None:
    text = (TOP / "corpora" / "pupil-data-2015" / "agreement.txt").read_text(encoding="utf-8")
    body = text[text.index("Sanctuary") :]
    long = text + "".join(f"\n\nSchedule {number}\n\n1. \nScope\n\n{body}" for number in range(1, 8))
    assert len(long.split()) > 10_000
    assert len(write([judged(long)], 80).encode()) < 2_000_000


def test_the_command_makes_the_page(tmp_path: Path) -> None:
    file = tmp_path / "review.html"
    agreement = TOP / "corpora" / "umbrella-2019" / "agreement.txt"
    done = mouscan("check", agreement, "--format", "html", "--output", file)
    assert (done.returncode, done.stderr) == (1, "")
    assert file.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
