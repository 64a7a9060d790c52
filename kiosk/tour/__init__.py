"""A walk through the real app by touches: pictures of every screen, and what is wrong on them; on Kivy too.

Begin in `route.py` (where it goes) and `checks.py` (what may not be seen: letters too small, text cut off).
"""

from kiosk.ui.kivy_settings import before_kivy

before_kivy()
