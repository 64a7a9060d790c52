"""Django's name for this room, what it takes from envelopes, and what it hears from the rooms below it."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "central.cases"
    label = "cases"
    verbose_name = "Mensen en hun opvolging"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save

        from central.accounts.leaving import holds_back, leaves_behind
        from central.cases import choices, dating, leaving
        from central.cases.amending import keep_amendment
        from central.cases.arrival import keep_record, keep_records
        from central.cases.models import Case, Step
        from central.cases.open_step import on_step
        from central.cases.search_words import on_saved
        from central.intake.heartbeats import boot_dated
        from central.intake.receiving import nothing_to_open, receive, were_opened
        from kiosk.wire.amendment import KNOWN, Amendment
        from kiosk.wire.record import Record

        leaves_behind(leaving.left_behind, leaving.give_on)
        holds_back(leaving.holds_back)
        receive("", Record, keep_record, keep_many=keep_records)
        receive("amendment", Amendment, keep_amendment, KNOWN)
        nothing_to_open.connect(dating.on_opening, dispatch_uid="cases-nothing-to-open")
        were_opened.connect(dating.on_opening, dispatch_uid="cases-were-opened")
        boot_dated.connect(dating.on_boot_dated, dispatch_uid="cases-boot-dated")
        post_save.connect(on_saved, sender=Case, dispatch_uid="cases-search-words")
        for changed in (post_save, post_delete):
            changed.connect(on_step, sender=Step, dispatch_uid="cases-open-step")
        post_save.connect(choices.on_saved, sender=Case, dispatch_uid="cases-choices")
        post_delete.connect(choices.on_deleted, sender=Case, dispatch_uid="cases-choices-gone")
