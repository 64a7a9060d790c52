"""Reading what somebody set for themselves, at the organisation whose lists they see."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from central.accounts.access import current_membership, may, memberships
from central.accounts.roles import Right
from central.desk.models import Desk, NamedView


def views_of(request: HttpRequest) -> list[NamedView]:
    """Return the lists this person named, by name."""
    return list(NamedView.objects.filter(membership=current_membership(request)))


def desk_of(request: HttpRequest) -> Desk:
    """Return what this person set; what holds as long as they set nothing, not kept."""
    mine = current_membership(request)
    return Desk.objects.filter(membership=mine).select_related("start").first() or Desk(membership=mine)


def address_of(view: NamedView) -> str:
    return f"{reverse('case-list')}?{view.filters}"


def own_start(request: HttpRequest) -> str:
    """Return where this person wants to begin; '' for where everybody of their role does."""
    if not memberships(request) or not may(request, Right.LIST):
        return ""
    chosen = desk_of(request).start
    return address_of(chosen) if chosen else ""
