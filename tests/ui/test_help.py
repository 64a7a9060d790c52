"""'Hulp' on the real screen: it says no more than is known, and the next person sees nothing of it."""

from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.app.bell import PATIENCE, UNANSWERED
from kiosk.direction.letters import without_marks
from kiosk.outbox.help_line import Answer, leave_answer, read_call
from kiosk.tour.checks import defects
from kiosk.visit.stage import Stage
from tests.ui.listening import Listener, until
from tests.ui.rig import HERE, Rig

pytestmark = pytest.mark.screen


@pytest.fixture(scope="module")
def voice() -> Listener:
    return Listener()


def ask(kiosk: Rig) -> None:
    kiosk.visit.begin("nl")
    kiosk.app.render()
    kiosk.guide.touch("help")


def sync_says(kiosk: Rig, state: str, who: str = "", minutes: int = 0) -> None:
    call = read_call(kiosk.state)
    assert call is not None and not call.over
    leave_answer(kiosk.state, Answer(call.id, state, who, minutes))
    kiosk.step(0.5)


def read(kiosk: Rig) -> list[str]:
    return kiosk.guide.look().texts


def test_while_somebody_is_looked_for_it_says_to_call_out_and_promises_nobody(kiosk: Rig) -> None:
    ask(kiosk)
    assert read(kiosk)[:2] == ["We zoeken iemand voor je.", "Zie je iemand van ons? Steek je hand op."]
    sync_says(kiosk, "ringing")
    assert read(kiosk)[:2] == ["We zoeken iemand voor je.", "Zie je iemand van ons? Steek je hand op."]


def test_who_speaks_no_dutch_and_has_nothing_else_to_choose_can_show_a_dutch_sentence(
    kiosk: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.ui.screens.help.help_moments", lambda *_: [])
    for language, said in (("ar", "Ik spreek Arabisch. Kan iemand mij helpen?"), ("nl", "")):
        kiosk.visit.begin(language)
        kiosk.visit.choose("internet-help")
        kiosk.app.render()
        kiosk.guide.touch("next")
        kiosk.guide.touch("help")
        sync_says(kiosk, "nobody")
        shown = without_marks("\n".join(read(kiosk)))
        assert said in shown and ("Kan iemand mij helpen" in shown) == bool(said)
        assert not defects(kiosk.guide.root, language)
        kiosk.visit.wipe()
        kiosk.app.render()


def test_it_says_who_comes_and_in_how_many_minutes(kiosk: Rig) -> None:
    ask(kiosk)
    for minutes, line in ((3, "Nog 3 minuten."), (1, "Nog 1 minuut."), (0, "Nog even geduld.")):
        sync_says(kiosk, "coming", "Sofie", minutes)
        assert read(kiosk)[:2] == ["Sofie komt.", f"{line} Blijf hier."]
    sync_says(kiosk, "here", "Sofie")
    assert "Sofie is er." in read(kiosk)


@pytest.mark.parametrize("first", ["", "ringing"])
def test_where_nobody_answers_it_says_so_in_time_and_shows_when_somebody_is_there(
    kiosk: Rig, first: str
) -> None:
    ask(kiosk)
    if first:
        sync_says(kiosk, first)
    kiosk.clock.skip((PATIENCE if first else UNANSWERED) + 1)
    kiosk.step(0.5)
    texts = read(kiosk)
    assert "Nu antwoordt niemand. Kies wat jou past." in texts
    assert [one for one in ("moment:0", "moment:1", "moment:2", "call_me") if kiosk.guide.find(one)] == [
        "moment:0", "moment:1", "moment:2", "call_me",
    ]  # fmt: skip
    assert sum("13 tot 17 uur" in text for text in texts) == 3


def test_a_digispreekuur_that_is_on_now_comes_first(kiosk: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kiosk, "now", lambda: datetime(2026, 12, 2, 14, tzinfo=HERE))
    ask(kiosk)
    sync_says(kiosk, "nobody")
    assert "Open tot 17 uur" in read(kiosk)


def test_where_tiles_have_no_room_for_it_the_line_says_where_the_moments_are(kiosk: Rig) -> None:
    kiosk.visit.access = kiosk.visit.access.turned("biggest")
    ask(kiosk)
    sync_says(kiosk, "nobody")
    assert "Digispreekuur (voorbeeld), Digipunt Centrum" in read(kiosk)


def test_a_moment_leads_to_its_offer_and_back_to_help(kiosk: Rig) -> None:
    ask(kiosk)
    sync_says(kiosk, "nobody")
    kiosk.guide.touch("moment:0")
    assert (kiosk.visit.stage, kiosk.visit.offer) == (Stage.OFFER, "digispreekuur-centrum")
    assert (read_call(kiosk.state) or Answer("", "over")).over, "nobody needs to come any more"
    kiosk.guide.touch("back")
    assert kiosk.visit.stage is Stage.HELP


def test_call_me_back_asks_how_to_reach_somebody(kiosk: Rig) -> None:
    ask(kiosk)
    sync_says(kiosk, "nobody")
    kiosk.guide.touch("call_me")
    assert kiosk.visit.registration.journey.id == "other-help"


def test_in_the_middle_of_a_request_help_gives_back_every_answer(kiosk: Rig) -> None:
    kiosk.visit.begin("nl")
    kiosk.visit.choose("internet-help")
    kiosk.app.render()
    kiosk.guide.touch("next")
    asked = kiosk.visit.ask.id
    kiosk.guide.touch("help")
    sync_says(kiosk, "nobody")
    assert kiosk.guide.find("call_me") is None, "the request is to be called"
    kiosk.guide.touch("close")
    assert kiosk.visit.ask.id == asked


def test_who_came_and_the_call_are_gone_with_the_person(kiosk: Rig) -> None:
    ask(kiosk)
    sync_says(kiosk, "coming", "Wolfgangina", 2)
    assert "Wolfgangina komt." in read(kiosk)
    kiosk.guide.touch("stop")
    kiosk.guide.touch("done")
    kiosk.step(0.5)
    shown = [getattr(one, "text", "") for one in kiosk.everything()]
    assert not [text for text in shown if "Wolfgangina" in str(text)]
    assert b"Wolfgangina" not in b"".join(
        path.read_bytes() for path in kiosk.state.iterdir() if path.is_file()
    )
    call = read_call(kiosk.state)
    assert call is not None and call.over


def test_whoever_hears_the_screen_hears_that_somebody_comes(kiosk: Rig) -> None:
    kiosk.visit.hear_all()
    kiosk.visit.begin("nl")
    kiosk.visit.aside(Stage.HELP)
    kiosk.app.render()
    until(kiosk, lambda: "We zoeken iemand voor je." in kiosk.voice.texts())
    kiosk.voice.stop()
    sync_says(kiosk, "coming", "Sofie", 2)
    until(kiosk, lambda: "Sofie komt." in kiosk.voice.texts())


def test_two_tones_sound_where_the_kiosk_stands_once_a_call(
    kiosk: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    tones: list[str] = []
    monkeypatch.setattr(Listener, "chime", lambda self: tones.append("chime"))
    ask(kiosk)
    kiosk.guide.touch("language")
    kiosk.guide.touch("back")
    assert tones == ["chime"]
