"""Django's name for this room."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "central.catalogue"
    label = "catalogue"
    verbose_name = "Plaatsen en aanbod, en de lijst die naar de toestellen gaat"
