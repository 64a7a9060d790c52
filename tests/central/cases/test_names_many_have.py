"""A name that thousands have is found along the list; what is found, and in which order, stays the same."""

from __future__ import annotations

import pytest

from central.cases import search

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[0, 1000], ids=["along the list", "by the words"])
def many(request, monkeypatch):
    monkeypatch.setattr(search, "MANY", request.param)


@pytest.fixture
def people(kiosk, a_case):
    names = ("Lieve Peeters", "Jan Lieven", "Lieve Woźniak", "Zoë Ârslan", "Lieve De Smet")
    return [
        a_case(kiosk, person={"name": name}, channel="school" if "Pee" in name else "flyer") for name in names
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lieve", ["Lieve De Smet", "Lieve Woźniak", "Jan Lieven", "Lieve Peeters"]),
        ("lieve wozniak", ["Lieve Woźniak"]),
        ("smet lieve", ["Lieve De Smet"]),
        ("lievedesmet", ["Lieve De Smet"]),
        ("0471 12 34 56", ["Lieve De Smet", "Zoë Ârslan", "Lieve Woźniak", "Jan Lieven", "Lieve Peeters"]),
        ("quisquilia", []),
    ],
)
def test_the_same_people_are_found_newest_first_and_counted(as_an, people, many, typed, found):
    as_an.post("/mensen/zoeken/", {"zoek": typed})
    page = as_an.get("/mensen/")
    assert [case.name for case in page.context["cases"]] == found
    assert page.context["number"] == len(found)


def test_a_filter_narrows_what_a_common_name_finds(as_an, people, many):
    as_an.post("/mensen/zoeken/", {"zoek": "lieve"})
    page = as_an.get("/mensen/?kanaal=school")
    assert [case.name for case in page.context["cases"]] == ["Lieve Peeters"]


def test_somebody_of_another_house_is_not_found(as_bart, people, many):
    as_bart.post("/mensen/zoeken/", {"zoek": "lieve"})
    assert list(as_bart.get("/mensen/").context["cases"]) == []
