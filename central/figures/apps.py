"""Django's name for this room, and what it hears from the rooms below it."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "central.figures"
    label = "figures"
    verbose_name = "Cijfers"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate, pre_migrate

        from central.figures.asked import counted_by
        from central.figures.goals import table_of_goals
        from central.figures.keeping import on_nothing_to_open
        from central.figures.noticing import let_go, notice
        from central.intake.receiving import nothing_to_open

        pre_migrate.connect(let_go, sender=self, dispatch_uid="figures-let-go")
        post_migrate.connect(notice, sender=self, dispatch_uid="figures-notice")
        counted_by("goals", table_of_goals)
        nothing_to_open.connect(on_nothing_to_open, dispatch_uid="figures-count")
