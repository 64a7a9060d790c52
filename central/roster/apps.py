"""Django's name for this room, and what it hears from the rooms below it."""

from django.apps import AppConfig


class RosterConfig(AppConfig):
    name = "central.roster"
    label = "roster"
    verbose_name = "Wie waar staat"

    def ready(self) -> None:
        from central.cases.beside import Part, put_beside
        from central.cases.steps import case_withdrawn
        from central.intake.answering import tells
        from central.retention.beyond import let_go_of
        from central.roster.held import on_stand
        from central.roster.on_the_list import long_unseen, lost, on_withdrawn, told_beside
        from central.roster.to_kiosk import plans_of
        from central.stands.arrival import stand_told

        tells("plans", plans_of)
        stand_told.connect(on_stand, dispatch_uid="roster-stand")
        case_withdrawn.connect(on_withdrawn, dispatch_uid="roster-case-withdrawn")
        put_beside(Part("roster/beside.html", told_beside, lost, ("volunteer",)))
        let_go_of("volunteer", long_unseen)
