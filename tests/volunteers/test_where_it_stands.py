"""Where a kiosk says that one stands: at the open stand, at its own place, or nowhere that anybody knows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kiosk.way.position import Position
from kiosk.wire.catalogue import Catalogue
from tests.volunteers.desks import A_PIN, DeskOf, a_desk

CENTRE, QUARTER = (
    Position(latitude=51.0, longitude=4.0),
    Position(latitude=51.004, longitude=4.006),
)  # made up
LIES = {"digipunt-centrum": CENTRE, "digipunt-de-wijk": QUARTER}


def on_the_map(desk: DeskOf) -> None:
    """Let central publish where the places of Eeklo lie."""
    catalogue = desk.desk.room.catalogue
    places = tuple(one.model_copy(update={"position": LIES.get(one.id)}) for one in catalogue.places())
    organisation = desk.desk.room.site.file.organisation.id
    catalogue.replace(
        Catalogue(revision=1, organisation=organisation, places=places, offers=catalogue.offers())
    )


def test_a_kiosk_that_moves_about_says_it_only_at_a_stand_of_the_list(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        on_the_map(desk)
        assert desk.desk.position() is None
        desk.come_in(A_PIN)
        desk.open("digipunt-de-wijk", "stand", "ligo", "ouders", "av")
        assert desk.desk.position() == QUARTER
        desk.close()
        assert desk.desk.position() is None


def test_at_a_stand_whose_place_was_typed_nobody_is_told_to_be_where_the_kiosk_usually_is(
    tmp_path: Path,
) -> None:
    with a_desk(tmp_path) as desk:
        on_the_map(desk)
        desk.desk.room = replace(desk.desk.room, here="digipunt-centrum")
        assert desk.desk.position() == CENTRE
        desk.come_in(A_PIN)
        desk.desk.open_stand()
        desk.answer("elsewhere", "De markt", "stand", "ligo", "ouders", "av")
        assert desk.desk.stands is not None and desk.desk.stands.place == "De markt"
        assert desk.desk.position() is None


def test_where_nobody_set_a_place_the_site_says_where_its_kiosk_stands(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        site = desk.desk.room.site
        desk.desk.room = replace(
            desk.desk.room, site=replace(site, file=site.file.model_copy(update={"here": QUARTER}))
        )
        assert desk.desk.position() == QUARTER
