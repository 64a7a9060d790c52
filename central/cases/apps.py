"""Django's name for this room, what it takes from envelopes, and what it hears from the rooms below it."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "central.cases"
    label = "cases"
    verbose_name = "Mensen en hun opvolging"

    def ready(self) -> None:
        from django.db.models.signals import post_save

        from central.cases import dating
        from central.cases.amending import keep_amendment
        from central.cases.arrival import keep_record
        from central.cases.models import Case
        from central.cases.search_words import on_saved
        from central.intake.heartbeats import boot_dated
        from central.intake.receiving import about_to_open, receive, were_opened
        from kiosk.wire.amendment import Amendment
        from kiosk.wire.record import Record

        receive("", Record, keep_record)
        receive("amendment", Amendment, keep_amendment)
        about_to_open.connect(dating.on_opening, dispatch_uid="cases-about-to-open")
        were_opened.connect(dating.on_opening, dispatch_uid="cases-were-opened")
        boot_dated.connect(dating.on_boot_dated, dispatch_uid="cases-boot-dated")
        post_save.connect(on_saved, sender=Case, dispatch_uid="cases-search-words")
