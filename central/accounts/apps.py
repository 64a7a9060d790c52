"""Organisations, the people who work there, and who looked at what."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class AccountsConfig(AppConfig):
    name = "central.accounts"
    label = "accounts"
    verbose_name = "Mensen en organisaties"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from central.service.database import check_new_connection

        connection_created.connect(check_new_connection, dispatch_uid="central-durable")
