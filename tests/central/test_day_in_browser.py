"""A worker's day in a real browser, without script: from Vandaag to internet that works, and closed."""

from __future__ import annotations

import re

import pytest

from tests.central.chromium import CHECKS, PHONE, logged_in, unfold
from tests.central.kiosks import a_record

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def two_people(service):
    kiosk = service.join()
    people = [a_record(person={"name": name}) for name in ("Fatima", "Omar")]
    service.send(kiosk, kiosk.batch(*[kiosk.envelope(one) for one in people]))
    service.run("work", "--once")


def test_a_day_from_who_is_new_to_internet_that_works(browser, service):
    page = logged_in(browser, service, PHONE, java_script_enabled=False)
    _whole_day(page, service)
    page.context.close()


def _whole_day(page, service) -> None:
    # Who is new is taken on with one touch, called, and nobody answers: one touch, and the next one comes.
    fatima = page.locator("li", has_text="Fatima").first
    fatima.locator("button", has_text="Voor mij").click()
    assert "Jij volgt Fatima op: bellen" in page.text_content("[role=status]")
    page.click("a.name >> text=Omar")
    assert page.locator(".reach a[href^='tel:']").bounding_box()["y"] < 400, "the number is in view"
    question, step = (page.locator(f"#{id_}").bounding_box()["y"] for id_ in ("vraag", "volgende"))
    assert question < step, "what is asked stands before what to do"
    page.click("button >> text=Geen antwoord")
    assert "Omar: geen antwoord. Opnieuw" in page.text_content("[role=status]")
    # Fatima answers, and goes her way to the end.
    page.goto(f"{service.url}/mensen/")
    page.click("a.name >> text=Fatima")
    page.click("button >> text=Gesproken")
    for wanted in ("Samen aanvragen", "Navragen bij het internetbedrijf", "Internet installeren"):
        chosen = page.locator("[name=kind] option:checked").text_content()
        assert chosen == wanted, "the step that mostly follows is proposed"
        page.click("button >> text=Bewaar de stap")
        page.click("form.done >> text=Gedaan")
    stages = re.sub(r"\s+", " ", page.text_content(".stages"))
    assert "Geïnformeerd vandaagAangevraagd vandaagBij het internetbedrijf vandaagGeïnstalleerd" in stages
    page.click("summary >> text=Sluit af of wijzig de status")
    page.click("button.to-done")
    page.check("text=Betaalt nu minder")
    page.fill("[name=saves]", "24,50")
    page.click("button >> text=Sluit af")
    assert "Betaalt nu minder: € 24,50 per maand".lower() in page.text_content(".undo").lower()
    assert "Maak ongedaan" in page.text_content(".undo")


@pytest.mark.parametrize("size", [(1280, 900), (390, 844), (320, 640)], ids=lambda size: str(size[0]))
def test_the_pages_of_a_day_are_whole_readable_and_reachable(browser, service, size):
    page = logged_in(browser, service, size)
    found = {"/vandaag/": page.evaluate(CHECKS)}
    page.goto(f"{service.url}/mensen/")  # on Vandaag nobody may be left after the day above
    person = page.locator("a.name").first.get_attribute("href")
    at = person.split("?")[0]
    for path in (
        "/vandaag/nieuw/", "/mensen/nieuw/", "/mensen/nieuw/internet-help/", f"{at}gegevens/", person,
    ):  # fmt: skip
        page.goto(service.url + path)
        unfold(page)
        found[path] = page.evaluate(CHECKS)
    page.context.close()
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
