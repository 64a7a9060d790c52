"""A volunteer writes down ten people in a row; each record is as good as one made by the person."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from kiosk.app.keeping import SealedStore
from kiosk.visit.stage import Stage
from kiosk.volunteers.quick import Quick, subjects
from kiosk.wire.document import read_document
from kiosk.wire.record import Record
from kiosk.wire.sealing import open_sealed
from tests.visit.people import Person, eeklo
from tests.volunteers.desks import DeskOf


@pytest.fixture
def quick(desk: DeskOf) -> Quick:
    """Quick mode, on the real sealed store."""
    store = SealedStore(eeklo(), desk.outbox, desk.desk.room.state_dir)
    object.__setattr__(desk.visit.frame, "store", store)
    desk.desk.start_quick(desk.visit)
    assert desk.desk.quick is not None
    return desk.desk.quick


def types(quick: Quick, text: str) -> None:
    quick.entry.type(quick.ask(), text)
    quick.next()


def one(quick: Quick, name: str = "An", number: str = "0471 12 34 56") -> None:
    """One person, to the look at all of it."""
    types(quick, name)
    types(quick, number)
    types(quick, "9900")
    quick.touch("internet-help")
    assert quick.page == "quick-review"


def records(desk: DeskOf) -> list[Record]:
    with desk.outbox.reading() as db:
        rows = db.execute(
            "SELECT id, sealed FROM records JOIN sealed_bytes USING (seq) WHERE kind = 'record' ORDER BY seq"
        ).fetchall()
    return [
        read_document(
            Record, open_sealed(sealed, desk.private, desk.enrolment.device_id, UUID(row)), "the record"
        )
        for row, sealed in rows
    ]


def test_ten_people_in_a_row_are_ten_sealed_records_of_the_stand(desk: DeskOf, quick: Quick) -> None:
    desk.desk.quick = None
    desk.open()
    desk.desk.start_quick(desk.visit)
    quick = desk.desk.quick
    for number in range(10):
        one(quick, f"Persoon {number}".replace(str(number), "abcdefghij"[number]))
        quick.send()
        assert quick.page == "quick-sent"
        quick.next_person()
    made = records(desk)
    assert len(made) == 10
    assert {record.helper for record in made} == {"volunteer"}
    assert {record.stand for record in made} == {desk.desk.stands.current}
    first = made[0]
    assert (first.journey, first.person.reach.value) == ("internet-help", "+32471123456")
    assert first.person.place.postcode == "9900"
    assert (first.notice.ground, first.notice.agreed) == ("request", None)
    assert len({record.code for record in made}) == 10
    desk.desk.leave_quick(desk.visit)
    assert desk.view().today == 10, "the desk counts them"


def test_what_is_wrong_is_refused_by_the_rules_of_everybody(quick: Quick) -> None:
    types(quick, "93051822361")
    assert (quick.at, quick.entry.refusal.key) == ("name", "field.digits.eleven")
    quick.entry.draft = ""
    types(quick, "An")
    types(quick, "11")
    assert (quick.at, quick.entry.refusal is not None) == ("phone", True)


def test_a_mail_address_or_a_place_to_come_by_takes_the_number_away(quick: Quick) -> None:
    types(quick, "An")
    quick.go("reach_by")
    quick.touch("email")
    assert quick.at == "email"
    types(quick, "an@gmial.com")
    assert "an@gmail.com" in quick.suggestions(), "a slip of the finger is asked about here too"
    quick.choose("an@gmail.com")
    assert quick.at == "place"
    quick.go("reach_by")
    quick.touch("visit")
    assert quick.slots[2] == "found_at"


def test_who_has_no_address_or_would_rather_not_say_is_written_down_all_the_same(
    desk: DeskOf, quick: Quick
) -> None:
    types(quick, "An")
    types(quick, "0471 12 34 56")
    quick.touch(quick.ask().options[0].value)
    quick.touch("other-help")
    quick.send()
    [record] = records(desk)
    assert record.person.place is None


def test_nothing_is_kept_before_the_last_touch_and_nothing_is_missing_then(
    desk: DeskOf, quick: Quick
) -> None:
    quick.send()
    assert records(desk) == []
    types(quick, "An")
    quick.go("subject")
    quick.touch("internet-help")
    assert quick.page == "quick", "it asks what is missing first"
    assert quick.at == "phone"


def test_where_the_ground_is_consent_the_volunteer_says_that_the_person_agreed() -> None:
    person = Person(ground="consent")
    quick = Quick(person.visit)
    one(quick)
    assert not quick.may_send
    quick.send()
    assert quick.page == "quick-review"
    quick.agree()
    quick.send()
    assert quick.page == "quick-sent"
    assert person.store.kept[-1].notice.agreed is True


def test_a_record_that_cannot_be_stored_is_not_called_kept_and_nothing_typed_is_lost(
    desk: DeskOf, quick: Quick
) -> None:
    one(quick)
    enrolment = desk.desk.room.state_dir / "enrolment.json"
    enrolment.rename(Path(f"{enrolment}.away"))
    quick.send()
    assert (quick.page, quick.problem) == ("quick-review", "not-enrolled")
    assert quick.answers["name"] == "An"


def test_after_each_person_and_after_leaving_nothing_is_left(desk: DeskOf, quick: Quick) -> None:
    one(quick, "Zwartbaard")
    quick.send()
    assert "Zwartbaard" not in str(vars(quick)), "what was said goes once it is sealed"
    quick.next_person()
    assert (quick.kept, quick.ticket, quick.at) == (None, None, "name")
    types(quick, "Kraaiennest")
    desk.person.wait(150)
    assert desk.visit.stage is Stage.ATTRACT, "who leaves it alone is taken back before the PIN"
    assert desk.desk.quick is None


def test_the_paper_speaks_the_language_of_the_person_and_the_next_one_begins_in_ours(
    desk: DeskOf, quick: Quick
) -> None:
    desk.visit.speak("ar")
    one(quick)
    quick.send()
    assert records(desk)[0].person.language == "ar"
    quick.next_person()
    assert desk.visit.language == "nl"


def test_only_what_a_person_asks_for_oneself_can_be_written_down_here() -> None:
    found = [journey.id for journey in subjects(eeklo().journeys)]
    assert "internet-help" in found
    assert "referral" not in found
    assert "internet-check" not in found
