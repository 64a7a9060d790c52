"""Logs in the shape nwipe writes them (0.33 of Debian bookworm), made up here: no log of a real disk."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple


class Disk(NamedTuple):
    """A disk in a made-up log."""

    name: str = "sda"
    serial: str = "ZX-12345"
    bus: str = " ATA"
    model: str = "Voorbeeld 500"
    size: int = 500_107_862_016
    written: int | None = None  # bytes; None: all
    status: str = " Erased "
    errors: int = 0
    read_back: bool = True


def a_log(
    *disks: Disk,
    at: datetime | None = None,
    end: str = "Nwipe successfully completed. See summary table for details.",
    method: str = "PRNG Stream",
    extra: str = "",
) -> bytes:
    """Return the log of one run; `end` '' : it stops before; `extra`: a line among those of the wipe."""
    disks = disks or (Disk(),)
    clock = at or datetime.now().replace(microsecond=0)

    def line(said: str, level: str = " notice") -> str:
        return f"[{clock:%Y/%m/%d %H:%M:%S}] {level}: {said}"

    lines = [
        line(f"Found /dev/{one.name}, {one.bus}, {one.model},  500 GB, S/N={one.serial}") for one in disks
    ]
    lines += [line("Program options are set as follows..."), line("  banner   = nwipe 0.33")]
    lines += [line(f"  method   = {method}"), line("  verify   = 1 (last pass)")]
    for one in disks:
        device = f"/dev/{one.name}"
        lines += [
            line(f"{device} has serial number {one.serial}"),
            line(f"{device}, sect/blk/dev 512/4096/{one.size}"),
            line(f"Invoking method '{method}' on {device}"),
            line(f"Starting pass 1/1, round 1/1, on {device}"),
            line(f"{one.size if one.written is None else one.written} bytes written to {device}"),
            line(f"Finished pass 1/1, round 1/1, on {device}"),
        ]
        if one.read_back:
            lines += [line(f"[SUCCESS] Verified that {device} is empty.")]
    lines += [line(extra, "  error")] if extra else []
    clock += timedelta(seconds=40)
    lines += ["", "******************************** Error Summary ****", "!   Device | Pass Errors | Veri"]
    lines += [
        f"{'!' if one.errors else ' '} {one.name:>8} | {one.errors:10} | {0:20} | {0:20}" for one in disks
    ]
    lines += ["", "********************************* Drive Status ****", "!   Device | Status | Thru-put"]
    lines += [
        f"  {one.name:>8} |{one.status}| 120 MB/s | 01:22:01 | {one.model[:17]}/{one.serial}" for one in disks
    ]
    lines += [f"[{clock:%Y/%m/%d %H:%M:%S}] Total Throughput 120 MB/s, {method}, 1R+B+VL", ""]
    lines += [line(end, "   info")] if end else []
    return "\n".join(lines).encode()
