"""A new list of places comes in, or is refused."""

import pytest

from kiosk.catalogue.problems import CatalogueRefused
from kiosk.catalogue.store import Catalogue, open_catalogue
from kiosk.wire import catalogue as wire
from tests.catalogue.lists import SEED, names, published


def test_before_central_speaks_the_list_of_the_site_is_shown(file):
    catalogue = Catalogue(file, SEED)
    assert names(catalogue) == ["eigen"]
    assert catalogue.revision == 0
    assert catalogue.problem is None
    assert not file.exists()


def test_a_published_list_is_there_after_a_restart(file):
    assert Catalogue(file, SEED).replace(published(revision=7)) is True
    again = Catalogue(file, SEED)
    assert names(again) == ["plek-1", "plek-2", "plek-3"]
    assert [offer.title for offer in again.offers()] == ["Les 1", "Les 2"]
    assert again.revision == 7
    assert again.place("plek-2").name == "Plek 2 café"
    assert again.place("none") is None
    assert len(again.offers_at("plek-1")) == 2
    assert again.offers_at("plek-2") == ()


def test_the_screen_sees_by_itself_what_sync_wrote(file):
    screen, sync = Catalogue(file, SEED), Catalogue(file, SEED)
    assert names(screen) == ["eigen"]
    sync.replace(published())
    assert names(screen) == ["plek-1", "plek-2", "plek-3"]
    sync.replace(published(revision=2, places=1))
    assert names(screen) == ["plek-1"]
    assert screen.revision == 2


def test_the_file_is_a_tinydb_database_of_the_state_directory(tmp_path):
    from tinydb import TinyDB, where

    open_catalogue(tmp_path, SEED).replace(wire.Catalogue.model_validate(published()))
    with TinyDB(tmp_path / "catalogue.json", access_mode="r") as db:
        assert db.table("offers").get(where("id") == "les-2")["title"] == "Les 2"


def test_the_same_list_again_does_not_wear_out_the_card(file):
    catalogue = Catalogue(file, SEED)
    catalogue.replace(published(revision=3))
    before = file.stat()
    assert catalogue.replace(published(revision=3)) is False
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize(
    ("doc", "why"),
    [
        (published(revision=4), "older"),
        (published(revision=6, places=0, offers=0), "empty"),
        (published(revision=6, offers=0), "empty"),
        (published(revision=6, organisation="be.elders"), "another organisation"),
        (published(revision=6, schema=2), "schema 2"),
        (published(revision=6, surprise=1), "surprise"),
        (published(revision=6) | {"places": []}, "not in the list"),
        (published(revision=6) | {"offers": [{"id": "A B", "title": "x"}]}, "offers.0.id"),
        (published() | {"revision": 6, "places": published()["places"][:1] * 2}, "two places"),
        ({"schema": 1}, "missing"),
        ({}, "missing"),
        ({"schema": 1, "places": {1, 2}}, "JSON"),
    ],
)
def test_a_list_that_is_not_right_is_refused_and_the_old_one_stays(file, doc, why):
    catalogue = Catalogue(file, SEED)
    catalogue.replace(published(revision=5))
    before = file.read_bytes()
    with pytest.raises(CatalogueRefused, match=why):
        catalogue.replace(doc)
    assert file.read_bytes() == before
    assert names(Catalogue(file, SEED)) == ["plek-1", "plek-2", "plek-3"]


def test_a_list_with_hours_nobody_can_read_is_refused_and_says_which(file):
    doc = published()
    doc["places"][1]["opening_hours"] = "Ma-Vr 9-12u"
    with pytest.raises(CatalogueRefused, match="Ma-Vr 9-12u"):
        Catalogue(file, SEED).replace(doc)


def test_a_first_list_with_nothing_in_it_does_not_blank_the_kiosk(file):
    catalogue = Catalogue(file, SEED)
    catalogue.replace(published(places=0, offers=0))
    assert names(catalogue) == ["eigen"]
    assert catalogue.revision == 1


def test_sync_writes_without_knowing_the_list_of_the_site(file):
    sync = Catalogue(file)
    assert sync.places() == ()
    sync.replace(published(revision=2))
    with pytest.raises(CatalogueRefused, match="older"):
        Catalogue(file).replace(published(revision=1))
    assert names(Catalogue(file, SEED)) == ["plek-1", "plek-2", "plek-3"]


def test_a_first_list_with_only_places_is_taken(file):
    assert Catalogue(file, SEED).replace(published(offers=0)) is True
