"""An administrator's work in a real browser, without script: somebody new comes in, and goes out at once."""

from __future__ import annotations

import json

import pytest

from tests.central.chromium import AXE, CHECKS, new_page

pytestmark = pytest.mark.slow
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
TRIES = 60
LONG = "Marie-Thérèse Van den Broucke-Vandenberghe-Mwangachuchu"


def opened(browser, width: int, height: int, script: bool = False):
    return new_page(browser, (width, height), java_script_enabled=script)


def log_in(page, service, username: str, password: str) -> None:
    page.goto(service.url)
    page.fill("[name=username]", username)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")


@pytest.fixture
def boss(service):
    """The login of an administrator."""
    login = json.loads(service.run("demo", "--json").stdout)
    return login["username"], login["password"]


def test_somebody_new_comes_in_chooses_a_password_is_blocked_and_is_out(browser, service, boss):
    chief, worker = opened(browser, 1280, 900), opened(browser, 390, 844)
    log_in(chief, service, *boss)
    chief.click("nav >> text=Beheer")
    chief.click("text=Iemand erbij")
    chief.fill("[name=name]", "Zoë Van Hecke")
    chief.click("text=Begeleider")
    chief.click("button >> text=Laat binnen")
    password = chief.text_content("dd code")
    chief.click("text=Ik gaf het door")
    assert password not in chief.content()

    log_in(worker, service, "zoe.vanhecke", password)
    assert "Kies je eigen wachtwoord" in worker.text_content("h1")
    worker.goto(f"{service.url}/mensen/")
    assert "Kies je eigen wachtwoord" in worker.text_content("h1"), "and there is no way round it"
    worker.fill("[name=new]", "de kat zit op het dak")
    worker.press("[name=new]", "Enter")
    worker.wait_for_url("**/vandaag/")

    chief.reload()
    assert "laatst aangemeld vandaag" in chief.text_content("main")
    chief.click("a >> text=Blokkeer")
    chief.click("button >> text=Blokkeer")
    assert "komt hier niet meer binnen" in chief.text_content("[role=status]")
    worker.click("nav >> text=Mensen")
    worker.wait_for_url("**/aanmelden/**")
    worker.fill("[name=username]", "zoe.vanhecke")
    worker.fill("[name=password]", "de kat zit op het dak")
    worker.press("[name=password]", "Enter")
    assert "horen niet bij elkaar" in worker.text_content("[role=alert]")
    chief.context.close()
    worker.context.close()


@pytest.mark.parametrize("size", [(1280, 900), (390, 844), (320, 640)], ids=lambda size: str(size[0]))
def test_every_page_of_beheer_is_whole_readable_and_reachable(browser, service, boss, size):
    for name, role in ((LONG, "coordinator"), ("Олена Коваль", "volunteer")):
        service.run(
            "staff", "add", f"{role}-{size[0]}", "--name", name, "--role", role, *_organisation(service)
        )
    service.run("staff", "service", boss[0])
    page = opened(browser, *size, script=True)
    log_in(page, service, *boss)
    page.wait_for_url("**/vandaag/")
    page.goto(f"{service.url}/beheer/mensen/")
    person = page.locator("a.name", has_text="Marie").first.get_attribute("href")
    page.goto(f"{service.url}/beheer/organisaties/")
    house = page.locator("a.name").first.get_attribute("href")
    paths = [
        "/beheer/mensen/",
        "/beheer/mensen/nieuw/",
        person,
        f"{person}blokkeren/",
        f"{person}wachtwoord/",
    ]
    paths += ["/beheer/logboek/", "/beheer/bewaren/", "/beheer/organisaties/", "/beheer/organisaties/nieuw/"]
    paths += [house, f"{house}stop/", f"{house}iemand/"]
    found = {}
    for path in paths:
        page.goto(service.url + path)
        found[path] = [*page.evaluate(CHECKS), *_axe(page)]
    page.context.close()
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_a_list_that_is_printed_is_in_the_log_and_one_that_is_looked_at_is_not(browser, service, boss):
    page = opened(browser, 1280, 900)
    log_in(page, service, *boss)
    page.wait_for_url("**/vandaag/")
    page.goto(f"{service.url}/mensen/")
    page.goto(f"{service.url}/beheer/logboek/?wat=print")
    assert "Drukte af" not in page.text_content("table, .empty")
    list_page = page.context.new_page()
    list_page.goto(f"{service.url}/mensen/")
    for _ in range(TRIES):  # Chromium takes its question back where the paper was finished first
        list_page.pdf()
        page.reload()
        if page.locator("tbody tr").count():
            break
    line = " ".join(page.text_content("tbody tr").split())
    assert "Demo Drukte af Mensen" in line
    page.context.close()


def _organisation(service) -> list[str]:
    return ["--organisation", "be.eeklo.de-kring"]


def _axe(page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
