"""Django's name for this room, and what it says to the rooms below it."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "central.desk"
    label = "desk"
    verbose_name = "Wat iemand voor zichzelf koos"

    def ready(self) -> None:
        from central.accounts import home
        from central.desk.own import own_start

        home.own_start.append(own_start)
