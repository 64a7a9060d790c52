"""The page 'Laptops': how many stand where, what is due, and each device; and the way to one by its label."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from central.accounts.access import by_post, current_organisation, may, needs
from central.accounts.models import AccessLog
from central.accounts.roles import Right
from central.equipment import labels
from central.equipment.access import whose
from central.equipment.lending import SOON, due
from central.equipment.models import Group, Laptop, Lot
from central.equipment.states import WORDS, State
from central.pages import keyset

A_PAGE = 50
NEWEST = keyset.Order("since")
FEW = 5  # of what stands above the list


@needs(Right.LAPTOPS, log=AccessLog.Kind.LIST)
@require_GET
def laptop_list(request: HttpRequest) -> HttpResponse:
    """Every device of this organisation, who changed last first; `stand`: only those of one state."""
    here = current_organisation(request)
    mine = Laptop.objects.filter(organisation=here)
    chosen = request.GET.get("stand", "")
    rows = mine.filter(state=chosen) if chosen in WORDS else mine
    page = keyset.take([rows], NEWEST, keyset.Place.of(request.GET, NEWEST), A_PAGE)
    ids = [key.id for key in page.keys]
    found = Laptop.objects.select_related("lot").in_bulk(ids)
    today = timezone.localdate()
    loans = list(due(here, today + SOON).select_related("laptop__organisation", "case", "group")[: FEW + 1])
    told: dict[str, Any] = {
        "counts": _counts(here),
        "chosen": chosen if chosen in WORDS else "",
        "address": f"stand={chosen}" if chosen in WORDS else "",
        "rows": [found[id_] for id_ in ids if id_ in found],
        "page": page,
        "due": [(one, whose(request, one), one.due_on < today) for one in loans[:FEW] if one.due_on],
        "more_due": len(loans) > FEW,
        "lots": Lot.objects.filter(organisation=here).select_related("case")[:FEW],
        "groups": Group.objects.filter(organisation=here).annotate(devices=Count("loans"))[:FEW],
        "names": may(request, Right.LIST),
    }
    return render(request, "equipment/list.html", told)


def _counts(here: Any) -> list[tuple[str, str, int]]:
    """Return each state with its word and how many devices stand there."""
    counted = Laptop.objects.filter(organisation=here).order_by().values_list("state").annotate(n=Count("id"))
    number = dict(counted)
    return [(state.value, WORDS[state], number.get(state.value, 0)) for state in State]


@needs(Right.LAPTOPS)
@by_post("laptops")
def find(request: HttpRequest) -> HttpResponse:
    """Open the device of a label that was scanned or typed, or of a serial number."""
    said = request.POST.get("label", "")[:80].strip()
    mine = Laptop.objects.filter(organisation=current_organisation(request))
    code = labels.read(said)
    by_label = mine.filter(label=code).first() if code else None
    laptop = by_label or (mine.filter(serial__iexact=said).first() if said else None)
    if laptop is None:
        messages.error(request, "Geen toestel van ons heeft dit label of dit serienummer.")
        return redirect("laptops")
    return redirect("laptop", laptop_id=laptop.id)
