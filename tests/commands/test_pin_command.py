"""`kiosk pin`: an installer chooses it on the device, or a script gives it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(("arguments", "typed"), [((), ""), ((), "48291573\n48291573\n"), (("-",), "")])
def test_a_script_that_types_no_pin_reads_one_line(
    tmp_path: Path, arguments: tuple[str, ...], typed: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "pin", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,  # without a terminal of its own
        env={**os.environ, "KIOSK_STATE": str(tmp_path)},
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith("kiosk pin: ") and "unexpected" not in done.stderr
