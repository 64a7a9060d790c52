"""Django's name for this room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "central.cases"
    label = "cases"
    verbose_name = "Mensen en hun opvolging"

    def ready(self) -> None:
        from django.db.models.signals import post_save

        from central.cases.models import Case
        from central.cases.search_words import on_saved

        post_save.connect(on_saved, sender=Case, dispatch_uid="cases-search-words")
        from central.cases.amending import on_boot_dated
        from central.fleet.beats import boot_dated

        boot_dated.connect(on_boot_dated, dispatch_uid="cases-boot-dated")
