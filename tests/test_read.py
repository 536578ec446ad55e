"""Reading: bytes become a clean text of which every character can be found again in the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mouscan.errors import InputError
from mouscan.source import Document, read_bytes

SAMPLE = "The Council’s “list” costs £5 – no more.\nThe café keeps it.\n"
PLAIN = 'The Council\'s "list" costs £5 – no more.\nThe café keeps it.\n'
LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
INVISIBLE = "\u00ad\u200b\ufeff"
ODD = "‘’“”«»'\"–—\u2011-ﬁﬂﬀﬃﬄ\u00ad\u200b\u00a0\u2009 \t\f\n\n\n"
TEXTS = (
    st.text(st.sampled_from(ODD) | st.characters(categories=("L", "N", "P", "S"), exclude_characters="&"), min_size=1)
    .filter(lambda text: any(c.isalnum() for c in text))
    .map(lambda text: text + "\n")
)


def doc(text: str) -> Document:
    return read_bytes(text.encode(), "test.txt")


def lines(document: Document) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines]


def asides(document: Document, kind: str) -> list[str]:
    return [aside.text.strip() for aside in document.asides if aside.kind == kind]


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


# bytes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_common_encoding_gives_the_same_words(encoding: str) -> None:
    assert read_bytes(SAMPLE.encode(encoding), "test.txt").text == PLAIN


def test_utf_16_big_endian_is_known_by_its_mark() -> None:
    assert read_bytes(b"\xfe\xff" + SAMPLE.encode("utf-16-be"), "test.txt").text == PLAIN


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_moves_no_column(encoding: str) -> None:
    document = read_bytes(SAMPLE.encode(encoding), "test.txt")
    assert (document.place(0).line, document.place(0).column) == (1, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_of_any_system_give_the_same_places(end: str) -> None:
    document = read_bytes(end.join(["First line.", "", "Second line."]).encode(), "test.txt")
    assert lines(document) == ["First line.", "Second line."]
    assert document.place(document.text.index("Second")).line == 3


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\n\t ", "white space"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "Word"),
        (b"\xd0\xcf\x11\xe0rest", "Word"),
        (b"{\\rtf1 text}", "RTF"),
        (bytes(range(256)) * 8, "no text"),
        (bytes(range(1, 32)) * 20, "control codes"),
    ],
)
def test_what_is_no_text_is_refused_with_its_name_and_the_reason(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read_bytes(data, "some.file")
    assert "some.file" in str(caught.value)


# the mapping


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_character_maps_to_the_character_of_the_file_that_gave_it(text: str) -> None:
    document = doc(text)
    assert len(document.offsets) == len(document.text) + 1
    for line in document.lines:
        for i in range(line.start, line.end):
            source, shown = document.source[document.offsets[i]], document.text[i]
            if shown == " ":
                assert source.isspace()
            elif shown == "'":
                assert source in "'‘’‚‛′`´"
            elif shown == '"':
                assert source in '"“”„‟″«»'
            elif shown == "-":
                assert source in "-\u2010\u2011\u2043"
            else:
                assert shown in LIGATURES.get(source, source)
            assert source not in INVISIBLE


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_place_is_the_page_line_and_column_where_the_character_stands(text: str) -> None:
    document = doc(text)
    for line in document.lines:
        for i in range(line.start, line.end):
            position, place = document.offsets[i], document.place(i)
            above = document.source[:position]
            assert place.page == 1 + above.count("\f")
            assert place.line == 1 + above.count("\n")
            assert place.column == position - (above.rfind("\n") + 1) + 1


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(0, 200), st.integers(0, 200))
def test_what_is_printed_are_the_characters_of_the_file_that_gave_the_text(text: str, start: int, length: int) -> None:
    document = doc(text)
    start = min(start, len(document.text))
    end = min(start + length, len(document.text))
    at = dict.fromkeys(document.offsets[i] for i in range(start, end) if not document.text[i].isspace())
    assert "".join(document.printed(start, end).split()) == "".join(document.source[i] for i in at)
    assert document.printed(start, end).splitlines() in ([], [document.printed(start, end)])


def test_a_form_feed_ends_a_page_and_no_line() -> None:
    document = doc("The first page.\fThe second page.")
    place = document.place(document.text.index("second"))
    assert (place.page, place.line) == (2, 1)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_the_lines_are_the_text(text: str) -> None:
    document = doc(text)
    assert "".join(line + "\n" for line in lines(document)) == document.text
    assert all(line and line == line.strip(" ") for line in lines(document))
    assert all(a.number < b.number for a, b in zip(document.lines, document.lines[1:], strict=False))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_quotation_is_printed_as_the_file_prints_it(text: str) -> None:
    document = doc(text)
    for line in document.lines:
        assert document.quote(line.start, line.end) in document.source


def test_a_quotation_keeps_quotes_ligatures_and_soft_hyphens() -> None:
    document = doc("The “ﬁrst” dis\u00adclosure is made.\n")
    assert document.text == 'The "first" disclosure is made.\n'
    assert document.quote(0, len(document.text) - 1) == "The “ﬁrst” dis\u00adclosure is made."


# furniture


def paged(*bodies: str, top: str = "", bottom: str = "") -> str:
    return "\f".join(f"{top.format(n=n)}\n\n{body}\n\n{bottom.format(n=n)}\n" for n, body in enumerate(bodies, 1))


BODIES = (
    "The Council gives the list\nof addresses to the Trust\nfor the winter programme.\nIt is sent monthly.",
    "The Trust deletes it after\nsix months and says so\nto the Council in writing.\nNo copy is kept.",
    "Either of the two may end\nthis arrangement by giving\nthe other three months' notice.\nData are returned.",
)


def test_what_recurs_at_the_top_and_bottom_of_pages_is_set_aside() -> None:
    document = doc(paged(*BODIES, top="Harbour data agreement v{n}", bottom="Northmoor Council records office"))
    assert asides(document, "header") == [f"Harbour data agreement v{n}" for n in (1, 2, 3)]
    assert asides(document, "footer") == ["Northmoor Council records office"] * 3
    assert letters(document.text) == letters("".join(BODIES))


def test_the_title_that_runs_along_every_page_stays_on_the_first() -> None:
    document = doc(paged(*BODIES, top="Harbour data agreement"))
    assert lines(document)[0] == "Harbour data agreement"
    assert [(a.kind, a.page) for a in document.asides] == [("header", 2), ("header", 3)]


def test_the_header_above_another_title_is_set_aside_on_every_page() -> None:
    first = f"PROTOCOL ON THE HARBOUR DATA\n\n{BODIES[0]}"
    document = doc(paged(first, *BODIES[1:], top="Protocol on the harbour data v2.0"))
    assert lines(document)[0] == "PROTOCOL ON THE HARBOUR DATA"
    assert asides(document, "header") == ["Protocol on the harbour data v2.0"] * 3


@pytest.mark.parametrize("number", ["{n}", "Page {n}", "Page {n} of 3", "- {n} -", "{n} / 3", "{n} | Page"])
def test_page_numbers_are_set_aside(number: str) -> None:
    document = doc(paged(*BODIES, bottom=number))
    assert letters(document.text) == letters("".join(BODIES))


@pytest.mark.parametrize("marking", ["OFFICIAL", "OFFICIAL-SENSITIVE", "Not Protectively Marked", "DRAFT"])
def test_a_protective_marking_is_no_word_of_the_agreement(marking: str) -> None:
    document = doc(paged(*BODIES, top=marking))
    assert asides(document, "header") == [marking] * 3
    assert letters(document.text) == letters("".join(BODIES))


def test_a_recurring_footer_whose_number_grows_is_set_aside_without_page_breaks() -> None:
    text = "\n".join(f"{body}\nHarbour data agreement {n}" for n, body in enumerate(BODIES, 1))
    document = doc(text)
    assert asides(document, "footer") == [f"Harbour data agreement {n}" for n in (1, 2, 3)]
    assert letters(document.text) == letters("".join(BODIES))


def test_page_n_of_m_is_set_aside_without_page_breaks() -> None:
    document = doc("\n\n".join(f"{body}\n\nPage {n} of 3" for n, body in enumerate(BODIES, 1)))
    assert asides(document, "page-number") == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]


def test_numbered_headings_at_the_top_of_pages_stay() -> None:
    document = doc("\f".join(f"{n}. Handling of the list\n\n{body}\n" for n, body in enumerate(BODIES, 1)))
    assert not document.asides
    assert [line for line in lines(document) if "Handling" in line] == [
        "1. Handling of the list",
        "2. Handling of the list",
        "3. Handling of the list",
    ]


def test_a_sentence_that_recurs_in_the_body_stays() -> None:
    text = "\n\n".join(f"{n}. The parties will review clause {n} each year." for n in range(1, 6))
    assert letters(doc(text).text) == letters(text)


def test_a_sentence_runs_on_over_a_page_break() -> None:
    document = doc("The Council shall send the complete list of all the addresses\n\f" + "to the Trust each month.\n")
    assert document.lines[1].page == 2
    assert document.lines[1].gap == 0


# contents pages

BODY = (
    "\n1. Purpose\n\nThe list serves the winter programme.\n\n2. Retention\n\nIt is kept for six months.\n"
    "\n3. Security\n\nIt is sent by encrypted mail.\n"
)


@pytest.mark.parametrize(
    "page",
    [
        "Contents\n\n1. Purpose ............ 2\n2. Retention .......... 3\n3. Security ........... 4\n",
        "Table of Contents\n\n1. Purpose 2\n2. Retention 3\n3. Security 4\n",
        "CONTENTS\n\n1. Purpose\n2. Retention\n3. Security\n",
        "Contents:\n\n1. Purpose . . . . . . 2\n\n2. Retention . . . . . . 3\n\n3. Security . . . . . . 4\n",
        "Contents\n\n1. Purpose ............ ii\n2. Retention .......... iii\n3. Security ........... iv\n",
        "INDEX\n\n1. Purpose 2\n2. Retention 3\n3. Security 4\n",
    ],
    ids=["dotted leaders", "page numbers", "titles alone", "spaced leaders", "roman page numbers", "another title"],
)
def test_a_contents_page_is_set_aside_and_the_headings_stay(page: str) -> None:
    document = doc(page + BODY)
    assert lines(document)[:1] == ["1. Purpose"]
    assert letters(document.text) == letters(BODY)
    assert len(asides(document, "contents")) == 4


def test_a_list_of_annexes_above_them_is_set_aside() -> None:
    annexes = "Annex A: Fields\n\nNames.\n\nAnnex B: People\n\nOne.\n"
    document = doc(f"Annexes:\n\nAnnex A: Fields\nAnnex B: People\n{BODY}\n{annexes}")
    assert asides(document, "contents") == ["Annex A: Fields", "Annex B: People"]
    assert [line for line in lines(document) if line.startswith("Annex ")] == ["Annex A: Fields", "Annex B: People"]


def test_a_clause_about_contents_is_no_contents_page() -> None:
    text = "Contents\n\nThe file holds the names of all tenants.\n\nIt also holds their addresses.\n"
    assert letters(doc(text).text) == letters(text)


# torn words


def test_a_word_torn_over_a_line_end_is_joined() -> None:
    document = doc("The Council gives the infor-\nmation, and no more, to the Trust.\n")
    assert lines(document) == ["The Council gives the information,", "and no more, to the Trust."]


def test_both_halves_of_a_joined_word_keep_their_places() -> None:
    document = doc("The Council gives the infor-\nmation to the Trust.\n")
    at = document.text.index("information")
    assert (document.place(at).line, document.place(at).column) == (1, 23)
    assert (document.place(at + 5).line, document.place(at + 5).column) == (2, 1)
    assert document.quote(at, at + 11) == "infor-\nmation"


def test_a_compound_that_the_text_prints_with_its_hyphen_keeps_it() -> None:
    document = doc("A non-statutory scheme is meant.\nIt rests on a non-\nstatutory footing.\n")
    assert "nonstatutory" not in document.text


def test_a_hyphen_before_a_capital_is_the_name_s_own() -> None:
    assert lines(doc("The bodies of North-\nMoor keep the list.\n")) == ["The bodies of North-Moor", "keep the list."]


# markup

MARKDOWN = """---
title: Draft
author: Records office
---
# Data **sharing** agreement

## 2\\. Purpose

The *Council* gives the [address list](https://example.org/list) to the **Trust** &amp; nobody else.

**Retention.** It is kept for six months.<!-- to be settled -->

| Field | Reason |
|-------|--------|
| Name  | To write |
| Age   | To plan |

Signed off
==========
> The Trust has agreed. snake_case and 2 * 3 stay.
"""


def test_markdown_marks_are_no_words() -> None:
    document = doc(MARKDOWN)
    assert lines(document)[:4] == [
        "Data sharing agreement",
        "2. Purpose",
        "The Council gives the address list to the Trust & nobody else.",
        "Retention. It is kept for six months.",
    ]
    assert "snake_case and 2 * 3 stay." in document.text


def test_markdown_headings_and_bold_openings_are_known_as_such() -> None:
    document = doc(MARKDOWN)
    levels = {document.text[line.start : line.end]: line.level for line in document.lines}
    assert levels["Data sharing agreement"] == 1
    assert levels["2. Purpose"] == 2
    assert levels["Signed off"] == 1
    strong = {document.text[line.start : line.end]: line.strong for line in document.lines}
    assert strong["Retention. It is kept for six months."] == len("Retention.")


def test_the_marks_of_code_are_no_words() -> None:
    assert "kept for six months" in doc(MARKDOWN.replace("six", "`six`")).text


def test_the_rows_of_a_markdown_table_have_their_cells() -> None:
    document = doc(MARKDOWN)
    rows = [[document.text[a:b] for a, b in line.cells] for line in document.lines if line.cells]
    assert rows == [["Field", "Reason"], ["Name", "To write"], ["Age", "To plan"]]


def test_front_matter_is_set_aside() -> None:
    assert [a.number for a in doc(MARKDOWN).asides] == [1, 2, 3, 4]


def test_the_title_of_the_front_matter_is_the_text_s_where_the_text_prints_none() -> None:
    document = doc(
        MARKDOWN.replace("title: Draft", 'title: "Agreement on a list"').replace("# Data **sharing** agree", "Agree")
    )
    assert lines(document)[0] == "Agreement on a list"
    assert document.place(0).column == 9
    assert [a.number for a in document.asides] == [1, 3, 4]


def test_a_character_after_markup_still_maps_to_its_column() -> None:
    document = doc(MARKDOWN)
    place = document.place(document.text.index("Trust &"))
    assert MARKDOWN.split("\n")[place.line - 1][place.column - 1 :].startswith("Trust** &amp;")


def test_plain_text_with_a_star_or_an_angle_is_not_read_as_markup() -> None:
    text = "The list* is kept where age < 18 and > 5.\n* The footnote says why.\n"
    assert doc(text).text == text


def test_html_tags_and_entities_are_no_words() -> None:
    document = doc(
        "<html><body>\n<h2>Purpose</h2>\n<p>The Council &amp; the Trust&nbsp;share a list.</p>\n"
        "<ul><li>name</li>\n<li>age</li></ul>\n</body></html>\n"
    )
    assert lines(document) == ["Purpose", "The Council & the Trust share a list.", "name", "age"]
    assert document.lines[0].level == 2


def test_the_items_of_an_ordered_html_list_have_the_numbers_that_a_browser_prints() -> None:
    document = doc(
        "<p>The parties:</p>\n<ol class='plain'>\n<li>Northmoor Council</li>\n<li>\n  Westhaven Trust\n"
        "<ol type='a'><li>its office</li><li>its stores</li></ol></li>\n<li>Eastmere</li></ol>\n"
        "<ul><li>names</li></ul>\n<ol start=4><li></li><li><a href='#costs'>Costs</a></li><li>Ends</li></ol>\n"
    )
    assert lines(document) == [
        "The parties:", "1. Northmoor Council", "2. Westhaven Trust", "a. its office", "b. its stores", "3. Eastmere",
        "names", "Costs", "6. Ends",
    ]  # fmt: skip
    at = document.text.index("Westhaven")
    assert document.quote(at, at + 9) == "Westhaven"


def test_a_tag_that_runs_over_lines_is_no_word_but_what_stands_in_angles_is() -> None:
    document = doc(
        "<p class='a'\n   id='b'>The Council asks <a class='link'\nhref='mailto:list@example.org'>the Trust</a>.</p>\n"
        "<p>It pays <a sum\nto be agreed>.</p>\n<p>It ends.</p>\n"
    )
    assert " ".join(lines(document)) == "The Council asks the Trust. It pays <a sum to be agreed>. It ends."


def test_html_on_one_line_is_read_in_its_blocks() -> None:
    document = doc(
        "<html><body><h2>Purpose</h2><p>The Council shares a list.</p><ul><li>name</li><li>age</li></ul></body>"
    )
    assert lines(document) == ["Purpose", "The Council shares a list.", "name", "age"]
    assert document.lines[0].level == 2
    at = document.text.index("age")
    assert document.quote(at, at + 3) == "age"


def test_a_heading_of_html_over_two_lines_is_one() -> None:
    document = doc("<div>\n<h2>\n  Purpose of the\n  list\n</h2>\n<p>\n  It serves.\n</p>\n</div>\n")
    assert lines(document) == ["Purpose of the list", "It serves."]
    assert [line.level for line in document.lines] == [2, 0]


def test_the_mark_of_a_heading_alone_is_no_word() -> None:
    assert lines(doc("# Agreement\n\n##\n\n####(Article 5)\n\nText.\n")) == ["Agreement", "(Article 5)", "Text."]


def test_a_control_character_is_a_space() -> None:
    text = "A.\x03The list is kept for the winter programme of the Trust, and for no other use.\n"
    assert lines(doc(text)) == [text.replace("\x03", " ").strip()]


# nothing is lost


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[1] / "corpora").glob("*/*.txt")), ids=lambda p: f"{p.parent.name}/{p.stem}"
)
def test_no_word_of_a_text_is_lost(path: Path) -> None:
    document = read_bytes(path.read_bytes(), path.name)
    aside = {a.number: a.text if a.kind == "letterhead" else "" for a in document.asides}
    lines = enumerate(document.source.split("\n"), 1)
    body = (line.replace(aside[n], "") if aside.get(n) else "" if n in aside else line for n, line in lines)
    plain = "".join(body)
    for ligature, two in LIGATURES.items():
        plain = plain.replace(ligature, two)
    assert letters(document.text) == letters(plain)


def test_no_word_of_a_markdown_text_is_lost_but_comments_and_addresses(corpora: Path) -> None:
    source = (corpora / "markdown-draft" / "agreement.md").read_text(encoding="utf-8")
    document = doc(source)
    aside = {a.number for a in document.asides}
    kept = "\n".join(line for n, line in enumerate(source.split("\n"), 1) if n not in aside)
    plain = re.sub(r"<!--.*?-->|<%.*?%>|\]\([^)]*\)", "", kept, flags=re.S)
    assert letters(document.text) == letters(plain)


# letterheads

BESIDE = """ {0:<70}{1}
 {2:<70}{3}
 {4:<70}{5}
                                                                       {6}
 {7:<70}{8}
"""
PROSE = (
    "The Ministry of Records gives the Council the addresses of",
    "tenants, so that letters about repairs reach them, and it",
    "keeps a record of every time that it does so for inspection",
    "by the auditor, who reports to both of them in March.",
)
HEAD = ("Registry House", "12 Quay Street", "NM1 4QT", "T +44 1632 960 100", "records@example.org")


def interleaved(side: tuple[str, ...]) -> str:
    return BESIDE.format(PROSE[0], side[0], PROSE[1], side[1], PROSE[2], side[2], side[3], PROSE[3], side[4])


def test_a_letterhead_beside_the_body_tears_no_sentence() -> None:
    document = doc(interleaved(HEAD))
    assert document.text.replace("\n", " ").strip() == " ".join(PROSE)
    assert [aside.text for aside in document.asides if aside.kind == "letterhead"] == list(HEAD)
    assert document.lines[-1].gap == 0, "the half-line between two lines of the body parts no paragraph"


def test_a_letterhead_before_the_body_tears_no_sentence() -> None:
    rows = [f"{side:<26}{body}" for side, body in zip(HEAD, (*PROSE, "It holds for a year."), strict=True)]
    document = doc("\n".join([*rows[:3], f"{'Our reference':<26}", *rows[3:]]) + "\n")
    assert document.text.replace("\n", " ").strip() == " ".join([*PROSE, "It holds for a year."])
    place = document.place(document.text.index("tenants"))
    assert (place.line, place.column) == (2, 27)


@pytest.mark.parametrize(
    "side",
    [
        ("Surname", "Forename", "Postcode", "Date of birth", "Address"),
        ("1.", "2.", "3.", "4.", "5."),
        ("It applies.", "T +44 1632 960 100", "It holds.", "a@example.org", "NM1 4QT"),
    ],
    ids=["fields", "labels", "sentences"],
)
def test_a_column_that_holds_no_addresses_or_holds_sentences_stays(side: tuple[str, ...]) -> None:
    document = doc(interleaved(side))
    assert not document.asides
    assert all(word in document.text for word in side)


def test_what_stands_where_another_page_has_its_letterhead_is_one_too() -> None:
    names = ("The Registrar", "Ada Northmoor", "Head of Audit", "Ben Westhaven", "Second floor")
    document = doc(interleaved(HEAD) + "\f" + interleaved(names))
    assert asides(document, "letterhead") == [*HEAD, *names]
    assert not asides(doc(interleaved(names)), "letterhead")


def test_hours_in_a_letterhead_are_set_aside_and_the_paragraph_ends_where_it_ended() -> None:
    side = ("Registry House", "12 Quay Street", "T +44 1632 960 100", "Open on weekdays")
    rows = [f"{body:<70}{word}" for body, word in zip(PROSE, side, strict=True)]
    document = doc("\n".join([*rows, f"{'':<70}9.15 to 16.30", "Keeping", "", "The list is kept for a year.", ""]))
    assert asides(document, "letterhead") == [*side, "9.15 to 16.30"]
    assert [line.gap for line in document.lines if document.text.startswith("Keeping", line.start)] == [1]


def test_a_table_of_parties_with_their_contacts_is_no_letterhead() -> None:
    rows = (
        ("Northmoor Council, controller of the list of addresses", "records@example.org"),
        ("Westhaven Trust, controller of the record of visits", "+44 1632 960 100"),
        ("Eastmere Hospital, recipient of the list that is matched", "+44 1632 960 200"),
        ("Harbour Board, recipient of the statistics of each year", "+44 1632 960 300"),
    )
    assert not doc("".join(f"{a:<70}{b}\n" for a, b in rows)).asides


def test_a_table_of_contacts_is_no_letterhead() -> None:
    rows = [("Records office", "T +44 1632 960 100"), ("Registrar", "records@example.org"), ("Post", "NM1 4QT")] * 2
    document = doc("".join(f"{a:<40}{b}\n" for a, b in rows))
    assert not document.asides
