"""The mail about kiosks: on a day that one needs somebody, to whoever wants it. Counts and a link, no names.

On a good day there is none.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone

from central.accounts import roles
from central.accounts.models import Organisation
from central.accounts.roles import Right
from central.desk.models import Desk
from central.desk.morning_mail import send_to_who_wants
from central.fleet.health import Urgency, worries
from central.fleet.lists import Lists
from central.intake.models import Device
from central.written.site_words import site_of

MORNING = range(7, 12)  # hours of Belgian time


def urgent(organisation: Organisation, now: datetime) -> int:
    """Return how many kiosks in service need somebody today."""
    devices = Device.objects.filter(organisation=organisation, status=Device.Status.ACTIVE)
    lists = Lists([organisation])
    found = 0
    for device in devices.select_related("heartbeat", "release"):
        behind = lists.behind(getattr(device, "heartbeat", None))
        found += any(one.urgency <= Urgency.TODAY for one in worries(device, now, behind))
    return found


def mail_of_devices(now: datetime) -> int:
    """Mail in the morning, once a day, whoever wants it and where a kiosk needs somebody; how many went."""
    here = timezone.localtime(now)
    if not settings.MAIL_FROM or here.hour not in MORNING:
        return 0
    return send_to_who_wants("devices", "devices_on", here.date(), lambda desk: written(desk, now))


def written(desk: Desk, now: datetime) -> EmailMessage | None:
    """Return the mail; None on a good day, and for who sees no kiosks any more."""
    mine = desk.membership
    number = urgent(mine.organisation, now) if roles.may(mine.role, Right.DEVICES) else 0
    if not number or mine.blocked_at is not None:
        return None
    host = site_of(mine.organisation).host
    at = f"https://{host}" if host else ""
    what = "1 toestel heeft" if number == 1 else f"{number} toestellen hebben"
    text = [f"Dag {mine.user.name},", "", f"{what} vandaag iemand nodig bij {mine.organisation}.", ""]
    text += [f"Kijk hier wat te doen: {at}{reverse('devices')}", ""] if at else []
    text += [
        f"Liever geen mail hierover? {at}{reverse('desk')}" if at else "Liever geen mail? Kijk bij je naam."
    ]
    subject = f"Toestellen van {mine.organisation}: {number} na te kijken"
    return EmailMessage(subject, "\n".join(text) + "\n", settings.MAIL_FROM, [desk.email])
