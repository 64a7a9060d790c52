"""A day of each role in a real browser, without script: what they come for, and what is not theirs.

The day of a worker is in test_day_in_browser.
"""

from __future__ import annotations

from base64 import b32decode

import pytest
from django_otp.oath import totp

from central.accounts.roles import Role
from tests.central.chromium import DESK, PHONE, log_in, new_page
from tests.central.staffed import password_of, staffed

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def things(service):
    return staffed(service)


@pytest.fixture
def come_in(browser, service, things):
    """Log somebody of a role in, with a browser of their own."""
    opened = []

    def come_in(role: Role, size: tuple[int, int]):
        page = log_in(new_page(browser, size, java_script_enabled=False), service, role, password_of(role))
        opened.append(page.context)
        return page

    yield come_in
    for context in opened:
        context.close()


def menu(page) -> list[str]:
    words = page.locator("nav[aria-label=Hoofdmenu] a").all()
    return [one.text_content().split()[0] for one in words]


def told(page) -> str:
    return page.text_content("[role=status], .message")


def test_reception_finds_who_came_and_when_and_ticks_somebody_off(come_in, service):
    page = come_in(Role.RECEPTION, PHONE)
    assert page.url.endswith("/mensen/"), "Vandaag is of those who follow people up"
    assert menu(page) == ["Mensen", "Aanbod", "Laptops", "Dienst"]
    page.click("a.name >> nth=0")
    assert page.locator("section.reach").is_visible()
    assert page.locator("#gegevens").is_visible()
    for hidden in ("#vraag", "#verloop", "#traject"):
        assert page.locator(hidden).count() == 0, f"{hidden} is not for the desk"
    page.click("nav >> text=Aanbod")
    page.click("a.name >> text=Praattafel")
    page.locator(".sign-ups button >> text=Was er").first.click()
    assert page.locator(".sign-ups button[aria-pressed=true]").count() == 1
    assert "vraag:" not in page.text_content("main")


def test_a_coordinator_does_the_second_step_gives_many_away_and_hands_one_over(come_in, service, browser):
    page = come_in(Role.COORDINATOR, DESK)
    page.goto(service.url)
    assert page.url.endswith("/tweede-stap/"), "a password is not enough"
    page.click("details > summary")
    page.fill("#code", code_of(page.text_content("details code")))
    page.click("button >> text=Zet aan")
    assert page.locator(".codes li").count() == 8
    page.click("a >> text=Ik heb ze")
    page.wait_for_url("**/vandaag/")
    # Three people at once to a colleague.
    page.click("nav >> text=Mensen")
    page.select_option("[name=status]", label="Bezig")
    page.click(".find button")
    for row in range(3):
        page.locator("label.pick input").nth(row).check()
    page.click("button >> text=Doe iets met wie je aanvinkte")
    page.select_option("form:has([value=give]) select", label="Worker")
    page.click("form:has([value=give]) button")
    assert "van de 3" in page.text_content("h1")
    page.click("button >> text=Doe dit voor")
    assert "Gedaan voor" in page.text_content("h1")
    page.click("a >> text=Terug naar de lijst")
    assert "status=busy" in page.url, "back where the choice was made"
    # One of them to another organisation, who answers without an account.
    page.click("a.name >> nth=0")
    name = page.text_content("h1")
    page.click("a >> text=Draag over")
    page.fill("[name=to_name]", "OCMW Aalter")
    page.check("[name=fields_] >> nth=0")
    page.select_option("[name=consent]", "spoken")
    page.click("button >> text=Maak de link")
    link = page.input_value("input.link")
    there = new_page(browser, PHONE, java_script_enabled=False)
    there.goto(service.url + "/" + link.split("/", 3)[3])
    assert name in there.text_content("main")
    there.click("button >> text=Ja, wij nemen dit aan")
    assert "namen dit aan" in there.text_content("[role=status]")
    there.context.close()
    page.reload()
    assert "aangenomen" in page.text_content("h1")


def code_of(letters: str) -> str:
    """Return what the app on a phone shows for these letters."""
    return f"{totp(b32decode(''.join(letters.split()).upper())):06d}"


def test_a_reader_sees_figures_and_nobody(come_in, service, things):
    page = come_in(Role.READER, DESK)
    assert page.url.endswith("/cijfers/")
    assert menu(page) == ["Cijfers"]
    for path in ("/mensen/", "/vandaag/", f"/mensen/{things['case_id']}/", f"/aanbod/{things['offer_id']}/"):
        answer = page.goto(service.url + path)
        assert answer.status == 404
        assert "Voorbeeld" not in page.content()
        assert "Deze pagina is er niet" in page.text_content("h1")


def test_a_volunteer_opens_who_shows_a_paper_calls_and_says_how_it_went(come_in, service, things):
    page = come_in(Role.VOLUNTEER, PHONE)
    assert menu(page) == ["Mensen", "Laptops", "Dienst"]
    assert "Voorbeeld" not in page.text_content("main"), "nobody was given to them yet"
    code = things["code"]
    page.fill("#code", f"{code[:4].lower()} {code[4:]}")
    page.click("main button >> text=Open")
    page.wait_for_url(f"**/mensen/{things['case_id']}/")
    assert page.locator("#vraag").is_visible()
    assert page.locator("text=Verwijder alles van deze persoon").count() == 0
    page.fill("[name=text]", "Samen de brief gelezen.")
    page.click("text=Bewaar de notitie")
    assert "Samen de brief gelezen." in page.text_content(".log")
    page.click("button >> text=Geen antwoord")
    assert "geen antwoord" in told(page)
    page.click("nav >> text=Mensen")
    assert "Voorbeeld" in page.text_content("main"), "who showed a paper stays until they log out"
