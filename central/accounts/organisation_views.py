"""The pages of Beheer about organisations, for who runs the service. Nobody who asked for help is here."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from central.accounts import organisations
from central.accounts.access import needs, user_of
from central.accounts.leaving import held_back
from central.accounts.models import Organisation
from central.accounts.names import is_name
from central.accounts.roles import Right, Role
from central.accounts.staff_views import STALE, add_to, members_of
from central.pages.stale_forms import carry_out, done_before


class OrganisationForm(forms.Form):
    """How an organisation is called and reached."""

    name = forms.CharField(
        label="Naam", max_length=120, error_messages={"required": "Schrijf hoe de organisatie heet."}
    )
    short = forms.CharField(
        label="Korte naam", help_text="Voor boven op de pagina.", max_length=60, required=False
    )
    phone = forms.CharField(label="Telefoon", max_length=40, required=False)
    address = forms.CharField(label="Adres", max_length=200, required=False)

    def clean_name(self) -> str:
        if not is_name(self.cleaned_data["name"]):
            raise forms.ValidationError("Schrijf een naam die mensen kunnen lezen.")
        return " ".join(self.cleaned_data["name"].split())


class NewOrganisationForm(OrganisationForm):
    """The same, and the name by which programs know it."""

    slug = forms.RegexField(
        r"\A[a-z][a-z0-9.-]{0,59}\Z",
        label="Kenmerk",
        help_text="Land, gemeente en naam, met punten ertussen: be.eeklo.de-kring. Dit verandert later niet.",
        error_messages={
            "required": "Schrijf een kenmerk, zoals be.eeklo.de-kring.",
            "invalid": "Alleen kleine letters, cijfers, punten en streepjes, zoals be.eeklo.de-kring.",
        },
        widget=forms.TextInput(attrs={"autocapitalize": "none"}),
    )
    field_order = ["name", "slug"]

    def clean_slug(self) -> str:
        if Organisation.objects.filter(slug=self.cleaned_data["slug"]).exists():
            raise forms.ValidationError("Deze organisatie is er al.")
        return str(self.cleaned_data["slug"])


@needs(Right.ORGANISATIONS)
@require_GET
def organisation_list(request: HttpRequest) -> HttpResponse:
    """Every organisation of this service, with how many work there."""
    at_work = Q(membership__blocked_at=None, membership__user__is_active=True)
    chiefs = at_work & Q(membership__role=Role.ADMINISTRATOR)
    rows = Organisation.objects.annotate(
        people=Count("membership", filter=at_work), chiefs=Count("membership", filter=chiefs)
    ).order_by("name")
    shown = sorted(rows, key=lambda one: (one.ended_at is not None, one.name.casefold()))
    return render(request, "accounts/organisations.html", {"rows": shown})


@needs(Right.ORGANISATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new organisation; then its page, to let its first administrator in."""
    form = NewOrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        by = user_of(request)
        made: list[Organisation] = []
        carry_out(request, lambda: made.append(organisations.add(by, **form.cleaned_data)), None)
        messages.success(request, "Deze organisatie is erbij. Laat nu de eerste beheerder binnen.")
        return (
            redirect("organisations-one", organisation_id=made[0].id) if made else redirect("organisations")
        )
    known = Organisation.objects.filter(slug=request.POST.get("slug", "")).first()
    if known and done_before(request):  # a finger that touched twice
        return redirect("organisations-one", organisation_id=known.id)
    page = {"form": form, "is_new": True}
    return render(request, "accounts/organisation.html", page, status=422 if form.errors else 200)


@needs(Right.ORGANISATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """One organisation: how it is called, and who administers it."""
    found = _organisation(organisation_id)
    said = {name: getattr(found, name) for name in OrganisationForm.base_fields}
    form = OrganisationForm(request.POST or None, initial=said)
    if request.method == "POST" and found.sites:
        messages.error(request, "Dit staat in het bestand van de site, en verandert daar.")
        return redirect("organisations-one", organisation_id=found.id)
    if request.method == "POST" and form.is_valid():
        by = user_of(request)
        return _do(request, found, lambda: organisations.change(found, by, **form.cleaned_data), "Bewaard.")
    page = {"form": form, "found": found, "seen": organisations.stands(found), "chiefs": _chiefs(found)}
    return render(request, "accounts/organisation.html", page, status=422 if form.errors else 200)


@needs(Right.ORGANISATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def let_in(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Let somebody in for an organisation: its first administrator, who then lets in the others."""
    found = _organisation(organisation_id)
    if found.ended_at:
        messages.error(request, "Deze organisatie is gestopt. Begin eerst opnieuw.")
        return redirect("organisations-one", organisation_id=found.id)
    return add_to(request, found, "organisations", role=Role.ADMINISTRATOR.value)


@needs(Right.ORGANISATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Ask, then end it; or say what holds it back."""
    found = _organisation(organisation_id)
    if request.method != "POST":
        page = {"found": found, "held": held_back(found), "seen": organisations.stands(found)}
        return render(request, "accounts/organisation_end.html", page)
    by, done = user_of(request), f"{found} is gestopt. Niemand komt er nog binnen."
    return _do(request, found, lambda: organisations.end(found, by), done)


@needs(Right.ORGANISATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Take the end back."""
    found, by = _organisation(organisation_id), user_of(request)
    if request.method != "POST":
        return redirect("organisations-one", organisation_id=found.id)
    return _do(request, found, lambda: organisations.begin_again(found, by), f"{found} is er weer.")


def _do(request: HttpRequest, found: Organisation, act: Any, said: str) -> HttpResponse:
    about = f"organisation {found.id}"
    try:
        old = carry_out(request, act, lambda: organisations.standing(found), about)
    except organisations.HeldBack as held:
        for line in held.lines:
            messages.error(request, line)
        return redirect("organisations-end", organisation_id=found.id)
    if old:
        messages.error(request, STALE)
    else:
        messages.success(request, said)
    return redirect("organisations-one", organisation_id=found.id)


def _chiefs(found: Organisation) -> list[Any]:
    return list(members_of(found).filter(role=Role.ADMINISTRATOR).order_by("user__name"))


def _organisation(organisation_id: UUID) -> Organisation:
    found = Organisation.objects.filter(id=organisation_id).first()
    if found is None:
        raise Http404
    return found
