"""Which gift, device or group somebody may open: those of their own organisations; others are not there."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.http import Http404, HttpRequest

from central.accounts.access import may, my_organisations
from central.accounts.roles import Right
from central.equipment.models import Group, Laptop, Loan, Lot

T = TypeVar("T")


def my_laptop(request: HttpRequest, laptop_id: UUID) -> Laptop:
    rows = Laptop.objects.filter(organisation__in=my_organisations(request))
    return _or_404(rows.select_related("organisation", "lot__case").filter(id=laptop_id).first())


def my_lot(request: HttpRequest, lot_id: UUID) -> Lot:
    rows = Lot.objects.filter(organisation__in=my_organisations(request))
    return _or_404(rows.select_related("organisation", "case").filter(id=lot_id).first())


def my_group(request: HttpRequest, group_id: UUID) -> Group:
    rows = Group.objects.filter(organisation__in=my_organisations(request))
    return _or_404(rows.select_related("organisation").filter(id=group_id).first())


def sees_people(request: HttpRequest, laptop: Laptop | Lot) -> bool:
    """Say whether who asks may see the people of this organisation, and so who has a device."""
    return may(request, Right.LIST, laptop.organisation)


def whose(request: HttpRequest, loan: Loan) -> str:
    """Return who has a device, as far as who asks may know."""
    if loan.group:
        return str(loan.group)
    if loan.case is None:
        return "iemand die we niet meer kennen"
    return loan.case.name if sees_people(request, loan.laptop) else "iemand"


def _or_404(row: T | None) -> T:
    if row is None:
        raise Http404
    return row
