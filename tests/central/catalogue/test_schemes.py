"""/regelingen/: staff change texts, days and prices of a scheme; kiosks take it when its examples hold."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from central.catalogue.models import SchemeEdition
from central.catalogue.schemes import schemes_of
from central.catalogue.site_file import import_sites
from tests.central.catalogue.test_places_and_offers import catalogue
from tests.central.forms import hidden_fields

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[3]
PAGE = "/regelingen/be_sociaal-internetaanbod/"


@pytest.fixture(autouse=True)
def real_schemes(settings, tmp_path, de_kring):
    """The schemes that ship, beside the small site of these tests."""
    shutil.copytree(settings.CONFIG, tmp_path / "config", ignore=shutil.ignore_patterns("schemes"))
    shutil.copytree(ROOT / "config" / "schemes", tmp_path / "config" / "schemes")
    shutil.copytree(ROOT / "config" / "check", tmp_path / "config" / "check", dirs_exist_ok=True)
    settings.CONFIG = tmp_path / "config"
    import_sites()


def typed(client) -> dict[str, str]:
    """Return the form of the page as it is sent when nothing was changed."""
    form = client.get(PAGE).context["form"]
    said = {}
    for field in form:
        value = field.value()
        if value is True:
            said[field.name] = "on"
        elif value not in (None, False, ""):
            said[field.name] = value.isoformat() if isinstance(value, date) else str(value)
    return said


def send(client, **changed: str):
    page = client.get(PAGE).content.decode()
    return client.post(PAGE, hidden_fields(page, "") | typed(client) | changed)


def press(client, button: str):
    return client.post(PAGE, hidden_fields(client.get(PAGE).content.decode(), "") | {button: "1"})


def test_a_scheme_shows_its_rules_in_words_its_sources_and_what_its_examples_come_out_as(as_an):
    assert "Sociaal internet" in as_an.get("/regelingen/").content.decode()
    page = as_an.get(PAGE).content.decode()
    assert "Eén van deze is genoeg:" in page
    assert "leefloon, nog geen korting, eigen huis" in page
    assert "Fout" not in page
    assert "https://ibpt.be/consommateurs/tarif-social" in page


def test_a_changed_scheme_goes_signed_to_the_kiosks_under_the_next_revision(as_an, kiosk):
    import_sites()
    assert catalogue(kiosk).schemes == ()
    assert send(as_an, checked_on="2026-11-30", ask_bring="Je identiteitskaart").status_code == 302
    assert catalogue(kiosk).schemes == ()
    assert press(as_an, "publiceer").status_code == 302
    [scheme] = catalogue(kiosk).schemes
    assert (scheme.id, scheme.revision) == ("be.sociaal-internetaanbod", 4)
    assert (scheme.checked_on, scheme.ask.bring) == (date(2026, 11, 30), ("Je identiteitskaart",))
    assert scheme.likely.next_icons == ("heart-handshake", "phone")


def test_saving_what_nobody_changed_changes_nothing_but_the_revision(as_an, de_kring):
    before = schemes_of(de_kring)
    assert send(as_an).status_code == 302
    after = schemes_of(de_kring)
    for old, new in zip(before, after, strict=True):
        assert new.newest.model_copy(update={"revision": old.newest.revision}) == old.newest


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"price_4_what": "internet", "price_4_value": "21"}, "Geen prijs zonder dag en bron"),
        ({"ask_text": "Je hebt recht op goedkoper internet."}, "Zeg nooit dat iemand recht heeft"),
        ({"likely_text": "Het kost maar 19 euro."}, "Zet geen prijs in een tekst"),
        ({"about": "een " * 14 + "woord."}, "meer dan 13 woorden"),
        ({"source_0_url": "ibpt.be"}, "https://"),
        ({"ask_text": "Bel {nummer}."}, "Tussen { en }"),
        (
            {"example_name": "woont hier niet", "example_verdict": "likely", "fact_domicile_belgium": "no"},
            "moest ‘Waarschijnlijk wel’ zijn en is ‘Waarschijnlijk niet’",
        ),
    ],
)
def test_what_a_kiosk_may_not_say_is_refused_with_words_and_nothing_is_kept(as_an, changed, said):
    answer = send(as_an, **changed)
    assert answer.status_code == 422
    assert said in answer.content.decode().replace("&#x27;", "'")
    assert not SchemeEdition.objects.exists()


def test_a_worked_example_that_comes_out_right_is_kept_with_the_scheme(as_an, de_kring):
    answer = send(
        as_an, example_name="woont niet hier", example_verdict="unlikely", fact_domicile_belgium="no"
    )
    assert answer.status_code == 302
    [known] = [one for one in schemes_of(de_kring) if one.waits]
    assert known.newest.examples[-1].name == "woont niet hier"


def test_a_price_with_its_day_and_source_is_kept(as_an, de_kring):
    price = {"what": "internet", "value": "21,50", "date": "2026-10-01", "source": "https://ibpt.be/prijs"}
    answer = send(as_an, **{f"price_4_{name}": value for name, value in price.items()})
    assert answer.status_code == 302
    [known] = [one for one in schemes_of(de_kring) if one.waits]
    assert known.newest.prices[-1].value == 21.5


def test_of_two_who_change_a_scheme_the_second_overwrites_nothing(as_an, de_kring):
    old = as_an.get(PAGE).content.decode()
    said = typed(as_an)
    send(as_an, name="Sociaal internet thuis")
    as_an.post(PAGE, hidden_fields(old, "") | said | {"name": "Iets anders"})
    [known] = [one for one in schemes_of(de_kring) if one.waits]
    assert known.newest.name == "Sociaal internet thuis"


def test_an_edition_older_than_the_file_says_nothing_any_more(as_an, de_kring):
    send(as_an, name="Oude naam")
    press(as_an, "publiceer")
    row = SchemeEdition.objects.get()
    row.entry |= {"revision": 1}
    row.save()
    assert schemes_of(de_kring)[0].scheme.name == "Sociaal internet"


def test_a_scheme_that_is_not_there_is_404(as_an):
    assert as_an.get("/regelingen/be_verzonnen/").status_code == 404
