"""Somebody with a telephone at the real screen, on KIOSK_STATE. Two visits, each a process of its own:

python -m tests.e2e.passer_by look OFFER FOLDER      look at an offer; a picture of the screen lands in FOLDER
python -m tests.e2e.passer_by scan OFFER FOLDER TEXT hold TEXT before the scanner, say 'I am here'
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from kiosk.devices.printer.printer import open_printer
from kiosk.devices.scanner.scanner import open_scanner
from kiosk.devices.screen.screen import ensure_display
from kiosk.machine.folders import state_dir
from kiosk.site.load import load_site
from kiosk.visit.stage import Stage


def main(what: str, offer: str, folder: str, text: str = "") -> None:
    with ensure_display("1280x800"):
        from kiosk.ui.kivy_settings import prepare

        prepare(1280, 800, windowed=True)
        from kiosk.app.kiosk import Kiosk
        from kiosk.tour.guide import Guide

        pipe = Path(folder) / "scanner"
        scanner = open_scanner(f"simulated:{pipe}")
        kiosk = Kiosk(load_site(), state_dir(), open_printer("none"), scanner=scanner)
        app = kiosk.window()
        app.start_stepwise()
        guide = Guide(app, Path(folder))
        told = look(guide, offer) if what == "look" else scan(guide, pipe, offer, text)
        kiosk.close()
    print(json.dumps(told))


def look(guide: object, offer: str) -> dict[str, str]:
    """Walk to the offer; return the name of the picture of the screen."""
    for touch in ("begin:nl", "journey:offer-sign-up", f"offer:{offer}"):
        guide.touch(touch)
    return {"picture": guide.look().picture}


def scan(guide: object, pipe: Path, offer: str, text: str) -> dict[str, object]:
    """Hold the telephone before the scanner and say 'I am here'; return what the screen says."""
    with pipe.open("w") as scanner:
        scanner.write(f"{text}\n")
    guide.wait(lambda: guide.visit.stage is Stage.PAPER, "the square was not taken")
    language = guide.visit.language
    guide.touch(f"check_in:{offer}")
    told = {"stage": guide.visit.stage.value, "language": language, "texts": guide.look().texts}
    guide.touch("done")
    return told


if __name__ == "__main__":
    main(*sys.argv[1:])
