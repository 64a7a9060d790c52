"""What staff do with a place or an offer by one button: it stops, a day falls out, it is still right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from central.accounts import audit
from central.accounts.access import by_post, needs, user_of
from central.accounts.roles import Right
from central.catalogue.access import my_offer, my_place
from central.catalogue.dutch_hours import HoursRefused, as_lines, hours_from
from central.catalogue.entry_views import held_row, seen_of
from central.catalogue.freshness import still_right
from central.catalogue.keeping import NotKept, keep_offer
from central.catalogue.models import Offer, Place
from central.catalogue.putting_out import drop_draft
from central.pages.stale_forms import carry_out
from kiosk.words.calendar import day_in_words
from kiosk.words.days import day_after, in_belgium, midnight
from kiosk.words.opening import BadHours, read_hours

GOES_NOT_ON = "gaat niet door"
STALE = "Een collega was net voor. Er is niets veranderd. Kijk wat er nu staat."


class NoSuchDay(Exception):
    """That day cannot be taken off; the message is Dutch."""


@needs(Right.CATALOGUE)
@by_post("places")
def stop_place(request: HttpRequest, place_id: UUID) -> HttpResponse:
    """The place is closed for good, with the next publication; what is held there goes elsewhere first."""
    row = my_place(request, place_id)
    held = [one.name for one in _held_at(row)]
    if held:
        messages.error(request, f"Hier is nog iets: {', '.join(held)}. Geef dat eerst een andere plek.")
        return redirect("place-edit", row.id)
    return _stop(request, row)


@needs(Right.CATALOGUE)
@by_post("offers")
def stop_offer(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """The offer stops, with the next publication; who signed up is to be told then."""
    return _stop(request, my_offer(request, offer_id))


@needs(Right.CATALOGUE)
@by_post("places")
def drop_place(request: HttpRequest, place_id: UUID) -> HttpResponse:
    """What was kept of a place and not published goes."""
    return _drop(request, my_place(request, place_id))


@needs(Right.CATALOGUE)
@by_post("offers")
def drop_offer(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """What was kept of an offer and not published goes."""
    return _drop(request, my_offer(request, offer_id))


@needs(Right.CATALOGUE)
@by_post("freshness")
def place_checked(request: HttpRequest, place_id: UUID) -> HttpResponse:
    """Somebody looked at a place, and it is right."""
    return _right(request, my_place(request, place_id))


@needs(Right.CATALOGUE)
@by_post("freshness")
def offer_checked(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """Somebody looked at an offer, and it is right."""
    return _right(request, my_offer(request, offer_id))


@needs(Right.CATALOGUE)
@by_post("offers")
def day_off(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """One day of an offer does not go on."""
    row = my_offer(request, offer_id)
    try:
        day = date.fromisoformat(request.POST.get("dag", ""))
        said = without_day(row.newest, day)
    except ValueError:
        messages.error(request, "Kies een dag.")
        return redirect("offer-edit", row.id)
    except NoSuchDay as error:
        messages.error(request, str(error))
        return redirect("offer-edit", row.id)
    done = f"{day_in_words(day, 'nl')} gaat niet door. De kiosken tonen het als je publiceert."
    return _act(request, row, lambda: keep_offer(row.organisation, said, user_of(request)), done)


def _stop(request: HttpRequest, row: Place | Offer) -> HttpResponse:
    return _act(
        request, row, lambda: _leave(request, row), "Stopt. De kiosken tonen het niet meer als je publiceert."
    )


def _drop(request: HttpRequest, row: Place | Offer) -> HttpResponse:
    return _act(
        request, row, lambda: drop_draft(row, user_of(request)), "Weg. Alles blijft zoals het was.", "publish"
    )


def _right(request: HttpRequest, row: Place | Offer) -> HttpResponse:
    return _act(
        request, row, lambda: still_right(row, user_of(request)), f"{row.name}: nagekeken.", "freshness"
    )


def without_day(entry: dict[str, Any], day: date) -> dict[str, Any]:
    """Return what changes of an offer when it is not on that day. Raises NoSuchDay."""
    expression = str(entry.get("opening_hours") or "")
    if not expression:
        raise NoSuchDay("Dit is er maar één keer. Kies een andere dag, of laat het aanbod stoppen.")
    try:
        lines = f"{as_lines(expression)}\n{day_in_words(day, 'nl')}: gesloten ({GOES_NOT_ON})"
        said: dict[str, Any] = {"id": entry["id"], "opening_hours": hours_from(lines).expression}
        return said | _starts_later(entry, said["opening_hours"], day)
    except (HoursRefused, BadHours) as error:
        raise NoSuchDay(f"Dat lukt hier niet. Wijzig de dagen en uren zelf. {error}") from None


def _starts_later(entry: dict[str, Any], expression: str, day: date) -> dict[str, Any]:
    """An offer that began on that day begins the next time it is on."""
    starts = entry.get("starts")
    if not starts or in_belgium(datetime.fromisoformat(str(starts))).date() != day:
        return {}
    following = read_hours(expression).next_opening(day_after(midnight(day)))
    if following is None:
        raise NoSuchDay("Daarna is er geen dag meer. Laat het aanbod stoppen.")
    return {"starts": following.begin.isoformat()}


def _held_at(place: Place) -> list[Offer]:
    rows = Offer.objects.filter(organisation=place.organisation, leaves=False)
    return [
        one
        for one in rows
        if one.newest.get("place") == place.slug and (one.published or one.draft is not None) and not one.over
    ]


def _leave(request: HttpRequest, row: Place | Offer) -> None:
    if not row.published:  # no kiosk ever had it
        drop_draft(row, user_of(request))
        return
    row.leaves, row.from_file = True, False
    row.kept_by, row.kept_at = user_of(request), timezone.now()
    row.save(update_fields=["leaves", "from_file", "kept_by", "kept_at"])
    audit.changed(row.organisation, user_of(request), f"{row._meta.model_name}-stops", f"{row.slug}: stopt")


def _act(
    request: HttpRequest, row: Any, act: Callable[[], object], done: str, page: str = ""
) -> HttpResponse:
    """Do it when the row is still what the page showed, and go back to where the button stood."""
    kind = "place" if isinstance(row, Place) else "offer"
    try:
        old = carry_out(request, act, lambda: seen_of(held_row(row)), f"{kind}-edit {row.id}")
    except NotKept as error:
        messages.error(request, f"Dat lukt niet. {' '.join(error.wrong.values())}")
        return redirect(f"{kind}-edit", row.id)
    if old is None:
        messages.success(request, done)
    else:
        messages.error(request, STALE)
    there = request.POST.get("terug", "")
    if there.startswith("/") and url_has_allowed_host_and_scheme(there, None):
        return redirect(there)
    if page:
        return redirect(page)
    still = type(row).objects.filter(pk=row.pk).exists()
    return redirect(f"{kind}-edit", row.id) if still else redirect(f"{kind}s")
