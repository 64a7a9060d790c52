"""A real keyboard (a volunteer's, a scanner's) types like ours does."""

from __future__ import annotations

from collections.abc import Callable

from kivy.core.window import Window

from kiosk.ui.stage import KeysStage
from kiosk.ui.widgets.one_screen import Shown
from kiosk.visit.stage import Stage

BACKSPACE, TAB, ENTER, ENTER_OF_THE_PAD = 8, 9, 13, 271  # SDL's numbers of the keys


class RealKeys:
    """Listens until it is stopped."""

    def __init__(self, app: KeysStage) -> None:
        self.app = app
        Window.bind(on_textinput=self._typed, on_key_down=self._key)

    def stop(self) -> None:
        """Listen no more."""
        Window.unbind(on_textinput=self._typed, on_key_down=self._key)

    def _typed(self, _: object, text: str) -> None:
        self._act(lambda screen: screen.type(text))

    def _key(self, _: object, key: int, *__: object) -> bool:
        if key == BACKSPACE:
            self._act(lambda screen: screen.erase())
        elif key in (TAB, ENTER, ENTER_OF_THE_PAD):
            self._act(lambda screen: screen.enter())
        return True  # Kivy would close the app on Escape and open settings on F1

    def _act(self, do: Callable[[Shown], None]) -> None:
        visit, screen = self.app.visit, self.app.room.current_screen
        asked = visit.ask
        types = asked.typed if asked is not None else visit.stage in (Stage.PIN, Stage.DESK)
        if screen is not None and not visit.warned and types and screen.typing:
            visit.touched()
            do(screen)
            self.app.render()
