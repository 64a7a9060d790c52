"""From the square on a kiosk to a case, in a real browser: what becomes of what is behind the #."""

from __future__ import annotations

import time

import pytest

from kiosk.wire.begun import Begun, begun_address, new_mark, read_begun
from kiosk.wire.phone_page import Carried
from tests.central.chromium import complaints, logged_in
from tests.waiting import HANG

pytestmark = pytest.mark.slow
SAID = {
    "name": "Fatima é",
    "reach_by": "phone",
    "phone": "0471 12 34 56",
    "about": "no_internet,too_dear",
    "place": "9900 Eeklo",
}
NOW = int(time.time()) // 60
IN_AN_APP = (
    "Mozilla/5.0 (Linux; Android 9; SM-A105FN; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0"
    " Chrome/90.0.4430.91 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/312.0.0.0;]"
)


@pytest.fixture
def phone(browser, service):
    """Give a phone as asked for: its page, with every address it asked anything of."""
    opened = []

    def phone(**settings):
        context = browser.new_context(
            viewport={"width": 390, "height": 844}, **{"locale": "nl-BE"} | settings
        )
        context.set_default_timeout(1000 * HANG)
        opened.append(context)
        page = context.new_page()
        page.asked = []
        page.on("request", lambda one: page.asked.append((one.url, one.post_data or "")))
        return page

    yield phone
    for context in opened:
        context.close()


def square(
    service, page: str = "v/internet-help", said=SAID, minute: int | None = NOW, mark: str = ""
) -> str:
    """Return what a phone reads on the screen of a kiosk, of this service."""
    begun = Begun(said, (), minute, mark or new_mark())
    address, _ = begun_address("dekring.example", page, Carried("", "stand", None, "", "", "ar"), begun)
    return address.replace("https://dekring.example", service.url)


def values(page) -> dict[str, object]:
    return {
        "name": page.input_value("#f-name"),
        "phone": page.input_value("#f-phone"),
        "place": page.input_value("#f-place"),
        "ways": page.locator("[name=reach_by]:checked").evaluate_all("all => all.map(one => one.value)"),
        "about": page.locator("[name=about]:checked").evaluate_all("all => all.map(one => one.value)"),
    }


FILLED = {
    "name": "Fatima é",
    "phone": "0471 12 34 56",
    "place": "9900 Eeklo",
    "ways": ["phone"],
    "about": ["no_internet", "too_dear"],
}
EMPTY = {"name": "", "phone": "", "place": "", "ways": [], "about": []}


def finish(page) -> None:
    for answer in ("followed_by_social_service-no", "where-home", "moment-morning"):
        page.check(f"#f-{answer}")
    page.click("main button[value=look]")


@pytest.mark.parametrize("agent", [None, IN_AN_APP], ids=["a camera", "an app"])
def test_the_answers_stand_in_the_form_and_no_server_saw_them(phone, service, agent):
    page = phone(**({"user_agent": agent} if agent else {}))
    page.goto(square(service))
    assert values(page) == FILLED
    assert page.is_visible("#begun-carried")
    assert "#" not in page.url
    assert not [one for one in page.asked if "Fatima" in str(one) or "#" in one[0]]
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.evaluate("history.state") is None
    assert complaints(page) == []


def test_only_the_chosen_way_to_reach_somebody_is_open(phone, service):
    page = phone()
    page.goto(square(service))
    assert page.is_visible("#f-phone")
    assert not page.is_visible("#f-email")
    page.check("#f-reach_by-email")
    assert page.is_visible("#f-email")
    assert not page.is_visible("#f-phone")


def test_from_the_square_to_the_code_to_staff_and_back_leaves_nothing_behind(phone, service, browser):
    page = phone()
    page.goto(square(service))
    finish(page)
    assert page.text_content("h1") == "Klopt dit zo?"
    assert "Fatima é" in page.text_content(".lines")
    assert complaints(page) == []
    page.click("main button[value=send]")
    assert page.text_content("h1") == "We hebben je vraag."
    assert complaints(page) == []
    assert "Fatima" not in page.content()
    page.goto("about:blank")
    page.goto(f"{service.url}/v/internet-help?v=nl")
    assert values(page) == EMPTY
    staff = logged_in(browser, service, (1280, 900))
    staff.click("text=Fatima é")
    assert "Begonnen op een kiosk" in staff.text_content(".log")


def test_what_is_wrong_is_one_touch_away(phone, service):
    page = phone()
    page.goto(square(service, said=SAID | {"phone": "12"}))
    finish(page)
    page.click(".message a >> nth=0")
    assert page.url.endswith("#f-phone")
    assert page.evaluate("document.querySelector('#f-phone').getBoundingClientRect().top < innerHeight")
    assert not page.is_visible("#begun-gone"), "nothing is gone: it is all still there"


def test_another_language_keeps_what_was_typed_and_still_tells_no_server(phone, service):
    page = phone()
    page.goto(square(service))
    page.fill("#f-name", "فاطمة")
    page.click(".others summary")
    page.click(".others a[lang=ar]")
    page.wait_for_url("**l=ar**")
    assert page.get_attribute("html", "dir") == "rtl"
    assert values(page) == FILLED | {"name": "فاطمة"}
    assert "#" not in page.url
    assert not [one for one in page.asked if "0471" in str(one)]


def test_a_phone_without_script_says_so_in_its_language_and_sends_all_the_same(phone, service):
    page = phone(java_script_enabled=False, locale="fr-BE")
    page.goto(square(service))
    assert "Votre GSM ne lit pas les réponses" in page.text_content("noscript")
    assert values_without_script(page) == ""
    page.fill("#f-name", "Samira")
    page.check("#f-reach_by-visit")
    page.fill("#f-found_at", "Het sociaal restaurant")
    page.fill("#f-place", "9900")
    page.check("#f-about-slow")
    finish(page)
    page.click("main button[value=send]")
    assert page.locator(".code").count() == 1


def values_without_script(page) -> str:
    return page.get_attribute("#f-name", "value") or ""


@pytest.mark.parametrize(
    ("minute", "line"),
    [(NOW - 60, "carried"), (NOW - 13 * 60, "old"), (NOW - 60 * 24 * 400, "old"), (None, "carried")],
    ids=["an hour ago", "the day before", "a year ago", "a clock nobody set"],
)
def test_a_photographed_square_is_good_for_the_day_it_was_made(phone, service, minute, line):
    page = phone()
    page.goto(square(service, minute=minute))
    assert page.is_visible(f"#begun-{line}")
    assert values(page) == (FILLED if line == "carried" else EMPTY)


def test_the_square_of_a_newer_kiosk_or_half_of_one_is_not_read_and_that_is_said(phone, service):
    whole = square(service)
    before, _, payload = whole.partition("#")
    for bad in ("2" + payload[1:], payload[:-9], "1", "zomaar", payload.lower()):
        page = phone()
        page.goto(f"{before}#{bad}")
        assert page.is_visible("#begun-unread"), bad
        assert values(page) == EMPTY
        assert "#" not in page.url


def test_who_opens_the_page_once_more_reads_that_the_answers_are_gone(phone, service):
    page = phone()
    page.goto(square(service))
    page.goto("about:blank")
    page.goto(f"{service.url}/v/internet-help?v=nl")
    assert page.is_visible("#begun-gone")


def test_a_stranger_cannot_fill_in_what_is_no_question(phone, service):
    page = phone()
    page.goto(
        square(service, said={"website": "x", "notice": "agreed", "form": "y", "name": "<b>Fatima</b>"})
    )
    assert page.input_value("[name=website]") == ""
    assert page.input_value("[name=form]") != "y"
    assert page.input_value("#f-name") == "<b>Fatima</b>"
    assert page.locator("b").count() == 0


def test_an_offer_begun_at_a_kiosk_goes_on_with_the_same_form(phone, service):
    page = phone()
    page.goto(
        square(service, "o/praattafel", {"name": "Fatima", "reach_by": "phone", "phone": "0471 12 34 56"})
    )
    assert page.input_value("#f-name") == "Fatima"
    page.check("#f-come_along-no")
    page.click("main button[value=look]")
    page.click("main button[value=send]")
    assert page.text_content("h1") in ("Je hebt een plaats.", "Je staat op de wachtlijst.")


def test_what_the_page_writes_for_another_language_is_what_a_kiosk_would_write(phone, service):
    page = phone()
    mark = new_mark()
    page.goto(square(service, mark=mark))
    seen = page.evaluate(
        """() => new Promise(resolve => {
            const link = document.querySelector(".others a[lang=ar]");
            link.href = "#";
            window.addEventListener("hashchange", () => resolve(location.hash.slice(1)));
            link.click();
        })"""
    )
    carried = read_begun(seen)
    assert (carried.mark, carried.minute) == (mark, NOW)
    assert carried.answers["name"] == SAID["name"]
    assert carried.answers["about"] == SAID["about"]
    assert carried.answers["phone"] == SAID["phone"]
