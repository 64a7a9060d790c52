"""Django's name for this room."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "central.intake"
    label = "intake"
    verbose_name = "Wat toestellen sturen: aanmelden, enveloppen, en het openen ervan"

    def ready(self) -> None:
        from central.accounts.leaving import holds_back
        from central.intake.retirement import in_service

        holds_back(in_service)
