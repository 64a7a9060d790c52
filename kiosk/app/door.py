"""The first picture of a start: the first screen as it stood there last time, while the rest is loading.

Loading the program takes twice as long as opening a window. A kiosk is switched on in front of people, so
the picture comes first; touches wait in the queue of the window system until the real screen is there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from kiosk import __version__
from kiosk.machine.durable import replace_file
from kiosk.machine.folders import config_dir, default_site

FILE = "door.png"
MARK = "kiosk-door"  # name of the PNG text that says what the picture was taken of


def prepare_screen(width: int, height: int, windowed: bool) -> None:
    """Tell Kivy about the screen, in pixels. To be called before anything imports Kivy."""
    from kiosk.ui.kivy_settings import prepare

    prepare(width, height, windowed)


class Door:
    """The picture in `state` of the first screen of one site in one size."""

    def __init__(self, state: Path, site: Path | None, size: tuple[int, int]) -> None:
        self.path = state / FILE
        self.size = size
        self.mark = _mark_of(site or default_site(), size)
        self._taken_down: Callable[[], None] = lambda: None

    @property
    def fits(self) -> bool:
        """Say whether there is a picture, of this very site and size."""
        from PIL import Image

        try:
            with Image.open(self.path) as picture:
                return picture.info.get(MARK) == self.mark and picture.size == self.size
        except (OSError, SyntaxError, ValueError):  # Pillow says SyntaxError for a broken PNG
            return False

    def show(self) -> None:
        """Open the window with the picture in it; `prepare_screen` must have been called before."""
        from PIL import Image

        from kiosk.ui.picture import hang

        with suppress(OSError, SyntaxError, ValueError), Image.open(self.path) as picture:
            self._taken_down = hang(picture.convert("RGB"))

    def take_down(self) -> None:
        """The real screen is there."""
        self._taken_down()

    def remember(self) -> None:
        """Take the picture of the first screen as it is now, unless there is one that fits.

        A card that is full or read-only costs the next start its picture and nothing else.
        """
        if self.fits:
            return
        from kiosk.ui.picture import next_frame

        next_frame(lambda picture: self._save(picture))

    def _save(self, picture: object) -> None:
        from io import BytesIO

        from PIL.PngImagePlugin import PngInfo

        info, file = PngInfo(), BytesIO()
        info.add_text(MARK, self.mark)
        picture.save(file, "PNG", pnginfo=info, compress_level=1)
        with suppress(OSError):
            replace_file(self.path, file.getvalue())

    def forget(self) -> None:
        """The first screen is another one now (out of order): the next start shows no old invitation."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


def _mark_of(site: Path, size: tuple[int, int]) -> str:
    """Return a name for all files that could change the first screen, without reading them."""
    told = hashlib.sha256(repr((__version__, str(site), size)).encode())
    for path in sorted({*_files(site), *_files(config_dir())}):
        with suppress(OSError):
            stat = path.stat()
            told.update(repr((str(path), stat.st_size, stat.st_mtime_ns)).encode())
    return told.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())
