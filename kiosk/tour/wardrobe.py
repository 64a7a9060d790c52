"""Frames and screens made before, put on again: making them is most of what a look at another way costs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.ui import theme
from kiosk.ui.screens.aside import renew
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.text.writing import Writing
from kiosk.ui.widgets.frame import Frame
from kiosk.ui.widgets.warning import IdleWarning
from kiosk.ui.window import KioskApp
from kiosk.visit.access import Access

Furniture = tuple[Frame, IdleWarning, dict[str, KioskScreen]]


class Wardrobe:
    """Keeps the furniture of an app for each set of switches and each direction."""

    def __init__(self, app: KioskApp) -> None:
        self.app = app
        self._new = app.furniture
        self._kept: dict[tuple[Access, bool], Furniture] = {}
        self._keep(app.frame, app.warning, app.screens)
        app.furniture = self._furniture

    def _furniture(self) -> Furniture:
        kept = self._kept.get((theme.tokens.access, theme.tokens.rtl))
        if kept is None:
            return self._keep(*self._new())
        kept[0].bar.fold()  # as new
        return kept

    def _keep(self, *furniture: object) -> Furniture:
        self._kept[theme.tokens.access, theme.tokens.rtl] = furniture
        return furniture

    def changes(self, access: Access, rtl: bool) -> bool:
        """Say whether another set of screens is about to be put on."""
        return (theme.tokens.access, theme.tokens.rtl) != (access, rtl)

    def put_away(self) -> None:
        """Forget what is on the screens, while the colours are still those they were made in."""
        for screen in self.app.screens.values():
            screen.forget()

    @contextmanager
    def without_ink(self) -> Iterator[None]:
        """Put words in their places without drawing them, until the end; then what is seen is drawn."""
        Writing.ink = False
        try:
            yield
        finally:
            Writing.ink = True
            renew(self.app.root_layout)
