"""Children with a keyboard and a mouse find no way out of the running kiosk: every key, every chord."""

from __future__ import annotations

import itertools
import signal
import struct
from pathlib import Path

import pytest

from benchmarks._panel import Panel
from tests.ui.real_kiosk import PATIENCE, RealKiosk
from tests.waiting import when

pytestmark = [pytest.mark.screen, pytest.mark.slow]

# X11 numbers of the keys held, as every PC keyboard has them (evdev + 8).
SHIFT, CONTROL, ALT, SUPER, ALT_GR = 50, 37, 64, 133, 108
HELD = [
    (),
    (SHIFT,),
    (CONTROL,),
    (ALT,),
    (SUPER,),
    (ALT_GR,),
    (CONTROL, ALT),
    (CONTROL, SHIFT),
    (CONTROL, ALT, SHIFT),
]
KEYS = range(9, 256)  # every key there is: Escape, F1 to F24, Print, Menu, SysRq, sleep, browser, …
BUTTONS = range(2, 10)  # of a mouse: middle, right, wheel, back, forward
CORNERS = [(1, 1), (1278, 1), (1, 798), (1278, 798)]
QUERY_TREE = 15


class Hands(Panel):
    """Hands at a keyboard and a mouse."""

    def windows(self) -> int:
        """Return how many windows there are on the screen."""
        head, _ = self._ask(struct.pack("<BxHI", QUERY_TREE, 2, self._root))
        return int(struct.unpack_from("<H", head, 16)[0])

    def strike(self, key: int, held: tuple[int, ...]) -> None:
        """Strike a key while others are held."""
        for other in held:
            self._fake(2, other)
        self._fake(2, key)
        self._fake(3, key)
        for other in reversed(held):
            self._fake(3, other)

    def click(self, button: int, x: int, y: int) -> None:
        """Press a button of a mouse somewhere."""
        self._fake(6, 0, x, y)
        self._fake(4, button)
        self._fake(5, button)


def test_no_key_no_chord_and_no_button_leads_out_of_the_kiosk(tmp_path: Path) -> None:
    with RealKiosk(tmp_path) as kiosk, Hands(kiosk.display.name) as hands:
        kiosk.wait_until_ready()
        kiosk.rest()
        before, windows = hands.picture(), hands.windows()
        children = Path(f"/proc/{kiosk.process.pid}/task/{kiosk.process.pid}/children")
        started = children.read_text()
        for held, key in itertools.product(HELD, KEYS):
            hands.strike(key, held)
        for button, (x, y) in itertools.product(BUTTONS, CORNERS):
            hands.click(button, x, y)
        kiosk.rest()
        assert kiosk.process.poll() is None, "it is still there"
        assert hands.windows() == windows, "and nothing beside it"
        assert children.read_text() == started, "no program was begun"
        assert when(lambda: hands.picture().tobytes() == before.tobytes()), (
            "the first screen stands there untouched"
        )
        assert not [
            path for path in kiosk.written() if path.suffix in (".png", ".ini") and path.name != "door.png"
        ]
        kiosk.process.send_signal(signal.SIGTERM)
        out, complaint = kiosk.process.communicate(timeout=PATIENCE)
        assert (kiosk.process.returncode, out, complaint) == (0, "", ""), "only systemd ends it"
