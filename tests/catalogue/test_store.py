"""The screen always has a list of places, whatever happened to the file."""

import json
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.catalogue.problems import (
    CatalogueBroken,
    CatalogueNewer,
    CatalogueReadOnly,
    CatalogueRefused,
    NoRoomForCatalogue,
)
from kiosk.catalogue.store import Catalogue, open_catalogue
from kiosk.state import ROOT
from kiosk.wire import catalogue as wire

ORGANISATION = "be.eeklo.de-kring"
MONDAY = datetime.fromisoformat("2026-11-23T10:00:00+01:00")


def published(revision: int = 1, places: int = 3, offers: int = 2, **more) -> dict:
    """A catalogue document as central publishes it."""
    return {
        "schema": 1,
        "revision": revision,
        "organisation": ORGANISATION,
        "published": "2026-11-20T09:00:00+01:00",
        "places": [
            {
                "id": f"plek-{number}",
                "name": f"Plek {number} café",
                "address": f"Straat {number}",
                "postcode": "9900",
                "opening_hours": "Mo-Fr 09:00-12:00; PH off",
            }
            for number in range(1, places + 1)
        ],
        "offers": [
            {"id": f"les-{number}", "title": f"Les {number}", "place": "plek-1" if places else None}
            for number in range(1, offers + 1)
        ],
    } | more


SEED = wire.Catalogue(
    revision=1,
    organisation=ORGANISATION,
    places=(wire.Place(id="eigen", name="Eigen lijst", address="Markt", postcode="9900"),),
)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "catalogue.json"


def names(catalogue: Catalogue) -> list[str]:
    return [place.id for place in catalogue.places()]


# --- a new list


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


# --- a broken file


def assert_set_aside(file, catalogue, problem, number=1):
    assert names(catalogue) == ["eigen"]
    assert type(catalogue.problem) is problem
    assert not file.exists()
    assert file.with_name(f"catalogue.json.broken-{number}").exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 4096,
        b"{",
        b"[]",
        b"null",
        b'{"places": 3}',
        b'{"places": {"een": {}}}',
        b'{"places": {"1": 5}}',
        b'{"catalogue": {"1": {"schema": "x"}}}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"catalogue": {"1": {"schema": 1, "revision": NaN}}}',
        b'{"catalogue": {"1": {"schema": 1, "organisation": "\\ud800"}}}',
        os.urandom(2000),
    ],
)
def test_a_broken_file_is_set_aside_and_people_see_the_list_of_the_site(file, content):
    file.write_bytes(content)
    catalogue = Catalogue(file, SEED)
    assert_set_aside(file, catalogue, CatalogueBroken)
    assert file.with_name("catalogue.json.broken-1").read_bytes() == content
    assert catalogue.problem.what_to_do
    assert catalogue.replace(published()) is True
    assert catalogue.problem is None


def test_a_file_of_a_newer_program_is_set_aside_and_said_to_be_newer(file):
    Catalogue(file, SEED).replace(published())
    data = json.loads(file.read_text())
    data["catalogue"]["1"]["schema"] = 9
    file.write_text(json.dumps(data))
    assert_set_aside(file, Catalogue(file, SEED), CatalogueNewer)


def test_several_broken_files_are_kept_but_not_without_end(file):
    for _ in range(12):
        file.write_text("half a fi")
        assert Catalogue(file, SEED).problem
    kept = sorted(path.name for path in file.parent.glob("catalogue.json.broken-*"))
    assert kept == [f"catalogue.json.broken-{number}" for number in range(1, 10)]


def test_a_file_that_breaks_while_people_use_the_kiosk_changes_nothing_for_them(file):
    catalogue = Catalogue(file, SEED)
    catalogue.replace(published())
    file.write_bytes(file.read_bytes()[:-40])
    assert names(catalogue) == ["plek-1", "plek-2", "plek-3"]
    assert isinstance(catalogue.problem, CatalogueBroken)
    assert file.with_name("catalogue.json.broken-1").exists()


def test_a_file_that_may_not_be_read_leaves_the_list_of_the_site(file):
    file.mkdir()
    catalogue = Catalogue(file, SEED)
    assert names(catalogue) == ["eigen"]
    assert isinstance(catalogue.problem, CatalogueBroken)


def test_wherever_a_file_is_cut_the_screen_has_a_list(file):
    Catalogue(file, SEED).replace(published())
    whole = file.read_bytes()
    for end in range(0, len(whole), 7):
        file.write_bytes(whole[:end])
        catalogue = Catalogue(file, SEED)
        assert names(catalogue) == ["eigen"]
        assert isinstance(catalogue.problem, CatalogueBroken)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["1", "2", "schema", "places", "offers", "catalogue", "id"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(JSON)
def test_no_json_in_the_file_ever_reaches_the_screen_as_an_exception(file, data):
    file.write_text(json.dumps(data))
    catalogue = Catalogue(file, SEED)
    assert names(catalogue) == ["eigen"]
    assert catalogue.open_now(MONDAY) == []


# --- writing while somebody reads, and writing that is cut off

WRITER = """
import json, sys
from pathlib import Path
from kiosk.catalogue.store import Catalogue
from kiosk.wire import catalogue as wire
start = json.load(sys.stdin)
catalogue = Catalogue(Path(sys.argv[1]), wire.Catalogue(revision=1, organisation=start["organisation"]))
print("ready", flush=True)
while True:
    start["revision"] += 1
    catalogue.replace(start)
"""


def start_writer(file, revision):
    """Start a process that replaces the list as fast as it can."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    )
    writer.stdin.write(json.dumps(published(revision=revision, places=30, offers=30)).encode())
    writer.stdin.close()
    assert writer.stdout.readline() == b"ready\n"
    return writer


def test_a_reader_never_sees_half_a_list_and_a_killed_writer_leaves_a_whole_one(file):
    revision = 0
    for turn in range(5):
        writer = start_writer(file, revision)
        try:
            reader = Catalogue(file, SEED)
            until = time.monotonic() + 0.15 + turn * 0.013
            while time.monotonic() < until:
                assert len(reader.places()) in (1, 30)
                assert reader.problem is None
        finally:
            writer.send_signal(signal.SIGKILL)
            writer.wait(10)
            writer.stdout.close()
        after = Catalogue(file, SEED)
        assert after.problem is None
        assert len(after.places()) == len(after.offers()) == 30
        assert after.revision > revision
        revision = after.revision
    assert not list(file.parent.glob("*.broken-*"))


def test_two_writers_wait_for_each_other(file):
    problems = []

    def write(start):
        catalogue = Catalogue(file, SEED)
        for number in range(20):
            try:
                catalogue.replace(published(revision=start + number, places=30))
            except CatalogueRefused:
                pass  # the other one was ahead
            except Exception as error:
                problems.append(error)

    writers = [threading.Thread(target=write, args=(start,)) for start in (1, 5)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(30)
    assert problems == []
    assert Catalogue(file, SEED).revision == 24


def test_a_full_disk_keeps_the_old_list(file):
    catalogue = Catalogue(file, SEED)
    catalogue.replace(published())
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, hard))  # a write beyond this fails as on a full disk
    try:
        with pytest.raises(NoRoomForCatalogue):
            catalogue.replace(published(revision=2, places=50))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert names(Catalogue(file, SEED)) == ["plek-1", "plek-2", "plek-3"]
    assert sorted(path.name for path in file.parent.iterdir()) == [".catalogue.json.lock", "catalogue.json"]


def test_a_disk_that_takes_nothing_keeps_the_list_in_use(tmp_path):
    catalogue = Catalogue(tmp_path / "not-there" / "catalogue.json", SEED)
    with pytest.raises(CatalogueReadOnly):
        catalogue.replace(published())
    assert names(catalogue) == ["eigen"]
