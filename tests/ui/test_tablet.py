"""One volunteer with a tablet, several people in a row: covered in between, nothing left of anybody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.devices.health.battery import NO_BATTERY, Charge, SimulatedBattery
from kiosk.site.paper import paper_url
from kiosk.visit.stage import WARNING, Stage
from kiosk.volunteers.pin import choose
from tests.ui.memory import word
from tests.ui.remains import MAIL, NAME, NUMBER, OTHER, PHONE_VISIT, STREET, Remains
from tests.ui.rig import Rig
from tests.ui.test_desk import PIN, come_in, words
from tests.ui.test_own_phone import LEAST
from tests.ui.walks import walk_to_review

pytestmark = [pytest.mark.screen, pytest.mark.slow]

SMALL = (1024, 600)  # 7 inch
BATTERY = SimulatedBattery()


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    rig = Rig(tmp_path_factory.mktemp("tablet"), size=SMALL, tablet=BATTERY)
    yield rig
    rig.close()


@pytest.fixture
def tablet(kiosk: Rig, monkeypatch: pytest.MonkeyPatch) -> Rig:
    """A tablet in the hand of a volunteer; what is held is held shorter here."""
    monkeypatch.setattr("kiosk.ui.widgets.held_button.HELD", 0.2)
    monkeypatch.setattr("kiosk.ui.widgets.sign.HELD", 0.3)
    BATTERY.charge = Charge(80, False)
    assert kiosk.visit.stage is Stage.COVERED
    return kiosk


def says(tablet: Rig, key: str, language: str = "nl") -> bool:
    return tablet.site.texts.get(language, key) in words(tablet)


def test_three_people_in_a_row_leave_nothing_to_each_other(tablet: Rig) -> None:
    people = ((NAME, NUMBER, "phone"), (OTHER, MAIL, "email"), (NAME, STREET, "visit"))
    remains = Remains(tablet, *PHONE_VISIT, OTHER, MAIL, STREET)
    for number, (name, reach, by) in enumerate(people, start=1):
        tablet.uncover()
        walk_to_review(tablet.guide, word(name), word(reach), by=by, other="x" * (by == "visit"))
        remains.note()
        assert remains.shown()
        tablet.guide.touch("send")
        remains.note()
        tablet.guide.touch("done")
        tablet.guide.touch("next")  # how it went is passed over
        assert tablet.visit.stage is Stage.COVERED
        remains.must_be_gone(everywhere=number == len(people))
    assert tablet.kiosk.outbox.status().waiting == len(people)


def test_the_cover_speaks_as_the_person_read_and_the_next_one_costs_a_volunteer_one_touch(
    tablet: Rig,
) -> None:
    tablet.uncover()
    remains = Remains(tablet, NAME)
    for touch in ("begin:uk", "journey:internet-help", "next"):
        tablet.guide.touch(touch)
    tablet.guide.type("Ан")
    remains.note()
    tablet.guide.touch("stop")
    tablet.guide.touch("wipe_all")
    assert tablet.visit.stage is Stage.COVERED
    assert says(tablet, "covered.title", "uk") and says(tablet, "covered.line", "uk")
    before = tablet.guide.touches
    tablet.uncover()
    assert tablet.guide.touches - before == 1
    assert tablet.visit.untouched and tablet.guide.find("begin:nl")
    remains.must_be_gone(everywhere=False)


def test_who_only_touches_the_cover_stays_before_it(tablet: Rig) -> None:
    tablet.guide.touch("uncover")
    tablet.tap((200, 300), (512, 500))
    assert tablet.visit.stage is Stage.COVERED


def test_one_touch_hides_what_somebody_typed_and_a_second_ends_it(tablet: Rig) -> None:
    tablet.uncover()
    remains = Remains(tablet, NAME)
    for touch in ("begin:nl", "journey:internet-help", "next"):
        tablet.guide.touch(touch)
    tablet.guide.type(word(NAME))
    remains.note()
    tablet.guide.touch("next")
    tablet.guide.touch("away")
    assert word(NAME) not in words(tablet)
    tablet.guide.touch("wipe_all")
    assert tablet.visit.stage is Stage.COVERED
    remains.must_be_gone()


def test_who_walks_away_leaves_it_covered(tablet: Rig) -> None:
    tablet.uncover()
    remains = Remains(tablet, *PHONE_VISIT)
    walk_to_review(tablet.guide, word(NAME), word(NUMBER))
    remains.note()
    for seconds in (tablet.visit.quiet_seconds() + 1, WARNING + 1):
        tablet.clock.skip(seconds)
        tablet.step(0.27)  # the app looks at the clock four times a second
    assert tablet.visit.stage is Stage.COVERED
    remains.must_be_gone()


@pytest.mark.parametrize(
    ("charge", "shown", "warned"),
    [(Charge(63, False), "63 %", False), (Charge(9, False), "9 %", True), (NO_BATTERY, "", False)],
)
def test_the_cover_says_how_full_the_battery_is_and_what_to_do(
    tablet: Rig, charge: Charge, shown: str, warned: bool
) -> None:
    BATTERY.charge = charge
    tablet.app.render()
    tablet.step()
    assert ("%" in words(tablet), shown in words(tablet)) == (bool(shown), True)
    assert says(tablet, "problem.battery-nearly-empty.do") is warned


def test_without_a_printer_the_last_screen_is_there_to_be_photographed(tablet: Rig) -> None:
    tablet.uncover()
    walk_to_review(tablet.guide, "An", "0471123456")
    assert tablet.guide.find("change:paper") is None
    tablet.guide.touch("send")
    square = tablet.app.screens["done"].square
    assert (square.opacity, square.url) == (1, paper_url(tablet.site, tablet.visit.kept.token))
    assert square._shape.size[0] / square._count >= LEAST
    assert tablet.guide.find("again") is None
    assert "apier" not in words(tablet) and "rinter" not in words(tablet)


def test_at_the_desk_a_volunteer_reads_what_waits_and_how_full_the_battery_is(tablet: Rig) -> None:
    choose(word(PIN), tablet.state)
    tablet.hold_sign()
    come_in(tablet)
    assert "Veilig bewaard: " in words(tablet) and "80 %" in words(tablet)
    assert tablet.guide.find("desk:trial") is None
    BATTERY.charge = Charge(9, False)
    tablet.app.render()
    assert "Steek de lader in. Niets gaat verloren." in words(tablet)
    tablet.guide.touch("stop")
    assert tablet.visit.stage is Stage.COVERED


def test_what_a_volunteer_writes_down_ends_in_a_code_and_no_paper(tablet: Rig) -> None:
    choose(word(PIN), tablet.state)
    tablet.hold_sign()
    come_in(tablet)
    tablet.guide.touch("desk:quick")
    for typed in ("An", "0471123456", "9900"):
        tablet.guide.type(typed)
        tablet.guide.touch("next")
    tablet.guide.touch(f"option:{tablet.app.parts.desk.quick.subjects[0].id}")
    if tablet.guide.find("agree"):
        tablet.guide.touch("agree")
    tablet.guide.touch("send")
    assert says(tablet, "quick.sent_code") and not says(tablet, "quick.sent")
    assert tablet.guide.find("again") is None
