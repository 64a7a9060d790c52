"""What stands in the link of a volunteer: 128 bits, made anew from our secret each time and kept nowhere."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from uuid import UUID

from django.utils.crypto import salted_hmac

BYTES = 16


def token_of(number: UUID) -> str:
    """Return the token of the turn with this id: 22 letters, digits, - or _."""
    digest = salted_hmac("central.roster", str(number), algorithm="sha256").digest()
    return urlsafe_b64encode(digest[:BYTES]).rstrip(b"=").decode()
