"""Coming in, going out, and choosing another password."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from central.accounts import throttle
from central.accounts.access import staff_only
from central.accounts.forms import LoginForm, PasswordForm
from central.pages import drafts
from central.pages.stale_forms import SentTwice, done_before, once


def log_in(request: HttpRequest) -> HttpResponse:
    """The login page. Says the same whether the name or the password is wrong."""
    if request.user.is_authenticated:
        return redirect("case-list")
    form = LoginForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        username = form.cleaned_data["username"]
        if throttle.is_blocked(request, username):
            form.add_error(None, "Te veel keer geprobeerd. Wacht een kwartier en probeer opnieuw.")
            status = 429
        else:
            user = authenticate(request, username=username, password=form.cleaned_data["password"])
            if user is not None:
                throttle.forget(request, username)
                login(request, user)
                return HttpResponseRedirect(_next_page(request))
            throttle.note_failure(request, username)
            form.add_error(None, "Deze naam en dit wachtwoord horen niet bij elkaar.")
    page = {"form": form, "next": request.POST.get("next", request.GET.get("next", ""))}
    return render(request, "accounts/login.html", page, status=status)


def _next_page(request: HttpRequest) -> str:
    """Return where somebody was going; else to what they typed and is not kept yet; else to the list."""
    wanted = request.POST.get("next", "")
    if _is_ours(request, wanted):
        return wanted
    return next((one.address for one in drafts.kept(request)), reverse("case-list"))


def _is_ours(request: HttpRequest, address: str) -> bool:
    here = {request.get_host()}
    return address.startswith("/") and url_has_allowed_host_and_scheme(address, here, request.is_secure())


@staff_only
@require_POST
def drop_draft(request: HttpRequest) -> HttpResponse:
    """Somebody does not want what they typed before: it goes, and the page comes back without it."""
    address = request.POST.get("weg", "")
    if not _is_ours(request, address):
        return redirect("case-list")
    drafts.forget(request, urlsplit(address).path)
    return HttpResponseRedirect(address)


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("login")


@staff_only
def change_password(request: HttpRequest) -> HttpResponse:
    """Somebody chooses another password; sessions of theirs elsewhere end."""
    form = PasswordForm(request.user, request.POST or None)
    twice = request.method == "POST" and done_before(request)  # its old password is not the one of now
    if twice or (request.method == "POST" and form.is_valid()):
        if not twice:
            with suppress(SentTwice), once(request, None):
                request.user.set_password(form.cleaned_data["new"])
                request.user.save(update_fields=["password"])
            update_session_auth_hash(request, request.user)
        messages.success(request, "Je nieuwe wachtwoord is bewaard.")
        return redirect("case-list")
    return render(request, "accounts/password.html", {"form": form})
