"""What is held before the scanner is not known here: whoever holds it reads so, and how to go on."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.tour.checks import defects
from kiosk.ui.reading_order import written
from kiosk.visit.stage import Stage
from kiosk.visit.typed_code import MOST_TRIES
from tests.ui.rig import UPRIGHT, WIDE, Rig

pytestmark = pytest.mark.screen
SMALL = 1024, 600
SOUP, CODE = "5410041001204", "K7QM3X9R"


def said_on(rig: Rig) -> set[str]:
    rig.step(0.3)
    return {one.writing.text.replace("\n", " ") for one in written(rig.app.root)}


@pytest.mark.parametrize("size", [WIDE, UPRIGHT, SMALL], ids=["wide", "upright", "small"])
def test_who_chose_no_language_yet_reads_in_their_own_that_it_is_not_known(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    rig = Rig(tmp_path, size=size)
    try:
        others = rig.app.parts.languages[1:]
        rig.app.scans.take(SOUP)
        said = said_on(rig)
        assert rig.site.texts.get("nl", "unknown.title") in said
        for code in others:
            assert rig.site.texts.get(code, "unknown.in_short") in said, code
        assert rig.guide.find("help"), "the one way to help is there without reading"
        assert not defects(rig.app.root_layout)
        rig.guide.touch("language")
        rig.guide.touch("begin:uk")
        said = said_on(rig)
        assert rig.site.texts.get("uk", "unknown.title") in said
        assert not {rig.site.texts.get(code, "unknown.in_short") for code in others} & said
        rig.guide.touch("again")
        assert rig.visit.stage is Stage.HOME
    finally:
        rig.close()


def test_who_holds_one_paper_too_many_before_the_scanner_is_sent_to_the_desk_in_every_language(
    kiosk: Rig,
) -> None:
    kiosk.visit.code_tries = MOST_TRIES
    kiosk.app.scans.take(CODE)
    said = said_on(kiosk)
    assert kiosk.visit.stage is Stage.COUNTER
    for code in kiosk.app.parts.languages:
        assert kiosk.site.texts.get(code, "counter.title") in said, code
    assert not defects(kiosk.app.root_layout)
