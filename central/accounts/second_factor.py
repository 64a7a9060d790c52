"""The second step of coming in: six digits of an app on one's own phone (RFC 6238), or a printed code.

The secret lies sealed in the database (central.keyring); of a printed code only a keyed hash. A code that was
used does not work again, nor does one of the app.
"""

from __future__ import annotations

import base64
import hmac
import secrets
from hashlib import sha256
from urllib.parse import quote, urlencode

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django_otp.oath import TOTP

from central.accounts.access import SECOND_STEP
from central.accounts.models import RecoveryCode, SecondFactor, User
from central.keyring.for_staff import NotOurSecret, seal_for, unseal_of

STEP = 30  # seconds each code of the app lives
DRIFT = 1  # steps a phone's clock may be off
PRINTED = 8  # codes on one paper
OFFERED = 1800  # seconds a page with a new secret may stay open
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_signer = signing.TimestampSigner(salt="second-factor", sep="~")


def has_one(user: User) -> bool:
    """Say whether this person comes in by two steps."""
    return SecondFactor.objects.filter(user=user).exists()


def new_secret(user: User) -> str:
    """Return a fresh secret as a page offers it: signed for this person, not kept yet."""
    return _signer.sign(f"{user.id.hex}.{base64.b32encode(secrets.token_bytes(20)).decode()}")


def letters_of(offered: str, user: User) -> str:
    """Return the secret as an app takes it; '' for what was not offered to this person, or is old."""
    try:
        whose, _, said = _signer.unsign(offered, max_age=OFFERED).partition(".")
    except signing.BadSignature:
        return ""
    return said if whose == user.id.hex else ""


def address_for_app(letters: str, user: User, house: str) -> str:
    """Return what the square says to an app; short, for a square holds 106 letters (kiosk.receipts.qr)."""
    said = {"secret": letters} | ({"issuer": house} if house else {})
    return f"otpauth://totp/{quote(user.username)}?{urlencode(said, quote_via=quote)}"


def begin(user: User, letters: str, code: str) -> list[str]:
    """Keep the secret when this code is of it; return the codes to print, or [] for a wrong code."""
    secret = base64.b32decode(letters)
    step = _step_of(secret, code, after=0)
    if not step:
        return []
    with transaction.atomic():
        SecondFactor.objects.update_or_create(
            user=user, defaults={"sealed": seal_for(user.id, secret), "last_step": step}
        )
        return new_codes(user)


def new_codes(user: User) -> list[str]:
    """Return fresh codes to print; those of before no longer work."""
    codes = ["-".join(_four() for _ in range(3)) for _ in range(PRINTED)]
    with transaction.atomic():
        RecoveryCode.objects.filter(user=user).delete()
        RecoveryCode.objects.bulk_create(RecoveryCode(user=user, key=_hash(user, code)) for code in codes)
    return codes


def take(user: User, typed: str) -> bool:
    """Say whether this is a code of the app or of the paper, and use it up."""
    said = "".join(typed.split()).lower()
    if len(said) != 6 or not (said.isascii() and said.isdigit()):
        plain = said.replace("-", "")
        code = "-".join(plain[at : at + 4] for at in range(0, len(plain), 4))
        return RecoveryCode.objects.filter(user=user, key=_hash(user, code)).delete()[0] > 0
    factor = SecondFactor.objects.filter(user=user).first()
    try:
        secret = unseal_of(user.id, bytes(factor.sealed)) if factor else b""
    except NotOurSecret:
        return False
    if not secret or not (step := _step_of(secret, said, factor.last_step)):
        return False
    fresh = SecondFactor.objects.filter(user=user, last_step__lt=step)  # the same code twice at once is once
    return fresh.update(last_step=step) == 1


def forget(user: User) -> None:
    """A phone was lost: at the next login this person sets up another."""
    SecondFactor.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()


def passed(request: HttpRequest) -> None:
    """Write in the session that both steps were done."""
    request.session[SECOND_STEP] = int(timezone.now().timestamp())


def _step_of(secret: bytes, code: str, after: int) -> int:
    """Return the step of time this code belongs to, later than `after`; 0 for a wrong code."""
    totp = TOTP(secret, step=STEP)
    totp.time = timezone.now().timestamp()
    said = "".join(code.split())
    right = len(said) == 6 and said.isascii() and said.isdigit()
    # django-otp compares numbers and counts what the clock is off into `t`.
    return int(totp.t()) if right and totp.verify(int(said), tolerance=DRIFT, min_t=after + 1) else 0


def _four() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(4))


def _hash(user: User, code: str) -> str:
    said = f"recovery {user.id.hex} {code}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), said, sha256).hexdigest()
