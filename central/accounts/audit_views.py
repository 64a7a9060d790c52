"""The page 'Wie zag wat': the log of an organisation, the newest first, for its administrators."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from central.accounts.access import current_organisation, needs
from central.accounts.models import AccessLog, Organisation, User
from central.accounts.roles import Right
from central.pages import keyset

A_PAGE = 50
NEWEST = keyset.Order("at")
# The address by which a line was written, as people call it. What is not here says its kind alone.
PAGES = {
    "today": "Vandaag",
    "worklist": "Een lijst van Vandaag",
    "case-list": "Mensen",
    "case-search": "Mensen",
    "case": "De pagina van een persoon",
    "case-printed": "De pagina van een persoon",
    "case-file": "Alles over een persoon",
    "case-file-json": "Alles over een persoon, als bestand",
    "case-file-pdf": "Alles over een persoon, om af te drukken",
    "case-delete": "Een persoon verwijderen",
    "case-correct": "Gegevens van een persoon",
    "batch": "Veel mensen tegelijk",
    "batch-select": "Veel mensen tegelijk",
    "handover": "Overdragen",
    "handover-new": "Overdragen",
    "asked": "Gevraagd",
    "offers": "Aanbod",
    "offer": "Wie inschreef",
    "offer-texts": "Aanbod in andere talen",
    "offer-xlsx": "Wie inschreef, voor Excel",
    "offer-csv": "Wie inschreef, als CSV",
    "offers-in": "Aanbod inlezen",
    "offers-in-look": "Aanbod inlezen",
    "inbox": "Postvak",
    "inbox-again": "Postvak: opnieuw geprobeerd",
    "inbox-seen": "Postvak: nagekeken",
    "inbox-let-in": "Postvak: binnengelaten",
    "inbox-drop": "Postvak: weggegooid",
    "devices": "Toestellen",
    "stands": "Stands",
    "retention": "Bewaren",
    "staff": "Medewerkers",
    "audit-log": "Wie zag wat",
}


class WhichForm(forms.Form):
    """Which lines: of one kind, of one colleague."""

    wat = forms.ChoiceField(label="Wat", choices=[("", "Alles"), *AccessLog.Kind.choices], required=False)
    wie = forms.ChoiceField(label="Wie", required=False)

    def __init__(self, said: object, organisation: Organisation) -> None:
        super().__init__(said)
        known = User.objects.filter(organisations=organisation).order_by("name")
        self.fields["wie"].choices = [("", "Iedereen"), *((str(one.id), one.name) for one in known)]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, str]:
        """Return what was chosen and is there to choose."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}


@needs(Right.STAFF, log=AccessLog.Kind.LIST)
@require_GET
def audit_log(request: HttpRequest) -> HttpResponse:
    """Who saw, searched, changed, took along or printed what, and who decided about whom."""
    here = current_organisation(request)
    form = WhichForm(request.GET, here)
    chosen = form.chosen()
    rows = AccessLog.objects.filter(organisation=here)
    if "wat" in chosen:
        rows = rows.filter(kind=chosen["wat"])
    if "wie" in chosen:
        rows = rows.filter(user=UUID(chosen["wie"]))
    page = keyset.take([rows], NEWEST, keyset.Place.of(request.GET, NEWEST), A_PAGE)
    found = AccessLog.objects.select_related("user", "about").in_bulk([key.id for key in page.keys])
    shown = [found[key.id] for key in page.keys if key.id in found]
    for one in shown:
        one.on = PAGES.get(one.page, "")  # type: ignore[attr-defined]
    told = {"form": form, "rows": shown, "page": page, "address": urlencode(chosen), "any": bool(chosen)}
    return render(request, "accounts/audit.html", told)
