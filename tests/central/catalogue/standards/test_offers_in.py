"""A coordinator reads in a file: nothing happens before they say so, and then all of it at once."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from central.accounts.models import AccessLog
from central.catalogue.models import Offer, Place, ReadOffers
from central.cli import main
from tests.central.catalogue.standards.files import csv
from tests.central.conftest import a_colleague, an_offer
from tests.central.forms import hidden_fields

pytestmark = pytest.mark.django_db
PAGE = "/aanbod/inlezen/"
LIST = csv(
    "Titel;Dagen;Van;Tot;Prijs;Plek",
    "Fietsles;di;14u;16u;gratis;",
    "Koken;ma;9;12;5;",
    "Naaien;wo;9;12;;Nergens",
)


def upload(client: Client, body: str, name: str = "lijst.csv", **more: str) -> Any:
    return client.post(PAGE, {"bestand": SimpleUploadedFile(name, body.encode())} | more)


def look(client: Client, answer: Any) -> str:
    assert answer.status_code == 302, answer.content.decode()
    return client.get(answer["Location"]).content.decode()


def form_of(client: Client, answer: Any) -> dict[str, str]:
    """Return the form of the page that an upload leads to; it goes to that page itself."""
    return hidden_fields(client.get(answer["Location"]).content.decode(), "")


def confirm(client: Client, answer: Any, **more: Any) -> Any:
    return client.post(answer["Location"], form_of(client, answer) | more, follow=True)


def test_looking_at_a_file_changes_nothing_and_says_what_each_row_would_do(as_an):
    page = look(as_an, upload(as_an, LIST))
    assert Offer.objects.count() == 0
    assert "Fietsles" in page and "alleen een getal" in page and "Nergens" in page
    assert re.findall(r"<strong>(\d+)</strong>", page)[:5] == ["1", "0", "0", "1", "1"]


def test_who_confirms_gets_the_good_rows_and_the_doubts_they_ticked(as_an, an):
    answer = upload(as_an, LIST)
    page = confirm(as_an, answer, rij=["4"]).content.decode()
    assert "Ingelezen: 2 nieuw, 0 veranderd, 0 weg." in page
    assert set(Offer.objects.values_list("slug", flat=True)) == {"fietsles", "naaien"}
    line = AccessLog.objects.get(page="offers-in", kind="change")
    assert (line.user, line.said) == (an, "new 2")
    assert ReadOffers.objects.count() == 0


def test_a_form_that_is_sent_twice_is_carried_out_once(as_an):
    answer = upload(as_an, LIST)
    form = form_of(as_an, answer)
    as_an.post(answer["Location"], form)
    assert as_an.post(answer["Location"], form).status_code in (302, 404)
    assert Offer.objects.count() == 1


def test_a_list_that_a_colleague_changed_meanwhile_is_not_overwritten(as_an, de_kring):
    answer = upload(as_an, LIST)
    form = form_of(as_an, answer)
    an_offer(de_kring, "fietsles", "Fietsles", about="van een collega")
    late = as_an.post(answer["Location"], form)
    assert late.status_code == 409
    assert Offer.objects.get().said["about"] == "van een collega"
    assert "intussen veranderd" in late.content.decode()


def test_a_file_that_would_change_most_of_the_list_asks_twice(as_an, de_kring):
    for slug in ("fietsles", "koken", "naaien"):
        an_offer(de_kring, slug, slug.capitalize(), about="oud")
    answer = upload(as_an, csv("Titel;Waarover", "Fietsles;nieuw", "Koken;nieuw"))
    once = confirm(as_an, answer)
    assert once.status_code == 422
    assert "zouden er 2 veranderen" in once.content.decode()
    assert Offer.objects.filter(entry__about="nieuw").count() == 0
    assert "2 veranderd" in confirm(as_an, answer, zeker="1").content.decode()


def test_the_whole_list_takes_off_what_it_does_not_name(as_an, de_kring):
    an_offer(de_kring, "oud", "Oud")
    answer = upload(as_an, csv("Titel", "Nieuw"), heel="1")
    assert "Gaat van de kiosken" in as_an.get(answer["Location"]).content.decode()
    confirm(as_an, answer)
    assert dict(Offer.objects.values_list("slug", "published")) == {"nieuw": True, "oud": False}


def test_a_file_that_cannot_be_read_says_why_on_the_page(as_an):
    answer = upload(as_an, "kleur;maat\n")
    assert (answer.status_code, "geen kolom" in answer.content.decode()) == (422, True)
    assert upload(as_an, "x", "x.doc").status_code == 422
    assert as_an.post(PAGE).status_code == 422
    assert ReadOffers.objects.count() == 0


def test_the_template_can_be_taken_and_read_in(as_an):
    answer = as_an.get(f"{PAGE}sjabloon.xlsx")
    again = as_an.post(PAGE, {"bestand": SimpleUploadedFile("s.xlsx", answer.content)})
    assert "voorbeeld van het sjabloon" in look(as_an, again)


def test_what_was_read_is_kept_for_a_day_and_is_of_its_organisation(as_an, as_bart, welzijnshuis):
    answer = upload(as_an, LIST)
    assert as_bart.get(answer["Location"]).status_code == 404
    ReadOffers.objects.update(made_at=timezone.now() - timedelta(days=2))
    upload(as_bart, LIST)
    assert ReadOffers.objects.get().organisation == welzijnshuis


def test_reception_does_not_find_the_page(de_kring):
    client = Client()
    client.force_login(a_colleague(de_kring, "Rik", "reception"))
    assert client.get(PAGE).status_code == 404
    assert "Inlezen" not in client.get("/aanbod/").content.decode()


def imported(capsys: Any, *arguments: str) -> tuple[int, Any, str]:
    code = main(["import-offers", *arguments, "--organisation", "be.eeklo.de-kring", "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out) if said.out else None, said.err


def test_the_command_says_of_each_row_what_it_is_and_writes_only_without_dry_run(de_kring, tmp_path, capsys):
    file = tmp_path / "lijst.csv"
    file.write_text(LIST)
    code, said, _ = imported(capsys, str(file), "--dry-run")
    assert (code, [row["state"] for row in said]) == (0, ["good", "refused", "doubtful"])
    assert all(row["reason"] for row in said[1:])
    assert Offer.objects.count() == 0
    assert imported(capsys, str(file))[0] == 0
    assert imported(capsys, str(file), "--doubtful")[0] == 0
    assert set(Offer.objects.values_list("slug", "from_file")) == {("fietsles", False), ("naaien", False)}
    assert AccessLog.objects.filter(page="offers-in", user=None).count() == 2


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [
        ("x.csv", "kleur\n", "geen kolom"),
        ("x.csv", "Titel;Prijs\nA;5\n", "Rij 2"),
        ("x.xlsx", "\x00", "Excel"),
        ("x.txt", "x", "eindigen op"),
        ("weg.csv", None, "No such file"),
    ],
)
def test_a_file_that_gives_nothing_ends_with_one_line(de_kring, tmp_path, capsys, name, body, why):
    if body is not None:
        (tmp_path / name).write_text(body)
    code, _, error = imported(capsys, str(tmp_path / name))
    assert (code, len(error.splitlines())) == (1, 1)
    assert why in error


def test_the_command_asks_for_a_second_word_before_most_of_the_list_changes(de_kring, tmp_path, capsys):
    for slug in ("a", "b"):
        an_offer(de_kring, slug, slug)
    file = tmp_path / "x.csv"
    file.write_text("Titel;Waarover\na;nieuw\nb;nieuw\n")
    code, _, error = imported(capsys, str(file))
    assert (code, "veranderen" in error, len(error.splitlines())) == (1, True, 1)
    assert imported(capsys, str(file), "--sure")[0] == 0
    assert Offer.objects.filter(entry__about="nieuw").count() == 2


def test_a_new_place_comes_along(de_kring, tmp_path, capsys):
    file = tmp_path / "x.csv"
    file.write_text("Titel;Plek;Adres;Postcode\nA;Buurthuis;Kerkstraat 1;9900\n")
    assert imported(capsys, str(file))[0] == 0
    assert Place.objects.get().said["address"] == "Kerkstraat 1"
    assert Offer.objects.get().said["place"] == Place.objects.get().slug
