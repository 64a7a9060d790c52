"""Somebody who cannot read hears the screen."""

from __future__ import annotations

import pytest

from kiosk.receipts.compose import in_words
from tests.ui.listening import Listener, go
from tests.ui.rig import Rig
from tests.ui.walks import walk_to_review

pytestmark = [pytest.mark.screen, pytest.mark.slow]
NAME, NUMBER, SHOWN = "Zsqwk", "0471884466", "0471 88 44 66"


@pytest.fixture(scope="module")
def voice() -> Listener:
    return Listener()


def test_the_question_its_choices_and_the_main_action_are_read_in_order(kiosk: Rig) -> None:
    go(kiosk, "begin:nl", "journey:internet-check", "option:fine", "back", "listen")
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


def test_nobody_waits_for_names_of_languages_before_somebody_listens(
    kiosk: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To look them all up took a third of a second, in which the touch of a language waited."""
    from kiosk.ui import aloud

    looked_up: list[str] = []
    monkeypatch.setattr(aloud, "called", lambda _, language: looked_up.append(language) or {"ps": "Pasjtoe"})
    kiosk.voice.mute = {"ps"}
    go(kiosk, "begin:nl", "language")
    kiosk.step(0.5)
    assert not looked_up
    go(kiosk, "listen")
    assert set(looked_up) == {"nl"}
    assert "Pasjtoe" in kiosk.voice.texts()


def test_what_somebody_typed_is_not_said_aloud(kiosk: Rig) -> None:
    go(kiosk, "begin:nl", "journey:internet-help", "next")
    kiosk.guide.type(NAME)
    go(kiosk, "listen")
    assert kiosk.voice.said and NAME not in " ".join(kiosk.voice.texts())


def test_after_each_person_it_is_silent_and_as_loud_as_usual(kiosk: Rig) -> None:
    go(kiosk, "begin:nl", "listen")
    before = kiosk.voice.resets
    kiosk.visit.wipe()
    kiosk.app.render()
    assert not kiosk.voice.speaking and kiosk.voice.resets > before
    assert kiosk.app.aloud.light.on is None


@pytest.mark.parametrize("plugged", [False, True])
def test_the_review_says_what_was_typed_only_into_headphones(kiosk: Rig, plugged: bool) -> None:
    walk_to_review(kiosk.guide, NAME, NUMBER)
    kiosk.voice.plugged = plugged
    kiosk.voice.said = []
    kiosk.step(0.35)
    while not kiosk.voice.texts() or kiosk.guide.find("page"):
        go(kiosk, "listen")
        said = " ".join(kiosk.voice.texts())
        assert plugged or not (NAME in said or SHOWN in said or "Eeklo" in said)
        if "Je telefoonnummer is ingevuld." in said or SHOWN in said:
            break
        go(kiosk, "page")
    assert (SHOWN in said, NAME in said) == (plugged, plugged)
    assert ("Je telefoonnummer is ingevuld." in said) is not plugged
    assert "Internet is te duur" in said, "what was chosen is no secret of the keyboard"


@pytest.mark.parametrize("plugged", [False, True])
def test_the_mail_address_that_was_probably_meant_is_said_only_into_headphones(
    kiosk: Rig, plugged: bool
) -> None:
    go(kiosk, "begin:nl", "journey:internet-help", "next")
    kiosk.guide.type(NAME)
    go(kiosk, "next", "option:email")
    kiosk.visit.talk.entry.draft = "zsqwk@gmial.com"
    kiosk.voice.plugged = plugged
    kiosk.app.render()
    kiosk.step(0.2)
    go(kiosk, "listen")
    said = " ".join(kiosk.voice.texts())
    assert ("zsqwk@gmail.com" in said) is plugged
    assert ("Voorstel 1. Met een koptelefoon hoor je het." in said) is not plugged


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_who_hears_the_result_hears_what_only_the_paper_says_too(kiosk: Rig, language: str) -> None:
    go(kiosk, f"begin:{language}", "journey:internet-check")
    while kiosk.visit.ask is not None:
        kiosk.guide.answer(kiosk.visit.ask.options[0].value)
    go(kiosk, "listen")
    said, texts = kiosk.voice.texts(), kiosk.site.texts
    today = in_words(kiosk.now().date(), language)
    promise = texts.get(language, "paper.check.promise", date=today)
    near = kiosk.app.parts.nearby(language)  # nobody knows yet where the organisation is
    assert near
    call = texts.get(language, "paper.call", organisation=near.name)
    assert said.index(texts.get(language, f"check.{kiosk.visit.check.results()[0].verdict}")) < said.index(
        promise
    )
    assert " ".join(call.split()) in said
    assert near.address in said
    assert texts.get("nl", "paper.desk") not in said, "Dutch for the desk is for no ear"
    assert len(said) == len(set(said)), "nothing is said twice"
