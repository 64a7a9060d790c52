"""/rooster/: An plans a stand, Mia answers by her link, and what lacks somebody is red in one count."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from central.accounts.models import AccessLog
from central.figures.aims import PlannedAction
from central.intake.models import Device
from central.roster.models import StandPlan, Turn, Volunteer
from central.roster.planning import KioskTaken, drop, lacking
from central.roster.token import token_of
from tests.central.forms import fill_in
from tests.central.roster.rosters import a_plan, a_volunteer, asked, begins_in

pytestmark = pytest.mark.django_db


def form(**said):
    on = timezone.localdate() + timedelta(days=3)
    usual = {"action": "stand", "partner": "ligo", "group": "ouders", "on": on.isoformat(), "starts": "14:00"}
    usual |= {"ends": "16:30", "place": "Zonneheem", "role_0": "Aan de kiosk", "number_0": "2"}
    return usual | {"role_1": "Onthaal", "number_1": ""} | said


def test_an_action_of_the_matrix_becomes_a_stand_and_is_one_thing(as_an, an, de_kring):
    aim = PlannedAction.objects.create(
        organisation=de_kring,
        on=timezone.localdate() + timedelta(days=9),
        action="les",
        group="ouders",
        who=an,
    )
    page = as_an.get("/cijfers/matrix/").content.decode()
    assert f"/rooster/actie/{aim.id}/" in page
    page = as_an.get(f"/rooster/actie/{aim.id}/").content.decode()
    assert re.search(r'<option value="les" selected', page)
    as_an.post(f"/rooster/actie/{aim.id}/", form(), follow=True)
    made = StandPlan.objects.get()
    aim.refresh_from_db()
    assert made.aim == aim == PlannedAction.objects.get()
    assert (aim.action, aim.partner, aim.on) == ("stand", "ligo", timezone.localdate(made.starts_at))
    assert as_an.get(f"/rooster/actie/{aim.id}/")["Location"] == f"/rooster/stand/{made.id}/"


def test_a_stand_in_the_past_without_a_place_or_that_ends_too_soon_is_refused_in_words(as_an):
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    for wrong, said in (
        ({"on": yesterday}, "Kies een dag en een uur dat nog komt"),
        ({"ends": "13:00"}, "De stand stopt na het begin"),
        ({"place": " "}, "schrijf waar het is"),
        ({"note": "Bel 93.05.18-223.61"}, "rijksregisternummer"),
        ({"role_1": "aan de Kiosk", "number_1": "1"}, "Elke taak staat er één keer"),
    ):
        answer = as_an.post("/rooster/nieuw/", form(**wrong))
        assert (answer.status_code, StandPlan.objects.exists()) == (422, False)
        assert said in answer.content.decode()


def test_one_kiosk_is_not_at_two_stands_at_once(as_an, an, de_kring, kiosk):
    device = Device.objects.get()
    first = a_plan(de_kring, an, device=device)
    local = timezone.localtime(first.starts_at)
    said = form(on=local.date().isoformat(), device=str(device.id))
    said |= {"starts": f"{local:%H:%M}", "ends": f"{local + timedelta(minutes=30):%H:%M}"}
    if local.hour < 23:  # the form has one day
        page = as_an.post("/rooster/nieuw/", said)
        assert page.status_code == 422
        assert "Deze kiosk staat dan al op Restaurant Zonneheem" in page.content.decode()
    with pytest.raises(KioskTaken):
        a_plan(de_kring, an, hours=73, device=device)
    a_plan(de_kring, an, hours=74, device=device)  # right after it
    drop(first, an, timezone.now())
    a_plan(de_kring, an, hours=71.9, device=device, ends_at=first.ends_at)


def test_mia_answers_without_an_account_and_the_red_goes(as_an, an, de_kring, nobody):
    found = a_plan(de_kring, an)
    mia = a_volunteer(de_kring)
    assert list(lacking([de_kring])) == [found]
    assert "1 stand zoekt" in as_an.get("/rooster/").content.decode()
    page = as_an.get(f"/rooster/stand/{found.id}/").content.decode()
    assert "Er is nog 1 persoon nodig" in page
    as_an.post(f"/rooster/stand/{found.id}/vraag/", {"need": str(found.needs.get().id), "who": str(mia.id)})
    turn = Turn.objects.get()
    link = f"/rooster/{token_of(turn.id)}"
    assert link in as_an.get(f"/rooster/stand/{found.id}/").content.decode()
    assert token_of(turn.id) not in str(turn.__dict__)
    page = nobody.get(link).content.decode()
    assert "Dag Mia, kan je helpen?" in page
    assert "Restaurant Zonneheem" in page
    assert fill_in(nobody, link, "", answer="yes").status_code == 302
    assert "Je zei: <strong>ik kom</strong>" in nobody.get(link).content.decode()
    assert not lacking([de_kring]).exists()
    page = as_an.get("/vandaag/").content.decode()
    assert "stands zoeken iemand" not in page
    nobody.post(link, {"answer": "no"})
    turn.refresh_from_db()
    assert turn.withdrew_at is not None
    assert "ervanger gezocht" in as_an.get("/rooster/").content.decode()
    assert "1<span" in as_an.get("/vandaag/").content.decode(), "the menu counts it on every page"
    nobody.post(link, {"answer": "maybe"})
    nobody.post(link, {"answer": "yes"})
    turn.refresh_from_db()
    assert turn.withdrew_at is None


def test_looking_at_a_link_writes_nothing_and_a_wrong_answer_says_so(an, de_kring, nobody):
    turn = asked(a_plan(de_kring, an), a_volunteer(de_kring))
    link = f"/rooster/{token_of(turn.id)}"
    wrote = []

    def guard(execute, sql, params, many, context):
        if not sql.lstrip().startswith("SELECT"):
            wrote.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(guard):
        answer = nobody.get(link)
        nobody.head(link)
        nobody.get(f"{link}/stand.ics")
    assert wrote == []
    assert (answer["Referrer-Policy"], answer["X-Robots-Tag"]) == ("no-referrer", "noindex, nofollow")
    assert answer["Cache-Control"] == "no-store, private"
    assert nobody.post(link, {"answer": "perhaps"}).status_code == 422
    assert nobody.get("/rooster/AAAAAAAAAAAAAAAAAAAAAA").status_code == 404


def test_a_link_works_until_the_day_after_its_stand(an, de_kring, nobody):
    found = a_plan(de_kring, an, hours=24)
    link = f"/rooster/{token_of(asked(found, a_volunteer(de_kring)).id)}"
    begins_in(found, -2.1)
    page = nobody.get(link)
    assert page.status_code == 200
    assert "Ik kom" not in page.content.decode(), "it is over: nothing to answer any more"
    assert nobody.post(link, {"answer": "yes"}).status_code == 200
    begins_in(found, -52)
    assert nobody.get(link).status_code == 410
    assert nobody.post(link, {"answer": "yes"}).status_code == 410
    assert nobody.get(f"{link}/stand.ics").status_code == 410
    assert Turn.objects.get().answer == ""


def test_the_calendar_of_a_volunteer_has_the_right_hours_and_no_name(an, de_kring, nobody):
    from datetime import UTC, datetime

    from icalendar import Calendar

    starts = datetime(timezone.localdate().year + 1, 7, 4, 12, 0, tzinfo=UTC)  # 14:00 in Belgium, in summer
    found = a_plan(de_kring, an, starts_at=starts, ends_at=starts + timedelta(hours=2))
    turn = asked(found, a_volunteer(de_kring))
    answer = nobody.get(f"/rooster/{token_of(turn.id)}/stand.ics")
    assert b"Mia" not in answer.content
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["DTSTART"].dt == starts
    assert event["DTSTART"].dt.hour == 14
    assert event["DTEND"].dt == starts + timedelta(hours=2)


def test_who_was_erased_leaves_hours_and_nothing_else(as_an, an, de_kring, nobody):
    mia = a_volunteer(de_kring)
    was, comes = asked(a_plan(de_kring, an), mia), asked(a_plan(de_kring, an, hours=9), mia)
    Turn.objects.update(answer="yes")
    Turn.objects.filter(id=was.id).update(was_there=True, minutes=90)
    PlannedAction.objects.filter(stand__needs__turns=was).update(state="done")
    assert lacking([de_kring]).count() == 0
    as_an.post(f"/rooster/mensen/{mia.id}/wis/")
    assert not Volunteer.objects.exists()
    assert lacking([de_kring]).count() == 1, "where she would come, somebody else is sought"
    for turn in (was, comes):
        assert nobody.get(f"/rooster/{token_of(turn.id)}").status_code == 404
    rows = as_an.get("/rooster/uren.csv").content.decode("utf-8-sig").splitlines()
    assert rows[1].endswith(";gewist;90")
    assert AccessLog.objects.filter(kind="change", page="roster-erase").exists()


def test_who_asked_to_help_on_a_kiosk_is_put_on_the_list_and_off_it_when_they_stop(as_an, an, kiosk, a_case):
    from central.cases import steps

    case = a_case(kiosk, journey="volunteer")
    assert case.name in as_an.get("/rooster/mensen/").content.decode()
    as_an.post(f"/rooster/mensen/van/{case.id}/")
    as_an.post(f"/rooster/mensen/van/{case.id}/")
    assert Volunteer.objects.get().case == case
    assert "lijst van vrijwilligers" in as_an.get(f"/mensen/{case.id}/").content.decode()
    steps.withdraw(case, an)
    assert not Volunteer.objects.exists()


def test_a_volunteer_needs_a_way_to_be_reached_and_consent(as_an, de_kring):
    page = as_an.post("/rooster/mensen/nieuw/", {"name": "Jan", "email": "", "phone": "", "consent": ""})
    assert page.status_code == 422
    assert "Schrijf een telefoonnummer of een e-mailadres" in page.content.decode()
    assert "Zonder akkoord staat niemand op de lijst" in page.content.decode()
    as_an.post("/rooster/mensen/nieuw/", {"name": "Jan", "phone": "0471 12 34 56", "consent": "signed"})
    assert Volunteer.objects.get().phone == "+32471123456"
