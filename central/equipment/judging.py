"""Is a wipe proven? Decided from what a report says of one disk. No database here and no page.

Overwriting reaches what a disk shows. An SSD, NVMe or eMMC keeps spare cells that it does not show, so
overwriting alone proves nothing of those (NIST SP 800-88 Rev. 1, December 2014, section 2.4 and table A-8:
for flash it is 'clear' at most; Wei et al., FAST 2011, found data left). Its own command reaches all of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from central.equipment.nwipe_log import WipedDisk


class Method(StrEnum):
    """How a disk was wiped."""

    OVERWRITE = "overwrite"
    SECURE_ERASE = "secure-erase"
    SANITIZE = "sanitize"
    CRYPTO = "crypto-erase"


@dataclass(frozen=True)
class Wipe:
    """One disk that was wiped, as a report or a colleague tells it. `at`: when it was done."""

    tool: str
    version: str
    method: Method
    how: str  # as the tool calls it
    exit_status: int
    read_back: int  # passes
    disk_serial: str
    disk_model: str
    flash: bool | None
    at: datetime


class Refused(ValueError):
    """This is no proof, and why; nothing of it is kept."""


UNPROVEN = (
    "Niet bewezen. Dit is een SSD, NVMe of eMMC: overschrijven bereikt niet alles wat erop staat "
    "(NIST SP 800-88). Wis hem met zijn eigen opdracht (secure erase of sanitize), of haal de schijf eruit."
)
UNKNOWN_KIND = (
    "Het verslag zegt niet wat voor schijf dit is. Kies het zelf, of wis op een computer met smartmontools."
)
CLOCK = timedelta(hours=26)  # a computer that wipes may stand in any zone


def of_nwipe(disk: WipedDisk, at: datetime, flash: bool | None) -> Wipe:
    """Return what nwipe says of a disk; `flash` where a colleague must say so. Raises Refused."""
    if disk.trouble:
        raise Refused(str(disk.trouble))
    kind = disk.flash if disk.flash is not None else flash
    return Wipe(
        "nwipe", disk.version, Method.OVERWRITE, disk.method, disk.exit_status, disk.read_back,
        disk.serial, disk.model, kind, at,
    )  # fmt: skip


def judge(wipe: Wipe, since: datetime, now: datetime) -> bool:
    """Say whether a wipe is proven; False: it happened and proves nothing (UNPROVEN). Raises Refused.

    `since`: when the device came in or back. What was wiped before that is not what is on it now.
    """
    if wipe.exit_status:
        raise Refused(f"{wipe.tool} eindigde met fout {wipe.exit_status}. Wis opnieuw.")
    if not wipe.version.strip() or not wipe.disk_serial.strip():
        raise Refused("Zonder versie van het programma en serienummer van de schijf is dit geen bewijs.")
    if wipe.at > now + CLOCK:
        raise Refused(
            "Dit verslag is van een dag die nog komt. Zet de klok van die computer juist en wis opnieuw."
        )
    if wipe.at < since:
        raise Refused("Dit verslag is van voor het toestel binnenkwam. Wis het nu.")
    if wipe.method is not Method.OVERWRITE:
        return True
    if wipe.flash is None:
        raise Refused(UNKNOWN_KIND)
    if not wipe.read_back:
        raise Refused(f"{wipe.tool} las niets na. Wis opnieuw, met nalezen aan.")
    return not wipe.flash
