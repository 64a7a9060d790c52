"""Django's name for this room."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "central.intake"
    label = "intake"
    verbose_name = "Wat toestellen sturen: aanmelden, enveloppen, en het openen ervan"
