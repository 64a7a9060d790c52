"""Wherever somebody is, the screen can be heard, made louder, and read in another language."""

from __future__ import annotations

import pytest

from kiosk.devices.speech.speech import LOUDEST, NORMAL
from kiosk.visit.access import Access
from kiosk.visit.stage import Stage
from tests.ui.listening import Listener, go, until
from tests.ui.rig import UPRIGHT, WIDE, Rig
from tests.ui.stages import TO_READ, stand_at

pytestmark = [pytest.mark.screen, pytest.mark.slow]


@pytest.fixture(scope="module")
def voice() -> Listener:
    return Listener()


@pytest.fixture(scope="module", params=[WIDE, UPRIGHT], ids=["wide", "upright"])
def window_size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param


def find(kiosk: Rig, action: str) -> object:
    """Return what does `action`, behind 'more' where it must be."""
    return kiosk.guide.find(action) or kiosk.guide._turned_to(action)


@pytest.mark.parametrize("stage", TO_READ, ids=lambda stage: stage.value)
def test_every_screen_can_be_heard_made_louder_meanwhile_and_made_quiet(kiosk: Rig, stage: Stage) -> None:
    stand_at(kiosk, stage)
    go(kiosk, "listen")
    assert kiosk.voice.speaking and kiosk.voice.texts(), "the screen is read"
    assert kiosk.visit.stage is stage, "and stays"
    assert kiosk.guide.find("listen").label == "Stil"
    go(kiosk, "louder")
    assert (kiosk.voice.volume, kiosk.voice.speaking) == (LOUDEST, True)
    go(kiosk, "softer")
    assert (kiosk.voice.volume, kiosk.voice.speaking) == (NORMAL, True)
    kiosk.voice.louder()
    go(kiosk, "listen")
    assert not kiosk.voice.speaking and find(kiosk, "listen").label == "Luister"
    kiosk.visit.out_of_order = None
    kiosk.visit.wipe()
    kiosk.app.render()
    assert kiosk.voice.volume == NORMAL, "for the next person"


@pytest.mark.parametrize("letters", [0, 2])
@pytest.mark.parametrize("stage", [Stage.HOME, Stage.STEP, Stage.CODE, Stage.DONE])
def test_volume_is_in_reach_with_bigger_letters_and_over_the_keyboard(
    kiosk: Rig, stage: Stage, letters: int
) -> None:
    kiosk.visit.access = Access(letters=letters, seated=True)
    stand_at(kiosk, stage)
    go(kiosk, "listen")
    if letters:
        assert kiosk.guide.find("more") is None, "softer and louder stand there"
    go(kiosk, "louder")
    assert (kiosk.voice.volume, kiosk.voice.speaking) == (LOUDEST, True)


def test_a_touch_beside_all_buttons_makes_it_quiet_and_brings_language_back(kiosk: Rig) -> None:
    stand_at(kiosk, Stage.HOME)
    go(kiosk, "listen")
    assert kiosk.guide.find("language") is None and kiosk.guide.find("help") is not None
    title = kiosk.app.room.current_screen.content.ids.title
    kiosk.tap(title.to_window(*title.center))
    kiosk.step(0.2)
    assert not kiosk.voice.speaking
    assert kiosk.guide.find("language") is not None and kiosk.guide.find("louder") is None


def test_the_warning_can_be_heard_and_waits_until_it_was_said(kiosk: Rig) -> None:
    stand_at(kiosk, Stage.HOME)
    kiosk.clock.skip(61)
    kiosk.step(0.4)
    assert kiosk.visit.warned
    kiosk.clock.skip(15)
    go(kiosk, "listen")
    assert kiosk.voice.texts()[0] == "Ben je er nog?"
    for _ in range(4):
        kiosk.clock.skip(15)
        kiosk.step(0.3)
    assert kiosk.visit.warned and kiosk.visit.stage is Stage.HOME
    kiosk.voice.stop()
    kiosk.step(0.3)
    kiosk.clock.skip(21)
    kiosk.step(0.3)
    assert kiosk.visit.stage is Stage.ATTRACT


@pytest.mark.parametrize("stage", [Stage.HELP, Stage.NOT_KEPT, Stage.REFUSED, Stage.DONE])
def test_a_message_can_be_read_in_another_language(kiosk: Rig, stage: Stage) -> None:
    stand_at(kiosk, stage)
    go(kiosk, "language", "begin:ar")
    assert (kiosk.visit.stage, kiosk.visit.language) == (stage, "ar")


def test_each_language_of_the_first_screen_is_read_in_its_own_voice(kiosk: Rig) -> None:
    go(kiosk, "listen")
    names = {one.text: one.language for one in kiosk.voice.said}
    assert names["Nederlands"] == "nl" and names["Français"] == "fr" and names["العربية"] == "ar"


def test_where_only_some_sentences_are_recorded_only_their_screens_have_the_button(kiosk: Rig) -> None:
    kiosk.voice.mute, kiosk.voice.recorded = {"ps"}, {"places.title"}
    stand_at(kiosk, Stage.HOME, "ps")
    assert kiosk.guide.find("listen") is None
    kiosk.visit.places()
    kiosk.app.render()
    until(kiosk, lambda: kiosk.guide.find("listen") is not None)
    kiosk.guide.touch("back")
    kiosk.step(0.3)
    assert kiosk.guide.find("listen") is None


def test_in_a_language_that_nobody_speaks_here_the_other_languages_can_still_be_heard(kiosk: Rig) -> None:
    kiosk.voice.mute = {"ps"}
    stand_at(kiosk, Stage.LANGUAGE, "ps")
    go(kiosk, "listen")
    assert ("Türkçe", "tr") in [(one.text, one.language) for one in kiosk.voice.said]
    stand_at(kiosk, Stage.HELP, "ps")
    assert kiosk.guide.find("listen") is None
