"""What the worker does about people who wait elsewhere, and at night about those whose time is over."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

NIGHT = range(2, 5)  # hours of Belgian time
APART = timedelta(hours=20)  # between two nights


def look_after_handovers() -> int:
    """Remind whoever did not answer, take back whom nobody answered; how many were reminded."""
    from central.handover.returning import look_after

    return look_after(timezone.now()).reminded


def on_monday() -> int:
    """Mail whoever wants it what waits this week; how many went."""
    from central.desk.monday import mail_of_monday

    return mail_of_monday(timezone.now())


def about_devices() -> int:
    """Mail whoever wants it that a kiosk needs somebody today; how many went."""
    from central.fleet.alert_mail import mail_of_devices

    return mail_of_devices(timezone.now())


def publish_quarters() -> int:
    """Keep the figures of a quarter that is over as they may leave the organisation; how many tables."""
    from central.figures.frozen import freeze_what_ended
    from central.figures.keeping import count_what_changed

    count_what_changed()
    return freeze_what_ended(timezone.localdate())


def at_night() -> int:
    """Give notice and take away what is over, once each night; how much went.

    Raises central.retention.removing.ClockSetBack and TooMany: the worker says them in its log.
    """
    from central.retention.models import Run
    from central.retention.removing import run

    now = timezone.now()
    if timezone.localtime(now).hour not in NIGHT or Run.objects.filter(at__gt=now - APART).exists():
        return 0
    return sum(row.n for row in run(now).rows)
