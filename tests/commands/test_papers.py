"""`make papers`: one picture of every paper people can get, none of what never comes out of the printer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from kiosk.cli import main
from kiosk.commands.papers import seed_catalogue, sheets, written
from kiosk.devices.paper.image import draw
from kiosk.devices.paper.measures import DOTS_PER_MM, LONGEST_MM
from kiosk.devices.printer.escpos_bytes import escpos_bytes
from kiosk.site.load import load_site

DAY = date(2026, 11, 21)
WAYS = ("phone", "email", "visit")
MOST_BYTES = 100_000


def test_there_is_a_sheet_of_every_real_kind_of_paper_and_of_nothing_else() -> None:
    site = load_site(None)
    names = [sheet.name for sheet in sheets(site, DAY, ["nl"])]
    of_kind = {kind: [one.id for one in site.journeys.values() if one.kind == kind] for kind in KINDS}
    takes = [offer.id for offer in seed_catalogue(site).offers() if offer.sign_up]
    wanted = [f"{journey}-{way}" for journey in of_kind["registration"] for way in WAYS]
    wanted += [f"{one}-{offer}-{way}" for one in of_kind["sign-up"] for offer in takes for way in WAYS]
    wanted += [f"{one}-{verdict}" for one in of_kind["check"] for verdict in ("likely", "unlikely", "ask")]
    wanted += [f"place-{place.id}" for place in seed_catalogue(site).places()]
    wanted += [f"offer-{offer.id}" for offer in seed_catalogue(site).offers()]
    assert sorted(names) == sorted([*wanted, "trial"])
    assert not [name for name in names if name.startswith(tuple(of_kind["correction"]))]


KINDS = ("registration", "sign-up", "check", "correction")


def test_a_provisional_place_says_what_when_and_where_in_the_language_and_in_dutch() -> None:
    [sheet] = [
        one
        for one in sheets(load_site(None), DAY, ["tr"])
        if one.name == "offer-sign-up-ligo-smartphone-phone"
    ]
    texts = sheet.paper.texts()
    assert "Telefonunla ilk adımlar (örnek)" in texts
    assert "İlk kez: Pazartesi 11 Ocak, başlangıç 9.00" in texts
    foot = "\n".join(texts[texts.index("Voor de medewerker:") :])
    assert "Je schreef je in voor: Eerste stappen met je gsm (voorbeeld); Op maandag van 9 tot 12" in foot
    assert "Je plaats is voorlopig." in foot


@pytest.mark.parametrize("width", [80, 58])
@pytest.mark.parametrize("code", load_site(None).file.languages)
def test_no_paper_is_more_than_the_cable_takes_or_longer_than_thirty_centimetres(
    code: str, width: int
) -> None:
    for sheet in sheets(load_site(None), DAY, [code]):
        picture = draw(sheet.paper, width)
        assert len(escpos_bytes(picture, width)) <= MOST_BYTES, sheet.name
        assert picture.height <= LONGEST_MM * DOTS_PER_MM, sheet.name


@pytest.mark.parametrize("on", [date(2026, 12, 1), date(2026, 12, 4)])
def test_a_paper_that_names_another_place_on_another_day_is_no_longer_than_thirty_centimetres(
    on: date,
) -> None:
    site = load_site(None)
    for sheet in sheets(site, on, site.file.languages):
        if sheet.name == "internet-check-ask-together":  # the one with most lines
            assert written(draw(sheet.paper, 80)) <= LONGEST_MM * DOTS_PER_MM, sheet.language


def test_the_pictures_are_written_one_by_one_and_side_by_side(tmp_path: Path, capsys) -> None:
    assert main(["papers", "--out", str(tmp_path), "--lang", "fa", "--on", "2026-11-21"]) == 0
    assert "the longest of 80 mm is" in capsys.readouterr().out
    written = {path.stem for path in tmp_path.glob("*.png")}
    names = [sheet.name for sheet in sheets(load_site(None), DAY, ["fa"])]
    assert written == {f"{name}-fa-{width}" for name in names for width in (80, 58)} | {"fa-80", "fa-58"}
    with Image.open(tmp_path / "fa-80.png") as beside:
        assert beside.width > len(names) * 576
