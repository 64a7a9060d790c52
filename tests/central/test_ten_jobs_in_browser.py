"""The ten commonest jobs in a real browser, without script: as many clicks as docs/ten-jobs.md says."""

from __future__ import annotations

import re

import pytest

from central.accounts.roles import Role
from tests.central.chromium import log_in, new_page
from tests.central.kiosks import a_record
from tests.central.running import ROOT
from tests.central.staffed import password_of, staffed

pytestmark = pytest.mark.slow
SIZE = (1280, 800)


def promised() -> dict[str, int]:
    """Return the clicks of the table, by job."""
    rows = re.findall(r"^\| ([^|]+) \|[^|]+\|[^|]+\| (\d+) \|", (ROOT / "docs/ten-jobs.md").read_text(), re.M)
    return {job: int(number) for job, number in rows}


class Counting:
    """A page that counts what somebody touches: choosing from a list is two, typing none."""

    def __init__(self, page):
        self.page, self.clicks = page, 0

    def click(self, what):
        self.page.locator(what).first.click()
        self.clicks += 1

    def choose(self, what, label):
        self.page.locator(what).first.select_option(label=label)
        self.clicks += 2


@pytest.fixture(scope="module")
def things(service):
    things = staffed(service)
    kiosk = service.join()
    people = [a_record(person={"name": name}) for name in ("Fatima", "Omar", "Zoë")]
    service.send(kiosk, kiosk.batch(*[kiosk.envelope(one) for one in people]))
    service.run("work", "--once")
    return things


@pytest.fixture(scope="module")
def page(browser, service, things):
    page = new_page(browser, SIZE, java_script_enabled=False)
    log_in(page, service, Role.WORKER, password_of(Role.WORKER))
    page.set_default_timeout(30_000)
    yield page
    page.context.close()


@pytest.fixture
def do(page, service, things, request):
    """Begin a job on a page; at the end the clicks are those of the table."""
    begun = []

    def do(job, at):
        if at:
            page.goto(service.url + at)
        begun.append((job, Counting(page)))
        return begun[-1][1]

    yield do
    for job, counting in begun:
        assert counting.clicks == promised()[job], job


def test_my_work_of_today_and_who_is_new_stand_on_the_first_page(do, page):
    do("my work for today", "")
    do("see only what is new", "")
    assert page.url.endswith("/vandaag/")
    assert "Vandaag en te laat, van jou" in page.text_content("main")
    assert page.locator("#nieuw").count() == 1
    assert page.locator("section.worklist a.name >> text=Fatima").is_visible()


def test_somebody_is_taken_on(do, page):
    job = do("take one request on", "/vandaag/")
    job.click("li:has-text('Fatima') button >> text=Voor mij")
    assert "Jij volgt Fatima op" in page.text_content("[role=status]")
    assert page.url.endswith("/vandaag/")


def test_nobody_answers_and_the_next_one_opens(do, page):
    job = do("called, no answer, again in some days, on to the next", "/vandaag/")
    job.click("a.name >> text=Omar")
    job.click("button >> text=Geen antwoord")
    assert "Omar: geen antwoord. Opnieuw" in page.text_content("[role=status]")
    assert "/mensen/" in page.url and page.text_content("h1") != "Omar"


def test_somebody_who_calls_is_found(do, page):
    job = do("somebody calls: find them", "/vandaag/")
    job.click("nav >> text=Mensen")
    page.fill("[name=zoek]", "zoe")
    job.click("button >> text=Zoek")
    job.click("a.name >> text=Zoë")
    assert page.text_content("h1") == "Zoë"
    page.locator("nav >> text=Mensen").first.click()  # the words stay until somebody takes them away
    page.locator("button >> text=Toon iedereen").first.click()


def test_a_place_in_a_course_is_confirmed(do, page):
    job = do("confirm one course place", "/vandaag/")
    job.click("nav >> text=Aanbod")
    job.click("a.name >> text=Praattafel")
    job.click("button >> text=De persoon weet het")
    assert "Goed zo." in page.text_content("[role=status]")


def test_somebody_who_phones_is_added(do, page):
    job = do("add somebody who phones", "/vandaag/")
    job.click("a >> text=Iemand erbij")
    job.click("main a[href*='internet-help']")
    page.fill("[name=name]", "Lieve")
    job.click("[name=reach_by][value=phone]")
    page.fill("[name=phone]", "0471 12 34 56")
    page.fill("[name=place]", "9900 Eeklo")
    for name, value in (
        ("about", "slow"),
        ("followed_by_social_service", "no"),
        ("where", "home"),
        ("moment", "any"),
    ):
        job.click(f"[name={name}][value={value}]")
    job.click("[name=told]")
    job.click("button >> text=Bewaar")
    assert "Lieve staat erbij" in page.text_content("[role=status]")


def test_a_wrong_number_is_changed(do, page, service):
    page.goto(f"{service.url}/mensen/")
    page.locator("a.name >> text=Zoë").first.click()
    job = do("change a wrong number", "")
    job.click("a >> text=Wijzig")
    page.fill("[name=phone]", "0471 99 88 77")
    job.click("main button >> text=Bewaar")
    assert "0471 99 88 77" in page.text_content("section.reach")


def test_a_known_person_is_signed_up(do, page, service):
    page.goto(f"{service.url}/mensen/")
    page.locator("a.name >> text=Zoë").first.click()
    job = do("sign a known person up for a course", "")
    job.click("summary >> text=Schrijf in")
    job.choose("#schrijf-in", "Praattafel")
    job.click("button >> text=Schrijf in")
    assert "Praattafel" in page.text_content("main")


def test_somebody_is_closed_with_how_it_ended(do, page, service):
    page.goto(f"{service.url}/mensen/")
    page.locator("a.name >> text=Zoë").first.click()
    job = do("close a case, with how it ended", "")
    job.click("summary >> text=Sluit af of wijzig de status")
    job.click("button.to-done")
    job.click("label >> text=Heeft nu internet")
    job.click("button >> text=Sluit af")
    assert "Heeft nu internet".lower() in page.text_content(".undo").lower()


def test_many_are_given_to_a_colleague(do, page):
    job = do("hand many over to a colleague", "/mensen/")
    job.choose("[name=status]", "Bezig")
    job.click(".find button")
    job.click("button >> text=met alle")
    page.locator("form:has([value=give]) select").first.select_option(label="Roos")
    job.click("form:has([value=give]) button")
    job.click("button >> text=Doe dit voor")
    assert "Gedaan voor" in page.text_content("h1")
