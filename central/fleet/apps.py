"""Django's name for this room."""

from django.apps import AppConfig


class FleetConfig(AppConfig):
    name = "central.fleet"
    label = "fleet"
    verbose_name = "Hoe het met de toestellen gaat"
