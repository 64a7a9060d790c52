"""Where mail goes out, from one setting."""

from __future__ import annotations

import re
from email.utils import getaddresses
from typing import NamedTuple
from urllib.parse import unquote

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

LOOKS = "smtp://user:password@host:587?from=ADDRESS"
# Not urlsplit: of u:p/w@host it makes the host 'u', and of a port 99999 nothing at all.
_SETTING = re.compile(r"(?P<scheme>[a-z]+)://(?P<where>[^?#]*)\?from=(?P<sender>.*)", re.I | re.S)
_HOST = r"\[[0-9a-fA-F:.]+\]|[A-Za-z0-9](?:(?:[A-Za-z0-9_-]|\.(?!\.))*[A-Za-z0-9])?"
_PLACE = re.compile(rf"(?P<host>{_HOST})(?P<port>:[^:]*)?/?")
_ESCAPES = "; in user and password write / as %2F, ? as %3F, # as %23, @ as %40, : as %3A, % as %25"
_HIDDEN = re.compile(r"[\x00-\x1f\x7f]")


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

    A `+` in the address is a plus, and may be written %2B. Raises ImproperlyConfigured saying what to write
    instead, without repeating the password.
    """
    found = _SETTING.fullmatch(url.strip())
    if found is None or found["scheme"].lower() not in ("smtp", "smtps"):
        escapes = _ESCAPES if "?from=" in url else ""
        raise ImproperlyConfigured(f"CENTRAL_MAIL must look like {LOOKS}{escapes}")
    login, _, place = found["where"].rpartition("@")
    if "/" in login:
        raise ImproperlyConfigured(f"CENTRAL_MAIL has a '/' in user or password{_ESCAPES}")
    where = _PLACE.fullmatch(place)
    if where is None:
        raise _wrong("what stands before '?from=' names no host of a mail server")
    ssl = found["scheme"].lower() == "smtps"
    user, _, password = login.partition(":")
    host = where["host"].strip("[]")
    return Mail(
        sender=_sender(found["sender"]),
        host=host,
        port=_port(where["port"]) or (465 if ssl else 587),
        user=_decoded(user),
        password=_decoded(password),
        ssl=ssl,
        starttls=not ssl and host not in ("localhost", "127.0.0.1", "::1"),
    )


def on_the_wire(address: str) -> str:
    """Return an address as mail servers know it: bücher.be is xn--bcher-kva.be there.

    By the rules of 2008. Django knows those of 2003 alone, to which straße.de is strasse.de: somebody else's.
    """
    from email_validator import EmailNotValidError
    from email_validator import validate_email as checked  # only who mails waits for its tables

    try:
        return checked(address, check_deliverability=False).ascii_email or address
    except (EmailNotValidError, ValueError):
        return address


def _wrong(why: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"CENTRAL_MAIL: {why}; it looks like {LOOKS}")


def _port(said: str | None) -> int | None:
    if said is None:
        return None
    port = said[1:]
    if not (port.isascii() and port.isdigit() and 0 < int(port[:6]) <= 65535):
        raise _wrong("the port must be a number from 1 to 65535, such as 587, or left out")
    return int(port)


def _decoded(said: str) -> str:
    plain = unquote(said)
    if _HIDDEN.search(plain):
        raise _wrong("user or password has a character nobody can type (a % must be written %25)")
    if not plain.isascii():  # smtplib sends a login as ASCII alone: every mail would fail, one by one
        raise _wrong("user and password may hold no é or other letter outside a-z; choose another password")
    return plain


def _sender(said: str) -> str:
    """Return the address mail comes from, perhaps with a name: 'De Kring <in@dekring.example>'."""
    if "&" in said:
        raise _wrong("nothing may stand behind the address of from= (an & in it is written %26)")
    name, mark, rest = said.rpartition("<")
    sender = unquote(name.replace("+", " ") + mark + rest).strip()  # in a name a plus is a space, as in forms
    try:
        addresses = [] if _HIDDEN.search(sender) else getaddresses([sender])
        address = addresses[0][1] if len(addresses) == 1 else ""
        validate_email(address)
    except ValidationError:
        raise _wrong("from= must be a whole address, such as inschrijven@dekring.be") from None
    return sender if mark else address  # "in@dekring.example" between quotes is a name, and no address
