"""The pages 'Aanbod': who signed up, who waits, who was there."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from central.accounts.access import by_post, my_organisations, staff_only
from central.offers import attendance, export, sign_ups
from central.offers.models import Attendance, Offer, SignUp
from central.offers.moments import next_moment
from central.offers.offer_notes import offer_notes
from central.offers.phone_page import where_it_is
from kiosk.words.calendar import moment_in_words


@staff_only
@require_GET
def offer_list(request: HttpRequest) -> HttpResponse:
    """Every offer of my organisations, and how full it is; those that need a call first."""
    offers = Offer.objects.filter(organisation__in=my_organisations(request)).select_related("organisation")
    full = sign_ups.counts(offers)
    to_tell = SignUp.objects.filter(offer__in=offers, to_confirm=True).values_list("offer_id", flat=True)
    waiting_for_us = list(to_tell)
    rows = [(offer, full[offer.id], waiting_for_us.count(offer.id)) for offer in offers]
    rows.sort(key=lambda row: (not row[0].published, not row[2], row[0].name.casefold()))
    notes = offer_notes(my_organisations(request))
    return render(request, "offers/list.html", {"rows": rows, "notes": notes})


def my_offer(request: HttpRequest, offer_id: UUID) -> Offer:
    """Return an offer of my organisations, or answer that there is none."""
    mine = Offer.objects.filter(organisation__in=my_organisations(request)).select_related("organisation")
    found = mine.filter(id=offer_id).first()
    if found is None:
        raise Http404
    return found


@staff_only
@require_GET
def offer_page(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """One offer: places, waiting list, who stopped, and who was there on a day."""
    offer = my_offer(request, offer_id)
    on = _day(request.GET.get("dag", ""))
    there = set(Attendance.objects.filter(offer=offer, on=on).values_list("case_id", flat=True))
    signed_up = list(offer.sign_ups.select_related("case"))
    moment = next_moment(offer, timezone.now())
    known = {one.case_id for one in signed_up}
    page = {
        "offer": offer,
        "when": offer.said.get("when", ""),
        "next": moment_in_words(moment.begin, "nl") if moment else "",
        "where": where_it_is(offer),
        "groups": [
            ("Plaatsen", "plaatsen", [one for one in signed_up if one.state == SignUp.State.PLACE]),
            ("Wachtlijst", "wachtlijst", [one for one in signed_up if one.state == SignUp.State.WAITING]),
            ("Gestopt", "gestopt", [one for one in signed_up if one.state == SignUp.State.WITHDRAWN]),
        ],
        "on": on,
        "there": there,
        "walk_ins": [
            row.case
            for row in Attendance.objects.filter(offer=offer, on=on).select_related("case")
            if row.case_id not in known
        ],
        "days": export.days_of(offer),
    }
    return render(request, "offers/offer.html", page)


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return timezone.localdate()


@staff_only
@require_GET
def export_xlsx(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """The list as a workbook."""
    offer = my_offer(request, offer_id)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _file(export.as_xlsx(offer), kind, f"{offer.slug}.xlsx")


@staff_only
@require_GET
def export_csv(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """The list as text, for any other program."""
    offer = my_offer(request, offer_id)
    return _file(export.as_csv(offer), "text/csv; charset=utf-8", f"{offer.slug}.csv")


def _file(body: bytes, kind: str, name: str) -> HttpResponse:
    named = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(body, content_type=kind, headers=named)


def _my_sign_up(request: HttpRequest, sign_up_id: UUID) -> SignUp:
    mine = SignUp.objects.filter(organisation__in=my_organisations(request))
    found = mine.select_related("offer", "case", "organisation").filter(id=sign_up_id).first()
    if found is None:
        raise Http404
    return found


def _back_to(sign_up: SignUp, request: HttpRequest) -> HttpResponse:
    answer = redirect("offer", offer_id=sign_up.offer_id)
    day = request.POST.get("dag", "")
    if day and _day(day) != timezone.localdate():
        answer["Location"] += f"?dag={_day(day).isoformat()}"
    return answer


@staff_only
@by_post("offers")
def confirm(request: HttpRequest, sign_up_id: UUID) -> HttpResponse:
    """Somebody told the person where they stand."""
    one = _my_sign_up(request, sign_up_id)
    if sign_ups.confirm(one, request.user, "de persoon weet het."):
        messages.success(request, "Goed zo.")
    return _back_to(one, request)


@staff_only
@by_post("offers")
def stop(request: HttpRequest, sign_up_id: UUID) -> HttpResponse:
    """The person does not come; who waits first moves up."""
    one = _my_sign_up(request, sign_up_id)
    if sign_ups.withdraw(one, request.user):
        messages.success(request, "Geschrapt. Staat er iemand op de wachtlijst, dan schuift die door.")
    return _back_to(one, request)


@staff_only
@by_post("offers")
def back(request: HttpRequest, sign_up_id: UUID) -> HttpResponse:
    """Somebody who had stopped comes after all."""
    one = _my_sign_up(request, sign_up_id)
    if sign_ups.back_on_the_list(one, request.user):
        messages.success(request, "Terug op de lijst, achteraan.")
    return _back_to(one, request)


@staff_only
@by_post("offers")
def mark_present(request: HttpRequest, sign_up_id: UUID) -> HttpResponse:
    """Tick somebody off on a day, or take the tick back."""
    one = _my_sign_up(request, sign_up_id)
    on = _day(request.POST.get("dag", ""))
    if request.POST.get("weg"):
        attendance.take_back(one.case, one.offer, on)
    else:
        attendance.note_presence(one.case, one.offer, on, request.user)
    return _back_to(one, request)
