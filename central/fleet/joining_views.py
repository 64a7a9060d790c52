"""A device comes or goes: an invitation as a square, and the wish that somebody takes one out of service.

What ends a device is a notice signed with the offline root (central.intake.retirement). No page can sign it:
here the wish is written down, with the very command that the keeper of the root types.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from pydantic import ValidationError

from central.accounts import audit
from central.accounts.access import current_organisation, my_organisations, needs, user_of
from central.accounts.roles import Right
from central.fleet.squares import drawn
from central.intake.enrolment import invite
from central.intake.models import Device
from central.intake.retirement import ask_to_retire
from central.keyring.folder import KeysMissing
from central.pages.fields import LinesField
from central.pages.stale_forms import carry_out, fingerprint
from kiosk.wire.enrolment import TokenFile

WISHES = [("revoked", "Het gaat uit dienst"), ("stolen", "Het is gestolen of weg")]


class InviteForm(forms.Form):
    name = LinesField(
        label="Naam van het toestel", max_length=80, help_text="Zoals je het noemt: Kiosk Zonneheem."
    )
    profile = forms.ChoiceField(label="Soort", choices=Device.Profile.choices)
    url = forms.CharField(
        label="Adres van de dienst",
        max_length=200,
        help_text="Waar het toestel ons vindt. Het begint met https://.",
    )


@needs(Right.STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def invite_device(request: HttpRequest) -> HttpResponse:
    """Make an invitation for one new device, to scan or to take along: shown once, valid for 24 hours."""
    form = InviteForm(request.POST or None, initial={"url": f"https://{request.get_host()}"})
    page: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        found: list[TokenFile] = []
        said = form.cleaned_data
        try:
            carry_out(request, lambda: found.append(_invited(request, said)), None)
        except KeysMissing:
            form.add_error(
                None, "De sleutels van de dienst zijn er niet. Vraag het aan wie de dienst beheert."
            )
        except ValidationError:
            form.add_error("url", "Dit adres kan een toestel niet gebruiken. Het begint met https://.")
        else:
            if not found:
                messages.info(
                    request, "Deze uitnodiging is al gemaakt. Maak een nieuwe als je ze niet meer ziet."
                )
                return redirect("devices")
            page |= {
                "token": found[0].canonical().decode(),
                "square": drawn(found[0]),
                "until": found[0].expires,
            }
            page["name"] = said["name"]
    answer = render(request, "fleet/invite.html", page, status=422 if form.errors else 200)
    answer["Cache-Control"] = "no-store"  # it lets a device in
    return answer


def _invited(request: HttpRequest, said: dict[str, str]) -> TokenFile:
    here = current_organisation(request)
    url = said["url"].strip().rstrip("/")
    token = invite(here, url, said["name"], timezone.now(), said["profile"])
    audit.changed(here, user_of(request), "device-invite", f"uitnodiging voor {said['name']}")
    return token


@needs(Right.DEVICES)
@require_http_methods(["GET", "HEAD", "POST"])
def retire_device(request: HttpRequest, device_id: UUID) -> HttpResponse:
    """Ask that a device is taken out of service, and say how that is done."""
    device = Device.objects.filter(id=device_id, organisation__in=my_organisations(request)).first()
    if device is None:
        raise Http404
    if request.method == "POST":
        wish = request.POST.get("wens", "")
        if device.status == Device.Status.STOLEN or wish not in ("", *(one for one, _ in WISHES)):
            messages.error(request, "Dat kan niet meer.")
            return redirect("devices")
        by = user_of(request)

        def ask() -> None:
            ask_to_retire(device, wish, by, timezone.now())
            audit.changed(device.organisation, by, "device-retire", f"{device.name}: {wish or 'wens terug'}")

        old = carry_out(request, ask, lambda: _seen(Device.objects.get(pk=device.pk)), f"device {device.id}")
        said = "Gevraagd. Geef dit door aan wie de sleutel heeft." if wish else "Niet meer gevraagd."
        messages.success(request, said) if old is None else messages.error(
            request, "Een collega was net voor."
        )
        return redirect("device-retire", device_id=device.id)
    commands = [(label, _command(device, reason)) for reason, label in WISHES]
    page = {"device": device, "wishes": WISHES, "commands": commands, "seen": _seen(device)}
    return render(request, "fleet/retire.html", page)


def _command(device: Device, reason: str) -> str:
    of = f"{str(device.id)[:8]} --organisation {device.organisation.slug}"
    return f"central kiosk retire {of} --reason {reason}"


def _seen(device: Device) -> str:
    return fingerprint(device.status, device.wish)
