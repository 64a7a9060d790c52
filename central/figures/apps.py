"""Django's name for this room."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "central.figures"
    label = "figures"
    verbose_name = "Cijfers"
