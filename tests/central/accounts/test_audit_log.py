"""What was seen, searched, changed, taken along and printed is written down, and administrators read it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from central.accounts.models import AccessLog
from central.commands import person as person_command
from central.intake.models import InboxEnvelope
from central.retention.terms import KINDS
from tests.central.conftest import a_colleague, an_offer
from tests.central.forms import fill_in

pytestmark = pytest.mark.django_db
LOG = "/beheer/logboek/"


def lines() -> list[tuple[str, str]]:
    return list(AccessLog.objects.order_by("at").values_list("kind", "page"))


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("/vandaag/", "today"),
        ("/mensen/", "case-list"),
        ("/aanbod/", "offers"),
        ("/postvak/", "inbox"),
        ("/toestellen/", "devices"),
        ("/stands/", "stands"),
        ("/gevraagd/", "asked"),
        ("/beheer/bewaren/", "retention"),
        ("/beheer/mensen/", "staff"),
        (LOG, "audit-log"),
    ],
)
def test_every_list_that_was_seen_is_in_the_log(as_an, page, name):
    assert as_an.get(page).status_code == 200
    assert lines() == [("list", name)]


def test_a_file_to_read_on_paper_counts_as_printed_and_the_other_as_taken_along(as_an, kiosk, a_case):
    person = a_case(kiosk)
    as_an.get(f"/mensen/{person.id}/dossier.pdf")
    as_an.get(f"/mensen/{person.id}/dossier.json")
    as_an.get(f"/mensen/{person.id}/gegevens/")
    assert lines() == [("print", "case-file-pdf"), ("export", "case-file-json"), ("case", "case-correct")]
    assert set(AccessLog.objects.values_list("case_id", flat=True)) == {person.id}


def test_what_a_browser_prints_is_in_the_log_as_the_page_it_was(as_an, kiosk, a_case, as_bart):
    person = a_case(kiosk)
    assert 'srcset="/afgedrukt/case-list.svg"' in as_an.get("/mensen/").content.decode()
    asks = f"/mensen/{person.id}/afgedrukt.svg"
    assert f'srcset="{asks}"' in as_an.get(f"/mensen/{person.id}/").content.decode()
    AccessLog.objects.all().delete()
    for page in ("/afgedrukt/case-list.svg", "/afgedrukt/iets.svg", asks):
        assert as_an.get(page)["Content-Type"] == "image/svg+xml"
    assert lines() == [("print", "case-list"), ("print", "printed"), ("print", "case-printed")]
    assert as_bart.get(asks).status_code == 404


def test_what_was_changed_is_in_the_log_once_and_only_when_it_was(as_an, kiosk, a_case, de_kring):
    a_case(kiosk)
    envelope = InboxEnvelope.objects.get()
    InboxEnvelope.objects.update(state="failed", reason="wrong-key")
    as_an.get(f"/postvak/{envelope.id}/opnieuw/")
    assert ("change", "inbox-again") not in lines()
    fill_in(as_an, "/postvak/", f"/postvak/{envelope.id}/nagekeken/")
    assert lines()[-1] == ("change", "inbox-seen")
    offer = an_offer(de_kring, "praattafel", "Praattafel")
    fill_in(as_an, f"/aanbod/{offer.id}/talen/?taal=fr", "", title="Table de conversation")
    as_an.post("/beheer/bewaren/", {"organisation": str(de_kring.id), "person": "x"})
    assert ("change", "retention") not in lines()


def test_the_terms_that_were_changed_are_in_the_log(as_an, de_kring):
    months = dict.fromkeys(KINDS, "12")
    as_an.post("/beheer/bewaren/", {"organisation": str(de_kring.id)} | months)
    assert ("change", "retention") in lines()


def test_who_takes_a_file_along_at_the_machine_itself_is_in_the_log_too(kiosk, a_case, as_an, capsys):
    person = a_case(kiosk)
    for action in ("show", "export"):
        said = {"action": action, "person": str(person.id), "organisation": None, "out": None}
        person_command.run(type("Args", (), said)())
    assert lines() == [("case", "central person show"), ("export", "central person export")]
    assert "Met een opdracht" in as_an.get(f"/mensen/{person.id}/").content.decode()
    assert "Met een opdracht" in as_an.get(LOG).content.decode()


def test_an_administrator_reads_who_did_what_by_kind_and_by_colleague(as_an, an, de_kring, as_bart):
    worker = Client()
    worker.force_login(a_colleague(de_kring, "Zoë", "worker"))
    worker.get("/mensen/")
    worker.post("/mensen/zoeken/", {"zoek": "geheim"})
    worker.get("/beheer/mensen/")
    as_bart.get("/mensen/")
    page = as_an.get(LOG).content.decode()
    assert "Mocht dit niet zien" in page
    assert "Zocht" in page
    assert "geheim" not in page
    assert "Bart" not in page
    refused = as_an.get(f"{LOG}?wat=refused").content.decode()
    assert refused.count("<tr>") == 2
    assert "Zoë" in refused
    of_an = as_an.get(f"{LOG}?wie={an.id}&wat=list").content.decode()
    assert 'scope="row">Zoë' not in of_an
    assert as_an.get(f"{LOG}?wie=niemand&wat=niets").status_code == 200


def test_a_long_log_goes_page_by_page(as_an, an, de_kring):
    AccessLog.objects.bulk_create(
        AccessLog(organisation=de_kring, user=an, kind="search", page="case-search") for _ in range(120)
    )
    now = timezone.now()
    for number, row in enumerate(AccessLog.objects.all()):
        AccessLog.objects.filter(id=row.id).update(at=now - timedelta(minutes=number))
    seen, address = 0, f"{LOG}?wat=search"
    while address:
        page = as_an.get(address)
        seen += len(page.context["rows"])
        later = page.context["page"].next
        address = f"{LOG}?wat=search&{later}" if later else ""
    assert seen == 120


def test_a_worker_does_not_read_the_log(de_kring):
    worker = Client()
    worker.force_login(a_colleague(de_kring, "Zoë", "worker"))
    assert worker.get(LOG).status_code == 404
