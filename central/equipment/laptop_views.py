"""The page of one device: where it stands and what comes next, the proof of its wipe, its history."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from central.accounts.access import by_post, needs, typed, user_of
from central.accounts.roles import Right
from central.cases.access import note_view
from central.cases.models import Case
from central.equipment import moving
from central.equipment.access import my_laptop, sees_people, whose
from central.equipment.forms import BackForm, DeviceForm, ReportForm, UntilForm
from central.equipment.judging import UNPROVEN, Refused, Wipe
from central.equipment.lending import open_loan
from central.equipment.models import Laptop
from central.equipment.proving import disk_of, nwipe_wipe, open_report, prove
from central.equipment.states import UNSAFE, WORDS, By, State, by_hand
from central.pages.stale_forms import carry_out, fingerprint

WAITING = 12  # people who wait for a laptop, to choose from
NOT_NOW = "Niet gedaan: een collega deed net iets met dit toestel. Kijk waar het nu staat."


@needs(Right.LAPTOPS)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def laptop_page(request: HttpRequest, laptop_id: UUID) -> HttpResponse:
    """One device. A form sent here changes what it is called."""
    laptop = my_laptop(request, laptop_id)
    first = {"kind": laptop.kind, "about": laptop.about, "serial": laptop.serial}
    form = DeviceForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        carry_out(request, lambda: Laptop.objects.filter(id=laptop.id).update(**said), None)
        messages.success(request, "Bewaard.")
        return redirect("laptop", laptop_id=laptop.id)
    return page_of(request, laptop, form=form, status=400 if form.errors else 200)


def page_of(request: HttpRequest, laptop: Laptop, status: int = 200, **forms: Any) -> HttpResponse:
    """Return the page of a device; `forms`: those that were sent and not taken."""
    loan, names = open_loan(laptop), sees_people(request, laptop)
    if loan and loan.case and names:
        note_view(request, loan.case)
    proofs = list(laptop.proofs.select_related("by"))
    first = {"kind": laptop.kind, "about": laptop.about, "serial": laptop.serial}
    page: dict[str, Any] = {
        "laptop": laptop,
        "form": DeviceForm(initial=first),
        "report_form": ReportForm(),
        "back_form": BackForm(),
        "until_form": UntilForm(initial={"until": loan.due_on if loan else None}),
        "loan": loan,
        "whose": whose(request, loan) if loan else "",
        "late": bool(loan and loan.due_on and loan.due_on < timezone.localdate()),
        "names": names,
        "ways": [(one.value, WORDS[one]) for one in by_hand(laptop.state)],
        "unsafe": laptop.state in UNSAFE,
        "unproven": UNPROVEN if proofs and not proofs[0].proven and laptop.state in UNSAFE else "",
        "waiting": _waiting(laptop) if laptop.state == State.READY and names else [],
        "proofs": proofs,
        "moves": laptop.moves.select_related("by"),
        "seen": seen(laptop),
    }
    return render(request, "equipment/laptop.html", page | forms, status=status)


def seen(laptop: Laptop) -> str:
    """Return the fingerprint of what the forms on the page of a device change."""
    return fingerprint(laptop.state, laptop.since)


def seen_now(laptop: Laptop) -> str:
    """Return the same of the device as it is now, held until the transaction ends."""
    return seen(moving.held(laptop))


def _waiting(laptop: Laptop) -> list[Case]:
    """Return who waits longest for a laptop and has none."""
    rows = Case.objects.filter(organisation=laptop.organisation, track=moving.WANTED)
    rows = rows.exclude(status__in=Case.CLOSED).exclude(loans__ended_at=None, loans__id__isnull=False)
    return list(rows.order_by("received_at")[:WAITING])


@needs(Right.LAPTOPS)
@by_post("laptops")
def change_state(request: HttpRequest, laptop_id: UUID) -> HttpResponse:
    """Bring a device further by saying so: looked over, ready, broken, mended."""
    laptop, by = my_laptop(request, laptop_id), user_of(request)
    end = request.POST.get("stand", "")
    if end not in by_hand(laptop.state):
        messages.error(request, _why_not(laptop, end))
        return redirect("laptop", laptop_id=laptop.id)
    said = " ".join(request.POST.get("said", "").split())[:200]
    try:
        old = carry_out(
            request, lambda: moving.move(laptop, State(end), by, By.HAND, said), lambda: seen_now(laptop)
        )
    except moving.NoMove as why:
        messages.error(request, str(why))
        return redirect("laptop", laptop_id=laptop.id)
    if old:
        messages.error(request, NOT_NOW)
    else:
        messages.success(request, f"{laptop} staat nu op ‘{WORDS[State(end)].lower()}’.")
    return redirect("laptop", laptop_id=laptop.id)


def _why_not(laptop: Laptop, end: str) -> str:
    if end == State.WIPED:
        return "Aanvinken alleen is geen bewijs. Kies het verslag van het wissen."
    if end in WORDS:
        return f"Dit toestel kan nu niet naar ‘{WORDS[State(end)].lower()}’."
    return "Kies waar dit toestel naartoe gaat."


@needs(Right.LAPTOPS)
@by_post("laptops")
def wipe_report(request: HttpRequest, laptop_id: UUID) -> HttpResponse:
    """Take the report of a wipe as proof, or say in one line why it is none."""
    laptop, by = my_laptop(request, laptop_id), user_of(request)
    form = ReportForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            return page_of(request, laptop, report_form=form, status=400)
        report = open_report(form.content())
        wipe: Wipe | None
        if report.disks:
            wipe = nwipe_wipe(disk_of(report, form.cleaned_data["disk_serial"]), form.flash)
        else:
            wipe = form.typed()
        if wipe is None:
            return page_of(request, laptop, report_form=form, status=400)
        proven: list[bool] = []
        carry_out(request, lambda: proven.append(prove(laptop, wipe, report, by).proven), None)
    except Refused as why:
        form.add_error("report", str(why))
        return page_of(request, laptop, report_form=form, status=400)
    if proven == [False]:
        messages.error(request, UNPROVEN)
    else:
        messages.success(request, f"{laptop} is gewist, en dat is bewezen.")
    return redirect("laptop", laptop_id=laptop.id)
