"""The lists somebody named, above the list of people: rooms below need not know that there are any."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import RequestContext

from central.desk.own import address_of, views_of

register = template.Library()


@register.inclusion_tag("desk/named.html", takes_context=True)
def named_views(context: RequestContext, filters: str) -> dict[str, Any]:
    """Show the lists with a name; `filters`: those of the list that is open, which can be kept."""
    views = [(one, address_of(one), one.filters == filters) for one in views_of(context["request"])]
    return {
        "views": views,
        "filters": filters,
        "can_keep": bool(filters) and not any(is_here for _, _, is_here in views),
        "csrf_token": context.get("csrf_token"),
    }
