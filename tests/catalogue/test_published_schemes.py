"""A scheme that central published: kept with the list, and shown from the next start of the app."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.catalogue.store import Catalogue
from kiosk.eligibility.scheme import Scheme
from kiosk.site.load import Site, load_site
from kiosk.site.published_schemes import with_published_schemes
from kiosk.wire import catalogue as wire
from kiosk.wire.document import read_document


@pytest.fixture(scope="module")
def eeklo() -> Site:
    return load_site()


def newer(site: Site, **changed: object) -> Scheme:
    old = site.schemes[0]
    return old.model_copy(update={"name": "Internet voor iedereen", "revision": old.revision + 1} | changed)


def a_list(*schemes: Scheme) -> wire.Catalogue:
    place = wire.Place(id="bib", name="Bib", address="Markt 1", postcode="9900")
    return wire.Catalogue(revision=1, organisation="be.eeklo.de-kring", places=(place,), schemes=schemes)


def test_a_list_with_a_scheme_is_kept_and_read_again_as_it_was(tmp_path: Path, eeklo: Site) -> None:
    Catalogue(tmp_path / "catalogue.json").replace(a_list(newer(eeklo)))
    [kept] = Catalogue(tmp_path / "catalogue.json").schemes
    assert kept == newer(eeklo)


def test_a_list_without_schemes_is_the_list_it_always_was() -> None:
    assert b"schemes" not in a_list().canonical()


def test_a_scheme_whose_example_fails_is_left_out_and_the_rest_is_kept(tmp_path: Path, eeklo: Site) -> None:
    said = a_list(newer(eeklo)).model_dump(mode="json", by_alias=True)
    said["schemes"][0]["example"][0]["verdict"] = "unlikely"
    kept = Catalogue(tmp_path / "catalogue.json")
    kept.replace(said)
    assert kept.schemes == ()
    assert [one.kind for one in kept.left_out] == ["scheme"]
    assert len(kept.places()) == 1


def test_the_words_on_the_screen_are_those_of_the_newer_scheme(eeklo: Site) -> None:
    site = with_published_schemes(eeklo, [newer(eeklo)])
    key = f"scheme.{site.schemes[0].id}.name"
    assert site.texts.get("nl", key) == "Internet voor iedereen"
    assert site.texts.get("fr", key) == "Internet voor iedereen"  # until somebody translates the new name
    about = f"scheme.{site.schemes[0].id}.about"
    assert site.texts.get("fr", about) == eeklo.texts.get("fr", about) != eeklo.texts.get("nl", about)


def test_an_older_one_and_one_with_a_picture_that_is_not_here_change_nothing(eeklo: Site) -> None:
    older = newer(eeklo, revision=eeklo.schemes[0].revision)
    assert with_published_schemes(eeklo, [older]) is eeklo
    assert with_published_schemes(eeklo, [newer(eeklo, icon="eenhoorn")]) is eeklo


def test_a_whole_answer_with_a_scheme_is_read_strictly(eeklo: Site) -> None:
    body = wire.catalogue_body(a_list(newer(eeklo)), None)
    answer = read_document(wire.CatalogueAnswer, body, "the catalogue")
    assert answer.catalogue is not None
    assert answer.catalogue.schemes == (newer(eeklo),)
