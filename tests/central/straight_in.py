"""The real client of a device, talking to the service of a test without a network."""

from __future__ import annotations

import inspect

import pytest
from django.test import Client

from kiosk.outbox import joining
from kiosk.outbox.reply import Reply
from kiosk.outbox.transport import Transport


class StraightIn:
    """A Transport whose network is a function call; it notes what the client asked."""

    def __init__(self) -> None:
        self.calls: set[tuple[str, str]] = set()

    def __enter__(self):
        return self

    def __exit__(self, *_exc):
        """Nothing to let go of."""

    def send(self, method, path, body, headers, most):
        self.calls.add((method, path))
        named = dict(headers)
        kind = {"content_type": "application/json"} if body else {}
        answer = Client().generic(method, path, body, headers=named, **kind)
        return Reply(answer.status_code, {k.lower(): v for k, v in answer.headers.items()}, answer.content)


assert list(inspect.signature(StraightIn.send).parameters) == list(
    inspect.signature(Transport.send).parameters
)


def straight_in(monkeypatch: pytest.MonkeyPatch) -> StraightIn:
    """Let joining and handing over go straight in, and return the road they take."""
    road = StraightIn()
    monkeypatch.setattr(joining, "Transport", lambda *_: road)
    return road
