"""The logo of the organisation, on white as it is printed: with strong colours it stays as it was drawn."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget
from PIL import Image, ImageOps

from kiosk.site.whom_to_call import LOGO
from kiosk.ui.text.sharp import as_drawn

WHITE = (255, 255, 255)


@lru_cache(maxsize=4)
def logo_of(folder: Path, wide: int, high: int) -> Texture | None:
    """Return the logo of a site, within so many pixels; None for none and for what is no picture."""
    try:
        with Image.open(folder / LOGO) as picture:
            inside = ImageOps.contain(picture.convert("RGBA"), (max(1, wide), max(1, high)))
    except (OSError, SyntaxError, ValueError):  # Pillow says SyntaxError for a broken PNG
        return None
    ground = Image.new("RGB", inside.size, WHITE)
    ground.paste(inside, mask=inside)
    texture = as_drawn(Texture.create(size=ground.size, colorfmt="rgb"))
    texture.blit_buffer(ground.tobytes(), colorfmt="rgb")
    texture.flip_vertical()
    return texture


class Logo(Widget):
    """As wide as its picture, in the middle of its box; without a picture it takes no room."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("size_hint", (None, None))
        super().__init__(**kwargs)
        self.size = 0, 0
        with self.canvas:
            Color(1, 1, 1, 1)
            self._shape = Rectangle(size=(0, 0))
        self.fbind("pos", self._place)
        self.fbind("size", self._place)

    def show(self, texture: Texture | None) -> None:
        """Show a picture in its own size."""
        self._shape.texture = texture
        self.size = texture.size if texture else (0, 0)

    def _place(self, *_: object) -> None:
        self._shape.pos, self._shape.size = self.pos, self.size
