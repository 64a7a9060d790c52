"""All that is known of one person: shown, handed over, erased, in one act each."""

from __future__ import annotations

import json
import subprocess

import pytest

from central import cli
from central.accounts.models import AccessLog, Deletion
from central.cases import steps
from central.cases.models import Case
from central.retention.file_of_person import LEFT_OUT, TOLD, file_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(kiosk, a_case, an):
    case = a_case(kiosk, person={"name": "Олена Коваль"})
    steps.add_note(case, an, "belt liever na vijf uur")
    return case


def test_every_table_that_hangs_on_a_person_is_in_the_file_or_said_why_not():
    hanging = {one.related_model._meta.model_name for one in Case._meta.related_objects}
    assert hanging == TOLD | set(LEFT_OUT)


def test_the_file_holds_what_was_said_done_and_written(person):
    told = json.dumps(file_of(person), ensure_ascii=False)
    for said in (person.name, person.reach_value, "belt liever na vijf uur", "An"):
        assert said in told


def test_somebody_who_asks_gets_it_to_read_and_for_another_program(person, as_an):
    page = as_an.get(f"/mensen/{person.id}/dossier/").content.decode()
    assert "belt liever na vijf uur" in page
    whole = as_an.get(f"/mensen/{person.id}/dossier.json")
    assert json.loads(whole.content)["persoon"]["naam"] == person.name
    assert person.name not in whole["Content-Disposition"]
    assert AccessLog.objects.filter(case_id=person.id).count() == 2


def test_the_pdf_is_tagged_and_can_be_read_by_a_screen_reader(person, as_an, tmp_path):
    pdf = tmp_path / "file.pdf"
    pdf.write_bytes(as_an.get(f"/mensen/{person.id}/dossier.pdf").content)
    told = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    assert "Tagged:          yes" in told
    assert "Title:           Wat wij over jou bewaren" in told
    fonts = subprocess.run(["pdffonts", str(pdf)], capture_output=True, text=True, check=True).stdout
    assert "Kiosk" in fonts, "the letters of our own font, which has every script a name comes in"
    words = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    assert person.name in words


def test_nobody_of_another_organisation_finds_it(person, as_bart):
    for page in ("dossier/", "dossier.json", "dossier.pdf"):
        assert as_bart.get(f"/mensen/{person.id}/{page}").status_code == 404
    assert {one.kind for one in AccessLog.objects.all()} == {"refused"}


def test_by_code_or_by_number_it_is_shown_written_and_erased(person, tmp_path, capsys, monkeypatch):
    code = person.code
    assert cli.main(["person", "show", f"{code[:4].lower()}-{code[4:].lower()}"]) == 0
    assert person.name in capsys.readouterr().out
    out = tmp_path / "file.json"
    assert cli.main(["person", "export", str(person.id), "--out", str(out)]) == 0
    assert json.loads(out.read_text())["persoon"]["naam"] == person.name
    assert out.stat().st_mode & 0o077 == 0
    capsys.readouterr()
    assert cli.main(["person", "erase", code, "--yes"]) == 0
    assert person.name not in capsys.readouterr().out
    assert not Case.objects.exists()
    assert Deletion.objects.get().user is None


def test_a_code_that_nobody_has_is_said_in_one_line(person, capsys):
    assert cli.main(["person", "show", "ABCD-2345"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "nobody has this code" in said


def test_of_two_with_the_same_code_the_organisation_tells(person, kiosk_elsewhere, a_case, capsys):
    other = a_case(kiosk_elsewhere, code=person.code, organisation="be.kortenberg.welzijnshuis")
    assert cli.main(["person", "show", person.code]) == 1
    assert str(other.id) in capsys.readouterr().err
    assert cli.main(["person", "show", person.code, "--organisation", "be.eeklo.de-kring"]) == 0
    assert person.name in capsys.readouterr().out


@pytest.mark.parametrize(("file", "code"), [("map/dossier.pdf", 1), ("dossier.docx", 2)])
def test_a_typing_error_writes_a_persons_data_nowhere(person, tmp_path, capsys, file, code):
    try:
        ended = cli.main(["person", "export", str(person.id), "--out", str(tmp_path / file)])
    except SystemExit as left:
        ended = left.code
    assert ended == code
    assert not (tmp_path / file).exists() and not (tmp_path / "map").exists()
    assert file.split("/")[0] in capsys.readouterr().err
