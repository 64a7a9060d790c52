"""A site that somebody wrote on another computer: what its programs leave behind is no part of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.commands.doctor_site import started_site
from kiosk.machine.folders import config_dir
from kiosk.site.load import load_site, read_site
from kiosk.site.misnamed_files import unread
from kiosk.site.problems import BadSite

OF_A_MAC = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        "


@pytest.fixture
def config(tmp_path: Path) -> Path:
    shutil.copytree(config_dir(), tmp_path / "config")
    return tmp_path / "config"


@pytest.fixture
def site(config: Path) -> Path:
    return config / "sites" / "eeklo"


@pytest.mark.parametrize("beside", ["._{}", "~${}", ".~lock.{}", ".{}.swp"])
def test_a_site_that_came_on_a_stick_from_a_mac_or_is_open_in_word_is_read(site: Path, beside: str) -> None:
    names = ("site.toml", "catalogue.toml", "journeys/x.toml", "schemes/x.toml", "check/x.toml")
    for name in (*names, "texts/own.nl.toml", "texts/fr.po"):
        path = site / name
        path.parent.mkdir(exist_ok=True)
        path.with_name(beside.format(path.name)).write_bytes(OF_A_MAC)
    assert load_site(site).file.name == "Eeklo"
    assert list(unread(load_site(site))) == []


def test_the_shared_files_are_read_too_where_a_mac_was(config: Path) -> None:
    for path in [path for path in config.rglob("*") if path.suffix in (".toml", ".po")]:
        path.with_name(f"._{path.name}").write_bytes(OF_A_MAC)
    assert load_site(config / "sites" / "eeklo").texts.keys() == load_site(None).texts.keys()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("texts/fr.po.txt", "texts/fr.po"),
        ("texts/FR.po", "texts/fr.po"),
        ("texts/fr.PO", "texts/fr.po"),
        ("texts/fr (1).po", "texts/fr.po"),
        ("texts/fr - kopie.po", "texts/fr.po"),
        ("Texts/fr.po", "texts/fr.po"),
        ("text/fr.po", "texts/fr.po"),
        ("fr.po", "texts/fr.po"),
        ("texts/nl.toml", ""),
        ("site.toml.txt", "site.toml"),
        ("Catalogue.toml", "catalogue.toml"),
        ("catalogue - Copy.toml", "catalogue.toml"),
        ("check/vragen.toml", ""),
        ("Journeys/x.toml", ""),
        ("journeys/x.toml.txt", ""),
        ("logo.PNG", "logo.png"),
        ("Logo.png", "logo.png"),
        ("logo.jpg", "logo.png"),
    ],
)
def test_an_installer_hears_of_a_file_that_nobody_reads(site: Path, name: str, meant: str) -> None:
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text("x = 1\n")
    state, told = started_site(load_site(site))
    assert state == "warn"
    assert f"{name} is not read" in told
    assert not meant or f"did you mean {meant!r}?" in told


def test_an_installer_hears_that_nobody_can_call_or_find_the_organisation(site: Path) -> None:
    told = (site / "site.toml").read_text(encoding="utf-8")
    (site / "site.toml").write_text(told.replace('address = "Eeklo"', ""), encoding="utf-8")
    state, said = started_site(load_site(site))
    assert state == "warn"
    assert "nobody can call or find De Kring: write phone or address in [organisation] of site.toml" in said
    assert "\n" not in said


def test_a_site_with_notes_and_recordings_of_its_own_leaves_nothing_to_say(site: Path) -> None:
    for name in ("README.md", "wie-belt-wie.txt", "voices/nl/voices.toml", "texts/own.nl.toml"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("")
    assert started_site(load_site(site))[0] == "ok"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('qr_host\u00a0= "help.example.be"', "U+00A0"),
        ('\u202fqr_host = "help.example.be"', "U+202F"),
        ('\x0bqr_host = "help.example.be"', "U+000B"),
        ('\x0cqr_host = "help.example.be"', "U+000C"),
        ('\u2028qr_host = "help.example.be"', "U+2028"),
        ('\u200bqr_host = "help.example.be"', "U+200B"),
        ('\ufeffqr_host = "help.example.be"', "U+FEFF"),
        ("qr_host = “help.example.be”", "straight quotes"),
        ('qr_host = "help.example.be”', "straight quotes"),
        ("qr_host = 'help.example.be’", "straight quotes"),
        ("qr_host = help.example.be", "stands between quotes"),
        ('qr_host: "help.example.be"', "write = behind a name"),
        ('qr_host = "help.example.be:0"', "is not a host name"),
        ('qr_host = "help.example.be:99999"', "is not a host name"),
    ],
)
def test_whoever_wrote_a_line_in_a_text_program_hears_which_and_what_to_write(
    site: Path, line: str, said: str
) -> None:
    lines = (site / "site.toml").read_text().split("\n")
    at = next(number for number, one in enumerate(lines) if one.startswith("qr_host"))
    (site / "site.toml").write_text("\n".join([*lines[:at], line, *lines[at + 1 :]]))
    with pytest.raises(BadSite) as refused:
        read_site(site)
    assert refused.value.line == at + 1
    assert said in refused.value.message


@pytest.mark.parametrize("alphabet", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["site.toml", "texts/fr.po"])
def test_a_file_saved_as_unicode_is_named_as_such(site: Path, name: str, alphabet: str) -> None:
    (site / name).write_bytes((site / name).read_text().encode(alphabet))
    with pytest.raises(BadSite, match=r"UTF-16.*save the file as UTF-8"):
        load_site(site)
