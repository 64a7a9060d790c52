"""Help is asked: who comes and when, and where nobody can, another moment or 'call me back'.

It says no more than is known: who is looked for while somebody is. A person still has to be seen, for nobody
near has heard more than two tones; to raise a hand is easier than to call out.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from kiosk.catalogue.moments import HelpMoment, help_moments
from kiosk.catalogue.said import offer_words
from kiosk.site.whom_to_call import said_for
from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.screens.message import MessageContent
from kiosk.ui.screens.offers import ICONS
from kiosk.ui.screens.two_answers import TwoAnswersContent
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.tile import Tile
from kiosk.visit.ports import Heard
from kiosk.words.calendar import day_ahead_in_words
from kiosk.words.clock import clock, span_in_words
from kiosk.words.days import in_belgium

MOST = 3  # moments; beside them 'call me back'
ALONE = ("nobody", "off")


def minutes(at: datetime) -> int:
    """Return the minutes since midnight."""
    return at.hour * 60 + at.minute


class HelpScreen(KioskScreen):
    progress_high = 0

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.message, self.choices = MessageContent(), TwoAnswersContent()
        self.moments = [Tile(action=f"moment:{number}") for number in range(MOST)]
        self.call_me = Tile(action="call_me", icon="phone")
        self._where = ""
        self.content = self.message
        self.fill(self.content)

    def show(self) -> None:
        heard = self.visit.heard or Heard()
        tiles = self._tiles() if heard.state in ALONE else []
        self._put(self.choices if tiles else self.message)
        if tiles:
            self._offer(tiles, heard)
        else:
            self._tell(heard)
        small = self.buttons(back=False, without=("help", "access", "away"))
        waits = heard.state in ("asking", "ringing", "coming")
        close = Main("close", self.t("help.cancel" if waits else "help.back"), self.visit.close)
        self.bar.show((*small, self.easier()), close)

    def _put(self, content: MessageContent | TwoAnswersContent) -> None:
        if content is not self.content:
            self.body.remove_widget(self.content)
            self.content = content
            self.fill(content)

    def _tell(self, heard: Heard) -> None:
        """One message, to be seen from across the hall."""
        t, ids = self.t, self.message.ids
        coming, here = heard.state == "coming", heard.state == "here"
        ids.badge.name = "walk" if coming else "check" if here else "hand-stop"
        ids.badge.ground, ids.badge.colour = rgba(theme.ACCENT), rgba(theme.ON_ACCENT)
        ids.staff.text = ids.code.text = ""
        if coming:
            ids.title.text = t("help.coming", who=heard.who)
            left = {0: "help.soon", 1: "help.minute"}.get(heard.minutes, "help.minutes")
            ids.line.text = t(left, minutes=heard.minutes)
        elif here:
            ids.title.text, ids.line.text = t("help.here", who=heard.who), ""
        else:
            looks = heard.state in ("asking", "ringing")
            ids.title.text = t("help.calling" if looks else "help.title")
            ids.line.text = t("help.asking" if looks else "help.line")
            site, language = self.app.parts.site, self.visit.language
            said = () if looks else said_for(site, language, "say.show_here", "say.here") or ()
            ids.staff.text = "\n".join(said)

    def _offer(self, tiles: list[Tile], heard: Heard) -> None:
        """Nobody can come: what there is instead."""
        ids = self.choices.ids
        ids.title.text = self.t("help.alone" if heard.state == "nobody" else "help.title")
        ids.line.text = self._where or self.t("help.nobody")
        self.let_title_grow(ids.title, px(84))
        ids.tiles.fill(tiles)

    def _tiles(self) -> list[Tile]:
        parts = self.app.parts
        found = help_moments(parts.catalogue, parts.now(), MOST)
        told = {self._word(tile, moment) for tile, moment in zip(self.moments, found, strict=False)}
        # Tiles without room for it: where all of them are the same it stands above them.
        self._where = told.pop() if self._little and len(told) == 1 else ""
        tiles = self.moments[: len(found)]
        if self.visit.can_be_called:
            self.call_me.label, self.call_me.do = self.t("help.call_me"), self.visit.call_me
            self.call_me.explain = "" if self._little else self.t("help.call_me_line")
            tiles.append(self.call_me)
        return tiles

    @property
    def _little(self) -> bool:
        """Say whether the tiles have room for no more than when it is; the rest is on the next screen."""
        return tokens.roomy or tokens.access.seated

    def _word(self, tile: Tile, moment: HelpMoment) -> str:
        """Say on a tile when it is, and below it what and where; return what and where."""
        language, times, today = self.visit.language, moment.times, in_belgium(self.app.parts.now()).date()
        begin, until = in_belgium(times.begin), in_belgium(times.end) if times.end else None
        if moment.now and until:
            when = self.t("home.open_until", time=clock(until, self.t))
        else:
            same_day = until if until and until.date() == begin.date() else None
            hours = span_in_words(minutes(begin), minutes(same_day) if same_day else None, self.t)
            when = f"{day_ahead_in_words(begin.date(), today, language)}\n{hours}"
        tile.label = when[:1].upper() + when[1:]
        title = self.app.in_both(lambda t, spoken: offer_words(t, moment.offer, spoken)).title.text
        where = moment.place.name if moment.place else ""
        told = [line for line in (title, where) if line]
        tile.explain = "" if self._little else "\n".join(told)
        tile.icon = ICONS[moment.offer.kind]
        tile.do = partial(self.visit.another_moment, moment.offer.id)
        return ", ".join(told)

    def forget(self) -> None:
        """Who came stays nowhere."""
        self.message.ids.title.text = self.message.ids.line.text = ""
