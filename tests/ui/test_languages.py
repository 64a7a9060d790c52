"""Somebody who speaks another language than Dutch: asked first, kept through the visit, then forgotten."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.visit.stage import Stage
from tests.ui.pseudo import SECOND, pseudo, to_translate, two_languages
from tests.ui.rig import Rig
from tests.ui.walks import TO_REVIEW

pytestmark = pytest.mark.screen


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """A kiosk that speaks two languages."""
    site = two_languages(tmp_path_factory.mktemp("site"))
    rig = Rig(tmp_path_factory.mktemp("kiosk"), site)
    yield rig
    rig.close()


def on_screen(kiosk: Rig) -> list[str]:
    from kiosk.tour.pictures import texts

    kiosk.step()
    return texts(kiosk.app.warning if kiosk.visit.warned else kiosk.app.root)


def still_dutch(kiosk: Rig) -> list[str]:
    """Return what stands on the screen in Dutch though there is another text for it."""
    dutch = {
        text
        for key, text in to_translate(kiosk.site).items()
        if pseudo(text) != text and not key.startswith("site.stand.partners.")  # names of places too
    }
    long = [text for text in dutch if len(text) > 7 and "{" not in text]
    return [shown for shown in on_screen(kiosk) if shown in dutch or any(text in shown for text in long)]


def test_the_first_screen_invites_in_both_languages(kiosk: Rig) -> None:
    shown = on_screen(kiosk)
    assert "Nederlands" in shown and "Français" in shown
    kiosk.guide.touch(f"begin:{SECOND}")
    assert kiosk.visit.language == SECOND
    assert pseudo("Waarmee helpen we je?") in on_screen(kiosk)


def test_every_screen_speaks_the_language_of_the_person(kiosk: Rig) -> None:
    from kiosk.tour.checks import defects

    guide = kiosk.guide
    typed = {"NAME": "Zsq", "REACH": "0471123456", "PLACE": "9900"}
    path = (
        f"begin:{SECOND}", "places", "back", "help", "close", "language", "back", "journey:internet-help",
        "next", *TO_REVIEW["phone"], "send",
    )  # fmt: skip
    for what in path:
        guide.type(typed[what]) if what in typed else guide.touch(what)
        assert not still_dutch(kiosk), guide.screen()
        assert not defects(kiosk.app.root), guide.screen()
    guide.wait(kiosk.paper_ended, "the paper did not come")
    assert not still_dutch(kiosk)


def test_the_quick_check_explains_itself_in_the_language_of_the_person(kiosk: Rig) -> None:
    guide = kiosk.guide
    for what in (f"begin:{SECOND}", "journey:internet-check"):
        guide.touch(what)
    while kiosk.visit.stage is Stage.QUESTION:
        assert not still_dutch(kiosk), guide.screen()
        guide.answer(kiosk.visit.ask.options[0].value)
    assert not still_dutch(kiosk)
    guide.touch("other")
    assert not still_dutch(kiosk)


def test_another_language_keeps_what_was_said(kiosk: Rig) -> None:
    guide = kiosk.guide
    for what in ("begin:nl", "journey:internet-help", "next"):
        guide.touch(what)
    guide.type("Zsq")
    for what in ("more", "language"):
        guide.touch(what)
    guide.touch(f"begin:{SECOND}")
    assert guide.screen() == "step-name"
    assert kiosk.visit.talk.entry.draft == "Zsq"
    assert kiosk.app.room.current_screen.field.draft == "Zsq"
    assert pseudo("Hoe mogen we je noemen?") in on_screen(kiosk)
    guide.touch("next")
    guide.touch("option:visit")
    guide.touch("back")
    guide.touch("language")
    guide.touch("begin:nl")
    assert kiosk.visit.talk.entry.picked == ("visit",)
    assert "Hoe bereiken we je?" in on_screen(kiosk)


def test_the_language_is_asked_back_in_by_the_record(kiosk: Rig) -> None:
    """Who begins in a language is called back in it, unless the review says otherwise."""
    for what in (f"begin:{SECOND}", "journey:internet-help"):
        kiosk.guide.touch(what)
    assert kiosk.visit.registration.answers["preferred_language"] == SECOND


def test_the_warning_speaks_the_language_of_the_person(kiosk: Rig) -> None:
    kiosk.guide.touch(f"begin:{SECOND}")
    kiosk.clock.skip(61)
    kiosk.step(0.4)
    assert kiosk.visit.warned
    assert pseudo("Ben je er nog?") in on_screen(kiosk)


@pytest.mark.parametrize("how", ["stop", "walks away"])
def test_the_next_person_starts_in_the_first_language(kiosk: Rig, how: str) -> None:
    for what in (f"begin:{SECOND}", "language", "back"):
        kiosk.guide.touch(what)
    if how == "stop":
        kiosk.guide.touch("stop")
        kiosk.guide.touch("done")
    else:
        kiosk.walk_away()
    assert kiosk.visit.language == "nl"
    assert "Kom maar binnen." in on_screen(kiosk)
    chosen = [widget.action for widget in kiosk.everything() if getattr(widget, "selected", False)]
    assert set(chosen) <= {"begin:nl"}, "the first screen invites in Dutch, nothing else is marked"
