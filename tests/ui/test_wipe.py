"""A person who leaves finds nothing left: not on this screen, not on any other, nowhere in memory."""

from __future__ import annotations

import gc
import weakref

import pytest

from kiosk.visit.stage import Stage
from tests.ui.memory import Spelled, holders, spell, word
from tests.ui.rig import Rig
from tests.ui.walks import TO_NAME, walk_to_review

pytestmark = [pytest.mark.screen, pytest.mark.slow]

# Spelled as numbers, so that the search through memory does not find this file.
NAME = (81, 119, 122, 120, 107, 118)
NUMBER = (48, 52, 55, 49, 57, 57, 56, 56, 55, 55)
NUMBER_TAILS = ((55, 49, 57, 57, 56, 56, 55, 55), (57, 57, 32, 56, 56, 32, 55, 55))  # as sent, as shown
MAIL = (*(113, 119, 122, 46, 120, 107), 64, *(118, 111, 111, 114, 98, 101, 101, 108, 100, 46, 98, 101))
STREET = (119, 120, 113, 118, 107, 122, 108, 97, 97, 110)
OTHER = (107, 118, 113, 120, 119, 122, 103)
PHONE_VISIT = (NAME, NUMBER, *NUMBER_TAILS)


class Remains:
    """What there is to find of one visit, and the proof that it is gone."""

    def __init__(self, kiosk: Rig, *typed: Spelled) -> None:
        self.kiosk, self.typed = kiosk, list(typed)
        self.refs: list[weakref.ref[object]] = []

    def note(self) -> None:
        """Remember (weakly) the objects that hold what the person said or got."""
        visit = self.kiosk.visit
        talk = visit.registration or visit.check
        held = (visit.registration, visit.check, talk and talk.entry, visit.kept, visit.ticket)
        self.refs += [weakref.ref(one) for one in held if one is not None]
        if visit.kept is not None:
            code = spell(visit.kept.code)
            self.typed += [code, (*code[:4], *spell("-"), *code[4:]), spell(visit.kept.token)]

    def must_be_there(self) -> None:
        """The search is worth something only when it finds what is still there."""
        assert all(holders(secret) for secret in self.typed[:1])

    def must_be_gone(self) -> None:
        kiosk, visit = self.kiosk, self.kiosk.visit
        kiosk.step()
        gc.collect()
        assert [ref for ref in self.refs if ref() is not None] == []
        assert holders(*self.typed) == []
        assert (visit.registration, visit.check, visit.kept, visit.ticket, visit.problem) == (None,) * 5
        assert visit.language == kiosk.site.file.languages[0]
        for widget in kiosk.everything():
            chosen = getattr(widget, "selected", False) and widget.action != "begin:nl"  # the invitation
            assert not chosen, f"{widget.label!r} is still chosen"
            for name in ("said", "draft", "code"):
                said = getattr(widget, name, "")
                assert not (isinstance(said, str) and said), f"{type(widget).__name__}.{name} still says it"


def test_a_person_who_stops_at_the_review_leaves_nothing(kiosk: Rig) -> None:
    remains = Remains(kiosk, *PHONE_VISIT)
    walk_to_review(kiosk.guide, word(NAME), word(NUMBER))
    remains.note()
    remains.must_be_there()
    kiosk.guide.touch("stop")
    assert kiosk.visit.stage is Stage.WIPED
    remains.must_be_gone()


def test_a_person_who_walks_away_from_the_review_leaves_nothing(kiosk: Rig) -> None:
    remains = Remains(kiosk, *PHONE_VISIT)
    walk_to_review(kiosk.guide, word(NAME), word(NUMBER))
    remains.note()
    assert "warning" in kiosk.walk_away()
    remains.must_be_gone()


def test_a_person_who_sends_takes_paper_and_ends_leaves_nothing(kiosk: Rig) -> None:
    remains = Remains(kiosk, *PHONE_VISIT)
    walk_to_review(kiosk.guide, word(NAME), word(NUMBER))
    remains.note()
    kiosk.guide.touch("send")
    kiosk.guide.wait(kiosk.paper_ended, "the paper did not come")
    assert holders(*PHONE_VISIT) == [], "once stored, only the code is left on the last screen"
    remains.note()
    kiosk.guide.touch("done")
    remains.must_be_gone()


def test_a_person_who_sends_and_walks_away_leaves_nothing(kiosk: Rig) -> None:
    remains = Remains(kiosk, NAME, MAIL)
    walk_to_review(kiosk.guide, word(NAME), word(MAIL), by="email")
    remains.note()
    kiosk.guide.touch("send")
    kiosk.guide.wait(kiosk.paper_ended, "the paper did not come")
    remains.note()
    kiosk.walk_away()
    remains.must_be_gone()


def test_a_person_who_goes_back_and_forth_and_asks_help_leaves_nothing(kiosk: Rig) -> None:
    remains = Remains(kiosk, NAME, STREET, OTHER)
    guide = kiosk.guide
    walk_to_review(guide, word(NAME), word(STREET), by="visit", other=word(OTHER))
    for touch in ("change:name", "back", "help", "close", "language", "back"):
        guide.touch(touch)
    guide.touch("back")
    remains.note()
    kiosk.walk_away()
    remains.must_be_gone()


def test_half_a_word_on_the_keyboard_leaves_nothing(kiosk: Rig) -> None:
    remains = Remains(kiosk, NAME)
    for touch in TO_NAME:
        kiosk.guide.touch(touch)
    kiosk.guide.type(word(NAME))
    remains.note()
    remains.must_be_there()
    kiosk.walk_away()
    remains.must_be_gone()


def test_a_quick_check_leaves_nothing(kiosk: Rig) -> None:
    remains = Remains(kiosk)
    guide = kiosk.guide
    for touch in ("begin:nl", "journey:internet-check"):
        guide.touch(touch)
    while kiosk.visit.stage is Stage.QUESTION:
        ask = kiosk.visit.ask
        guide.touch(f"option:{ask.options[0].value}")
        remains.note()
        guide.touch("next")
    reason = kiosk.visit.check.results()[0].reasons[0]
    guide.touch("paper")
    guide.wait(kiosk.paper_ended, "the paper of the quick-check did not come")
    remains.note()
    guide.touch("stop")
    remains.must_be_gone()
    shown = {getattr(widget, "text", "") for widget in kiosk.everything()}
    assert reason not in shown


def test_the_last_paper_stays_with_the_printer_for_a_volunteer_until_somebody_else_begins(kiosk: Rig) -> None:
    walk_to_review(kiosk.guide, word(NAME), word(NUMBER))
    kiosk.guide.touch("send")
    kiosk.guide.wait(kiosk.paper_ended, "the paper did not come")
    picture = weakref.ref(kiosk.visit.ticket.picture)
    kiosk.guide.touch("done")
    kiosk.step()
    gc.collect()
    worker = kiosk.kiosk.press.worker
    assert worker.has_last
    assert [one for one in gc.get_referrers(picture()) if not isinstance(one, type(worker._last))] == []
    kiosk.guide.touch("begin:nl")
    kiosk.step()
    gc.collect()
    assert picture() is None
    assert not worker.has_last
