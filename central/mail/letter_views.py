"""The page of a letter to one person: choose it, see it in their language, print it or have it mailed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from central.accounts.access import needs, user_of
from central.accounts.models import AccessLog
from central.accounts.roles import Right
from central.cases.access import my_case, note_view
from central.cases.models import Case
from central.mail.letters import as_pdf, printed, to_be_mailed, written
from central.pages.stale_forms import carry_out
from central.written.letters import letters
from central.written.site_words import languages


class LetterForm(forms.Form):
    """Which letter, and in which language. What is wrong in an address is ignored."""

    brief = forms.ChoiceField(label="Welke brief")
    taal = forms.ChoiceField(label="In welke taal")
    straat = forms.CharField(
        label="Straat en nummer, plaats",
        required=False,
        max_length=200,
        help_text="Voor op de brief. We bewaren dit niet.",
    )

    def __init__(self, said: Any) -> None:
        super().__init__(said)
        self.fields["brief"].choices = [(one.id, one.title) for one in letters().values()]
        self.fields["taal"].choices = [(one.code, one.name) for one in languages().values()]


@needs(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the letter as it will be; printing and mailing are asked by their own buttons."""
    case = my_case(request, case_id)
    known = letters()
    said = request.POST if request.method == "POST" else request.GET
    own = case.language if case.language in languages() else "nl"
    usual = {"brief": next(iter(known), ""), "taal": own, "straat": ""}
    form = LetterForm({name: said.get(name) or value for name, value in usual.items()})
    if known and not form.is_valid():
        form = LetterForm(usual)
        form.is_valid()
    if known and request.method == "POST":
        return _send(request, case, form)
    note_view(request, case)
    page = {
        "case": case,
        "form": form,
        "sheets": _sheets(case, form) if known else (),
        "by_mail": case.reach_by == Case.ReachBy.EMAIL and bool(settings.MAIL_FROM),
    }
    return render(request, "mail/choose.html", page)


def _sheets(case: Case, form: LetterForm) -> list[object]:
    return list(written(letters()[form.cleaned_data["brief"]], case, form.cleaned_data["taal"]))


def _send(request: HttpRequest, case: Case, form: LetterForm) -> HttpResponse:
    by, chosen, language = user_of(request), letters()[form.cleaned_data["brief"]], form.cleaned_data["taal"]
    if request.POST.get("hoe") == "mail":
        if case.reach_by == Case.ReachBy.EMAIL and settings.MAIL_FROM:
            carry_out(request, lambda: to_be_mailed(case, chosen, language, by), None)
            messages.success(request, f"De mail aan {case.name} vertrekt zo meteen.")
        else:
            messages.error(request, "Van hier kan geen mail naar deze persoon. Druk de brief af.")
        return redirect("case", case_id=case.id)
    place = f"{case.postcode} {case.place_name}".strip()
    to = (case.name, form.cleaned_data["straat"], place)
    pdf = as_pdf(written(chosen, case, language), case.organisation, to)
    carry_out(request, lambda: printed(case, chosen, language, by), None)
    note_view(request, case, AccessLog.Kind.PRINT)
    answer = HttpResponse(pdf, content_type="application/pdf")
    # The name of the letter, never that of the person: it stays on a shared desk.
    answer["Content-Disposition"] = f'attachment; filename="brief-{chosen.id}.pdf"'
    return answer
