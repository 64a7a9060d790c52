"""E-mail addresses: checked without a network, with a hint for the usual typing errors."""

from __future__ import annotations

from kiosk.journeys.refusals import NotAccepted
from kiosk.journeys.register_number import hides_register_number
from kiosk.journeys.typed import ascii_digits

_LONGEST = 254  # RFC 5321, as email-validator counts

# Domains that nobody here means, and the one that is meant.
TYPING_ERRORS = {
    "gmial.com": "gmail.com",
    "gmal.com": "gmail.com",
    "gmai.com": "gmail.com",
    "gamil.com": "gmail.com",
    "gnail.com": "gmail.com",
    "gmail.be": "gmail.com",
    "gmail.co": "gmail.com",
    "gmail.con": "gmail.com",
    "gmail.nl": "gmail.com",
    "googlemail.be": "gmail.com",
    "hotmial.com": "hotmail.com",
    "hotmal.com": "hotmail.com",
    "hotmai.com": "hotmail.com",
    "homail.com": "hotmail.com",
    "hotmail.con": "hotmail.com",
    "hotmil.com": "hotmail.com",
    "outlok.com": "outlook.com",
    "oulook.com": "outlook.com",
    "outlook.con": "outlook.com",
    "telent.be": "telenet.be",
    "telnet.be": "telenet.be",
    "telenet.com": "telenet.be",
    "skinet.be": "skynet.be",
    "skynet.com": "skynet.be",
    "yaho.com": "yahoo.com",
    "yahou.com": "yahoo.com",
    "yahoo.con": "yahoo.com",
    "iclod.com": "icloud.com",
    "icloud.con": "icloud.com",
    "proximus.com": "proximus.be",
}


def check_email(text: str) -> str:
    """Return a clean text as a normalised address; raises NotAccepted."""
    text = ascii_digits(text).replace(" ", "")
    if len(text) > _LONGEST:
        raise NotAccepted("field.email.long")
    if "@" not in text:
        raise NotAccepted("field.email.at")
    if not text.rpartition("@")[0].isascii():
        raise NotAccepted("field.email.accents")
    if hides_register_number(text):
        raise NotAccepted("field.digits.eleven")
    from email_validator import EmailNotValidError, validate_email  # slow to load, and rarely asked

    try:
        return validate_email(text, check_deliverability=False, allow_smtputf8=False).normalized
    except (EmailNotValidError, ValueError):  # ValueError: idna on letters it has no rule for
        raise NotAccepted("field.email.invalid") from None


def suggest_email(address: str) -> str | None:
    """Return the address that was probably meant (`zoe@gmail.com` for `zoe@gmial.com`), or None."""
    name, _, domain = address.strip().rpartition("@")
    meant = TYPING_ERRORS.get(domain.lower())
    return f"{name}@{meant}" if name and meant else None
