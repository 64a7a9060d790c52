"""What holds people back, by the place they named: on the page, as a file, by the command."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from django.utils import timezone

from central import cli
from central.cases.models import Case
from central.figures.asked import figure
from central.figures.domain import OBSTACLE_WORDS
from central.figures.keeping import count_from_scratch, count_what_changed
from tests.central.kiosks import a_record

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
ID = "be.eeklo.de-kring"


@pytest.fixture
def told(kiosk, arrives):
    """Somebody tells what holds them back, and where they live if they want."""

    def told(*obstacles, nis=""):
        record = a_record(journey="obstacle", schemes=[], answers={"obstacles": list(obstacles)})
        record["person"]["place"] = {"postcode": "9900", "name": "Eeklo"} if nis else None
        if nis:
            record["person"]["place"]["municipality"] = {"nis": nis, "name": "Eeklo"}
        arrives(kiosk, record)

    return told


def asked(capsys, name):
    said = ["figures", name, "--organisation", ID, "--from", str(TODAY), "--to", str(TODAY)]
    assert cli.main(said) == 0
    return json.loads(capsys.readouterr().out)


def test_each_place_that_was_named_has_its_row_and_who_named_none_has_one_too(told, as_an):
    told("affordable", "known", nis="43005")
    told("affordable", nis="43005")
    told("usable")
    page = as_an.get("/cijfers/drempels/").content.decode()
    rows = re.findall(r"<tr><th scope=\"row\">([^<]+)</th>((?:<td.*?</td>)+)</tr>", page)
    said = {name: [int(n) for n in re.findall(r">(\d+)<", cells)] for name, cells in rows}
    assert said["Eeklo"] == [1, 0, 0, 0, 2, 0, 0, 3]
    assert said["Niet gekend"] == [0, 0, 0, 0, 0, 0, 1, 1]
    assert said["Overal samen"] == [1, 0, 0, 0, 2, 0, 1, 4]
    assert set(said) - set(OBSTACLE_WORDS.values()) == {"Eeklo", "Niet gekend", "Overal samen"}


def test_the_file_and_the_command_say_the_same_and_obstacles_are_what_they_were(told, as_an, capsys):
    told("affordable", nis="43005")
    told("affordable", "usable")
    by_place = asked(capsys, "obstacles-by-place")
    assert (by_place["total"], by_place["published"]) == (3, False)
    n = {(row["municipality"], row["obstacle"]): row["n"] for row in by_place["rows"] if row["n"]}
    assert n == {
        ("43005", "affordable"): 1, ("", "affordable"): 1, ("", "usable"): 1,
        ("all", "affordable"): 2, ("all", "usable"): 1,
    }  # fmt: skip
    plain = asked(capsys, "obstacles")
    assert {frozenset(row) for row in plain["rows"]} == {frozenset({"obstacle", "n"})}
    assert {row["obstacle"]: row["n"] for row in plain["rows"] if row["n"]} == {"affordable": 2, "usable": 1}
    file = as_an.get("/cijfers/drempels-per-plaats.csv").content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(file), delimiter=";"))
    assert lines[0] == ["Gemeente", "Drempel", "Aantal"]
    assert ["Eeklo", "Betaalbaar", "1"] in lines and ["Niet gekend", "Bruikbaar", "1"] in lines


def test_a_corrected_place_is_counted_where_it_is_now_and_from_scratch_says_the_same(told, de_kring):
    told("reachable", nis="43005")
    Case.objects.update(nis="44021")
    count_what_changed()
    now = figure("obstacles-by-place", de_kring, TODAY, TODAY)
    assert {row.values[0] for row in now.rows if row.n} == {"44021", "all"}
    count_from_scratch(de_kring)
    assert figure("obstacles-by-place", de_kring, TODAY, TODAY) == now


def test_only_a_quarter_that_is_over_leaves_and_the_button_leads_back_to_the_page(as_an):
    answer = as_an.post("/cijfers/drempels-per-plaats/gepubliceerd/", {"soort": "csv"})
    assert answer.status_code == 302 and answer.url.startswith("/cijfers/drempels/?")
