"""Django's name for this room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "central.cases"
    label = "cases"
    verbose_name = "Mensen en hun opvolging"

    def ready(self) -> None:
        from central.cases.amending import on_boot_dated
        from central.fleet.beats import boot_dated

        boot_dated.connect(on_boot_dated, dispatch_uid="cases-boot-dated")
