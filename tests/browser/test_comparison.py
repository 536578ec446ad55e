"""The page of a comparison in a browser: heads that stay, sorting, sifting, the keyboard, a phone, hostile names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from mouscan.contrast import contrast
from mouscan.contrast.forms import written
from test_cli import mouscan
from test_compare import FILES, HOSTILE, hostile, named

Opened = Callable[..., Page]
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TEMPLATE = "template"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the pages of the three agreements, of them against a template, of thirty, and of a hostile one."""
    plain = [named(file) for file in FILES]
    made = {
        "plain": contrast(plain),
        TEMPLATE: contrast([named(file, roles=True) for file in (TEMPLATE, *FILES)], template=True),
        "many": contrast(plain * 10),
        "hostile": hostile(),
    }
    folder = tmp_path_factory.mktemp("comparisons")
    found = {}
    for name, one in made.items():
        found[name] = folder / f"{name}.html"
        found[name].write_text(written(one, "html", 80), encoding="utf-8")
    return found


def row(page: Page, label: str) -> Locator:
    return page.locator("tr.row", has=page.locator("th", has_text=label)).first


def said(page: Page, group: str, column: int) -> list[str]:
    """Return what the visible cells of a column say in a group, from the top."""
    cells = page.locator(f"tbody[data-group={group}] tr.row:visible td:nth-child({column + 1}) .value")
    return cells.all_inner_texts()


def test_head_and_first_column_stay_in_view_wherever_one_scrolls(opened: Opened, pages: dict[str, Path]) -> None:
    page = opened(pages["many"])
    scroll = page.locator(".scroll")
    before = page.locator(".corner").bounding_box()
    scroll.evaluate("one => one.scrollTo(1500, 2500)")
    assert scroll.evaluate("one => [one.scrollLeft, one.scrollTop]") == [1500, 2500]
    assert page.locator(".corner").bounding_box() == before
    box = scroll.bounding_box()
    assert before is not None
    assert box is not None
    for head in page.locator("thead th").all():
        here = head.bounding_box()
        assert here is not None
        assert abs(here["y"] - before["y"]) < 1
    x, y = before["x"] + 10, box["y"] + box["height"] / 2
    assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).closest('th')?.scope", [x, y]) == "row"
    assert page.evaluate("([x, y]) => !!document.elementFromPoint(x, y).closest('thead')", [x + 600, before["y"] + 10])


def test_the_head_of_a_column_sorts_by_it_and_tells_it(opened: Opened, pages: dict[str, Path]) -> None:
    page = opened(pages["plain"])
    head = page.locator("thead th").nth(2)
    first = page.locator("tbody[data-group=safeguards] tr.row th").all_inner_texts()
    expect(head).to_have_attribute("aria-sort", "none")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    order = ["present", "weak", "absent"]
    assert said(page, "safeguards", 2) == sorted(said(page, "safeguards", 2), key=order.index)
    assert set(said(page, "safeguards", 2)) == set(order)
    assert said(page, "firewall", 2)[0] == "POSSIBLE"
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert said(page, "safeguards", 2) == sorted(said(page, "safeguards", 2), key=order.index, reverse=True)
    other = page.locator("thead th").nth(1)
    other.get_by_role("button").press("Enter")
    expect(other).to_have_attribute("aria-sort", "ascending")
    expect(head).to_have_attribute("aria-sort", "none")
    other.get_by_role("button").press("Enter")
    other.get_by_role("button").press("Enter")
    expect(other).to_have_attribute("aria-sort", "none")
    assert page.locator("tbody[data-group=safeguards] tr.row th").all_inner_texts() == first
    # A group keeps its head on top of it.
    assert page.locator("tbody > tr:first-child.group").count() == page.locator("tbody").count()


def test_words_groups_and_differences_sift_the_rows(opened: Opened, pages: dict[str, Path]) -> None:
    page = opened(pages["plain"])
    every = page.locator("tr.row").count()
    told = page.locator("form output")
    expect(told).to_have_text(f"{every} of {every} rows shown")
    page.get_by_label("Words").fill("7 YEARS")
    expect(page.locator("tr.row:visible")).to_have_count(1)
    expect(row(page, "retention limit")).to_be_visible()
    expect(page.locator("tbody:visible")).to_have_count(1)
    expect(told).to_have_text(f"1 of {every} rows shown")
    page.get_by_label("Words").fill("")
    page.get_by_label("Rows").select_option("Flows")
    assert {one.get_attribute("data-group") for one in page.locator("tbody:visible").all()} == {"flows"}
    page.get_by_label("Rows").select_option("all")
    page.get_by_label("Only what differs").check()
    expect(row(page, "retention limit")).to_be_visible()
    expect(row(page, "termination")).to_be_hidden()
    expect(row(page, "volume cap")).to_be_hidden()
    assert 0 < page.locator("tr.row:visible").count() < every


def test_only_the_agreements_that_are_chosen_are_shown_and_told_apart(opened: Opened, pages: dict[str, Path]) -> None:
    page = opened(pages["plain"])
    page.get_by_label("Only what differs").check()
    expect(row(page, "nationality")).to_be_visible()
    page.get_by_text("What is compared").click()
    page.get_by_label("marlow.txt").uncheck()
    expect(page.locator("thead th:visible")).to_have_count(3)
    expect(row(page, "breach notification").locator("td:visible")).to_have_count(2)
    # Only marlow.txt names it.
    expect(row(page, "nationality")).to_be_hidden()


def test_against_a_template_only_what_changed_differs(opened: Opened, pages: dict[str, Path]) -> None:
    page = opened(pages[TEMPLATE])
    page.get_by_label("Only what differs").check()
    expect(row(page, "onward disclosure restriction").locator("td").nth(2)).to_contain_text("missing")
    expect(row(page, "nationality").locator("td").nth(3)).to_contain_text("added")
    expect(row(page, "retention limit").locator("td").nth(2)).to_contain_text("changed")
    expect(row(page, "termination")).to_be_hidden()
    # Only the names of these are others.
    expect(row(page, "local authority general")).to_be_hidden()
    page.get_by_text("What is compared").click()
    expect(page.get_by_text("Against the template: 0 missing, 0 added, 0 changed.")).to_be_visible()


def test_what_stands_out_is_told_in_a_sign_and_in_words_and_not_by_colour_alone(
    opened: Opened, pages: dict[str, Path]
) -> None:
    page = opened(pages["plain"])
    cells = row(page, "breach notification").locator("td")
    assert [cell.get_attribute("class") for cell in cells.all()] == [None, "out", None]
    expect(cells.nth(1)).to_contain_text("◆")
    expect(cells.nth(1)).to_contain_text("stands out: ")
    expect(cells.nth(0)).not_to_contain_text("◆")


def test_the_keyboard_alone_goes_from_cell_to_cell_and_opens_the_words(opened: Opened, pages: dict[str, Path]) -> None:
    page = opened(pages["plain"])
    stops = 0
    while not page.evaluate("document.activeElement.matches('td summary')"):
        page.keyboard.press("Tab")
        stops += 1
        assert stops < 20
    for _ in range(200):
        if "retention limit" in page.evaluate("document.activeElement.closest('tr').cells[0].innerText"):
            break
        page.keyboard.press("ArrowDown")
    words = page.locator(":focus + .words")
    expect(words).to_be_hidden()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(words).to_be_visible()
    expect(words).to_contain_text("“The Council shall keep the data for 7 years and then delete the data.”")
    expect(words).to_contain_text("2.1, page 1, line 13")
    expect(words).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(words).to_be_hidden()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    expect(page.locator("td details[open]")).to_have_count(0)
    assert page.evaluate("document.activeElement.closest('td').cellIndex") == 3
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.matches('td summary')")


def test_the_cell_with_the_focus_lies_under_nothing(opened: Opened, pages: dict[str, Path]) -> None:
    """As WCAG 2.2 asks, 2.4.11: neither the heads nor the first column cover it."""
    page = opened(pages["many"], reduced_motion="reduce")
    page.locator("td summary").first.focus()
    uncovered = (
        "(one => { const box = one.getBoundingClientRect();"
        " return document.elementFromPoint(box.left + 4, box.top + 4)?.closest('td') === one.closest('td'); })"
        "(document.activeElement)"
    )
    for key in ["ArrowDown"] * 25 + ["ArrowRight"] * 12 + ["ArrowUp"] * 25 + ["ArrowLeft"] * 12:
        page.keyboard.press(key)
        assert page.evaluate(uncovered), key


@pytest.mark.parametrize("name", ["plain", TEMPLATE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: Opened, pages: dict[str, Path], name: str, scheme: str) -> None:
    page = opened(pages[name], color_scheme=scheme)
    page.locator("details.what").evaluate("one => { one.open = true; }")
    for wide in (1500, 360):
        page.set_viewport_size({"width": wide, "height": 900})
        page.locator("td.out summary").first.click()
        found = Axe().run(page, options={"runOnly": LEVELS})
        assert found.violations_count == 0, found.generate_report()
        page.keyboard.press("Escape")


@pytest.mark.parametrize("name", ["plain", "many"])
def test_on_a_phone_only_the_table_scrolls_sideways(opened: Opened, pages: dict[str, Path], name: str) -> None:
    page = opened(pages[name], viewport={"width": 360, "height": 740})
    page.locator("details.what").evaluate("one => { one.open = true; }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    scroll = page.locator(".scroll")
    assert scroll.evaluate("one => one.scrollWidth > one.clientWidth")
    scroll.evaluate("one => one.scrollTo(400, 300)")
    first = row(page, "nationality").locator("th").bounding_box()
    box = scroll.bounding_box()
    assert first is not None
    assert box is not None
    assert abs(first["x"] - box["x"]) < 2
    assert first["width"] < box["width"] / 2
    summary = row(page, "retention limit").locator("summary").nth(1)
    summary.click()
    words = row(page, "retention limit").locator(".words").nth(1)
    expect(words).to_be_in_viewport(ratio=1)
    shown = words.bounding_box()
    assert shown is not None
    x, y = shown["x"] + 20, shown["y"] + 20
    assert page.evaluate("([x, y]) => !!document.elementFromPoint(x, y).closest('.words')", [x, y])


def test_without_script_everything_can_be_read(opened: Opened, pages: dict[str, Path]) -> None:
    page = opened(pages["plain"], java_script_enabled=False)
    expect(page.locator("form.sift")).to_be_hidden()
    expect(page.locator("input:visible")).to_have_count(0)
    cell = row(page, "retention limit").locator("td").nth(1)
    expect(cell.locator(".words")).to_be_hidden()
    cell.locator("summary").click()
    expect(cell.locator(".words")).to_be_visible()
    expect(page.locator("thead button")).to_have_count(0)


def test_on_paper_a_wide_table_becomes_several_that_fit(opened: Opened, pages: dict[str, Path]) -> None:
    page = opened(pages["many"], viewport={"width": 1040, "height": 720})
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    tables = page.locator("table:visible")
    expect(tables).to_have_count(5)
    for number in range(5):
        assert tables.nth(number).evaluate("one => one.offsetWidth") <= 1040
        assert tables.nth(number).locator("thead th").count() == 7
    heads = [head.split(".")[0] for head in tables.locator("thead .head").all_inner_texts() if head != "Row"]
    assert heads == [str(number) for number in range(1, 31)]
    expect(page.locator("form.sift")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("table:visible")).to_have_count(1)


def test_nothing_that_stands_in_an_agreement_is_more_than_text(opened: Opened, pages: dict[str, Path]) -> None:
    page = opened(pages["hostile"])
    page.get_by_label("Words").fill("<script>")
    page.locator("td summary").first.click()
    assert page.locator("script").count() == 1
    assert page.locator("style").count() == 1
    assert page.locator("main a").count() == 0
    assert HOSTILE in page.locator("td blockquote").first.inner_text()
    assert HOSTILE in page.locator("thead th").nth(1).inner_text()


def test_an_agreement_whose_party_is_a_script_is_compared_as_it_reads(opened: Opened, tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / f"{name}.txt").write_text(
            f'AGREEMENT {name} <script>alert(1)</script>\n\nbetween Northmoor <script>alert(1)</script> School "><img'
            " src=x onerror=alert(1)> and the Home Office\n\n1. Sharing\n\n1.1 The School will supply the addresses of"
            ' pupils "><img src=x onerror=alert(1)> to the Home Office.\n',
            encoding="utf-8",
        )
    out = tmp_path / "page.html"
    done = mouscan("compare", tmp_path / "one.txt", tmp_path / "other.txt", "--format", "html", "--output", out)
    assert (done.returncode, done.stderr) == (0, "")
    page = opened(out)
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 1
    assert "<script>alert(1)</script>" in page.locator("table").inner_text()
