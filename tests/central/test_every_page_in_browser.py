"""Every page there is, of staff and of phones: axe finds nothing, nothing is wider than a phone."""

from __future__ import annotations

import re

import pytest
from django.urls import get_resolver

from central.accounts.roles import Role
from tests.central.chromium import CHECKS, DESK, PHONE, complaints, log_in, new_page, unfold
from tests.central.staffed import TOKEN, password_of, staffed

pytestmark = pytest.mark.slow
A_FILE = re.compile(r"\.(xlsx|csv|json|pdf|ics|png|svg)\$?$")
PHONES = [f"/p/{TOKEN}?l=nl", "/start?l=nl", "/o/praattafel?l=nl", "/v/internet-help?l=nl", "/o/weg?l=nl"]
SURELY = {"today", "worklist", "case-list", "case", "offers", "offer", "asked", "inbox", "devices", "stands"}
SURELY |= {"desk", "case-letter", "handover-new", "handover", "batch", "case-correct", "type-in", "figures"}
SURELY |= {"figures-matrix", "figures-plan", "figures-goals", "figures-goal-new", "figures-map"}
SURELY |= {"figures-report", "roster", "roster-new", "roster-plan", "roster-volunteers", "roster-volunteer"}
SURELY |= {"figures-report", "laptops", "laptop", "laptop-lot", "laptop-lot-new", "laptop-group"}
SURELY |= {"laptop-group-new", "laptop-back", "case-gift"}
NO_PAGE = ("logout", "draft-drop", "duty-now", "release-offer")  # buttons alone; a part of the page of duty


@pytest.fixture(scope="module")
def things(service):
    return staffed(service)


def addresses(things: dict[str, str]) -> dict[str, str]:
    """Return every address that can be typed, by its name; those of files left out."""
    found = {}
    for pattern in get_resolver().url_patterns:
        path = str(pattern.pattern)
        if pattern.name and not path.startswith(("api/", "^")) and not A_FILE.search(path):
            assert set(re.findall(r"<uuid:(\w+)>", path)) <= set(things), (
                f"make one of it in staffed.py: {path}"
            )
            path = re.sub(r"<uuid:(\w+)>", lambda match: things[match[1]], path)
            path = path.replace("<slug:scheme>", "be_sociaal-internetaanbod")
            path = path.replace("<slug:key>", "nieuw").replace("<slug:journey_id>", "internet-help")
            found[pattern.name] = f"/{path}"
    return found


def wrong_on(page) -> list[str]:
    """Return what is wrong with the page that is open, as it is on a phone and at a desk."""
    unfold(page)
    found = complaints(page)
    for size in (PHONE, DESK):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        found += [f"{size[0]}: {one}" for one in page.evaluate(CHECKS)]
    return found


def test_axe_finds_nothing_on_any_page_of_staff(browser, service, things):
    page = log_in(new_page(browser), service, Role.ADMINISTRATOR, password_of(Role.ADMINISTRATOR))
    looked, wrong = set(), {}
    paths = addresses(things)
    for name in [one for one in paths if one not in NO_PAGE]:
        page.goto(service.url + paths[name])
        # Where a form is sent to leads whoever merely opens it to its page, which has a name of its own.
        if page.url.removeprefix(service.url) == paths[name]:
            looked.add(name)
            if found := wrong_on(page):
                wrong[name] = found
    page.context.close()
    assert wrong == {}
    assert looked >= SURELY


def given_out(things: dict[str, str]) -> list[str]:
    return [f"/overdracht/{things['handover']}", f"/verslag/{things['report']}", f"/rooster/{things['turn']}"]


def test_axe_finds_nothing_where_nobody_has_to_log_in(browser, service, things):
    page = new_page(browser, PHONE)
    wrong = {}
    without = ("/aanmelden/", "/wachtwoord/vergeten/", "/wachtwoord/nieuw/x", "/weg/")
    for path in (*PHONES, *given_out(things), *without):
        page.goto(service.url + path)
        unfold(page)
        if found := complaints(page):
            wrong[path] = found
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
    page.context.close()
    assert wrong == {}


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.WORKER, Role.READER, Role.VOLUNTEER])
def test_what_the_menu_of_each_role_opens_is_whole(browser, service, things, role):
    page = log_in(new_page(browser), service, role, password_of(role))
    wrong = {}
    for path in [one.get_attribute("href") for one in page.locator("nav[aria-label=Hoofdmenu] a").all()]:
        assert page.goto(service.url + path).status == 200, path
        if found := wrong_on(page):
            wrong[path] = found
    page.context.close()
    assert wrong == {}
