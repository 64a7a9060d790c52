"""Offers on the real screen: seen, read by a telephone, signed up for here."""

from __future__ import annotations

import re
import subprocess
from datetime import datetime
from urllib.parse import parse_qsl, urlsplit

import pytest

from kiosk.visit.stage import Stage
from kiosk.volunteers.stand import Closing, Opening
from kiosk.wire.phone_page import read_carried
from kiosk.wire.stand import StandPlace
from tests.ui.rig import HERE, Rig, now_before_the_course

pytestmark = [pytest.mark.screen, pytest.mark.slow]


@pytest.fixture(scope="module")
def draws() -> bool:
    return True


COURSE = "ligo-smartphone"


def look_at(kiosk: Rig, language: str = "nl", offer: str = COURSE) -> None:
    for touch in (f"begin:{language}", "journey:offer-sign-up", f"offer:{offer}"):
        kiosk.guide.touch(touch)


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_a_telephone_reads_the_square_on_the_screen_in_the_language_chosen(kiosk: Rig, language: str) -> None:
    look_at(kiosk, language)
    picture = kiosk.folder / kiosk.guide.look().picture
    read = subprocess.run(["zbarimg", "-q", "--raw", str(picture)], capture_output=True, text=True)
    device = kiosk.kiosk.device_name()
    wanted = rf"https://{re.escape(kiosk.site.file.qr_host)}/o/{COURSE}\?l={language}&c={kiosk.site.file.channel}&k={device}"
    assert re.fullmatch(wanted, read.stdout.strip()), read.stdout


def test_at_an_open_stand_the_square_carries_channel_and_stand_as_a_sign_up_here_does(kiosk: Rig) -> None:
    stands = kiosk.kiosk.desk.stands
    stand = stands.open(Opening(StandPlace(name="De markt"), "bk"))
    try:
        look_at(kiosk)
        picture = kiosk.folder / kiosk.guide.look().picture
        read = subprocess.run(["zbarimg", "-q", "--raw", str(picture)], capture_output=True, text=True)
        carried = read_carried(dict(parse_qsl(urlsplit(read.stdout.strip()).query)))
        assert (carried.channel, carried.stand) == (kiosk.site.file.channel, stand)
        assert kiosk.kiosk.visit.frame.setting.channel == carried.channel
    finally:
        stands.close(Closing(by="bk"))


def test_the_square_is_large_enough_to_be_read_from_a_step_away(kiosk: Rig) -> None:
    look_at(kiosk)
    kiosk.guide.look()
    square = kiosk.app.room.current_screen.square
    side = max(part._shape.size[0] for part in square.children if hasattr(part, "url"))
    assert side >= 25 * 5.9, f"{side} pixels"


def test_a_person_who_may_just_come_in_reads_the_next_day_first_and_takes_it_along(kiosk: Rig) -> None:
    kiosk.now = lambda: datetime(2026, 11, 30, 10, 15, tzinfo=HERE)
    try:
        look_at(kiosk, offer="digispreekuur-centrum")
        said = kiosk.guide.look().texts
        assert kiosk.guide.find("sign_up") is None
        assert "woensdag 2 december, 13 tot 17 uur" in said
        assert any("9 december" in text and "23 december" in text for text in said)
        assert any("Je mag gewoon binnenlopen" in text for text in said)
        assert kiosk.app.room.current_screen.square.url
        kiosk.guide.touch("paper")
        kiosk.guide.wait(kiosk.paper_ended, "the paper did not come")
        kiosk.guide.touch("paper")  # a second touch prints no second one
        assert kiosk.visit.ticket.state == "printed"
        assert "Neem je papier mee" in kiosk.guide.look().texts
        kiosk.guide.touch("back")
        assert kiosk.visit.ticket is None, "the next offer has a paper of its own"
    finally:
        kiosk.now = now_before_the_course


def test_who_signs_up_here_hears_that_the_place_is_provisional_and_so_says_the_paper(kiosk: Rig) -> None:
    guide = kiosk.guide
    look_at(kiosk)
    for touch in ("sign_up", "next"):
        guide.touch(touch)
    guide.type("an")
    for touch in ("next", "option:phone"):
        guide.touch(touch)
    guide.type("0471123456")
    for touch in ("next", "option:yes", "next", "send"):
        guide.touch(touch)
    guide.wait(kiosk.paper_ended, "the paper did not come")
    assert kiosk.visit.stage is Stage.DONE
    assert any("We laten weten of het doorgaat." in text for text in guide.look().texts)
    paper = kiosk.kiosk.press.worker  # the words themselves are tested in tests/receipts
    assert paper is not None and kiosk.visit.kept.offer == COURSE


def test_an_offer_that_a_newer_list_lacks_leads_back_to_the_list(kiosk: Rig) -> None:
    look_at(kiosk)
    kiosk.visit.offer = "gone"
    kiosk.app.render()
    assert kiosk.visit.stage is Stage.OFFERS


def test_a_person_sees_no_card_of_a_course_that_is_over(kiosk: Rig) -> None:
    kiosk.now = lambda: datetime(2027, 3, 1, 10, tzinfo=HERE)
    try:
        for touch in ("begin:nl", "journey:offer-sign-up"):
            kiosk.guide.touch(touch)
        assert kiosk.guide.find("offer:repair-cafe-de-wijk") is not None
        assert kiosk.guide.find(f"offer:{COURSE}") is None
        assert kiosk.guide.find("page") is None, "it is not on a next page either"
    finally:
        kiosk.now = now_before_the_course


def test_of_an_offer_nobody_wrote_more_of_than_its_name_it_is_said_whom_to_ask(
    kiosk: Rig, monkeypatch
) -> None:
    catalogue = kiosk.app.parts.catalogue
    nothing = {"when": "", "starts": None, "ends": None, "opening_hours": "", "place": None, "texts": {}}
    bare = catalogue.offer(COURSE).model_copy(update=nothing)
    monkeypatch.setattr(catalogue, "offer", lambda _: bare)
    look_at(kiosk)
    said = kiosk.guide.look().texts
    assert "Wanneer?  ·  Vraag het ons" in said and "Waar?  ·  Vraag het ons" in said
