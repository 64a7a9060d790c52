"""Writing while somebody reads, writing that is cut off, and a disk that takes nothing."""

import json
import resource
import signal
import subprocess
import sys
import threading
import time

import pytest

from kiosk.catalogue.problems import CatalogueReadOnly, CatalogueRefused, NoRoomForCatalogue
from kiosk.catalogue.store import Catalogue
from kiosk.machine.folders import ROOT
from tests.catalogue.lists import SEED, names, published
from tests.waiting import HANG

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
            writer.wait(HANG)
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
        writer.join(HANG)
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
