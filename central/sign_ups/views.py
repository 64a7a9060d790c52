"""The page of one offer: who signed up, who waits, who was there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from central.accounts import audit
from central.accounts.access import by_post, my_organisations, needs, shown_to
from central.accounts.models import AccessLog
from central.accounts.roles import Right
from central.cases.models import CaseEvent
from central.cases.standing import touched_by_others
from central.catalogue.access import my_offer
from central.catalogue.models import Offer
from central.catalogue.moments import when_it_is
from central.catalogue.said import where_it_is
from central.pages.stale_forms import FIELD, Stale, carry_out, read_mark
from central.pages.templatetags.dutch import moment
from central.sign_ups import attendance, export, sign_ups
from central.sign_ups.lines import standing, ticked
from central.sign_ups.models import Attendance, SignUp
from central.sign_ups.shown import shown, whereabouts


@needs(Right.OFFERS)
@require_GET
def offer_page(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """One offer: places, waiting list, who stopped, and who was there on a day."""
    offer = my_offer(request, offer_id)
    audit.note(request, offer.organisation, AccessLog.Kind.LIST)
    on = _day(request.GET.get("dag", ""))
    sees = shown_to(request, offer.organisation)
    page = {
        "offer": offer,
        **sees,
        "over": offer.over,
        "when": when_it_is(offer),
        "where": where_it_is(offer),
        "lists": shown(request, offer, on, answers="answers" in sees["sees"]),
        "on": on,
        "iso": on.isoformat(),
    }
    return render(request, "sign_ups/offer.html", page)


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return timezone.localdate()


@needs(Right.EXPORT)
@require_GET
def export_xlsx(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """The list as a workbook."""
    offer = my_offer(request, offer_id)
    audit.note(request, offer.organisation, AccessLog.Kind.EXPORT)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _file(export.as_xlsx(offer), kind, f"{offer.slug}.xlsx")


@needs(Right.EXPORT)
@require_GET
def export_csv(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """The list as text, for any other program."""
    offer = my_offer(request, offer_id)
    audit.note(request, offer.organisation, AccessLog.Kind.EXPORT)
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
    other = f"dag={_day(day).isoformat()}" if day and _day(day) != timezone.localdate() else ""
    asked = "&".join(part for part in (other, whereabouts(QueryDict(request.POST.get("plek", "")))) if part)
    answer["Location"] += f"?{asked}" if asked else ""
    return answer


def _held(one: SignUp) -> str:
    """Hold the queue of the offer until the transaction ends, and return where this person stands now."""
    Offer.objects.select_for_update(of=("self",)).get(id=one.offer_id)
    one.refresh_from_db(fields=["state", "to_confirm", "number", "moved_up_at"])
    return standing(one)


def _act(
    request: HttpRequest,
    one: SignUp,
    act: Callable[[], object],
    done: str = "",
    now: Callable[[], str] | None = None,
) -> HttpResponse:
    """Do something for a person on the list, when they still stand where the page showed them."""

    def others() -> bool:
        return touched_by_others(one.case, request.user)

    if old := carry_out(request, act, now or (lambda: _held(one)), others=others):
        messages.error(request, f"Er is niets veranderd voor {one.case.name}. {_meanwhile(one, old)}")
    elif done:
        messages.success(request, done)
    return _back_to(one, request)


def _meanwhile(one: SignUp, old: Stale) -> str:
    """Say who did what with this person since the page was made; of an old page, what was done last."""
    lines = one.case.events.filter(kind=CaseEvent.Kind.OFFER).select_related("by")
    line = (lines.filter(at__gt=old.since) if old.since else lines).first()
    if line is None:
        return "De pagina was verouderd. Kijk wat er nu staat."
    who = f"{line.by.name}, " if line.by else ""
    return f"Dit gebeurde al: {line.text} ({who}{moment(line.at)})"


@needs(Right.SEATS)
@by_post("offers")
def confirm(request: HttpRequest, sign_up_id: UUID) -> HttpResponse:
    """Somebody told the person where they stand."""
    one = _my_sign_up(request, sign_up_id)
    return _act(request, one, lambda: sign_ups.confirm(one, request.user, "de persoon weet het."), "Goed zo.")


@needs(Right.SEATS)
@by_post("offers")
def stop(request: HttpRequest, sign_up_id: UUID) -> HttpResponse:
    """The person does not come; who waits first moves up. The button on the page asks first (`vraag`)."""
    one = _my_sign_up(request, sign_up_id)
    mark = read_mark(request.POST)
    still_so = mark is None or mark.seen == standing(one)  # else an old page: it is told at once
    holds = one.state != SignUp.State.WITHDRAWN and not one.offer.over
    if request.POST.get("vraag") and holds and still_so:
        kept = {name: request.POST.get(name, "") for name in ("dag", "plek", FIELD)}
        page = {"case": one.case, "seats": [one], "kept": kept, "back": _back_to(one, request)["Location"]}
        return render(request, "sign_ups/let_go.html", page)
    done = "Geschrapt. Staat er iemand op de wachtlijst, dan schuift die door."
    return _act(request, one, lambda: sign_ups.withdraw(one, request.user), done)


@needs(Right.SEATS)
@by_post("offers")
def back(request: HttpRequest, sign_up_id: UUID) -> HttpResponse:
    """Somebody who had stopped comes after all."""
    one = _my_sign_up(request, sign_up_id)
    done = "Terug op de lijst, achteraan."
    try:
        return _act(request, one, lambda: sign_ups.back_on_the_list(one, request.user), done)
    except sign_ups.OfferIsOver:
        messages.error(request, "Dit is voorbij. Er kan niemand meer bij.")
    return _back_to(one, request)


@needs(Right.SEATS)
@by_post("offers")
def mark_present(request: HttpRequest, sign_up_id: UUID) -> HttpResponse:
    """Tick somebody off on a day, or take the tick back. Where they stand on the list does not matter."""
    one = _my_sign_up(request, sign_up_id)
    on = _day(request.POST.get("dag", ""))
    if not request.POST.get("weg") and not 2020 <= on.year <= timezone.localdate().year + 1:
        messages.error(
            request, "Kijk het jaar na. Er is niets aangeduid."
        )  # 26-11-26 is a day of the year 26
        return _back_to(one, request)

    def now() -> str:
        Offer.objects.select_for_update(of=("self",)).get(id=one.offer_id)
        return ticked(Attendance.objects.filter(offer=one.offer, case=one.case, on=on).exists())

    def tick() -> None:
        if request.POST.get("weg"):
            attendance.take_back(one.case, one.offer, on)
        else:
            attendance.note_presence(one.case, one.offer, on, request.user)

    return _act(request, one, tick, now=now)
