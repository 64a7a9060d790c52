"""Django's name for this room."""

from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "central.offers"
    label = "offers"
    verbose_name = "Plaatsen en aanbod, en de lijst die naar de toestellen gaat"
