"""The last screen of somebody without a paper: none was wanted, or none came out."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.devices.printer.print_job import Ticket
from kiosk.site.paper import paper_url
from kiosk.tour.checks import defects
from kiosk.tour.pictures import at_rest, texts
from kiosk.words.calendar import weekday_in_words
from tests.ui.rig import Rig
from tests.ui.walks import walk_to_review
from tests.waiting import HANG

pytestmark = pytest.mark.screen


def photo(folder: Path) -> str:
    """Return what a telephone (zbar) reads on the screen."""
    path = folder / "photo.png"
    at_rest().save(path)
    command = ["zbarimg", "--quiet", "--raw", "--nodbus", str(path)]
    return subprocess.run(command, capture_output=True, text=True, timeout=HANG).stdout.strip()


def without_paper(kiosk: Rig, way: str, by: str = "phone", reach: str = "0471123456") -> None:
    walk_to_review(kiosk.guide, "An", reach, by=by)
    for action in ("change:paper", f"option:{way}", "send"):
        kiosk.guide.touch(action)
    assert kiosk.guide.screen() == "done"


def test_a_telephone_reads_the_square_off_the_screen(kiosk: Rig, tmp_path: Path) -> None:
    without_paper(kiosk, "photo")
    assert photo(tmp_path) == paper_url(kiosk.site, kiosk.visit.kept.token)
    assert defects(kiosk.app.root, picture=at_rest()) == []
    said = " ".join(texts(kiosk.app.root))
    assert "Neem een foto van dit scherm." in said
    assert "printer" not in said


def test_who_takes_a_photo_has_the_day_by_which_we_call_on_it(kiosk: Rig) -> None:
    without_paper(kiosk, "photo")
    day = weekday_in_words(kiosk.kiosk.answer_by(), "nl")
    assert f"ten laatste op {day}" in " ".join(texts(kiosk.app.root))
    assert "Niets gehoord?" in " ".join(texts(kiosk.app.root))


def test_by_a_clock_that_nobody_set_no_day_is_promised(kiosk: Rig, monkeypatch) -> None:
    monkeypatch.setattr(kiosk.kiosk, "clocks", replace(kiosk.kiosk.clocks, was_set=lambda: False))
    without_paper(kiosk, "photo")
    assert "ten laatste" not in " ".join(texts(kiosk.app.root))


def test_who_wants_the_paper_by_mail_is_told_that_it_comes_along(kiosk: Rig) -> None:
    without_paper(kiosk, "email", by="email", reach="an@voorbeeld.be")
    assert "We sturen je papier met de mail mee." in " ".join(texts(kiosk.app.root))


def test_a_paper_that_does_not_come_out_leaves_code_and_square_to_take_along(kiosk: Rig, tmp_path) -> None:
    walk_to_review(kiosk.guide, "An", "0471123456")
    kiosk.guide.touch("send")
    kiosk.visit.ticket = Ticket()
    kiosk.visit.ticket.state = "failed"
    kiosk.app.render()
    assert photo(tmp_path) == paper_url(kiosk.site, kiosk.visit.kept.token)
    assert "Schrijf je code op." in " ".join(texts(kiosk.app.root))


def test_the_square_is_gone_with_the_person(kiosk: Rig, tmp_path: Path) -> None:
    without_paper(kiosk, "photo")
    square = kiosk.app.screens["done"].square
    kiosk.guide.touch("done")
    assert photo(tmp_path) == ""
    assert square.url == ""
    assert tuple(square._shape.size) == (0, 0)


def test_who_wanted_none_can_still_touch_print(kiosk: Rig) -> None:
    without_paper(kiosk, "photo")
    kiosk.guide.touch("again")
    kiosk.guide.wait(kiosk.paper_ended, "the paper did not come")
    assert kiosk.visit.ticket.state == "printed"


def test_what_the_paper_says_is_heard_too(kiosk: Rig) -> None:
    without_paper(kiosk, "photo")
    heard = [text for spot in kiosk.app.aloud.on_screen() for text in spot.texts]
    assert "Je identiteitskaart." in heard
    assert heard.index("We hebben je vraag.") < heard.index("Je identiteitskaart.")
    assert not any("https://" in text for text in heard)
