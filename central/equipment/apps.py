"""Django's name for this room, and its part of a person's page."""

from django.apps import AppConfig


class EquipmentConfig(AppConfig):
    name = "central.equipment"
    label = "equipment"
    verbose_name = "Laptops, van gift tot mens"

    def ready(self) -> None:
        from central.cases.beside import put_beside
        from central.equipment.beside import HAS_DEVICE

        put_beside(HAS_DEVICE)
