"""A release goes from the root's signature to a kiosk over the network: one first, then all, and back."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.utils import timezone

from central.cli import main
from central.fleet.models import ProgramRelease, ReleaseOffer, ReleasePart
from central.fleet.releases import take_in
from central.intake.enrolment import invite
from central.intake.models import Device
from central.keyring.making import check_root
from kiosk.commands.sync_release import ReleaseLook, what_runs
from kiosk.outbox import joining
from kiosk.outbox.new_release import FOLDER
from kiosk.outbox.queue import open_outbox
from kiosk.problems import Problem
from kiosk.releases.shelf import SERIAL, Shelf
from kiosk.releases.update import update
from kiosk.wire.release import ARCHIVE, NOTE, PART_BYTES
from tests.central.conftest import a_colleague, join
from tests.central.forms import hidden_fields
from tests.central.straight_in import straight_in
from tests.releases.shelf_of_toys import ToyMachine, make_shelf, offer

pytestmark = pytest.mark.django_db
PAGE = "/toestellen/versies/"


@pytest.fixture
def signed(tmp_path):
    """Sign a release with the root of this service; big enough for three parts."""

    def signed(serial: int = 7) -> Path:
        noise = os.urandom(2 * PART_BYTES + 5)
        return offer(tmp_path / f"from-{serial}", serial, check_root(None), version=b"new", noise=noise)

    return signed


class FetchingKiosk:
    """A kiosk of the real client on a toy shelf; its network is a function call."""

    def __init__(self, organisation, folder: Path, monkeypatch) -> None:
        self.road = straight_in(monkeypatch)
        self.state = folder / "state"
        self.state.mkdir(parents=True)
        self.shelf = make_shelf(folder / "opt")
        token = invite(organisation, "http://127.0.0.1:8800", "Kiosk Zonneheem", timezone.now())
        with open_outbox(self.state) as outbox:
            self.enrolment = joining.join(token, self.state, outbox)
        self.fresh()

    def fresh(self) -> None:
        """Start sync anew."""
        self.looks = ReleaseLook(self.shelf.of(self.shelf.current))

    def passes(self, times: int = 1) -> list[str]:
        with open_outbox(self.state) as outbox:
            return [
                line
                for _ in range(times)
                for line in self.looks.look(outbox, self.state, self.enrolment, self.road)
            ]

    @property
    def row(self) -> Device:
        return Device.objects.get(name="Kiosk Zonneheem")


@pytest.fixture
def device(de_kring, tmp_path, monkeypatch) -> FetchingKiosk:
    return FetchingKiosk(de_kring, tmp_path, monkeypatch)


def offered(as_an, release: ProgramRelease, to: str) -> None:
    """Send the form that stands in the section of this release."""
    section = as_an.get(PAGE).content.decode().partition(f'id="nummer-{release.serial}"')[2]
    fields = hidden_fields(section.partition("</section>")[0], f"{PAGE}aanbieden/")
    as_an.post(f"{PAGE}aanbieden/", fields | {"voor": to})


def test_a_release_reaches_the_one_kiosk_that_tries_it_in_parts_and_runs_there(as_an, device, signed):
    release = take_in(signed(), timezone.now())
    assert ReleasePart.objects.count() == 3
    assert device.passes() == []
    device.fresh()
    offered(as_an, release, str(device.row.id))
    lines = device.passes(4)
    assert "release 7 (0.2.0) is offered" in lines[0]
    assert lines[-1] == "release 7 (0.2.0) is here and waits for the night"
    device.fresh()
    device.passes()
    assert "heeft nummer 7 klaar liggen" in as_an.get(PAGE).content.decode()
    root = device.enrolment.root_key
    assert update(device.shelf, device.state / FOLDER, root, ToyMachine(device.shelf))[0]
    device.fresh()
    assert device.passes() == ["release: nothing newer is offered"]
    assert not (device.state / FOLDER).exists()
    page = as_an.get(PAGE).content.decode()
    assert "0.2.0 nummer 7" in page
    assert "Geen enkel toestel loopt achter." in page


def test_a_download_goes_on_where_the_plug_was_pulled_and_a_wrong_byte_begins_it_anew(as_an, device, signed):
    offered(as_an, take_in(signed(), timezone.now()), "allemaal")
    device.passes(2)
    part = device.state / FOLDER / "part"
    assert part.stat().st_size == 2 * PART_BYTES
    os.truncate(part, PART_BYTES + 3)  # the card lost what was written last
    device.fresh()
    device.passes()
    assert part.stat().st_size == 2 * PART_BYTES  # what is left of the part that it stood in
    with part.open("r+b") as file:
        file.write(b"x")
    assert "fetched anew" in device.passes()[-1]
    assert "waits for the night" in device.passes(3)[-1]


def test_a_release_that_is_taken_back_leaves_the_kiosk_before_the_night(as_an, device, signed):
    release = take_in(signed(), timezone.now())
    offered(as_an, release, "allemaal")
    device.passes(3)
    assert (device.state / FOLDER / NOTE).exists()
    offered(as_an, release, "niemand")
    device.fresh()
    device.passes()
    assert not (device.state / FOLDER).exists()


def test_a_release_that_failed_three_times_is_not_fetched_again_and_somebody_hears_of_it(
    as_an, device, signed
):
    offered(as_an, take_in(signed(), timezone.now()), "allemaal")
    device.passes(3)
    bad = ToyMachine(device.shelf, draws_new=False)
    for _ in range(3):
        assert not update(device.shelf, device.state / FOLDER, device.enrolment.root_key, bad)[0]
    device.fresh()
    assert device.passes() == ["release: nothing newer is offered"]
    assert "nummer 7 werkte hier niet" in as_an.get(PAGE).content.decode()
    assert (
        "Versie nummer 7 werkte hier niet: de vorige draait weer."
        in as_an.get("/toestellen/").content.decode()
    )
    offered(as_an, take_in(signed(8), timezone.now()), "allemaal")
    device.fresh()
    assert "release 8" in device.passes()[0]


def test_a_kiosk_fetches_nothing_that_another_one_tries_or_that_is_not_the_roots(
    as_an, de_kring, device, signed, tmp_path
):
    other = join(de_kring, "Kiosk Bib")
    assert other
    release = take_in(signed(), timezone.now())
    offered(as_an, release, str(Device.objects.get(name="Kiosk Bib").id))
    assert device.passes() == []
    with pytest.raises(Problem):
        take_in(offer(tmp_path / "forged", 9), timezone.now())
    stick = signed(10)
    os.truncate(stick / ARCHIVE, 1000)
    with pytest.raises(Problem, match="not what was signed"):
        take_in(stick, timezone.now())
    assert [one.serial for one in ProgramRelease.objects.all()] == [7]


def test_a_release_of_an_organisation_says_nothing_to_the_kiosks_of_another(
    as_an, kiosk, welzijnshuis, tmp_path, monkeypatch, signed
):
    elsewhere = FetchingKiosk(welzijnshuis, tmp_path / "elsewhere", monkeypatch)
    offered(as_an, take_in(signed(), timezone.now()), "allemaal")
    assert elsewhere.passes() == []


def test_a_worker_sees_the_versions_and_offers_none(de_kring, client, signed):
    release = take_in(signed(), timezone.now())
    client.force_login(a_colleague(de_kring, "Wim", "worker"))
    page = client.get(PAGE).content.decode()
    assert "Nog geen toestel" in page
    assert '<button type="submit">Probeer' not in page
    said = {"nummer": release.serial, "voor": "allemaal"}
    assert client.post(f"{PAGE}aanbieden/", said).status_code == 404
    assert not ReleaseOffer.objects.exists()


def test_old_releases_that_nobody_fetches_go_and_one_that_is_offered_stays(as_an, kiosk, signed):
    offered(as_an, take_in(signed(1), timezone.now()), "allemaal")
    for serial in (2, 3, 4, 5):
        take_in(signed(serial), datetime.now(UTC))
    assert [one.serial for one in ProgramRelease.objects.all()] == [5, 4, 3, 1]


def test_a_command_takes_a_release_in_and_offers_it_and_refuses_it_a_second_time(
    de_kring, signed, capsys, monkeypatch
):
    monkeypatch.setattr("central.service.database_fits.require_set_up", lambda: None)
    folder = signed()
    assert main(["take-release", str(folder), "--offer", de_kring.slug]) == 0
    assert "offered to De Kring" in capsys.readouterr().out
    assert main(["take-release", str(folder)]) == 1
    assert "here already" in capsys.readouterr().err


def test_a_kiosk_that_runs_what_was_put_there_by_hand_runs_number_nothing(tmp_path):
    shelf = make_shelf(tmp_path / "opt")
    assert what_runs(shelf.of("old")).serial == 0
    (shelf.of("old") / SERIAL).write_text("4\n")
    assert what_runs(shelf.of("old")).serial == 4
    assert what_runs(tmp_path) is None
    assert Shelf(tmp_path / "opt").current == "old"
