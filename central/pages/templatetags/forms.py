"""What every form of staff begins with."""

from __future__ import annotations

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from central.pages.stale_forms import FIELD, new_mark

register = template.Library()


@register.simple_tag(takes_context=True)
def mark(context: Context, seen: str = "") -> SafeString:
    """The hidden field that says what this page showed, and lets the form count once."""
    return format_html(
        '<input type="hidden" name="{}" value="{}">', FIELD, new_mark(context["request"], seen)
    )
