"""How we know that a page was printed, without a script: a picture that a browser asks for on paper alone.

`base.html` has `<picture><source media="print" …>`. Chromium 156 asks for it when the page is printed and not
before; a hidden lazy image it asks for at once where scripts are off. A browser that asks for no new picture
when it prints is not seen here: the log says who printed, not that nobody did.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from central.accounts import audit
from central.accounts.access import current_organisation, needs
from central.accounts.models import AccessLog
from central.accounts.roles import Right

LISTS = frozenset(
    {"today", "worklist", "case-list", "asked", "offers", "offer", "batch", "inbox", "devices", "stands"}
    | {"retention", "staff", "audit-log"}
)
OF_A_PERSON = frozenset({"case", "case-file", "handover-new"})
_NOTHING = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'


def address_when_printed(request: HttpRequest) -> str:
    """Return what a browser asks for when it prints this page; '' where nobody stands on it."""
    match = request.resolver_match
    if match and match.url_name in LISTS:
        return reverse("printed", args=[match.url_name])
    if match and match.url_name in OF_A_PERSON:
        return reverse("case-printed", args=[match.kwargs["case_id"]])
    return ""


@needs(Right.PEOPLE)
@require_GET
def printed(request: HttpRequest, key: str) -> HttpResponse:
    """A list was printed; of a page that is none, that something was."""
    page = key if key in LISTS else ""
    audit.note(request, current_organisation(request), AccessLog.Kind.PRINT, page=page)
    return nothing_to_see()


def nothing_to_see() -> HttpResponse:
    """Return a picture of nothing."""
    return HttpResponse(_NOTHING, content_type="image/svg+xml")
