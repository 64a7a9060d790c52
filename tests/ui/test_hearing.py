"""Somebody who does not see finds the way by ear."""

from __future__ import annotations

import time

import pytest

from kiosk.devices.printer.print_job import Ticket
from kiosk.devices.speech.speech import LOUDEST, NORMAL
from kiosk.visit.access import Access
from kiosk.visit.stage import Stage
from tests.ui.listening import Listener, go, hear, quiet, until
from tests.ui.rig import Rig
from tests.ui.stages import stand_at
from tests.ui.walks import walk_to_review

pytestmark = [pytest.mark.screen, pytest.mark.slow]


@pytest.fixture(scope="module")
def voice() -> Listener:
    return Listener()


def test_the_first_touch_says_it_and_a_second_one_soon_after_chooses(kiosk: Rig) -> None:
    hear(kiosk)
    go(kiosk, "begin:nl")
    assert kiosk.visit.stage is Stage.ATTRACT, "only said"
    assert kiosk.voice.texts() == ["Nederlands", "Gekozen."]
    go(kiosk, "begin:nl")
    assert kiosk.visit.stage is Stage.HOME
    assert kiosk.voice.texts()[0] == "Waarmee helpen we je?", "the new screen says what it asks"


def test_where_a_frame_takes_long_the_new_screen_still_says_first_what_it_asks(kiosk: Rig) -> None:
    """By the clock it was read before its words stood in their places, and began in the middle."""
    from kivy.clock import Clock

    hear(kiosk)
    go(kiosk, "begin:nl")
    slow = Clock.schedule_interval(lambda _: time.sleep(0.1), 0)  # each round of the loop takes so long
    go(kiosk, "begin:nl")
    slow.cancel()
    assert kiosk.visit.stage is Stage.HOME
    assert kiosk.voice.texts()[0] == "Waarmee helpen we je?"


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
    until(kiosk, lambda: kiosk.visit.access.hear)
    kiosk.guide.finger.provider.queue.append(("end", touch))
    kiosk.step(0.3)
    assert kiosk.visit.stage is Stage.ATTRACT


def test_plugging_in_headphones_turns_hearing_on(kiosk: Rig) -> None:
    kiosk.voice.plugged = True
    kiosk.step(5.4)
    assert kiosk.visit.access.hear


def at_name(kiosk: Rig) -> None:
    """Come to the question for a name, by ear."""
    hear(kiosk)
    go(kiosk, "begin:nl", "begin:nl", "journey:internet-help", "journey:internet-help", "next", "next")


def twice(kiosk: Rig, action: str) -> None:
    """Hear a button, and choose it."""
    go(kiosk, action, action)


def test_a_language_is_said_in_itself_by_its_own_voice(kiosk: Rig) -> None:
    hear(kiosk)
    go(kiosk, "begin:ar")
    assert [(one.text, one.language) for one in kiosk.voice.said] == [("العربية", "ar")]


def test_a_language_without_a_voice_is_said_as_it_is_called(kiosk: Rig) -> None:
    kiosk.voice.mute = {"ps"}
    hear(kiosk)
    go(kiosk, "begin:ps")
    assert [(one.text, one.language) for one in kiosk.voice.said] == [("Pasjtoe", "nl")]


def test_a_question_says_how_far_it_is(kiosk: Rig) -> None:
    at_name(kiosk)
    assert kiosk.voice.texts()[:2] == ["Hoe mogen we je noemen?", "Stap 2 van 11."]


def test_a_refusal_on_the_same_screen_is_announced(kiosk: Rig) -> None:
    at_name(kiosk)
    quiet(kiosk)
    kiosk.visit.talk.entry.type(kiosk.visit.ask, "85073003328")
    kiosk.app.render()
    quiet(kiosk)
    twice(kiosk, "next")
    assert kiosk.visit.ask.id == "name"
    refusal = kiosk.app.room.current_screen.content.ids.line.text
    assert refusal and kiosk.voice.texts() == [refusal]


def test_another_page_is_announced_with_what_is_new_on_it(kiosk: Rig) -> None:
    hear(kiosk)
    kiosk.visit.access = Access(hear=True, letters=2)
    stand_at(kiosk, Stage.LANGUAGE)
    quiet(kiosk)
    before = {text for spot in kiosk.app.aloud.content() for text in spot.texts}
    twice(kiosk, "page")
    assert kiosk.voice.texts() and not set(kiosk.voice.texts()) & before


def test_the_next_result_is_announced(kiosk: Rig) -> None:
    hear(kiosk)
    stand_at(kiosk, Stage.RESULT)
    quiet(kiosk)
    twice(kiosk, "other")
    ids = kiosk.app.room.current_screen.content.ids
    assert kiosk.voice.texts()[:2] == [ids.verdict.text, ids.name.text]


def test_what_became_of_the_paper_is_announced_and_the_countdown_is_not(kiosk: Rig) -> None:
    hear(kiosk)
    stand_at(kiosk, Stage.DONE)
    kiosk.visit.ticket = Ticket()
    kiosk.step(0.4)
    quiet(kiosk)
    kiosk.voice.said = []
    kiosk.clock.skip(5)
    kiosk.step(0.6)
    assert kiosk.voice.texts() == [], "another second is no news"
    kiosk.visit.ticket.state = "failed"
    until(kiosk, lambda: "Schrijf je code op." in " ".join(kiosk.voice.texts()))


def test_news_waits_until_what_is_being_said_has_ended(kiosk: Rig) -> None:
    at_name(kiosk)
    kiosk.visit.talk.entry.type(kiosk.visit.ask, "85073003328")
    kiosk.visit.next()
    kiosk.app.render()
    kiosk.step(0.3)
    refusal = kiosk.app.room.current_screen.content.ids.line.text
    assert refusal not in kiosk.voice.texts()
    kiosk.voice.stop()
    until(kiosk, lambda: kiosk.voice.texts() == [refusal])


def test_a_choice_that_was_made_is_said(kiosk: Rig) -> None:
    hear(kiosk)
    stand_at(kiosk, Stage.QUESTION)
    quiet(kiosk)
    twice(kiosk, "option:fine")
    assert kiosk.voice.texts() == ["Gekozen."]


def test_the_countdown_of_the_warning_begins_when_it_was_said(kiosk: Rig) -> None:
    hear(kiosk)
    stand_at(kiosk, Stage.HOME)
    quiet(kiosk)
    kiosk.clock.skip(61)
    until(kiosk, lambda: kiosk.voice.texts()[0] == "Ben je er nog?")
    for _ in range(3):
        kiosk.clock.skip(15)
        kiosk.step(0.3)
    assert kiosk.visit.warned and kiosk.visit.seconds_left() >= 19
    kiosk.voice.stop()
    kiosk.step(0.3)
    kiosk.clock.skip(18)
    kiosk.step(0.3)
    assert kiosk.visit.warned and kiosk.visit.seconds_left() <= 3
    assert not kiosk.voice.speaking, "what changes each second is not said again"


def test_louder_is_found_by_ear_behind_more_and_nothing_moves_under_the_finger(kiosk: Rig) -> None:
    hear(kiosk)
    stand_at(kiosk, Stage.HOME)
    go(kiosk, "help")
    assert kiosk.voice.speaking and kiosk.guide.find("help") is not None
    twice(kiosk, "more")
    twice(kiosk, "louder")
    assert kiosk.voice.volume == LOUDEST
    quiet(kiosk)
    twice(kiosk, "softer")
    assert kiosk.voice.volume == NORMAL


@pytest.mark.parametrize("plugged", [False, True])
def test_by_ear_the_review_says_what_was_typed_only_into_headphones(kiosk: Rig, plugged: bool) -> None:
    walk_to_review(kiosk.guide, "Zsqwk", "0471884466")
    kiosk.voice.plugged = plugged
    kiosk.visit.access = Access(hear=True)
    kiosk.app.render()
    quiet(kiosk)
    go(kiosk, "change:phone")
    said = kiosk.voice.texts()
    assert ("0471 88 44 66" in said) is plugged
    assert ("Je telefoonnummer is ingevuld." in said) is not plugged
