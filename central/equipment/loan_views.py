"""Giving a device to a person and taking it back; what is signed stands there in their language."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from central.accounts.access import by_post, needs, typed, user_of
from central.accounts.models import AccessLog
from central.accounts.roles import Right
from central.cases.access import my_case, note_view
from central.cases.models import Case
from central.equipment import labels
from central.equipment.access import my_laptop, sees_people
from central.equipment.conditions import as_text, to_sign, words_to_sign
from central.equipment.forms import BackForm, SignForm, UntilForm
from central.equipment.lending import How, Signed, extend, lend, open_loan, take_back
from central.equipment.models import Laptop
from central.equipment.moving import NoMove
from central.equipment.states import State
from central.equipment.strokes import HIGH, WIDE, NoSignature, strokes_of
from central.mail.letters import Sheet
from central.pages.safety import with_our_script
from central.pages.stale_forms import carry_out


@needs(Right.LAPTOPS)
@by_post("case")
def choose_laptop(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """From the page of a person: the device with this label is for them."""
    case = my_case(request, case_id)
    code = labels.read(request.POST.get("label", ""))
    mine = (
        Laptop.objects.filter(organisation=case.organisation, label=code) if code else Laptop.objects.none()
    )
    laptop = mine.first()
    if laptop is None:
        messages.error(request, "Dit is geen label van een toestel van ons. Kijk het na.")
        return redirect("case", case_id=case.id)
    return redirect("laptop-lend", laptop_id=laptop.id, case_id=case.id)


@needs(Right.LAPTOPS)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def lend_page(request: HttpRequest, laptop_id: UUID, case_id: UUID) -> HttpResponse:
    """Until when, and then the words to sign. Nothing is kept before somebody signed."""
    laptop, case = my_laptop(request, laptop_id), my_case(request, case_id)
    if laptop.organisation_id != case.organisation_id or laptop.state != State.READY:
        messages.error(request, f"{laptop} is niet klaar om te geven.")
        return redirect("laptop", laptop_id=laptop.id)
    note_view(request, case)
    asked = request.POST if request.method == "POST" else request.GET
    until = UntilForm(asked if "keep" in asked or "until" in asked else None)
    if not until.is_bound or not until.is_valid():
        page = {"laptop": laptop, "case": case, "form": until}
        return render(request, "equipment/until.html", page, status=400 if until.errors else 200)
    due_on: date | None = until.cleaned_data["until"]
    sheet = to_sign("loan" if due_on else "keep", laptop, case.language, due_on)
    told = {"laptop": laptop, "case": case, "until": until, "hidden": _hidden(asked)}
    if request.method != "POST":
        return _sign_page(request, sheet, told, SignForm())
    form, signed = SignForm(request.POST), None
    if form.is_valid():
        signed = _signed(form, sheet)
    if signed is None:
        return _sign_page(request, sheet, told, form)
    by = user_of(request)
    try:
        carry_out(request, lambda: lend(laptop, case, due_on, by, signed), None)
    except NoMove as why:
        messages.error(request, str(why))
        return redirect("case", case_id=case.id)
    messages.success(request, f"{laptop} is nu bij {case.name}.")
    return redirect("case", case_id=case.id)


@needs(Right.LAPTOPS)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def return_page(request: HttpRequest, laptop_id: UUID) -> HttpResponse:
    """Take a device back from a person: in which state, signed the same way; or lost, without."""
    laptop, by = my_laptop(request, laptop_id), user_of(request)
    loan = open_loan(laptop)
    asked = request.POST if request.method == "POST" else request.GET
    back = BackForm(asked if "how" in asked else {"how": How.GOOD})
    if loan is None or not back.is_valid():
        messages.error(request, f"{laptop} is niet uitgeleend.")
        return redirect("laptop", laptop_id=laptop.id)
    loan.laptop = laptop
    how, case = How(back.cleaned_data["how"]), loan.case
    if case is not None:
        my_case(request, case.id)  # 404 for who may not open this person
    without = case is None or how is How.LOST  # nobody is there to sign
    told = {
        "laptop": laptop,
        "case": case,
        "back": True,
        "how": how,
        "without": without,
        "hidden": [("how", how)],
    }
    language = case.language if case else "nl"
    sheet = to_sign("back", laptop, language, None)
    if request.method != "POST":
        return _sign_page(request, sheet, told, SignForm())
    signed = None
    if not without:
        form = SignForm(request.POST)
        signed = _signed(form, sheet) if form.is_valid() else None
        if signed is None:
            return _sign_page(request, sheet, told, form)
    ended: list[bool] = []
    carry_out(request, lambda: ended.append(take_back(loan, by, how, signed)), None)
    if ended == [False]:
        messages.info(request, "Een collega nam het net terug.")
    else:
        messages.success(request, f"{laptop} is terug." if how is not How.LOST else f"{laptop} is kwijt.")
    return redirect("laptop", laptop_id=laptop.id)


@needs(Right.LAPTOPS)
@by_post("laptops")
def keep_longer(request: HttpRequest, laptop_id: UUID) -> HttpResponse:
    """Let somebody keep a device longer, without bringing it back first."""
    laptop, by = my_laptop(request, laptop_id), user_of(request)
    loan, form = open_loan(laptop), UntilForm(request.POST)
    if loan is None or not form.is_valid():
        messages.error(request, "Kies een dag van nu tot over vijf jaar, of ‘Mag het houden’.")
        return redirect("laptop", laptop_id=laptop.id)
    loan.laptop = laptop
    carry_out(request, lambda: extend(loan, form.cleaned_data["until"], by), None)
    messages.success(request, "De dag is aangepast.")
    return redirect("laptop", laptop_id=laptop.id)


def _hidden(asked: Any) -> list[tuple[str, str]]:
    return [(name, asked.get(name, "")) for name in ("keep", "until")]


def _signed(form: SignForm, sheet: Sheet) -> Signed | None:
    """Return what was signed; None, with an error in the form, for a drawing that is none."""
    said = form.cleaned_data
    try:
        drawn = strokes_of(said["drawn"]) if said["drawn"] else ""
    except NoSignature as why:
        form.add_error("drawn", str(why))
        return None
    return Signed(sheet.language, as_text(sheet), " ".join(said["name"].split()), drawn)


def _sign_page(request: HttpRequest, sheet: Sheet, told: dict[str, Any], form: SignForm) -> HttpResponse:
    case: Case | None = told["case"]
    laptop: Laptop = told["laptop"]
    if case and sees_people(request, laptop):
        note_view(request, case, AccessLog.Kind.CASE)
    page = told | {
        "sheet": sheet,
        "form": form,
        "said": words_to_sign(laptop.organisation, sheet.language),
        "field": {"wide": WIDE, "high": HIGH},
    }
    answer = render(request, "equipment/sign.html", page, status=400 if form.errors else 200)
    return with_our_script(answer)
