"""When nobody came for a while the first screen says from afar what this is, and when one can come by."""

from __future__ import annotations

import pytest

from kiosk.ui.reading_order import seen
from kiosk.ui.widgets.face import texts_of
from tests.ui.rig import Rig

pytestmark = pytest.mark.screen

ABOUT, OPEN = (640, 700), (640, 300)


def screen(kiosk: Rig):
    return kiosk.app.room.current_screen


def words(kiosk: Rig) -> str:
    kiosk.step(0.2)
    return "\n".join(text.text for widget in seen(kiosk.app.root) for text in texts_of(widget))


@pytest.fixture
def resting(kiosk: Rig) -> Rig:
    """The clock of Kivy cannot be put forward: what it would call after five minutes is called here."""
    assert screen(kiosk)._tired.timeout == 60 * kiosk.site.file.attract.rest_after_minutes > 0
    screen(kiosk).to_rest(0)
    return kiosk


def test_it_says_to_touch_the_screen_what_this_is_and_when_somebody_can_come(resting: Rig) -> None:
    said = words(resting)
    assert "Raak het scherm aan." in said
    assert "Internet te duur?" in said
    assert "Wijkcentrum De Kring" in said
    assert "Wanneer kan je langskomen?" in said
    assert "Digipunt" in said
    assert "Digispreekuur (voorbeeld): " in said
    assert screen(resting).resting.ids.drawing.emblem.place[1][0] >= 300


def test_a_touch_anywhere_leads_to_the_first_screen_and_chooses_nothing_yet(resting: Rig) -> None:
    for place in (ABOUT, OPEN):
        screen(resting).to_rest(0)
        resting.tap(place)
        assert resting.visit.stage.value == "attract"
        assert "Raak je taal aan." in words(resting)
        assert "Nederlands" in words(resting)
    assert resting.visit.untouched
    resting.step(0.5)
    resting.guide.touch("begin:nl")
    assert resting.visit.stage.value == "home"


def test_it_says_the_same_in_the_next_language_at_another_place(resting: Rig) -> None:
    words(resting)
    resting_one = screen(resting).resting
    ids = resting_one.ids
    before = tuple(ids.drawing.pos), ids.drawing.name
    screen(resting)._turn(0)
    assert "Touchez l’écran." in words(resting)
    assert (tuple(ids.drawing.pos), ids.drawing.name) != before
    assert tuple(ids.drawing.pos) != before[0]
    low = ids.card.y
    screen(resting)._turn(0)
    words(resting)
    assert ids.card.y > low, "nothing stands in one place for long"


def test_a_place_that_is_open_is_told_with_until_when(kiosk: Rig) -> None:
    from datetime import datetime

    from kiosk.ui.screens.resting import when_open
    from tests.ui.rig import HERE

    def t(key: str, /, **values: object) -> str:
        return kiosk.site.texts.get("nl", key, **values)

    at = datetime(2026, 12, 1, 14, tzinfo=HERE)
    (line,) = when_open(kiosk.app.parts, t, at, "nl")
    status = [kiosk.app.parts.catalogue.status(one, at) for one in kiosk.app.parts.catalogue.places()]
    assert ("tot" in line) is any(one.is_open for one in status)


def test_who_is_there_is_not_covered_by_it(kiosk: Rig) -> None:
    first = screen(kiosk)
    kiosk.guide.touch("begin:ar")
    assert first._tired is None
    first.to_rest(0)
    assert first.resting is None


def test_a_site_may_leave_it_out(kiosk: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    attract = kiosk.site.file.attract.model_copy(update={"rest_after_minutes": 0})
    site = kiosk.app.parts.site
    monkeypatch.setitem(site.file.__dict__, "attract", attract)
    screen(kiosk).show()
    assert screen(kiosk)._tired is None


def test_the_words_beside_the_invitation_are_of_its_language(kiosk: Rig) -> None:
    screen(kiosk)._invite("fr")
    said = words(kiosk)
    assert "Adapter" in said
    assert "Aanpassen" not in said
    assert "Choisissez votre langue." in said
    assert kiosk.site.texts.get("fr", "draft.line") not in said


def test_whoever_changes_the_language_is_told_that_nobody_has_reviewed_it_yet(kiosk: Rig) -> None:
    kiosk.guide.touch("begin:fr")
    kiosk.guide.touch("language")
    assert kiosk.site.texts.get("fr", "draft.line") in words(kiosk)
