"""Catalogue, keys, heartbeat, and the end of a device's service."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from kiosk.outbox import refresh
from kiosk.outbox.refresh import fetch_catalogue, heartbeat, send_heartbeat
from kiosk.outbox.refusals import WrongAnswer
from kiosk.outbox.retire import obey
from kiosk.outbox.transport import Transport
from kiosk.wire import signing
from kiosk.wire.catalogue import Catalogue, CatalogueRefused
from kiosk.wire.document import canonical_json, read_document
from kiosk.wire.enrolment import KeysRefused, Retirement
from kiosk.wire.heartbeat import Heartbeat
from kiosk.wire.problems import error_body
from kiosk.wire.signing import BadSignature
from tests.outbox.device import ROOT, Device
from tests.outbox.fake_central import FakeCentral, Send

EXAMPLE = Catalogue.model_validate_json((ROOT / "docs/examples/catalogue.json").read_bytes())


def fetch(device: Device, have: bool = True) -> tuple[str, list[dict[str, Any]]]:
    kept: list[dict[str, Any]] = []
    enrolment = device.enrolment()
    with device.outbox() as outbox, Transport(enrolment.url, enrolment.ca_file, 5) as transport:
        news = fetch_catalogue(outbox, enrolment, transport, kept.append, have)
    return news.line, kept


def test_a_new_catalogue_is_kept_and_the_same_one_is_not_fetched_again(
    device: Device, central: FakeCentral
) -> None:
    central.catalogue = EXAMPLE
    line, kept = fetch(device)
    assert line == "catalogue: revision 1, 1 places, 2 offers"
    assert Catalogue.model_validate(kept[0]) == EXAMPLE
    assert fetch(device) == ("catalogue: unchanged", [])
    assert fetch(device, have=False)[1], "a lost catalogue comes again"


def with_a_word_wrong(revision: int) -> Catalogue:
    """A catalogue as a central of another version signs it: the hours of its first offer are none."""
    wrong = EXAMPLE.offers[0].model_copy(update={"opening_hours": "di 14u"})
    return EXAMPLE.model_copy(update={"revision": revision, "offers": (wrong, *EXAMPLE.offers[1:])})


def test_one_wrong_word_at_central_leaves_the_other_offers_and_central_hears_which(
    device: Device, central: FakeCentral
) -> None:
    central.catalogue = with_a_word_wrong(2)
    line, kept = fetch(device)
    assert "revision 2, 1 places, 1 offers; left out offer" in line
    assert "opening hours 'di 14u'" in line
    assert len(kept[0]["offers"]) == 2, "the store names what it left out, so it gets all"
    with device.outbox() as outbox:
        told = heartbeat(outbox, device.enrolment())
    assert (told.catalogue_revision, told.left_out) == (2, (EXAMPLE.offers[0].id,))


def test_a_newer_program_asks_again_for_what_the_one_before_could_not_read(
    device: Device, central: FakeCentral, monkeypatch: pytest.MonkeyPatch
) -> None:
    central.catalogue = with_a_word_wrong(2)
    fetch(device)
    assert fetch(device) == ("catalogue: unchanged", [])
    monkeypatch.setattr(refresh, "__version__", "99.0")
    assert fetch(device)[1]


def test_a_wrong_word_of_a_stranger_is_not_even_read(device: Device, central: FakeCentral) -> None:
    central.catalogue = with_a_word_wrong(2)
    central.catalogue_faults.append("bad-signature")
    with pytest.raises(BadSignature):
        fetch(device)


def test_until_central_published_something_nothing_changes(device: Device) -> None:
    assert fetch(device) == ("catalogue: central has published none yet", [])


def test_a_catalogue_of_a_stranger_is_refused(device: Device, central: FakeCentral) -> None:
    central.catalogue = EXAMPLE
    central.catalogue_faults.append("bad-signature")
    with pytest.raises(BadSignature):
        fetch(device)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"revision": 4}, "older than 5"),
        ({"offers": ()}, "empty where the old one was not"),
        ({"organisation": "be.aalter"}, "another organisation"),
    ],
)
def test_a_catalogue_that_would_take_things_away_is_refused(
    device: Device, central: FakeCentral, change: dict[str, Any], line: str
) -> None:
    central.catalogue = EXAMPLE.model_copy(update={"revision": 5})
    fetch(device)
    central.catalogue = EXAMPLE.model_copy(update={"revision": 6} | change)
    with pytest.raises(CatalogueRefused, match=line):
        fetch(device)


def test_new_keys_come_with_the_catalogue_and_are_used_for_the_next_person(
    device: Device, central: FakeCentral
) -> None:
    old = device.enrolment().sealer().key.kid
    central.new_keys()
    fetch(device)
    assert device.enrolment().keys.serial == 2
    assert device.enrolment().sealer().key.kid != old, "the old key is no longer in the list"
    device.add("An")
    assert device.send().delivered == 1


def test_keys_of_an_older_list_are_refused(device: Device, central: FakeCentral) -> None:
    old = central.keys
    central.new_keys()
    fetch(device)
    central.keys = old
    with pytest.raises(KeysRefused, match="key list 1 is older than 2"):
        fetch(device)
    assert device.enrolment().keys.serial == 2


def test_keys_the_root_did_not_sign_are_refused(device: Device, central: FakeCentral) -> None:
    central.root = signing.new_signing_key()[0]
    central.new_keys()
    with pytest.raises(BadSignature):
        fetch(device)
    assert device.enrolment().keys.serial == 1


def beat(device: Device) -> Retirement | None:
    enrolment = device.enrolment()
    with device.outbox() as outbox, Transport(enrolment.url, enrolment.ca_file, 5) as transport:
        return send_heartbeat(outbox, enrolment, transport)


def test_the_heartbeat_tells_how_the_device_is_and_nothing_about_people(
    device: Device, central: FakeCentral
) -> None:
    device.add("An Voorbeeld")
    with device.outbox() as outbox:
        outbox.state.set("printer", "unreachable", "screen")
        outbox.state.set("paper", "low", "screen")
    assert beat(device) is None
    told = central.heartbeats[0]
    assert (told.queue, told.printer, told.paper) == (1, "unreachable", "low")
    assert told.oldest_unsent is not None
    assert "Voorbeeld" not in told.canonical().decode()
    beat(device)
    assert abs(central.heartbeats[1].clock_offset_ms or 99_999) < 2000


def test_a_central_of_before_that_knows_no_temperature_still_hears_how_the_device_is(
    device: Device, central: FakeCentral
) -> None:
    with device.outbox() as outbox:
        outbox.state.set("temperature", "47", "screen")
        outbox.state.set("slowed", "false", "screen")
        outbox.state.set("battery", "41", "screen")
    beat(device)
    assert (central.heartbeats[0].temperature, central.heartbeats[0].slowed) == (47, False)
    now = central.heartbeat

    def before(body: bytes, counter: int, send: Send) -> None:
        if b"temperature" in body or b"slowed" in body or b"battery" in body:
            send(400, canonical_json(error_body("bad-input", "field 'slowed' is not known").model_dump()))
        else:
            now(body, counter, send)

    central.heartbeat = before  # type: ignore[method-assign]
    beat(device)
    assert (central.heartbeats[1].temperature, central.heartbeats[1].storage) == (None, "ok")


def test_what_a_newer_device_tells_more_is_passed_over() -> None:
    said = {"schema": 1, "at": "2026-12-01T00:00:00+00:00", "clock_synced": True, "version": "9", "queue": 0}
    told = read_document(Heartbeat, canonical_json(said | {"mood": "good"}), "the heartbeat")
    assert told.queue == 0


def test_a_word_of_the_screen_that_is_not_known_does_not_stop_the_heartbeat(device: Device) -> None:
    with device.outbox() as outbox:
        outbox.state.set("printer", "on fire", "screen")
        assert heartbeat(outbox, device.enrolment()).printer == "unknown"


def test_an_answer_to_another_heartbeat_is_not_believed(device: Device, central: FakeCentral) -> None:
    original = central.heartbeat
    central.heartbeat = lambda body, counter, send: original(body, counter - 1, send)  # type: ignore[method-assign]
    with pytest.raises(WrongAnswer, match="another heartbeat"):
        beat(device)


def retirement(device: Device, reason: str) -> Retirement:
    return Retirement(
        device_id=device.enrolment().device_id, serial=1, reason=reason, issued=datetime.now(UTC)
    )


def test_a_revoked_device_delivers_what_it_has_and_is_then_empty(
    device: Device, central: FakeCentral
) -> None:
    device.add("An")
    central.retired = retirement(device, "revoked")
    notice = beat(device)
    assert notice
    with device.outbox() as outbox:
        assert "1 are still to be handed over" in obey(notice, outbox, device.state)
    assert device.run("outbox", "add", str(ROOT / "docs/examples/record-internet.json")).returncode == 1
    assert device.send().delivered == 1
    with device.outbox() as outbox:
        assert "wiped" in obey(notice, outbox, device.state)
    assert {path.name for path in device.state.iterdir()} == {"kiosk.db", "sync.lock"}


def test_a_stolen_device_forgets_everything_at_once(device: Device, central: FakeCentral) -> None:
    device.add("An")
    central.retired = retirement(device, "stolen")
    notice = beat(device)
    assert notice
    with device.outbox() as outbox:
        obey(notice, outbox, device.state)
        assert outbox.status().waiting == 0
    assert not (device.state / "device.key").exists()


def test_a_notice_about_another_device_or_not_by_the_root_changes_nothing(
    device: Device, central: FakeCentral
) -> None:
    notice = retirement(device, "stolen")
    central.retired = notice.model_copy(update={"device_id": "00000000-0000-4000-8000-000000000000"})
    with pytest.raises(KeysRefused):
        beat(device)
    central.retired, central.root = notice, signing.new_signing_key()[0]
    with pytest.raises(BadSignature):
        beat(device)
    assert (device.state / "device.key").exists()
