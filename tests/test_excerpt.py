from __future__ import annotations

import pytest

from mouscan.report.excerpt import excerpt
from mouscan.source import read_bytes

TEXT = """MEMORANDUM

1.  Supply

    The Department will supply   the address of each pupil, and
    (once collected) their nationality, within ten working days of a request that is made in writing.
"""
PAGES = (
    "1. The Council gives the names of tenants.\n\n2. The Trust may suspend the exchange whenever",
    "it asks. It keeps them for a year.\n\n3. Nobody else learns them.",
    "4. The Council pays its own costs.\n\n5. This agreement ends in May.",
    "6. Signed for both by their officers.",
)


def lines_for(words: str, width: int = 100) -> list[str]:
    document = read_bytes(TEXT.encode(), "mou.txt")
    start = document.text.replace("\n", " ").index(words)
    return list(excerpt(document, start, start + len(words), width))


def test_the_marker_stands_under_the_quoted_words() -> None:
    quoted, marker = lines_for("their nationality")
    assert quoted[marker.index("^") : marker.rindex("^") + 1] == "their nationality"
    assert quoted.startswith("6 | ")


def test_words_over_two_lines_are_marked_on_both() -> None:
    shown = lines_for("each pupil, and (once collected)")
    assert [line[:1] for line in shown] == ["5", " ", "6", " "]
    assert shown[1].rstrip().endswith("^")
    assert shown[3].index("^") == shown[2].index("(once")


def test_a_long_line_is_cut_around_the_words() -> None:
    shown = lines_for("made in writing", width=60)
    assert all(len(line) <= 60 for line in shown)
    assert "made in writing" in shown[0]
    assert shown[0].index("made") == shown[1].index("^")


def test_the_running_lines_between_two_pages_are_not_shown() -> None:
    pages = [f"OFFICIAL - Westhaven Trust\n\n{words}\n\n\nPage {n} of 4\n" for n, words in enumerate(PAGES, 1)]
    document = read_bytes("\f".join(pages).encode(), "mou.txt")
    start = document.text.index("The Trust may")
    shown = list(excerpt(document, start, document.text.index("asks.") + 5, 80))
    assert [line.split("|")[1].strip() for line in shown[::2]] == [
        "2. The Trust may suspend the exchange whenever",
        "it asks. It keeps them for a year.",
    ]
    assert shown[3].count("^") == len("it asks.")


def test_no_word_is_cut_and_words_wider_than_the_page_go_on_below() -> None:
    words = "nationality, within ten working days of a request that is made"
    shown = lines_for(words, width=48)
    assert [line[:1] for line in shown] == ["6", " ", " ", " "]
    rows = list(zip(shown[::2], shown[1::2], strict=True))
    marked = [row[carets.index("^") : carets.rindex("^") + 1] for row, carets in rows]
    assert " ".join(marked) == words
    assert rows[0][0].startswith("6 | ... ")
    assert rows[-1][0].endswith(" made ...")
    assert all(word in f"{TEXT} ... | 6".split() for row, _ in rows for word in row.split())


def test_words_that_do_not_fit_their_lines_are_running_text() -> None:
    shown = lines_for("address of each pupil, and (once collected) their nationality, within", width=42)
    assert [line.split(" | ")[1] for line in shown[::2]] == [
        "... the address of each pupil, and",
        "(once collected) their",
        "nationality, within ten working ...",
    ]
    assert [line[:1] for line in shown] == ["5", " ", " ", " ", " ", " "]


@pytest.mark.parametrize("width", [1, 12, 20, 40])
def test_every_excerpt_comes_to_an_end(width: int) -> None:
    assert 0 < len(lines_for("each pupil, and (once collected) their nationality", width)) <= 9
