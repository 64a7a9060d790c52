"""What stands on the first screen when nobody came for a while: what this is, and when one can come by.

Each showing stands somewhere else than the one before: nothing burns in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from kivy.uix.boxlayout import BoxLayout

from kiosk.catalogue.offered import still_offered
from kiosk.catalogue.said import offer_words
from kiosk.site.texts import SOURCE
from kiosk.ui.parts import Parts
from kiosk.ui.screens.base import load_kv
from kiosk.ui.screens.opening import strip_line
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.icon import Drawing
from kiosk.ui.widgets.turning import Row

__all__ = ["Card", "Drawing", "Resting", "Row"]  # some are named in the kv file only

FIRST = "welcome"  # somebody beside somebody at a screen
LINES = 3  # of what is on; the first is of a place

load_kv(__name__)


class Resting(BoxLayout):
    """Laid out in resting.kv. Built when it is needed: a kiosk that is used shows it seldom."""

    def __init__(self, parts: Parts, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.parts, self.times = parts, 0
        of_tiles = (journey.picture for journey in parts.site.journeys.values())
        self.pictures = list(dict.fromkeys((FIRST, *filter(None, of_tiles))))
        self.ids.house.text, self.ids.house.speaks = parts.site.file.organisation.name, SOURCE

    def show(self, code: str) -> None:
        """Say it in one language, at another place and with another picture than before."""
        ids, texts = self.ids, self.parts.site.texts
        t, rtl = partial(texts.get, code), self.parts.site.languages[code].direction == "rtl"
        for label in (ids.touch, ids.line, ids.when, ids.lines):
            label.rtl, label.speaks = rtl, code
        ids.house.rtl = rtl
        ids.touch.text = t("rest.touch")
        ids.line.text = t("site.attract.line") if texts.has("site.attract.line") else ""
        now = self.parts.now()
        lines = [*when_open(self.parts, t, now, code), *when_on(self.parts, t, now, code)][:LINES]
        ids.when.text, ids.lines.text = t("rest.when") if lines else "", "\n".join(lines)
        ids.drawing.name = self.pictures[self.times % len(self.pictures)]
        ids.what.turned = rtl != (self.times % 2 == 1)
        self._card_on_top(self.times % 4 > 1)
        self.times += 1

    def _card_on_top(self, on_top: bool) -> None:
        card = self.ids.card.__self__  # ids only borrow
        self.remove_widget(card)
        self.add_widget(card, index=len(self.children) if on_top else 0)


def when_open(parts: Parts, t: Callable[..., str], now: datetime, language: str) -> Iterator[str]:
    """Give the place that is open, or else opens first."""
    known = [(place, parts.catalogue.status(place, now)) for place in parts.catalogue.places()]
    known = [one for one in known if one[1].is_open or one[1].next]
    known.sort(key=lambda one: (not one[1].is_open, one[1].next.timestamp() if one[1].next else 0.0))
    for place, status in known[:1]:
        yield strip_line(t, place, status, now, language)


def when_on(parts: Parts, t: Callable[..., str], now: datetime, language: str) -> Iterator[str]:
    """Give what one can join and when it is next, a line each."""
    known = [
        (one, parts.catalogue.days(one, now, language, t).soonest)
        for one in still_offered(parts.catalogue, now)
    ]
    coming = [(soonest, offer) for offer, soonest in known if soonest is not None]
    for soonest, offer in sorted(coming, key=lambda one: one[0].on):
        yield f"{offer_words(t, offer, language).title.text}: {soonest.day}, {soonest.hours}"
