"""The least a Kivy window costs: one button that changes between two screens, on the kiosk's own settings.

python -m benchmarks._bare_window stay     shows it until it is ended
python -m benchmarks._bare_window touch N  touches the button N times, prints times and memory as JSON
"""

from __future__ import annotations

import json
import signal
import sys

from benchmarks._memory import pss_mb
from kiosk.ui.kivy_settings import prepare

ACCENT, PAPER = (0x0B / 255, 0x5F / 255, 0x5A / 255, 1), (0xFB / 255, 0xF8 / 255, 0xF2 / 255, 1)


def main(mode: str, touches: int = 0) -> None:
    """Open the window; see the module."""
    prepare(1280, 800, windowed=True)
    from kivy.app import App
    from kivy.core.window import Window
    from kivy.uix.button import Button
    from kivy.uix.screenmanager import NoTransition, Screen, ScreenManager

    from kiosk.ui.tremor import Tremor

    class Bare(App):
        """`rendered` and `tremor` are what the tour's finger asks of an app."""

        rendered, tremor = 0, Tremor()

        def build(self) -> ScreenManager:
            Window.clearcolor = PAPER
            self.manager = ScreenManager(transition=NoTransition())
            for name in ("one", "other"):
                button = Button(
                    text=name, font_size=64, size_hint=(None, None), size=(620, 190), pos=(330, 200),
                    background_normal="", background_color=ACCENT, on_release=self.change,
                )  # fmt: skip
                screen = Screen(name=name)
                screen.add_widget(button)
                self.manager.add_widget(screen)
            return self.manager

        def change(self, _: Button) -> None:
            self.manager.current = "other" if self.manager.current == "one" else "one"
            self.rendered += 1

    app = Bare()
    if mode == "stay":
        signal.signal(signal.SIGTERM, lambda *_: app.stop())
        app.run()
        return
    print(json.dumps(_touched(app, touches)))


def _touched(app: object, touches: int) -> dict[str, object]:
    from kiosk.tour.finger import Finger

    app._run_prepare()
    finger = Finger(app)
    finger.step(10)
    times = []
    for _ in range(touches):
        button = app.manager.current_screen.children[0]
        times.append(finger.touch(button))
        finger.step(3)
    return {"touches": [["bare", "change", *pair] for pair in times], "pss_mb": pss_mb()}


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
