"""A real browser for tests of pages: Chromium, what must hold on every page, and who is logged in."""

from __future__ import annotations

import importlib.resources
import json
import shutil
from pathlib import Path
from typing import Any

from tests.central.running import Service
from tests.waiting import HANG

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
]
CHECKS = (Path(__file__).parent / "page_checks.js").read_text()
AXE = importlib.resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESK, PHONE = (1280, 900), (390, 844)


def complaints(page: Any) -> list[str]:
    """Return what axe-core finds (WCAG 2.2, A and AA) on the page as it is now."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, rules)", {"runOnly": RULES})["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


def unfold(page: Any) -> None:
    """Open whatever is folded, so that all of the page is looked at."""
    closed = page.locator("details:not([open]) > summary")
    while closed.count():
        closed.first.click()


def new_page(browser: Any, size: tuple[int, int] = DESK, **settings: Any) -> Any:
    """Return a page of a browser of its own, as of another person."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, **{"locale": "nl-BE"} | settings
    )
    context.set_default_timeout(1000 * HANG)
    return context.new_page()


def log_in(page: Any, service: Service, username: str, password: str) -> Any:
    """Log in on the login page; return the page, which stands where this person begins."""
    page.goto(f"{service.url}/aanmelden/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", password)
    with page.expect_navigation():
        page.press("[name=password]", "Enter")
    assert "/aanmelden/" not in page.url, page.text_content("main")
    return page


def logged_in(browser: Any, service: Service, size: tuple[int, int] = DESK, **settings: Any) -> Any:
    """Return a page of 'demo', who may do everything."""
    login = json.loads(service.run("demo", "--json").stdout)
    page = log_in(new_page(browser, size, **settings), service, login["username"], login["password"])
    page.wait_for_url("**/vandaag/")
    return page
