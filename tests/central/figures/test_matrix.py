"""/cijfers/matrix/: what was done for whom, the cells where nothing was yet, and a plan for one."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from central.accounts.models import Membership
from central.cases.models import Case
from central.figures.aims import PlannedAction
from central.figures.drawn import stands_held
from central.figures.keeping import count_what_changed
from central.figures.matrix import Line, crossed, lines
from central.intake.models import Device
from tests.central.conftest import a_colleague
from tests.central.figures.held import a_stand, noon

PAGE = "/cijfers/matrix/"
TODAY = timezone.localdate()


@pytest.fixture
def device(kiosk):
    return Device.objects.get()


def cells(page: str) -> list[list[str]]:
    """Return the cells of the matrix on a page, as words, row by row."""
    body = re.search(r'<table class="matrix">.*?<tbody>(.*?)</tbody>', page, re.S)[1]
    rows = re.findall(r"<tr>(.*?)</tr>", body, re.S)
    found = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S) for row in rows]
    return [[" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in row] for row in found]


def test_what_is_no_longer_drawn_keeps_its_line_and_what_nobody_named_comes_last():
    found = lines("group", [Line("ouders", "Ouders")], ["", "weg", "ouders"], {"weg": "Wie weg is"})
    assert [(one.name, one.ended) for one in found] == [
        ("Ouders", False), ("Wie weg is", True), ("Groep niet gekend", False)
    ]  # fmt: skip


def test_only_what_is_still_drawn_can_be_planned():
    rows = [Line("ouders", "Ouders"), Line("weg", "Weg", ended=True), Line("", "Niet gekend")]
    found = crossed(rows, [Line("les", "Les")], {}, (2, 0, 1), {}, {}, {})
    assert [cell.can_be_planned for _, (cell,) in found.rows] == [True, False, False]
    assert (found.empty, found.cells) == (1, 1)


@pytest.mark.django_db
def test_without_anything_every_cell_is_empty_and_says_so(as_an):
    page = as_an.get(PAGE).content.decode()
    assert [row[0] for row in cells(page)] == ["Ouders", "Mensen in armoede"]
    assert page.count("Plan<span") == 4
    assert "<strong>4 van 4</strong> vakken zijn leeg" in page


@pytest.mark.django_db
def test_people_and_stands_stand_where_they_were_and_a_stand_for_two_groups_in_both(
    as_an, device, kiosk, a_case
):
    stand = a_stand(device, timezone.now(), "les", "ligo", "ouders", "armoede")
    for _ in range(2):
        a_case(kiosk, stand=str(stand.stand))
    count_what_changed()
    found = cells(as_an.get(PAGE).content.decode())
    assert found[0][2] == "2 mensen 1 stand Ligo"
    assert found[1][2] == "2 mensen 1 stand Ligo"
    assert found[0][1].startswith("Plan")
    by_partner = cells(as_an.get(f"{PAGE}?kijk=partner").content.decode())
    assert by_partner[0][1] == "2 mensen 1 stand Les"


@pytest.mark.django_db
def test_a_group_that_was_renamed_half_way_is_one_row_under_the_name_of_today(as_an, device):
    a_stand(
        device, timezone.now(), "les", "", "ouders", groups=[{"id": "ouders", "name": "Mama's en papa's"}]
    )
    a_stand(device, timezone.now(), "les", "", "ouders")
    found = cells(as_an.get(PAGE).content.decode())
    assert found[0][:1] == ["Ouders"]
    assert "2 stands" in found[0][2]
    assert len(found) == 2


@pytest.mark.django_db
def test_a_partner_that_stopped_is_shown_with_what_was_reached_and_not_to_be_planned(as_an, device):
    a_stand(device, timezone.now(), "les", "bakker", "ouders")
    page = as_an.get(f"{PAGE}?kijk=partner").content.decode()
    assert "BAKKER" in page
    assert "gestopt" in page
    assert "partner=bakker" not in page


@pytest.mark.django_db
def test_a_stand_whose_clock_was_wrong_counts_on_the_day_it_was_heard_of(device, de_kring):
    a_stand(device, noon(1999, 1, 1), "les", heard_at=noon(2026, 5, 4), clock_synced=False)
    assert stands_held(de_kring, noon(2026, 5, 4).date(), noon(2026, 5, 4).date()).total == 1


@pytest.mark.django_db
@pytest.mark.parametrize("period", ["2026-Q9", "0000", "2999", "'; --", "2026-Q3" * 9])
def test_a_period_that_is_none_is_said_and_something_is_shown(as_an, period):
    answer = as_an.get(PAGE, {"periode": period, "kijk": "wat"})
    assert answer.status_code == 400
    assert "Je ziet nu: dit kwartaal" in answer.content.decode()


@pytest.mark.django_db
def test_an_empty_cell_leads_to_a_plan_and_the_plan_to_done(as_an, an):
    page = as_an.get(PAGE).content.decode()
    address = re.search(r'href="(/cijfers/matrix/plan/\?actie=les[^"]*)"', page)[1].replace("&amp;", "&")
    form = as_an.get(address).content.decode()
    assert '<option value="les" selected>' in form
    assert f'<option value="{an.id}" selected>' in form
    day = re.search(r'name="on" value="([^"]+)"', form)[1]
    filled = {"on": day, "who": str(an.id), "action": "les", "group": "ouders", "partner": "", "note": ""}
    assert as_an.post(address, filled).status_code == 302
    plan = PlannedAction.objects.get()
    assert (plan.action, plan.group, plan.who, plan.made_by) == ("les", "ouders", an, an)
    page = as_an.get(PAGE).content.decode()
    assert "1 gepland" in page
    as_an.post(f"/cijfers/matrix/plan/{plan.id}/", {"state": "done"})
    plan.refresh_from_db()
    assert (plan.state, plan.closed_by) == ("done", an)
    assert "1 gepland" not in as_an.get(PAGE).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [{"action": "bestaat-niet"}, {"action": ""}, {"on": "gisteren"}, {"group": "x"},
     {"on": str(TODAY - timedelta(days=1))}, {"on": "2999-01-01"}],
)  # fmt: skip
def test_a_plan_that_makes_no_sense_comes_back_with_what_was_typed(as_an, wrong):
    said = {"on": str(TODAY), "action": "les", "note": "Sleutel halen"} | wrong
    answer = as_an.post("/cijfers/matrix/plan/", said)
    assert answer.status_code == 422
    assert "Sleutel halen" in answer.content.decode()
    assert not PlannedAction.objects.exists()


@pytest.mark.django_db
def test_a_reader_looks_and_plans_nothing(de_kring, client):
    client.force_login(a_colleague(de_kring, "Lies", "reader"))
    page = client.get(PAGE).content.decode()
    assert "leeg" in page
    assert "/plan/" not in page
    assert client.get("/cijfers/matrix/plan/").status_code == 404


@pytest.mark.django_db
def test_nobody_sees_or_closes_the_plans_of_another_organisation(as_bart, an, de_kring):
    plan = PlannedAction.objects.create(organisation=de_kring, on=TODAY, action="les", note="Van ons")
    assert as_bart.post(f"/cijfers/matrix/plan/{plan.id}/", {"state": "done"}).status_code == 404
    assert "Van ons" not in as_bart.get(PAGE).content.decode()
    plan.refresh_from_db()
    assert plan.state == "planned"


@pytest.mark.django_db
def test_a_plan_of_a_colleague_who_left_the_house_stays_for_somebody_else(as_an, de_kring):
    weg = a_colleague(de_kring, "Weg")
    PlannedAction.objects.create(organisation=de_kring, on=TODAY, action="les", who=weg)
    Membership.objects.filter(user=weg).delete()
    weg.delete()
    assert "nog niemand" in as_an.get(PAGE).content.decode()
    assert not Case.objects.exists()
