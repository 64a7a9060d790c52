"""How often somebody touches the glass from the first question to 'sent', and how long that takes a hand.

The seconds are a model (kiosk.tour.pace): nobody was timed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from kiosk.site.load import load_site
from kiosk.tour import pace
from kiosk.visit.stage import Stage
from tests.ui.rig import UPRIGHT, WIDE, Rig
from tests.ui.walks import TO_NAME, TO_REVIEW

pytestmark = pytest.mark.screen

SMALL = 1024, 600
MOST = 14  # beside typing, from the tile of the home screen on (newcomer: a minute and a quarter)
MOST_SECONDS, MOST_OF_ANY = 75, 90  # the latter from look-and-feel
TYPED = {"NAME": "An", "REACH": "0470123456", "PLACE": "9900"}
SAID = {"text": "Annelies", "phone": "0470123456", "email": "an.peeters@telenet.be", "place": "9900"}
JOURNEYS = sorted(one.id for one in load_site(None).journeys.values() if one.kind == "registration")


def toured(rig: Rig, acts: Iterable[str], said: dict[str, str]) -> None:
    """Walk as a tour does that writes down each screen once; type what stands in `said`, touch the rest."""
    for what in acts:
        rig.guide.type(said[what]) if what in said else rig.guide.touch(what)
        rig.guide.look()
    while rig.visit.stage is Stage.REVIEW:
        rig.guide.touch("send" if (ready := rig.guide.find("send")) and ready.enabled else "page")
        rig.guide.look()
    assert rig.visit.stage is Stage.DONE


def steps_after(rig: Rig, first: int) -> list[dict]:
    """Return what tour.json tells of the walk, but for what led to the home screen."""
    return json.loads(rig.guide.write({}).read_text(encoding="utf-8"))["steps"][first:]


@pytest.mark.parametrize("size", [WIDE, UPRIGHT, SMALL], ids=["wide", "upright", "small"])
def test_a_request_for_internet_is_sent_with_few_touches_and_soon_on_every_panel(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    rig = Rig(tmp_path, size=size)
    try:
        toured(rig, (*TO_NAME, *TO_REVIEW["phone"]), TYPED)
        steps = steps_after(rig, 1)
        assert sum(step["taps"] for step in steps) <= MOST, [step["touch"] for step in steps]
        assert sum(step["keys"] for step in steps) >= len("".join(TYPED.values()))
        assert 40 < pace.seconds(steps) <= MOST_SECONDS
    finally:
        rig.close()


def test_who_spells_out_a_name_and_a_mail_address_is_done_within_ninety_seconds(kiosk: Rig) -> None:
    first = len(kiosk.guide.steps) + 1
    said = {"NAME": SAID["text"], "REACH": SAID["email"], "PLACE": SAID["place"]}
    toured(kiosk, (*TO_NAME, *TO_REVIEW["email"]), said)
    assert 40 < pace.seconds(steps_after(kiosk, first)) <= MOST_OF_ANY


def answer(rig: Rig) -> None:
    """Answer what is asked as somebody does who knows what they want; what may be left out is left out."""
    ask = rig.visit.ask
    assert ask is not None
    if ask.typed and ask.required:
        rig.guide.type(SAID[ask.kind])
    elif ask.options and not rig.visit.talk.entry.picked:
        rig.guide.touch(f"option:{ask.options[0].value}")
    if rig.visit.ask is not None and rig.visit.ask.id == ask.id:
        rig.guide.touch("next")
    rig.guide.look()


@pytest.mark.slow
@pytest.mark.parametrize("journey", JOURNEYS)
def test_whatever_somebody_asks_for_is_sent_within_ninety_seconds(kiosk: Rig, journey: str) -> None:
    kiosk.guide.touch(TO_NAME[0])
    first = len(kiosk.guide.steps) + 1
    kiosk.guide.look()
    kiosk.guide.touch(f"journey:{journey}")
    kiosk.guide.look()
    while kiosk.visit.stage is Stage.STEP:
        answer(kiosk)
    toured(kiosk, (), {})
    seconds = pace.seconds(steps_after(kiosk, first))
    assert 30 < seconds <= MOST_OF_ANY, seconds
