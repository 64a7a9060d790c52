"""An offer of De Kring on the kiosks of the Welzijnshuis: asked, agreed to, shown as theirs, taken off."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from central.accounts.models import AccessLog
from central.cases.models import Case
from central.catalogue.models import Offer, OfferShare, Place
from central.catalogue.publishing import publish, publish_what_changed
from central.sign_ups.models import SignUp
from kiosk.wire.catalogue import Place as WirePlace
from kiosk.words.days import BELGIUM
from kiosk.words.opening import State, read_hours
from tests.central.conftest import an_offer
from tests.central.kiosks import a_record

pytestmark = pytest.mark.django_db
CLOSED = '2027 Jan 04 off "brugdag"'


def a_place(organisation, slug="bib", **said):
    entry = WirePlace.model_validate(
        {"id": slug, "name": "Bib Eeklo", "address": "Markt 1", "postcode": "9900"} | said
    ).model_dump(mode="json")
    return Place.objects.create(organisation=organisation, slug=slug, name="Bib Eeklo", entry=entry)


@pytest.fixture
def course(de_kring):
    de_kring.phone, de_kring.closed = "09 000 00 00", [CLOSED]
    de_kring.save()
    a_place(de_kring, opening_hours="Mo-Fr 09:00-17:00")
    texts = {"fr": {"about": "Parler ensemble."}}
    said = {"about": "Samen praten.", "place": "bib", "opening_hours": "Mo 09:00-12:00", "texts": texts}
    return an_offer(de_kring, "praattafel", "Praattafel", seats=2, **said)


@pytest.fixture
def shared(course, welzijnshuis, as_an, as_bart):
    """Shared by An, and Bart said yes."""
    an_offer(welzijnshuis, "praattafel", "Onze praattafel")  # of the same name
    as_an.post(f"/aanbod/{course.id}/delen/", {"met": str(welzijnshuis.id)})
    share = OfferShare.objects.get()
    as_bart.post(f"/aanbod/van-anderen/{share.id}/", {"zeg": "ja"})
    share.refresh_from_db()
    return share


def on_kiosks_of(organisation):
    """What its devices get now, by id."""
    said = json.loads(bytes(publish(organisation).body))["catalogue"] or {"offers": [], "places": []}
    return {one["id"]: one for one in said["offers"]}, {one["id"]: one for one in said["places"]}


def test_nothing_is_on_their_kiosks_before_they_said_yes(course, welzijnshuis, as_an, as_bart):
    an_offer(welzijnshuis, "kapstok", "De Kapstok")
    page = as_an.get(f"/aanbod/{course.id}/wijzig/").content.decode()
    assert "Delen met een andere organisatie" in page and "Welzijnshuis Kortenberg" in page
    as_an.post(f"/aanbod/{course.id}/delen/", {"met": str(welzijnshuis.id)})
    assert set(on_kiosks_of(welzijnshuis)[0]) == {"kapstok"}
    waiting = as_bart.get("/aanbod/van-anderen/").content.decode()
    assert "Praattafel" in waiting and "Wijkcentrum De Kring, 09 000 00 00" in waiting
    share = OfferShare.objects.get()
    assert as_an.post(f"/aanbod/van-anderen/{share.id}/", {"zeg": "ja"}).status_code == 404  # not for them
    as_bart.post(f"/aanbod/van-anderen/{share.id}/", {"zeg": "nee"})
    assert set(on_kiosks_of(welzijnshuis)[0]) == {"kapstok"}
    assert "zij tonen het niet" in as_an.get(f"/aanbod/{course.id}/wijzig/").content.decode()


def test_it_is_shown_with_whose_it_is_where_and_by_their_closing_days(shared, welzijnshuis, de_kring):
    offers, places = on_kiosks_of(welzijnshuis)
    offer = offers[shared.slug]
    assert set(offers) == {"praattafel", shared.slug}
    assert offer["about"] == "De Kring, 09 000 00 00. Samen praten."
    assert offer["texts"]["fr"]["about"] == "De Kring, 09 000 00 00. Parler ensemble."
    assert (offer["seats_left"], offer["closing_days"]) == (2, False)
    place = places[offer["place"]]
    assert (place["name"], place["closing_days"], place["exceptions"]) == ("Bib Eeklo", False, [CLOSED])
    assert set(on_kiosks_of(de_kring)[0]) == {"praattafel"}
    kept = AccessLog.objects.filter(page="offer-shared").values_list("organisation", "user__name")
    assert set(kept) == {(one.id, name) for one in (de_kring, welzijnshuis) for name in ("An", "Bart")}


@pytest.mark.parametrize("how", ["they stop", "we stop", "taken off", "over", "stale"])
def test_what_is_shared_no_more_goes_at_the_next_publication(shared, welzijnshuis, as_an, as_bart, how):
    assert shared.slug in on_kiosks_of(welzijnshuis)[0]
    offer = Offer.objects.get(pk=shared.offer_id)
    today = timezone.localdate()
    if how == "they stop":
        as_bart.post(f"/aanbod/van-anderen/{shared.id}/", {"zeg": "stop"})
    elif how == "we stop":
        as_an.post(f"/aanbod/gedeeld/{shared.id}/stop/")
    elif how == "taken off":
        offer.published = False
    elif how == "over":
        offer.entry["ends"] = f"{today - timedelta(days=1)}T12:00:00+00:00"
    else:
        offer.entry["assured_date"] = str(today - timedelta(days=400))
    offer.save()
    assert publish_what_changed() >= 1
    offers, places = on_kiosks_of(welzijnshuis)
    assert set(offers) == {"praattafel"} and not places


def test_who_signs_up_on_their_kiosk_is_theirs_until_the_person_agrees(shared, kiosk_elsewhere, arrives):
    record = a_record(journey="offer-sign-up", schemes=[], offer=shared.slug)
    arrives(kiosk_elsewhere, record | {"organisation": "be.kortenberg.welzijnshuis"})
    case = Case.objects.get()
    assert case.organisation == shared.to and not SignUp.objects.exists()
    (line,) = case.events.filter(kind="offer").values_list("text", flat=True)
    assert "Praattafel, een gedeeld aanbod van Wijkcentrum De Kring, 09 000 00 00" in line
    assert "Vraag of je dit mag doorgeven" in line


def test_with_a_phone_somebody_is_with_who_holds_it_at_once(shared, nobody):
    page = nobody.get(f"/o/{shared.slug}?l=nl").content.decode()
    assert "Praattafel" in page and "Onze praattafel" not in page and "De Kring" in page
    OfferShare.objects.update(state=OfferShare.State.ENDED)
    assert nobody.get(f"/o/{shared.slug}?l=nl").status_code == 404


def test_asked_again_after_no_it_keeps_its_id_and_waits_for_an_answer(shared, as_an, as_bart, welzijnshuis):
    slug = shared.slug
    as_bart.post(f"/aanbod/van-anderen/{shared.id}/", {"zeg": "stop"})
    as_an.post(f"/aanbod/{shared.offer_id}/delen/", {"met": str(welzijnshuis.id)})
    again = OfferShare.objects.get()
    assert (again.slug, again.state) == (slug, OfferShare.State.ASKED)
    assert slug not in on_kiosks_of(welzijnshuis)[0]


ALL_YEAR = [
    f'2027 {month} {day:02d} off "sluitingsdag {day}"' for month in ("Feb", "May") for day in range(1, 12)
]


@pytest.mark.parametrize("closed", [[CLOSED], ALL_YEAR, ["2027 Jan 05 12:00+ off", CLOSED]])
@pytest.mark.parametrize(
    "hours",
    [
        "Mo-Su 09:00-12:00",
        'Mo-Su 09:00-12:00 || "op afspraak"',
        "Mo 09:00-12:00; 2027 Jan 04 10:00-12:00",
        "Mo-Fr 09:00-12:00, Sa 09:00-11:00; PH off",
    ],
)
def test_what_is_held_nowhere_in_particular_is_closed_for_them_on_every_closing_day_of_its_holder(
    de_kring, welzijnshuis, as_an, as_bart, hours, closed
):
    de_kring.closed = closed
    de_kring.save()
    offer = an_offer(de_kring, "bellen", "Bel ons", opening_hours=hours)
    as_an.post(f"/aanbod/{offer.id}/delen/", {"met": str(welzijnshuis.id)})
    as_bart.post(f"/aanbod/van-anderen/{OfferShare.objects.get().id}/", {"zeg": "ja"})
    [shown] = on_kiosks_of(welzijnshuis)[0].values()
    theirs = read_hours(shown["opening_hours"])
    for rule in closed:
        day = datetime.strptime(rule[:11], "%Y %b %d").replace(hour=10, tzinfo=BELGIUM)
        assert theirs.status(day).state is State.CLOSED
    assert theirs.status(datetime(2027, 3, 1, 10, tzinfo=BELGIUM)).is_open  # a Monday like others
