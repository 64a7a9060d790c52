"""One person asks for help with internet, from the tile on the home screen to the paper in the hand."""

from __future__ import annotations

import pytest

from kiosk.receipts.code import shown
from kiosk.ui.widgets.touchable import Touchable
from kiosk.visit.stage import Stage
from tests.ui.rig import Rig
from tests.ui.walks import walk_to_review

pytestmark = pytest.mark.screen

MOST_TOUCHES = 16  # from the tile on the home screen to 'sent', typing not counted
MOST_SECONDS = 90
# Of somebody who knows the way (Keystroke-Level Model of Card, Moran and Newell, 1980): to think, to point at
# something and touch it; and for each key as long as one takes who does not know the keyboard.
THINK, POINT_AND_TOUCH, KEY = 1.35, 1.1 + 0.2, 1.2
ANSWER = 0.05  # until what was touched is there; the screen benchmark says how long it takes


@pytest.mark.parametrize(("by", "reach"), [("phone", "0471123456"), ("email", "an@voorbeeld.be")])
def test_asking_for_help_takes_sixteen_touches_besides_typing(kiosk: Rig, by: str, reach: str) -> None:
    guide = kiosk.guide
    before = guide.touches
    walk_to_review(guide, "An", reach, by=by)
    guide.touch("send")
    assert kiosk.visit.stage is Stage.DONE
    to_home = 1  # 'begin' on the first screen comes before the home screen
    assert guide.touches - before - to_home <= MOST_TOUCHES


@pytest.mark.parametrize(("by", "reach"), [("phone", "0471123456"), ("email", "an.peeters@telenet.be")])
def test_who_knows_the_way_has_asked_for_help_within_ninety_seconds(
    kiosk: Rig, by: str, reach: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide, fingers = kiosk.guide, []
    touch = guide.finger.touch

    def counted(widget: Touchable) -> tuple[float, float]:
        fingers.append(widget.action)
        return touch(widget)

    monkeypatch.setattr(guide.finger, "touch", counted)
    walk_to_review(guide, "Annelies", reach, by=by)
    guide.touch("send")
    assert kiosk.visit.stage is Stage.DONE
    thought_of = [action for action in fingers if not action.startswith("key:")]
    keys = len(fingers) - len(thought_of)
    assert keys >= len("Annelies" + reach + "9900")
    seconds = keys * KEY + len(thought_of) * (THINK + POINT_AND_TOUCH) + len(fingers) * ANSWER
    assert 40 < seconds <= MOST_SECONDS


def test_what_was_said_stands_on_the_review_and_the_code_on_the_last_screen(kiosk: Rig) -> None:
    from kiosk.tour.pictures import texts

    walk_to_review(kiosk.guide, "An", "0471123456")
    on_review = " ".join(texts(kiosk.app.root))
    for said in ("An", "0471 12 34 56", "9900 Eeklo", "Internet is te duur", "In de voormiddag"):
        assert said in on_review
    kiosk.guide.touch("send")
    kiosk.guide.wait(kiosk.paper_ended, "the paper did not come")
    on_done = texts(kiosk.app.root)
    assert shown(kiosk.visit.kept.code) in on_done
    assert "An" not in on_done, "the answers are gone as soon as they are stored"


def test_a_changed_answer_comes_back_to_the_review(kiosk: Rig) -> None:
    from kiosk.tour.pictures import texts

    guide = kiosk.guide
    walk_to_review(guide, "An", "0471123456")
    guide.touch("change:name")
    guide.erase_all()
    guide.type("Mia")
    guide.touch("next")
    assert guide.screen() == "review"
    assert "Mia" in texts(kiosk.app.root)
