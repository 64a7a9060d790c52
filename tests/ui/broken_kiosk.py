"""`kiosk run` with one part broken on purpose: python -m tests.ui.broken_kiosk PART run …

review:  the review fails, with what was typed in the error.
keeping: storing a record fails in a way nobody thought of, with what was typed in the error.
places:  the list of places fails whenever the home screen asks for it.
frozen:  the window stands still soon after the start; everything beside it goes on.
restart: nothing is broken; a volunteer touches 'restart' soon after the start.
"""

from __future__ import annotations

import sys
import threading

from kiosk.app.keeping import SealedStore
from kiosk.app.kiosk import Kiosk
from kiosk.catalogue.store import Catalogue
from kiosk.cli import main
from kiosk.visit.registration import Registration


def review(registration: Registration) -> None:
    raise RuntimeError(f"cannot show {registration.answers}")


def keep(_: SealedStore, submission: object) -> None:
    raise RuntimeError(f"no idea what to do with {submission.answers}")


def status(*_: object) -> None:
    raise ValueError("no such hour")


def restart(_: Kiosk) -> None:
    from kivy.app import App
    from kivy.clock import Clock

    Clock.schedule_once(lambda _: App.get_running_app().restart(), 1)


def freeze(_: Kiosk) -> None:
    from kivy.clock import Clock

    def stand_still(_: float) -> None:
        print("stands still", flush=True)
        threading.Event().wait()

    Clock.schedule_once(stand_still, 1)


if __name__ == "__main__":
    owner, name, broken = {
        "review": (Registration, "review", review),
        "keeping": (SealedStore, "keep", keep),
        "frozen": (Kiosk, "watch_health", freeze),
        "restart": (Kiosk, "watch_health", restart),
        "places": (Catalogue, "status", status),
    }[sys.argv[1]]
    setattr(owner, name, broken)
    sys.exit(main(sys.argv[2:]))
