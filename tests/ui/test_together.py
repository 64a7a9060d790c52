"""Two people read one screen: under the visitor's words stands the Dutch of who helps."""

from __future__ import annotations

import pytest

from kiosk.ui.reading_order import written
from kiosk.ui.text import beside
from tests.ui.rig import Rig

pytestmark = pytest.mark.screen


def begin(kiosk: Rig, language: str) -> None:
    kiosk.guide.touch("access")
    kiosk.guide.touch("ease:together")
    kiosk.guide.touch("close")
    kiosk.guide.touch(f"begin:{language}")
    kiosk.guide.at_rest()


def both(kiosk: Rig) -> dict[str, str]:
    """What is written on the screen, and the Dutch under each."""
    return {one.writing.text: one.writing.under for one in written(kiosk.app.root)}


def test_under_each_text_of_a_question_stands_its_dutch(kiosk: Rig) -> None:
    begin(kiosk, "en")
    kiosk.guide.touch("journey:internet-check")
    kiosk.guide.at_rest()
    texts = kiosk.app.parts.site.texts
    seen = both(kiosk)
    title = kiosk.app.room.current_screen.content.ids.title.text
    assert seen[title] == texts.get("nl", texts.key_of("en", title)) != title
    assert seen[texts.get("en", "ui.stop")] == ""  # the same word in both
    assert seen[texts.get("en", "ui.help")] == texts.get("nl", "ui.help")
    assert [text for text, under in seen.items() if not under and texts.key_of("en", text)] == [
        texts.get("en", "ui.stop")
    ], "nothing of the program is left without its Dutch"


def test_who_speaks_dutch_reads_it_once(kiosk: Rig) -> None:
    begin(kiosk, "nl")
    assert set(both(kiosk).values()) == {""}


def test_when_the_helper_goes_the_dutch_goes(kiosk: Rig) -> None:
    begin(kiosk, "en")
    assert any(both(kiosk).values())
    kiosk.visit.read_together()
    kiosk.app.render()
    kiosk.guide.at_rest()
    assert not any(both(kiosk).values())


def test_with_the_person_goes_all_that_was_noted(kiosk: Rig) -> None:
    begin(kiosk, "en")
    kiosk.guide.touch("journey:internet-help")
    kiosk.guide.at_rest()
    assert beside.under(kiosk.app.t("ui.help"))
    kiosk.visit.stop()
    kiosk.visit.wipe()
    kiosk.app.render()
    kiosk.guide.at_rest()
    assert beside.under(kiosk.app.parts.site.texts.get("en", "ui.help")) == ""
    assert not any(both(kiosk).values())
