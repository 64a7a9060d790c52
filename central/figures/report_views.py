"""For staff: the report of a quarter that is over, taken along as a file, or given out by a link."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from central.accounts import audit
from central.accounts.access import by_post, current_organisation, may, my_organisations, needs, user_of
from central.accounts.models import AccessLog, Organisation
from central.accounts.roles import Right
from central.figures import annex, shared
from central.figures.asked import figure
from central.figures.paper import NoPaper
from central.figures.period import ended_quarters, months_of
from central.figures.published import published
from central.figures.quarters import NotAPeriod, Quarter, read_quarter
from central.figures.report import USED, Report, kept_tables, publish, report_of
from central.figures.report_page import printed, shown
from central.figures.shared import SharedReport
from central.pages.stale_forms import carry_out

SHOWN, BACK, USUAL = 20, 8, timedelta(days=92)
FILES: dict[str, tuple[Callable[[Report], bytes], str]] = {
    "pdf": (printed, "application/pdf"),
    "xlsx": (annex.as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (annex.as_csv, "text/csv; charset=utf-8"),
}


class LinkForm(forms.Form):
    """For whom, and until when."""

    for_whom = forms.CharField(
        label="Voor wie?",
        max_length=120,
        required=False,
        help_text="Alleen voor jezelf: zo weet je later welke link dit is.",
    )
    until = forms.DateField(
        label="Tot en met",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Kies een dag.", "invalid": "Kies een dag."},
    )

    def clean_until(self) -> Any:
        until, today = self.cleaned_data["until"], timezone.localdate()
        if not today <= until <= today + timedelta(days=shared.LONGEST):
            raise forms.ValidationError("Kies een dag vanaf vandaag, binnen het jaar.")
        return until


@needs(Right.FIGURES)
@require_GET
def report_page(request: HttpRequest) -> HttpResponse:
    """The report as it will be; nothing is published by looking at it."""
    here = current_organisation(request)
    return _page(request, here, _quarter(request.GET.get("kwartaal", "")))


def _page(
    request: HttpRequest, here: Organisation, quarter: Quarter, form: LinkForm | None = None, link: str = ""
) -> HttpResponse:
    today = timezone.localdate()
    report = report_of(
        here, quarter, _looked_at(here, quarter), kept_tables(here, quarter.before, today), today
    )
    usual = {"until": today + USUAL}
    gives_out = may(request, Right.REPORT)
    links = (
        SharedReport.objects.filter(organisation=here).select_related("made_by")[:SHOWN] if gives_out else []
    )
    page = shown(report) | {
        "quarter": quarter,
        "quarters": [(str(one), months_of(one)) for one in ended_quarters(today, BACK)],
        "form": (form or LinkForm(initial=usual)) if gives_out else None,
        "links": [(one, months_of(read_quarter(one.quarter))) for one in links],
        "link": link,
    }
    return render(request, "figures/report.html", page, status=422 if form and form.errors else 200)


def _looked_at(here: Organisation, quarter: Quarter) -> dict[str, Any]:
    """Return what was published, or would be: looking keeps nothing."""
    kept = kept_tables(here, quarter, timezone.localdate())
    return {
        name: kept.get(name) or published(figure(name, here, quarter.start, quarter.end)) for name in USED
    }


def _quarter(typed: str) -> Quarter:
    """Return the quarter of an address; the last one that is over for none, and for one that is not."""
    today = timezone.localdate()
    try:
        found = read_quarter(typed)
    except NotAPeriod:
        found = None
    return found if found and found.end < today else ended_quarters(today, 1)[0]


@needs(Right.FIGURES)
@by_post("figures-report")
def take_along(request: HttpRequest) -> HttpResponse:
    """A file of it: from now on these are the numbers of that quarter."""
    here, quarter = current_organisation(request), _quarter(request.POST.get("kwartaal", ""))
    kind = request.POST.get("als", "")
    if kind not in FILES:
        return redirect(_address(quarter))
    make, content_type = FILES[kind]
    try:
        content = make(publish(here, quarter, timezone.localdate()))
    except NoPaper:
        messages.error(request, "De pdf lukt nu niet. Neem het werkblad, of probeer straks opnieuw.")
        return redirect(_address(quarter))
    audit.note(request, here, AccessLog.Kind.EXPORT)
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="verslag-{quarter}.{kind}"'
    return answer


@needs(Right.REPORT)
@by_post("figures-report")
def give_out(request: HttpRequest) -> HttpResponse:
    """Make a link; it is shown on this answer and never again."""
    here, quarter = current_organisation(request), _quarter(request.POST.get("kwartaal", ""))
    form = LinkForm(request.POST)
    if not form.is_valid():
        return _page(request, here, quarter, form)
    token, said = shared.new_token(), form.cleaned_data

    def make() -> None:
        publish(here, quarter, timezone.localdate())
        shared.share(
            here, quarter, token, said["until"], user_of(request), " ".join(said["for_whom"].split())
        )

    carry_out(request, make, None)
    if shared.by_token(token) is None:  # the same form once more
        messages.info(request, "Deze link was al gemaakt. Kwijt? Stop hem en maak een nieuwe.")
        return redirect(_address(quarter))
    audit.note(request, here, AccessLog.Kind.EXPORT)
    link = request.build_absolute_uri(reverse("report-shared", args=[token]))
    return _page(request, here, quarter, link=link)


@needs(Right.REPORT)
@by_post("figures-report")
def end_link(request: HttpRequest, shared_id: UUID) -> HttpResponse:
    """Take a link back: from now on it leads nowhere."""
    mine = my_organisations(request)
    found = SharedReport.objects.filter(id=shared_id, organisation__in=mine).first()
    if found is None:
        raise Http404
    carry_out(request, lambda: shared.end(found, user_of(request), timezone.now()), None)
    messages.success(request, "De link werkt niet meer.")
    return redirect(_address(read_quarter(found.quarter)))


def _address(quarter: Quarter) -> str:
    return f"{reverse('figures-report')}?kwartaal={quarter}"
