"""The screens, on Kivy: they show what the visit says and send it touches; they hold no answers.

Begin in `window.py` (one window, one screen at a time) and `screens/base.py`; `theme.py` has every size and
colour, `aloud.py` and `hearing.py` read aloud. Imported by `kiosk.app` and the tour alone.
"""

from kiosk.ui.kivy_settings import before_kivy

before_kivy()
