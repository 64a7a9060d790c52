"""Django's name for this room."""

from django.apps import AppConfig


class BatchesConfig(AppConfig):
    name = "central.batches"
    label = "batches"
    verbose_name = "Veel mensen tegelijk"
