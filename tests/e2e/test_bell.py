"""From a touch on 'Hulp' to a telephone that rings, and back to the kiosk with who comes: every part real."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.central.chromium import CHROMIUM, FLAGS, logged_in
from tests.central.running import ROOT, Service
from tests.e2e.test_from_touch_to_case import HERE, Kiosk

pytestmark = [pytest.mark.screen, pytest.mark.slow]


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    service = Service(tmp_path / "central", CENTRAL_CONFIG=str(ROOT / "config"))
    service.serve()
    yield service
    service.stop()


@pytest.fixture
def kiosk(service: Service, tmp_path: Path) -> Iterator[Kiosk]:
    """A kiosk that joined, with its sync process."""
    kiosk = Kiosk(tmp_path / "kiosk")
    token = kiosk.scratch / "token.json"
    service.run("kiosk", "invite", *HERE, "--url", service.url, "--out", str(token))
    kiosk.run("kiosk", "enrol", str(token))
    sync = begin(kiosk, "kiosk", "sync", "--watch")
    yield kiosk
    sync.terminate()
    sync.communicate()


def begin(kiosk: Kiosk, *module_and_arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", *module_and_arguments],
        cwd=ROOT,
        env=kiosk.env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def says(screen: subprocess.Popen[str]) -> dict[str, object]:
    """Return what the screen says next."""
    assert screen.stdout is not None and screen.stderr is not None
    for line in screen.stdout:
        if line.startswith("{"):
            return json.loads(line)
    raise AssertionError(screen.stderr.read()[-2000:])


def test_a_touch_rings_on_the_telephone_and_the_kiosk_says_that_sofie_comes(
    service: Service, kiosk: Kiosk
) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = logged_in(browser, service, (390, 844))
        page.set_default_timeout(180_000)
        page.goto(f"{service.url}/dienst/")
        page.click("main >> button:has-text('Ik heb dienst')")
        page.fill("#naam", "Sofie")
        screen = begin(kiosk, "tests.e2e.caller", str(kiosk.papers))
        assert says(screen) == {
            "state": "ringing",
            "texts": ["Ми шукаємо когось для вас.", "Бачите когось із нас? Підніміть руку."],
        }
        page.wait_for_selector("article.rings")
        assert "Oekraïens" in page.text_content("article.rings")
        page.click("article.rings >> button:has-text('3 minuten')")
        told = says(screen)
        assert told["texts"][0] == "Sofie вже йде."
        assert told["texts"][1].startswith("Ще 3 хв.")
        assert screen.wait(180) == 0, screen.stderr.read()
        page.wait_for_selector(".quiet-now")  # the person went on: the page of duty knows
        browser.close()
