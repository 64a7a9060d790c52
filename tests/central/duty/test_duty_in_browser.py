"""'Ik heb dienst' on a real telephone browser: it rings, one touch says who comes, a lost network is red."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Browser, Page

from kiosk.wire.help_call import HelpAnswer, HelpCall
from kiosk.wire.signing import HELP_PATH
from tests.central.chromium import CHECKS, DESK, PHONE, logged_in
from tests.central.kiosks import Kiosk
from tests.central.running import Service
from tests.waiting import HANG, when

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def kiosk(service: Service) -> Kiosk:
    return service.join()


@pytest.fixture
def calls(service: Service, kiosk: Kiosk) -> Iterator[Any]:
    """Return a function that calls, or asks how the call stands; what stands open ends with the test."""
    open_calls: set[UUID] = set()

    def call(number: UUID, over: bool = False) -> HelpAnswer:
        open_calls.add(number)
        body = HelpCall(id=number, language="uk", over=over).canonical()
        answer = service.post(HELP_PATH, body, kiosk.request_headers("POST", HELP_PATH, body))
        assert answer.status_code == 200, answer.text
        return HelpAnswer.model_validate_json(answer.content)

    yield call
    for number in open_calls:
        call(number, over=True)


def on_duty(browser: Browser, service: Service, size: tuple[int, int] = PHONE) -> Page:
    """Log in, go to the page and touch 'Ik heb dienst'."""
    page = logged_in(browser, service, size)
    page.click("nav >> text=Dienst")
    page.click("main >> button:has-text('Ik heb dienst')")
    page.wait_for_selector("#lijn")
    return page


def test_it_rings_one_touch_says_who_comes_and_the_kiosk_hears_it(
    browser: Browser, service: Service, kiosk: Kiosk, calls: Any
) -> None:
    page = on_duty(browser, service)
    grumbles: list[str] = []
    page.on("console", lambda message: grumbles.append(message.text))
    page.fill("#naam", "Sofie")  # a touch: from here on there is sound
    number = uuid4()
    assert calls(number).state == "ringing"
    page.wait_for_selector("article.rings")
    assert "Oekraïens" in page.text_content("article.rings")
    assert page.title().startswith("(1)")
    page.wait_for_function("Number(document.getElementById('dienst').dataset.rang) > 0")
    assert page.evaluate(CHECKS) == []
    page.click("article.rings >> button:has-text('3 minuten')")
    page.wait_for_selector("article:has-text('Sofie komt')")
    told = calls(number)
    assert (told.state, told.who, told.minutes) == ("coming", "Sofie", 3)
    assert page.evaluate(CHECKS) == []
    page.click("text=Ik ben er")
    page.wait_for_selector(".quiet-now")
    assert calls(number).state == "here"
    assert grumbles == []
    page.context.close()


def test_a_call_that_is_taken_back_goes_from_the_page(browser: Browser, service: Service, calls: Any) -> None:
    page = on_duty(browser, service)
    number = uuid4()
    calls(number)
    page.wait_for_selector("article.rings")
    calls(number, over=True)
    page.wait_for_selector(".quiet-now")
    assert "Hulp gevraagd" not in page.title()
    page.context.close()


def test_without_a_network_it_says_so_in_red_and_comes_back_by_itself(
    browser: Browser, service: Service, calls: Any
) -> None:
    page = on_duty(browser, service)
    assert page.is_hidden("#weg")
    page.context.set_offline(True)
    page.wait_for_selector("#weg", state="visible")
    assert "Niet verbonden" in page.text_content("#weg")
    red = page.evaluate("getComputedStyle(document.getElementById('weg')).backgroundColor")
    assert red == "rgb(163, 38, 27)"
    number = uuid4()
    calls(number)
    page.context.set_offline(False)
    page.wait_for_selector("article.rings")
    assert page.is_hidden("#weg")
    page.context.close()


def test_a_service_that_no_longer_answers_is_red_too_though_the_telephone_has_a_network(
    browser: Browser, service: Service
) -> None:
    page = on_duty(browser, service)
    page.route("**/dienst/nu/", lambda route: route.abort())
    page.wait_for_selector("#weg", state="visible")
    page.unroute("**/dienst/nu/")
    page.wait_for_selector("#weg", state="hidden")
    page.context.close()


def test_whose_session_ended_reads_it_and_can_log_in_again(browser: Browser, service: Service) -> None:
    page = on_duty(browser, service)
    page.context.clear_cookies()
    page.wait_for_selector("#afgemeld", state="visible")
    page.click("#afgemeld a")
    page.wait_for_url("**/aanmelden/**")
    page.context.close()


def test_a_closed_page_is_no_duty_and_an_ended_one_neither(
    browser: Browser, service: Service, calls: Any
) -> None:
    page = on_duty(browser, service)
    number = uuid4()
    assert calls(number).state == "ringing"
    page.click("text=Mijn dienst is gedaan")
    page.wait_for_selector("h1:has-text('Ik heb dienst')")
    assert when(lambda: calls(number).state == "nobody", pause=0.5)
    page.context.close()


def test_the_typed_name_stays_while_calls_come_and_go(browser: Browser, service: Service, calls: Any) -> None:
    page = on_duty(browser, service)
    page.fill("#naam", "Sofie van de bib")
    number = uuid4()
    calls(number)
    page.wait_for_selector("article.rings")
    page.evaluate("window.button = document.querySelector('article button')")
    with page.expect_response("**/dienst/nu/"):
        pass
    with page.expect_response("**/dienst/nu/"):
        pass
    assert page.evaluate("window.button.isConnected"), "no button changes under a finger"
    assert page.input_value("#naam") == "Sofie van de bib"
    page.context.close()


@pytest.mark.parametrize("size", [PHONE, DESK, (320, 640)], ids=lambda size: str(size[0]))
def test_the_page_is_whole_before_and_while_it_rings(
    browser: Browser, service: Service, calls: Any, size: tuple[int, int]
) -> None:
    page = logged_in(browser, service, size)
    page.goto(f"{service.url}/dienst/")
    assert page.evaluate(CHECKS) == []
    calls(uuid4())
    calls(uuid4())
    page.goto(f"{service.url}/dienst/?aan")
    page.wait_for_selector("article.rings >> nth=1")
    assert page.evaluate(CHECKS) == []
    page.context.close()


def test_somebody_with_script_switched_off_hears_nothing_but_reads_and_answers(
    browser: Browser, service: Service, calls: Any
) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(1000 * HANG)
    context.add_cookies(logged_in(browser, service, PHONE).context.cookies())
    page = context.new_page()
    page.goto(f"{service.url}/dienst/?aan")
    number = uuid4()
    assert calls(number).state == "ringing"
    page.wait_for_selector("article.rings")  # the page loads itself anew
    page.click("article.rings >> button >> nth=0")
    page.wait_for_selector("text=komt, nog 1 minuut")
    assert calls(number).state == "coming"
    context.close()


def test_the_screen_stays_on_where_the_browser_can_keep_it_so(browser: Browser, service: Service) -> None:
    page = logged_in(browser, service, PHONE)
    page.add_init_script(
        "navigator.wakeLock.request = kind => { window.kept = kind;"
        " return Promise.resolve({ addEventListener() {} }); }"
    )
    page.goto(f"{service.url}/dienst/?aan")
    page.wait_for_selector("#dienst[data-awake]")
    assert page.evaluate("window.kept") == "screen"
    page.context.close()
