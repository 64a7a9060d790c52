"""What is on today, where this kiosk stands: who brings a paper can say 'I am here' for it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from kiosk.catalogue.hours import TIME_ZONE
from kiosk.catalogue.offered import CatalogueOffers
from kiosk.catalogue.store import open_catalogue
from kiosk.wire.catalogue import Catalogue, Offer, Place

PLACES = tuple(
    Place(id=id_, name=id_, address="Voorbeeldstraat 1", postcode="9900") for id_ in ("here", "there")
)
OFFERS = (
    Offer(
        id="hour",
        kind="drop-in",
        title="Spreekuur",
        place="here",
        opening_hours="We 13:00-17:00; PH off",
        sign_up=False,
    ),
    Offer(id="course", title="Cursus", place="there", starts=datetime(2027, 1, 13, 9, tzinfo=TIME_ZONE)),
    Offer(id="words", title="Later", when="in de lente"),
)
WEDNESDAY, THURSDAY = datetime(2027, 1, 13, 18, tzinfo=TIME_ZONE), datetime(2027, 1, 14, 8, tzinfo=TIME_ZONE)
CHRISTMAS_DAY = datetime(2030, 12, 25, 14, tzinfo=TIME_ZONE)  # a Wednesday


def offers(folder: Path, at: datetime, here: str = "") -> CatalogueOffers:
    seed = Catalogue(revision=1, organisation="be.eeklo.de-kring", places=PLACES, offers=OFFERS)
    return CatalogueOffers(open_catalogue(folder, seed), lambda: at, here)


@pytest.mark.parametrize(
    ("at", "here", "on"),
    [
        (WEDNESDAY, "", ("hour", "course")),
        (WEDNESDAY, "here", ("hour",)),
        (WEDNESDAY, "there", ("course",)),
        (THURSDAY, "", ()),
        (CHRISTMAS_DAY, "", ()),
    ],
)
def test_only_what_is_on_that_day_and_there(
    tmp_path: Path, at: datetime, here: str, on: tuple[str, ...]
) -> None:
    assert offers(tmp_path, at, here).today() == on


def test_what_is_open_to_all_takes_no_sign_ups_and_what_is_gone_is_not_known(tmp_path: Path) -> None:
    found = offers(tmp_path, WEDNESDAY)
    assert found.known("hour") and not found.takes("hour")
    assert found.takes("course")
    assert not found.known("gone") and not found.takes("gone")
