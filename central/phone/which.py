"""Where an address does not say whose page it is, or what it is of is gone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from central.accounts.models import Organisation
from central.phone.page import Page
from kiosk.wire.phone_page import Carried


def which(
    request: HttpRequest, carried: Carried, name: str, found: list[Organisation], slug: str = ""
) -> HttpResponse:
    """Ask whose page was meant; `name` is that of the view."""
    if not found:
        return gone(request, carried)
    page = Page(request, None, carried)
    target = reverse(name, args=[slug] if slug else [])
    choices = [(one.name, f"{target}?{page.address(organisation=one.slug)}") for one in found]
    title = page.words.say("phone.which")
    return page.show("phone/which.html", {"title": title, "choices": choices})


def gone(request: HttpRequest, carried: Carried) -> HttpResponse:
    """Say that it is not there any more, and lead to what is."""
    page = Page(request, None, carried)
    return page.show("phone/gone.html", {"title": page.words.say("phone.gone")}, 404)
