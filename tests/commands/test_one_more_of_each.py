"""A sixth site with one more journey, offer, language and track: settings only, no program changes."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from central.written.tracks import tracks, wrong_tracks
from kiosk.catalogue.seed import load_seed
from kiosk.cli import main
from kiosk.machine.folders import ROOT, config_dir
from kiosk.site.load import load_site
from tests.tour.tours import run_tour

HOUSE = ("--house", "Huis van Assenede", "--short", "Het Huis", "--languages", "nl,es,ar")
STEPS = ("notice", "name", "reach_by", "phone", "email", "found_at", "place")
SAME = "".join(f'\n[[step]]\nid = "{step}"\nsame_as = "internet-help"\n' for step in STEPS)
JOURNEY = f"""id = "bike-wish"
revision = 1
kind = "registration"
title = "Een fiets lenen"
tile = "Ik zoek een fiets"
icon = "bike"
picture = "place"
{SAME}
[[step]]
id = "size"
field = "choice"
title = "Voor wie is de fiets?"
choice = [
    {{ value = "child", label = "Voor een kind", icon = "mood-kid" }},
    {{ value = "adult", label = "Voor mezelf", icon = "user" }},
]
"""
SPANISH = {
    "Een fiets lenen": "Pedir una bici",
    "Ik zoek een fiets": "Busco una bici",
    "Voor wie is de fiets?": "¿Para quién es la bici?",
    "Voor een kind": "Para un niño",
    "Voor mezelf": "Para mí",
}
TRACK = """id = "bike"
title = "Een fiets"
journeys = ["bike-wish"]
stage = [
    { id = "new", title = "Nieuw", moves = ["lent"] },
    { id = "lent", title = "Geleend", moves = ["closed"] },
    { id = "closed", title = "Afgesloten" },
]
step = [{ id = "call", title = "Bellen", contact = true, reaches = "lent" }]
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of config/ with one more journey, track and language; French stands for Spanish."""
    folder = tmp_path / "config"
    shutil.copytree(config_dir(), folder)
    monkeypatch.setenv("KIOSK_CONFIG", str(folder))
    monkeypatch.setenv("KIOSK_STATE", str(tmp_path / "state"))
    (folder / "journeys" / "bike-wish.toml").write_text(JOURNEY, encoding="utf-8")
    (folder / "tracks" / "bike.toml").write_text(TRACK, encoding="utf-8")
    shutil.copy(folder / "texts" / "fr.po", folder / "texts" / "es.po")
    with (folder / "languages.toml").open("a", encoding="utf-8") as languages:
        languages.write('es = { name = "Español", dutch = "Spaans", review = "draft" }\n')
    return folder


def translate(path: Path) -> None:
    """Write the Spanish into the empty entries of a file, as a translator does."""
    text = path.read_text(encoding="utf-8")
    for dutch, spanish in SPANISH.items():
        empty = f'msgid "{dutch}"\nmsgstr ""\n'
        assert text.count(empty) == 1, dutch
        text = text.replace(empty, f'msgid "{dutch}"\nmsgstr "{spanish}"\n')
    path.write_text(text, encoding="utf-8")


def make_site(config: Path, *more: str) -> Path:
    """Make the sixth site, with an offer of its own, and bring its Spanish up to date."""
    new = [*(more or ("site", "new", "assenede", "--offer", "Fietsles")), "--in", str(config / "sites")]
    assert main([*new, *HOUSE, "--journeys", "bike-wish,offer-sign-up"]) == 0
    site = config / "sites" / "assenede"
    assert main(["texts", "es", "--update", "--site", str(site)]) == 0
    translate(config / "texts" / "es.po")
    return site


def test_one_more_of_each_is_a_file_of_settings_and_no_program_changes(config: Path, settings) -> None:
    before = {path.relative_to(ROOT / "config") for path in (ROOT / "config").rglob("*")}
    site = make_site(config)
    assert main(["texts", "es", "--check", "--site", str(site)]) == 0
    read = load_site(site)
    assert read.texts.get("es", "journey.bike-wish.size.title") == "¿Para quién es la bici?"
    assert [one.title for one in load_seed(site, read.file.organisation).offers] == ["Fietsles"]
    settings.CONFIG = config
    assert wrong_tracks() == [] and tracks().of_journey("bike-wish").id == "bike"
    added = {path.relative_to(config) for path in config.rglob("*") if path.is_file()} - before
    assert {path.suffix for path in added} == {".toml", ".po"}


def commands_of(page: str) -> list[list[str]]:
    """Return the commands of a page of docs/, as a person types them."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    lines = re.findall(r"^ {7}\.venv/bin/kiosk (.+)$", text, flags=re.MULTILINE)
    return [line.split() for line in lines]


@pytest.mark.slow
@pytest.mark.screen
def test_the_page_that_explains_it_can_be_walked(config: Path, capsys) -> None:
    site, walked = config / "sites" / "assenede", []
    for words in commands_of("add-a-site.md"):
        words = [{"config/sites/NAME": str(site), "NAME": site.name}.get(word, word) for word in words]
        walked.append(words[0])
        if words[:2] == ["site", "new"]:
            assert make_site(config, *words) == site
        elif words[0] == "doctor" and "--public" in words:
            assert main(words) == 1, "there is something to fill in"
        elif words[0] == "doctor":
            capsys.readouterr()
            main([*words, "--json"])
            states = {one["name"]: one["state"] for one in json.loads(capsys.readouterr().out)}
            assert (states["languages"], states["fonts"], states["pictures"]) == ("ok", "ok", "ok")
            assert states["site"] == "warn", "nobody can call or find the house yet"
        elif words[0] == "tour":
            more = ["--site", str(site), "--journey", "bike-wish", "--lang", "es", "--also", "nl,ar"]
            tour = run_tour(config.parent / "out", *more, "--no-pictures", "--strict")
            assert tour.code == 0, tour.stderr
            assert tour.data["site"] == "assenede" and tour.step("step-size")
    assert walked == ["site", "doctor", "run", "tour", "doctor"]
    assert tomllib.loads((site / "site.toml").read_text(encoding="utf-8"))["id"] == "assenede"
