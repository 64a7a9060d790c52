"""What draws the pictures: where it is the same, the same screen is the same picture, pixel for pixel."""

from __future__ import annotations

import hashlib

import kivy
import PIL
from kivy.graphics.opengl import GL_RENDERER, GL_VERSION, glGetString

from kiosk.machine.folders import assets_dir


def renderer() -> str:
    """Return the graphics driver, the libraries that draw words and icons, and the fonts, in one line."""
    driver, version = (glGetString(name).decode() for name in (GL_RENDERER, GL_VERSION))
    fonts = hashlib.sha256()
    for path in sorted((assets_dir() / "fonts").glob("*.ttf")):
        fonts.update(path.read_bytes())
    words = f"Kivy {kivy.__version__}, Pillow {PIL.__version__}, fonts {fonts.hexdigest()[:12]}"
    return f"{driver}, {version}, {words}"
