"""Scanning many devices out to a group and back in, one after the other, without touching the mouse.

A scanner types a label and Enter. Without script each Enter is a form and a page with its field ready; with
the script of this page the next label may be typed while the one before is still on its way.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from central.accounts.access import current_organisation, needs, typed, user_of
from central.accounts.roles import Right
from central.equipment.access import my_group
from central.equipment.forms import GroupForm
from central.equipment.models import Group, Loan
from central.equipment.scanning import Line, scan_in, scan_out
from central.pages.safety import may_run_script
from central.pages.stale_forms import carry_out

LAST = 12  # rows that are shown


@needs(Right.LAPTOPS)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def new_group(request: HttpRequest) -> HttpResponse:
    """Where a row of devices goes; then they are scanned."""
    here, by = current_organisation(request), user_of(request)
    form = GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made: list[Group] = []
        said = form.cleaned_data
        carry_out(request, lambda: made.append(Group.objects.create(organisation=here, by=by, **said)), None)
        return redirect("laptop-group", group_id=made[0].id) if made else redirect("laptops")
    return render(request, "equipment/new_group.html", {"form": form}, status=400 if form.errors else 200)


@needs(Right.LAPTOPS)
@require_http_methods(["GET", "HEAD", "POST"])
def group_page(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Scan devices out to this group."""
    group = my_group(request, group_id)
    line = None
    if request.method == "POST":
        line = scan_out(group, request.POST.get("label", ""), user_of(request))
    loans = Loan.objects.filter(organisation=group.organisation, group=group)
    out = loans.filter(ended_at=None)
    page = {
        "group": group,
        "rows": [(one.laptop, one.began_at) for one in out.select_related("laptop")[:LAST]],
        "number": out.count(),
        "all": loans.count(),
        "here": reverse("laptop-group", kwargs={"group_id": group.id}),
    }
    return _answer(request, page, line)


@needs(Right.LAPTOPS)
@require_http_methods(["GET", "HEAD", "POST"])
def scan_back(request: HttpRequest) -> HttpResponse:
    """Scan devices of groups back in."""
    here = current_organisation(request)
    line = (
        scan_in(here, request.POST.get("label", ""), user_of(request)) if request.method == "POST" else None
    )
    back = Loan.objects.filter(organisation=here, group__isnull=False, ended_at__isnull=False)
    rows = back.select_related("laptop").order_by("-ended_at")[:LAST]
    page = {
        "rows": [(one.laptop, one.ended_at) for one in rows],
        "number": Loan.objects.filter(organisation=here, group__isnull=False, ended_at=None).count(),
        "here": reverse("laptop-back"),
    }
    return _answer(request, page, line)


def _answer(request: HttpRequest, page: dict[str, Any], line: Line | None) -> HttpResponse:
    """Show the page; to its script only what stands under the field; a form sent without it goes round."""
    if line and not request.headers.get("X-Script"):
        (messages.success if line.good else messages.error)(request, line.text)
        return redirect(page["here"])
    told = page | {"line": line}
    if request.headers.get("X-Script"):
        return render(request, "equipment/scanned.html", told)
    return may_run_script(render(request, "equipment/scan.html", told))
