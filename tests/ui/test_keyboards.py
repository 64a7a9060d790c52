"""The keyboards of all languages as they stand on the screen: sizes, gaps, labels, and what a touch types."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from kiosk.machine.folders import assets_dir
from kiosk.site.load import load_site
from kiosk.tour.box import Box
from kiosk.ui.layouts.keys import JOINER, SHIFT
from tests.layouts.typist import KINDS, LANGUAGES
from tests.ui.looks import PX_PER_MM, Look, too_close
from tests.ui.rig import UPRIGHT, WIDE, turn, window_of_the_session

if TYPE_CHECKING:
    from kiosk.ui.widgets.keyboard import Keyboard

pytestmark = pytest.mark.screen

# Panel, whether the keyboard is narrow, how high one row is there (design pixels), the least size of a key.
PLACES = {
    "lying": (WIDE, False, 92, 15 * PX_PER_MM),
    "standing": (UPRIGHT, True, 104, 11 * PX_PER_MM),
    "sitting": (WIDE, True, 92, 15 * PX_PER_MM),
}
GAP = 9.5


class Board:
    """A keyboard on a window of its own, and what was typed on it."""

    def __init__(self, place: str) -> None:
        window_of_the_session()
        self.size, self.narrow, self.row, self.least = PLACES[place]
        turn(self.size)
        from kiosk.ui import theme
        from kiosk.ui.widgets.keyboard import Keyboard

        colours = load_site(None).file.colours
        theme.use(colours.accent, colours.tint, colours.on_accent, *self.size)
        theme.register_fonts(assets_dir() / "fonts")
        self.typed, self.erased = "", 0
        texts = load_site(None).texts
        self.keyboard: Keyboard = Keyboard(self._type, self._erase, lambda key: texts.get("nl", key))

    def _type(self, text: str) -> None:
        self.typed += text

    def _erase(self) -> None:
        self.erased += 1

    def show(self, kind: str, language: str, upper: bool = False) -> None:
        self.keyboard.show(kind, upper, language, self.narrow)
        rows = self.keyboard.rows
        self.keyboard.size = self.size[0], rows * self.row + (rows + 1) * GAP

    def touch(self, name: str) -> None:
        next(key for key in self.keyboard.children if key.name == name).do()

    def write(self, text: str) -> None:
        for char in text:
            before = self.typed
            while self.typed == before:
                key = self.keyboard.next_key(char)
                assert key is not None, char
                self.touch(key)

    def look(self) -> Look:
        boxes = [Box(key.name, *key.pos, *key.size, "key") for key in self.keyboard.children]
        return Look(f"{self.keyboard.language} {self.keyboard.kind} {self.keyboard.page}", boxes)

    def pages(self, kinds: tuple[str, ...] = KINDS) -> Iterator[Look]:
        """Turn every page of every language."""
        for language in LANGUAGES:
            for kind in kinds:
                self.show(kind, language)
                layout = self.keyboard.layout
                for page in layout.pages:
                    while self.keyboard.page != page:
                        self.touch(layout.towards(self.keyboard.page, page))
                    yield self.look()


@pytest.fixture(params=PLACES)
def board(request: pytest.FixtureRequest) -> Board:
    return Board(request.param)


def test_every_key_of_every_language_is_large_enough_and_has_room_around_it(board: Board) -> None:
    seen = 0
    for look in board.pages():
        small = [key for key in look.boxes if min(key.width, key.height) < board.least - 0.01]
        assert not small, look.screen
        assert not too_close(look, 1.5 * PX_PER_MM, ("key",)), look.screen
        out = [key for key in look.boxes if key.x < 0 or key.x + key.width > board.size[0] or key.y < 0]
        assert not out, look.screen
        seen += 1
    assert seen > 90


def test_every_label_fits_its_key(board: Board) -> None:
    for look in board.pages(("text", "email")):
        for key in board.keyboard.children:
            key.write()
            assert not key.words.writing.overflows, f"{look.screen}: {key.label!r} on {key.name!r}"
            assert key.words.writing.text.strip() or key.emblem.drawn, f"{look.screen}: {key.name}"


def test_a_key_is_laid_out_once_and_then_rests(board: Board) -> None:
    from kivy.clock import Clock

    for language in ("nl", "uk", "fa"):
        board.show("text", language)
        written = 0
        for _ in range(5):
            waiting = [one for one in Clock.get_events() if one.timeout < 0]
            written = sum(1 for one in waiting if "Face.write" in repr(one.get_callback()))
            Clock.tick_draw()
        assert not written, language


def test_keys_are_used_again_for_the_next_page_and_the_next_language(board: Board) -> None:
    board.keyboard.prepare(KINDS, "ps", board.narrow)
    made = len(board.keyboard._made)
    assert made <= 48
    assert sum(1 for _ in board.pages()) > 90
    assert len(board.keyboard._made) <= max(made, 48)


def test_a_touch_types_what_stands_on_the_key(board: Board) -> None:
    board.show("text", "tr", upper=True)
    board.write("İ")
    board.keyboard.set_shift(False)
    board.write("zmirIı")
    board.touch("erase")
    assert (board.typed, board.erased) == ("İzmirIı", 1)
    board.typed = ""
    board.show("text", "fa", upper=True)
    board.write(f"می{JOINER}خو")
    assert board.typed == f"می{JOINER}خو"
    assert SHIFT not in [key.name for key in board.keyboard.children]


def test_keys_lie_as_on_a_real_keyboard_also_where_people_read_from_the_right(board: Board) -> None:
    board.show("text", "ar")
    top = max(key.y for key in board.keyboard.children)
    row = sorted((key for key in board.keyboard.children if key.y == top), key=lambda key: key.x)
    shown = "".join(key.name for key in row)
    assert shown == ("ضصثقفغعهخح" if board.narrow else "ضصثقفغعهخحجد")


def test_who_says_nothing_of_a_language_gets_the_dutch_keyboard_that_fits_the_panel(board: Board) -> None:
    board.keyboard.show("text", upper=True)
    keys = [key.label for key in board.keyboard.children if key.types]
    assert {"A", "Z", "M"} <= set(keys)
    assert board.keyboard.narrow is (board.size == UPRIGHT)


def test_after_one_accent_the_letters_are_there_again(board: Board) -> None:
    board.show("text", "nl")
    away = [page for page in board.keyboard.layout.pages if page not in ("letters", "digits")]
    assert away
    for page in away:
        board.show("text", "nl")
        while board.keyboard.page != page:
            board.touch(board.keyboard.layout.towards(board.keyboard.page, page))
        accent = next(name for name in board.keyboard.layout.keys(page) if len(name) == 1 and name.isalpha())
        board.touch(accent)
        assert (board.typed[-1], board.keyboard.page) == (accent, "letters")


def test_numbers_lie_in_one_place_whatever_is_typed(board: Board) -> None:
    lies = set()
    for kind in ("phone", "pin", "amount", "place"):
        board.show(kind, "nl")
        digits = [key for key in board.keyboard.children if key.name.isdigit()]
        assert len(digits) == 10
        at = {key.name: key for key in digits}
        assert at["0"].x == at["8"].x and at["0"].top < at["8"].y, "under the 8, as on a telephone"
        lies.add(tuple(sorted((key.name, *key.pos, *key.size) for key in digits)))
    assert len(lies) == 1
