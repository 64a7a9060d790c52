"""The real kiosk with long lists: how long they take to open, and a new one to be there.

python -m benchmarks._full_lists ROUNDS     prints times as JSON
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from kiosk.ui.kivy_settings import prepare
from kiosk.wire.catalogue import Catalogue, Offer, Place

PLACES, OFFERS, MANY = 20, 60, 300
HOURS = ("Mo-Fr 09:00-12:00; PH off", "We 13:00-17:00; SH off", "Sa[1] 10:00-13:00", "Tu,Th 14:00-16:00")


def a_list(offers: int, revision: int, organisation: str) -> Catalogue:
    """Return a list as central publishes it, each offer at one of the places."""
    places = tuple(
        Place(id=f"plek-{one}", name=f"Digipunt {one}", address=f"Kerkstraat {one}", postcode="9900",
              town="Eeklo", opening_hours=HOURS[one % 4])
        for one in range(PLACES)
    )  # fmt: skip
    return Catalogue(
        revision=revision, organisation=organisation, places=places,
        offers=tuple(
            Offer(id=f"les-{one}", title=f"Les {one}: bellen en berichten", about="Stap voor stap.",
                  place=f"plek-{one % PLACES}", opening_hours=HOURS[one % 4], price="gratis", seats=12,
                  for_whom="Ouderen" if one % 3 else "")
            for one in range(offers)
        ),
    )  # fmt: skip


def main(rounds: int) -> None:
    """Walk, in this process."""
    prepare(1280, 800, windowed=True)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        print(json.dumps(_walked(Path(folder), rounds)))


def _walked(folder: Path, rounds: int) -> dict[str, Any]:
    from kiosk.app.kiosk import Clocks, Kiosk
    from kiosk.catalogue.store import FILE
    from kiosk.catalogue.store import Catalogue as Kept
    from kiosk.devices.printer.printer import open_printer
    from kiosk.site.load import load_site
    from kiosk.tour.clock import SkippingClock
    from kiosk.tour.guide import Guide
    from kiosk.tour.practice import enrol_for_practice

    site = load_site(None)
    organisation = site.file.organisation.id
    enrol_for_practice(folder, organisation)
    sync = Kept(folder / FILE)
    sync.replace(a_list(OFFERS, 1, organisation))
    printer = open_printer(f"simulated:{folder / 'papers'}")
    kiosk = Kiosk(site, folder, printer, Clocks(monotonic=SkippingClock(time.monotonic)))
    app = kiosk.window()
    app.start_stepwise()
    guide = Guide(app, folder)
    course = next(one.id for one in site.journeys.values() if one.kind == "sign-up")
    guide.touch("begin" if guide.find("begin") else "begin:nl")
    opened = {"offers": list[float](), "places": list[float]()}
    for _ in range(rounds):
        for name, action in (("offers", f"journey:{course}"), ("places", "places")):
            opened[name].append(guide.finger.touch(guide.find(action))[1])
            guide.touch("back")
    began = time.perf_counter()
    sync.replace(a_list(MANY, 2, organisation))
    kept = time.perf_counter() - began
    guide.touch(f"journey:{course}")
    shown = time.perf_counter() - began
    assert len(app.parts.catalogue.offers()) == MANY
    kiosk.close()
    return {**opened, "kept_s": kept, "shown_s": shown}


if __name__ == "__main__":
    main(int(sys.argv[1]))
