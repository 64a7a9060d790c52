"""Clearing the window before each picture: its colour alone.

Kivy clears depth and stencil too (kivy.core.window.WindowBase.clear). Nothing here is drawn behind or through
something else, and for software drawing they are as large as the picture: a tenth of its time, 4 MB that are
never touched otherwise.
"""

from __future__ import annotations

from kivy.core.window import Window
from kivy.graphics.opengl import GL_COLOR_BUFFER_BIT, glClear, glClearColor


def clear_colour_only() -> None:
    """Let the window clear no more than what is seen."""
    Window.clear = _clear


def _clear() -> None:
    glClearColor(*Window.clearcolor)
    glClear(GL_COLOR_BUFFER_BIT)
