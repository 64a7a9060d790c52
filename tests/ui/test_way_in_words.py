"""How to get to a place, in words, on the real screen: in the person's language, or as Dutch that says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.direction.letters import without_marks
from kiosk.direction.runs import runs
from kiosk.tour.checks import defects
from kiosk.tour.pictures import texts
from kiosk.wire.catalogue import Catalogue, Place, PlaceTexts
from tests.ui.rig import Rig

pytestmark = [pytest.mark.screen, pytest.mark.slow]
DUTCH, UKRAINIAN = "Bel aan bij het buurthuis.", "Подзвоніть у двері будинку."
PLACES = (
    Place(id="wijk", name="De Wijk", address="Kaai 3", postcode="9900", phone="09 111 11 11",
          how_to_get_there=DUTCH, texts={"uk": PlaceTexts(how_to_get_there=UKRAINIAN)}),
    Place(id="bib", name="Bib", address="Kaai 9", postcode="9900", opening_hours="Mo-Fr 09:00-12:00",
          phone="09 222 22 22"),
)  # fmt: skip


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    rig = Rig(tmp_path_factory.mktemp("kiosk"))
    organisation = rig.site.file.organisation.id
    rig.kiosk.catalogue.replace(Catalogue(revision=1, organisation=organisation, places=PLACES))
    yield rig
    rig.close()


def look_at(kiosk: Rig, language: str, place: str = "wijk") -> list[str]:
    for touch in (f"begin:{language}", "places", f"place:{place}"):
        kiosk.guide.touch(touch)
    kiosk.step(0.1)
    assert not defects(kiosk.guide.root, language)
    return [line for text in texts(kiosk.guide.root) for line in text.split("\n")]


def test_who_reads_ukrainian_reads_the_way_in_ukrainian(kiosk: Rig) -> None:
    shown = look_at(kiosk, "uk")
    assert UKRAINIAN in shown
    assert DUTCH not in map(without_marks, shown)


def test_who_reads_arabic_reads_in_arabic_that_it_is_dutch_and_the_dutch_from_left_to_right(
    kiosk: Rig,
) -> None:
    shown = look_at(kiosk, "ar")
    way = next(line for line in shown if without_marks(line) == DUTCH)
    assert shown[shown.index(way) - 1] == "بالهولندية:"
    assert [run.text for run in runs(way, rtl=True)] == [DUTCH], "its full stop stays at its end"


def test_who_reads_dutch_reads_no_more_than_the_way(kiosk: Rig) -> None:
    shown = look_at(kiosk, "nl")
    assert DUTCH in shown and "In het Nederlands:" not in shown


def test_where_all_that_is_known_is_a_number_who_speaks_no_dutch_gets_words_for_it(kiosk: Rig) -> None:
    said = "Ik spreek Oekraïens. Kunnen jullie mij terugbellen met iemand die mijn taal spreekt?"
    assert said in map(without_marks, look_at(kiosk, "uk"))
    kiosk.guide.touch("back")
    assert said not in map(without_marks, look_at_again(kiosk, "bib")), "its door is open in the morning"


def look_at_again(kiosk: Rig, place: str) -> list[str]:
    kiosk.guide.touch(f"place:{place}")
    kiosk.step(0.1)
    return [line for text in texts(kiosk.guide.root) for line in text.split("\n")]
