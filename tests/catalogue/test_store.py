"""A new list of places comes in, or is refused."""

import pytest

from kiosk.catalogue.problems import CatalogueIncomplete, CatalogueRefused
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
        (published(revision=6, schema=wire.KNOWN + 1), f"schema {wire.KNOWN + 1}"),
        (published(revision=6, surprise=1), "surprise"),
        (published(revision=6) | {"places": []}, "there is no place 'plek-1'"),
        (published(revision=6) | {"offers": [{"id": "A B", "title": "x"}]}, "offer 'A B': field 'id'"),
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


def bad(revision=2):
    """Three places and three offers: the second place has hours that are none, and an offer is there."""
    doc = published(revision, offers=3)
    doc["places"][1]["opening_hours"] = "Ma-Vr 9-12u"
    doc["offers"][1] |= {"place": "plek-2"}
    return doc


def test_a_person_sees_the_good_places_of_a_list_in_which_one_is_wrong(file):
    catalogue = Catalogue(file, SEED)
    assert catalogue.replace(bad()) is True
    assert names(catalogue) == ["plek-1", "plek-3"]
    assert [offer.id for offer in catalogue.offers()] == ["les-1", "les-3"]
    assert isinstance(catalogue.problem, CatalogueIncomplete)
    assert "place 'plek-2': opening hours 'Ma-Vr 9-12u' are not understood" in str(catalogue.problem)
    assert "offer 'les-2': there is no place 'plek-2'" in str(catalogue.problem)


def test_what_was_left_out_is_still_named_after_a_restart_and_gone_with_a_good_list(file):
    Catalogue(file, SEED).replace(bad())
    catalogue = Catalogue(file, SEED)
    assert [one.id for one in catalogue.left_out] == ["plek-2", "les-2"]
    assert catalogue.replace(bad()) is False, "the same list again does not wear out the card"
    assert catalogue.replace(published(revision=3)) is True
    assert (catalogue.problem, catalogue.left_out) == (None, ())


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"title": 3}, "title"),
        ({"place": "nergens"}, "there is no place 'nergens'"),
        ({"opening_hours": "We 25:00-26:00"}, "opening hours"),
        ({"starts": "2026-12-02T14:00:00+01:00", "ends": "2026-12-02T13:00:00+01:00"}, "after 'starts'"),
        ({"surprise": True}, "surprise"),
        ({"id": "les-1"}, "another one with this id"),
        ({"id": None}, "id"),
        ({"about": "\ud800"}, "not JSON"),
    ],
)
def test_one_wrong_offer_takes_no_other_off_the_screen(file, wrong, why):
    doc = published(offers=3)
    doc["offers"][1] |= wrong
    catalogue = Catalogue(file, SEED)
    catalogue.replace(doc)
    assert [offer.id for offer in catalogue.offers()] == ["les-1", "les-3"]
    assert len(catalogue.left_out) == 1
    assert why in str(catalogue.left_out[0])


@pytest.mark.parametrize("row", [3, None, "les", ["les"]])
def test_an_offer_that_is_no_table_at_all_is_left_out_by_its_number(file, row):
    doc = published()
    doc["offers"].append(row)
    catalogue = Catalogue(file, SEED)
    catalogue.replace(doc)
    assert [one.id for one in catalogue.left_out] == ["number 3"]


def test_a_closing_day_nobody_can_read_is_named_and_the_others_count(file):
    catalogue = Catalogue(file, SEED)
    catalogue.replace(published(closed=['Jul 11 off "feestdag"', "elf juli", 3]))
    assert [one.id for one in catalogue.left_out] == ["number 2", "number 3"]
    assert len(catalogue.places()) == 3


def test_a_file_an_older_program_kept_whole_loses_only_what_is_wrong_in_it(file):
    """Hours are read more strictly after an update: the list on the card was good before."""
    Catalogue(file, SEED).replace(published())
    kept = file.read_text(encoding="utf-8")
    file.write_text(kept.replace("Mo-Fr 09:00-12:00; PH off", "Mo-Fr 9u-12u", 1), encoding="utf-8")
    catalogue = Catalogue(file, SEED)
    assert names(catalogue) == ["plek-2", "plek-3"]
    assert isinstance(catalogue.problem, CatalogueIncomplete)


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
