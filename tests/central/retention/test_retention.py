"""What goes when: after how long, with what notice, and what stays of who went."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central import cli
from central.accounts.models import AccessLog
from central.cases import steps
from central.cases.models import Case, CaseEvent
from central.intake.models import InboxEnvelope
from central.retention import removing
from central.retention.due import months_before
from central.retention.models import Notice, Remainder, Run, Term
from central.retention.terms import KINDS, written
from kiosk.written.problems import BadSite

pytestmark = pytest.mark.django_db
NOW = datetime(2028, 6, 15, 1, 30, tzinfo=UTC)
LONG_AGO = datetime(2026, 3, 2, 10, tzinfo=UTC)  # 27 months before


def closed(case: Case, when: datetime = LONG_AGO, by: object = None) -> Case:
    """Somebody was helped and nothing was done for them since `when`."""
    steps.set_status(case, by, Case.Status.DONE)
    Case.objects.filter(id=case.id).update(received_at=when)
    CaseEvent.objects.filter(case=case).update(at=when)
    case.refresh_from_db()
    return case


def gone(told: removing.Told) -> dict[str, int]:
    return {row.kind: row.n for row in told.rows if row.n}


@pytest.fixture
def person(kiosk, a_case, an):
    case = a_case(kiosk)
    steps.add_note(case, an, "belt liever na vijf uur")
    return closed(case, by=an)


def test_somebody_who_was_helped_long_ago_first_gets_notice_and_goes_thirty_days_later(person):
    assert removing.run(NOW).noticed == 1
    assert Case.objects.filter(id=person.id).exists()
    assert "person" not in gone(removing.run(NOW + timedelta(days=29)))
    assert gone(removing.run(NOW + timedelta(days=30)))["person"] == 1
    assert not Case.objects.exists()
    assert InboxEnvelope.objects.get().sha256  # the kiosk that sends it again is told that it was here


def test_what_stays_of_who_went_names_months_and_nobody(person, de_kring):
    removing.run(NOW)
    removing.run(NOW + timedelta(days=30))
    (left,) = Remainder.objects.values()
    assert left.pop("organisation_id") == de_kring.id
    del left["id"]
    assert (left["received_month"], left["closed_month"]) == (date(2026, 3, 1), date(2026, 3, 1))
    assert set(left) == {
        "received_month", "closed_month", "status", "journey", "schemes", "from_check", "source", "channel",
        "language", "nis",
    }  # fmt: skip
    said = json.dumps(left, default=str)
    assert person.name not in said
    assert person.reach_value not in said


def test_a_dry_run_says_what_would_go_and_changes_nothing(person, capsys, monkeypatch):
    removing.run(NOW)
    before = Case.objects.count(), CaseEvent.objects.count(), Notice.objects.count(), Run.objects.count()
    told = removing.look(NOW + timedelta(days=30))
    assert (told.dry_run, gone(told)) == (True, {"person": 1})
    after = Case.objects.count(), CaseEvent.objects.count(), Notice.objects.count(), Run.objects.count()
    assert after == before
    assert cli.main(["retention", "--dry-run", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert {(row["organisation"], row["kind"], row["field"]) for row in rows} >= {
        ("be.eeklo.de-kring", "person", "*"),
        ("be.eeklo.de-kring", "answers", "answers"),
    }


def test_who_comes_back_meanwhile_stays(person, an):
    removing.run(NOW)
    steps.set_status(person, an, Case.Status.BUSY)
    told = removing.run(NOW + timedelta(days=40))
    assert told.came_back == 1
    assert Case.objects.filter(id=person.id).exists()
    assert not Notice.objects.exists()


def test_somebody_who_is_still_being_helped_never_goes(kiosk, a_case, an):
    case = closed(a_case(kiosk), by=an)
    Case.objects.filter(id=case.id).update(status=Case.Status.BUSY)
    for later in (0, 40, 4000):
        assert gone(removing.run(NOW + timedelta(days=later))) == {}


def test_answers_and_notes_go_before_the_person_does(person):
    told = removing.run(LONG_AGO + timedelta(days=400))
    assert gone(told) == {"answers": 1, "notes": 1}
    person.refresh_from_db()
    assert person.answers == {}
    assert person.name
    assert not CaseEvent.objects.filter(kind=CaseEvent.Kind.NOTE).exists()


def test_who_looked_goes_after_its_own_time(person, an, de_kring):
    AccessLog.objects.create(organisation=de_kring, case_id=person.id, user=an)
    AccessLog.objects.update(at=NOW - timedelta(days=1200))
    assert gone(removing.run(NOW))["looked"] == 1


def test_staff_keep_somebody_half_a_year_longer(person, as_an, an):
    removing.run(NOW)
    removing.keep_longer(person, an, (NOW + timedelta(days=200)).date())
    assert "person" not in gone(removing.run(NOW + timedelta(days=60)))
    assert gone(removing.run(NOW + timedelta(days=202)))["person"] == 1
    assert not Case.objects.exists()


def test_each_organisation_keeps_as_long_as_it_chose(person, kiosk_elsewhere, a_case, bart):
    other = closed(a_case(kiosk_elsewhere, organisation="be.kortenberg.welzijnshuis"), by=bart)
    Term.objects.create(organisation=other.organisation, kind="person", months=60)
    removing.run(NOW)
    removing.run(NOW + timedelta(days=31))
    assert [case.id for case in Case.objects.all()] == [other.id]


def test_a_clock_that_was_set_back_takes_nothing(person):
    removing.run(NOW)
    with pytest.raises(removing.ClockSetBack):
        removing.run(NOW - timedelta(days=3))


def test_notice_of_a_clock_that_was_ahead_counts_from_today(person):
    Notice.objects.create(
        case=person, organisation=person.organisation, told_on=(NOW + timedelta(days=3650)).date()
    )
    removing.run(NOW)
    assert Notice.objects.get().told_on == NOW.date()
    assert gone(removing.run(NOW + timedelta(days=30)))["person"] == 1


def test_a_large_part_of_an_organisation_goes_only_when_somebody_said_so(person, monkeypatch):
    monkeypatch.setattr(removing, "MOST", 0)
    removing.run(NOW)
    with pytest.raises(removing.TooMany):
        removing.run(NOW + timedelta(days=30))
    assert Case.objects.exists()
    assert gone(removing.run(NOW + timedelta(days=30), many=True))["person"] == 1


def test_the_file_of_terms_is_refused_with_line_and_cure(tmp_path):
    wrong = tmp_path / "retention.toml"
    wrong.write_text(
        'notice_days = 30\n[[kind]]\nid = "persoon"\nlabel = "x"\ncounts_from = "closed"\nmonths = 2\n'
    )
    with pytest.raises(BadSite, match=r"retention\.toml:3"):
        written(wrong)
    assert sorted(kind.id for kind in written().kind) == sorted(KINDS)


@given(st.dates(date(2000, 2, 1), date(2100, 1, 1)), st.integers(0, 240))
def test_so_many_months_before_is_never_later_and_in_that_month(day, months):
    before = months_before(day, months)
    assert (day.year * 12 + day.month) - (before.year * 12 + before.month) == months
    assert before.day <= day.day
