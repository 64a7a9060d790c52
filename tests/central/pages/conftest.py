"""Two colleagues of De Kring, and a page that one of them has open meanwhile."""

from __future__ import annotations

import pytest
from django.test import Client

from central.cases import steps
from tests.central.conftest import a_colleague
from tests.central.kiosks import a_record
from tests.central.pages.old_page import DAY, OldPage


@pytest.fixture
def bea(de_kring):
    return a_colleague(de_kring, "Bea")


@pytest.fixture
def as_bea(bea) -> Client:
    client = Client()
    client.force_login(bea)
    return client


@pytest.fixture
def case(kiosk, a_case):
    return a_case(kiosk)


@pytest.fixture
def old_page(as_an, case) -> OldPage:
    return OldPage(as_an, f"/mensen/{case.id}/")


@pytest.fixture
def explain(case, an):
    return steps.plan(case, an, "inform", an, DAY)


@pytest.fixture
def list_page(kiosk, arrives, praattafel, as_an) -> OldPage:
    for name in ("Els", "Bo", "Cas"):
        arrives(kiosk, a_record(offer="praattafel", person={"name": name}))
    return OldPage(as_an, f"/aanbod/{praattafel.id}/")
