"""What lies on the card of a device, or on a stick somebody put in: files that were cut off or changed."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kiosk.catalogue.store import Catalogue
from kiosk.devices.health.clock import DeviceClock
from kiosk.devices.settings.settings import printer_settings, speech_settings
from kiosk.devices.speech.recordings import MANIFEST, BadManifest, read_manifest
from kiosk.outbox import enrolment as enrolment_file
from kiosk.outbox.enrolment import Enrolment
from kiosk.outbox.handover import Handover
from kiosk.outbox.queue import open_outbox
from kiosk.outbox.stick_answers import take_answers
from kiosk.tour.practice import enrol_for_practice
from kiosk.volunteers.pin import TRIES_FILE, Pin
from kiosk.wire import signing
from kiosk.wire.batch import FILL_BODY, answer_to, read_batch
from tests.faults.readers import Reader
from tests.faults.stores import TheOutbox
from tests.outbox.device import ROOT

EXAMPLES = ROOT / "docs" / "examples"


def of_the_card(folder: Path) -> dict[str, Reader]:
    """The files of one device, written anew before each look."""
    state, queue = folder / "state", folder / "queue"
    state.mkdir()
    queue.mkdir()
    enrol_for_practice(state, "be.eeklo.de-kring")
    store = TheOutbox(queue)
    for _ in range(3):
        store.put()
    store.drop()
    store.close()
    shelf = Catalogue(state / "catalogue.json")
    published = json.loads((EXAMPLES / "catalogue.json").read_bytes())
    shelf.replace(published.get("catalogue", published))

    def written(name: str, body: bytes, read: Callable[[], object]) -> object:
        (state / name).write_bytes(body)
        return read()

    return {
        "enrolment.json": (
            (state / enrolment_file.FILE).read_bytes(),
            lambda body: written(enrolment_file.FILE, body, lambda: enrolment_file.load_enrolment(state)),
        ),
        "catalogue.json": (
            (state / "catalogue.json").read_bytes(),
            lambda body: written(
                "catalogue.json", body, lambda: Catalogue(state / "catalogue.json").places()
            ),
        ),
        "printer.toml": (
            b'[printer]\naddress = "network:192.168.1.5"\nwidth = 80\n',
            lambda body: written("printer.toml", body, lambda: printer_settings(state, {})),
        ),
        "speech.toml": (
            b"[speech]\nvolume = 80\n",
            lambda body: written("speech.toml", body, lambda: speech_settings(state, {})),
        ),
        TRIES_FILE: (
            b'{"schema": 1, "failed": 3, "boot_id": "4e1c", "at_ms": 1000}',
            lambda body: written(TRIES_FILE, body, lambda: Pin(state, DeviceClock()).seconds_left()),
        ),
        MANIFEST: (
            b'["button.next"]\ntext = "Verder"\nsha256 = "' + b"0" * 64 + b'"\n',
            lambda body: written(MANIFEST, body, lambda: _recordings(state / MANIFEST)),
        ),
        **_of_a_stick(folder),
        "kiosk.db": ((queue / "kiosk.db").read_bytes(), lambda body: _queue(queue, body)),
    }


def _of_a_stick(folder: Path) -> dict[str, Reader]:
    """An answer of central on a stick, signed anew, and the file with its signature."""
    state, stick = folder / "taker", folder / "stick"
    state.mkdir()
    stick.mkdir()
    practice = enrol_for_practice(state, "be.eeklo.de-kring")
    key, public = signing.new_signing_key()
    keys = practice.keys.model_copy(update={"answer_key": signing.to_base64url(public)})
    device = Enrolment(practice.joined, keys, state)
    batch = read_batch((EXAMPLES / "batch.json").read_bytes())
    answer = answer_to(batch, [("stored", None)] * len(batch.envelopes)).canonical()

    def take(body: bytes, signature: bytes) -> None:
        (stick / f"1{signing.ANSWER_FILE}").write_bytes(body)
        (stick / f"1{signing.ANSWER_SIGNATURE_FILE}").write_bytes(signature)
        with open_outbox(state) as outbox:
            take_answers(outbox, device, stick)

    def sealed(body: bytes) -> bytes:
        return signing.sign_answer(key, body)[signing.CENTRAL_HEADER].encode()

    return {
        "answer on a stick": (answer, lambda body: take(body, sealed(body))),
        "signature on a stick": (sealed(answer), lambda signature: take(answer, signature)),
    }


def _queue(folder: Path, body: bytes) -> None:
    """A queue whose file was damaged: everything the device does with it, or a problem in words."""
    (folder / "kiosk.db").write_bytes(body)
    with open_outbox(folder) as outbox:
        outbox.status()
        outbox.unsent()
        outbox.due()
        outbox.state.get("last-contact")
        Handover(outbox).claim(5, FILL_BODY, time.time())


def _recordings(path: Path) -> None:
    with suppress(BadManifest):  # what it is documented to raise: the log says it, nobody else needs to know
        read_manifest(path)
