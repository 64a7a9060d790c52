"""Django's name for this room."""

from django.apps import AppConfig


class FleetConfig(AppConfig):
    name = "central.fleet"
    label = "versions"  # 'fleet' stands in databases of a trial (central.service.database_fits)
    verbose_name = "Versies van het programma op de toestellen"
