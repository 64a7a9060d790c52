"""Coming in, going out, and choosing another password."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from central.accounts import first_password, second_factor, second_step, throttle
from central.accounts.access import staff_only
from central.accounts.forms import LoginForm, PasswordForm
from central.accounts.home import home_address, is_ours, next_page
from central.pages import drafts
from central.pages.stale_forms import SentTwice, done_before, once


def log_in(request: HttpRequest) -> HttpResponse:
    """The login page. Says the same whether the name or the password is wrong."""
    if request.user.is_authenticated:
        return redirect(home_address(request))
    form = LoginForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        username = form.cleaned_data["username"]
        if throttle.is_blocked(request, username):
            form.add_error(None, "Te veel keer geprobeerd. Wacht een kwartier en probeer opnieuw.")
            status = 429
        else:
            user = authenticate(request, username=username, password=form.cleaned_data["password"])
            if user is None:
                throttle.note_failure(request, username)
                form.add_error(None, "Deze naam en dit wachtwoord horen niet bij elkaar.")
            else:
                throttle.forget(request, username)
                if not first_password.is_over(user):
                    return _enter(request, user)
                form.add_error(None, "Dit wachtwoord gold een week. Vraag je beheerder een nieuw.")
    page = {"form": form, "mails": bool(settings.MAIL_FROM)}
    page["next"] = request.POST.get("next", request.GET.get("next", ""))
    return render(request, "accounts/login.html", page, status=status)


def _enter(request: HttpRequest, user: Any) -> HttpResponse:
    """The password was right: to where this person was going, by the second step for who has one."""
    wanted = request.POST.get("next", "")
    if second_factor.has_one(user):
        return second_step.half_in(request, user, wanted)
    login(request, user)
    return HttpResponseRedirect(next_page(request, wanted))


@staff_only
@require_POST
def drop_draft(request: HttpRequest) -> HttpResponse:
    """Somebody does not want what they typed before: it goes, and the page comes back without it."""
    address = request.POST.get("weg", "")
    if not is_ours(request, address):
        return redirect(home_address(request))
    drafts.forget(request, urlsplit(address).path)
    return HttpResponseRedirect(address)


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("login")


@staff_only
def change_password(request: HttpRequest) -> HttpResponse:
    """Somebody chooses another password; sessions of theirs elsewhere end.

    Whoever came in with a password that somebody else made chooses one here before anything else.
    """
    first = request.user.own_password_by is not None
    form = PasswordForm(request.user, request.POST or None, first=first)
    twice = request.method == "POST" and done_before(request)  # its old password is not the one of now
    if twice or (request.method == "POST" and form.is_valid()):
        if not twice:
            with suppress(SentTwice), once(request, None):
                request.user.set_password(form.cleaned_data["new"])
                request.user.own_password_by = None
                request.user.save(update_fields=["password", "own_password_by"])
            update_session_auth_hash(request, request.user)
        messages.success(request, "Je nieuwe wachtwoord is bewaard.")
        return redirect(next_page(request, "") if first else home_address(request))
    return render(request, "accounts/password.html", {"form": form, "first": first})
