"""A coordinator plans, Mia answers on her telephone, a kiosk opens and closes the stand: hours come free."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.outbox.clock import read_clock
from kiosk.outbox.queue import open_outbox
from kiosk.volunteers import stand as stand_module
from kiosk.volunteers.planned import to_open
from kiosk.volunteers.questions import opening_planned, to_open_planned
from kiosk.volunteers.stand import Closing, Stands
from tests.central.chromium import CHECKS, DESK, PHONE, complaints, logged_in, new_page, unfold
from tests.central.test_with_the_real_device import run_kiosk

pytestmark = pytest.mark.slow
BEGINS_NOW = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "central.settings"
django.setup()
from datetime import timedelta
from django.utils import timezone
from central.roster.models import StandPlan
now = timezone.now()
StandPlan.objects.update(starts_at=now, ends_at=now + timedelta(hours=2))
"""


def fine(page) -> None:
    """Nothing is wrong with the page that is open, on a telephone and at a desk."""
    for size in (PHONE, DESK):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        unfold(page)
        assert complaints(page) == []
        assert page.evaluate(CHECKS) == []


def test_from_an_empty_roster_to_the_hours_of_who_was_there(browser, service, tmp_path, monkeypatch):
    run_kiosk(tmp_path, "enrol", "-", given=json.dumps(service.invitation()))
    page = logged_in(browser, service)
    page.click("nav[aria-label=Hoofdmenu] >> text=Rooster")
    fine(page)
    # Somebody who helps, and a stand with this kiosk.
    page.click("a >> text=0 vrijwilligers")
    page.click("a >> text=Een vrijwilliger bij")
    page.fill("[name=name]", "Mia Peeters")
    page.fill("[name=phone]", "0471 12 34 56")
    page.select_option("[name=consent]", "spoken")
    page.click("main button >> text=Bewaar")
    fine(page)
    page.click("a >> text=Terug naar het rooster")
    page.click("a >> text=Plan een stand")
    page.select_option("[name=action]", "stand")
    page.select_option("[name=partner]", "ligo")
    page.fill("[name=on]", (datetime.now() + timedelta(days=3)).date().isoformat())
    page.fill("[name=starts]", "14:00")
    page.fill("[name=ends]", "16:00")
    page.fill("[name=place]", "Restaurant Zonneheem")
    page.select_option("[name=device]", index=1)
    fine(page)
    page.click("main button >> text=Zet in het rooster")
    assert "Er zijn nog" in page.text_content("main") or "Er is nog 1 persoon nodig" in page.text_content(
        "main"
    )
    page.check("text=Mia Peeters")
    page.click("button >> text=Vraag het")
    fine(page)
    link = page.input_value("input.link")
    page.goto(f"{service.url}/rooster/")
    assert page.locator("nav .count").count() == 1, "the menu counts it in red"
    fine(page)
    # Mia, on her telephone, without script.
    mia = new_page(browser, PHONE, java_script_enabled=False)
    mia.goto(service.url + "/" + link.split("/", 3)[3])
    assert mia.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    yes = mia.locator("button >> text=Ik kom").bounding_box()
    assert yes["height"] >= 60 and yes["y"] + yes["height"] < PHONE[1], "one thumb, no scrolling"
    mia.click("button >> text=Ik kom")
    assert "ik kom" in mia.text_content("[role=status]")
    page.reload()
    assert page.locator("nav .count").count() == 0
    # The day itself: the kiosk heard of it, opens it, counts, and closes.
    service.python(BEGINS_NOW)
    run_kiosk(tmp_path, "sync", "--once")
    _held(tmp_path, monkeypatch)
    run_kiosk(tmp_path, "sync", "--once")
    service.run("work", "--once")
    page.reload()
    assert "1 uur 30" in page.text_content("main")
    page.click("section a >> nth=0")
    assert "Afgesloten: 1 uur 30 geholpen" in page.text_content("main")
    fine(page)
    page.click("nav[aria-label=Hoofdmenu] >> text=Stands")
    for told in ("Praatje: 2", "Op: Folders", "Liep mis: Iemand riep luid.", "De rol is bijna op."):
        assert told in page.text_content("main")
    fine(page)
    with page.expect_download() as taken:
        page.goto(f"{service.url}/rooster/")
        page.click("a >> text=uren als bestand")
    assert "Mia Peeters;90" in taken.value.path().read_text(encoding="utf-8-sig")
    page.context.close()
    mia.context.close()


def _held(folder, monkeypatch) -> None:
    """A volunteer at the desk of that kiosk; the stand was opened an hour and a half ago."""
    with open_outbox(folder) as outbox:
        stands = Stands("eeklo", outbox, folder)
        plans = to_open(outbox.state, datetime.now(UTC), True, None)
        asked = to_open_planned(plans)
        asked.entry.type(asked.ask(), "MP")
        assert asked.advance() is False, "the only question is who opens it"
        now = read_clock()
        earlier = now.model_copy(update={"wall": now.wall - timedelta(minutes=90), "clock_synced": True})
        monkeypatch.setattr(stand_module, "read_clock", lambda: earlier)
        stands.open(opening_planned(asked, plans))
        monkeypatch.setattr(stand_module, "read_clock", lambda: now.model_copy(update={"clock_synced": True}))
        for _ in range(2):
            stands.tally.add("talk", now.wall)
        stands.close(Closing("MP", "De rol is bijna op.", ("leaflets",), "Iemand riep luid."))
