"""Django's name for this room, and what it hears from the rooms below it."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "central.mail"
    label = "mail"
    verbose_name = "Wat met de mail gaat"

    def ready(self) -> None:
        from central.cases.arrival import record_arrived
        from central.mail.mails import on_record

        record_arrived.connect(on_record, dispatch_uid="mail-record")
