"""An earlier paper on the tour: scanned, with its code typed; and before the scanner what is not ours."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.tour.guide import Guide
from kiosk.tour.holding import uncover
from kiosk.tour.walks import CODE, TOKEN
from kiosk.visit.typed_code import MOST_TRIES


def come_back_with_a_paper(guide: Guide, begin: Callable[[], object], language: str) -> None:
    """Say 'I am here' where there is something today, withdraw, and type more codes than anybody may."""
    app, visit = guide.app, guide.visit
    uncover(guide)
    app.scans.take("a tin of soup")
    guide.look()
    guide.touch("again")
    for offer in visit.frame.offers.today()[:1]:
        _scan(guide, language)
        guide.touch(f"check_in:{offer}")
        guide.look("scanned")
        guide.touch("done")
    _scan(guide, language)
    guide.touch("withdraw")
    guide.look()
    guide.touch("confirm")
    guide.look("scanned")
    guide.touch("done")
    begin()
    visit.code_tries = MOST_TRIES  # nobody types five codes for this
    tile = next(one.id for one in visit.frame.journeys.values() if one.kind == "correction")
    guide.touch(f"journey:{tile}")
    guide.type(CODE)
    guide.touch("next")
    guide.look()
    guide.touch("done")


def _scan(guide: Guide, language: str) -> None:
    uncover(guide)
    guide.app.scans.take(f"https://{guide.app.parts.site.file.qr_host}/p/{TOKEN}")
    guide.finger.step()
    if guide.app.visit.asks_language:
        guide.look("scanned-language")
        guide.touch(f"begin:{language}")
    guide.look("scanned")
