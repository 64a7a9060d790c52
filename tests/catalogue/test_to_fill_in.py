"""Before a kiosk stands in a hall: all that is still to be filled in, with file, line and what to write."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from kiosk.catalogue.seed import load_seed
from kiosk.catalogue.to_fill_in import to_fill_in
from kiosk.cli import main
from kiosk.machine.folders import config_dir
from kiosk.site.load import read_site
from kiosk.site.problems import BadSite
from kiosk.words.days import BELGIUM
from tests.site.folders import LANGUAGES, SITE, Config

REVIEWED = 'review = "reviewed by An on 2026-11-30"'
CATALOGUE = "sites/eeklo/catalogue.toml"
NOW = datetime(2026, 12, 1, 12, tzinfo=BELGIUM)
SITES = sorted(path.parent for path in config_dir().glob("sites/*/site.toml"))
FILLED = """
id = "eeklo"
name = "Eeklo"
languages = ["nl", "fr"]
spoken = ["nl", "fr"]
channel = "stand"
journeys = ["other-help"]
schemes = ["be.sociaal-internetaanbod"]
qr_host = "help.eeklo.be"
logo = "logo.png"

[organisation]
id = "be.eeklo.de-kring"
name = "Wijkcentrum De Kring"
short = "De Kring"
phone = "09 000 00 00"
address = "Straat 1, Eeklo"
hours = "Mo-Fr 09:00-12:00; PH off"

[attract]
title = "Welkom."

[notice]
id = "eeklo"
version = "1"
ground = "request"
decided_by = "Het bestuur, op 1 december 2026"
title = "Wat doen we met je antwoorden?"
lines = [{ icon = "lock", text = "Alleen {organisation} leest dit." }]

[stand]
actions = [{ id = "stand", name = "Stand", icon = "flag" }]
partners = [{ id = "school", name = "Een school", icon = "school" }]
groups = [{ id = "armoede", name = "Mensen in armoede", icon = "coins" }]
"""
LIST = """
[[place]]
id = "bib"
name = "Bibliotheek"
address = "Straat 2"
postcode = "9900"
position = [51.0, 4.0]

[[offer]]
id = "les"
title = "Les"
"""


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config.copied_to(tmp_path)


def lacking(config: Config) -> list[str]:
    return [str(one).removeprefix(f"{config.site}/") for one in to_fill_in(read_site(config.site), NOW)]


@pytest.fixture
def filled(config: Config) -> Config:
    """Return a site with nothing left to fill in."""
    from PIL import Image

    config.write(SITE, FILLED)
    config.write(CATALOGUE, LIST)
    Image.new("L", (20, 20)).save(config.site / "logo.png")
    drafts = config.text(LANGUAGES).count('review = "draft"')
    assert drafts
    config.write(LANGUAGES, config.text(LANGUAGES).replace('review = "draft"', REVIEWED))
    return config


def test_a_site_with_everything_filled_in_may_stand_in_a_hall(filled: Config) -> None:
    assert lacking(filled) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (SITE, '"09 000 00 00"', '"in te vullen"', "[organisation] phone is 'in te vullen'"),
        (SITE, '"09 000 00 00"', '"In te vullen "', "[organisation] phone is 'in te vullen'"),
        (SITE, '"09 000 00 00"', '""', "phone is empty"),
        (SITE, '"Straat 1, Eeklo"', '"Eeklo"', "'Eeklo' names no street"),
        (SITE, '"help.eeklo.be"', '"eeklo.example"', "leads nowhere"),
        (SITE, '"Het bestuur, op 1 december 2026"', '""', "who decided"),
        (SITE, '[{ id = "school", name = "Een school", icon = "school" }]', '"in te vullen"', "partners"),
        (SITE, '[{ id = "school", name = "Een school", icon = "school" }]', "[]", "nothing to choose from"),
        (CATALOGUE, 'title = "Les"', 'title = "Les"\nprice = "in te vullen"', "offer 'les': price"),
        (CATALOGUE, 'title = "Les"', 'title = "Les"\nexample = true', "offer 'les' is made up"),
        (CATALOGUE, 'title = "Les"', 'title = "Les"\nends = 2026-11-20T18:00:00+01:00', "'les' is over"),
        (CATALOGUE, 'title = "Les"', 'title = "Les"\nstarts = 2026-11-20T18:00:00+01:00', "'les' is over"),
    ],
)
def test_each_thing_that_is_lacking_is_told_with_its_line(
    filled: Config, name: str, old: str, new: str, said: str
) -> None:
    line = filled.change(name, old, new) + new.count("\n")
    (told,) = lacking(filled)
    assert told.startswith(f"{Path(name).name}:{line}: ") and said.lower() in told.lower()


def test_without_a_place_and_without_a_logo_people_are_lost(filled: Config) -> None:
    (filled.site / "logo.png").unlink()
    filled.change(SITE, 'logo = "logo.png"', "")
    filled.write(CATALOGUE, "")
    assert [one.partition(": ")[0] for one in lacking(filled)] == ["site.toml", "catalogue.toml"]


@pytest.mark.parametrize("said", ["", 'position = "in te vullen"'])
def test_a_place_of_which_nobody_said_where_it_lies_is_told_once_and_shows_no_map(
    filled: Config, said: str
) -> None:
    filled.change(CATALOGUE, "position = [51.0, 4.0]", said)
    assert lacking(filled) == [
        "catalogue.toml:3: place 'bib': position is 'in te vullen', so no map shows the way there"
    ]
    site = read_site(filled.site)
    assert load_seed(site.folder, site.file.organisation).places[0].position is None


def test_a_position_that_is_a_slip_is_refused_with_its_line(filled: Config) -> None:
    line = filled.change(CATALOGUE, "position = [51.0, 4.0]", "position = [4.0, 51.0]")
    with pytest.raises(BadSite, match=rf"catalogue\.toml:{line}: .*exchanged"):
        to_fill_in(read_site(filled.site), NOW)


def test_texts_that_no_native_reader_has_read_are_named(filled: Config) -> None:
    filled.write(LANGUAGES, filled.text(LANGUAGES).replace(REVIEWED, 'review = "draft"', 1))
    (told,) = lacking(filled)
    assert told.endswith("in: fr")


def test_what_is_to_be_filled_in_is_shown_nowhere(config: Config) -> None:
    for folder in SITES:
        site = read_site(folder)
        shown = [*site.texts.dutch.values(), site.file.organisation.model_dump_json()]
        shown += [entry.model_dump_json() for entry in load_seed(folder, site.file.organisation).offers]
        assert not [text for text in shown if "in te vullen" in text.lower()], folder.name


def test_a_key_without_which_nothing_begins_cannot_be_left_open(config: Config) -> None:
    line = config.change(SITE, 'id = "be.eeklo.de-kring"', 'id = "in te vullen"')
    error = config.refused()
    assert error.line == line and "'id'" in error.message and "in te vullen" in error.message


@pytest.mark.parametrize("folder", SITES, ids=lambda folder: folder.name)
def test_no_site_of_ours_may_stand_in_a_hall_yet_and_each_says_why(folder: Path, capsys) -> None:
    assert main(["doctor", "--public", "--site", str(folder)]) == 1
    told = capsys.readouterr()
    assert told.out.count("\n") >= 5 and f"{folder}/site.toml:" in told.out
    assert len(told.err.splitlines()) == 1 and "may not stand in a hall" in told.err
