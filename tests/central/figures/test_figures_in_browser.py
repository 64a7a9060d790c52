"""In a real browser: from an empty cell to a plan in two clicks, a report given out and taken back."""

from __future__ import annotations

import pytest

from tests.central.chromium import PHONE, logged_in, new_page

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def an(browser, service):
    """Somebody who may everything, at her desk."""
    return logged_in(browser, service)


def test_an_empty_cell_leads_to_a_plan_in_two_clicks(an, service):
    an.goto(f"{service.url}/cijfers/")
    an.click("text=Matrix")
    empty = an.locator(".matrix .none a")
    before = empty.count()
    assert before == 4
    empty.first.click()
    an.click("text=Zet in het plan")
    an.wait_for_url("**/cijfers/matrix/**")
    assert an.locator(".plans li").count() == 1
    assert an.locator(".matrix .none a").count() == before - 1
    assert "1 gepland" in an.locator(".matrix").inner_text()


def test_it_works_with_the_keyboard_alone_on_a_telephone(an, service):
    an.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    an.goto(f"{service.url}/cijfers/matrix/")
    an.locator(".matrix .none a").last.focus()
    an.keyboard.press("Enter")
    an.wait_for_url("**/plan/**")
    an.locator("[name=note]").press("Enter")
    an.wait_for_url("**/cijfers/matrix/?**")
    assert an.locator(".plans li").count() == 2
    assert an.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_report_is_given_out_read_without_an_account_and_taken_back(an, browser, service):
    an.set_viewport_size({"width": 1280, "height": 900})
    an.goto(f"{service.url}/cijfers/")
    an.click("text=Verslag")
    an.fill("[name=for_whom]", "De schepen")
    an.click("text=Maak een link")
    link = an.input_value("#link")
    alderman = new_page(browser, PHONE)
    assert alderman.goto(link).status == 200
    assert "bereikte" in alderman.inner_text("h1")
    assert alderman.context.cookies() == []
    assert alderman.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    an.click("text=Stop deze link")
    assert "De link werkt niet meer." in an.inner_text("main")
    assert alderman.reload().status == 404
    assert "werkt niet meer" in alderman.inner_text("h1")
    alderman.context.close()


def test_the_page_comes_as_a_pdf(an, service):
    an.goto(f"{service.url}/cijfers/verslag/")
    with an.expect_download() as coming:
        an.click("text=Eén bladzijde (PDF)")
    assert coming.value.path().read_bytes().startswith(b"%PDF")
