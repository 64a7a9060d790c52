"""One record, from the kiosk that sent it to the number that a colleague reads."""

from __future__ import annotations

import pytest

from tests.central.chromium import CHECKS, PHONE, complaints, logged_in
from tests.central.kiosks import a_record

pytestmark = pytest.mark.slow


def test_whoever_asked_at_a_kiosk_stands_in_the_figures_of_this_quarter(browser, service):
    kiosk = service.join()
    service.send(kiosk, kiosk.batch(kiosk.envelope(a_record())))
    service.run("work", "--once")
    page = logged_in(browser, service)
    page.click("nav[aria-label=Hoofdmenu] >> text=Cijfers")
    page.click("main a:text-is('Bereik')")
    assert page.text_content(".figure-total").split()[:2] == ["1", "persoon"]
    assert "Eeklo" in page.text_content("main")
    assert complaints(page) == []
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert page.evaluate(CHECKS) == []
    page.click("text=Vorig kwartaal")
    assert "Nog niets geteld" in page.text_content("main")
    page.goto(f"{service.url}/cijfers/traject/")
    assert page.evaluate(CHECKS) == [] and complaints(page) == []
