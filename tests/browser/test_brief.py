"""The lawyer's page in a browser: from a finding to its clause and back, filtered, printed, and with a hostile text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from reviewed import BAD, hostile, judged, review, settled

Opened = Callable[..., Page]
Brief = Callable[..., Path]
PUPILS, UMBRELLA, REFORMED = "pupil-data-2015", "umbrella-2019", "reformed"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ON = re.compile(r"\bon\b")
FOCUSED = "document.activeElement.closest('.finding')?.id"


def finding(page: Page, rule: str) -> str:
    """Return the id of the finding of a rule."""
    id = page.locator(f'.finding[data-rule="{rule}"]').get_attribute("id")
    assert id is not None
    return id


def shown(page: Page) -> str:
    return page.locator("output").first.inner_text()


def test_a_click_on_a_finding_brings_its_clause_into_view_and_marks_it(opened: Opened, brief: Brief) -> None:
    page = opened(brief(review(PUPILS)))
    card = page.locator(f"#{finding(page, 'FWL-018')}")
    clause = page.locator(card.locator(".to").get_attribute("href") or "")
    expect(clause).not_to_be_in_viewport()
    card.locator(".to").click()
    expect(clause).to_be_in_viewport()
    expect(clause).to_be_focused()
    expect(clause).to_have_class(ON)
    expect(card).to_have_class(ON)
    assert "reduce the number of people who live in the United Kingdom without leave" in clause.inner_text()
    words = page.locator("mark.on")
    assert words.first.inner_text() == "reduce the number of people who live in the United Kingdom without leave"
    expect(words.first).to_be_in_viewport()


def test_a_click_beside_the_link_does_the_same_and_on_a_quotation_shows_its_own_clause(
    opened: Opened, brief: Brief
) -> None:
    page = opened(brief(review(PUPILS)))
    card = page.locator(f"#{finding(page, 'FWL-001')}")
    clause = page.locator(card.locator(".to").get_attribute("href") or "")
    card.locator(".message").click()
    expect(clause).to_be_focused()
    other = card.locator("blockquote footer a").nth(1)
    other.click()
    expect(page.locator(other.get_attribute("href") or "")).to_be_focused()
    expect(clause).not_to_have_class(ON)
    assert page.locator("mark.on").count() > 0


def test_the_keyboard_goes_from_finding_to_finding_to_the_clause_and_back(opened: Opened, brief: Brief) -> None:
    page = opened(brief(review(PUPILS)))
    for key, id in (("j", "a1-f1"), ("j", "a1-f2"), ("j", "a1-f3"), ("k", "a1-f2")):
        page.keyboard.press(key)
        assert page.evaluate(FOCUSED) == id
        expect(page.locator(f"#{id}")).to_be_in_viewport()
    clause = page.locator(page.locator("#a1-f2 .to").get_attribute("href") or "")
    page.keyboard.press("Enter")
    expect(clause).to_be_focused()
    expect(clause).to_have_class(ON)
    expect(clause).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(clause.locator(".chip").first).to_be_focused()
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED) == "a1-f2"


def test_every_finding_can_be_come_to_and_its_focus_seen(opened: Opened, brief: Brief) -> None:
    page = opened(brief(review(PUPILS)))
    total = page.locator(".finding").count()
    for number in range(1, total + 1):
        page.keyboard.press("j")
        assert page.evaluate(FOCUSED) == f"a1-f{number}"
    page.keyboard.press("j")
    assert page.evaluate(FOCUSED) == f"a1-f{total}"
    page.locator("#a1-f1 .to").focus()
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outline")
    assert "solid" in outline
    assert "3px" in outline


def test_the_keys_can_be_turned_off_and_leave_the_filters_alone(opened: Opened, brief: Brief) -> None:
    """As WCAG 2.1.4 asks of keys that are a single character."""
    page = opened(brief(review(PUPILS)))
    page.get_by_label("Risk").focus()
    page.keyboard.press("j")
    assert page.evaluate(FOCUSED) is None
    page.get_by_label("Keys:").uncheck()
    page.keyboard.press("j")
    assert page.evaluate(FOCUSED) is None
    page.get_by_label("Keys:").check()
    page.keyboard.press("j")
    assert page.evaluate(FOCUSED) == "a1-f1"


def test_the_skip_link_comes_first_and_leads_past_the_head(opened: Opened, brief: Brief) -> None:
    page = opened(brief(review(PUPILS)))
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Risk")).to_be_focused()


def test_the_link_of_a_clause_brings_its_finding_and_so_does_a_click_on_the_words(opened: Opened, brief: Brief) -> None:
    page = opened(brief(review(PUPILS)))
    number = finding(page, "MIN-006").removeprefix("a1-f")
    card = page.locator(f"#a1-f{number}")
    expect(card).not_to_be_in_viewport()
    page.locator(f'.clause .chip[data-n="{number}"]').click()
    expect(card).to_be_in_viewport()
    expect(card.locator(".to")).to_be_focused()
    expect(card).to_have_class(ON)
    own = page.locator("mark", has_text="better deliver their respective businesses")
    own.click()
    assert page.evaluate(FOCUSED) == f"a1-f{own.get_attribute('data-n')}"
    expect(page.locator(f"#a1-f{own.get_attribute('data-n')}")).to_be_in_viewport()


def test_every_clause_with_marked_words_links_to_each_of_its_findings(opened: Opened, brief: Brief) -> None:
    page = opened(brief(review(PUPILS)))
    lacking = page.evaluate(
        "[...document.querySelectorAll('.clause mark')].flatMap(m => m.dataset.n.split(' ').filter(n =>"
        " !m.closest('.clause').querySelector(`.chip[data-n='${n}']`)))"
    )
    assert lacking == []
    broken = page.evaluate(
        "[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href')).filter(h =>"
        " !h.startsWith('#') || !document.getElementById(h.slice(1)))"
    )
    assert broken == []
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_what_is_missing_stands_after_the_clause_where_it_belongs(opened: Opened, brief: Brief) -> None:
    page = opened(brief(review(PUPILS)))
    card = page.locator(f"#{finding(page, 'ACC-007')}")
    expect(card.locator(".to")).to_contain_text("Not in the text: belongs after clause 7.3")
    card.locator(".to").click()
    gap = page.locator(card.locator(".to").get_attribute("href") or "")
    expect(gap).to_be_in_viewport()
    expect(gap).to_be_focused()
    expect(gap).to_contain_text("The text does not fix when this agreement is reviewed.")
    before = page.evaluate(
        "(e => { while (!e.matches('.clause')) e = e.previousElementSibling; return e.innerText; })"
        "(document.activeElement)"
    )
    assert before.startswith("7.3")
    gap.locator(".chip").click()
    expect(card.locator(".to")).to_be_focused()


def test_what_was_read_in_a_clause_can_be_opened(opened: Opened, brief: Brief) -> None:
    page = opened(brief(review(PUPILS)))
    clause = page.locator(".clause", has_text="Signed on behalf of DfE").first
    expect(clause.locator("dl")).to_be_hidden()
    clause.locator("summary").click()
    expect(clause.locator("dd").first).to_be_visible()
    flows = page.locator(".read dt", has_text="flow")
    assert flows.count() > 0
    expect(page.locator(".read dd", has_text="Department for Education -> Home Office").first).to_be_attached()


def test_the_filters_filter_and_say_how_many_are_left(opened: Opened, brief: Brief) -> None:
    report = review(PUPILS)
    page = opened(brief(report))
    fails, opens, passes = (report.having(outcome) for outcome in ("fail", "unknown", "pass"))

    def told(**asked: str) -> str:
        def count(rows: tuple[object, ...]) -> int:
            return sum(all(getattr(row, name) == value for name, value in asked.items()) for row in rows)

        return (
            f"Shown: {count(fails)} of {len(fails)} violations, {count(opens)} of {len(opens)} for review,"
            f" {count(passes)} of {len(passes)} passed"
        )

    assert shown(page) == told()
    page.get_by_label("Risk").select_option("warning")
    assert shown(page) == told(severity="warning")
    expect(page.locator(".finding:visible")).to_have_count(sum(row.severity == "warning" for row in fails))
    page.get_by_label("Class").select_option("law")
    assert shown(page) == told(severity="warning", cls="law")
    page.get_by_label("Risk").select_option("")
    page.get_by_label("Class").select_option("")
    page.get_by_label("Rule").select_option("MIN-006")
    assert shown(page) == told(rule="MIN-006")
    expect(page.locator(".finding:visible")).to_have_count(1)
    marks = page.locator("mark:not(.off)")
    assert {one.get_attribute("data-n") for one in marks.all()} == {finding(page, "MIN-006").removeprefix("a1-f")}
    expect(page.locator(".text .chip:visible")).to_have_count(1)
    expect(page.locator(".gap:visible")).to_have_count(0)


def test_the_filter_of_outcomes_opens_what_passed(opened: Opened, brief: Brief) -> None:
    page = opened(brief(review(PUPILS)))
    passed = page.locator(".passed .entry")
    expect(passed.first).to_be_hidden()
    page.get_by_label("Outcome").select_option("passed")
    expect(passed.first).to_be_visible()
    expect(page.locator(".finding:visible")).to_have_count(0)
    page.get_by_label("Outcome").select_option("review")
    expect(page.locator(".finding:visible")).to_have_count(2)
    expect(page.locator(".finding:visible .badge.review")).to_have_count(2)


def test_what_a_filter_hides_is_shown_when_it_is_asked_for(opened: Opened, brief: Brief) -> None:
    page = opened(brief(review(PUPILS)))
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.evaluate(
        "(s => { s.value = 'ACC-007'; s.dispatchEvent(new Event('change', { bubbles: true })); })"
        "(document.querySelector('[name=rule]'))"
    )
    expect(page.locator("#a1-f1")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("#a1-f1")).to_be_visible()
    assert page.evaluate(FOCUSED) == "a1-f1"


def test_known_and_suppressed_findings_lie_folded_with_their_reason(opened: Opened, brief: Brief) -> None:
    page = opened(brief(settled(review(UMBRELLA))))
    group = page.locator("details.group", has_text="Known and suppressed")
    expect(group.locator(".finding")).to_have_count(2)
    expect(group.get_by_text("in the baseline")).to_be_hidden()
    group.locator("summary").first.click()
    expect(group.get_by_text("in the baseline")).to_be_visible()
    expect(group.get_by_text("entry pending until spring")).to_be_visible()
    expect(page.get_by_text("This suppression matches no finding.")).to_be_visible()
    expect(page.get_by_text("core-law 1.2, firewall 0.3")).to_be_visible()


def test_the_basis_and_the_caution_stand_at_the_top(opened: Opened, brief: Brief) -> None:
    report = review(PUPILS)
    page = opened(brief(report))
    expect(page.get_by_text("It is no legal advice")).to_be_in_viewport()
    for words in (report.tree.document.digest, "uk, from the law it cites; 80 rules", "2015-12-18", "mouscan 0."):
        expect(page.locator(".basis").get_by_text(words)).to_be_in_viewport()


def test_several_agreements_stand_in_one_page_after_an_index(opened: Opened, brief: Brief) -> None:
    page = opened(brief(review(PUPILS), review(REFORMED), review(UMBRELLA)))
    expect(page.locator("h1")).to_have_text("Review of 3 agreements")
    links = page.locator("nav a")
    expect(links).to_have_count(3)
    links.nth(2).click()
    expect(page.locator("#a3")).to_be_in_viewport()
    expect(page.locator("#a3 h2")).to_contain_text("UMBRELLA")
    page.locator("#a3 select[name=class]").select_option("law")
    assert page.locator("#a3 .finding[data-class=policy]:visible").count() == 0
    assert page.locator("#a1 .finding[data-class=policy]:visible").count() > 0
    page.locator("#a3 .finding:visible a.to").first.click()
    expect(page.locator("#a3 .clause:focus")).to_have_count(1)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_a_page_for_nothing_says_so(opened: Opened, brief: Brief) -> None:
    expect(opened(brief()).get_by_text("No agreement could be read.")).to_be_visible()


@pytest.mark.parametrize("without", [False, True])
def test_nothing_that_stands_in_an_agreement_is_more_than_text(
    opened: Opened, brief: Brief, tmp_path: Path, without: bool
) -> None:
    page = opened(brief(hostile(), *([] if without else [review(REFORMED)])))
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.locator(".finding").count() > 10
    for chip in page.locator("#a1 .text .chip").all()[:5]:
        chip.click()
    for name in ("severity", "class", "outcome"):
        page.locator(f"#a1-{name}").select_option(index=1)
    page.wait_for_timeout(100)
    assert page.locator("img, iframe, object, embed, svg, base, form:not(.sift), input:not(#keys)").count() == 0
    assert page.locator("script").count() == 1
    assert page.locator("style").count() == 1
    handlers = "[...document.querySelectorAll('*')].filter(e => e.getAttributeNames().some(n => n.startsWith('on')))"
    assert page.evaluate(f"{handlers}.length") == 0
    text = page.locator("body").text_content() or ""
    for words in ("<script>alert(1)</script>", "<svg onload=alert(9)>", BAD, "{{ 7 * 7 }}"):
        assert words in text
    assert "49" not in page.locator(".text").first.inner_text()
    if without:
        assert "<script>alert(1)</script>" in page.title()


def test_the_policy_stops_even_a_script_that_is_not_escaped(opened: Opened, brief: Brief, browser: object) -> None:
    """The second lock: a page into which a script has got all the same runs none but its own."""
    file = brief(hostile())
    text = file.read_text(encoding="utf-8").replace("</main>", "<script>document.title = 'taken'</script></main>")
    file.write_text(text, encoding="utf-8")
    context = browser.new_context()  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.title() != "taken"
    assert page.locator("form.sift").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: Opened, brief: Brief, scheme: str) -> None:
    table = judged(
        "# Agreement\n\n1. Data\n\n1.1 The School gives:\n\n| Item | Use |\n|---|---|\n| name | match |\n", "a.md"
    )
    pages = {1500: brief(settled(review(PUPILS))), 360: brief(settled(review(UMBRELLA)), table)}
    for wide, file in pages.items():
        page = opened(file, color_scheme=scheme, viewport={"width": wide, "height": 900})
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        page.locator(".text .chip").first.click()
        found = Axe().run(page, options={"runOnly": LEVELS})
        assert found.violations_count == 0, found.generate_report()


def test_severity_is_told_by_more_than_colour(opened: Opened, brief: Brief) -> None:
    page = opened(brief(settled(review(PUPILS))))
    styles = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('mark.tone')].map(m =>"
        " [m.className, getComputedStyle(m).textDecorationStyle]))"
    )
    tones = {name.split()[-1]: style for name, style in styles.items() if "on" not in name.split()}
    assert tones["high"] == "solid"
    assert tones["medium"] == "dashed"
    signs = page.evaluate("[...document.querySelectorAll('.chip')].map(c => c.className + c.innerText.trim()[0])")
    assert len(set(signs)) == len({sign[:-1] for sign in signs}) == len({sign[-1] for sign in signs}) > 1


@pytest.mark.parametrize("name", [PUPILS, UMBRELLA])
def test_on_a_phone_everything_is_stacked_and_nothing_lies_beyond_the_edge(
    opened: Opened, brief: Brief, name: str
) -> None:
    page = opened(brief(review(name)), viewport={"width": 360, "height": 740})
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    panel, text = (page.locator(f"#a1-{part}").bounding_box() for part in ("findings", "text"))
    assert panel is not None
    assert text is not None
    assert panel["y"] + panel["height"] <= text["y"]
    page.locator("#a1-f1 .to").click()
    expect(page.locator(".clause.on")).to_be_in_viewport()
    page.locator(".clause.on .chip").first.click()
    expect(page.locator("#a1-f1")).to_be_in_viewport()


def test_beside_each_other_the_findings_stay_while_the_text_moves(opened: Opened, brief: Brief) -> None:
    page = opened(brief(review(PUPILS)))
    page.locator("#a1-f30 .to").click()
    expect(page.locator("#a1-f30")).to_be_in_viewport()
    expect(page.locator(".clause.on")).to_be_in_viewport()


def test_without_script_everything_can_be_read(opened: Opened, brief: Brief) -> None:
    page = opened(brief(settled(review(PUPILS))), java_script_enabled=False)
    expect(page.locator("form.sift")).to_be_hidden()
    expect(page.locator(".keys")).to_be_hidden()
    expect(page.locator("#a1-f1 .message")).to_be_visible()
    page.locator("#a1-f1 .to").click()
    assert page.url.endswith(page.locator("#a1-f1 .to").get_attribute("href") or "-")
    expect(page.locator(".clause:target")).to_be_in_viewport()
    page.locator(".clause:target .chip").first.click()
    assert page.url.endswith("#a1-f1")
    page.locator("summary", has_text="Known and suppressed").click()
    expect(page.get_by_text("entry pending until spring")).to_be_visible()


def test_on_paper_the_findings_come_first_and_all_is_shown(opened: Opened, brief: Brief) -> None:
    page = opened(brief(settled(review(PUPILS))), viewport={"width": 720, "height": 1000})
    page.get_by_label("Rule").select_option("ACC-007")
    page.emulate_media(media="print")
    expect(page.locator("form.sift")).to_be_hidden()
    expect(page.locator(".keys")).to_be_hidden()
    expect(page.locator(".finding:visible")).to_have_count(page.locator(".finding").count())
    expect(page.locator(".chip:visible")).to_have_count(page.locator(".chip").count())
    for words in ("entry pending until spring", "Every clause and annex that the text refers to is there."):
        expect(page.get_by_text(words).first).to_be_visible()
    expect(page.locator(".read dd").first).to_be_visible()
    last = page.locator(".finding").last.bounding_box()
    first = page.locator(".clause").first.bounding_box()
    assert last is not None
    assert first is not None
    assert last["y"] < first["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0
