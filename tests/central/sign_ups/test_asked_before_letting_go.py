"""One slip on a page lets go of nobody's place: the page asks, and names the offer."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from central.cases import steps
from central.cases.closing import UNDO, let_go_of_what_is_over
from central.cases.models import Case, Withdrawal
from central.catalogue.models import Offer
from central.sign_ups.models import SignUp
from tests.central.forms import fill_in
from tests.central.kiosks import a_record

pytestmark = pytest.mark.django_db
QUESTION = "Laat je deze plaats los?"


@pytest.fixture
def two(kiosk, arrives, praattafel):
    """Zoë has the one place, Cas waits."""
    praattafel.entry["seats"] = 1
    praattafel.save()
    arrives(kiosk, *[a_record(offer="praattafel", person={"name": name}) for name in ("Zoë", "Cas")])
    return Case.objects.get(name="Zoë")


def touched(client, page: str, action: str, **button: str):
    """Touch a button: send what its form on the page holds."""
    form = re.search(rf'<form[^>]*action="{re.escape(action)}".*?</form>', page, re.DOTALL)[0]
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    hidden.pop("csrfmiddlewaretoken", None)
    return client.post(action, hidden | button)


def states() -> dict[str, str]:
    return dict(SignUp.objects.values_list("case__name", "state"))


def test_ingetrokken_names_the_place_that_goes_and_then_the_next_moves_up(as_an, two):
    action = f"/mensen/{two.id}/status/"
    page = as_an.get(f"/mensen/{two.id}/").content.decode()
    question = touched(as_an, page, action, status="withdrawn").content.decode()
    assert "De plaats bij Praattafel gaat dan naar wie eerst wacht." in question
    assert states() == {"Zoë": "place", "Cas": "waiting"}
    answer = fill_in(as_an, f"/mensen/{two.id}/", action, status="withdrawn", sure="yes")
    assert answer["Location"] == f"/mensen/{two.id}/"
    assert states() == {"Zoë": "place", "Cas": "waiting"}, "for ten minutes it may have been a slip"
    ten_minutes_later()
    assert states() == {"Zoë": "withdrawn", "Cas": "place"}


def test_a_slip_taken_back_within_ten_minutes_costs_nobody_their_seat(as_an, an, two):
    action, page = f"/mensen/{two.id}/status/", f"/mensen/{two.id}/"
    steps.plan(two, an, "call", an, timezone.localdate())
    fill_in(as_an, page, action, status="withdrawn", sure="yes")
    assert "ook de plaats" in as_an.get(page).content.decode()
    fill_in(as_an, page, f"{action}terug/")
    ten_minutes_later()
    assert states() == {"Zoë": "place", "Cas": "waiting"}
    two.refresh_from_db()
    assert (two.status, two.steps.get().kind) == ("busy", "call")


def ten_minutes_later():
    Withdrawal.objects.update(keeps_until=timezone.now(), at=timezone.now() - UNDO)
    let_go_of_what_is_over()


def test_another_status_asks_nothing(as_an, two):
    page = as_an.get(f"/mensen/{two.id}/").content.decode()
    assert touched(as_an, page, f"/mensen/{two.id}/status/", status="busy").status_code == 302
    two.refresh_from_db()
    assert two.status == "busy"


def test_what_is_over_holds_no_place_to_lose(as_an, two, praattafel):
    Offer.objects.update(entry=praattafel.entry | {"ends": "2026-01-05T14:00:00+01:00"})
    page = as_an.get(f"/mensen/{two.id}/").content.decode()
    question = touched(as_an, page, f"/mensen/{two.id}/status/", status="withdrawn").content.decode()
    assert "Praattafel gaat dan" not in question


def test_schrap_asks_first_too(as_an, two, praattafel):
    row = SignUp.objects.get(case=two)
    page = as_an.get(f"/aanbod/{praattafel.id}/?dag=2026-11-20").content.decode()
    question = touched(as_an, page, f"/inschrijving/{row.id}/stop/").content.decode()
    assert QUESTION in question
    assert f'href="/aanbod/{praattafel.id}/?dag=2026-11-20"' in question
    assert states() == {"Zoë": "place", "Cas": "waiting"}
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', question))
    as_an.post(f"/inschrijving/{row.id}/stop/", hidden)
    assert states() == {"Zoë": "withdrawn", "Cas": "place"}


def test_who_deletes_reads_which_place_goes_with_it(as_an, two):
    page = as_an.get(f"/mensen/{two.id}/").content.decode()
    assert "Ook de plaats bij <strong>Praattafel</strong> gaat weg: wie wacht, schuift door." in page
