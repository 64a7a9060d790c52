"""Whoever comes in a hurry: every reason has a picture and at most four words, in every language."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

import pytest

from kiosk.machine.folders import assets_dir, config_dir
from kiosk.site.load import Site, load_site, read_site

SITES = sorted(path.parent for path in config_dir().glob("sites/*/site.toml"))
MOST_WORDS = 4


@cache
def houses() -> frozenset[str]:
    return frozenset(read_site(folder).file.organisation.short for folder in SITES)


@pytest.fixture(params=SITES, ids=lambda folder: folder.name, scope="module")
def site(request: pytest.FixtureRequest) -> Site:
    folder: Path = request.param
    return load_site(folder)


def test_a_tile_has_a_picture_and_at_most_four_words(site: Site) -> None:
    keys = ["home.others", *(f"journey.{journey}.tile" for journey in site.journeys)]
    long = {
        (code, key): text
        for code in site.file.languages
        for key in keys
        if len((text := site.texts.get(code, key)).replace("\xa0", " ").rstrip("?؟! ").split()) > MOST_WORDS
    }
    assert not long
    for journey in site.journeys.values():
        assert journey.picture and (assets_dir() / "pictures" / f"{journey.picture}.png").is_file()


def test_no_site_has_a_reason_behind_more_than_two_touches(site: Site) -> None:
    assert len(site.journeys) <= 6 or len(site.journeys) - 5 <= 13, "one page holds thirteen beside home"


def test_a_site_says_only_words_that_name_its_own_house(site: Site) -> None:
    said = [
        text for code in site.file.languages for text in map(partial(site.texts.get, code), site.texts.keys())
    ]
    assert not [
        text for text in said if any(other in text for other in houses() - {site.file.organisation.short})
    ]
    assert not [text for text in said if "{organisation}" in text]
