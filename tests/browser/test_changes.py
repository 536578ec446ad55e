"""The page of changes in a browser: sifted, by keyboard, without script, on a phone, on paper, with a hostile text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from test_cli import TOP, mouscan

Opened = Callable[..., Page]
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OLD = """DATA SHARING AGREEMENT

between Northmoor County Council ("the Council") and Calder Hospital Trust ("the Trust")

1. Data

1.1 The Council shall supply the Trust with the names and home addresses of children.

1.2 The Trust shall not disclose the data to any third party.

2. Security

2.1 The Trust must encrypt the data in transit and at rest.

2.2 The Trust must delete the data after 6 months.

2.3 Members of staff should lock their screens.
"""
NEW = (
    OLD.replace("must encrypt", "should encrypt")
    .replace("6 months", "seven years")
    .replace("should lock", "must lock")
    .replace("home addresses of", "home addresses and nationalities of")
)
BAD = '<script>document.title="taken"</script><img src=x onerror=alert(1)>'


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    folder = tmp_path_factory.mktemp("changes")

    def page(old: str, new: str) -> Path:
        number = len(list(folder.iterdir()))
        one, two, file = (folder / f"{number}-{name}" for name in ("old.txt", "new.txt", "page.html"))
        one.write_text(old, encoding="utf-8")
        two.write_text(new, encoding="utf-8")
        done = mouscan("diff", one, two, "--format", "html", "--output", file, "--fail-on", "never")
        assert (done.returncode, done.stderr, done.stdout) == (0, "", "")
        return file

    return page


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("long") / "page.html"
    one, two = (TOP / "corpora" / name / "agreement.txt" for name in ("reformed", "pupil-data-2015"))
    mouscan("diff", one, two, "--format", "html", "--output", file)
    return file


def test_the_words_stand_side_by_side_and_what_differs_is_marked(opened: Opened, made: Callable[..., Path]) -> None:
    page = opened(made(OLD, NEW))
    card = page.locator(".change", has_text="The time for deletion")
    expect(card.locator("del")).to_have_text("6 months.")
    expect(card.locator("ins")).to_have_text("seven years.")
    style = "e => getComputedStyle(e).textDecorationLine"
    assert card.locator("del").evaluate(style) == "line-through"
    assert card.locator("ins").evaluate(style) == "underline"
    old, new = card.locator(".side").all()
    left, right = old.bounding_box(), new.bounding_box()
    assert left is not None
    assert right is not None
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]


def test_what_matters_most_comes_first(opened: Opened, made: Callable[..., Path]) -> None:
    page = opened(made(OLD, NEW))
    titles = [title.split(" (")[0] for title in page.locator(".group h2").all_inner_texts()]
    assert titles == ["New findings", "Newly permitted", "Weakened", "Strengthened", "Findings that went"]


def test_sifting_by_kind_and_by_what_got_worse(opened: Opened, made: Callable[..., Path]) -> None:
    page = opened(made(OLD, NEW))
    every = page.locator(".change").count()
    page.get_by_label("Kind of change").select_option("weakened")
    expect(page.locator(".change:visible")).to_have_count(2)
    expect(page.locator("output")).to_have_text(f"2 of {every} shown")
    page.get_by_role("link", name="Strengthened").click()
    expect(page.locator("#strengthened")).to_be_in_viewport()
    expect(page.locator("output")).to_have_text(f"{every} of {every} shown")
    page.get_by_label("Only what permits").check()
    expect(page.locator("#strengthened")).to_be_hidden()
    assert page.locator(".change:visible").count() == page.locator(".change[data-worse]").count() < every


def test_the_keyboard_alone_sifts(opened: Opened, made: Callable[..., Path]) -> None:
    page = opened(made(OLD, NEW))
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "kind":
            break
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("Only what permits")).to_be_checked()
    assert "3px" in page.evaluate("getComputedStyle(document.activeElement).outline")
    assert set(page.locator(".group:visible").evaluate_all("all => all.map(one => one.dataset.kind)")) <= {"finding"}


def test_nothing_that_stands_in_an_agreement_is_more_than_text(opened: Opened, made: Callable[..., Path]) -> None:
    old = OLD.replace("to any third party", f"to {BAD} any third party")
    file = made(old, old.replace("shall not", "may").replace("2. Security", f"2. Security {BAD}"))
    page = opened(file)
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 1
    assert page.locator("style").count() == 1
    assert "taken" not in page.title()
    assert "<script>" in page.locator("#changes").inner_text()


def test_the_policy_stops_even_a_script_that_is_not_escaped(opened: Opened, made: Callable[..., Path], browser) -> None:  # type: ignore[no-untyped-def]
    file = made(OLD, NEW)
    text = file.read_text(encoding="utf-8").replace("</main>", "<script>document.title = 'taken'</script></main>")
    other = file.with_name("taken.html")
    other.write_text(text, encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.goto(other.as_uri())
    assert page.title() != "taken"
    assert page.locator("form.sift").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: Opened, long: Path, made: Callable[..., Path], scheme: str) -> None:
    for file in (made(OLD, NEW), made(OLD, OLD), long):
        page = opened(file, color_scheme=scheme)
        for wide in (1500, 360):
            page.set_viewport_size({"width": wide, "height": 900})
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
            found = Axe().run(page, options={"runOnly": LEVELS})
            assert found.violations_count == 0, found.generate_report()


def test_on_a_phone_nothing_scrolls_sideways(opened: Opened, long: Path) -> None:
    page = opened(long, viewport={"width": 360, "height": 740})
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_script_everything_can_be_read(opened: Opened, made: Callable[..., Path]) -> None:
    page = opened(made(OLD, NEW), java_script_enabled=False)
    expect(page.locator("form.sift")).to_be_hidden()
    expect(page.locator(".change").first).to_be_visible()
    expect(page.locator("#weakened")).to_be_visible()


def test_on_paper_everything_is_there_and_nothing_to_press(opened: Opened, made: Callable[..., Path]) -> None:
    page = opened(
        made(OLD, NEW.replace("lock their screens", "lock the screens of their own")),
        viewport={"width": 1040, "height": 720},
    )
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("form.sift")).to_be_hidden()
    expect(page.locator(".change").last).to_be_visible()
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1040
