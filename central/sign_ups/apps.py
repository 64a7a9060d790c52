"""Django's name for this room, and what it hears from the rooms below it."""

from django.apps import AppConfig


class SignUpsConfig(AppConfig):
    name = "central.sign_ups"
    label = "sign_ups"
    verbose_name = "Wie meedoet, wie wacht, wie er was"

    def ready(self) -> None:
        from central.cases.amending import case_checked_in
        from central.cases.arrival import record_arrived
        from central.cases.beside import put_beside
        from central.cases.dating import amendment_dated
        from central.cases.steps import case_brought_back, case_withdrawn
        from central.catalogue.fullness import counted_by
        from central.catalogue.putting_out import offer_moved
        from central.sign_ups import seat_signals
        from central.sign_ups.attendance import on_check_in, on_dated, on_withdrawal
        from central.sign_ups.beside import SIGNED_UP
        from central.sign_ups.changed import on_moved
        from central.sign_ups.sign_ups import count, on_record
        from central.sign_ups.undoing import give_back, remember

        counted_by(count)
        put_beside(SIGNED_UP)
        seat_signals.connect()
        offer_moved.connect(on_moved, dispatch_uid="sign-ups-moved")
        record_arrived.connect(on_record, dispatch_uid="sign-ups-record")
        case_checked_in.connect(on_check_in, dispatch_uid="sign-ups-check-in")
        amendment_dated.connect(on_dated, dispatch_uid="sign-ups-dated")
        case_withdrawn.connect(remember, dispatch_uid="sign-ups-remember")  # before it lets go
        case_withdrawn.connect(on_withdrawal, dispatch_uid="sign-ups-withdrawal")
        case_brought_back.connect(give_back, dispatch_uid="sign-ups-give-back")
