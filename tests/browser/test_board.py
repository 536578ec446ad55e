"""The page of a graph in a browser: by keyboard, sifted, without script, on a phone, and with a hostile agreement."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from mouscan.firewall.fix import fix
from mouscan.firewall.join import standing
from mouscan.firewall.load import Query
from mouscan.firewall.verdict import verdict
from mouscan.firewall.world import Bar, Edge, Opening, Unit, World
from mouscan.graph import Evidence
from mouscan.report.board import board as drawn
from mouscan.report.trace import Asked, Trace
from test_cli import TOP, mouscan

Opened = Callable[..., Page]
Board = Callable[[str], Path]
PUPILS, REFORMED = "pupil-data-2015", "reformed"
ARROW = ".drawing a.arrow"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def walk(page: Page, most: int = 40) -> list[str]:
    """Return what Tab comes to from the top of the page, until it has come to an arrow."""
    seen: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.id || document.activeElement.className"))
        if page.evaluate("document.activeElement.matches('.arrow.open')"):
            return seen
    raise AssertionError(f"no arrow among {seen}")


def test_the_keyboard_alone_comes_to_an_arrow_and_opens_its_clause_and_words(opened: Opened, board: Board) -> None:
    page = opened(board(PUPILS))
    seen = walk(page)
    assert seen[:3] == ["skip", "data", "use"]
    assert page.locator(":focus").get_attribute("href") == "#a1"
    row = page.locator("#a1")
    assert row.get_attribute("open") is None
    page.keyboard.press("Enter")
    expect(row).to_have_attribute("open", "")
    expect(row.locator("summary")).to_be_focused()
    expect(row.locator("dd").get_by_text("Annex 5/15.3")).to_be_visible()
    expect(row.get_by_text("DfE will supply the Home Office with").first).to_be_visible()
    expect(row.locator("footer").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator("#d-a1")).to_be_focused()


def test_each_unit_and_each_arrow_can_be_come_to_and_has_a_name(opened: Opened, board: Board) -> None:
    page = opened(board(PUPILS))
    walk(page)
    seen = {page.evaluate("document.activeElement.id")}
    while True:
        page.keyboard.press("Tab")
        id = page.evaluate("document.activeElement.closest('svg') ? document.activeElement.id : ''")
        if not id:
            break
        seen.add(id)
    every = page.evaluate("[...document.querySelectorAll('.drawing .unit, .drawing .arrow')].map(one => one.id)")
    first = every.index(next(id for id in every if id in seen))
    assert set(every[first:]) == seen
    assert first <= 1
    names = page.evaluate("[...document.querySelectorAll('.drawing a')].map(one => one.ariaLabel)")
    assert all(names)


def test_the_focus_can_be_seen(opened: Opened, board: Board) -> None:
    page = opened(board(PUPILS))
    walk(page)
    style = page.evaluate("getComputedStyle(document.activeElement.querySelector('.chip')).outline")
    assert "3px" in style
    assert "solid" in style


def test_sifting_by_data_hides_what_does_not_concern_them(opened: Opened, board: Board) -> None:
    page = opened(board(PUPILS))
    back, forth = page.locator("#d-a3"), page.locator("#d-a1")
    expect(back).to_be_visible()
    page.get_by_label("Kind of data").select_option("attendance")
    expect(forth).to_be_visible()
    expect(back).to_be_hidden()
    expect(page.locator("#a3")).to_be_hidden()
    expect(page.locator("output")).to_have_text("6 of 8 flows and prohibitions shown")
    page.get_by_label("Kind of data").select_option("")
    expect(back).to_be_visible()


def test_sifting_by_purpose_and_by_the_open_path(opened: Opened, board: Board) -> None:
    page = opened(board(REFORMED))
    page.get_by_label("Purpose").select_option("detain-remove-return")
    shown = page.locator("details.row.prohibited:visible")
    assert shown.count() > 1
    assert page.get_by_label("Open path only").count() == 0
    page = opened(board(PUPILS))
    page.get_by_label("Open path only").check()
    expect(page.locator(f"{ARROW}:visible")).to_have_count(1)
    expect(page.locator("#d-a1")).to_be_visible()


def test_a_row_lights_up_its_arrow_and_an_arrow_its_row(opened: Opened, board: Board) -> None:
    page = opened(board(PUPILS))
    page.locator("#a3 summary").click()
    expect(page.locator("#d-a3")).to_have_class("arrow explicit on")
    page.locator("#d-a2 .chip").click()
    expect(page.locator("#a2")).to_have_class("row on")
    expect(page.locator("#a2")).to_have_attribute("open", "")
    expect(page.locator(".on")).to_have_count(2)


def test_the_verdict_stands_at_the_top_in_one_sentence(opened: Opened, board: Board) -> None:
    for name in (PUPILS, REFORMED):
        page = opened(board(name))
        says = mouscan("trace", TOP / "corpora" / name / "agreement.txt").stdout.splitlines()[0]
        assert f"{page.locator('.badge').inner_text()}: {page.locator('.says').inner_text()}".startswith(says)


def test_what_opens_a_prohibition_again_is_told(opened: Opened, board: Board) -> None:
    page = opened(board("umbrella-2019"))
    row = page.locator("details.row.prohibited", has_text="16.1").first
    row.locator("summary").click()
    expect(row.get_by_text("But opened")).to_be_visible()


BAD = '"><img src=x onerror="alert(1)"><script>alert(2)</script>\'{{ 7 * 7 }}</style></title>'


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Return the page of a world in which everything that comes from a text tries to be more than text."""
    words = (Evidence(BAD, 1, 1, 0, 1, BAD),)
    units = {
        "a": Unit("a", f"School {BAD}", "education", "service"),
        "b": Unit("b", BAD, f'x" onload="alert(3){BAD}', "enforcement"),
        "c": Unit("c", BAD, "border", "enforcement", "b"),
    }
    one = Edge("e", BAD, "a", "b", frozenset({BAD}), frozenset({BAD}), "explicit", (BAD,), words)
    any_ = frozenset({BAD})
    opening = Opening(any_, any_, clauses=(BAD,), evidence=words)
    bar = Bar("x", frozenset({"a"}), frozenset({"c"}), any_, any_, (opening,), (BAD,), words)
    world = World(units, (one,), (bar, Bar("y", frozenset({BAD}), clauses=(BAD,), evidence=words)))
    query = Query(standing(world, ["service"]), standing(world, ["enforcement"]))
    page = drawn(Trace(world, Asked(query, BAD, BAD), verdict(world, query), fix(world, query)), BAD, BAD)
    file = tmp_path / "hostile.html"
    file.write_text(page, encoding="utf-8")
    return file


def test_nothing_that_stands_in_an_agreement_is_more_than_text(opened: Opened, hostile: Path) -> None:
    page = opened(hostile)
    page.locator("#a1 summary").click()
    page.get_by_label("Kind of data").select_option(BAD)
    page.wait_for_timeout(100)
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 1
    assert page.locator("style").count() == 1
    assert page.evaluate("[...document.querySelectorAll('*')].filter(e => e.onload || e.onerror).length") == 0
    assert page.title() == BAD
    assert page.locator("#a1 blockquote").first.inner_text().startswith(f"“{BAD}”")
    assert "49" not in page.locator("body").inner_text()


def test_the_policy_stops_even_a_script_that_is_not_escaped(browser: object, hostile: Path, opened: Opened) -> None:
    """The second lock: a page into which a script has got all the same runs none but its own."""
    text = hostile.read_text(encoding="utf-8").replace("</main>", "<script>document.title = 'taken'</script></main>")
    file = hostile.with_name("taken.html")
    file.write_text(text, encoding="utf-8")
    context = browser.new_context()  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.title() == BAD
    assert page.locator("form.sift").is_visible()
    context.close()


def test_an_agreement_whose_names_are_markup_is_drawn_as_it_reads(opened: Opened, tmp_path: Path) -> None:
    text = tmp_path / "mou.txt"
    text.write_text(
        'AGREEMENT between Northmoor <script>alert(1)</script> School and the Home Office\n\n1. Sharing "><img src=x'
        ' onerror=alert(1)>\n\nThe School will supply the addresses of pupils "><img src=x onerror=alert(1)> to the'
        " Home Office.\n",
        encoding="utf-8",
    )
    done = mouscan("graph", text, "--format", "html")
    assert (done.returncode, done.stderr) == (0, "")
    file = tmp_path / "page.html"
    file.write_text(done.stdout, encoding="utf-8")
    page = opened(file)
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 1
    assert "<img src=x onerror=alert(1)>" in page.locator(".panel").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [PUPILS, "umbrella-2019", REFORMED])
def test_axe_finds_nothing(opened: Opened, board: Board, name: str, scheme: str) -> None:
    page = opened(board(name), color_scheme=scheme)
    for wide in (1500, 360):
        page.set_viewport_size({"width": wide, "height": 900})
        for row in page.locator("details.row").all():
            row.evaluate("one => { one.open = true; }")
        found = Axe().run(page, options={"runOnly": LEVELS})
        assert found.violations_count == 0, found.generate_report()


CONTRAST = """(() => {
  const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const style = (node) => getComputedStyle(node);
  const card = style(document.querySelector('.scroll')).backgroundColor;
  const behind = (node) => {
    const own = node.closest('a')?.querySelector('rect');
    if (own?.matches('.bare')) return style(document.querySelector('.drawing .body')).fill;
    if (own) return style(own).fill;
    return node.matches('.side') ? style(document.querySelector('.drawing .band')).fill : card;
  };
  const band = style(document.querySelector('.drawing .band')).fill;
  const texts = [...document.querySelectorAll('.drawing text')].map((node) =>
    [`${node.textContent} (text)`, ratio(style(node).fill, behind(node)), 4.5]);
  const lines = [...document.querySelectorAll('.drawing .line')].flatMap((node) =>
    [card, band].map((ground) => [node.parentElement.id, ratio(style(node).stroke, ground), 3]));
  return [...texts, ...lines];
})()"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_drawn_stands_out_from_its_ground(opened: Opened, board: Board, scheme: str) -> None:
    """As WCAG 2.2 asks, 1.4.3 and 1.4.11: axe does not measure text in a drawing."""
    for name in (PUPILS, REFORMED):
        page = opened(board(name), color_scheme=scheme)
        for lit in (False, True):
            if lit:
                page.evaluate("document.querySelectorAll('.drawing a').forEach(one => one.classList.add('on'))")
            found = page.evaluate(CONTRAST)
            assert len(found) > 40
            assert [(what, ratio) for what, ratio, least in found if ratio < least] == []


@pytest.mark.parametrize("name", [PUPILS, "umbrella-2019", REFORMED])
def test_on_a_phone_only_the_drawing_scrolls_sideways(opened: Opened, board: Board, name: str) -> None:
    page = opened(board(name), viewport={"width": 360, "height": 740})
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    sideways = page.evaluate(
        "[...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll') &&"
        " (e.getBoundingClientRect().right > 360.5)).map(e => e.className)"
    )
    assert [name for name in sideways if name != "skip"] == []
    assert page.evaluate("(e => e.scrollWidth > e.clientWidth)(document.querySelector('.scroll'))")


def test_without_script_everything_can_be_read(opened: Opened, board: Board) -> None:
    page = opened(board(PUPILS), java_script_enabled=False)
    expect(page.locator(".drawing")).to_be_visible()
    expect(page.locator("form.sift")).to_be_hidden()
    expect(page.locator("#a1 blockquote").first).to_be_visible()
    page.locator("#d-a2 .chip").click()
    assert page.url.endswith("#a2")


def test_on_paper_every_clause_is_there_and_nothing_to_press(opened: Opened, board: Board) -> None:
    page = opened(board(PUPILS), viewport={"width": 1040, "height": 720})
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("form.sift")).to_be_hidden()
    expect(page.locator("#a3 blockquote").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1040
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0


def test_the_labels_of_the_drawing_fit_their_boxes_and_lie_on_nothing(opened: Opened, board: Board) -> None:
    for name in sorted(folder.parent.name for folder in (TOP / "corpora").glob("*/agreement.txt")):
        page = opened(board(name))
        boxes = page.evaluate(
            "[...document.querySelectorAll('.drawing .chip, .drawing .box')].map(e => e.getBBox()).map(b =>"
            " [b.x, b.y, b.x + b.width, b.y + b.height])"
        )
        for number, (left, top, right, bottom) in enumerate(boxes):
            for x, y, to_x, to_y in boxes[:number]:
                assert right <= x or to_x <= left or bottom <= y or to_y <= top, name
        beyond = page.evaluate(
            "[...document.querySelectorAll('.drawing a')].flatMap(a => [...a.querySelectorAll('text')].filter(t => {"
            " const box = a.querySelector('rect').getBBox(), own = t.getBBox();"
            " return own.x + own.width > box.x + box.width || own.y < box.y || own.y + own.height > box.y + box.height;"
            " }).map(t => t.textContent))"
        )
        assert beyond == [], name
