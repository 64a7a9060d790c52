"""One record, from the kiosk that sent it to the number that a colleague reads."""

from __future__ import annotations

import pytest

from tests.central.chromium import CHECKS, PHONE, complaints, logged_in
from tests.central.kiosks import a_record, an_amendment
from tests.wire.stands import stand_news

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


def test_each_kind_of_record_stands_in_its_figure(browser, service):
    """A laptop, an obstacle, a scheme, a stand, a place in a course and who was there."""
    kiosk, stand = service.join(), stand_news(groups=[{"id": "ouders", "name": "Ouders"}])
    course = a_record(journey="offer-sign-up", offer="praattafel", schemes=[])
    told = [
        stand.model_dump(mode="json", by_alias=True),
        a_record(journey="laptop-need", schemes=[], stand=str(stand.stand)),
        a_record(journey="laptop-give", schemes=[]),
        a_record(journey="obstacle", schemes=[], answers={"obstacles": ["affordable"]}),
        course,
        an_amendment(course, action="check-in", offer="praattafel"),
    ]
    service.send(kiosk, kiosk.batch(*map(kiosk.envelope, told)))
    service.run("work", "--once")
    page = logged_in(browser, service)
    for figure, said in (
        ("laptops", {"Een laptop geven", "Een laptop nodig"}),
        ("drempels", {"Betaalbaar"}),
        ("noden", {"laptop-need", "obstacle"}),
        ("matrix", {"Ouders", "Stand"}),
        ("aanwezigheid", {"Praattafel", "Was er"}),
        ("bereik", {"Restaurant Zonneheem"}),
    ):
        page.goto(f"{service.url}/cijfers/{figure}/")
        text = page.inner_text("main")
        assert all(one in text for one in said), (figure, text)
        assert complaints(page) == []
