"""What somebody does with their paper takes effect here, whichever came first: that or the record."""

from __future__ import annotations

import pytest
from django.utils import timezone

from central.cases.amending import CODES_A_DAY
from central.cases.models import Amendment, Case
from central.cases.search import search
from central.intake.models import InboxEnvelope
from central.intake.opening import open_waiting
from central.sign_ups.models import Attendance
from kiosk.receipts.code import new_code, new_token
from tests.central.kiosks import a_record, an_amendment

pytestmark = pytest.mark.django_db
NEW_PHONE = {"by": "phone", "value": "+32499887766"}


def log_of(case: Case) -> str:
    return " | ".join(event.text for event in case.events.order_by("at"))


@pytest.mark.parametrize("record_first", [True, False])
def test_who_scans_the_paper_to_stop_is_withdrawn_whichever_came_first(kiosk, arrives, record_first):
    record = a_record()
    both = [record, an_amendment(record)]
    for one in both if record_first else reversed(both):
        arrives(kiosk, one)
    case = Case.objects.get()
    assert case.status == "withdrawn"
    assert "ingetrokken" in log_of(case)
    assert Amendment.objects.get().state == "done"


def test_a_paper_whose_record_is_still_on_its_way_waits(kiosk, arrives):
    record = a_record()
    arrives(kiosk, an_amendment(record))
    assert Amendment.objects.get().state == "waiting"
    arrives(kiosk, a_record())
    assert Case.objects.get().status == "new"
    assert Amendment.objects.get().state == "waiting"


def test_a_step_that_was_still_open_goes_when_the_person_stops(kiosk, arrives, a_case, an):
    from central.cases import steps

    record = a_record()
    case = a_case(kiosk, **record)
    steps.plan(case, an, "apply", an, timezone.localdate())
    arrives(kiosk, an_amendment(record))
    case.refresh_from_db()
    assert case.next_step is None
    assert "Niet meer nodig: samen aanvragen." in log_of(case)


def test_new_values_take_the_place_of_the_old_ones_which_stay_for_staff(kiosk, arrives, a_case):
    record = a_record()
    case = a_case(kiosk, **record)
    moved = {"postcode": "9990", "name": "Maldegem"}
    arrives(kiosk, an_amendment(record, action="correct", name="Zoé", reach=NEW_PHONE, place=moved))
    case.refresh_from_db()
    assert (case.name, case.reach_value, case.postcode) == ("Zoé", "+32499887766", "9990")
    kept = Amendment.objects.get()
    assert kept.before["name"] == "Zoë Ârslan"
    assert kept.before["reach_value"] == "+32471123456"
    assert (kept.case, kept.settled_by) == (case, None)
    assert list(search(Case.objects.all(), "0499 88 77 66")) == [case]
    assert not search(Case.objects.all(), "0471 12 34 56")
    assert "Gewijzigd: naam, hoe we bereiken, plaats." in log_of(case)
    assert "0499" not in log_of(case)


def test_what_the_person_says_stands_in_the_log_and_a_finished_case_is_new_again(kiosk, arrives, a_case):
    record = a_record()
    case = a_case(kiosk, **record)
    Case.objects.update(status="done")
    arrives(kiosk, an_amendment(record, action="correct", said="Het werkt toch niet."))
    case.refresh_from_db()
    assert case.status == "new"
    assert "De persoon zegt: Het werkt toch niet." in log_of(case)


def test_a_typed_code_changes_nothing_until_staff_say_so(kiosk, arrives, a_case):
    record = a_record()
    case = a_case(kiosk, **record)
    arrives(kiosk, an_amendment(record, code=record["code"]))
    case.refresh_from_db()
    assert case.status == "new"
    assert Amendment.objects.get().state == "asked"


def test_the_same_act_sent_twice_is_one(kiosk, send):
    record = a_record()
    twice = kiosk.envelope(an_amendment(record))
    send(kiosk, kiosk.batch(twice, twice))
    open_waiting()
    assert Amendment.objects.count() == 1


def test_a_paper_of_another_organisation_does_nothing(kiosk, kiosk_elsewhere, arrives, a_case):
    record = a_record()
    a_case(kiosk, **record)
    arrives(kiosk_elsewhere, an_amendment(record, organisation="be.kortenberg.welzijnshuis"))
    assert Case.objects.get().status == "new"
    assert Amendment.objects.get().state == "waiting"


def test_more_codes_than_people_type_in_a_day_are_set_aside_for_staff(kiosk, arrives):
    record = a_record()
    arrives(kiosk, *[an_amendment(record, code=new_code()) for _ in range(CODES_A_DAY + 1)])
    assert Amendment.objects.count() == CODES_A_DAY
    aside = InboxEnvelope.objects.get(state="failed")
    assert aside.reason == "too-many-codes"
    assert aside.sealed is not None


def test_scanned_papers_are_not_counted_as_guesses(kiosk, arrives):
    record = a_record()
    many = [an_amendment(record | {"token": new_token()}) for _ in range(CODES_A_DAY + 5)]
    arrives(kiosk, *many)
    assert Amendment.objects.count() == len(many)


def test_what_a_newer_kiosk_sends_stays_sealed_for_staff(kiosk, arrives):
    arrives(kiosk, an_amendment(a_record(), kind="wish"))
    aside = InboxEnvelope.objects.get()
    assert (aside.state, aside.reason) == ("failed", "unknown-kind")
    assert aside.sealed is not None


def test_an_act_that_is_not_whole_is_kept_for_staff(kiosk, arrives):
    arrives(kiosk, an_amendment(a_record(), action="correct"))
    assert InboxEnvelope.objects.get().reason == "record-invalid"


def test_who_checks_in_at_a_course_was_there(kiosk, arrives, praattafel):
    record = a_record(offer="praattafel")
    arrives(kiosk, record, an_amendment(record, action="check-in", offer="praattafel"))
    there = Attendance.objects.get()
    assert (there.offer, there.on, there.noted_by) == (praattafel, timezone.localdate(), None)


def test_who_checks_in_twice_was_there_once(kiosk, arrives, praattafel):
    record = a_record(offer="praattafel")
    arrives(kiosk, record, *[an_amendment(record, action="check-in") for _ in range(2)])
    assert Attendance.objects.count() == 1


def test_a_check_in_without_a_sign_up_counts_when_it_says_where(kiosk, arrives, praattafel):
    record = a_record()
    arrives(kiosk, record, an_amendment(record, action="check-in", offer="praattafel"))
    assert Attendance.objects.get().offer == praattafel


@pytest.mark.parametrize("offer", [{}, {"offer": "iets-anders"}])
def test_a_check_in_nobody_can_place_is_asked_of_staff(kiosk, arrives, praattafel, offer):
    record = a_record()
    arrives(kiosk, record, an_amendment(record, action="check-in", **offer))
    asked = Amendment.objects.get()
    assert (asked.state, asked.case) == ("asked", Case.objects.get())
    assert not Attendance.objects.exists()


def test_one_act_that_central_cannot_digest_goes_to_staff_and_holds_up_nobody(kiosk, arrives, monkeypatch):
    from central.cases import amending

    records = [a_record(), a_record()]
    arrives(kiosk, *records)
    withdraw = amending.steps.withdraw
    stumbles = Case.objects.get(record_id=records[0]["id"]).id

    def stumbling(case, by):
        if case.id == stumbles:
            raise ZeroDivisionError
        withdraw(case, by)

    monkeypatch.setattr(amending.steps, "withdraw", stumbling)
    arrives(kiosk, *[an_amendment(record) for record in records])
    assert sorted(Amendment.objects.values_list("state", flat=True)) == ["asked", "done"]
    assert sorted(Case.objects.values_list("status", flat=True)) == ["new", "withdrawn"]


def test_who_takes_back_where_they_live_leaves_no_place_and_nothing_else_changes(
    kiosk, arrives, a_case, as_an
):
    record = a_record()
    case = a_case(kiosk, **record)
    assert case.postcode
    arrives(kiosk, an_amendment(record, schema=2, action="correct", place=None))
    case.refresh_from_db()
    assert (case.postcode, case.place_name, case.municipality, case.nis) == ("", "", "", "")
    assert case.name == record["person"]["name"]
    assert "Gewijzigd: plaats." in log_of(case)
    page = as_an.get(f"/mensen/{case.id}/").content.decode()
    assert "Niet gezegd" in page and "Vroeger: 9900 Eeklo" in page


def test_a_kiosk_of_before_that_names_no_place_leaves_the_place_as_it_is(kiosk, arrives, a_case):
    record = a_record()
    case = a_case(kiosk, **record)
    arrives(kiosk, an_amendment(record, action="correct", name="Zoé", place=None))
    case.refresh_from_db()
    assert (case.name, case.postcode) == ("Zoé", record["person"]["place"]["postcode"])


def test_what_a_newer_kiosk_says_is_kept_sealed_for_staff_until_central_is_newer_too(kiosk, arrives):
    record = a_record()
    arrives(kiosk, record, an_amendment(record, schema=3, action="correct", name="Zoé"))
    aside = InboxEnvelope.objects.get(state="failed")
    assert aside.sealed is not None and "update the program" in aside.detail
    assert Case.objects.get().name == record["person"]["name"]
