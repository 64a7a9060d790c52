"""A kiosk whose clock was set by chrony knows it, as one with timesyncd does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kiosk.machine.time_server import KEPT, clock_was_set, kernel_was_told, wait_and_keep


def test_a_clock_that_chrony_set_counts_as_set(tmp_path: Path) -> None:
    files = (tmp_path / "timesyncd", tmp_path / KEPT)
    assert not clock_was_set(files, kernel=lambda: False)
    assert clock_was_set(files, kernel=lambda: True)


def test_word_that_the_clock_was_set_stays_when_the_kernel_has_forgotten_it(tmp_path: Path) -> None:
    told = iter([False, False, True])
    waited: list[float] = []
    wait_and_keep(tmp_path, lambda: next(told), waited.append)
    assert len(waited) == 2
    assert clock_was_set((tmp_path / KEPT,), kernel=lambda: False)


def test_the_kernel_of_this_machine_answers_as_python_reads_it() -> None:
    # The same question by the bytes of the struct, as the C library of a 64-bit machine lays them out.
    script = (
        "import ctypes, struct\n"
        "room = ctypes.create_string_buffer(512)\n"
        "state = ctypes.CDLL(None).adjtimex(room)\n"
        "status = struct.unpack_from('=I4xqqqqi', room)[5]\n"
        "print(0 <= state < 5 and not status & 0x40)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == str(kernel_was_told())
