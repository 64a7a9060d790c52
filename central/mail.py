"""Where mail goes out, from one setting."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


class Mail(NamedTuple):
    """What Django needs to send mail."""

    sender: str
    host: str
    port: int
    user: str
    password: str
    ssl: bool
    starttls: bool


def mail_settings(url: str) -> Mail:
    """Read smtp://user:password@host:587?from=ADDRESS. On another host than this one the line is encrypted.

    Raises ImproperlyConfigured, without repeating the password.
    """
    parts = urlsplit(url)
    sender = parse_qs(parts.query).get("from", [""])[0]
    try:
        port = parts.port
    except ValueError:
        port = None
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or "@" not in sender:
        raise ImproperlyConfigured("CENTRAL_MAIL must look like smtp://user:password@host:587?from=ADDRESS")
    ssl = parts.scheme == "smtps"
    here = parts.hostname in ("localhost", "127.0.0.1", "::1")
    return Mail(
        sender=sender,
        host=parts.hostname,
        port=port or (465 if ssl else 587),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        ssl=ssl,
        starttls=not ssl and not here,
    )
