"""Choosing a password by a link that came with the mail, and asking for such a link."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from central.accounts import password_link
from central.accounts.forms import LinkPasswordForm
from central.accounts.throttle import too_many

ASKS, TRIES = 5, 20  # from one address in a quarter of an hour
TOO_MANY = "Te veel keer geprobeerd. Wacht een kwartier en probeer opnieuw."


class ForgottenForm(forms.Form):
    username = forms.CharField(
        label="Gebruikersnaam",
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        error_messages={"required": "Schrijf je gebruikersnaam."},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a link. The answer is the same for every name, also for one that nobody has."""
    if not settings.MAIL_FROM:
        return redirect("login")  # that page says whom to ask
    form = ForgottenForm(request.POST or None)
    if request.method == "POST" and too_many(request, "page /wachtwoord/vergeten/", ASKS):
        form.add_error(None, TOO_MANY)
        return render(request, "accounts/forgotten.html", {"form": form}, status=429)
    if request.method == "POST" and form.is_valid():
        password_link.forgotten(form.cleaned_data["username"])
        return render(request, "accounts/forgotten.html", {"sent": True})
    return render(request, "accounts/forgotten.html", {"form": form}, status=422 if form.errors else 200)


@csrf_exempt  # the link is the proof, not a cookie; no-referrer takes the origin from the form
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link: a password of their own; then they log in with it."""
    if request.method == "POST" and too_many(request, "page /wachtwoord/nieuw/", TRIES):
        return _private(render(request, "accounts/link_over.html", {"busy": TOO_MANY}, status=429))
    found = password_link.by_token(token)
    if found is None:
        return _private(render(request, "accounts/link_over.html", status=410))
    form = LinkPasswordForm(found.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            password_link.choose(found, form.cleaned_data["new"])
        except password_link.LinkIsOver:
            return _private(render(request, "accounts/link_over.html", status=410))
        messages.success(request, "Je wachtwoord is bewaard. Meld je ermee aan.")
        return _private(redirect("login"))
    page = {"form": form, "link": found}
    return _private(render(request, "accounts/link.html", page, status=422 if form.errors else 200))


def _private(page: HttpResponse) -> HttpResponse:
    """The address is a key: no other site hears it, no cache keeps the page, no search engine lists it."""
    page["Referrer-Policy"] = "no-referrer"
    page["Cache-Control"] = "no-store, private"
    page["X-Robots-Tag"] = "noindex, nofollow"
    return page
