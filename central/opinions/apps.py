"""Django's name for this room, and what it takes from envelopes."""

from django.apps import AppConfig


class OpinionsConfig(AppConfig):
    name = "central.opinions"
    label = "opinions"
    verbose_name = "Wat mensen vinden, zonder naam"

    def ready(self) -> None:
        from central.intake.receiving import receive
        from central.opinions.arrival import keep_opinion
        from kiosk.wire.opinion import Opinion

        receive("opinion", Opinion, keep_opinion)
