"""The last words on the screen: whom we call, who is thanked, and whether somebody who stops has stopped."""

from __future__ import annotations

import pytest

from kiosk.receipts.scanned import Scanned
from kiosk.site.texts import SOURCE
from kiosk.tour.pictures import texts
from kiosk.ui import theme
from kiosk.ui.theme import rgba
from kiosk.visit.ports import Kept
from kiosk.visit.stage import Stage
from tests.ui.rig import Rig

pytestmark = pytest.mark.screen
TOKEN, CODE = "Ab3_-ZkPq7LmNo9RsTuVwX", "K7QM3X9R"
WAYS = ("phone", "email", "visit")
USUAL = ("We bellen je.", "We mailen je.", "We komen je opzoeken.")
ASKED = ("We hebben je vraag.", USUAL)
# Journey → title and, per way to reach the person, the first thing that is said.
DONE = {
    "internet-help": ASKED,
    "other-help": ASKED,
    "laptop-need": ASKED,
    "digipunt-wish": (
        "We hebben je vraag.",
        (
            "We bellen je als er nieuws is.",
            "We mailen je als er nieuws is.",
            "We zoeken je op als er nieuws is.",
        ),
    ),
    "laptop-give": (
        "Dank je wel.",
        (
            "We bellen je om af te spreken.",
            "We mailen je om af te spreken.",
            "We zoeken je op om af te spreken.",
        ),
    ),
    "volunteer": (
        "Dank je wel.",
        (
            "We bellen je om kennis te maken.",
            "We mailen je om kennis te maken.",
            "We zoeken je op om kennis te maken.",
        ),
    ),
    "referral": (
        "Dank je wel.",
        ("We bellen die persoon.", "We mailen die persoon.", "We gaan bij die persoon langs."),
    ),
    "offer-sign-up": ("We hebben je inschrijving.", ("We laten weten of het doorgaat.",) * 3),
}


def show(kiosk: Rig) -> list[str]:
    kiosk.app.render()
    kiosk.step(0.3)
    return texts(kiosk.app.root)


def last_screen(kiosk: Rig, journey: str, way: str) -> list[str]:
    offer = "ligo-smartphone" if journey == "offer-sign-up" else ""
    kiosk.visit.begin(SOURCE)
    kiosk.visit.kept = Kept("ABCD1234", "t" * 22, way, journey, (), paper="photo", offer=offer)
    kiosk.visit.stage = Stage.DONE
    return show(kiosk)


def test_who_wants_something_else_touches_so_and_chooses_as_the_same_person(kiosk: Rig) -> None:
    last_screen(kiosk, "internet-help", "phone")
    kiosk.visit.known = {("internet-help", "name"): "An"}
    kiosk.guide.touch("ask_more")
    assert (kiosk.visit.stage, kiosk.guide.screen()) == (Stage.HOME, "home")
    kiosk.guide.touch("journey:laptop-need")
    assert kiosk.visit.registration.answers["name"] == "An"


def test_who_reads_bigger_letters_sees_by_which_day_we_call(kiosk: Rig) -> None:
    kiosk.visit.access = kiosk.visit.access.turned("bigger")
    shown = last_screen(kiosk, "internet-help", "phone")
    assert any(text.startswith("Antwoord ten laatste op") for text in shown)


def test_the_square_says_what_to_do_with_it(kiosk: Rig) -> None:
    assert "Neem een foto" in last_screen(kiosk, "internet-help", "phone")


def test_before_the_scanner_what_is_not_ours_leads_to_where_somebody_can_begin(kiosk: Rig) -> None:
    kiosk.app.scans.take("a tin of soup")
    assert "Begin" in show(kiosk)
    kiosk.guide.touch("again")
    assert kiosk.visit.stage is Stage.ATTRACT


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("journey", DONE)
def test_everybody_reads_who_is_thanked_and_whom_we_call(kiosk: Rig, journey: str, way: str) -> None:
    title, lines = DONE[journey]
    shown = last_screen(kiosk, journey, way)
    assert title in shown
    assert any(text.startswith(lines[WAYS.index(way)]) for text in shown)
    assert all(usual not in " ".join(shown) for usual in USUAL if usual not in lines)


def test_what_ahmad_hears_is_about_his_neighbour_too(kiosk: Rig) -> None:
    last_screen(kiosk, "referral", "visit")
    heard = " ".join(text for spot in kiosk.app.aloud.on_screen() for text in spot.texts)
    assert heard.count("We gaan bij die persoon langs.") == 2, "on the screen and on the paper"
    assert "We komen je opzoeken." not in heard


def asked_whether_sure(kiosk: Rig, scanned: Scanned | None = None) -> list[str]:
    kiosk.visit.begin(SOURCE)
    kiosk.visit.scan(scanned or Scanned("paper", TOKEN))
    kiosk.visit.withdraw()
    return show(kiosk)


def test_two_answers_of_one_size_and_no_other_stop_beside_them(kiosk: Rig) -> None:
    shown = asked_whether_sure(kiosk)
    assert "Stop" not in shown
    screen = kiosk.app.screens["withdraw"]
    no, yes = screen.no, screen.yes
    assert (no.label, yes.label) == ("Ja, help mij nog", "Nee, stop mijn vraag")
    assert no.size == yes.size
    assert not screen.bar.has_main
    assert tuple(yes.emblem._over.rgba) == pytest.approx(tuple(rgba(theme.STOP))), (
        "what cannot be undone is not green"
    )


def test_who_does_not_stop_after_all_still_has_the_paper_before_them(kiosk: Rig) -> None:
    asked_whether_sure(kiosk)
    kiosk.guide.touch("keep")
    assert kiosk.visit.stage is Stage.PAPER
    assert "Je vraag gaat gewoon door." in show(kiosk)
    kiosk.guide.touch("done")
    assert kiosk.visit.stage is Stage.ATTRACT and not kiosk.visit.goes_on


def test_who_stops_with_the_paper_in_the_hand_reads_that_it_is_stopped(kiosk: Rig) -> None:
    asked_whether_sure(kiosk)
    kiosk.guide.touch("confirm")
    shown = show(kiosk)
    assert "Je vraag is gestopt." in shown
    assert "We hebben je vraag bewaard." not in shown


def test_who_typed_a_code_reads_that_somebody_looks_at_it_first(kiosk: Rig) -> None:
    asked_whether_sure(kiosk, Scanned("code", CODE))
    kiosk.guide.touch("confirm")
    shown = show(kiosk)
    assert "We kijken dit na." in shown
    assert "Je vraag is gestopt." not in shown


def test_stopping_a_request_does_not_look_like_asking_for_help(kiosk: Rig) -> None:
    kiosk.visit.begin(SOURCE)
    kiosk.visit.scan(Scanned("paper", TOKEN))
    show(kiosk)
    screen = kiosk.app.screens["paper"]
    icons = [button.icon for button in screen.bar.small.values()]
    assert screen.withdraw.icon not in icons


@pytest.mark.parametrize("paper", ["photo", "printed"])
@pytest.mark.parametrize("switch", ["bigger", "biggest"])
def test_whoever_sees_little_reads_by_which_day_they_hear_from_us(
    kiosk: Rig, switch: str, paper: str
) -> None:
    for touch in ("access", f"ease:{switch}", "close", "begin:nl"):
        kiosk.guide.touch(touch)
    kiosk.visit.kept = Kept(CODE, TOKEN, "phone", "internet-help", (), paper=paper)
    kiosk.visit.stage = Stage.DONE
    kiosk.app.render()
    kiosk.step(0.3)
    assert "Antwoord ten laatste op" in " ".join(texts(kiosk.app.root))
