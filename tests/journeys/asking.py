"""A question, an answer to it, and the key of the line when it is refused."""

import pytest

from kiosk.journeys.fields import NotAccepted, check_answer
from kiosk.journeys.model import Choice, Step
from kiosk.journeys.places import KnownPlace, PlaceIndex

PLACES = PlaceIndex(
    [
        KnownPlace("9900", "Eeklo", "Oost-Vlaanderen"),
        KnownPlace("9910", "Knesselare", "Oost-Vlaanderen"),
        KnownPlace("9910", "Ursel", "Oost-Vlaanderen"),
        KnownPlace("9000", "Gent", "Oost-Vlaanderen", ("Gand",)),
        KnownPlace("9800", "Sint-Martens-Leerne", "Oost-Vlaanderen"),
        KnownPlace("4000", "Liège", "Luik", ("Luik",)),
        KnownPlace("2260", "Zoerle-Parwijs", "Antwerpen"),
        KnownPlace("3870", "Heers", "Limburg"),
        KnownPlace("9170", "Sint-Pauwels", "Oost-Vlaanderen"),
    ],
    near=("99",),
)
TILES = (
    Choice(value="gsm", label="Gsm", icon="device-mobile"),
    Choice(value="laptop", label="Laptop", icon="device-laptop"),
    Choice(value="none", label="Niets", icon="x", alone=True),
)


def step(field: str, **more) -> Step:
    choices = TILES if field in ("choice", "several") else ()
    return Step(id="vraag", field=field, title="Vraag?", choice=choices, **more)


def answer(field: str, value, **more):
    return check_answer(step(field, **more), value, places=PLACES)


def refusal(field: str, value, **more) -> str:
    with pytest.raises(NotAccepted) as refused:
        answer(field, value, **more)
    assert refused.value.dutch
    return refused.value.key
