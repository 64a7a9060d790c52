"""A volunteer starts the kiosk anew: it ends in a way that says so to whoever started it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.commands.run import RESTART
from tests.ui.real_kiosk import PATIENCE, RealKiosk

pytestmark = [pytest.mark.screen, pytest.mark.slow]


def test_a_restart_ends_the_program_with_the_code_that_asks_for_a_new_start(tmp_path: Path) -> None:
    with RealKiosk(tmp_path, broken="restart") as kiosk:
        said, complaint = kiosk.process.communicate(timeout=PATIENCE)
        assert (kiosk.process.returncode, said, complaint) == (RESTART, "kiosk: ready\n", "")
