"""The pages 'Aanbod': who signed up, who waits, who was there."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from central.accounts.access import by_post, my_organisations, staff_only
from central.accounts.sent import SentTwice, Stale, fingerprint, once
from central.cases.models import CaseEvent
from central.cases.templatetags.dutch import moment
from central.offers import attendance, export, sign_ups
from central.offers.models import Attendance, Offer, SignUp
from central.offers.moments import in_words, next_moment
from central.offers.phone_page import where_it_is


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
    return render(request, "offers/list.html", {"rows": rows})


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
    moment = next_moment(offer.entry, timezone.now())
    known = {one.case_id for one in signed_up}
    for one in signed_up:
        one.standing = _standing(one)  # type: ignore[attr-defined]
        one.ticked = _ticked(one.case_id in there)  # type: ignore[attr-defined]
    page = {
        "offer": offer,
        "when": offer.entry.get("when", ""),
        "next": in_words(moment.begin, "nl") if moment else "",
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


def _standing(one: SignUp) -> str:
    """Return the fingerprint of where somebody stands."""
    return fingerprint(one.state, one.to_confirm, one.number, one.moved_up_at)


def _ticked(there: bool) -> str:
    return fingerprint("there", there)


def _held(one: SignUp) -> str:
    """Hold the queue of the offer until the transaction ends, and return where this person stands now."""
    Offer.objects.select_for_update(of=("self",)).get(id=one.offer_id)
    one.refresh_from_db(fields=["state", "to_confirm", "number", "moved_up_at"])
    return _standing(one)


def _act(
    request: HttpRequest,
    one: SignUp,
    act: Callable[[], object],
    said: str = "",
    now: Callable[[], str] | None = None,
) -> HttpResponse:
    """Do something for a person on the list, when they still stand where the page showed them."""
    try:
        with suppress(SentTwice), once(request, now or (lambda: _held(one))):
            act()
        if said:
            messages.success(request, said)
    except Stale as old:
        messages.error(request, f"Er is niets veranderd voor {one.case.name}. {_meanwhile(one, old)}")
    return _back_to(one, request)


def _meanwhile(one: SignUp, old: Stale) -> str:
    """Say who did what with this person since the page was made; of an old page, what was done last."""
    lines = one.case.events.filter(kind=CaseEvent.Kind.OFFER).select_related("by")
    line = (lines.filter(at__gt=old.since) if old.since else lines).first()
    if line is None:
        return "De pagina was verouderd. Kijk wat er nu staat."
    who = f"{line.by.name}, " if line.by else ""
    return f"Dit gebeurde al: {line.text} ({who}{moment(line.at)})"


@staff_only
@by_post("offers")
def confirm(request: HttpRequest, sign_up_id: UUID) -> HttpResponse:
    """Somebody told the person where they stand."""
    one = _my_sign_up(request, sign_up_id)
    return _act(request, one, lambda: sign_ups.confirm(one, request.user, "de persoon weet het."), "Goed zo.")


@staff_only
@by_post("offers")
def stop(request: HttpRequest, sign_up_id: UUID) -> HttpResponse:
    """The person does not come; who waits first moves up."""
    one = _my_sign_up(request, sign_up_id)
    said = "Geschrapt. Staat er iemand op de wachtlijst, dan schuift die door."
    return _act(request, one, lambda: sign_ups.withdraw(one, request.user), said)


@staff_only
@by_post("offers")
def back(request: HttpRequest, sign_up_id: UUID) -> HttpResponse:
    """Somebody who had stopped comes after all."""
    one = _my_sign_up(request, sign_up_id)
    said = "Terug op de lijst, achteraan."
    return _act(request, one, lambda: sign_ups.back_on_the_list(one, request.user), said)


@staff_only
@by_post("offers")
def mark_present(request: HttpRequest, sign_up_id: UUID) -> HttpResponse:
    """Tick somebody off on a day, or take the tick back. Where they stand on the list does not matter."""
    one = _my_sign_up(request, sign_up_id)
    on = _day(request.POST.get("dag", ""))

    def now() -> str:
        Offer.objects.select_for_update(of=("self",)).get(id=one.offer_id)
        return _ticked(Attendance.objects.filter(offer=one.offer, case=one.case, on=on).exists())

    def tick() -> None:
        if request.POST.get("weg"):
            attendance.take_back(one.case, one.offer, on)
        else:
            attendance.note_presence(one.case, one.offer, on, request.user)

    return _act(request, one, tick, now=now)
