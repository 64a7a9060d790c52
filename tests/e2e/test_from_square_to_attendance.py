"""Every part real: the square on the screen, a telephone, the square on the telephone, the scanner, the list.

The telephone is Chromium without script. It asks dekring.example, as the square says; what it sends goes to
the service of this test, because that name leads nowhere.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, sync_playwright

from tests.central.chromium import CHROMIUM, FLAGS, logged_in
from tests.central.running import ROOT, Service
from tests.e2e.test_from_touch_to_case import HERE, Kiosk

pytestmark = [pytest.mark.screen, pytest.mark.slow]
OFFER, NAME, HOST = "ligo-smartphone", "Yasmina", "https://dekring.example"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """Central with the shipped site, where the course has begun and is on every day: somebody comes today."""
    config = tmp_path / "config"
    shutil.copytree(ROOT / "config", config)
    file = config / "sites" / "eeklo" / "catalogue.toml"
    before, after = file.read_text(encoding="utf-8").split(f'id = "{OFFER}"\n')
    after = after.replace("starts = 2027-01-11T09:00:00+01:00", "starts = 2026-01-12T09:00:00+01:00", 1)
    file.write_text(f'{before}id = "{OFFER}"\nopening_hours = "Mo-Su 00:00-24:00"\n{after}', encoding="utf-8")
    service = Service(tmp_path / "central", CENTRAL_CONFIG=str(config))
    service.serve()
    yield service
    service.stop()


@pytest.fixture
def kiosk(service: Service, tmp_path: Path) -> Kiosk:
    """A kiosk that joined and fetched what there is to do."""
    kiosk = Kiosk(tmp_path / "kiosk")
    token = kiosk.scratch / "token.json"
    service.run("kiosk", "invite", *HERE, "--url", service.url, "--out", str(token))
    kiosk.run("kiosk", "enrol", str(token))
    kiosk.run("kiosk", "sync", "--once")
    return kiosk


def read_off(picture: Path) -> str:
    """Return what a reader that is not ours makes of a picture."""
    read = subprocess.run(
        ["zbarimg", "-q", "--raw", str(picture)], capture_output=True, text=True, check=True
    )
    return read.stdout.strip()


def passer_by(kiosk: Kiosk, *arguments: str) -> dict[str, object]:
    return json.loads(kiosk.run("tests.e2e.passer_by", *arguments).splitlines()[-1])


def sign_up(page: Page) -> None:
    page.fill("[name=name]", NAME)
    page.check("#f-reach_by-phone")
    page.fill("[name=phone]", "0471 12 34 56")
    page.check("#f-come_along-no")
    page.click("main button[value=look]")
    page.click("main button[value=send]")


def test_from_the_square_on_the_screen_to_the_list_of_who_was_there(
    service: Service, kiosk: Kiosk, tmp_path: Path
) -> None:
    seen = passer_by(kiosk, "look", OFFER, str(kiosk.papers))
    address = read_off(kiosk.papers / seen["picture"])
    assert address.startswith(f"{HOST}/o/{OFFER}?l=nl")

    def to_the_service(route: Route) -> None:
        route.fulfill(response=route.fetch(url=route.request.url.replace(HOST, service.url)))

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
        context.route(f"{HOST}/**", to_the_service)
        telephone = context.new_page()
        telephone.goto(address)
        sign_up(telephone)
        assert telephone.text_content("h1") == "Je hebt een plaats."
        telephone.locator("svg").screenshot(path=tmp_path / "telephone.png")

        mine = read_off(tmp_path / "telephone.png")
        told = passer_by(kiosk, "scan", OFFER, str(kiosk.papers), mine)
        assert (told["stage"], told["language"]) == ("changed", "nl")
        assert not any(NAME in text for text in told["texts"]), "the screen shows nothing of the record"

        kiosk.run("kiosk", "sync", "--once")
        service.run("work", "--once")
        staff = logged_in(browser, service, (1280, 900))
        staff.click("nav >> text=Aanbod")
        staff.click("text=Eerste stappen met je gsm")
        assert NAME in staff.text_content(".sign-ups")
        assert staff.locator(".sign-ups button[aria-pressed=true]").count() == 1
        staff.click(f"text={NAME}")
        assert "van het vierkant op" in staff.text_content(".log"), "the square told which kiosk showed it"
        assert "Was er op" in staff.text_content(".log")
        browser.close()
