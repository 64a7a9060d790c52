"""A password that somebody else made: it works for a week, and its owner chooses another at once.

It is shown on one page and kept nowhere. A finger that touched twice gets the same page again, so the words
come from the form itself, and only for some minutes.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from central.accounts.models import User
from central.pages.stale_forms import read_mark

WORKS = timedelta(days=7)
SHOWN_AGAIN = timedelta(minutes=10)
# Four groups that can be read out over the phone: no 0 O 1 I L.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def made_by(request: HttpRequest, whose: str) -> str:
    """Return the password that this form makes for somebody: about 79 bits, in groups of four."""
    mark = read_mark(request.POST)
    number = mark.number if mark else secrets.token_hex(16)
    digest = salted_hmac("central.first-password", f"{number} {request.path} {whose}", algorithm="sha256")
    return _in_groups(int.from_bytes(digest.digest()))


def new_password() -> str:
    """Return a fresh password of about 79 bits, in groups of four."""
    return _in_groups(secrets.randbits(256))


def give(user: User, password: str) -> None:
    """Let somebody in with this password until they chose another; their sessions end."""
    user.set_password(password)
    user.own_password_by = timezone.now() + WORKS
    user.save(update_fields=["password", "own_password_by"])


def still_shown(user: User, password: str) -> bool:
    """Say whether this password was just given to this person, and may be shown on the same page again."""
    return is_fresh(user) and user.check_password(password)


def is_fresh(user: User) -> bool:
    """Say whether somebody was given a password some minutes ago."""
    given = user.own_password_by and user.own_password_by - WORKS
    return bool(given and given > timezone.now() - SHOWN_AGAIN)


def is_over(user: User) -> bool:
    """Say whether the password that somebody else made has worked for long enough."""
    return user.own_password_by is not None and user.own_password_by < timezone.now()


def _in_groups(number: int) -> str:
    letters = []
    for _ in range(16):
        number, letter = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[letter])
    return "-".join("".join(letters[at : at + 4]) for at in range(0, 16, 4))
