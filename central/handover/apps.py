"""Django's name for this room, its part of a person's page, and what it hears when somebody stops."""

from django.apps import AppConfig


class HandoverConfig(AppConfig):
    name = "central.handover"
    label = "handover"
    verbose_name = "Overdragen aan een andere organisatie"

    def ready(self) -> None:
        from central.cases.beside import Part, put_beside
        from central.cases.steps import case_withdrawn
        from central.handover.passing import lost, on_withdrawn, told_beside

        put_beside(Part("handover/beside.html", told_beside, lost))
        case_withdrawn.connect(on_withdrawn, dispatch_uid="handover-case-withdrawn")
