"""What keeps pictures at the graphics driver, and can let go of them while nobody sees it."""

from __future__ import annotations

from collections.abc import Iterator

from kivy.uix.widget import Widget


class Pictured:
    """Mixin of widgets whose words and icons are drawn again when they come back into sight."""

    def let_go(self) -> None:
        """Nobody sees it now."""
        raise NotImplementedError

    def renew(self) -> None:
        """Draw again what was let go of."""
        raise NotImplementedError


def pictured(top: Widget) -> Iterator[Pictured]:
    """Return all on `top` that can let go of its pictures, `top` itself included."""
    return (one for one in top.walk(restrict=True) if isinstance(one, Pictured))
