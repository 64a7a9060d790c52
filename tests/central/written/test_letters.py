"""config/letters: which sentences stand in a letter, and the line somebody reads who writes one wrong."""

from __future__ import annotations

import shutil

import pytest

from central.written.letters import SHIPPED, letters, read_letter, wrong_letters
from central.written.site_words import SiteFacts, languages, words_in
from kiosk.written.problems import BadSite


@pytest.fixture
def config(settings, tmp_path):
    settings.CONFIG = tmp_path / "config"
    for folder in ("letters", "texts"):
        shutil.copytree(SHIPPED / folder, settings.CONFIG / folder)
    shutil.copy(SHIPPED / "languages.toml", settings.CONFIG)
    return settings.CONFIG


def test_the_letters_that_come_along_are_right_and_said_in_every_language(config):
    assert wrong_letters() == []
    assert next(iter(letters().values())).missed, "first what is proposed after three misses"
    for language in languages():
        words = words_in(language, SiteFacts())
        for letter in letters().values():
            for key in (letter.subject, *filter(None, letter.lines)):
                said = words.of(key, words.dutch[key])
                assert language == "nl" or said != words.dutch[key], (language, key)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('"letter.missed"', '"letter.misssed"', 13, "did you mean 'letter.missed'"),
        ('"letter.missed"', '"letter.of-our-own"', 13, "config/texts"),
        ('"letter.missed"', '"phone.mail.place_line"', 13, "only {organisation}, {phone}, {address}, {code}"),
        ("missed = true", "mised = true", 7, "did you mean 'missed'"),
        ('title = "', 'title = ""  # "', 6, "title"),
    ],
)
def test_whoever_writes_one_wrong_reads_the_line_and_the_cure(config, old, new, line, said):
    path = config / "letters" / "not-reached.toml"
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(BadSite) as wrong:
        read_letter(path)
    assert wrong.value.line == line, str(wrong.value)
    assert said in wrong.value.message
    assert str(wrong.value) in wrong_letters()
    assert "bring" in letters(), "the others can still be written"


def test_the_same_id_twice_is_said(config):
    path = config / "letters" / "zz.toml"
    shutil.copy(config / "letters" / "bring.toml", path)
    [line] = wrong_letters()
    assert line.startswith(f"{path}:2: ")
    assert "bring.toml too" in line
