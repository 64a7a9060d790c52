"""A coordinator brings a spreadsheet: every way people fill one in, and every way it goes wrong."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time

import pytest

from central.catalogue.standards.columns import COLUMNS
from central.catalogue.standards.found import FileRefused
from central.catalogue.standards.reading import read_file
from central.catalogue.standards.template import template
from kiosk.wire.catalogue import Offer
from tests.central.catalogue.standards.files import NOW, csv, known, rows, sheet

HEADS = ["Titel", "Dagen", "Van", "Tot", "Eerste keer", "Prijs", "Telefoon", "Plaatsen", "Talen"]


def test_a_weekly_hour_comes_in_with_all_that_was_filled_in():
    line = "Praattafel;maandag en woensdag;14u;16u30;;gratis;;12;Nederlands, Frans"
    [row] = rows("lijst.csv", csv(";".join(HEADS), line))
    assert (row.state, row.would, row.slug, row.reason) == ("good", "new", "praattafel", "")
    assert row.entry["opening_hours"] == "Mo,We 14:00-16:30"
    assert (row.entry["seats"], row.entry["languages"], row.entry["price"]) == (12, ["nl", "fr"], "gratis")


def test_one_evening_begins_and_ends_that_evening():
    [row] = rows("l.csv", csv("Titel,Datum,Beginuur,Einduur", "Infoavond,14 december 2026,19.30,22 uur"))
    assert row.entry["starts"] == "2026-12-14T19:30:00+01:00"
    assert row.entry["ends"] == "2026-12-14T22:00:00+01:00"


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("ma-vr", "Mo-Fr 09:00-12:00"),
        ("maandag t.e.m. donderdag", "Mo-Th 09:00-12:00"),
        ("ma - vr", "Mo-Fr 09:00-12:00"),
        ("elke woensdag", "We 09:00-12:00"),
        ("elke dag", "Mo-Su 09:00-12:00"),
        ("Woe, Vrij", "We,Fr 09:00-12:00"),
        ("weekdagen", "Mo-Fr 09:00-12:00"),
        ("eerste zaterdag van de maand", "Sa[1] 09:00-12:00"),
        ("2e en 4e woensdag van de maand", "We[2,4] 09:00-12:00"),
        ("laatste vrijdag", "Fr[-1] 09:00-12:00"),
        ("om de 2 weken dinsdag", "2026 Dec 01+/14 09:00-12:00"),
        ("tweewekelijks op di", "2026 Dec 01+/14 09:00-12:00"),
    ],
)
def test_days_are_understood_as_people_write_them(typed, hours):
    [row] = rows("l.csv", csv("Titel;Dag;Van;Tot;Startdatum", f"Les;{typed};9:00;12:00;1/12/2026"))
    assert row.state == "good", row.reason
    assert row.entry["opening_hours"] == hours


def test_closed_on_holidays_and_in_school_holidays_is_said():
    line = "Les;wo;9;12;dicht;dicht"
    [row] = rows("l.csv", csv("Titel;Dagen;Van;Tot;Feestdagen;Schoolvakanties", line))
    assert row.entry["opening_hours"] == "We 09:00-12:00; SH off; PH off"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_csv_is_read_however_the_program_wrote_it(encoding, separator):
    text = csv(
        separator.join(["Titel", "Dagen", "Van", "Tot"]), separator.join(["Café José", "ma", "9:00", "12:00"])
    )
    [row] = rows("l.csv", text.encode(encoding))
    assert (row.title, row.state, row.slug) == ("Café José", "good", "cafe-jose")


def test_days_and_times_of_excel_are_those_it_shows():
    cells = ["Les", datetime(2026, 12, 14), time(9, 30), time(12, 0), 8]
    body = sheet(["titel", "datum", "van", "tot", "plaatsen"], cells, formats={2: "hh:mm", 3: "hh:mm"})
    [row] = rows("l.xlsx", body)
    assert row.entry["starts"] == "2026-12-14T09:30:00+01:00"
    assert row.entry["seats"] == 8


def test_the_template_is_read_with_all_its_columns_and_its_examples_stay_out():
    found = rows("sjabloon.xlsx", template())
    assert [row.state for row in found] == ["refused", "refused"]
    assert all("voorbeeld van het sjabloon" in row.reason for row in found)
    assert read_file("sjabloon.xlsx", template(), NOW).notes == ()
    assert len(COLUMNS) > 20


@pytest.mark.parametrize(
    ("column", "cell", "why"),
    [
        ("Telefoon", 471123456, "telefoonnummer zonder zijn 0"),
        ("Telefoon", "471123456", "telefoonnummer zonder zijn 0"),
        ("Prijs", 5.5, "alleen een getal"),
        ("Prijs", "12,50", "alleen een getal"),
        ("Waarover", "<b>Kom</b> langs", "HTML"),
        ("Waarover", "Kom&nbsp;langs", "HTML"),
        ("Datum", "14 xyz 2026", "geen dag"),
        ("Datum", "31/02/2026", "geen dag"),
        ("Plaatsen", "veel", "geen aantal"),
        ("Talen", "Klingons-Dothraki", "kennen we niet"),
        ("Postcode", "12", "geen Belgische postcode"),
        ("Inschrijven", "misschien", "geen ja of nee"),
        ("Soort", "feest", "kennen we niet"),
        ("Dagen", "blauwdag", "begrijpen we niet"),
    ],
)
def test_a_cell_that_cannot_be_right_refuses_its_row_with_the_reason(column, cell, why):
    good, wrong = rows("l.xlsx", sheet(["Titel", "Van", column], ["Goed", "", ""], ["Fout", "9:00", cell]))
    assert good.state == "good"
    assert wrong.state == "refused"
    assert why in wrong.reason


def put_away(*names: str) -> bytes:
    """Return a workbook of which the first of these sheets is hidden; each names an offer."""
    from xlsxwriter import Workbook

    book = Workbook(file := io.BytesIO(), {"in_memory": True})
    for name in names:
        book.add_worksheet(name).write_column(0, 0, ["Titel", f"{name} aanbod"])
    book.add_worksheet("Uitleg").activate()
    book.get_worksheet_by_name(names[0]).hide()
    book.close()
    return file.getvalue()


def test_a_sheet_that_somebody_put_away_is_not_read():
    assert [row.title for row in rows("l.xlsx", put_away("Oud", "Nieuw"))] == ["Nieuw aanbod"]
    with pytest.raises(FileRefused, match="verborgen"):
        rows("l.xlsx", put_away("Oud"))


def test_a_formula_that_nobody_worked_out_is_not_read_as_nothing():
    from openpyxl import Workbook

    book, file = Workbook(), io.BytesIO()
    for line in (["Titel", "Plaatsen"], ["Les", "=10+2"], ["Twee", 3]):
        book.active.append(line)
    book.save(file)
    first, second = rows("l.xlsx", file.getvalue())
    assert (first.state, second.state) == ("refused", "good")
    assert "formule" in first.reason
    # as XlsxWriter leaves one: with a 0 that nobody worked out
    [row] = rows("l.xlsx", sheet(["Titel", "Plaatsen"], ["Les", "=10+2"]))
    assert row.state == "refused"


def test_merged_cells_refuse_their_rows_and_no_others():
    from xlsxwriter import Workbook

    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True})
    page = book.add_worksheet()
    page.write_row(0, 0, ["Titel", "Prijs"])
    page.merge_range(1, 0, 2, 0, "Les")
    page.write_row(3, 0, ["Andere", "gratis"])
    page.write(2, 1, "gratis")
    book.close()
    found = rows("l.xlsx", file.getvalue())
    assert [(row.title, row.state) for row in found] == [
        ("Les", "refused"),
        ("", "refused"),
        ("Andere", "good"),
    ]
    assert "samengevoegd" in found[0].reason


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("l.xlsx", LOCKED, "wachtwoord"),
        ("l.xlsx", b"Titel;Prijs\n", "geen Excel"),
        ("l.xlsx", b"PK\x03\x04 half", "geen Excel"),
        ("l.csv", b"PK\x03\x04\x00\x00", "geen tekst"),
        ("l.csv", b"Kleur;Maat\nrood;12\n", "geen kolom 'Titel'"),
        ("l.csv", b"", "leeg"),
        ("l.csv", b"Titel;Prijs\n", "staat niets"),
        ("l.csv", b"Titel;Naam\nA;B\n", "zeggen hetzelfde"),
        ("l.csv", b'Titel;Prijs\n"Les;gratis\nKoor;gratis\n', "nooit gesloten"),
        ("l.csv", b"Titel;Prijs\n" + b"A;gratis\n" * 5001, "hoogstens 5000"),
        ("l.csv", b"Titel\n" + b"A" * 4_000_000, "MB"),
        ("l.xls", b"x", "oud Excel"),
        ("l.doc", b"x", "eindigen op"),
        ("l.json", b"{", "geen JSON"),
        ("l.json", b'{"a": 1}', "geen diensten"),
        ("l.ics", b"Titel;Prijs\n", "geen agenda"),
    ],
)
def test_a_file_of_the_wrong_shape_is_refused_in_one_sentence(name, data, why):
    with pytest.raises(FileRefused, match=why) as refused:
        read_file(name, data, NOW)
    assert "\n" not in str(refused.value)


def test_a_sheet_with_a_cell_at_the_end_of_the_world_does_not_fill_the_memory():
    body = sheet(["Titel"], ["Les"])
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(file, "w") as new:
        for one in old.namelist():
            content = old.read(one)
            if one.endswith("sheet1.xml"):
                content = content.replace(
                    b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
                )
            new.writestr(one, content)
    with pytest.raises(FileRefused, match="kolommen"):
        read_file("l.xlsx", file.getvalue(), NOW)


def test_a_row_with_a_separator_too_many_is_refused():
    [row] = rows("l.csv", csv("Titel;Prijs", "Les;gratis;en meer"))
    assert (row.state, "meer vakken" in row.reason) == ("refused", True)


def test_an_empty_cell_leaves_what_was_there():
    there = Offer(id="les", title="Les", about="Kom langs", seats=5, opening_hours="Mo 09:00-12:00")
    [row] = rows("l.csv", csv("Titel;Waarover;Plaatsen", "Les;;8"), known(there))
    assert row.would == "change"
    assert [(one.what, one.before, one.after) for one in row.changes] == [("Plaatsen", "5", "8")]
    assert row.entry["about"] == "Kom langs"


def test_other_hours_take_away_words_about_the_old_ones():
    there = Offer(id="les", title="Les", when="Elke maandag", opening_hours="Mo 09:00-12:00")
    [row] = rows("l.csv", csv("Titel;Dagen;Van;Tot", "Les;di;9;12"), known(there))
    assert (row.entry["when"], row.entry["opening_hours"]) == ("", "Tu 09:00-12:00")
    assert "Wanneer" in row.reason


def test_a_place_is_known_by_its_name_or_comes_along_with_its_address():
    lines = csv(
        "Titel;Plek;Adres;Postcode;Gemeente",
        "A;bibliotheek;;;",
        "B;Buurthuis;Kerkstraat 1;9900;Eeklo",
        "C;Buurthuis;;;",
        "D;Nergens;;;",
    )
    a, b, c, d = rows("l.csv", lines)
    assert a.entry["place"] == "bib"
    assert (b.place["id"], b.entry["place"], c.entry["place"]) == ("buurthuis", "buurthuis", "buurthuis")
    assert c.place is None
    assert (d.state, d.entry["place"]) == ("doubtful", None)


def test_an_end_before_its_begin_is_doubtful():
    [row] = rows("a.csv", csv("Titel;Dagen;Van;Tot", "Les;maandag;16:00;14:00"))
    assert (row.state, "tot de volgende dag" in row.reason) == ("doubtful", True)


def test_what_is_over_is_doubtful_and_the_same_offer_twice_is_refused():
    lines = csv("Titel;Datum;Van;Tot", f"Oud;{date(2026, 1, 5):%d/%m/%Y};9;12", "Les;;;", "Les;;;")
    old, first, second = rows("l.csv", lines, known(Offer(id="les", title="Les")))
    assert (old.state, first.would, second.state) == ("doubtful", "same", "refused")
    assert "rij 3" in second.reason
