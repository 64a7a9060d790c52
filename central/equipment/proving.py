"""A report of a wipe becomes proof, and brings its device to 'gewist'. A tick alone is no report."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone

from central.accounts.models import User
from central.equipment.judging import Refused, Wipe, judge, of_nwipe
from central.equipment.models import Laptop, WipeProof
from central.equipment.moving import held, move
from central.equipment.nwipe_log import NoNwipeLog, WipedDisk, read_log
from central.equipment.states import UNSAFE, By, State
from kiosk.words.days import midnight

BIGGEST = 8_000_000  # bytes of a report; it is hashed and not kept


class Report(NamedTuple):
    """A file somebody chose: its hash, and the disks in it where it is a log of nwipe (else none)."""

    hash: str
    disks: tuple[WipedDisk, ...]


def open_report(content: bytes) -> Report:
    """Return what a file says. Raises Refused for one that is empty or far too large."""
    if not content.strip():
        raise Refused("Dit bestand is leeg. Kies het verslag van het wissen.")
    if len(content) > BIGGEST:
        raise Refused("Dit bestand is te groot. Kies het verslag zelf, van hoogstens 8 MB.")
    try:
        disks = tuple(read_log(content))
    except NoNwipeLog:
        disks = ()
    return Report(sha256(content).hexdigest(), disks)


def disk_of(report: Report, serial: str) -> WipedDisk:
    """Return the disk that is meant: the only one of a log, else the one of this serial. Raises Refused."""
    wanted = _plain(serial)
    if not wanted and len(report.disks) == 1:
        return report.disks[0]
    found = [one for one in report.disks if wanted and _plain(one.serial) == wanted]
    if found:
        return found[0]
    named = ", ".join(one.serial or f"zonder serienummer ({one.name})" for one in report.disks)
    if wanted:
        raise Refused(f"Schijf {serial[:40]} staat niet in dit verslag. Er staat: {named}.")
    raise Refused(f"In dit verslag staan meer schijven. Typ het serienummer van die in dit toestel: {named}.")


def nwipe_wipe(disk: WipedDisk, flash: bool | None) -> Wipe:
    """Return what a log of nwipe tells of a disk. Raises Refused, with the line of the log."""
    at = disk.ended or disk.began or datetime.min
    return of_nwipe(disk, timezone.make_aware(max(at, datetime(1970, 1, 2))), flash)


@transaction.atomic
def prove(laptop: Laptop, wipe: Wipe, report: Report, by: User) -> WipeProof:
    """Keep the proof; a device that is proven wiped comes to 'gewist'. Raises Refused: nothing is kept.

    A log of nwipe may be proof for each disk it names; any other report for one disk alone.
    """
    laptop = held(laptop)
    if laptop.state not in UNSAFE:
        raise Refused("Dit toestel is al gewist. Een bewijs hoort bij een toestel dat binnen of terug is.")
    proven = judge(wipe, _since(laptop), timezone.now())
    _not_of_another(laptop, wipe, report)
    try:
        with transaction.atomic():
            proof = WipeProof.objects.create(
                organisation_id=laptop.organisation_id, laptop=laptop, by=by, proven=proven,
                report_hash=report.hash, is_log=bool(report.disks), tool=wipe.tool[:40],
                version=wipe.version[:40], method=wipe.method, how=wipe.how[:60],
                exit_status=wipe.exit_status, read_back=min(wipe.read_back, 999),
                disk_serial=wipe.disk_serial[:60], disk_model=wipe.disk_model[:60], flash=wipe.flash,
                wiped_at=wipe.at,
            )  # fmt: skip
    except IntegrityError:
        raise Refused(
            "Dit verslag is al gebruikt voor deze schijf. Een nieuwe keer wissen geeft een nieuw verslag."
        ) from None
    if proven:
        move(laptop, State.WIPED, by, By.PROOF, f"{wipe.tool} {wipe.version}, schijf {wipe.disk_serial}")
    return proof


def _since(laptop: Laptop) -> datetime:
    """Return from when a wipe counts: the day of the gift, or the day it came back."""
    came = timezone.localdate(laptop.since)
    return midnight(
        laptop.lot.received_on if laptop.state == State.IN and laptop.moves.count() == 1 else came
    )


def _not_of_another(laptop: Laptop, wipe: Wipe, report: Report) -> None:
    """Refuse a report that was proof for something else. Raises Refused."""
    mine = WipeProof.objects.filter(organisation_id=laptop.organisation_id)
    before = mine.filter(report_hash=report.hash).select_related("laptop").first()
    if before and not report.disks and _plain(before.disk_serial) != _plain(wipe.disk_serial):
        raise Refused(f"Dit verslag is al gebruikt voor een andere schijf, in {before.laptop}.")
    same = mine.filter(disk_serial=wipe.disk_serial[:60], wiped_at=wipe.at).exclude(laptop=laptop)
    other = same.select_related("laptop").first()
    if other:
        raise Refused(
            f"Deze keer wissen is al het bewijs van {other.laptop}: dezelfde schijf, hetzelfde uur."
        )


def _plain(serial: str) -> str:
    return "".join(sign for sign in serial.upper() if sign.isalnum())
