"""Django's name for this room, and what it takes from envelopes."""

from django.apps import AppConfig


class StandsConfig(AppConfig):
    name = "central.stands"
    label = "stands"
    verbose_name = "De stands van vrijwilligers"

    def ready(self) -> None:
        from central.intake.receiving import receive
        from central.stands.arrival import keep_stand
        from kiosk.wire.stand import StandNews

        receive("stand", StandNews, keep_stand)
