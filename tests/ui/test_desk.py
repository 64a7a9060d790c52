"""Behind the sign and the PIN: volunteers come in, citizens are back at once, nothing typed stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest

from kiosk.outbox.planned import keep_plans
from kiosk.visit.stage import Stage
from kiosk.volunteers.pin import choose
from kiosk.wire.planned import PlannedStand
from kiosk.wire.stand import StandPlace
from tests.ui.memory import holders, word
from tests.ui.rig import Rig

pytestmark = [pytest.mark.screen, pytest.mark.slow]

PIN = (52, 56, 50, 57, 49, 53)  # as numbers, so that the search through memory does not find this file
WORD = (87, 122, 107, 118, 120)


@pytest.fixture
def at_pin(kiosk: Rig, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    """Somebody held the sign long enough: half a second here, five as somebody comes in below."""
    monkeypatch.setattr("kiosk.ui.widgets.sign.HELD", 0.5)
    choose(word(PIN), kiosk.state)
    kiosk.hold_sign()
    assert kiosk.visit.stage is Stage.PIN
    yield kiosk


def come_in(kiosk: Rig) -> None:
    kiosk.guide.type(word(PIN))
    kiosk.guide.touch("next")
    assert kiosk.visit.stage is Stage.DESK


def words(kiosk: Rig) -> str:
    """Return all that stands on the screen."""
    from kiosk.ui.reading_order import written

    return "\n".join(one.text for one in written(kiosk.app.root_layout))


def test_a_stand_planned_at_a_place_with_a_long_name_leaves_its_tile_its_own_words(at_pin: Rig) -> None:
    from kiosk.tour.checks import defects

    come_in(at_pin)
    room, place = at_pin.app.parts.desk.room, "Dienstencentrum Sint-Niklaas aan de Sint-Jansstraat"
    now = room.watch.health().clock.wall
    one = PlannedStand(id=uuid4(), starts=now, ends=now + timedelta(hours=2), place=StandPlace(name=place))
    keep_plans(room.outbox.state, [one])
    at_pin.app.render()
    at_pin.guide.look()
    small = at_pin.app.room.current_screen.tiles["planned"].small
    assert "Geplande stand" in words(at_pin) and small.text.endswith("…") and small.says == place
    assert [wrong for wrong in defects(at_pin.app.root) if "Geplande" in wrong] == []
    keep_plans(room.outbox.state, [])


def test_a_citizen_who_lands_at_the_pin_is_back_with_one_touch(at_pin: Rig) -> None:
    at_pin.guide.touch("back")
    assert at_pin.visit.stage is Stage.ATTRACT


def test_a_citizen_who_walks_away_from_the_pin_leaves_the_first_screen(at_pin: Rig) -> None:
    at_pin.guide.type("48")
    assert "warning" in at_pin.walk_away()
    assert at_pin.app.parts.desk.pad.digits == 0


def test_a_finger_that_rests_on_the_sign_for_a_moment_opens_nothing(kiosk: Rig) -> None:
    from kiosk.ui.reading_order import seen
    from kiosk.ui.widgets.sign import Sign

    sign = next(one for one in seen(kiosk.app.root) if isinstance(one, Sign))
    with kiosk.guide.finger.holding(sign):
        kiosk.step(2.0)
    kiosk.step(4.0)
    assert kiosk.visit.stage is Stage.ATTRACT


def test_a_volunteer_comes_in_from_a_kiosk_that_is_out_of_order_and_reads_what_to_do(kiosk: Rig) -> None:
    choose(word(PIN), kiosk.state)
    kiosk.visit.fail("disk-full")
    kiosk.app.render()
    kiosk.hold_sign()
    come_in(kiosk)
    kiosk.guide.touch("stop")
    assert kiosk.visit.stage is Stage.OUT_OF_ORDER


def test_wrong_pins_close_the_pad_for_a_while_and_the_seconds_are_seen(at_pin: Rig) -> None:
    for _ in range(3):
        at_pin.guide.type("11")
        at_pin.guide.touch("next")
    at_pin.step(0.2)
    line = at_pin.app.room.current_screen.content.ids.line
    first = line.text
    assert 0 < int("".join(filter(str.isdigit, first))) <= 30
    at_pin.guide.type("1")
    assert at_pin.guide.find("next") is None, "nothing can be said during the wait"
    at_pin.guide.wait(lambda: line.text != first, "the seconds to run")
    choose(word(PIN), at_pin.state)


def test_a_pin_is_seen_as_dots_and_found_nowhere_afterwards(at_pin: Rig) -> None:
    at_pin.guide.type(word(PIN))
    assert at_pin.app.room.current_screen.field.draft == "•" * len(PIN)
    assert holders(PIN), "the search finds what is still there"
    at_pin.guide.touch("next")
    at_pin.step()
    assert holders(PIN) == []
    at_pin.guide.touch("stop")


@pytest.mark.parametrize("leaves", ["touch", "walk"])
def test_what_a_volunteer_typed_half_way_is_gone_when_they_leave(at_pin: Rig, leaves: str) -> None:
    come_in(at_pin)
    for touch in ("desk:open", "option:elsewhere", "next"):
        at_pin.guide.touch(touch)
    at_pin.guide.type(word(WORD))
    assert holders(WORD)
    if leaves == "touch":
        at_pin.guide.touch("stop")
    else:
        at_pin.walk_away()
    at_pin.step()
    assert holders(WORD) == []


def test_a_stand_is_opened_and_closed_by_touch_alone(at_pin: Rig) -> None:
    come_in(at_pin)
    guide, desk = at_pin.guide, at_pin.app.parts.desk
    guide.touch("desk:open")
    for touch in ("option:digipunt-centrum", "next", "option:stand", "next", "option:ligo", "next", "next"):
        guide.touch(touch)
    guide.type("AV")
    guide.touch("next")
    assert desk.stands.current is not None
    guide.touch("desk:tally")
    for touch in ("desk:talk", "desk:talk", "undo", "back"):
        guide.touch(touch)
    assert desk.stands.tally.of("talk") == 1
    guide.touch("desk:close")
    for _ in range(3):  # nothing ran out, nothing went wrong, no note
        guide.touch("next")
    guide.type("BK")
    guide.touch("next")
    assert desk.stands.current is None
    at_pin.guide.touch("stop")


def test_the_desk_turns_round_for_arabic_and_says_the_same(at_pin: Rig) -> None:
    come_in(at_pin)
    at_pin.guide.touch("language")
    at_pin.guide.touch("begin:ar")
    assert at_pin.visit.stage is Stage.DESK
    back, tile = at_pin.guide.find("back"), at_pin.guide.find("desk:health")
    assert back.to_window(*back.pos)[0] > 640
    assert tile is not None
    at_pin.guide.touch("stop")
    assert at_pin.visit.language == at_pin.site.file.languages[0]


def test_the_desk_sees_what_the_sync_process_did_meanwhile(at_pin: Rig) -> None:
    come_in(at_pin)
    desk = at_pin.app.parts.desk
    desk.room.outbox.state.set("last-contact", "2026-11-25T10:00:00+00:00", "sync")
    at_pin.guide.touch("desk:health")
    at_pin.step(0.3)
    before = words(at_pin)
    assert "Laatste contact" in before
    desk.room.outbox.state.set("last-contact", "2026-11-25T11:00:00+00:00", "sync")
    at_pin.guide.wait(lambda: words(at_pin) != before, "the desk to see it")
    at_pin.guide.touch("stop")
