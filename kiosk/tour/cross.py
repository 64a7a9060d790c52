"""The cross: at each screen a tour comes to, the same screen in other languages and made easier, checked too.

A tour for each language, size and mode would walk the same way sixty times; the walk is what takes long. Here
the walk stands still, shows the screen in every other way a person may have it, page by page, and goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext

from kiosk.catalogue.store import Catalogue
from kiosk.site.texts import SOURCE, Texts
from kiosk.tour.checks import defects
from kiosk.tour.clock import SkippingClock
from kiosk.tour.guide import MOST_PAGES, Guide
from kiosk.tour.pictures import drawn, texts
from kiosk.tour.rounds import lay_out
from kiosk.tour.wardrobe import Wardrobe
from kiosk.ui.reading_order import seen, written
from kiosk.ui.spoken_language import PIECES
from kiosk.ui.widgets.pages import Pages
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.touchable import Touchable
from kiosk.visit.access import Access, Switch
from kiosk.visit.stage import Stage
from kiosk.wire.offer_words import left_in_dutch

LAID_OUT, AGAIN = 6, 2  # rounds of the event loop until a new screen is laid out, and one shown before
NOTES = ("-touched", "-typed")  # the screen before it once more: looked at where something new stands on it
SAME = "-more"  # what stands behind 'more' is the same in every way


class Cross:
    """Every way of `languages` × `eases`; an ease of no switches is the screen as usual."""

    def __init__(
        self,
        guide: Guide,
        clock: SkippingClock,
        languages: Sequence[str],
        eases: Sequence[tuple[Switch, ...]] = ((),),
        pictures: bool = False,
    ) -> None:
        """`pictures`: draw each of them, and measure contrast on the picture as well: five times slower."""
        self.guide, self.clock = guide, clock
        self.languages, self.eases = languages, eases
        self.pictures = pictures
        self.screens = 0  # how many were looked at
        self._wardrobe = Wardrobe(guide.app)
        self._met: dict[str, set[str]] = {}
        self._marked: set[int] = set()

    def __call__(self, screen: str) -> list[str]:
        """Return what is wrong with `screen` in any of these ways, one line each.

        Nothing when it was here before with nothing on it that is new.
        """
        if screen.endswith(SAME) or not self._is_new(screen):
            return []
        visit = self.guide.visit
        language, access, page = visit.language, visit.access, self._pages.page
        wrong: list[str] = []
        inkless = nullcontext() if self.pictures else self._wardrobe.without_ink()
        with self.clock.standing_still(), inkless:
            for ease in self.eases:
                # From left to right first: turning the frame round builds it anew.
                for spoken in sorted(self.languages, key=self._turned):
                    if (spoken, _eased(ease)) != (language, access):
                        wrong += [
                            f"{spoken} {'+'.join(ease) or 'usual'}: {line}"
                            for line in self._look(spoken, ease)
                        ]
            self._wardrobe.put_away()
            visit.access = access
            visit.speak(language)
            self._show()
            if self._pages.page != page:  # where the walk stood still, it goes on
                self._pages.page = page
                self._show()
        return wrong

    @property
    def _pages(self) -> Pages:
        return self.guide.app.room.current_screen.pages

    def _is_new(self, screen: str) -> bool:
        """Say whether something stands here that did not the last time.

        A message: a review with an e-mail address. Something to touch: a suggested place. Or, among as many
        answers, one that is marked.
        """
        catalogue, language = self.guide.app.parts.site.texts, self.guide.visit.language
        for note in NOTES:
            screen = screen.removesuffix(note)
        things = {catalogue.key_of(language, text) for text in texts(self.guide.root)}
        things |= {widget.action for widget in seen(self.guide.root) if isinstance(widget, Touchable)}
        first, met = screen not in self._met, self._met.setdefault(screen, {""})
        new = first or bool(things - met) or self._is_marked_anew()
        met |= things
        return new

    def _is_marked_anew(self) -> bool:
        tiles = [widget for widget in seen(self.guide.root) if isinstance(widget, Tile)]
        if not any(tile.selected for tile in tiles) or len(tiles) in self._marked:
            return False
        self._marked.add(len(tiles))
        return True

    def _turned(self, language: str) -> bool:
        return self.guide.app.parts.site.languages[language].direction == "rtl"

    def _look(self, language: str, ease: tuple[Switch, ...]) -> Iterator[str]:
        """Return the defects of the screen in one language, with its switches on, on all of its pages."""
        visit = self.guide.visit
        if self._wardrobe.changes(_eased(ease), self._turned(language)):
            self._wardrobe.put_away()
        visit.access = _eased(ease)
        visit.speak(language)
        self._show()
        warned = visit.warned and visit.stage is not Stage.DONE
        if not warned:
            self._turn("page_back")
            self.guide.app.room.current_screen.pages.first()  # where no pager turns them
            self._show()
        for _ in range(MOST_PAGES):
            root = self.guide.app.warning if warned else self.guide.root
            self.screens += 1
            yield from defects(root, language, drawn() if self.pictures else None)
            yield from self.guide.habits.broken(root)
            meant = [one for one in written(root) if one.speaks != SOURCE]  # else it is Dutch on purpose
            yield from self._left_in_dutch(language, [one.writing.text for one in meant])
            if warned or not self._turn("page", pages=1):
                return

    def _turn(self, action: str, pages: int = MOST_PAGES) -> bool:
        """Turn so many pages, or as many as there are; say whether there was one."""
        turned = False
        on = ("page", "further") if action == "page" else (action,)
        while pages and (turner := next(filter(None, map(self.guide.find, on)), None)) is not None:
            turner.do()
            self._show()
            turned, pages = True, pages - 1
        return turned

    def _show(self) -> None:
        app = self.guide.app
        frame, screens = app.frame, len(app.screens)
        app.render()
        app.build_no_more()
        lay_out(AGAIN if app.frame is frame and len(app.screens) == screens else LAID_OUT)

    def _left_in_dutch(self, language: str, shown: list[str]) -> Iterator[str]:
        if language == SOURCE:
            return
        catalogue, texts = self.guide.app.parts.catalogue, self.guide.app.parts.site.texts
        example = texts.get(language, "ui.example")
        for text in shown:
            if len(text) == 1:  # a key of the keyboard: 'N' is north only on a map
                continue
            known = bool(texts.key_of(language, text))  # 'Digispreekuur' is also what a volunteer chooses
            offered = not known and _offer_left(catalogue, language, text, example)
            if offered or _is_left(texts, language, text):
                yield f"left in Dutch: {text!r}"


def _is_left(catalogue: Texts, language: str, text: str) -> bool:
    """Say whether this is the Dutch of something that has another text in `language`."""
    key = catalogue.key_of(SOURCE, text)
    return bool(key) and not catalogue.key_of(language, text) and catalogue.get(language, key) != text


def _offer_left(catalogue: Catalogue, language: str, text: str, example: str) -> bool:
    """Say whether an offer stands here in Dutch though it has `language`, or does not say it is Dutch."""
    pieces = [piece.removesuffix(f" ({example})") for piece in PIECES.split(text)]
    return any(left_in_dutch(offer, language, piece) for offer in catalogue.offers() for piece in pieces)


def _eased(ease: Sequence[Switch]) -> Access:
    access = Access()
    for switch in ease:
        access = access.turned(switch)
    return access
