"""Slows down guessing of passwords: five failures for one name from one address, then a quarter of an hour.
The open pages use the same count for what one address may send.

Per name *and* address, so that nobody can lock a colleague out from elsewhere. Kept in the database, since
the service runs as several processes.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from central.accounts.models import LoginTry, login_name

TRIES = 5
WINDOW = timedelta(minutes=15)


def _address(request: HttpRequest) -> str:
    """Return the caller's address; behind our own HTTPS front (on this machine) the one it names last."""
    direct = request.META.get("REMOTE_ADDR", "")
    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings.HTTPS and forwarded and direct in ("", "127.0.0.1", "::1"):
        return forwarded.rsplit(",", 1)[-1].strip()
    return direct


def _key(request: HttpRequest, username: str) -> str:
    said = f"{login_name(username)}\n{_address(request)}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), b"login-try\n" + said, hashlib.sha256).hexdigest()


def is_blocked(request: HttpRequest, username: str) -> bool:
    """Say whether this name from this address must wait."""
    fresh = timezone.now() - WINDOW
    return LoginTry.objects.filter(key=_key(request, username), failures__gte=TRIES, since__gt=fresh).exists()


def note_failure(request: HttpRequest, username: str) -> None:
    """Count one failure; the window starts anew when the last one is long ago."""
    now = timezone.now()
    with transaction.atomic():
        LoginTry.objects.filter(since__lte=now - WINDOW).delete()
        row, _ = LoginTry.objects.get_or_create(key=_key(request, username), defaults={"since": now})
        LoginTry.objects.filter(id=row.id).update(failures=F("failures") + 1)


def too_many(request: HttpRequest, what: str, most: int) -> bool:
    """Count one more of `what` from this address; True when that makes more than `most` in the window."""
    note_failure(request, what)
    fresh = timezone.now() - WINDOW
    return LoginTry.objects.filter(key=_key(request, what), failures__gt=most, since__gt=fresh).exists()


def forget(request: HttpRequest, username: str) -> None:
    """Forget the failures after a good login."""
    LoginTry.objects.filter(key=_key(request, username)).delete()
