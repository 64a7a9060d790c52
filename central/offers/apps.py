"""Django's name for this room."""

from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "central.offers"
    label = "offers"
    verbose_name = "Plaatsen en aanbod, en de lijst die naar de toestellen gaat"

    def ready(self) -> None:
        from central.cases.amending import amendment_dated, case_checked_in
        from central.cases.steps import case_brought_back, case_withdrawn
        from central.offers import freed
        from central.offers.attendance import on_check_in, on_dated, on_withdrawal
        from central.offers.undoing import give_back, remember

        freed.connect()
        case_checked_in.connect(on_check_in, dispatch_uid="offers-check-in")
        amendment_dated.connect(on_dated, dispatch_uid="offers-dated")
        case_withdrawn.connect(remember, dispatch_uid="offers-remember")  # before it lets go
        case_withdrawn.connect(on_withdrawal, dispatch_uid="offers-withdrawal")
        case_brought_back.connect(give_back, dispatch_uid="offers-give-back")
