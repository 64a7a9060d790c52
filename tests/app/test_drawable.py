"""A language our fonts cannot write is not offered: nobody is shown empty boxes for letters."""

from __future__ import annotations

import dataclasses
import logging

import pytest

from kiosk.app.drawable import drawable
from kiosk.site.load import Site, load_site

SYRIAC = "\u0710"  # a letter that none of our faces has


def lacking(site: Site, code: str) -> Site:
    """Return the site with a name of a language that cannot be drawn."""
    spoilt = site.languages[code].model_copy(update={"name": site.languages[code].name + SYRIAC})
    return dataclasses.replace(site, languages={**site.languages, code: spoilt})


def test_all_languages_we_ship_can_be_drawn() -> None:
    site = load_site(None)
    assert drawable(site) == site.file.languages


def test_a_language_with_a_letter_no_font_has_is_hidden_and_named(caplog: pytest.LogCaptureFixture) -> None:
    site = load_site(None)
    with caplog.at_level(logging.ERROR):
        left = drawable(lacking(site, "ar"))
    assert left == tuple(code for code in site.file.languages if code != "ar")
    assert "language ar is not offered: the font lacks U+0710" in caplog.text


def test_the_first_language_of_a_site_always_stays() -> None:
    site = load_site(None)
    for code in site.file.languages:
        site = lacking(site, code)
    assert drawable(site) == site.file.languages[:1]
