"""Django's name for this room, and what it hears from the rooms below it."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "central.mail"
    label = "mail"
    verbose_name = "Wat met de mail gaat"

    def ready(self) -> None:
        from central.accounts import password_link
        from central.cases.arrival import record_arrived
        from central.mail.mails import on_record
        from central.mail.password_mails import has_address

        record_arrived.connect(on_record, dispatch_uid="mail-record")
        password_link.has_address[:] = [has_address]
