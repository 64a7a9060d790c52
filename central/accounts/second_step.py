"""The pages of the second step: typing the code after the password, and setting it up."""

from __future__ import annotations

from contextlib import suppress

from django.contrib import messages
from django.contrib.auth import load_backend, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone

from central.accounts import second_factor, throttle
from central.accounts.access import SECOND_STEP, by_post, memberships, staff_only
from central.accounts.home import next_page
from central.accounts.models import RecoveryCode, User
from central.pages.square import drawing_of
from kiosk.receipts.qr import QrTooDense

HALF_IN = "half-in"  # in the session, between password and code
PATIENCE = 600  # seconds to find one's phone


def half_in(request: HttpRequest, user: User, wanted: str) -> HttpResponse:
    """The password was right: ask for the code. Until then this person is not logged in."""
    backend = getattr(user, "backend", "")
    now = int(timezone.now().timestamp())
    proof = user.get_session_auth_hash()  # another password since: begin anew
    request.session[HALF_IN] = {
        "user": str(user.id), "backend": backend, "at": now, "next": wanted, "proof": proof
    }  # fmt: skip
    return redirect("second-step")


def type_code(request: HttpRequest) -> HttpResponse:
    """The page for the code; slowed down as the one for the password."""
    begun = request.session.get(HALF_IN, {})
    fresh = begun and timezone.now().timestamp() - begun["at"] < PATIENCE
    user = User.objects.filter(id=begun["user"], is_active=True).first() if fresh else None
    if user is None or begun.get("proof") != user.get_session_auth_hash():
        request.session.pop(HALF_IN, None)
        return redirect("login")
    if request.method != "POST":
        return render(request, "accounts/second_step.html", {})
    if throttle.is_blocked(request, f"code {user.id.hex}"):
        line = "Te veel keer geprobeerd. Wacht een kwartier en probeer opnieuw."
        return render(request, "accounts/second_step.html", {"line": line}, status=429)
    if not second_factor.take(user, request.POST.get("code", "")[:40]):
        throttle.note_failure(request, f"code {user.id.hex}")
        line = "Deze code klopt niet. Wacht op de volgende en typ die."
        return render(request, "accounts/second_step.html", {"line": line})
    throttle.forget(request, f"code {user.id.hex}")
    login(request, user, type_of(begun["backend"]))
    request.session.pop(HALF_IN, None)
    second_factor.passed(request)
    return HttpResponseRedirect(next_page(request, begun["next"]))


def type_of(backend: str) -> str:
    """Return the backend by which the password was right. Raises ImportError for one that is not there."""
    load_backend(backend)
    return backend


@staff_only
def set_up(request: HttpRequest) -> HttpResponse:
    """Choose an app, scan the square, type its code; then print the codes for when the phone is lost."""
    user: User = request.user
    if second_factor.has_one(user):
        if SECOND_STEP not in request.session:  # this session began before
            logout(request)
            return redirect("login")
        left = RecoveryCode.objects.filter(user=user).count()
        return render(request, "accounts/second_factor_on.html", {"left": left})
    offered = request.POST.get("offered", "")
    letters = second_factor.letters_of(offered, user)
    line = ""
    if request.method == "POST" and letters:
        codes = second_factor.begin(user, letters, request.POST.get("code", "")[:10])
        if codes:
            second_factor.passed(request)
            return render(request, "accounts/recovery_codes.html", {"codes": codes})
        line = "Deze code klopt niet. Wacht op de volgende en typ die."
    elif request.method == "POST":
        line = "Deze pagina stond te lang open. Scan het nieuwe vierkant."
    if not letters:
        offered = second_factor.new_secret(user)
        letters = second_factor.letters_of(offered, user)
    return render(
        request, "accounts/second_factor.html", _offer(request, user, offered, letters) | {"line": line}
    )


def _offer(request: HttpRequest, user: User, offered: str, letters: str) -> dict[str, object]:
    mine = memberships(request)
    square = None
    for house in (str(mine[0].organisation) if mine else "", ""):
        with suppress(QrTooDense):  # a long name goes; a very long user name leaves the letters to type
            square = square or drawing_of(second_factor.address_for_app(letters, user, house))
    spaced = " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))
    return {"offered": offered, "letters": spaced, "square": square}


@staff_only
@by_post("second-factor")
def print_codes(request: HttpRequest) -> HttpResponse:
    """Fresh codes to print; those on the older paper no longer work."""
    if not second_factor.has_one(request.user) or SECOND_STEP not in request.session:
        return redirect("second-factor")
    messages.info(request, "De codes op je vorige papier werken niet meer.")
    return render(request, "accounts/recovery_codes.html", {"codes": second_factor.new_codes(request.user)})
