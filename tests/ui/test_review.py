"""The last look before it goes: all of it on one page, or nothing goes before the last page was seen."""

from __future__ import annotations

import pytest

from kiosk.tour.pictures import texts
from tests.ui.rig import Rig
from tests.ui.walks import walk_to_review

pytestmark = pytest.mark.screen
LANGUAGES = ("nl", "fr", "en", "tr", "ro", "pl", "uk", "ru", "bg", "ar", "fa", "ps")


def at_review(kiosk: Rig) -> None:
    walk_to_review(kiosk.guide, "Zoe", "0471123456")
    kiosk.step()


def send_is_open(kiosk: Rig) -> bool:
    return kiosk.app.frame.bar.main.enabled


def test_all_that_will_be_sent_stands_on_one_page_in_every_language(kiosk: Rig) -> None:
    at_review(kiosk)
    for language in LANGUAGES:
        kiosk.visit.registration.seen = False
        kiosk.visit.speak(language)
        kiosk.app.render()
        kiosk.step()
        assert send_is_open(kiosk), language
        shown = texts(kiosk.app.root)
        t = kiosk.app.t
        for line in kiosk.visit.registration.review():
            said = t(line.said[0][1]) if line.said[0][0] else line.said[0][1]
            assert any(said in text for text in shown), (language, line.step)
        assert not [one for one in kiosk.app.screens["review"].cards if one.parent and not one.fits()]


def test_who_needs_bigger_letters_turns_to_the_end_before_it_can_go(kiosk: Rig) -> None:
    at_review(kiosk)
    kiosk.visit.access = kiosk.visit.access.turned("bigger")
    kiosk.visit.registration.seen = False
    kiosk.app.render()
    kiosk.step()
    assert kiosk.guide.find("send") is None, "the same button shows the next page first"
    while kiosk.guide.find("further"):
        kiosk.guide.touch("further")
        kiosk.step()
    assert send_is_open(kiosk)
    kiosk.guide.touch("back")
    kiosk.step()
    assert kiosk.visit.stage.value == "review"


def test_all_answers_of_a_page_are_written_in_one_size(kiosk: Rig) -> None:
    at_review(kiosk)
    cards = [one for one in kiosk.app.screens["review"].cards if one.parent]
    assert len({card.lines[1].writing.size for card in cards}) == 1
    assert len(cards) == 4


def test_the_rest_opens_and_back_leads_to_what_matters(kiosk: Rig) -> None:
    at_review(kiosk)
    kiosk.guide.touch("page")
    kiosk.step()
    assert kiosk.guide.find("change:helper")
    kiosk.guide.touch("back")
    kiosk.step()
    assert kiosk.guide.find("change:name")


def test_who_needs_the_biggest_letters_turns_no_more_than_three_pages_and_reads_every_answer(
    kiosk: Rig,
) -> None:
    at_review(kiosk)
    kiosk.visit.access = kiosk.visit.access.turned("biggest")
    for language in ("nl", "uk", "ar"):
        kiosk.visit.speak(language)
        kiosk.visit.registration.seen = False
        kiosk.app.screens["review"].pages.first()
        kiosk.app.render()
        kiosk.step()
        turned = 1
        while not send_is_open(kiosk):
            assert not [one for one in kiosk.app.screens["review"].cards if one.parent and not one.fits()]
            kiosk.guide.touch("page")
            kiosk.step()
            turned += 1
        assert turned <= 3, language


def marked(kiosk: Rig) -> list[str]:
    """Return what the marked lines on the screen change."""
    return [one.action for one in kiosk.app.screens["review"].cards if one.parent and one.marked]


def test_who_changes_a_line_of_a_later_page_comes_back_to_that_page_and_finds_the_line(kiosk: Rig) -> None:
    at_review(kiosk)
    assert not marked(kiosk)
    kiosk.guide.touch("page")
    kiosk.guide.touch("change:moment")
    kiosk.guide.touch("option:evening")
    kiosk.step()
    assert kiosk.guide.find("change:moment"), "the page where it stands"
    assert marked(kiosk) == ["change:moment"]
    kiosk.guide.touch("back")  # to the first page, where nothing was touched
    kiosk.step()
    assert kiosk.guide.find("change:name")
    kiosk.guide.touch("back")  # into the questions: it is another look that comes after them
    kiosk.guide.touch("option:morning")
    kiosk.step()
    assert kiosk.guide.find("change:name")
    assert not marked(kiosk)


@pytest.mark.parametrize("letters", ["bigger", "biggest"])
def test_who_needs_large_letters_is_not_sent_back_to_the_first_of_many_pages(
    kiosk: Rig, letters: str
) -> None:
    at_review(kiosk)
    kiosk.visit.access = kiosk.visit.access.turned(letters)
    kiosk.visit.registration.seen = False
    kiosk.app.render()
    kiosk.step()
    while kiosk.guide.find("further"):
        kiosk.guide.touch("further")
        kiosk.step()
    page = kiosk.app.screens["review"].pages.page
    assert page > 0
    kiosk.guide.touch("change:channel")
    kiosk.guide.touch("back")  # it was right after all
    kiosk.step()
    assert kiosk.app.screens["review"].pages.page == page
    assert marked(kiosk) == ["change:channel"]
