"""A worker adds a place and an offer, looks at them and publishes: without script, and on a phone."""

from __future__ import annotations

import pytest
import requests

from central.accounts.roles import Role
from kiosk.wire.catalogue import CatalogueAnswer
from kiosk.wire.document import read_document
from kiosk.wire.signing import CATALOGUE_PATH
from tests.central.chromium import CHECKS, PHONE, complaints, log_in, new_page
from tests.central.staffed import password_of, staffed
from tests.waiting import HANG

pytestmark = pytest.mark.slow
PLACE = {
    "name": "Digipunt Sint-Jansdal",
    "address": "Kerkstraat 12",
    "postcode": "9900",
    "town": "Eeklo",
    "opening_hours": "ma, wo 9-12, 13u30-16u\nfeestdagen gesloten",
    "position": "51.00413, 4.00655",  # made up
}
OFFER = {
    "title": "Smartphone voor beginners",
    "about": "Je leert bellen.",
    "opening_hours": "2, 9 en 16 december 2099: 14-16",
    "seats": "8",
    "price": "5",
}


def fill(page, said: dict[str, str]) -> None:
    for name, text in said.items():
        page.fill(f"[name={name}]", text)


def press(page, words: str) -> None:
    with page.expect_navigation():
        page.click(f"main >> text={words}")


def catalogue(service, kiosk):
    signed = kiosk.request_headers("GET", CATALOGUE_PATH, b"")
    answer = requests.get(service.url + CATALOGUE_PATH, headers=signed, timeout=HANG)
    return read_document(CatalogueAnswer, answer.content, "the catalogue").catalogue


def test_a_worker_adds_a_place_and_an_offer_there_looks_at_them_and_kiosks_have_them(browser, service):
    staffed(service)
    kiosk = service.join()
    page = new_page(browser, PHONE, java_script_enabled=False)
    log_in(page, service, Role.WORKER, password_of(Role.WORKER))
    page.goto(f"{service.url}/plekken/")
    press(page, "Een plek erbij")
    fill(page, PLACE)
    press(page, "Kijk eerst na")
    assert "Maandag, woensdag: 9 tot 12 uur, 13.30 tot 16 uur" in page.text_content("main")
    page.click('button:text-is("Bewaar")')
    assert page.locator(".way-map").count() == 1
    kept = page.url
    press(page, "Aanbod hier erbij")
    fill(page, OFFER)
    page.click('button:text-is("Bewaar")')
    press(page, "Voorbeeld")
    assert "5 euro" in page.text_content(".kiosk")
    assert "Kerkstraat 12, 9900 Eeklo" in page.text_content(".paper")
    assert "Digipunt Sint-Jansdal" not in [one.name for one in catalogue(service, kiosk).places]
    page.goto(f"{service.url}/publiceren/")
    press(page, "Publiceer deze 2")
    assert "Gepubliceerd" in page.text_content("[role=status]")
    found = catalogue(service, kiosk)
    assert "Digipunt Sint-Jansdal" in [one.name for one in found.places]
    [offer] = [one for one in found.offers if one.title == OFFER["title"]]
    assert (offer.place, offer.price, offer.seats_left) == ("digipunt-sint-jansdal", "5 euro", 8)
    page.context.close()
    seeing = log_in(new_page(browser, PHONE), service, Role.WORKER, password_of(Role.WORKER))
    on_the_map = kept.removeprefix(service.url)
    for path in (
        on_the_map,
        f"{on_the_map}voorbeeld/",
        "/plekken/nieuw/",
        "/aanbod/nieuw/",
        "/publiceren/",
        "/sluitingsdagen/",
        "/nog-juist/",
    ):
        seeing.goto(service.url + path)
        assert seeing.evaluate(CHECKS) == [], path
        assert complaints(seeing) == [], path
    seeing.context.close()
