"""The real screen with one visit after the other, until it is killed: `python -m tests.faults.at_the_screen`.

On standard output: `ready`, then for each visit `sending` just before the last touch and `CODE` once the
screen has shown it. The state is in KIOSK_STATE.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from kiosk.devices.printer.printer import open_printer
from kiosk.devices.screen.screen import ensure_display
from kiosk.machine.folders import state_dir
from kiosk.site.load import load_site
from tests.e2e.person import say_the_rest


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def one_visit(guide: object) -> None:
    """From the attract screen to the code on the screen, by touch."""
    from kiosk.tour.pictures import texts

    touch = guide.touch
    touch("begin:nl")
    touch("journey:internet-help")
    touch("next")  # the notice
    guide.type("an")
    touch("next")
    guide.answer("visit")
    guide.type("park")
    touch("next")
    say_the_rest(guide)
    say("sending")
    touch("send")
    code = guide.visit.kept.code
    shown = " ".join(texts(guide.root))
    assert f"{code[:4]}-{code[4:]}" in shown, f"the code is not on the screen: {shown}"
    say(code)
    touch("done")
    guide.visit.wipe()
    guide.app.render()


def main() -> None:
    with ensure_display("1280x800"), tempfile.TemporaryDirectory() as papers:
        from kiosk.ui.kivy_settings import prepare

        prepare(1280, 800, windowed=True)
        from kiosk.app.kiosk import Kiosk
        from kiosk.tour.guide import Guide

        kiosk = Kiosk(load_site(), state_dir(), open_printer(f"simulated:{papers}"))
        app = kiosk.window()
        app._run_prepare()
        app.build_no_more()  # only what this visit shows: the others would cost each start half a second
        guide = Guide(app, Path(papers))
        say("ready")
        while True:
            one_visit(guide)


if __name__ == "__main__":
    sys.exit(main())
