"""The page 'Versies': which release the devices run, and which they may fetch: one first, then all."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from central.accounts import audit
from central.accounts.access import current_organisation, needs, user_of
from central.accounts.models import AccessLog, Organisation
from central.accounts.roles import Right
from central.fleet.models import ProgramRelease, ReleaseOffer
from central.fleet.releases import Standing, offer, standings, take_back
from central.intake.models import Device
from central.pages.stale_forms import carry_out, fingerprint


class Row(NamedTuple):
    """One release on the page."""

    release: ProgramRelease
    offer: ReleaseOffer | None
    runs_on: int
    seen: str


@needs(Right.DEVICES, log=AccessLog.Kind.LIST)
@require_GET
def versions(request: HttpRequest) -> HttpResponse:
    """Every device with what it runs, who is behind first; and every release with who may fetch it."""
    here = current_organisation(request)
    active = Device.objects.filter(organisation=here, status=Device.Status.ACTIVE).select_related("release")
    offers = list(ReleaseOffer.objects.filter(organisation=here).select_related("release", "device"))
    looked = sorted(standings(active, offers), key=_behind_first)
    runs = Counter(one.told.runs for one in looked if one.told)
    mine = {one.release_id: one for one in offers}
    rows = [
        Row(release, mine.get(release.id), runs[release.serial], _seen(mine.get(release.id)))
        for release in ProgramRelease.objects.all()
    ]
    names = {row.release.serial: row.release.version for row in rows}
    page = {
        "looked": [(one, names.get(one.told.runs, "") if one.told else "") for one in looked],
        "rows": rows,
        "behind": sum(one.state in ("failed", "fetching", "waiting") for one in looked),
    }
    return render(request, "fleet/versions.html", page)


@needs(Right.STAFF)
@require_POST
def offer_release(request: HttpRequest) -> HttpResponse:
    """Let one device, or all, fetch a release; or no longer."""
    here, by = current_organisation(request), user_of(request)
    number = request.POST.get("nummer", "")
    release = ProgramRelease.objects.filter(serial=number).first() if number.isdecimal() else None
    if release is None:
        raise Http404
    said = request.POST.get("voor", "")
    device = _device(here, said)
    if device is None and said not in ("allemaal", "niemand"):
        messages.error(request, "Kies een toestel dat in dienst is, of alle toestellen.")
        return redirect("versions")

    def act() -> None:
        if said == "niemand":
            take_back(here, release)
        else:
            offer(here, release, device, by, timezone.now())
        to = device.name if device else said
        audit.changed(here, by, "release-offer", f"{release}: {to}"[:120])

    def now() -> str:
        return _seen(ReleaseOffer.objects.filter(organisation=here, release=release).first())

    old = carry_out(request, act, now, f"release {release.id}")
    if old is not None:
        messages.error(request, "Een collega was net voor. Kijk wat er nu staat.")
    elif said == "niemand":
        messages.success(request, f"{release} wordt niet meer aangeboden.")
    else:
        to = device.name if device else "alle toestellen"
        messages.success(request, f"{release} is voor {to}. Ze halen het op en beginnen er ’s nachts mee.")
    return redirect("versions")


def _device(here: Organisation, said: str) -> Device | None:
    try:
        wanted = UUID(said)
    except ValueError:
        return None
    return Device.objects.filter(id=wanted, organisation=here, status=Device.Status.ACTIVE).first()


def _seen(one: ReleaseOffer | None) -> str:
    return fingerprint(one.device_id, one.at) if one else fingerprint(None)


def _behind_first(one: Standing) -> tuple[int, str]:
    order = ("failed", "silent", "fetching", "waiting", "fine")
    return order.index(one.state), one.device.name.casefold()
