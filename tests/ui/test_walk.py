"""One person asks for help with internet, from the tile on the home screen to the paper in the hand."""

from __future__ import annotations

import pytest

from kiosk.receipts.code import shown
from kiosk.visit.stage import Stage
from tests.ui.rig import Rig
from tests.ui.walks import walk_to_review

pytestmark = pytest.mark.screen

MOST_TOUCHES = 16  # from the tile on the home screen to 'sent', typing not counted


@pytest.mark.parametrize(("by", "reach"), [("phone", "0471123456"), ("email", "an@voorbeeld.be")])
def test_asking_for_help_takes_sixteen_touches_besides_typing(kiosk: Rig, by: str, reach: str) -> None:
    guide = kiosk.guide
    before = guide.touches
    walk_to_review(guide, "An", reach, by=by)
    guide.touch("send")
    assert kiosk.visit.stage is Stage.DONE
    to_home = 1  # 'begin' on the first screen comes before the home screen
    assert guide.touches - before - to_home <= MOST_TOUCHES


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
