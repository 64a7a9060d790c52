"""The real client of a device, talking to the service of a test without a network and without a thread."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest
from django.test import Client

from kiosk.outbox import joining, upload
from kiosk.outbox.transport import Reply, Transport


class StraightIn:
    """A Transport whose network is a function call; it notes what the client asked."""

    def __init__(self) -> None:
        self.calls: set[tuple[str, str]] = set()

    def send(self, method, path, body, headers, most):
        self.calls.add((method, path))
        named = dict(headers)
        kind = {"content_type": "application/json"} if body else {}
        answer = Client().generic(method, path, body, headers=named, **kind)
        return Reply(answer.status_code, {k.lower(): v for k, v in answer.headers.items()}, answer.content)


assert list(inspect.signature(StraightIn.send).parameters) == list(
    inspect.signature(Transport.send).parameters
)


class AtOnce:
    """An Errand that is done before it is waited for: another thread would not see the test's database."""

    def __init__(self, do: Callable[[], object]) -> None:
        self._value, self._problem = None, None
        try:
            self._value = do()
        except Exception as problem:  # as of an Errand: for whoever asks for the result
            self._problem = problem

    def is_alive(self) -> bool:
        return False

    def join(self) -> None:
        """Nothing to wait for."""

    def result(self) -> object:
        if self._problem is not None:
            raise self._problem
        return self._value


def straight_in(monkeypatch: pytest.MonkeyPatch) -> StraightIn:
    """Let joining and handing over go straight in, and return the road they take."""
    road = StraightIn()
    monkeypatch.setattr(joining, "Transport", lambda *_: road)
    monkeypatch.setattr(upload, "Errand", AtOnce)
    return road
