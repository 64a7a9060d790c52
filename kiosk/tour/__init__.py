"""A walk through the real app by touches; on Kivy too."""

from kiosk.ui.kivy_settings import before_kivy

before_kivy()
