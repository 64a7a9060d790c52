"""The map on paper: black and white, whole on both widths, and north up whichever way the words run."""

from __future__ import annotations

import pytest
from PIL import Image

from kiosk.devices.paper.image import draw
from kiosk.devices.paper.map_strip import map_strip
from kiosk.devices.paper.measures import DOTS, Measures, PaperWidth
from kiosk.receipts.model import Map, Paper
from kiosk.way.drawing import PIN, Drawing, Ground, Mark, Named, Sheet, drawn
from tests.way.saying import say
from tests.way.test_distance import At

FRAME = 6  # dots between the edge of a map and what is on it
HERE, PLACE = (
    Named("Je bent hier", At(51.0, 4.0)),
    Named("Digipunt De Wijk", At(51.00413, 4.00655)),
)  # made up


def strip_of(width: PaperWidth, rtl: bool) -> tuple[Image.Image, Measures, dict[str, Mark]]:
    """Return the strip of a map, and where its marks are."""
    found: list[Drawing] = []

    def draws(on: Sheet) -> Drawing:
        found.append(drawn(Ground(PLACE, HERE), on, say))
        return found[-1]

    m = Measures.of(width, DOTS[width], 1.0)
    strip = map_strip(m, rtl, Map(draws))
    return strip, m, {mark.kind: mark for mark in found[0].marks}


@pytest.mark.parametrize("width", [80, 58])
@pytest.mark.parametrize("rtl", [False, True])
def test_pin_and_you_are_here_stand_where_they_lie_whichever_way_words_run(
    width: PaperWidth, rtl: bool
) -> None:
    strip, m, marks = strip_of(width, rtl)
    left = m.margin + FRAME
    here, pin = marks["here"], marks["place"]
    assert pin.at.x > here.at.x and pin.at.y < here.at.y, "to the north-east is up and to the right"
    assert strip.getpixel((round(left + here.at.x), round(FRAME + here.at.y))) == 0
    head = FRAME + pin.at.y - (PIN - 1) * pin.size
    assert strip.getpixel((round(left + pin.at.x), round(head))) == 255, "the hole of the pin"
    assert strip.getpixel((round(left + pin.at.x), round(head + 0.75 * pin.size))) == 0


@pytest.mark.parametrize("width", [80, 58])
def test_the_map_of_a_paper_is_as_wide_as_its_words_and_says_how_far_it_is(width: PaperWidth) -> None:
    block = Map(lambda on: drawn(Ground(PLACE, HERE), on, say), ("650 meter in rechte lijn",))
    paper = Paper((block,), "nl", "ltr")
    assert paper.texts() == ("650 meter in rechte lijn",)
    picture = draw(paper, width)
    assert picture.mode == "1" and picture.width == DOTS[width]
    margin = Measures.of(width, DOTS[width], 1.0).margin
    ink = picture.convert("L").point(lambda dot: 255 - dot).getbbox()
    assert ink is not None and (ink[0], ink[2]) == (margin, DOTS[width] - margin)
