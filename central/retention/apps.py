"""Django's name for this room, and its part of a person's page."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "central.retention"
    label = "retention"
    verbose_name = "Wat hoe lang blijft"

    def ready(self) -> None:
        from central.cases.beside import Part, put_beside
        from central.retention.due import told_beside

        joined = ("notice__kept_by",)
        put_beside(Part("retention/beside.html", told_beside, lambda case, deleted: [], joined))
