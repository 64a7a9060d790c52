"""One person at the real screen, by touch: `python -m tests.e2e.person PAPERS [NAME PHONE]`, on KIOSK_STATE.

A process of its own, as a kiosk is: what it leaves on the disk is what a kiosk leaves there.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from kiosk.devices.printer.printer import open_printer
from kiosk.devices.screen.screen import ensure_display
from kiosk.machine.folders import state_dir
from kiosk.site.load import load_site

NAME = "Wolfgangina"
PHONE = "0498765432"


def main(papers: str, name: str = NAME, phone: str = PHONE) -> None:
    with ensure_display("1280x800"):
        from kiosk.ui.kivy_settings import prepare

        prepare(1280, 800, windowed=True)
        from kiosk.app.kiosk import Kiosk
        from kiosk.tour.guide import Guide

        kiosk = Kiosk(load_site(), state_dir(), open_printer(f"simulated:{papers}"))
        app = kiosk.window()
        app.start_stepwise()
        with tempfile.TemporaryDirectory() as pictures:
            guide = Guide(app, Path(pictures))
            told = ask_for_help(guide, name, phone)
        kiosk.close()
    print(json.dumps(told))


def ask_for_help(guide: object, name: str, phone: str) -> dict[str, object]:
    """Walk from the attract screen to the paper, the quick-check first; return what the screen said last."""
    touch = guide.touch
    touch("begin:nl")
    touch("journey:internet-check")
    while guide.visit.ask is not None:
        wanted = {"domicile_belgium": "yes", "social_tariff_now": "none", "collective_home": "no"}
        asked = guide.visit.ask
        guide.answer(wanted.get(asked.id, asked.options[0].value))
    touch("ask_for")
    touch("next")  # the notice
    if guide.screen() == "step-carry":
        guide.answer("no")
    guide.type(name)
    touch("next")
    guide.answer("phone")
    guide.type(phone)
    touch("next")
    say_the_rest(guide)
    touch("send")
    code = guide.visit.kept.code
    guide.wait(lambda: guide.visit.ticket.state == "printed", "the paper did not come")
    told = {"code": code, "texts": guide.look().texts}
    touch("done")
    touch("next")  # how it went is passed over
    return told


def say_the_rest(guide: object) -> None:
    """From the question where people live to the review."""
    guide.type("9900")
    guide.touch("next")
    for answer in ("too_dear", "no", "home", "morning"):
        guide.answer(answer)


if __name__ == "__main__":
    main(*sys.argv[1:])
