"""What everybody may read of the offers: feeds, files, and the page of an offer. It holds nobody."""

from __future__ import annotations

import json
import re

import pytest

from central.catalogue.models import Place
from central.cli import main
from tests.central.catalogue.standards.files import LIBRARY
from tests.central.conftest import an_offer

pytestmark = pytest.mark.django_db


@pytest.fixture
def offers(de_kring, welzijnshuis):
    Place.objects.create(
        organisation=de_kring, slug="bib", name="Bibliotheek", entry=LIBRARY.model_dump(mode="json")
    )
    an_offer(
        de_kring, "praattafel", "Praattafel & </script>", opening_hours="We 13:00-15:00; PH off", place="bib"
    )
    an_offer(de_kring, "weg", "Weg", opening_hours="Mo 09:00-12:00")
    type(an_offer(welzijnshuis, "elders", "Elders", opening_hours="Mo 09:00-12:00")).objects.filter(
        slug="weg"
    ).update(published=False)
    an_offer(de_kring, "oud", "Oud", starts="2020-01-01T10:00:00+01:00")


def names_in_hsds(client, query=""):
    return [one["name"] for one in client.get(f"/aanbod.hsds.json{query}").json()["contents"]]


def test_everybody_reads_what_is_published_of_all_or_of_one(nobody, offers, de_kring):
    assert names_in_hsds(nobody) == ["Praattafel & </script>", "Elders"]
    assert names_in_hsds(nobody, "?organisatie=be.kortenberg.welzijnshuis") == ["Elders"]
    assert nobody.get("/aanbod.ics?organisatie=be.nergens").status_code == 404
    text = nobody.get(f"/aanbod.ics?organisatie={de_kring.slug}").content.decode()
    assert re.findall("UID:(.*)\r", text) == ["praattafel@be.eeklo.de-kring"]
    assert "EXDATE;TZID=Europe/Brussels:" in text


def test_the_address_of_an_offer_says_whose_it_is_where_there_are_several(nobody, offers):
    urls = [one["url"] for one in nobody.get("/aanbod.hsds.json").json()["contents"]]
    assert urls[0] == "https://testserver/o/praattafel?o=be.eeklo.de-kring"
    assert nobody.get(urls[0].removeprefix("https://testserver")).status_code == 200


def test_a_program_that_asks_again_gets_nothing_new(nobody, offers):
    for address in ("/aanbod.ics", "/aanbod.hsds.json"):
        answer = nobody.get(address)
        assert nobody.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
        assert nobody.post(address).status_code == 405


def test_no_line_of_the_calendar_is_too_long_and_every_line_has_its_end(nobody, de_kring):
    an_offer(de_kring, "lang", "Ünï " * 45, about="é" * 390, opening_hours="We 13:00-15:00")
    body = nobody.get("/aanbod.ics").content
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert b"\n" not in body.replace(b"\r\n", b"")
    body.decode()


def test_the_page_of_an_offer_tells_search_engines_and_runs_nothing(nobody, offers):
    page = nobody.get("/o/praattafel?l=nl").content.decode()
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert len(re.findall("<script", page)) == 1
    said = json.loads(data)
    assert (said["name"], said["@type"]) == ("Praattafel & </script>", "Course")
    assert "ld+json" not in nobody.get("/o/oud?l=nl").content.decode()


@pytest.mark.parametrize("kind", ["hsds", "ics", "schema.org"])
def test_the_command_writes_each_standard_and_reading_it_in_changes_nothing(offers, tmp_path, capsys, kind):
    file = tmp_path / f"uit.{'json' if kind == 'hsds' else kind}"
    asked = ["export-offers", "--organisation", "be.eeklo.de-kring", "--format", kind, "--out", str(file)]
    assert main(asked) == 0
    assert "1 offers" in capsys.readouterr().out
    if kind == "schema.org":
        assert json.loads(file.read_text())["@context"] == "https://schema.org"
        return
    assert main(["import-offers", str(file), "--organisation", "be.eeklo.de-kring", "--json"]) == 0
    assert [one["would"] for one in json.loads(capsys.readouterr().out)] == ["same"]


@pytest.mark.parametrize("folder", ["/proc", "{here}/typing-error"])
def test_a_folder_that_may_not_be_written_or_is_not_there_is_said_in_one_line(
    offers, capsys, tmp_path, folder
):
    there = folder.format(here=tmp_path)
    code = main(
        ["export-offers", "--organisation", "be.eeklo.de-kring", "--format", "ics", "--out", f"{there}/x.ics"]
    )
    assert (code, len(capsys.readouterr().err.splitlines())) == (1, 1)
    assert not (tmp_path / "typing-error").exists()
