"""For staff: hand somebody over, see how it stands, give the link again, end it."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from central.accounts.access import by_post, needs, typed
from central.accounts.models import User
from central.accounts.roles import Right
from central.cases.access import my_case, note_view
from central.cases.models import Case
from central.handover.forms import AddressForm, HandOverForm
from central.handover.mailing import ask, can_mail
from central.handover.models import HandOver
from central.handover.passing import ENDABLE, SharedAlready, end, hand_over, token_of
from central.handover.sharing import ALWAYS, consent_words, names_of
from central.pages.stale_forms import carry_out


@needs(Right.SHARE)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The form; filled in, the page with the link."""
    case = my_case(request, case_id)
    if request.method != "POST":
        note_view(request, case)
        return _form(request, case, HandOverForm(initial={"fields_": ["language", "place", "about"]}))
    form = HandOverForm(request.POST)
    if not form.is_valid():
        return _form(request, case, form, 422)
    assert isinstance(request.user, User)
    try:
        with transaction.atomic():
            made = hand_over(case, request.user, form.wish())
            goes = ask(made)
    except SharedAlready:
        form.add_error("to_name", "Deze organisatie heeft deze persoon al. Stop dat eerst.")
        return _form(request, case, form, 422)
    _say(request, made, goes)
    return redirect("handover", handover_id=made.id)


def _say(request: HttpRequest, made: HandOver, goes: bool) -> None:
    if goes:
        messages.success(request, f"De link gaat zo met de mail naar {made.to_email}.")
    elif made.to_email:
        messages.info(request, "Van hier gaat geen mail uit. Geef de link zelf door.")


def _form(request: HttpRequest, case: Case, form: HandOverForm, status: int = 200) -> HttpResponse:
    page = {
        "case": case,
        "form": form,
        "always": names_of(ALWAYS),
        "consent": consent_words(case, form["to_name"].value() or ""),
    }
    return render(request, "handover/share.html", page, status=status)


@needs(Right.SHARE)
@require_GET
def handover(request: HttpRequest, handover_id: UUID) -> HttpResponse:
    """One hand-over: how it stands, and the link to give along."""
    found = _mine(request, handover_id)
    note_view(request, found.case)
    link = request.build_absolute_uri(reverse("handover-receiver", args=[token_of(found.id)]))
    page = {
        "handover": found,
        "case": found.case,
        "link": link,
        "running": found.state in ENDABLE,
        "address": AddressForm(initial={"to_email": found.to_email}) if settings.MAIL_FROM else None,
    }
    return render(request, "handover/handover.html", page)


@needs(Right.SHARE)
@by_post("today")
def mail_again(request: HttpRequest, handover_id: UUID) -> HttpResponse:
    """Mail the link once more, perhaps to another address."""
    found = _mine(request, handover_id)
    form = AddressForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Kijk het e-mailadres na.")
        return redirect("handover", handover_id=found.id)
    found.to_email = form.cleaned_data["to_email"]

    def again() -> None:
        found.save(update_fields=["to_email"])
        ask(found)

    carry_out(request, again, None)
    _say(request, found, can_mail(found))
    return redirect("handover", handover_id=found.id)


@needs(Right.SHARE)
@by_post("today")
def stop(request: HttpRequest, handover_id: UUID) -> HttpResponse:
    """End it: the receiver sees nothing more from now."""
    found = _mine(request, handover_id)
    assert isinstance(request.user, User)
    end(found, request.user)
    messages.success(request, f"{found.to_name} ziet deze persoon niet meer.")
    return redirect("case", case_id=found.case_id)


def _mine(request: HttpRequest, handover_id: UUID) -> HandOver:
    found = HandOver.objects.select_related("case", "made_by").filter(id=handover_id).first()
    if found is None:
        raise Http404
    my_case(request, found.case_id)  # 404 for another organisation
    return found
