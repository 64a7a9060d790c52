"""A log of nwipe is read line by line, and what does not prove a wipe is refused with its line."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.equipment.nwipe_log import NoNwipeLog, read_log
from tests.central.equipment.nwipe_logs import Disk, a_log


def test_a_disk_that_was_wiped_and_read_back_is_told_whole():
    [disk] = read_log(a_log(at=datetime(2026, 11, 30, 9, 0)))
    assert (disk.serial, disk.model, disk.flash, disk.version) == ("ZX-12345", "Voorbeeld 500", False, "0.33")
    assert (disk.method, disk.passes, disk.read_back, disk.exit_status) == ("PRNG Stream", 1, 1, 0)
    assert disk.ended == datetime(2026, 11, 30, 9, 0, 40)
    assert disk.trouble is None


@pytest.mark.parametrize(
    ("log", "said"),
    [
        (a_log(Disk(status="UABORTED"), end="Nwipe was aborted by the user."), "afgebroken. Regel 20"),
        (a_log(Disk(status="-FAILED-"), end="Nwipe exited with errors"), "mislukt. Regel"),
        (a_log(Disk(status="INSANITY")), "mislukt. Regel"),
        (a_log(Disk(errors=3)), "telde fouten op deze schijf. Regel"),
        (a_log(end=""), "stopt voor het wissen klaar was"),
        (a_log(end="Nwipe exited with errors on device = /dev/sdb"), "eindigde met een fout"),
        (a_log(Disk(read_back=False)), "las niets na"),
        (a_log(Disk(written=4096)), "Niet heel de schijf werd overschreven. Regel 10"),
        (a_log(method="Verify Zeros (0x00)"), "nagelezen, niet gewist"),
        (a_log(extra="write: /dev/sda: Input/output error"), "meldt een fout. Regel 13"),
        (a_log(Disk(serial="\x014\x7f\udcff".encode("utf-8", "surrogatepass").decode("utf-8", "replace"))),
         "noemt geen serienummer"),
        (a_log(Disk(serial="XXXXXXXXXXXXXXX")), "noemt geen serienummer"),
    ],
)  # fmt: skip
def test_what_is_no_proof_says_why_and_on_which_line(log, said):
    [disk] = read_log(log)
    assert said in str(disk.trouble), str(disk.trouble)
    assert "\x01" not in str(disk.trouble)


def test_the_kind_of_disk_is_known_or_said_not_to_be():
    kinds = {
        disk.name: disk.flash
        for disk in read_log(
            a_log(
                Disk("sda", "HDD-1"), Disk("sdb", "SSD-1", " ATA-SSD"), Disk("nvme0n1", "NV-1", "NVME"),
                Disk("mmcblk0", "MMC-1", " MMC"), Disk("sdc", "USB-1", " USB"),
            )
        )
    }  # fmt: skip
    assert kinds == {"sda": False, "sdb": True, "nvme0n1": True, "mmcblk0": True, "sdc": None}
    [without] = read_log(
        b"[2026/11/30 09:00:00] warning: Command not found. Install smartmontools !\n" + a_log()
    )
    assert without.flash is None, "without smartctl nwipe calls every ATA disk the same"


def test_of_several_runs_in_one_log_the_last_of_each_disk_counts():
    first = a_log(Disk(status="UABORTED"), Disk("sdb", "ZX-2"), end="Nwipe was aborted by the user.")
    told = {disk.serial: disk.trouble for disk in read_log(first + b"\n" + a_log())}
    assert told["ZX-12345"] is None
    assert told["ZX-2"] is not None


def test_what_is_no_log_says_so():
    for content in (b"", b"gewist, beloofd", b"\x00\xff" * 50, b"x" * 2_000_001):
        with pytest.raises(NoNwipeLog):
            read_log(content)


@given(st.integers(0, a_log().index(b"Nwipe successfully")), st.binary(max_size=40))
def test_a_log_that_was_cut_or_damaged_never_raises_anything_else(at, put):
    whole = a_log(at=datetime(2026, 11, 30, 9, 0))
    try:
        for disk in read_log(whole[:at] + put):
            assert disk.trouble or put, "what is cut off is no proof"
    except NoNwipeLog:
        pass
