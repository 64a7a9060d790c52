"""A page that somebody has open while others work."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from tests.central.forms import hidden_fields

DAY = timezone.localdate() + timedelta(days=3)


class OldPage:
    """A page that An has open while others work."""

    def __init__(self, client, address: str) -> None:
        self.client, self.address = client, address
        self.html = client.get(address).content.decode()

    def send(self, action: str, **said: str):
        return self.client.post(action, hidden_fields(self.html, action) | said)
