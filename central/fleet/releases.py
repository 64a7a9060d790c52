"""Which release a device should run, and how far each is: taken in once, offered by each organisation.

A release comes in whole and signed by the root (`central take-release`), and goes out in parts. What is
offered is decided on the page 'Versies': on one device first, then on all. Nothing here can make a device
take what the root did not sign.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from central.accounts.models import Organisation, User
from central.fleet.models import DeviceRelease, ProgramRelease, ReleaseOffer, ReleasePart
from central.intake.models import Device
from central.keyring.public import root_public_key
from kiosk.wire.document import read_document
from kiosk.wire.release import ARCHIVE, NOTE, PART_BYTES, ReleaseRefused, read_release
from kiosk.wire.signing import Signed

KEPT = 3  # of the newest that nobody offers


def take_in(folder: Path, now: datetime) -> ProgramRelease:
    """Take in the release whose two files lie in `folder`, and let go of old ones that nobody offers.

    Raises ReleaseRefused, BadSignature, BadDocument; then nothing is written.
    """
    try:
        note, body = (folder / NOTE).read_bytes(), (folder / ARCHIVE).read_bytes()
    except OSError as error:
        raise ReleaseRefused(f"{error.filename} cannot be read: {error.strerror}") from None
    release = read_release(note, root_public_key())
    if (release.size, release.sha256) != (len(body), hashlib.sha256(body).hexdigest()):
        raise ReleaseRefused(f"{ARCHIVE} is not what was signed: copy it anew")
    with transaction.atomic():
        if ProgramRelease.objects.filter(serial=release.serial).exists():
            raise ReleaseRefused(f"release {release.serial} is here already")
        row = ProgramRelease.objects.create(
            serial=release.serial,
            version=release.version,
            issued=release.issued,
            note=read_document(Signed, note, NOTE).model_dump(mode="json", by_alias=True),
            size=len(body),
            taken_in_at=now,
        )
        for number, start in enumerate(range(0, len(body), PART_BYTES)):
            ReleasePart.objects.create(release=row, number=number, body=body[start : start + PART_BYTES])
        _let_go()
    return row


def _let_go() -> None:
    newest = ProgramRelease.objects.values_list("id", flat=True)[:KEPT]
    ProgramRelease.objects.filter(offers=None).exclude(id__in=list(newest)).delete()


def offer(
    organisation: Organisation, release: ProgramRelease, device: Device | None, by: User | None, now: datetime
) -> None:
    """Let the devices of an organisation fetch this release: `device` alone, or all where it is None."""
    ReleaseOffer.objects.update_or_create(
        organisation=organisation, release=release, defaults={"device": device, "by": by, "at": now}
    )


def take_back(organisation: Organisation, release: ProgramRelease) -> None:
    """Offer it no longer: who did not fetch it yet never will; who runs it goes on."""
    ReleaseOffer.objects.filter(organisation=organisation, release=release).delete()


def should_run(device: Device) -> ProgramRelease | None:
    """Return the newest release that is offered to a device in service; None where there is none."""
    if device.status != Device.Status.ACTIVE:
        return None
    return _wanted(
        device, ReleaseOffer.objects.filter(organisation=device.organisation).select_related("release")
    )


def _wanted(device: Device, offers: Iterable[ReleaseOffer]) -> ProgramRelease | None:
    mine = [one.release for one in offers if one.device_id in (None, device.id)]
    return max(mine, key=lambda release: release.serial, default=None)


class Standing(NamedTuple):
    """How far one device is with the release it should run."""

    device: Device
    wanted: ProgramRelease | None
    told: DeviceRelease | None
    state: str  # of the words below

    @property
    def in_words(self) -> str:
        number = self.wanted.serial if self.wanted else 0
        return {
            "silent": "vertelde nog niet wat het draait",
            "fine": "draait wat het moet draaien",
            "failed": f"nummer {number} werkte hier niet: het draait weer de vorige",
            "waiting": f"heeft nummer {number} klaar liggen, begint er vannacht mee",
            "fetching": f"haalt nummer {number} op",
        }[self.state]


def standings(devices: Iterable[Device], offers: Iterable[ReleaseOffer]) -> list[Standing]:
    """Return how far each of these devices is, given all offers of their organisations."""
    by_house: dict[object, list[ReleaseOffer]] = {}
    for one in offers:
        by_house.setdefault(one.organisation_id, []).append(one)
    return [_standing(device, by_house.get(device.organisation_id, [])) for device in devices]


def _standing(device: Device, offers: list[ReleaseOffer]) -> Standing:
    wanted = _wanted(device, offers)
    told = getattr(device, "release", None)
    if told is None:
        state = "silent"
    elif wanted is None or told.runs >= wanted.serial:
        state = "fine"
    elif told.left_alone >= wanted.serial:
        state = "failed"
    else:
        state = "waiting" if told.waits == wanted.serial else "fetching"
    return Standing(device, wanted, told, state)
