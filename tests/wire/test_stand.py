"""The news of a stand: whole and understood, or not taken."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from kiosk.wire.document import canonical_json, read_document
from kiosk.wire.ids import new_record_id
from kiosk.wire.stand import StandNews
from tests.wire.stands import stand_news


def test_what_a_volunteer_opened_and_closed_comes_back_as_it_was() -> None:
    for moment in ("opened", "closed"):
        news = stand_news(moment=moment, groups=[{"id": "ouders", "name": "Ouders"}])
        body = canonical_json(news.model_dump(mode="json", by_alias=True))
        assert read_document(StandNews, body, "the news of a stand") == news


@pytest.mark.parametrize(
    ("moment", "changes"),
    [
        ("opened", {"counts": {"saved": 0, "delivered": 0, "waiting": 0, "refused": 0}}),
        ("opened", {"place": None}),
        ("opened", {"note": "De rol is bijna op."}),
        ("opened", {"stand": new_record_id(), "id": new_record_id()}),
        ("closed", {"counts": None}),
        ("closed", {"by": "An Vermeulen"}),
        ("closed", {"by": ""}),
        ("closed", {"place": {"name": "x" * 81}}),
        ("closed", {"note": "a\x07b"}),
        ("closed", {"salt": "short"}),
        ("closed", {"surname": "Vermeulen"}),
    ],
)
def test_what_does_not_hang_together_is_not_taken(moment: str, changes: dict) -> None:
    with pytest.raises(ValidationError):
        stand_news(moment=moment, **changes)
