"""Where the stick is: what a person plugged in, never the card the kiosk runs from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.devices.usb_stick import NoStick, find_stick, is_stick


class Machine:
    """The block devices and mounts of a machine, as the kernel shows them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.block, self.mounts = folder / "class-block", folder / "mounts"
        self.block.mkdir()
        self.mounts.write_text("proc /proc proc rw 0 0\ntmpfs /run tmpfs rw 0 0\n")

    def plug(self, disk: str, part: str, removable: bool, name: str = "", bus: str = "platform") -> Path:
        """Add a disk with one partition, mounted on a folder of its own."""
        real = self.folder / "devices" / bus / disk
        (real / part).mkdir(parents=True)
        (real / "removable").write_text("1\n" if removable else "0\n")
        (real / "dev").write_text("250:0\n")
        (real / part / "partition").write_text("1\n")
        (real / part / "dev").write_text("250:1\n")
        for one, where in ((disk, real), (part, real / part)):
            (self.block / one).symlink_to(where)
        place = self.folder / (name or f"media-{part}")
        place.mkdir()
        escaped = str(place).replace("\\", "\\134").replace(" ", "\\040").replace("#", "\\043")  # fs/seq_file
        self.mounts.write_text(self.mounts.read_text() + f"/dev/{part} {escaped} vfat rw 0 0\n")
        return place

    def find(self, **environ: str) -> Path:
        return find_stick(environ, self.mounts, self.block)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path)
    machine.plug("mmcblk0", "mmcblk0p2", removable=False)
    return machine


def test_the_card_of_the_kiosk_is_no_stick(machine: Machine) -> None:
    with pytest.raises(NoStick) as none:
        machine.find()
    assert str(none.value) == "Er is geen stick waarop we kunnen schrijven."


@pytest.mark.parametrize("name", ["MIJN STICK", "STICK #2", "A\\040B", "АННА"])
def test_a_stick_is_found_where_it_is_mounted_whatever_its_name(machine: Machine, name: str) -> None:
    stick = machine.plug("sda", "sda1", removable=True, name=name)
    assert machine.find(KIOSK_STICK="") == stick


def test_of_two_sticks_the_last_one_is_meant(machine: Machine) -> None:
    machine.plug("sda", "sda1", removable=True)
    assert machine.plug("sdb", "sdb1", removable=True) == machine.find()


def test_a_stick_that_was_pulled_out_is_not_found(machine: Machine) -> None:
    machine.plug("sda", "sda1", removable=True).rmdir()
    with pytest.raises(NoStick):
        machine.find()


def test_a_disk_the_system_runs_from_is_no_stick_whatever_it_says(machine: Machine) -> None:
    machine.plug("sda", "sda1", removable=True)
    root = Path("/").stat().st_dev
    number = f"{os.major(root)}:{os.minor(root)}\n"
    (machine.folder / "devices" / "platform" / "sda" / "sda1" / "dev").write_text(number)
    with pytest.raises(NoStick):
        machine.find()


ON_USB = "pci0000:00/usb2/2-1/2-1:1.0/host0/target0:0:0/0:0:0:0/block"


def test_a_person_with_a_new_stick_that_calls_itself_a_fixed_disk_can_use_it(machine: Machine) -> None:
    assert machine.plug("sda", "sda1", removable=False, bus=ON_USB) == machine.find()


def test_a_disk_inside_the_machine_is_no_stick(machine: Machine) -> None:
    machine.plug("sda", "sda1", removable=False, bus="pci0000:00/ata1/host0/block")
    with pytest.raises(NoStick):
        machine.find()


@pytest.mark.parametrize("removable", [True, False])
def test_a_usb_disk_that_the_system_starts_from_is_no_stick(machine: Machine, removable: bool) -> None:
    machine.plug("sda", "sda2", removable=removable, bus=ON_USB)
    machine.mounts.write_text(machine.mounts.read_text() + "/dev/sda2 /boot/firmware vfat rw 0 0\n")
    with pytest.raises(NoStick):
        machine.find()


def test_a_usb_disk_under_a_locked_system_is_no_stick(machine: Machine) -> None:
    machine.plug("sda", "sda1", removable=False, bus=ON_USB)
    root = Path("/").stat().st_dev
    mapped = machine.folder / "devices" / "virtual" / "dm-0"
    mapped.mkdir(parents=True)
    (mapped / "dev").write_text(f"{os.major(root)}:{os.minor(root)}\n")
    holders = machine.folder / "devices" / ON_USB / "sda" / "sda1" / "holders"
    holders.mkdir()
    (holders / "dm-0").symlink_to(mapped)
    with pytest.raises(NoStick):
        machine.find()


def test_udev_asks_before_it_mounts_whether_a_disk_was_plugged_in(machine: Machine) -> None:
    machine.plug("sda", "sda1", removable=False, bus=ON_USB)
    assert is_stick("/dev/sda1", machine.mounts, machine.block)
    assert not is_stick("/dev/mmcblk0p2", machine.mounts, machine.block)
    assert not is_stick("/dev/gone", machine.mounts, machine.block)


def test_a_folder_can_take_the_place_of_a_stick(machine: Machine, tmp_path: Path) -> None:
    assert machine.find(KIOSK_STICK=str(tmp_path)) == tmp_path


def test_the_real_machine_is_looked_at_without_complaint() -> None:
    try:
        assert find_stick({}).is_dir()
    except NoStick:
        pass
