"""The screens, on Kivy."""

from kiosk.ui.kivy_settings import before_kivy

before_kivy()
