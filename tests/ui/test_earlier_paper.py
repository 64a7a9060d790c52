"""An earlier paper at the real screen: scanned by the twin of a scanner, or its code typed; nothing stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from kiosk.catalogue.seed import load_seed
from kiosk.devices.scanner.scanner import open_scanner
from kiosk.outbox.queue import open_outbox
from kiosk.visit.stage import Stage
from tests.ui.memory import holders, spell
from tests.ui.rig import Rig

pytestmark = [pytest.mark.screen, pytest.mark.slow]

# Spelled as numbers, so that the search through memory does not find this file.
TOKEN = (90, 119, 51, 95, 45, 90, 107, 80, 113, 55, 76, 109, 78, 111, 57, 82, 115, 84, 117, 86, 119, 88)
CODE = (87, 57, 88, 86, 52, 90, 84, 50)


def spelled(letters: tuple[int, ...]) -> str:
    return "".join(map(chr, letters))


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    folder = tmp_path_factory.mktemp("kiosk")
    rig = Rig(folder, scanner=open_scanner(f"simulated:{folder / 'scanner'}"))
    yield rig
    rig.close()


def hold_before_the_scanner(kiosk: Rig, text: str, stage: Stage) -> None:
    with (kiosk.folder / "scanner").open("w") as pipe:
        pipe.write(text + "\n")
    met = (stage, Stage.LANGUAGE)  # before the first screen nobody said a language yet
    kiosk.guide.wait(lambda: kiosk.visit.stage in met, f"{stage} did not come")
    if kiosk.visit.asks_language and stage is Stage.PAPER:
        kiosk.guide.touch("begin:nl")
    assert kiosk.visit.stage is stage


def waiting(kiosk: Rig) -> int:
    with open_outbox(kiosk.state) as outbox:
        return outbox.status().waiting


def must_be_gone(kiosk: Rig, *secrets: tuple[int, ...]) -> None:
    kiosk.step(0.4)
    assert holders(*secrets) == []
    for widget in kiosk.everything():
        assert not getattr(widget, "draft", "")


def test_a_scanned_paper_is_withdrawn_and_its_token_is_nowhere_afterwards(kiosk: Rig) -> None:
    before = waiting(kiosk)
    address = f"https://{kiosk.site.file.qr_host}/p/"
    hold_before_the_scanner(kiosk, address + spelled(TOKEN), Stage.PAPER)
    for touch in ("withdraw", "confirm"):
        kiosk.guide.touch(touch)
    assert kiosk.visit.stage is Stage.CHANGED
    assert waiting(kiosk) == before + 1
    kiosk.guide.touch("done")
    must_be_gone(kiosk, TOKEN)


def test_a_person_with_a_paper_of_a_former_address_is_known_at_the_screen(
    kiosk: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(kiosk.site.file.__dict__, "former_hosts", ("vroeger.example",))
    hold_before_the_scanner(kiosk, "https://Vroeger.example:443/p/" + spelled(TOKEN), Stage.PAPER)
    kiosk.start_over()


def test_a_typed_code_is_nowhere_after_the_person_walks_away(kiosk: Rig) -> None:
    guide = kiosk.guide
    for touch in ("begin:nl", "journey:paper-correct"):
        guide.touch(touch)
    guide.type(spelled(CODE))
    assert holders(CODE), "the search finds what is still there"
    guide.touch("next")
    assert kiosk.visit.stage is Stage.PAPER
    kiosk.walk_away()
    must_be_gone(kiosk, CODE, (*CODE[:4], *spell("-"), *CODE[4:]))


def test_something_else_before_the_scanner_gets_one_friendly_line(kiosk: Rig) -> None:
    hold_before_the_scanner(kiosk, "5410041001204", Stage.UNKNOWN)
    kiosk.guide.touch("again")
    assert kiosk.visit.stage is Stage.ATTRACT, "where the languages are"


def test_a_scan_while_somebody_types_a_name_is_neither_typed_nor_taken(kiosk: Rig) -> None:
    guide = kiosk.guide
    for touch in ("begin:nl", "journey:internet-help", "next"):
        guide.touch(touch)
    guide.type("an")
    with (kiosk.folder / "scanner").open("w") as pipe:
        pipe.write("https://elsewhere.example/\n")
    kiosk.step(0.5)
    assert (guide.screen(), kiosk.visit.talk.entry.draft) == ("step-name", "an")


@pytest.fixture
def busy_day(kiosk: Rig) -> Iterator[Rig]:
    """Nine offers take place today: more than one screen shows."""
    catalogue = kiosk.kiosk.catalogue
    seed = load_seed(kiosk.site.folder, kiosk.site.file.organisation.id)
    course = seed.offers[0].model_copy(update={"starts": datetime.now(UTC), "place": None})
    nine = tuple(
        course.model_copy(update={"id": f"course-{number}", "title": f"Cursus {number}"})
        for number in range(1, 10)
    )
    catalogue.replace(seed.model_copy(update={"offers": nine}))
    yield kiosk
    catalogue.replace(seed)


@pytest.mark.parametrize("switch", [None, "biggest"])
def test_on_a_busy_day_the_last_offer_of_today_can_be_reached_too(busy_day: Rig, switch: str | None) -> None:
    kiosk = busy_day
    for number in (1, 7, 9):
        if switch:
            for touch in ("access", f"ease:{switch}", "close"):
                kiosk.guide.touch(touch)
        address = f"https://{kiosk.site.file.qr_host}/p/"
        hold_before_the_scanner(kiosk, address + spelled(TOKEN), Stage.PAPER)
        kiosk.guide.touch(f"check_in:course-{number}")
        assert kiosk.visit.stage is Stage.CHANGED
        kiosk.guide.touch("done")
    for tile in ("correct", "withdraw"):
        hold_before_the_scanner(kiosk, address + spelled(TOKEN), Stage.PAPER)
        kiosk.guide.touch(tile)
        kiosk.start_over()
