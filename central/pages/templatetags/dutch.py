"""Words and shapes for templates: dates as people say them, phone numbers, codes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from urllib.parse import quote

from django import template
from django.forms import BoundField
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import get_language

from central.pages.keyset import in_words
from kiosk.journeys.phone import shown_phone
from kiosk.receipts.code import LENGTH, shown

register = template.Library()


@register.filter
def some(number: int) -> str:
    """'12', and '1.000+' for more than were counted."""
    return in_words(number)


@register.filter
def moment(value: datetime | None) -> str:
    """'vandaag om 14:05', 'gisteren om 9:30', '3 november om 10:12', with the year when it is another one."""
    if value is None:
        return "nog nooit"
    try:
        local = timezone.localtime(value)
    except OverflowError:  # the clock of a device stood at the very end of the calendar
        return "niet bekend"
    return f"{day(local.date())} om {local.hour}:{local:%M}"


@register.filter
def day(value: date | None) -> str:
    """'vandaag', 'morgen', '3 november', '3 november 2024'."""
    if value is None:
        return ""
    today = timezone.localdate()
    near = {-1: "gisteren", 0: "vandaag", 1: "morgen"}.get((value - today) // timedelta(days=1))
    if near:
        return near
    return _written(value, "j F" if value.year == today.year else "j F Y", get_language())


@lru_cache(maxsize=2048)
def _written(value: date, shape: str, _language: str | None) -> str:
    """Return a day in words; kept, since a list says the same few days over and over."""
    return date_format(value, shape)


@register.filter
def since(value: datetime | None) -> str:
    """'sinds vandaag', 'sinds gisteren', '9 dagen', '5 maanden', '3 jaar': how long somebody waits."""
    if value is None:
        return ""
    days = (timezone.localdate() - timezone.localdate(value)).days
    if days >= 60:
        return f"{days // 365} jaar" if days >= 730 else f"{days // 30} maanden"
    return f"{days} dagen" if days > 1 else f"sinds {'gisteren' if days == 1 else 'vandaag'}"


@register.filter
def waited(seconds: int) -> str:
    """'40 seconden', '1 minuut', '3 minuten': as somebody says how long they waited."""
    if seconds < 60:
        return f"{seconds} seconde{'' if seconds == 1 else 'n'}"
    minutes = round(seconds / 60)
    return f"{minutes} minu{'ut' if minutes == 1 else 'ten'}"


@register.filter
def phone(value: str) -> str:
    """A number as people write it: 0471 12 34 56 at home, +31 6 12345678 from elsewhere."""
    return shown_phone(value)


@register.filter
def tel(value: str) -> str:
    """What goes after 'tel:'."""
    return "".join(char for char in value if char.isdigit() or char == "+")


@register.filter
def mailto(value: str) -> str:
    """What goes after 'mailto:'."""
    return quote(value, safe="@")


@register.filter
def mail(value: str) -> str:
    """An address that may go on in the next line behind its @, and not in the middle of a word."""
    name, at, house = value.rpartition("@")
    return format_html("{}{}<wbr>{}", name, at, house)


@register.filter
def paper_code(value: str) -> str:
    """The short code as it stands on paper: K7QM-3X9P."""
    return shown(value) if len(value) == LENGTH else value


@register.filter
def invalid(field: BoundField) -> bool:
    return bool(field.errors)
