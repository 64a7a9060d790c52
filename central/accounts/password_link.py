"""A link by mail with which somebody chooses their own password: once, and for some time.

No password ever stands in a mail. The token of a link is made from our secret and the number of its row, so
that the worker can write it in the mail and the database has its hash alone.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from central.accounts import audit
from central.accounts.models import Membership, Organisation, PasswordLink, User, login_name

Why = PasswordLink.Why
WORKS = {Why.NEW: timedelta(days=7), Why.AGAIN: timedelta(days=7), Why.FORGOTTEN: timedelta(hours=2)}
ONE_IN = timedelta(minutes=15)  # mails to who says a password was forgotten
BLOCKS = 16  # bytes of a token

# Whether links can lead here, by what the site of an organisation says: the room of mail knows it.
has_address: list[Callable[[Organisation], bool]] = []


class LinkIsOver(Exception):
    """This link was used, or is too old."""


def can_mail(organisation: Organisation, email: str) -> bool:
    """Say whether a link can go: there is an address, a mail server, and a name for the link."""
    return bool(settings.MAIL_FROM and email) and any(known(organisation) for known in has_address)


def offer(user: User, organisation: Organisation, why: Why) -> PasswordLink:
    """Have the worker mail a link, inside the caller's transaction."""
    now = timezone.now()
    link = PasswordLink(user=user, organisation=organisation, why=why, expires_at=now + WORKS[why])
    link.token_hash = hash_of(token_of(link.id))
    link.save(force_insert=True)
    return link


def forgotten(username: str) -> None:
    """Somebody says this is their name and the password is gone: mail a link, where that can be.

    Not to who runs the service (a command gives them a password) nor to who is kept out; and not again and
    again, so that nobody fills the box of a colleague.
    """
    user = User.objects.filter(username=login_name(username), is_active=True, is_demo=False).first()
    if user is None or user.runs_service:
        return
    works = Membership.objects.filter(user=user, blocked_at=None, organisation__ended_at=None)
    rows = works.select_related("organisation").order_by("id")
    house = next((one.organisation for one in rows if can_mail(one.organisation, user.email)), None)
    lately = PasswordLink.objects.filter(user=user, made_at__gt=timezone.now() - ONE_IN)
    if house is not None and not lately.exists():
        offer(user, house, Why.FORGOTTEN)


def token_of(number: UUID) -> str:
    """Return what stands in the link: made anew each time, so that it is kept nowhere."""
    digest = salted_hmac("central.password-link", str(number), algorithm="sha256").digest()
    return urlsafe_b64encode(digest[:BLOCKS]).rstrip(b"=").decode()


def hash_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def by_token(token: str) -> PasswordLink | None:
    """Return the link that still works."""
    links = PasswordLink.objects.select_related("user", "organisation")
    found = links.filter(token_hash=hash_of(token), expires_at__gt=timezone.now()).first()
    return found if found and found.user.is_active else None


@transaction.atomic
def choose(link: PasswordLink, password: str) -> None:
    """Give the owner of the link this password; no link of theirs works any more, and their sessions end.

    Raises LinkIsOver where another touch was earlier.
    """
    if not PasswordLink.objects.filter(id=link.id, expires_at__gt=timezone.now()).delete()[0]:
        raise LinkIsOver
    user = link.user
    PasswordLink.objects.filter(user=user).delete()
    user.set_password(password)
    user.own_password_by = None
    user.save(update_fields=["password", "own_password_by"])
    audit.staff_act(link.organisation, user, "password-link", user, "Koos een wachtwoord met de link")


def drop_old() -> None:
    """Let go of links that are over."""
    PasswordLink.objects.filter(expires_at__lte=timezone.now()).delete()
