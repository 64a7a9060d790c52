"""What search engines read in the page of an offer (schema.org, JSON-LD). It is data, and nothing runs it."""

from __future__ import annotations

import json

from django.utils.safestring import SafeString, mark_safe

from central.catalogue.models import Offer
from central.catalogue.standards.choice import linked_data

_ESCAPED = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def linked(offer: Offer, host: str) -> SafeString:
    """Return the part of the page; nothing for what cannot be shown."""
    said = linked_data(offer, host)
    if said is None:
        return SafeString("")
    data = json.dumps(said, ensure_ascii=False).translate(_ESCAPED)
    return mark_safe(f'<script type="application/ld+json">{data}</script>')  # noqa: S308 (escaped above)
