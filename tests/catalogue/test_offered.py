"""What is on today, where this kiosk stands: who brings a paper can say 'I am here' for it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.catalogue.offered import CatalogueOffers, still_offered
from kiosk.catalogue.store import open_catalogue
from kiosk.wire.catalogue import Catalogue, Offer, Place
from kiosk.words.days import BELGIUM as TIME_ZONE

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


# --- before it begins, and after its end

MONDAY_BEFORE = datetime(2026, 11, 30, 14, 30, tzinfo=TIME_ZONE)
FIRST, SECOND = (
    datetime(2027, 1, 11, 13, 45, tzinfo=TIME_ZONE),
    datetime(2027, 1, 18, 14, 30, tzinfo=TIME_ZONE),
)
COURSE = {"id": "les", "title": "Les", "starts": datetime(2027, 1, 11, 14, tzinfo=TIME_ZONE)}
WEEKLY = COURSE | {"opening_hours": "Mo 14:00-16:00"}
LAST = {"ends": datetime(2027, 1, 25, 16, tzinfo=TIME_ZONE)}
AFTER = datetime(2027, 2, 1, 14, 30, tzinfo=TIME_ZONE)
SAME_EVENING = datetime(2027, 1, 11, 20, tzinfo=TIME_ZONE)


def one(folder: Path, at: datetime, **said: object) -> CatalogueOffers:
    seed = Catalogue(revision=1, organisation="be.eeklo.de-kring", offers=(Offer.model_validate(said),))
    return CatalogueOffers(open_catalogue(folder, seed), lambda: at)


@pytest.mark.parametrize(
    ("said", "at", "on"),
    [
        (WEEKLY, MONDAY_BEFORE, False),
        (WEEKLY, FIRST, True),
        (WEEKLY, SECOND, True),
        (WEEKLY | LAST, SECOND, True),
        (WEEKLY | LAST, datetime(2027, 1, 25, 15, tzinfo=TIME_ZONE), True),
        (WEEKLY | LAST, AFTER, False),
        (COURSE, SAME_EVENING, True),
        (COURSE, SECOND, False),
        (COURSE | {"ends": datetime(2027, 1, 11, 16, tzinfo=TIME_ZONE)}, SAME_EVENING, False),
        (
            COURSE | {"ends": datetime(2027, 1, 12, 16, tzinfo=TIME_ZONE)},
            datetime(2027, 1, 12, 9, tzinfo=TIME_ZONE),
            True,
        ),
        (COURSE | {"starts": datetime(2027, 1, 11, 23, tzinfo=ZoneInfo("UTC"))}, FIRST, False),
    ],
)
def test_a_person_says_i_am_here_for_a_course_from_its_first_day_to_its_end(
    tmp_path: Path, said: dict[str, object], at: datetime, on: bool
) -> None:
    assert one(tmp_path, at, **said).today() == (("les",) if on else ())


@pytest.mark.parametrize(
    ("said", "at", "offered"),
    [
        (COURSE, MONDAY_BEFORE, True),
        (COURSE, SAME_EVENING, True),
        (COURSE, SECOND, False),
        (WEEKLY, AFTER, True),
        (WEEKLY | LAST, AFTER, False),
        ({"id": "les", "title": "Les"}, AFTER, True),
    ],
)
def test_a_person_is_offered_nothing_that_is_over(
    tmp_path: Path, said: dict[str, object], at: datetime, offered: bool
) -> None:
    found = one(tmp_path, at, **said)
    assert (found.known("les"), found.takes("les")) == (offered, offered)
    assert bool(still_offered(found._catalogue, at)) is offered


def test_what_the_site_names_stands_first_and_the_rest_stays_as_it_was_published(tmp_path: Path) -> None:
    found = offers(tmp_path, WEDNESDAY)._catalogue
    assert [one.id for one in still_offered(found, WEDNESDAY)] == ["hour", "course", "words"]
    assert [one.id for one in still_offered(found, WEDNESDAY, ["words", "gone"])] == [
        "words",
        "hour",
        "course",
    ]
