"""Laptops in a real browser: a row of scans without the mouse, and somebody signs with a finger."""

from __future__ import annotations

import json
from contextlib import nullcontext

import pytest

from tests.central.chromium import CHECKS, DESK, PHONE, complaints, logged_in
from tests.central.running import ROOT

pytestmark = pytest.mark.slow
MANY = 8
SET_UP = f"""
import sys; sys.path.insert(0, {str(ROOT)!r})
import json, os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "central.settings"
django.setup()
from benchmarks._many_at_once import _people
from central.accounts.models import Organisation, User
from tests.central.equipment.devices import a_lot, ready
here = Organisation.objects.get(slug="be.eeklo.de-kring")
by = User.objects.create_user("herstel", None)
[ready(one, by) for one in a_lot(here, {MANY}, by=by, kind="chromebook").laptops.all()]
lot = a_lot(here, by=by)
ready(lot.laptops.get(), by)
person = _people(here, 1)[0]
person.language = "ar"
person.save()
rows = here.laptop_set.filter(kind="chromebook").order_by("label")
print(json.dumps([[str(one) for one in rows], str(lot.laptops.get().id), str(person.id)]))
"""


@pytest.fixture(scope="module")
def things(service):
    service.run("demo", "--json")
    return json.loads(service.python(SET_UP).stdout.splitlines()[-1])


def scan(page, label: str, script: bool) -> None:
    """What a scanner does: it types, and then Enter. Without script the answer is another page,
    and the next scan lands in its field."""
    page.wait_for_selector("#label:focus")
    page.keyboard.type(label)
    with nullcontext() if script else page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize(("size", "script"), [(DESK, True), (PHONE, False)])
def test_a_row_goes_out_and_comes_back_without_the_mouse(browser, service, things, size, script):
    labels = things[0][: MANY // 2] if script else things[0][MANY // 2 :]
    page = logged_in(browser, service, size, java_script_enabled=script)
    page.goto(f"{service.url}/laptops/groep/")
    page.fill("[name=name]", f"Klas {script}")
    page.keyboard.press("Enter")
    page.wait_for_selector("#scan")
    wrong = ["L-2222-2222", labels[0], "12345670"]
    for label in [labels[0], *wrong, *labels[1:]]:
        scan(page, label, script)
    page.wait_for_selector(f".counting strong:text-is('{len(labels)}')")
    if script:
        assert page.evaluate(CHECKS) == []
        assert complaints(page) == []
    page.goto(f"{service.url}/laptops/terug/")
    for label in labels:
        scan(page, label, script)
    page.wait_for_selector(".counting strong:text-is('0')")
    assert "alles is terug" in page.text_content("main")
    page.context.close()


def test_somebody_signs_with_a_finger_in_their_language(browser, service, things):
    _, laptop, person = things
    page = logged_in(browser, service, PHONE)
    page.goto(f"{service.url}/laptops/{laptop}/voor/{person}/")
    page.select_option("[name=keep]", "keep")
    page.click("main button")
    page.wait_for_selector("#veld")
    assert page.get_attribute(".signing", "dir") == "rtl"
    assert page.evaluate(CHECKS) == []
    page.fill("#naam", "ليلى")
    box = page.locator("#veld").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 40)
    page.mouse.down()
    for step in range(1, 12):
        page.mouse.move(box["x"] + 20 + step * 20, box["y"] + 40 + (step % 3) * 20)
    page.mouse.up()
    assert page.input_value("#punten").count(",") >= 10
    page.check("#ja")
    page.click(".signing button[type=submit]")
    page.wait_for_url(f"**/mensen/{person}/")
    assert "is nu bij" in page.text_content("[role=status]")
    page.context.close()
