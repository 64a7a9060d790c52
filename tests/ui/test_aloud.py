"""Somebody who cannot read hears the screen; somebody who does not see finds the way by ear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from kiosk.devices.speech import Said, Silence
from kiosk.visit.stage import Stage
from tests.ui.rig import Rig

pytestmark = [pytest.mark.screen, pytest.mark.slow]
NAME = "Zsqwk"


class Listener(Silence):
    """A voice that remembers what it was asked to say, and speaks until it is told that it ended."""

    def __init__(self) -> None:
        self.said: list[Said] = []
        self.speaking, self.part, self.plugged, self.resets = False, -1, False, 0
        self.mute: set[str] = set()

    def can(self, language: str) -> bool:
        return language not in self.mute

    def say(self, parts: Sequence[Said]) -> None:
        self.said, self.speaking, self.part = list(parts), bool(parts), -1

    def stop(self) -> None:
        self.speaking, self.part = False, -1

    def reset_volume(self) -> None:
        self.resets += 1

    def headphones(self) -> bool:
        return self.plugged

    def texts(self) -> list[str]:
        return [one.text for one in self.said]


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    rig = Rig(tmp_path_factory.mktemp("kiosk"), voice=Listener())
    rig.voice = rig.app.parts.voice
    yield rig
    rig.close()


@pytest.fixture
def kiosk(rig: Rig) -> Rig:
    rig.voice.__init__()
    rig.start_over()
    return rig


def go(kiosk: Rig, *touches: str) -> None:
    for touch in touches:
        kiosk.guide.touch(touch)
        kiosk.step(0.35)


def test_the_question_its_choices_and_the_main_action_are_read_in_order(kiosk: Rig) -> None:
    go(kiosk, "begin:nl", "journey:internet-check", "option:fine", "listen")
    said = kiosk.voice.texts()
    assert said[0] == "Heb je thuis internet?"
    assert said[-1] == "Verder"
    labels = [widget.label for widget in kiosk.app.room.current_screen.content.ids.tiles.tiles]
    assert [text for text in said if text in labels] == labels
    assert {one.language for one in kiosk.voice.said} == {"nl"}


def test_a_sentence_of_the_catalogue_is_said_with_its_key_so_that_a_recording_can_speak(kiosk: Rig) -> None:
    go(kiosk, "begin:nl", "listen")
    assert ("Waarmee helpen we je?", "home.title") in {(one.text, one.key) for one in kiosk.voice.said}


def test_what_is_being_said_is_lit_up_and_goes_out_at_the_end(kiosk: Rig) -> None:
    go(kiosk, "begin:nl", "listen")
    light = kiosk.app.aloud.light
    kiosk.voice.part = 0
    kiosk.step(0.2)
    assert light.on.text == "Waarmee helpen we je?"
    kiosk.voice.stop()
    kiosk.step(0.2)
    assert light.on is None
    assert kiosk.guide.find("listen").label == "Luister"


def test_a_touch_ends_it_and_time_stands_still_meanwhile(kiosk: Rig) -> None:
    go(kiosk, "begin:nl", "listen")
    kiosk.clock.skip(59)
    kiosk.step(0.4)
    kiosk.clock.skip(59)
    kiosk.step(0.4)
    assert not kiosk.visit.warned
    assert kiosk.guide.find("listen").label == "Stil"
    go(kiosk, "listen")
    assert not kiosk.voice.speaking
    go(kiosk, "listen", "journey:internet-check")
    assert not kiosk.voice.speaking


def test_there_is_no_button_in_a_language_that_cannot_be_heard(kiosk: Rig) -> None:
    kiosk.voice.mute = {"ps"}
    go(kiosk, "begin:ps")
    assert kiosk.guide.find("listen") is None
    go(kiosk, "language", "begin:nl")
    assert kiosk.guide.find("listen") is not None


def test_what_somebody_typed_is_not_said_aloud(kiosk: Rig) -> None:
    go(kiosk, "begin:nl", "journey:internet-help", "next")
    kiosk.guide.type(NAME)
    go(kiosk, "more", "listen")
    assert kiosk.voice.said and NAME not in " ".join(kiosk.voice.texts())


def test_after_each_person_it_is_silent_and_as_loud_as_usual(kiosk: Rig) -> None:
    go(kiosk, "begin:nl", "listen")
    before = kiosk.voice.resets
    kiosk.visit.wipe()
    kiosk.app.render()
    assert not kiosk.voice.speaking and kiosk.voice.resets > before
    assert kiosk.app.aloud.light.on is None


def hear(kiosk: Rig) -> None:
    """Turn hearing on and let what was announced end."""
    kiosk.visit.hear_all()
    kiosk.app.render()
    kiosk.step(0.4)
    kiosk.voice.stop()
    kiosk.step(0.2)


def test_the_first_touch_says_it_and_a_second_one_soon_after_chooses(kiosk: Rig) -> None:
    hear(kiosk)
    go(kiosk, "begin:nl")
    assert kiosk.visit.stage is Stage.ATTRACT, "only said"
    assert kiosk.voice.texts() == ["Nederlands", "Gekozen."]
    go(kiosk, "begin:nl")
    assert kiosk.visit.stage is Stage.HOME
    assert kiosk.voice.texts()[0] == "Waarmee helpen we je?", "the new screen says what it asks"


def test_a_button_that_cannot_be_used_yet_says_so(kiosk: Rig) -> None:
    hear(kiosk)
    go(kiosk, "begin:nl", "begin:nl", "journey:internet-check", "journey:internet-check")
    x, y = kiosk.app.frame.bar.main.to_window(*kiosk.app.frame.bar.main.center)
    kiosk.tap((x, y))
    assert kiosk.voice.texts() == ["Verder", "Dit kan nog niet."]


def test_words_beside_the_buttons_are_said_under_the_finger(kiosk: Rig) -> None:
    hear(kiosk)
    go(kiosk, "begin:nl", "begin:nl")
    title = kiosk.app.room.current_screen.content.ids.title
    kiosk.tap(title.to_window(*title.center))
    assert kiosk.voice.texts() == ["Waarmee helpen we je?"]


@pytest.mark.parametrize(("plugged", "said"), [(False, "Er is iets ingevuld."), (True, "a")])
def test_what_was_typed_is_said_only_into_headphones(kiosk: Rig, plugged: bool, said: str) -> None:
    kiosk.voice.plugged = plugged
    hear(kiosk)
    go(kiosk, "begin:nl", "begin:nl", "journey:internet-help", "journey:internet-help", "next", "next")
    kiosk.visit.talk.entry.type(kiosk.visit.ask, "a")
    kiosk.app.render()
    kiosk.step(0.2)
    field = kiosk.app.room.current_screen.field
    kiosk.tap(field.to_window(*field.center))
    assert kiosk.voice.texts() == [said]


def test_holding_the_first_screen_for_three_seconds_turns_hearing_on(kiosk: Rig) -> None:
    from kiosk.tour.finger import FingerTouch

    touch = FingerTouch("hold", 1, (0.5, 0.97))
    kiosk.guide.finger.provider.queue.append(("begin", touch))
    kiosk.step(3.3)
    assert kiosk.visit.access.hear
    kiosk.guide.finger.provider.queue.append(("end", touch))
    kiosk.step(0.3)
    assert kiosk.visit.stage is Stage.ATTRACT


def test_plugging_in_headphones_turns_hearing_on(kiosk: Rig) -> None:
    kiosk.voice.plugged = True
    kiosk.step(5.4)
    assert kiosk.visit.access.hear


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_who_hears_the_result_hears_what_only_the_paper_says_too(kiosk: Rig, language: str) -> None:
    go(kiosk, f"begin:{language}", "journey:internet-check")
    while kiosk.visit.ask is not None:
        go(kiosk, f"option:{kiosk.visit.ask.options[0].value}", "next")
    go(kiosk, "listen")
    said, texts = kiosk.voice.texts(), kiosk.site.texts
    promise = texts.get(language, "paper.check.promise")
    call = texts.get(language, "paper.call", organisation=kiosk.site.file.organisation.short)
    assert said.index(texts.get(language, f"check.{kiosk.visit.check.results()[0].verdict}")) < said.index(
        promise
    )
    assert " ".join(call.split()) in said
    assert kiosk.site.file.organisation.address in said
    assert texts.get("nl", "paper.desk") not in said, "Dutch for the desk is for no ear"
    assert len(said) == len(set(said)), "nothing is said twice"
