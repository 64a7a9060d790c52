"""Choose people in the list, see what would happen, do it, read who was left out and why."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from central.accounts import audit
from central.accounts.access import by_post, current_organisation, may, needs, user_of
from central.accounts.models import AccessLog
from central.accounts.roles import Right
from central.batches.acts import Act, Kind, Told, carry_out, choose, look
from central.batches.forms import ActForm, ShareForm
from central.batches.models import Selection
from central.cases import which
from central.cases.listing import SESSION_KEY, Filters, whereabouts
from central.cases.models import Case
from central.cases.people import Counted, counted
from central.handover.many import mails_links
from central.handover.sharing import ALWAYS, CONSENT, names_of
from central.mail.many_letters import language_of
from central.pages.text import readable
from central.written.letters import letters
from central.written.site_words import languages

KEPT = timedelta(days=1)
NAMED = 20  # people of one reason; the rest is counted


@needs(Right.MANY)
@by_post("case-list")
def select(request: HttpRequest) -> HttpResponse:
    """Keep who was ticked, or all that the list found, and ask what to do with them."""
    Selection.objects.filter(made_at__lt=timezone.now() - KEPT).delete()
    back = whereabouts(request.GET)
    cases = _all_found(request) if request.POST.get("all") else _ticked(request)
    if 0 < len(cases) <= Selection.MOST:
        return redirect("batch", selection_id=choose(cases, user_of(request), back).id)
    too_many = f"Meer dan {Selection.MOST} vragen. Maak je keuze kleiner met de filters."
    messages.error(request, too_many if cases else "Vink eerst iemand aan.")
    return redirect(reverse("case-list") + (f"?{back}" if back else ""))


def _ticked(request: HttpRequest) -> list[Case]:
    ids = []
    for said in request.POST.getlist("case")[: Selection.MOST + 1]:
        try:
            ids.append(UUID(said))
        except ValueError:
            continue
    return list(Case.objects.filter(organisation=current_organisation(request), id__in=ids))


def _all_found(request: HttpRequest) -> list[Case]:
    typed = readable(request.session.get(SESSION_KEY, ""))
    found = which.lists([current_organisation(request)], Filters.of(request.GET), typed)
    ids: list[UUID] = []
    column = "pk" if found.rows[0].model is Case else "case_id"
    for rows in found.rows:
        ids += rows.values_list(column, flat=True)[: Selection.MOST + 1]
    return list(Case.objects.filter(id__in=ids))


@needs(Right.MANY, log=AccessLog.Kind.LIST)
@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest, selection_id: UUID) -> HttpResponse:
    """What to do with them; then what would happen; then that it happened."""
    selection, by = _mine(request, selection_id), user_of(request)
    forms = _forms(request, selection)
    asked = request.POST.get("kind", "")
    form = forms["share" if asked == Kind.SHARE else "form"]
    page = forms | {"selection": selection, "chosen": _chosen(selection), "back": selection.back}
    page |= {"kind": asked, "can_mail": bool(settings.MAIL_FROM), "letters": letters()}
    if request.method != "POST":
        return render(request, "batches/choose.html", page)
    if (asked == Kind.SHARE and not may(request, Right.SHARE)) or (
        asked == Kind.MAIL and not settings.MAIL_FROM
    ):
        raise Http404
    if not form.is_valid():
        return render(request, "batches/choose.html", page, status=422)
    act = form.act()
    if not request.POST.get("do"):
        kept = [(name, one) for name in form.fields for one in request.POST.getlist(name)]
        return render(
            request, "batches/look.html", page | {"kept": kept} | _shown(selection, act, look(selection, act))
        )
    told = carry_out(selection, act, by)
    audit.note(request, selection.organisation, AccessLog.Kind.CHANGE)
    Selection.objects.filter(id=selection.id).delete()  # a finger that touched twice finds nothing more to do
    return render(request, "batches/done.html", page | _shown(selection, act, told))


def _chosen(selection: Selection) -> Counted:
    return counted(selection.organisation, [UUID(ident) for ident, _ in selection.people])


def _forms(request: HttpRequest, selection: Selection) -> dict[str, Any]:
    """Return the forms of the page; what was filled in stands in the one that was sent."""
    cases = list(Case.objects.filter(id__in=[ident for ident, _ in selection.people]))
    initial = {"due_on": timezone.localdate() + timedelta(days=3), "who": user_of(request).pk}
    usual: dict[str, Any] = {"organisation": selection.organisation, "cases": cases, "initial": initial}
    sent = request.POST or None
    shares = sent if sent and sent.get("kind") == Kind.SHARE else None
    acts = None if shares else sent
    share = ShareForm(
        shares,
        organisation=selection.organisation,
        initial={"fields_": ["language", "place", "about"], "kind": Kind.SHARE},
    )
    return {
        "form": ActForm(acts, **usual),
        "plan": ActForm(acts, auto_id="plan_%s", **usual),  # 'who' is asked twice
        "share": share,
        "always": names_of(ALWAYS),
        "consent": CONSENT.format(
            us=selection.organisation.name, them=share["to_name"].value() or "de andere organisatie"
        ),
    }


def _shown(selection: Selection, act: Act, told: Told) -> dict[str, Any]:
    left = [(why, people[:NAMED], len(people[NAMED:])) for why, people in told.left_out.items()]
    known = languages()
    spoken = Counter(known[language_of(case)].name for case in told.done if act.letter)
    by_hand = (
        told.done[:NAMED] if act.wish and told.done and not mails_links(told.done[0].organisation) else ()
    )
    done = counted(selection.organisation, [case.id for case in told.done])
    return {
        "act": act, "title": Kind(act.kind).label, "told": told, "left": left, "done": done,
        "spoken": spoken.most_common(), "by_hand": by_hand,
    }  # fmt: skip


def _mine(request: HttpRequest, selection_id: UUID) -> Selection:
    """Return a selection of this person; nobody else's, and none of another organisation."""
    found = Selection.objects.filter(
        id=selection_id, by=request.user, organisation=current_organisation(request)
    ).first()
    if found is None:
        raise Http404
    return found
