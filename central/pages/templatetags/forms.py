"""What every form of staff begins with."""

from __future__ import annotations

from django import template
from django.forms import BoundField
from django.http import HttpRequest
from django.template.context import Context
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from central.pages.stale_forms import FIELD, new_mark

register = template.Library()


@register.simple_tag(takes_context=True)
def mark(context: Context, seen: str = "") -> SafeString:
    """The hidden field that says what this page showed, and lets the form count once.

    Forms that showed the same have the same one: it is sealed once a page.
    """
    return mark_of(context["request"], seen)


def mark_of(request: HttpRequest, seen: str) -> SafeString:
    """Return the same for a page that writes its fields itself."""
    made: dict[str, SafeString] = request.__dict__.setdefault("_marks", {})
    if seen not in made:
        made[seen] = format_html('<input type="hidden" name="{}" value="{}">', FIELD, new_mark(request, seen))
    return made[seen]


@register.simple_tag
def choose(field: BoundField) -> SafeString:
    """A field to choose in, with its label. Django renders each option by a template of its own."""
    chosen, id_ = str(field.value() or ""), escape(field.id_for_label)
    options = "".join(
        f'<option value="{escape(value)}"{" selected" * (str(value) == chosen)}>{escape(label)}</option>'
        for value, label in field.field.choices  # type: ignore[attr-defined]
    )
    return mark_safe(  # noqa: S308 (every part was escaped)
        f'<div class="field"><label for="{id_}">{escape(field.label)}</label>'
        f'<select name="{escape(field.html_name)}" id="{id_}">{options}</select></div>'
    )
