"""News of a stand session, as a device makes it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from kiosk.outbox.clock import read_clock
from kiosk.receipts.code import new_token
from kiosk.wire.ids import new_record_id
from kiosk.wire.stand import StandNews


def stand_news(stand: UUID | None = None, moment: str = "opened", **changes: Any) -> StandNews:
    """Return the news of a stand at restaurant Zonneheem, opened or closed by AV."""
    stand = stand or new_record_id()
    data: dict[str, Any] = {
        "id": stand if moment == "opened" else new_record_id(),
        "organisation": "be.eeklo.de-kring",
        "site": "eeklo",
        "made": read_clock(),
        "stand": stand,
        "moment": moment,
        "place": {"name": "Restaurant Zonneheem"},
        "action": {"id": "stand", "name": "Stand"},
        "by": "AV",
        "salt": new_token(),
    }
    if moment == "closed":
        data["counts"] = {"saved": 3, "delivered": 2, "waiting": 1, "refused": 0}
    return StandNews.model_validate(data | changes)
