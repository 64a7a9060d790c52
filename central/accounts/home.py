"""Where somebody begins: the first page that their role has; and whose lists they see."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from central.accounts.access import SESSION_KEY, by_post, may, memberships, staff_only
from central.accounts.roles import Right
from central.pages import drafts

BEGINS = (
    (Right.TODAY, "today"),
    (Right.PEOPLE, "case-list"),
    (Right.FIGURES, "figures"),
    (Right.DUTY, "duty"),
    (Right.ORGANISATIONS, "organisations"),
)


# A room above says here where somebody chose to begin; '' for nowhere in particular.
own_start: list[Callable[[HttpRequest], str]] = []


def home_address(request: HttpRequest) -> str:
    """Return where this person's day begins; '/' for who may see nothing."""
    chosen = next((address for said in own_start if (address := said(request))), "")
    if chosen:
        return chosen
    found = (page for right, page in BEGINS if may(request, right))
    page = next(found, "")
    return reverse(page) if page else "/"


@staff_only
def start(request: HttpRequest) -> HttpResponse:
    """The address without anything behind it."""
    address = home_address(request)
    return redirect(address) if address != "/" else render(request, "accounts/no_task.html")


@staff_only
@by_post("start")
def choose_organisation(request: HttpRequest) -> HttpResponse:
    """From now on the lists are of this organisation; one that is not theirs changes nothing."""
    wanted = request.POST.get("bij", "")
    if wanted in {str(one.organisation_id) for one in memberships(request)}:
        request.session[SESSION_KEY] = wanted
    return redirect("start")


def next_page(request: HttpRequest, wanted: str) -> str:
    """Return where somebody was going; else to what they typed and is not kept yet; else where they begin."""
    if is_ours(request, wanted):
        return wanted
    return next((one.address for one in drafts.kept(request)), home_address(request))


def is_ours(request: HttpRequest, address: str) -> bool:
    """Say whether an address that a form brought is one of this service."""
    here = {request.get_host()}
    return address.startswith("/") and url_has_allowed_host_and_scheme(address, here, request.is_secure())
