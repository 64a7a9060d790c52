"""A translation that nobody has reviewed is known as a draft, until somebody signs for it."""

from __future__ import annotations

from kiosk.site.load import load_site
from tests.site.folders import LANGUAGES, Config


def test_what_ships_says_of_every_language_whether_somebody_reviewed_it() -> None:
    site = load_site(None)
    assert site.languages["nl"].review == "source"
    assert not site.is_draft("nl")
    for code in site.file.spoken:
        assert site.is_draft(code) is (site.languages[code].review == "draft")


def test_a_language_is_no_draft_once_somebody_signs_for_it(config: Config) -> None:
    assert config.load().is_draft("fr")
    config.change(
        LANGUAGES, '"Frans", review = "draft"', '"Frans", review = "reviewed by An De Wit on 2026-12-01"'
    )
    assert not config.load().is_draft("fr")


def test_a_language_that_says_nothing_is_a_draft_and_dutch_never_is(config: Config) -> None:
    config.change(LANGUAGES, '"Frans", review = "draft"', '"Frans"')
    config.change(LANGUAGES, '"Nederlands", review = "source"', '"Nederlands"')
    assert config.load().is_draft("fr")
    assert not config.load().is_draft("nl")
