"""Django's name for this room."""

from django.apps import AppConfig


class DutyConfig(AppConfig):
    name = "central.duty"
    label = "duty"
    verbose_name = "De bel van de kiosken"
