"""How a count is said on the pages of figures."""

from __future__ import annotations

from django import template

from central.figures.charts import in_words
from central.figures.table import Count

register = template.Library()


@register.filter
def told(n: Count) -> str:
    """'minder dan 5', '1.250'."""
    return in_words(n)
