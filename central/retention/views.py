"""A person's file, to show and hand over; how long things stay, and who goes soon."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from central.accounts import audit
from central.accounts.access import by_post, my_organisations, needs
from central.accounts.models import AccessLog, Organisation, User
from central.accounts.roles import Right
from central.cases.access import my_case, note_view
from central.retention.chapters import chapters
from central.retention.due import goes_on
from central.retention.file_of_person import file_of
from central.retention.models import Notice, Term
from central.retention.printed import as_pdf
from central.retention.removing import keep_longer
from central.retention.terms import LONGEST, SHORTEST, Retention, months_of, written

LONGER = timedelta(days=183)
SHOWN = 50  # people who go soon


@needs(Right.EXPORT)
@require_GET
def person_file(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """All that is known of one person."""
    case = my_case(request, case_id)
    note_view(request, case)
    told = file_of(case)
    return render(request, "retention/person.html", {"case": case, "chapters": chapters(told)})


@needs(Right.EXPORT)
@require_GET
def person_json(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The same for another program."""
    text = json.dumps(_told(request, case_id), ensure_ascii=False, indent=2)
    return _file(text.encode(), "application/json", f"dossier-{case_id}.json")


@needs(Right.EXPORT)
@require_GET
def person_pdf(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The same to read on paper."""
    return _file(
        as_pdf(_told(request, case_id, AccessLog.Kind.PRINT)), "application/pdf", f"dossier-{case_id}.pdf"
    )


def _told(
    request: HttpRequest, case_id: UUID, kind: AccessLog.Kind = AccessLog.Kind.EXPORT
) -> dict[str, Any]:
    case = my_case(request, case_id)
    note_view(request, case, kind)
    return file_of(case)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'  # the number of the file, never the name
    return answer


@needs(Right.WORK)
@by_post("case")
def keep(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Keep somebody who has notice half a year longer."""
    case = my_case(request, case_id)
    assert isinstance(request.user, User)
    keep_longer(case, request.user, timezone.localdate() + LONGER)
    messages.success(request, "Dit dossier blijft 6 maanden langer.")
    return redirect("case", case_id=case.id)


@needs(Right.RETENTION, log=AccessLog.Kind.LIST)
def terms(request: HttpRequest) -> HttpResponse:
    """How long each kind of thing stays at each of my organisations; and who goes soon."""
    said, mine = written(), my_organisations(request)
    wrong: dict[str, set[str]] = {}
    if request.method == "POST":
        organisation = next((one for one in mine if str(one.id) == request.POST.get("organisation")), None)
        if organisation is None:
            return redirect("retention")
        assert isinstance(request.user, User)
        bad = _take(request, organisation, said)
        if not bad:
            messages.success(request, "Bewaard.")
            return redirect("retention")
        messages.error(request, f"Kies een getal van {SHORTEST} tot {LONGEST} maanden.")
        wrong[str(organisation.id)] = bad
    shown = [_of(one, said, wrong.get(str(one.id), set())) for one in mine]
    page = {"organisations": shown, "notice_days": said.notice_days}
    return render(request, "retention/terms.html", page, status=400 if wrong else 200)


def _take(request: HttpRequest, organisation: Organisation, said: Retention) -> set[str]:
    """Keep the months that were typed, all or none; return the kinds where it was no number of months."""
    typed = {kind.id: request.POST.get(kind.id, "").strip() for kind in said.kind}
    months = {name: int(text) for name, text in typed.items() if text.isascii() and text.isdigit()}
    bad = {name for name in typed if not SHORTEST <= months.get(name, 0) <= LONGEST}
    if not bad:
        audit.note(request, organisation, AccessLog.Kind.CHANGE)
        for kind in said.kind:
            own = Term.objects.filter(organisation=organisation, kind=kind.id)
            if months[kind.id] == kind.months:
                own.delete()  # as proposed: it follows the file
            elif not own.filter(months=months[kind.id]).exists():
                changed = {"months": months[kind.id], "set_by": request.user, "set_at": timezone.now()}
                Term.objects.update_or_create(organisation=organisation, kind=kind.id, defaults=changed)
    return bad


def _of(organisation: Organisation, said: Retention, wrong: set[str]) -> dict[str, Any]:
    months = months_of(organisation, said)
    kinds = [
        {
            "id": kind.id,
            "label": kind.label,
            "counts_from": kind.counts_from,
            "months": months[kind.id],
            "proposed": kind.months,
            "is_own": months[kind.id] != kind.months,
            "wrong": kind.id in wrong,
        }
        for kind in said.kind
    ]
    told = Notice.objects.filter(organisation=organisation).order_by("told_on")
    notices = list(told.select_related("case")[:SHOWN])
    for notice in notices:
        notice.goes_on = goes_on(notice, said)  # type: ignore[attr-defined]
    return {
        "organisation": organisation,
        "kinds": kinds,
        "notices": notices,
        "more": max(0, told.count() - SHOWN),
    }
