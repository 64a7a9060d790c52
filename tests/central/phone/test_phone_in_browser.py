"""From a square to a place to the door to the list of staff, in a real browser; what a phone must have."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from kiosk.receipts.scanned import sort_scan
from tests.central.chromium import CHECKS, complaints, logged_in
from tests.central.kiosks import a_record, an_amendment
from tests.central.running import CONFIG, Service
from tests.waiting import HANG

pytestmark = pytest.mark.slow
PAPER = "/p/46csPt2MUP5WitRnyBM_zg"
PAGES = ["/o/praattafel?l=nl&c=flyer", "/o/praattafel?l=ar", "/start?l=fr", f"{PAPER}?l=nl", "/o/weg?l=nl"]
SMALL = 50 * 1024  # bytes, the page with all it asks for


@pytest.fixture
def phone(browser, service):
    """A small phone with script switched off for the page, which counts what comes over the line."""
    context = browser.new_context(viewport={"width": 320, "height": 568}, locale="nl-BE")
    context.set_default_timeout(1000 * HANG)
    page = context.new_page()
    page.weight, page.elsewhere = [], []
    page.on("response", lambda answer: page.weight.append(len(answer.body())))
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(service.url) else page.elsewhere.append(asked.url),
    )
    yield page
    context.close()


def fill_in(page, name: str = "Fatima") -> None:
    page.fill("[name=name]", name)
    page.check("#f-reach_by-phone")
    page.fill("[name=phone]", "0471 12 34 56")
    page.check("#f-come_along-yes")
    page.fill("[name=question]", "Mailen")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_small_and_axe_finds_nothing(phone, service, path):
    phone.goto(service.url + path)
    closed = phone.locator("details:not([open]) > summary")
    while closed.count():
        closed.first.click()
    assert complaints(phone) == []
    assert sum(phone.weight) < SMALL
    assert phone.elsewhere == []
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert phone.locator("script:not([type='application/ld+json'])").count() == 0


def test_what_was_forgotten_is_said_beside_it_and_axe_finds_nothing(phone, service):
    phone.goto(f"{service.url}/o/praattafel?l=nl")
    phone.click("main button[type=submit]")
    assert "Vul dit nog in." in phone.text_content("#e-name")
    assert complaints(phone) == []


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_last_page_has_a_square_that_any_reader_decodes(phone, service, tmp_path, language):
    phone.goto(f"{service.url}/o/praattafel?l={language}")
    fill_in(phone, "Samira")
    phone.click("main button[value=look]")
    assert "Samira" in phone.text_content(".lines")
    assert complaints(phone) == []
    phone.click("main button[value=send]")
    assert complaints(phone) == []
    assert sum(phone.weight) < SMALL
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    phone.screenshot(path=tmp_path / "done.png", full_page=True)
    read = subprocess.run(
        ["zbarimg", "-q", "--raw", str(tmp_path / "done.png")], capture_output=True, text=True, check=True
    )
    found = sort_scan(read.stdout.strip(), "dekring.example")
    assert (found.kind, found.language) == ("paper", language)


@pytest.fixture(scope="module")
def two_organisations(tmp_path_factory):
    """A service of De Kring and of the Welzijnshuis, which offer the same."""
    folder = tmp_path_factory.mktemp("two")
    shutil.copytree(CONFIG, folder / "config")
    there = folder / "config" / "sites" / "kortenberg"
    shutil.copytree(there.parent / "eeklo", there)
    for file in there.glob("*.toml"):
        text = file.read_text(encoding="utf-8").replace("be.eeklo.de-kring", "be.kortenberg.welzijnshuis")
        file.write_text(text.replace('id = "eeklo"', 'id = "kortenberg"'), encoding="utf-8")
    service = Service(folder / "state", CENTRAL_CONFIG=str(folder / "config"))
    try:
        service.serve()
        yield service
    finally:
        service.stop()


def test_who_has_to_choose_between_two_organisations_finds_a_page_without_faults(browser, two_organisations):
    page = browser.new_page(viewport={"width": 320, "height": 568}, locale="nl-BE")
    page.goto(f"{two_organisations.url}/start?l=nl&c=flyer")
    assert "Bij wie wil je kijken?" in page.text_content("h1")
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator("main a").first.click()
    assert "o=be." in page.url
    assert "c=flyer" in page.url
    page.close()


def test_from_the_square_to_a_place_to_the_door_to_the_list_of_staff(browser, service):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    context.set_default_timeout(1000 * HANG)
    page = context.new_page()
    page.goto(f"{service.url}/start?c=flyer-pretbazaar&l=nl")
    page.click("text=Praattafel")
    fill_in(page)
    page.click("main button[value=look]")
    assert "Fatima" in page.text_content(".lines")
    page.click("main button[value=send]")
    assert page.text_content("h1") == "Je hebt een plaats."
    assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}", page.text_content(".code"))
    token = page.locator("a[href^='/p/']").get_attribute("href").split("/")[2].split("?")[0]
    assert context.cookies() == []
    context.close()

    kiosk = service.join()  # at the door Fatima scans her square
    at_the_door = an_amendment(a_record(token=token), action="check-in", offer="praattafel")
    service.send(kiosk, kiosk.batch(kiosk.envelope(at_the_door)))
    service.run("work", "--once")

    staff = logged_in(browser, service, (1280, 900))
    staff.click("nav >> text=Aanbod")
    staff.click("text=Praattafel")
    assert "Fatima" in staff.text_content(".sign-ups")
    assert staff.locator(".sign-ups button[aria-pressed=true]").count() == 1
    staff.click("text=Fatima")
    assert "Ingevuld met een telefoon" in staff.text_content(".log")
    assert "flyer-pretbazaar" in staff.text_content(".answers >> nth=0")


def test_who_stops_with_the_paper_is_gone_from_the_list(browser, service):
    kiosk = service.join()
    record = a_record(offer="praattafel", person={"name": "Stopper"})
    service.send(kiosk, kiosk.batch(kiosk.envelope(record)))
    service.run("work", "--once")
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto(f"{service.url}/p/{record['token']}?l=nl")
    page.click("text=Ik wil stoppen")
    page.click("text=Ja, ik stop")
    assert "genoteerd" in page.text_content("h1")
    assert complaints(page) == []
    page.close()
    service.run("work", "--once")
    staff = logged_in(browser, service, (1280, 900))
    staff.click("nav >> text=Aanbod")
    staff.click("text=Praattafel")
    assert "Stopper" in staff.text_content("section[aria-labelledby=gestopt]")


@pytest.mark.parametrize("size", [(1280, 900), (390, 844), (320, 640)], ids=lambda size: str(size[0]))
def test_the_new_pages_of_staff_are_whole_readable_and_reachable(browser, service, size):
    kiosk = service.join()
    record = a_record(offer="praattafel", person={"name": "Marie-Thérèse Van den Broucke-Vandenberghe"})
    typed = an_amendment(record, code=record["code"], action="correct", name="Marie", said="Liever 's avonds")
    scanned = an_amendment(record, action="correct", name="Marie-Thérèse")
    service.send(kiosk, kiosk.batch(*[kiosk.envelope(one) for one in (record, typed, scanned)]))
    service.run("work", "--once")
    page = logged_in(browser, service, size)
    page.goto(f"{service.url}/aanbod/")
    offer = page.locator("a.name").first.get_attribute("href")
    page.goto(service.url + offer)
    case = page.locator(".sign-ups h3 a").last.get_attribute("href")
    for path in ("/gevraagd/", "/aanbod/", offer, case):
        page.goto(service.url + path)
        assert page.evaluate(CHECKS) == [], path
        assert complaints(page) == [], path
