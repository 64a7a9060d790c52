"""What a log of nwipe says of each disk it wiped. No database here; nothing is believed that is not there.

Source: nwipe 0.33 (Debian bookworm, package 0.34-1+b1) run on a disk in a file, and src/logging.c, device.c
and nwipe.c of nwipe 0.42. A log may hold several runs, and a run several disks. Of each disk the last run
counts. nwipe says 'Erased' of a disk that nobody read back, and gives a disk without smartmontools a serial
number of whatever stood in its memory: so the words that go with it are asked as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

BIGGEST = 2_000_000  # bytes
_TIMED = re.compile(r"\[(\d{4}/\d\d/\d\d \d\d:\d\d:\d\d)\] +(\w+): ?(.*)")
_FOUND = re.compile(r"Found (/dev/\S+), *(\w+)(-SSD)? *, (.*), ([^,]*), S/N=(.*)")
_SIZE = re.compile(r"(/dev/\S+), sect/blk/dev \d+/\d+/(\d+)")
_BEGIN = re.compile(r"Invoking method '(.+)' on (/dev/\S+)")
_WRITTEN = re.compile(r"(\d+) bytes written to (/dev/\S+)")
_READ_BACK = re.compile(
    r"Verified pass \d+ of \d+, round \d+ of \d+, on '(/dev/\S+)'"
    r"|\[SUCCESS\] Verified that (/dev/\S+) is|\[SUCCESS\] Verified FRP on '(/dev/\S+)'"
)
_PASS = re.compile(r"Finished pass \d+/\d+, round \d+/\d+, on (/dev/\S+)")
_ERRORS = re.compile(r"[! ] +(\S+) \| +(\d+) \| +(\d+) \| +(\d+)$")
_SHARE = re.compile(r"[! ] +(\S+) \| +(\d+) \| +(\d+) \| +\S+%$")  # since 0.35: erased, of all
_STATUS = re.compile(r"[! ] +(\S+) \|(.{8})\| .*/s \| \d+:\d\d:\d\d \| ")
_END = re.compile(r"Nwipe (successfully completed|was aborted|exited with errors)")
_FLASH = {"NVME", "MMC"}
_TURNS = {"ATA", "IDE", "SCSI", "SAS"}  # unless smartctl says that it is an SSD
_SERIAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._ -]{2,39}")


class Trouble(NamedTuple):
    """Why a disk is not proven wiped: in words, and the line of the log that says so (0: none does)."""

    why: str
    number: int = 0
    line: str = ""

    def __str__(self) -> str:
        seen = "".join(sign for sign in self.line.strip() if sign.isprintable() and sign != "\ufffd")
        return f"{self.why} Regel {self.number}: ‘{seen[:160]}’." if self.number else self.why


@dataclass
class WipedDisk:
    """A disk in a log. `flash`: True for SSD, NVMe and eMMC; None where the log cannot tell."""

    name: str  # as the tables of nwipe have it: the last eight signs of /dev/NAME
    version: str = ""
    model: str = ""
    serial: str = ""
    flash: bool | None = None
    size: int = 0  # bytes
    method: str = ""
    passes: int = 0
    read_back: int = 0  # how often it was read back and right
    exit_status: int = 1
    began: datetime | None = None
    ended: datetime | None = None
    trouble: Trouble | None = None


@dataclass
class _Run:
    """One run of nwipe, as it is read."""

    version: str = ""
    knows_kind: bool = True
    disks: dict[str, WipedDisk] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)

    def wrong(self, name: str, why: str, number: int, line: str) -> None:
        disk = self.disks.get(_short(name))
        if disk and disk.trouble is None:
            disk.trouble = Trouble(why, number, line)

    def disk(self, name: str) -> WipedDisk:
        short = _short(name)
        return self.disks.setdefault(short, WipedDisk(short))


class NoNwipeLog(ValueError):
    """This is no log of nwipe: the words say what it is instead."""


def read_log(content: bytes) -> list[WipedDisk]:
    """Return each disk that a log says was wiped, or began to be. Raises NoNwipeLog."""
    if len(content) > BIGGEST:
        raise NoNwipeLog("Dit bestand is te groot voor een verslag van nwipe. Kies het logbestand zelf.")
    lines = [one.rstrip("\r") for one in content.decode("utf-8", errors="replace").split("\n")]
    found: dict[str, WipedDisk] = {}
    for run in _runs(lines):
        for name in run.begun:
            disk = run.disks[name]
            found[disk.serial or f"?{name}"] = disk
    if not found:
        raise NoNwipeLog("Dit is geen verslag van nwipe: er staat geen schijf in die gewist werd.")
    return list(found.values())


def _runs(lines: list[str]) -> Iterator[_Run]:
    run = _Run()
    for number, line in enumerate(lines, 1):
        timed = _TIMED.match(line)
        if timed is None:
            _table(run, number, line)
            continue
        at, level, said = timed.groups()
        _line(run, number, line, level, said, _moment(at))
        if ended := _END.match(said):
            yield _finished(run, ended[1], number, line, _moment(at))
            run = _Run()
    if run.begun:
        yield _finished(run, "", len(lines), lines[-1], None)


def _line(run: _Run, number: int, line: str, level: str, said: str, at: datetime | None) -> None:
    """Take in what one line with a time says."""
    if found := _FOUND.match(said):
        disk = run.disk(found[1])
        disk.model, disk.serial, disk.flash = found[4].strip(), found[6].strip(), _flash(found[2], found[3])
    elif sized := _SIZE.match(said):
        run.disk(sized[1]).size = int(sized[2])
    elif begun := _BEGIN.match(said):
        disk = run.disk(begun[2])
        disk.method, disk.began, disk.version = begun[1], at, run.version
        run.begun.add(disk.name)
        if begun[1].startswith("Verify "):
            run.wrong(disk.name, "Deze schijf werd nagelezen, niet gewist.", number, line)
    elif written := _WRITTEN.match(said):
        if 0 < int(written[1]) < run.disk(written[2]).size:
            run.wrong(written[2], "Niet heel de schijf werd overschreven.", number, line)
    elif back := _READ_BACK.match(said):
        run.disk(next(filter(None, back.groups()))).read_back += 1
    elif passed := _PASS.match(said):
        run.disk(passed[1]).passes += 1
    elif said.strip().startswith("banner"):
        run.version = said.partition("nwipe")[2].strip()
    elif "smartmontools" in said:
        run.knows_kind = False
    elif level in ("error", "fatal", "sanity") or "[FAILURE]" in said or "verification errors on" in said:
        for name in [one for one in run.begun if re.search(rf"{re.escape(one)}\b", said)]:
            run.wrong(name, "nwipe meldt een fout.", number, line)


def _table(run: _Run, number: int, line: str) -> None:
    """Take in a row of the tables at the end of a run."""
    if (errors := _ERRORS.match(line)) and set(errors.groups()[1:]) != {"0"}:
        run.wrong(errors[1], "nwipe telde fouten op deze schijf.", number, line)
    elif (share := _SHARE.match(line)) and share[2] != share[3]:
        run.wrong(share[1], "Niet heel de schijf werd overschreven.", number, line)
    elif status := _STATUS.match(line):
        said = status[2].strip()
        if said == "Erased":
            run.erased.add(status[1])
        elif said == "UABORTED":
            run.wrong(status[1], "Het wissen werd afgebroken.", number, line)
        else:
            run.wrong(status[1], "Het wissen is mislukt.", number, line)


def _finished(run: _Run, ended: str, number: int, line: str, at: datetime | None) -> _Run:
    """Judge each disk of a run that is over; `ended` '' when the log stops before."""
    for name in run.begun:
        disk = run.disks[name]
        disk.ended, disk.exit_status = at, int(ended != "successfully completed")
        if not run.knows_kind and not disk.flash:
            disk.flash = None
        if not _SERIAL.fullmatch(disk.serial) or set(disk.serial) == {"X"}:
            disk.serial = ""
        if not ended:
            run.wrong(name, "Het verslag stopt voor het wissen klaar was.", number, line)
        elif disk.exit_status:
            run.wrong(name, "nwipe eindigde met een fout. Wis deze schijf opnieuw, alleen.", number, line)
        elif name not in run.erased:
            run.wrong(name, "nwipe zegt niet dat deze schijf gewist is.", number, line)
        if disk.trouble is None:
            disk.trouble = _missing(disk)
    return run


def _missing(disk: WipedDisk) -> Trouble | None:
    """Return what a wipe that went well does not say of itself, and is asked all the same."""
    if not disk.read_back:
        return Trouble("nwipe las niets na. Wis opnieuw, met nalezen aan (verify: last of all).")
    if not disk.serial:
        return Trouble(
            "Het verslag noemt geen serienummer van de schijf. Wis opnieuw op een computer met smartmontools."
        )
    if disk.began and disk.ended and disk.ended < disk.began:
        return Trouble("De klok sprong terug tijdens het wissen. Zet ze juist en wis opnieuw.")
    return None


def _short(name: str) -> str:
    return name.rpartition("/")[2][-8:]


def _flash(bus: str, ssd: str | None) -> bool | None:
    if ssd or bus in _FLASH:
        return True
    return False if bus in _TURNS else None


def _moment(written: str) -> datetime | None:
    """Return the clock of the computer that wiped, without a zone: a log has none."""
    try:
        return datetime.strptime(written, "%Y/%m/%d %H:%M:%S")
    except ValueError:
        return None
