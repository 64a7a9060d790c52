"""People of De Kring who are looked for."""

from __future__ import annotations

import pytest


@pytest.fixture
def people(kiosk, a_case):
    a_case(kiosk, person={"name": "Zoë Ârslan"})
    a_case(
        kiosk,
        person={
            "name": "Fatima El Amrani",
            "reach": {"by": "email", "value": "Fatima.EA@voorbeeld.be"},
            "place": {"postcode": "9990", "name": "Maldegem"},
        },
    )
    a_case(kiosk, person={"name": "O'Neill", "reach": {"by": "visit", "value": "Sociaal restaurant"}})
