"""/beheer/organisaties/: who runs the service adds organisations and ends them, and loses nobody by it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from central.accounts.models import AccessLog, Membership, Organisation, User
from central.cases import closing
from central.cases.models import Case
from central.intake.models import Device
from tests.central.accounts.test_who_works_here import enters, password_on
from tests.central.conftest import a_colleague, an_offer
from tests.central.forms import fill_in, hidden_fields

pytestmark = pytest.mark.django_db
LIST, NEW = "/beheer/organisaties/", "/beheer/organisaties/nieuw/"
SAID = {"name": "OCMW Maldegem", "slug": "be.maldegem.ocmw", "short": "", "phone": "", "address": ""}


@pytest.fixture
def service(de_kring) -> Client:
    """Somebody who runs the service, and only reads figures at De Kring."""
    user = a_colleague(de_kring, "Dienst", "reader")
    User.objects.filter(id=user.id).update(runs_service=True)
    client = Client()
    client.force_login(user)
    return client


def page_of(organisation: Organisation) -> str:
    return f"{LIST}{organisation.id}/"


def acts() -> list[str]:
    return list(AccessLog.objects.filter(kind="staff").order_by("at").values_list("said", flat=True))


def test_no_role_alone_opens_these_pages(as_an):
    assert as_an.get(LIST).status_code == 404
    assert "Organisaties" not in as_an.get("/beheer/mensen/").content.decode()


def test_who_runs_the_service_needs_a_second_step(de_kring):
    user = User.objects.create_user("dienst", "wachtwoord van Dienst", "Dienst", runs_service=True)
    Membership.objects.create(user=user, organisation=de_kring, role="reader")
    assert enters("dienst", "wachtwoord van Dienst").get(LIST)["Location"] == "/tweede-stap/"


def test_a_new_organisation_gets_its_first_administrator_who_lets_in_the_others(service):
    answer = fill_in(service, NEW, "", **SAID)
    made = Organisation.objects.get(slug="be.maldegem.ocmw")
    assert answer["Location"] == page_of(made)
    page = service.get(page_of(made)).content.decode()
    assert "Nog niemand. Laat de eerste beheerder binnen" in page
    said = {"name": "Mia Maes", "username": "", "email": "", "role": "administrator"}
    password = password_on(fill_in(service, f"{page_of(made)}iemand/", "", **said).content.decode())
    assert Membership.objects.get(organisation=made).role == "administrator"
    assert enters("mia.maes", password)
    assert "Mia Maes" in service.get(page_of(made)).content.decode()
    assert acts() == ["Organisatie be.maldegem.ocmw erbij", "Erbij als beheerder"]


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"slug": "OCMW Maldegem"}, "Alleen kleine letters"),
        ({"slug": "be.eeklo.de-kring"}, "Deze organisatie is er al."),
        ({"name": ""}, "Schrijf hoe de organisatie heet."),
    ],
)
def test_what_is_wrong_is_said(service, said, line):
    answer = fill_in(service, NEW, "", **SAID | said)
    assert answer.status_code == 422
    assert line in answer.content.decode()
    assert Organisation.objects.count() == 1


def test_a_finger_that_touched_twice_makes_one(service):
    fields = hidden_fields(service.get(NEW).content.decode(), "") | SAID
    for _ in range(2):
        assert service.post(NEW, fields)["Location"] == page_of(Organisation.objects.get(slug=SAID["slug"]))
    assert Organisation.objects.count() == 2


def test_what_a_file_of_the_site_says_changes_there(service, de_kring):
    said = {"name": "De Kring van hier", "short": "Kring", "phone": "09 000 00 00", "address": ""}
    fill_in(service, page_of(de_kring), "", **said)
    de_kring.refresh_from_db()
    assert str(de_kring) == "Kring"
    Organisation.objects.update(sites=["eeklo"])
    assert "config/sites/eeklo/site.toml" in service.get(page_of(de_kring)).content.decode()
    service.post(page_of(de_kring), said | {"short": "Anders"})
    de_kring.refresh_from_db()
    assert str(de_kring) == "Kring"


def test_an_organisation_with_people_or_kiosks_does_not_end(service, de_kring, kiosk, a_case):
    a_case(kiosk)
    page = service.get(f"{page_of(de_kring)}stop/").content.decode()
    assert "1 persoon is nog niet afgesloten" in page
    assert "Nog in dienst: Kiosk Zonneheem" in page
    service.post(f"{page_of(de_kring)}stop/")
    de_kring.refresh_from_db()
    assert de_kring.ended_at is None


def test_nobody_comes_in_for_an_organisation_that_ended_until_it_begins_again(
    service, welzijnshuis, as_bart, kiosk_elsewhere, a_case, bart, nobody
):
    person = a_case(kiosk_elsewhere, organisation=welzijnshuis.slug)
    an_offer(welzijnshuis, "praattafel-daar", "Praattafel")
    assert nobody.get("/o/praattafel-daar").status_code == 200
    closing.close(person, bart, "")
    Device.objects.filter(organisation=welzijnshuis).update(status=Device.Status.REVOKED)
    answer = fill_in(service, f"{page_of(welzijnshuis)}stop/", "")
    assert answer["Location"] == page_of(welzijnshuis)
    assert as_bart.get("/mensen/").status_code == 404
    assert as_bart.get(f"/mensen/{person.id}/").status_code == 404
    assert nobody.get("/o/praattafel-daar").status_code == 404
    assert Case.objects.filter(id=person.id).exists(), "what is kept stays for its term"
    fill_in(service, page_of(welzijnshuis), f"{page_of(welzijnshuis)}opnieuw/")
    assert as_bart.get("/mensen/").status_code == 200
    assert acts() == ["Organisatie gestopt", "Organisatie opnieuw begonnen"]


def test_who_runs_the_service_gives_a_new_password_to_who_works_for_several(
    service, bart, welzijnshuis, de_kring
):
    Membership.objects.create(user=bart, organisation=de_kring, role="worker")
    member = Membership.objects.get(user=bart, organisation=welzijnshuis)
    page = fill_in(service, f"/beheer/mensen/{member.id}/wachtwoord/", "").content.decode()
    assert enters("bart", password_on(page))


def test_no_administrator_gives_the_password_of_who_runs_the_service(service, as_an):
    member = Membership.objects.get(user__username="dienst")
    fill_in(as_an, f"/beheer/mensen/{member.id}/wachtwoord/", "")
    assert (
        "Dit doet alleen wie de hele dienst beheert"
        in as_an.get(f"/beheer/mensen/{member.id}/").content.decode()
    )
    assert User.objects.get(username="dienst").check_password("wachtwoord van Dienst")


def test_an_organisation_that_ended_long_ago_is_last_in_the_list(service, welzijnshuis):
    Organisation.objects.filter(id=welzijnshuis.id).update(ended_at=timezone.now(), name="Aalter")
    page = service.get(LIST).content.decode()
    assert page.index("Wijkcentrum De Kring") < page.index("Aalter")
    assert "Gestopt" in page
