"""Somebody who needs help at the real screen, on KIOSK_STATE: `python -m tests.e2e.caller FOLDER`.

Says what the screen shows, a line of JSON each time it says something else; goes on once somebody comes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from kiosk.devices.printer.printer import open_printer
from kiosk.devices.screen.screen import ensure_display
from kiosk.machine.folders import state_dir
from kiosk.site.load import load_site


def main(folder: str) -> None:
    with ensure_display("1280x800"):
        from kiosk.ui.kivy_settings import prepare

        prepare(1280, 800, windowed=True)
        from kiosk.app.kiosk import Kiosk
        from kiosk.tour.guide import Guide

        kiosk = Kiosk(load_site(), state_dir(), open_printer("none"))
        app = kiosk.window()
        app.start_stepwise()
        guide = Guide(app, Path(folder), draws=False)
        for touch in ("begin:uk", "help"):
            guide.touch(touch)
        for state in ("ringing", "coming"):
            guide.wait(lambda: guide.visit.heard.state == state, f"never {state}")  # noqa: B023
            print(json.dumps({"state": state, "texts": guide.look(state).texts[:2]}), flush=True)
        guide.touch("close")
        kiosk.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
