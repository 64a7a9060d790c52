"""The staff pages in a real browser: at a desk, on a phone, with the keyboard alone, and without script."""

from __future__ import annotations

import json

import pytest

from tests.central.chromium import CHECKS, log_in, logged_in, new_page, unfold
from tests.central.kiosks import a_record
from tests.central.running import Service
from tests.wire.stands import stand_news

pytestmark = pytest.mark.slow
PARTNER = {"id": "thuiszorg", "name": "De dienst voor thuiszorg en gezinszorg van heel het Meetjesland"}
LONG = "Marie-Thérèse Van den Broucke-Vandenberghe-Mwangachuchu"


@pytest.fixture(scope="module", autouse=True)
def busy_week(service):
    fill(service)


def leave_service(service: Service) -> None:
    """One kiosk is revoked and still brings two people, one was stolen with three on it."""
    revoked, stolen = service.join(), service.join()
    body = stolen.heartbeat(queue=3)
    service.post("/api/v1/heartbeat", body, stolen.request_headers("POST", "/api/v1/heartbeat", body))
    for kiosk, reason in ((revoked, "revoked"), (stolen, "stolen")):
        service.run("kiosk", "retire", kiosk.device_id, "--reason", reason)
    service.send(revoked, revoked.batch(revoked.envelope(a_record()), revoked.envelope(a_record())))


def fill(service: Service) -> None:
    """A busy week: thirty people, one of each trouble, two devices, a stand of today and one of before."""
    kiosk = service.join()
    ways = [
        {"reach": {"by": "visit", "value": "Het sociaal restaurant Zonneheem, na de middag, vraag naar mij"}},
        {
            "reach": {
                "by": "email",
                "value": "een.heel.lang.adres.zonder.enige.spatie@voorbeeldorganisatie.be",
            }
        },
        {},
    ]
    records = [a_record(person={"name": LONG} | ways[number % 3]) for number in range(30)]
    records.append(a_record(code=records[0]["code"]))
    service.send(kiosk, kiosk.batch(*[kiosk.envelope(record) for record in records]))
    contested = kiosk.envelope(records[1])
    service.send(kiosk, kiosk.batch(kiosk.envelope(a_record(), b"no seal"), contested))
    news = [stand_news(groups=[{"id": "ouders", "name": "Ouders van schoolkinderen"}]), stand_news()]
    news.append(stand_news(news[0].stand, "closed", note="De rol is bijna op. " * 9, partner=PARTNER))
    told = [one.model_dump(mode="json", by_alias=True) for one in news]
    service.send(kiosk, kiosk.batch(*[kiosk.envelope(one) for one in told]))
    service.run("work", "--once")
    body = kiosk.heartbeat(paper="out", quarantined=2)
    service.post("/api/v1/heartbeat", body, kiosk.request_headers("POST", "/api/v1/heartbeat", body))
    service.invitation()
    leave_service(service)
    service.join()


@pytest.fixture
def open_page(browser, service):
    """Return a function that opens a logged-in page of a given size and notes what the browser grumbles."""
    login = json.loads(service.run("demo", "--json").stdout)
    opened = []

    def open_page(width: int, height: int):
        page = new_page(browser, (width, height))
        page.grumbles = []
        page.on("console", lambda message: page.grumbles.append(message.text))
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith(service.url) else page.grumbles.append(f"asked {request.url}")
            ),
        )
        log_in(page, service, login["username"], login["password"])
        page.goto(f"{service.url}/mensen/")
        opened.append(page.context)
        return page

    yield open_page
    for context in opened:
        context.close()


@pytest.mark.parametrize(
    "size", [(1280, 900), (768, 1024), (390, 844), (320, 640)], ids=lambda size: str(size[0])
)
def test_every_page_is_whole_readable_and_reachable(open_page, service, size):
    page = open_page(*size)
    address = page.locator("a.name").nth(3).get_attribute("href")
    pages = [
        "/vandaag/",
        "/vandaag/nieuw/",
        "/mensen/",
        "/mensen/?status=done",
        address,
        "/postvak/",
        "/toestellen/",
    ]
    pages += ["/stands/", "/wachtwoord/"]
    for path in pages:
        page.goto(service.url + path)
        unfold(page)
        assert page.evaluate(CHECKS) == [], path
    assert page.grumbles == []


@pytest.mark.parametrize("width", [1280, 320])
def test_the_login_page_is_whole_too(browser, service, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(service.url)
    assert page.evaluate(CHECKS) == []
    page.fill("[name=username]", "niemand")
    page.fill("[name=password]", "fout")
    page.press("[name=password]", "Enter")
    assert "horen niet bij elkaar" in page.text_content("[role=alert]")
    assert page.evaluate(CHECKS) == []
    page.close()


def test_a_page_that_is_not_there_is_whole_too(open_page, service):
    page = open_page(390, 844)
    page.goto(service.url + "/weg/")
    assert page.evaluate(CHECKS) == []
    assert "Deze pagina is er niet." in page.text_content("h1")


def test_somebody_is_found_and_helped_with_the_keyboard_alone(open_page, service):
    page = open_page(1280, 900)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Iemand erbij"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Papier lezen"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "zoek"
    page.keyboard.type("broucke")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "broucke" not in page.url
    page.locator("a.name").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/mensen/*-*/")
    page.locator("[name=due_on]").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "De volgende stap is bewaard." in page.text_content("[role=status]")
    page.locator("text=Gedaan").first.focus()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid", "what has the keyboard must be seen"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Goed zo" in page.text_content("[role=status]")


def test_everything_works_with_script_switched_off(browser, service):
    page = logged_in(browser, service, java_script_enabled=False)
    page.click("nav >> text=Mensen")
    page.select_option("[name=regeling]", "be.sociaal-internetaanbod")
    page.click(".find button")
    assert "regeling=be.sociaal-internetaanbod" in page.url
    page.locator("a.name").first.click()
    page.fill("[name=text]", "Zonder script")
    page.click("text=Bewaar de notitie")
    assert "Zonder script" in page.text_content(".log")
    page.context.close()


def test_the_bundled_font_is_really_used(open_page):
    page = open_page(1280, 900)
    loaded = page.evaluate("document.fonts.ready.then(f => [...f].filter(x => x.status === 'loaded').length)")
    assert loaded >= 2
