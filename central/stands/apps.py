"""Django's name for this room."""

from django.apps import AppConfig


class StandsConfig(AppConfig):
    name = "central.stands"
    label = "stands"
    verbose_name = "De stands van vrijwilligers"
