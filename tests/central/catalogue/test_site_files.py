"""The files of sites at central: checked whole, refused by line, and never one organisation for another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.test import Client

from central.accounts.models import Organisation
from central.catalogue.models import Offer, Place, Publication
from central.catalogue.site_file import import_sites
from central.commands import init
from kiosk.wire.catalogue import CatalogueAnswer
from kiosk.wire.document import read_document

pytestmark = pytest.mark.django_db
BOM = b"\xef\xbb\xbf"
KORTENBERG = """
id = "kortenberg"
[organisation]
id = "be.kortenberg.welzijnshuis"
name = "Welzijnshuis Kortenberg"
"""


@pytest.fixture
def config(settings, tmp_path) -> Path:
    """A config/ that somebody may change, with the site of De Kring."""
    shutil.copytree(settings.CONFIG, tmp_path / "config")
    settings.CONFIG = tmp_path / "config"
    return settings.CONFIG


def catalogue_of(place: str, *offers: str) -> str:
    rows = [f'[[place]]\nid = "{place}"\nname = "Plek"\naddress = "Markt 1"\npostcode = "9900"\n']
    rows += [f'[[offer]]\nid = "{offer}"\ntitle = "Les {offer}"\nplace = "{place}"\n' for offer in offers]
    return "\n".join(rows)


def a_site(config: Path, name: str, site: str, catalogue: str = "") -> Path:
    folder = config / "sites" / name
    folder.mkdir(exist_ok=True)
    (folder / "site.toml").write_text(site, encoding="utf-8")
    if catalogue:
        (folder / "catalogue.toml").write_text(catalogue, encoding="utf-8")
    return folder


def second_of_de_kring(config: Path, catalogue: str, **told: str) -> Path:
    """Another site of De Kring: a branch with a list of its own."""
    about = {"id": "be.eeklo.de-kring", "name": "Wijkcentrum De Kring"} | told
    lines = "\n".join(f'{key} = "{value}"' for key, value in about.items())
    return a_site(config, "zelzate", f'id = "zelzate"\n[organisation]\n{lines}\n', catalogue)


def shown(organisation: str) -> set[str]:
    """The offers that kiosks of this organisation get."""
    body = bytes(Publication.objects.filter(organisation__slug=organisation).first().body)
    catalogue = read_document(CatalogueAnswer, body, "the catalogue").catalogue
    return {offer.id for offer in catalogue.offers} if catalogue else set()


def set_up(capsys) -> tuple[int, str]:
    """Run `central init`; return its exit code and what it says went wrong."""
    code = init.run(type("Args", (), {"quiet": True, "root": None})())
    return code, capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('place = "bib-eeklo"', 'place = "bib-eklo"', 13, "did you mean 'bib-eeklo'?"),
        ("Mo-Fr 10:00-18:00", "Ma-Vr 10:00-18:00", 7, "opening hours 'Ma-Vr 10:00-18:00' are not understood"),
        ('kind = "activity"', 'kind = "activiteit"', 11, "must be one of"),
        ("opening_hours", "openinghours", 7, "did you mean 'opening_hours'?"),
        ("[[offer]]", "[[offers]]", 9, "did you mean 'offer'?"),
        ('name = "Bibliotheek"', 'name = "Bibliotheek', 3, "column"),
        (
            'place = "bib-eeklo"',
            "starts = 2026-12-02T14:00:00+01:00\nends = 2026-12-02T13:00:00+01:00",
            14,
            "'ends' must be after 'starts'",
        ),
        ('place = "bib-eeklo"', "starts = 2026-12-02T14:00:00", 13, "must say its zone"),
        ('place = "bib-eeklo"', "ends = 9999-12-31T23:59:59Z", 13, "the year 9999 is a slip"),
        ('place = "bib-eeklo"', "starts = 0026-12-02T14:00:00+01:00", 13, "the year 26 is a slip"),
        ('title = "Praattafel"', 'title = " \u200b-"', 12, "'title' says nothing"),
        ('name = "Bibliotheek"', 'name = "  "', 3, "'name' says nothing"),
        ('place = "bib-eeklo"', "seats = 99999999999999999999", 13, "less than or equal to 100000"),
        ('title = "Praattafel"', r'title = "Praat\u0000tafel"', 12, "is no character"),
        ('"Mo-Fr 10:00-18:00"', "“Mo-Fr 10:00-18:00”", 7, "write straight quotes"),
        ('"Mo-Fr 10:00-18:00"', '"Mo-Fr 10:00-12:00 "op afspraak""', 7, "stands between single quotes"),
        ('"Mo-Fr 10:00-18:00"', '"Mo-Fr 10:00-18:00"\nexceptions = "dicht"', 8, "must be a list, such as"),
        (
            "[[offer]]",
            '[[place]]\nid = "bib-eeklo"\nname = "x"\naddress = "y"\npostcode = "9900"\n[[offer]]',
            10,
            "two places are called 'bib-eeklo' (the other on line 2)",
        ),
    ],
)
def test_one_wrong_word_is_named_with_its_line_and_the_colleagues_next_door_go_on(
    config, capsys, old, new, line, words
):
    a_site(config, "kortenberg", KORTENBERG, catalogue_of("huis", "koken"))
    assert set_up(capsys) == (0, "")
    before = list(Place.objects.values_list("entry", flat=True)), shown("be.eeklo.de-kring")
    path = config / "sites/eeklo/catalogue.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    a_site(config, "kortenberg", KORTENBERG, catalogue_of("huis", "koken", "naaien"))

    code, said = set_up(capsys)

    assert code == 1
    assert said.startswith(f"central: {path}:{line}: ")
    assert words in said
    assert said.count("\n") == 1
    assert (list(Place.objects.values_list("entry", flat=True)), shown("be.eeklo.de-kring")) == before
    assert shown("be.kortenberg.welzijnshuis") == {"koken", "naaien"}


def test_an_organisation_with_a_wrong_file_is_not_even_begun(config, capsys):
    (config / "sites/eeklo/catalogue.toml").write_text("[[place]", encoding="utf-8")
    a_site(config, "kortenberg", KORTENBERG)
    assert set_up(capsys)[0] == 1
    assert [one.slug for one in Organisation.objects.all()] == ["be.kortenberg.welzijnshuis"]


@pytest.mark.parametrize("name", ["site.toml", "catalogue.toml"])
def test_a_file_saved_by_notepad_is_read(config, capsys, name):
    path = config / "sites/eeklo" / name
    path.write_bytes(BOM + path.read_bytes().replace(b"\n", b"\r\n"))
    assert set_up(capsys) == (0, "")
    assert shown("be.eeklo.de-kring") == {"praattafel"}


def test_a_file_that_is_no_utf_8_says_how_to_save_it(config, capsys):
    path = config / "sites/eeklo/catalogue.toml"
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-16")
    code, said = set_up(capsys)
    assert code == 1
    assert "save the file as UTF-8" in said


def test_a_translation_saved_by_notepad_still_speaks_to_people(config, capsys, kiosk, praattafel):
    before = Client().get("/o/praattafel?taal=fr", headers={"Accept-Language": "fr"}).content.decode()
    for path in [*config.glob("texts/*.po"), *config.glob("texts/*.toml"), config / "languages.toml"]:
        path.write_bytes(BOM + path.read_bytes())
    after = Client().get("/o/praattafel?taal=fr", headers={"Accept-Language": "fr"}).content.decode()
    assert 'lang="fr"' in before
    assert _without_form_number(after) == _without_form_number(before)


def _without_form_number(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if 'name="form"' not in line)


@pytest.mark.parametrize("slip", [BOM, b"id = [\n", b'[notice]\nground = "toestemming"\n'])
def test_a_slip_in_the_file_of_a_running_site_takes_no_form_off_a_phone(config, praattafel, as_an, slip):
    page = "/o/praattafel"
    assert 'name="form"' in Client().get(page).content.decode()
    path = config / "sites/eeklo/site.toml"
    content = path.read_bytes()
    path.write_bytes(slip + content)
    assert 'name="form"' in Client().get(page).content.decode()
    told = "sites/eeklo/site.toml staat een fout" in as_an.get("/aanbod/").content.decode()
    assert told == (slip != BOM), "a file with a mark in front is no mistake"


def test_two_sites_of_one_organisation_bring_one_list(config, capsys):
    second_of_de_kring(config, catalogue_of("zaal", "naaien", "koken"))
    for _ in range(2):
        assert set_up(capsys) == (0, "")
        assert shown("be.eeklo.de-kring") == {"praattafel", "naaien", "koken"}
        assert Offer.objects.filter(published=True).count() == 3


def test_what_left_one_of_two_sites_goes_and_the_rest_stays(config, capsys):
    second_of_de_kring(config, catalogue_of("zaal", "naaien", "koken"))
    set_up(capsys)
    second_of_de_kring(config, catalogue_of("zaal", "koken"))
    set_up(capsys)
    assert shown("be.eeklo.de-kring") == {"praattafel", "koken"}


def test_the_same_place_in_two_files_is_one_place(config, capsys):
    text = (config / "sites/eeklo/catalogue.toml").read_text(encoding="utf-8")
    second_of_de_kring(config, text)
    assert set_up(capsys) == (0, "")
    assert Place.objects.count() == 1


def test_one_id_for_two_things_is_refused_with_both_files(config, capsys):
    set_up(capsys)
    text = (config / "sites/eeklo/catalogue.toml").read_text(encoding="utf-8")
    second = second_of_de_kring(
        config, text.replace("Praattafel", "Praatcafé") + catalogue_of("zaal", "koken")
    )
    code, said = set_up(capsys)
    assert code == 1
    assert f"{second}/catalogue.toml:10: offer 'praattafel' is another one in" in said
    assert f"{config}/sites/eeklo/catalogue.toml:10" in said
    assert Offer.objects.get().name == "Praattafel"


def test_the_name_of_an_organisation_does_not_depend_on_the_folder_read_last(config, capsys):
    second_of_de_kring(config, "", name="De Kring Zelzate")
    for _ in range(2):
        code, said = set_up(capsys)
        assert code == 0
        assert Organisation.objects.get().name == "Wijkcentrum De Kring"
        assert "zelzate/site.toml: name of be.eeklo.de-kring is 'De Kring Zelzate' here" in said
    path = config / "sites/eeklo/site.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("Wijkcentrum De Kring", "De Kring Zelzate"))
    assert set_up(capsys) == (0, "")
    assert Organisation.objects.get().name == "De Kring Zelzate", "both say it now"


def test_an_unreadable_site_takes_nothing_off_that_it_brought_before(config, capsys):
    second = second_of_de_kring(config, catalogue_of("zaal", "koken"))
    set_up(capsys)
    (second / "site.toml").write_text("id = [", encoding="utf-8")
    code, said = set_up(capsys)
    assert code == 1
    assert "be.eeklo.de-kring stays as it was: its site zelzate cannot be read" in said
    assert f"{second}/site.toml:1: " in said
    assert shown("be.eeklo.de-kring") == {"praattafel", "koken"}


def test_people_hear_the_closing_days_of_the_organisation_on_every_kiosk(config, capsys):
    path = config / "sites/eeklo/site.toml"
    closed = 'closed = [\'Jul 11 off "feestdag"\']\nschool_holidays = "French"\n'
    path.write_text(path.read_text(encoding="utf-8").replace("[organisation]\n", f"[organisation]\n{closed}"))
    second_of_de_kring(config, "")
    code, _ = set_up(capsys)
    assert code == 0
    body = bytes(Publication.objects.get().body)
    catalogue = read_document(CatalogueAnswer, body, "the catalogue").catalogue
    assert (catalogue.closed, catalogue.school_holidays) == (('Jul 11 off "feestdag"',), "French")


def test_a_closing_day_that_is_none_is_refused_with_its_line(config, capsys):
    path = config / "sites/eeklo/site.toml"
    text = path.read_text(encoding="utf-8").replace(
        "[organisation]\n", '[organisation]\nclosed = ["elf juli"]\n'
    )
    path.write_text(text, encoding="utf-8")
    code, said = set_up(capsys)
    assert code == 1
    assert f"{path}:5: closed 1 in organisation: opening hours 'elf juli' are not understood" in said


def test_a_shared_file_that_nobody_can_read_is_named(config, capsys):
    (config / "languages.toml").write_bytes(b"[nl\n")
    (config / "texts/fr.po").write_bytes(b'msgid "caf\xe9"\n')
    code, said = set_up(capsys)
    assert code == 1
    assert f"{config}/languages.toml:1: " in said
    assert f"{config}/texts/fr.po:1: this is not UTF-8 text" in said
    assert shown("be.eeklo.de-kring") == {"praattafel"}


def test_a_catalogue_without_a_site_beside_it_is_named(config, capsys):
    (config / "sites/alleen").mkdir()
    (config / "sites/alleen/catalogue.toml").write_text(catalogue_of("zaal", "koken"))
    code, said = set_up(capsys)
    assert code == 1
    assert "alleen/site.toml: cannot be read" in said
    assert shown("be.eeklo.de-kring") == {"praattafel"}


def test_a_place_staff_changed_here_survives_two_sites(config, capsys):
    set_up(capsys)
    Place.objects.update(name="De bib", from_file=False)
    second_of_de_kring(config, catalogue_of("zaal", "koken"))
    import_sites()
    assert Place.objects.get(slug="bib-eeklo").name == "De bib"
