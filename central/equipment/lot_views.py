"""The pages of a gift: who gave it, its devices, their labels to print, and one letter of thanks."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from central.accounts import audit
from central.accounts.access import by_post, current_organisation, needs, typed, user_of
from central.accounts.models import AccessLog, Organisation
from central.accounts.roles import Right
from central.cases.access import my_case, note_view
from central.cases.models import Case
from central.equipment import moving, papers
from central.equipment.access import my_lot, sees_people
from central.equipment.forms import MOST, DeviceForm, LotForm
from central.equipment.models import Kind, Lot
from central.pages import drafts
from central.pages.stale_forms import carry_out

WORKS = {"laptop": Kind.LAPTOP, "chromebook": Kind.CHROMEBOOK, "tablet": Kind.TABLET}


@needs(Right.LAPTOPS)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def new_lot(request: HttpRequest) -> HttpResponse:
    """A gift of somebody who did not ask at a kiosk."""
    return _new(request, current_organisation(request), None)


@needs(Right.LAPTOPS)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def new_lot_of(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The gift of somebody who said so at a kiosk."""
    case = my_case(request, case_id)
    note_view(request, case)
    return _new(request, case.organisation, case)


def _new(request: HttpRequest, here: Organisation, case: Case | None) -> HttpResponse:
    kept = drafts.find(request, request.get_full_path())
    first: dict[str, Any] = {"received_on": timezone.localdate(), "announced": 1, "kind": _said(case)}
    form = LotForm(request.POST or None, initial=first | (kept.said.dict() if kept else {}))
    if request.method == "POST" and form.is_valid():
        made: list[Lot] = []
        carry_out(request, lambda: made.append(_make(request, here, case, form.cleaned_data)), None)
        if made:
            messages.success(request, "Bewaard. Druk nu de labels af en kleef ze op.")
            return redirect("laptop-lot", lot_id=made[0].id)
        return redirect("laptops")
    page = {"form": form, "case": case, "kept": kept}
    return render(request, "equipment/new_lot.html", page, status=400 if form.errors else 200)


def _said(case: Case | None) -> str:
    """Return what somebody said at the kiosk that they give."""
    said = case.answers.get("device", []) if case else []
    found = [WORKS[one] for one in (said if isinstance(said, list) else [said]) if one in WORKS]
    return found[0].value if found else Kind.LAPTOP.value


def _make(request: HttpRequest, here: Organisation, case: Case | None, said: dict[str, Any]) -> Lot:
    """Keep a gift and a device with a label for each that is in it."""
    by = user_of(request)
    lot = Lot.objects.create(
        organisation=here, case=case, typed_donor="" if case else said["donor"], by=by,
        received_on=said["received_on"], kind=said["kind"], announced=said["announced"],
    )  # fmt: skip
    for _ in range(said["announced"]):
        moving.add(lot, by, said["kind"])
    if case:
        moving.reach(case, by, moving.GIVEN, "here")
    audit.changed(here, by, "laptop-lot-new", f"Gift van {said['announced']} toestellen")
    return lot


@needs(Right.LAPTOPS)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def lot_page(request: HttpRequest, lot_id: UUID) -> HttpResponse:
    """One gift with its devices; one more can be put with it."""
    lot = my_lot(request, lot_id)
    form = DeviceForm(request.POST or None, initial={"kind": lot.kind})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if lot.laptops.count() >= MOST:
            messages.error(request, f"Een gift heeft hoogstens {MOST} toestellen. Maak een nieuwe gift.")
        else:
            by = user_of(request)
            carry_out(request, lambda: moving.add(lot, by, said["kind"], said["serial"], said["about"]), None)
            messages.success(request, "Er is een toestel bij.")
        return redirect("laptop-lot", lot_id=lot.id)
    names = sees_people(request, lot)
    if lot.case and names:
        note_view(request, lot.case)
    page = {"lot": lot, "laptops": lot.laptops.order_by("label"), "form": form, "names": names}
    return render(request, "equipment/lot.html", page, status=400 if form.errors else 200)


@needs(Right.LAPTOPS)
@require_GET
def print_labels(request: HttpRequest, lot_id: UUID) -> HttpResponse:
    """A sheet with a label for each device."""
    lot = my_lot(request, lot_id)
    return _pdf(papers.labels_pdf(lot), "labels.pdf")


@needs(Right.LAPTOPS)
@by_post("laptops")
def thank(request: HttpRequest, lot_id: UUID) -> HttpResponse:
    """The letter to who gave it: numbers, and nobody's name but theirs."""
    lot = my_lot(request, lot_id)
    pdf = papers.thanks_pdf(lot)
    by = user_of(request)
    carry_out(request, lambda: papers.thanked(lot, by), None)
    if lot.case:
        note_view(request, lot.case, AccessLog.Kind.PRINT)
    return _pdf(pdf, "bedankt.pdf")


def _pdf(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
