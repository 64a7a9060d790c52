"""What a finger can touch: answers at once by colour, acts on letting go, knows its name for the tour."""

from __future__ import annotations

from kivy.app import App
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.behaviors import ButtonBehavior


class Touchable(ButtonBehavior):
    """Mixin of everything that can be touched.

    `label` is what it says, for the tour and for speech; `action` names what it does: the same
    action twice soon after is one (kiosk.ui.tremor). `instead` is said in place of what somebody typed, where
    others listen; `speaks` is the language of the label, where it is not that of the visit.
    """

    label = StringProperty("")
    action = StringProperty("")
    instead = StringProperty("")
    speaks = StringProperty("")
    opens = BooleanProperty(False)  # its words say what it leads to: more than the turning of a page
    enabled = BooleanProperty(True)
    repeats = BooleanProperty(False)  # keys may be touched twice in a row
    do = ObjectProperty(None, allownone=True)  # what a touch does; called without arguments

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("always_release", False)
        super().__init__(**kwargs)
        self.fbind("state", self.dress)
        self.fbind("enabled", self.dress)

    def dress(self, *_: object) -> None:
        """Give the widget the colours of its state; each kind of touchable says how."""

    def on_release(self) -> None:
        """The finger let go inside: the app decides whether it counts, and draws anew."""
        App.get_running_app().touch(self)

    def _refuses(self, touch: object) -> bool:
        """Take a touch on a button that does nothing yet; who finds the way by ear is told so."""
        inside = bool(self.collide_point(*touch.pos))
        app = App.get_running_app()
        if inside and app.visit.access.hear:
            app.aloud.hearing.takes(self)
        return inside

    def on_touch_down(self, touch: object) -> bool:
        if not self.opacity:
            return False  # what is not seen is not in the way
        if not self.enabled:
            return self._refuses(touch)
        return bool(super().on_touch_down(touch))
