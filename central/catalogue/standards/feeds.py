"""What everybody may follow: /aanbod.ics and /aanbod.hsds.json, of all or one (`?organisatie=ID`)."""

from __future__ import annotations

from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from central.accounts.models import Organisation
from central.catalogue.standards.choice import written

_KINDS = {
    "ics": ("text/calendar; charset=utf-8", "aanbod.ics"),
    "hsds": ("application/json; charset=utf-8", "aanbod.hsds.json"),
}
FRESH = 300  # seconds that a program may keep it without asking again


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The offers as a calendar."""
    return _feed(request, "ics")


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """The offers as HSDS 3."""
    return _feed(request, "hsds")


def _feed(request: HttpRequest, kind: str) -> HttpResponse:
    content_type, name = _KINDS[kind]
    body, _ = written(kind, _organisations(request), request.get_host())
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified(headers={"ETag": etag})
    answer = HttpResponse(body, content_type=content_type)
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    answer["Cache-Control"] = f"public, max-age={FRESH}"
    answer["ETag"] = etag
    answer["Access-Control-Allow-Origin"] = "*"  # it is for everybody, and holds nobody
    return answer


def _organisations(request: HttpRequest) -> list[Organisation]:
    """Return whose offers are asked for; one that is not there, or has ended, is not found."""
    live = Organisation.objects.filter(ended_at=None).order_by("slug")
    asked = request.GET.get("organisatie")
    if asked is None:
        return list(live)
    found = list(live.filter(slug=asked[:60]))
    if not found:
        raise Http404
    return found
