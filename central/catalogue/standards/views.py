"""The pages 'Aanbod inlezen': choose a file, look at what each row would do, confirm. Nothing before that."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from central.accounts.access import current_organisation, my_organisations, needs, user_of
from central.accounts.models import AccessLog, Organisation
from central.accounts.roles import Right
from central.catalogue.models import Offer, ReadOffers
from central.catalogue.standards.analysis import Analysis, Row, analyse
from central.catalogue.standards.confirming import confirm, known_of
from central.catalogue.standards.found import MOST_BYTES, FileRefused, Found, too_large
from central.catalogue.standards.reading import ENDINGS, read_file
from central.catalogue.standards.template import NAME, template
from central.pages.stale_forms import carry_out, fingerprint, last_done
from central.pages.text import storable

KEPT = timedelta(days=1)
SHOWN = 200  # rows of one kind on the page; the others are counted
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs(Right.CATALOGUE)
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Choose a file. It is read at once; what its rows say is kept for a day, the file is not."""
    here = current_organisation(request)
    if request.method != "POST":
        return render(request, "catalogue/read_in.html", {"endings": ENDINGS})
    ReadOffers.objects.filter(made_at__lt=timezone.now() - KEPT).delete()
    try:
        read = _read(request.FILES.get("bestand"))
    except FileRefused as why:
        return render(request, "catalogue/read_in.html", {"endings": ENDINGS, "why": str(why)}, status=422)
    name, (rows, notes) = read
    kept = ReadOffers.objects.create(
        organisation=here,
        by=user_of(request),
        name=storable(name)[:120],
        whole=bool(request.POST.get("heel")),
        rows=storable([one.as_json() for one in rows]),
        notes=storable(list(notes)),
    )
    return redirect("offers-in-look", read_id=kept.id)


def _read(file: object) -> tuple[str, tuple[list[Found], tuple[str, ...]]]:
    if not isinstance(file, UploadedFile):
        raise FileRefused("Kies eerst een bestand.")
    if (file.size or 0) > MOST_BYTES:
        raise too_large(file.size or 0)
    return file.name or "", read_file(file.name or "", file.read(), timezone.now())


@needs(Right.CATALOGUE)
@require_GET
def sheet(request: HttpRequest) -> HttpResponse:
    """The spreadsheet to fill in."""
    named = {"Content-Disposition": f'attachment; filename="{NAME}"'}
    return HttpResponse(template(), content_type=_XLSX, headers=named)


@needs(Right.CATALOGUE, log=AccessLog.Kind.LIST)
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest, read_id: UUID) -> HttpResponse:
    """What each row would do; and doing it, once, on the list this page showed."""
    kept = _mine(request, read_id)
    about = f"offers in {kept.organisation_id}"
    analysis = _analysed(kept)
    if request.method != "POST":
        return _page(request, kept, analysis)
    sure = bool(request.POST.get("zeker"))
    if analysis.stop and not sure:
        return _page(request, kept, analysis, unsure=True, status=422)
    doubtful = {int(one) for one in request.POST.getlist("rij") if re.fullmatch("[0-9]{1,6}", one)}
    told: list[str] = []

    def act() -> None:
        done = confirm(kept.organisation, _analysed(kept), user_of(request), doubtful, sure)
        told.append(f"{done['new']} nieuw, {done['change']} veranderd, {done['off'] + done['gone']} weg.")
        kept.delete()

    try:
        stale = carry_out(request, act, lambda: _seen(kept.organisation), about)
    except FileRefused as why:  # nothing of it was kept
        messages.error(request, str(why))
        return redirect("offers-in-look", read_id=kept.id)
    if stale:
        meanwhile = last_done(about)
        return _page(request, kept, _analysed(kept), old=True, meanwhile=meanwhile, status=409)
    messages.success(request, f"Ingelezen: {told[0] if told else 'dit was al gebeurd.'}")
    return redirect("offers")


def _page(
    request: HttpRequest, kept: ReadOffers, analysis: Analysis, status: int = 200, **more: object
) -> HttpResponse:
    good = analysis.of("good")
    groups = {
        "refused": analysis.of("refused"),
        "doubtful": analysis.of("doubtful"),
        "new": [row for row in good if row.would == "new"],
        "changed": [row for row in good if row.would in ("change", "off")],
    }
    page = {
        "kept": kept,
        "analysis": analysis,
        "number": len(analysis.rows),
        "same": len([row for row in good if row.would == "same"]),
        "gone": list(Offer.objects.filter(organisation=kept.organisation, slug__in=analysis.gone[:SHOWN])),
        "seen": _seen(kept.organisation),
        "groups": {name: _shown(rows) for name, rows in groups.items()},
        "does": bool(groups["doubtful"] or groups["new"] or groups["changed"] or analysis.gone),
    }
    return render(request, "catalogue/read_in_look.html", page | more, status=status)


def _shown(rows: list[Row]) -> dict[str, object]:
    return {"rows": rows[:SHOWN], "number": len(rows), "more": max(0, len(rows) - SHOWN)}


def _mine(request: HttpRequest, read_id: UUID) -> ReadOffers:
    rows = ReadOffers.objects.filter(organisation__in=my_organisations(request))
    found = rows.select_related("organisation").filter(id=read_id).first()
    if found is None:
        raise Http404
    return found


def _analysed(kept: ReadOffers) -> Analysis:
    rows = (Found.of_json(one) for one in kept.rows)
    return analyse(rows, known_of(kept.organisation), timezone.now(), kept.whole)


def _seen(organisation: Organisation) -> str:
    """Return the fingerprint of the list as it is now."""
    rows = Offer.objects.filter(organisation=organisation).order_by("slug")
    return fingerprint(list(rows.values_list("slug", "published", "entry")))
