"""Django's name for this room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "central.cases"
    label = "cases"
    verbose_name = "Mensen en hun opvolging"
