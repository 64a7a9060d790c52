"""The page 'Toestellen': is every kiosk still well, and has it sent everything?"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from central.accounts.access import current_organisation, needs
from central.accounts.models import AccessLog
from central.accounts.roles import Right
from central.fleet.health import Urgency, Worry, worries
from central.fleet.lists import Behind, Lists
from central.fleet.told import in_dutch
from central.intake.models import Device, Heartbeat, Invitation
from central.intake.retirement import Missing, missing_of
from central.pages import sorted_rows

A_PAGE = 40


@needs(Right.DEVICES, log=AccessLog.Kind.LIST)
@require_GET
def device_list(request: HttpRequest) -> HttpResponse:
    """Every device of this organisation, the most urgent worry first."""
    mine = [current_organisation(request)]
    devices = Device.objects.filter(organisation__in=mine).select_related(
        "organisation", "heartbeat", "release"
    )
    now = timezone.now()
    lists = Lists(mine)
    looked = sorted((_look(device, lists, now) for device in devices), key=_most_urgent_first)
    shown, page = sorted_rows.take(looked, lambda one: one.device.id, request.GET, A_PAGE)
    rows = [_row(one) for one in shown]
    open_invitations = Invitation.objects.filter(
        organisation__in=mine, used_at=None, expires_at__gt=now, made_at__gt=now - timedelta(days=2)
    ).order_by("expires_at")
    today = sum(any(worry.urgency <= Urgency.TODAY for worry in one.worries) for one in looked)
    page_of = {
        "rows": rows,
        "page": page,
        "today": today,
        "invitations": () if page.previous else open_invitations,
    }
    return render(request, "fleet/devices.html", page_of)


class Looked(NamedTuple):
    """How one device is doing."""

    device: Device
    beat: Heartbeat | None
    worries: list[Worry]
    behind: Behind | None


class Row(NamedTuple):
    """One device on the page."""

    device: Device
    beat: Heartbeat | None
    worries: list[Worry]
    behind: Behind | None
    told: list[tuple[str, str]]
    missing: Missing | None


def _look(device: Device, lists: Lists, now: datetime) -> Looked:
    beat = getattr(device, "heartbeat", None)
    behind = lists.behind(beat)
    return Looked(device, beat, worries(device, now, behind), behind)


def _row(one: Looked) -> Row:
    return Row(*one, told=in_dutch(one.beat) if one.beat else [], missing=_missing(one.device))


def _most_urgent_first(row: Looked) -> tuple[object, ...]:
    """In service before out of it; what cannot wait first, then where most people wait, then by name."""
    urgency = row.worries[0].urgency if row.worries else len(Urgency)
    waiting = row.beat.queue if row.beat and row.worries else 0
    return row.device.status != Device.Status.ACTIVE, urgency, -waiting, row.device.name.casefold()


def _missing(device: Device) -> Missing | None:
    """Return what a stolen device took with it; None for one that nobody stole."""
    return missing_of(device) if device.status == Device.Status.STOLEN else None
