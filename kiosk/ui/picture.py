"""The window as a picture: hung into it before there are widgets, and read out of it."""

from __future__ import annotations

from collections.abc import Callable

from kivy.core.window import Window
from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels
from kivy.graphics.texture import Texture
from PIL import Image
from PIL.Image import Resampling, Transpose

from kiosk.ui import theme

PAPER_ROOM = (302, 542)  # design pixels: as large as the done screen shows the paper


def hang(picture: Image.Image) -> Callable[[], None]:
    """Show `picture` all over the window at once, and return what takes it down."""
    texture = Texture.create(size=picture.size, colorfmt="rgb")
    texture.blit_buffer(picture.transpose(Transpose.FLIP_TOP_BOTTOM).tobytes(), colorfmt="rgb")
    group = InstructionGroup()
    group.add(Color(1, 1, 1, 1))
    group.add(Rectangle(texture=texture, size=Window.size))
    Window.canvas.add(group)
    Window.dispatch("on_draw")
    Window.dispatch("on_flip")

    def take_down() -> None:
        Window.canvas.remove(group)

    return take_down


class PaperTexture:
    """The paper of a visit as a texture, made once and only as large as it is shown."""

    def __init__(self) -> None:
        self._made: tuple[object, Texture | None] = (None, None)

    def of(self, ticket: object) -> Texture | None:
        """Return the paper of `ticket`, once the printer's worker has drawn it."""
        picture = getattr(ticket, "picture", None)
        if picture is None:
            self.forget()
        elif self._made[0] is not ticket:
            grey = picture.convert("L").transpose(Transpose.FLIP_TOP_BOTTOM)
            grey.thumbnail(tuple(round(theme.px(side)) for side in PAPER_ROOM), Resampling.LANCZOS)
            texture = Texture.create(size=grey.size, colorfmt="luminance")
            texture.blit_buffer(grey.tobytes(), colorfmt="luminance", bufferfmt="ubyte")
            self._made = (ticket, texture)
        return self._made[1]

    def forget(self) -> None:
        """Let go of it."""
        self._made = (None, None)


def next_frame(take: Callable[[Image.Image], object]) -> None:
    """Hand the next frame to `take` as an RGB picture, read before it is flipped away."""

    def look(*_: object) -> None:
        Window.unbind(on_flip=look)
        size = tuple(Window.size)
        pixels = glReadPixels(0, 0, *size, GL_RGBA, GL_UNSIGNED_BYTE)
        drawn = Image.frombytes("RGBA", size, pixels).transpose(Transpose.FLIP_TOP_BOTTOM)
        take(drawn.convert("RGB"))

    Window.bind(on_flip=look)
    Window.canvas.ask_update()
