"""A browser, where there is one: Debian's Chromium, which these tests drive without a network."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from mouscan.report.brief import write
from mouscan.report.report import Report
from test_cli import TOP, mouscan

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

Opened = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("there is no chromium to drive")
    with sync_playwright() as driver:
        found = driver.chromium.launch(headless=True, executable_path=chromium, args=QUIET)
        yield found
        found.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """Return what opens a file in a page; at the end it must have asked for nothing, and have had no error."""
    asked: list[str] = []
    wrong: list[str] = []
    contexts: list[BrowserContext] = []

    def go(file: Path, **options: object) -> Page:
        context = browser.new_context(**({"viewport": {"width": 1500, "height": 950}} | options))  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.goto(file.as_uri())
        return page

    yield go
    for context in contexts:
        context.close()
    assert wrong == []
    assert {url.split("#")[0] for url in asked if not url.startswith("file:")} == set()
    assert len(asked) == len(contexts)


@pytest.fixture(scope="session")
def board(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return what makes the page of an agreement of the corpora."""
    folder = tmp_path_factory.mktemp("boards")

    def made(name: str) -> Path:
        file = folder / f"{name}.html"
        if not file.exists():
            done = mouscan("graph", TOP / "corpora" / name / "agreement.txt", "--format", "html")
            assert (done.returncode, done.stderr) == (0, "")
            file.write_text(done.stdout, encoding="utf-8")
        return file

    return made


@pytest.fixture
def brief(tmp_path: Path) -> Callable[..., Path]:
    """Return what makes the page of some reports."""

    def made(*reports: Report) -> Path:
        file = tmp_path / f"brief{len(list(tmp_path.iterdir()))}.html"
        file.write_text(write(reports, 80), encoding="utf-8")
        return file

    return made
