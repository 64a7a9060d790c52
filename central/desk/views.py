"""The page of what somebody set for themselves, and the forms that set it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from central.accounts.access import by_post, current_membership, may, memberships, needs, staff_only
from central.accounts.roles import Right
from central.cases.listing import Filters
from central.desk.models import Desk, NamedView
from central.desk.own import address_of, desk_of, views_of


class MondayForm(forms.Form):
    """Whether the mail of Monday comes, and where."""

    monday = forms.BooleanField(label="Stuur me elke maandag een mail", required=False)
    devices = forms.BooleanField(label="Stuur me een mail als een toestel iemand nodig heeft", required=False)
    email = forms.EmailField(
        label="Je e-mailadres",
        required=False,
        max_length=200,
        error_messages={"invalid": "Kijk het e-mailadres na."},
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if (said.get("monday") or said.get("devices")) and not said.get("email") and not self.errors:
            self.add_error("email", "Schrijf waar de mail naartoe moet.")
        return said


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    """Show what somebody set; a form that comes in sets the mail of Monday."""
    mine = desk_of(request) if memberships(request) else Desk()
    form = MondayForm(request.POST or None, initial=_set(mine))
    if request.method == "POST" and may_today(request) and form.is_valid():
        Desk.objects.update_or_create(membership=mine.membership, defaults=form.cleaned_data)
        messages.success(request, _what_comes(form.cleaned_data))
        return redirect("desk")
    page = {
        "form": form if may_today(request) else None,
        "no_mail": not settings.MAIL_FROM,
        "start": mine.start,
        "lists": memberships(request) and may(request, Right.LIST),
        "views": [(one, address_of(one)) for one in views_of(request)] if memberships(request) else [],
    }
    return render(request, "desk/desk.html", page, status=422 if form.errors else 200)


@needs(Right.LIST)
@by_post("desk")
def keep_view(request: HttpRequest) -> HttpResponse:
    """Keep the filters somebody sees under a name; the same name again takes the place of the old one."""
    filters = Filters.of(QueryDict(request.POST.get("filters", "")[:400])).address()
    name = " ".join(request.POST.get("name", "").split())[:40]
    back = redirect("case-list")
    back["Location"] += f"?{filters}" if filters else ""
    mine = current_membership(request)
    named = NamedView.objects.filter(membership=mine)
    if not filters or not name:
        messages.error(request, "Kies eerst een filter, en schrijf een naam.")
    elif named.exclude(name=name).count() >= NamedView.MOST:
        messages.error(request, f"Je hebt al {NamedView.MOST} lijsten. Haal er eerst een weg.")
    else:
        NamedView.objects.update_or_create(membership=mine, name=name, defaults={"filters": filters})
        messages.success(request, f"‘{name}’ staat nu boven de lijst.")
    return back


@needs(Right.LIST)
@by_post("desk")
def change_view(request: HttpRequest, view_id: UUID) -> HttpResponse:
    """Begin the day with this list, no longer begin with it, or take it away. Only one's own."""
    mine = current_membership(request)
    view = NamedView.objects.filter(id=view_id, membership=mine).first()
    if view is None:
        raise Http404
    act = request.POST.get("doe", "")
    if act == "weg":
        view.delete()
        messages.success(request, f"‘{view.name}’ is weg.")
    elif act in ("begin", "niet"):
        start = view if act == "begin" else None
        Desk.objects.update_or_create(membership=mine, defaults={"start": start})
        where = f"Je begint nu bij ‘{view.name}’." if start else "Je begint weer waar iedereen begint."
        messages.success(request, where)
    return redirect("desk")


def _set(mine: Desk) -> dict[str, Any]:
    return {"monday": mine.monday, "devices": mine.devices, "email": mine.email}


def _what_comes(said: dict[str, Any]) -> str:
    """Say which mails come from now on."""
    if said["monday"] and said["devices"]:
        return "Elke maandag krijg je een mail, en op een dag dat een toestel iemand nodig heeft."
    if said["devices"]:
        return "Je krijgt een mail op een dag dat een toestel iemand nodig heeft."
    return "Elke maandag krijg je een mail." if said["monday"] else "Je krijgt geen mail."


def may_today(request: HttpRequest) -> bool:
    """Say whether somebody has lists of the day to be told of."""
    return bool(memberships(request)) and may(request, Right.TODAY)
