"""Every text the phone pages and mails ask for is written, and every one that is written is asked for."""

from __future__ import annotations

import re
from pathlib import Path

from central.written.site_words import SiteFacts, words_in
from kiosk.words.hours import hours_in_words

CENTRAL = Path(__file__).resolve().parents[3] / "central"
FIELDS = ("name", "phone", "email", "said")  # f"phone.paper.{name}"


def asked_for() -> set[str]:
    found = {f"phone.paper.{name}" for name in FIELDS}
    for path in (CENTRAL / "templates" / "phone").glob("*.html"):
        found |= set(re.findall(r"\bw\.([a-z_.]+[a-z])", path.read_text()))
    for path in CENTRAL.rglob("*.py"):
        found |= set(re.findall(r"\"((?:phone|ui|notice|field)\.[a-z_.]+[a-z])\"", path.read_text()))
    return found


def test_every_text_a_phone_page_asks_for_is_written(settings):
    words = words_in("nl", SiteFacts())
    missing = [key for key in sorted(asked_for()) if key not in words._dutch]
    assert not missing, "write these in config/texts/phone.nl.toml"


def test_every_text_for_phones_is_asked_for(settings):
    written = {key for key in words_in("nl", SiteFacts())._dutch if key.startswith("phone.")}
    assert written - asked_for() == set(), "nobody shows these: take them out of config/texts/phone.nl.toml"


def test_a_translation_of_other_dutch_than_todays_is_not_shown(settings, tmp_path):
    import shutil

    shutil.copytree(settings.CONFIG, tmp_path / "config")
    settings.CONFIG = tmp_path / "config"
    assert words_in("fr", SiteFacts()).say("ui.yes") == "Oui"
    screen = settings.CONFIG / "texts" / "screen.nl.toml"
    screen.write_text(screen.read_text().replace('yes = "Ja"', 'yes = "Jazeker"'))
    assert words_in("fr", SiteFacts()).say("ui.yes") == "Jazeker"


def test_a_time_in_arabic_is_one_number_that_no_sign_cuts_in_two(settings):
    settings.CONFIG = CENTRAL.parent / "config"
    [line] = hours_in_words("We 13:00-17:00", "ar", words_in("ar", SiteFacts()).say)
    assert "13:00" in line
    assert "17:00" in line
