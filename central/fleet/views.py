"""The page 'Toestellen': is every kiosk still well, and has it sent everything?"""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from central.accounts.access import my_organisations, staff_only
from central.fleet.health import worries
from central.intake.models import Device, Invitation
from central.intake.retirement import Missing, missing_of


@staff_only
@require_GET
def device_list(request: HttpRequest) -> HttpResponse:
    """Every device of my organisations, those with a worry first."""
    mine = my_organisations(request)
    devices = Device.objects.filter(organisation__in=mine).select_related("organisation", "heartbeat")
    now = timezone.now()
    rows = [
        (device, getattr(device, "heartbeat", None), worries(device, now), _missing(device))
        for device in devices
    ]
    rows.sort(key=lambda row: (row[0].status != Device.Status.ACTIVE, not row[2], row[0].name.casefold()))
    open_invitations = Invitation.objects.filter(
        organisation__in=mine, used_at=None, expires_at__gt=now, made_at__gt=now - timedelta(days=2)
    ).order_by("expires_at")
    return render(request, "fleet/devices.html", {"rows": rows, "invitations": open_invitations})


def _missing(device: Device) -> Missing | None:
    """Return what a stolen device took with it; None for one that nobody stole."""
    return missing_of(device) if device.status == Device.Status.STOLEN else None
