"""Our own pictures (assets/pictures): of what people must understand, in the colours of the site."""

from __future__ import annotations

from functools import lru_cache

from kivy.graphics.texture import Texture
from PIL import Image

from kiosk.machine.folders import assets_dir
from kiosk.ui.text.sharp import as_drawn
from kiosk.ui.theme import ACCENT, CARD, INK, TINT, tokens

Colour = tuple[int, int, int]


def picture_of(name: str, side: int) -> Texture:
    """Return a picture of `side` pixels in the colours of now."""
    return _coloured(name, side, tuple(tokens.colours[one] for one in (ACCENT, TINT, INK, CARD)))


@lru_cache(maxsize=16)  # the home screen and what follows: one is up to 0.2 MB
def _coloured(name: str, side: int, colours: tuple[str, ...]) -> Texture:
    """Red, green and blue of the file are shares of accent, tint and ink; what is left is card."""
    with Image.open(assets_dir() / "pictures" / f"{name}.png") as file:
        shares = file.convert("RGBA").resize((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    *inks, card = (_channels(colour) for colour in colours)
    matrix = [
        part for at in range(3) for part in (*((ink[at] - card[at]) / 255 for ink in inks), float(card[at]))
    ]
    picture = shares.convert("RGB").convert("RGB", tuple(matrix))
    picture.putalpha(shares.getchannel("A"))
    texture = as_drawn(Texture.create(size=(side, side), colorfmt="rgba"))
    texture.blit_buffer(picture.tobytes(), colorfmt="rgba")
    texture.flip_vertical()
    return texture


def _channels(shown: str) -> Colour:
    return int(shown[1:3], 16), int(shown[3:5], 16), int(shown[5:7], 16)
