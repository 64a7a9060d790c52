"""What somebody typed is not lost when their session ended meanwhile, or their page was too old.

The text waits here for twelve hours, sealed with a key that only the browser it was typed in holds (a cookie
that scripts and other sites cannot read), and bound to who wrote it: the form itself says whose page it was,
or else the session that ended does. Somebody else who logs in at that desk never sees it; neither does who
reads the database. Once the form is sent after all, it goes.
"""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import digest
from urllib.parse import urlsplit
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from django.conf import settings
from django.contrib.auth import SESSION_KEY, get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from central.pages.models import Draft

COOKIE = "concept"
LIFE = timedelta(hours=12)
MOST = 20_000  # characters; the longest form of ours holds a tenth of it
A_BROWSER = 20  # drafts
_NEVER = ("csrfmiddlewaretoken", "form", "sure")


@dataclass(frozen=True)
class Kept:
    """A form that was set aside."""

    address: str
    said: QueryDict
    at: datetime


def keep(request: HttpRequest, response: HttpResponse, writer: AbstractBaseUser | None) -> bool:
    """Keep what this form says for `writer` and give the browser the key to it; False when that cannot be."""
    said = json.dumps({k: v for k, v in request.POST.lists() if k not in _NEVER})
    address = request.get_full_path()
    if writer is None or len(said) > MOST or len(address) > 300 or not _from_our_own_page(request):
        return False
    token = _token(request) or secrets.token_urlsafe(32)
    mine = Draft.objects.filter(key=_hash(token), user=writer)
    mine.filter(address=address).delete()
    if mine.count() >= A_BROWSER:
        return False
    number = secrets.token_bytes(12)
    sealed = number + _lock(token).encrypt(number, said.encode(), _bound_to(writer, address))
    Draft.objects.create(key=_hash(token), user=writer, address=address, sealed=sealed)
    response.set_cookie(
        COOKIE,
        token,
        max_age=LIFE,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Strict",
    )
    return True


def kept(request: HttpRequest) -> list[Kept]:
    """Return what this person typed in this browser and is not kept yet, the newest first."""
    token = _token(request)
    if not token or not request.user.is_authenticated:
        return []
    if not hasattr(request, "_drafts"):
        fresh = Draft.objects.filter(key=_hash(token), user=request.user, at__gt=timezone.now() - LIFE)
        opened = [_open(row, token, request.user) for row in fresh]
        request._drafts = [one for one in opened if one]
    return request._drafts  # type: ignore[no-any-return]


def find(request: HttpRequest, address: str) -> Kept | None:
    """Return what was typed for the form that goes to this address (with or without its query)."""
    for one in kept(request):
        if address in (one.address, urlsplit(one.address).path):
            return one
    return None


def text_for(request: HttpRequest, thing: UUID) -> str:
    """Return the words that were typed on the page of something that is not there any more."""
    here = (one.said.get("text", "") for one in kept(request) if str(thing) in urlsplit(one.address).path)
    return next((text for text in here if text), "")


def forget(request: HttpRequest, path: str) -> None:
    """The form was sent after all, or its writer does not want it: let its draft go."""
    token = _token(request)
    if token:
        mine = Draft.objects.filter(key=_hash(token), user=request.user.pk)
        mine.filter(address__in=[path, request.get_full_path()]).delete()
        mine.filter(address__startswith=f"{path}?").delete()


def writer_of_ended_session(request: HttpRequest) -> AbstractBaseUser | None:
    """Return whose session it was that ended, as long as its row is still here."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    row = Session.objects.filter(session_key=key).first() if key else None
    said = row.get_decoded().get(SESSION_KEY, "") if row else ""
    if not re.fullmatch(r"[0-9a-f-]{32,36}", said):
        return None
    return get_user_model().objects.filter(id=said, is_active=True).first()


def drop_old(at: datetime) -> int:
    """Let go of what nobody came back for; how many."""
    return Draft.objects.filter(at__lt=at - LIFE).delete()[0]


def _from_our_own_page(request: HttpRequest) -> bool:
    """Say whether a page of ours sent it: nobody elsewhere puts words in somebody's field."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    origin = request.headers.get("Origin")
    try:
        return origin is None or urlsplit(origin).netloc == request.get_host()
    except ValueError:  # http://[
        return False


def _token(request: HttpRequest) -> str:
    token = request.COOKIES.get(COOKIE, "")
    return token if re.fullmatch(r"[A-Za-z0-9_-]{43}", token) else ""


def _hash(token: str) -> str:
    return sha256(f"draft {token}".encode()).hexdigest()


def _lock(token: str) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(digest(settings.SECRET_KEY.encode(), f"draft {token}".encode(), "sha256"))


def _bound_to(writer: AbstractBaseUser, address: str) -> bytes:
    return f"{writer.pk} {address}".encode()


def _open(row: Draft, token: str, writer: AbstractBaseUser) -> Kept | None:
    sealed = bytes(row.sealed)
    try:
        plain = _lock(token).decrypt(sealed[:12], sealed[12:], _bound_to(writer, row.address))
    except InvalidTag:  # the service got another secret
        return None
    said = QueryDict(mutable=True)
    for name, values in json.loads(plain).items():
        said.setlist(name, values)
    return Kept(row.address, said, row.at)
