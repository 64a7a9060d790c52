"""/stands/: a volunteer opens and closes a stand on a kiosk, and An sees it."""

from __future__ import annotations

import pytest

from central.intake.models import InboxEnvelope
from central.intake.opening import open_waiting
from central.stands.models import StandSession
from kiosk.wire.ids import new_record_id
from tests.central.kiosks import a_record
from tests.wire.stands import stand_news

pytestmark = pytest.mark.django_db
PAGE = "/stands/"


@pytest.fixture
def tell(send):
    """News of a stand arrives and is opened."""

    def tell(kiosk, *news):
        told = [one if isinstance(one, dict) else one.model_dump(mode="json", by_alias=True) for one in news]
        assert send(kiosk, kiosk.batch(*[kiosk.envelope(one) for one in told])).status_code == 202
        open_waiting()

    return tell


def closing(stand, **more):
    return stand_news(stand, "closed", by="BK", note="De rol is bijna op.", **more)


def test_a_stand_that_opens_and_closes_is_one_stand(kiosk, tell):
    opened = stand_news(groups=[{"id": "ouders", "name": "Ouders van schoolkinderen"}])
    tell(kiosk, opened)
    session = StandSession.objects.get()
    assert (session.place, session.opened_by, session.closed_at) == ("Restaurant Zonneheem", "AV", None)
    tell(kiosk, closing(opened.stand, groups=opened.groups))
    session = StandSession.objects.get()
    assert (session.closed_by, session.note, session.told_saved) == ("BK", "De rol is bijna op.", 3)
    assert session.groups == [{"id": "ouders", "name": "Ouders van schoolkinderen"}]
    assert session.opened_at is not None and session.closed_at is not None


def test_the_news_may_come_in_the_other_order(kiosk, tell):
    opened = stand_news()
    tell(kiosk, closing(opened.stand, place=None))
    tell(kiosk, opened)
    session = StandSession.objects.get()
    assert (session.place, session.opened_by, session.closed_by) == ("Restaurant Zonneheem", "AV", "BK")


def test_a_place_that_the_kiosk_forgot_is_still_known_from_the_opening(kiosk, tell):
    opened = stand_news()
    tell(kiosk, opened, closing(opened.stand, place=None))
    assert StandSession.objects.get().place == "Restaurant Zonneheem"


def test_the_same_news_twice_is_one_stand(kiosk, send, tell):
    news = stand_news().model_dump(mode="json", by_alias=True)
    envelope = kiosk.envelope(news)
    assert [send(kiosk, kiosk.batch(envelope)).json()["results"][0]["result"] for _ in range(2)] == [
        "stored",
        "duplicate",
    ]
    open_waiting()
    assert StandSession.objects.count() == 1


def test_an_sees_how_many_people_came_to_the_stand(as_an, kiosk, tell):
    opened = stand_news()
    people = [a_record(stand=str(opened.stand)) for _ in range(2)]
    tell(kiosk, opened, *people, a_record(), closing(opened.stand))
    page = as_an.get(PAGE).content.decode()
    assert "Restaurant Zonneheem" in page
    assert "<strong>2</strong> mensen bij ons" in page
    assert "3 bewaard aan de stand" in page
    assert "De rol is bijna op." in page


def test_bart_sees_no_stand_of_de_kring_and_nobody_sees_any_without_logging_in(as_bart, nobody, kiosk, tell):
    tell(kiosk, stand_news())
    assert "Restaurant Zonneheem" not in as_bart.get(PAGE).content.decode()
    assert nobody.get(PAGE).status_code == 302


def test_without_stands_the_page_says_how_one_comes(as_an):
    assert "Nog geen stand" in as_an.get(PAGE).content.decode()


def test_a_stand_of_another_organisation_is_set_aside(kiosk, tell):
    tell(kiosk, stand_news(organisation="be.kortenberg.welzijnshuis"))
    assert InboxEnvelope.objects.get().reason == "other-organisation"
    assert not StandSession.objects.exists()


@pytest.mark.parametrize("kind", ["party", 7, ["stand"], {"a": 1}])
def test_a_document_of_a_kind_nobody_knows_is_set_aside_and_the_next_is_opened(kiosk, tell, kind):
    odd = stand_news().model_dump(mode="json", by_alias=True) | {"kind": kind}
    tell(kiosk, odd, stand_news(new_record_id()))
    assert InboxEnvelope.objects.get(state="failed").reason == "unknown-kind"
    assert StandSession.objects.count() == 1
