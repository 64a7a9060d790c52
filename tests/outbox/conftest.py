from __future__ import annotations

from tests.outbox.joined import central, device

__all__ = ["central", "device"]
