"""Answers that would be taken, to touch instead of typing on: the places of a postcode, what was meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from kiosk.ui import theme
from kiosk.ui.theme import tokens
from kiosk.ui.widgets.grid import TileGrid
from kiosk.ui.widgets.pager import Pager
from kiosk.ui.widgets.pages import Pages, Room, tile_room
from kiosk.ui.widgets.tile import Tile

WIDE = Room(3, 2)  # what the room of a keyboard takes


class Choices(TileGrid):
    """Takes the room of the keyboard: within reach of who sits, and nothing else there to be touched."""

    def __init__(self, words: Callable[..., str], pages: Pages, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.words, self.pages, self._turner = words, pages, Pager()
        self._made: list[Tile] = []
        self._offered: tuple[str, ...] = ()

    def show(
        self,
        offered: Sequence[str],
        icon: str,
        take: Callable[[str], object],
        again: Callable[[], object],
        private: bool = False,
        named: Mapping[str, str] | None = None,
    ) -> None:
        """Show a tile for each of `offered` and one to type again; a page of them where they are many.

        What is `private` is said by its number: the hall need not hear an address. `named`: what is shown for
        an answer that is no word.
        """
        if tuple(offered) != self._offered:
            self._offered = tuple(offered)
            self.pages.first()
        room = tile_room(tight=True)
        room = WIDE if room.most > WIDE.most else room
        shown = self.pages.cut(offered, room, beside=1)
        tiles = self._tiles(len(shown) + 1)
        for index, text in enumerate(shown):
            instead = self.words("hear.suggestion", number=index + 1) if private else ""
            picture = "" if tokens.roomy else icon
            self._become(
                tiles[index],
                (named or {}).get(text, text),
                f"offer:{index}",
                picture,
                partial(take, text),
                instead,
            )
        self._become(tiles[-1], self.words("typed.again"), "retype", "keyboard", again)
        wide = private and not tokens.portrait  # a mail address is long, and is not broken
        pager = self._turner if self.pages.count > 1 else None
        self._turner.show(self.pages, self.words)
        self.fill_page(tiles, room, pager, 2 if wide else 0)

    def forget(self) -> None:
        """Let go of what a person typed or was offered."""
        self._offered = ()
        self.pages.first()
        for tile in self._made:
            tile.label, tile.instead, tile.do = "", "", None
        self.tiles = []
        self.clear_widgets()

    @staticmethod
    def _become(
        tile: Tile, label: str, action: str, icon: str, do: Callable[[], object], instead: str = ""
    ) -> None:
        tile.label, tile.action, tile.icon, tile.do, tile.instead = label, action, icon, do, instead

    def _tiles(self, count: int) -> list[Tile]:
        while len(self._made) < count:
            self._made.append(Tile(badge_size=64, sizes=theme.NAME))
        return self._made[:count]
