"""Laptops in a made-up year: some in every state, lent to who asked for one, nothing before its time."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest
from django.utils import timezone

from central.cases.models import Case
from central.commands import year_filled
from central.equipment.models import Laptop, Loan, Lot, Move, Signature
from central.equipment.states import MOVES, State
from central.opinions.models import OpinionCount
from tests.central.running import ROOT

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture(autouse=True)
def real_tracks(settings):
    settings.CONFIG = ROOT / "config"


def fill(organisation, number=100):
    year_filled.fill(organisation, Random(1), number, NOW)


def test_devices_stand_everywhere_on_the_way_and_whoever_has_one_asked_for_it(de_kring, as_an):
    fill(de_kring)
    states = Counter(Laptop.objects.values_list("state", flat=True))
    assert "out" in states and len(states) >= 3, states  # which ones more depends on the day of today
    assert {"in", "wiped", "checked", "ready", "out"} <= set(Move.objects.values_list("state", flat=True))
    for loan in Loan.objects.select_related("case"):
        assert loan.case is not None and loan.case.track == "laptop-wanted"
        assert loan.case.received_at <= loan.began_at < (loan.ended_at or NOW)
        assert loan.signatures.exists()
    for page in ("/laptops/", "/cijfers/laptops/"):
        assert as_an.get(page).status_code == 200
    out = Laptop.objects.filter(state="out")[0]
    page = as_an.get(f"/laptops/{out.id}/").content.decode()
    assert "Zonder fouten" in page and "Eindcode" not in page
    assert str(out) in as_an.get("/laptops/?stand=out").content.decode()


def test_each_device_went_the_way_of_the_table_one_day_after_the_other(de_kring):
    fill(de_kring, number=60)
    for laptop in Laptop.objects.all():
        moves = list(laptop.moves.order_by("at", "id"))
        assert moves[0].state == State.IN and moves[-1].state == laptop.state
        assert all(MOVES[State(a.state)].get(State(b.state)) for a, b in pairwise(moves))
        assert all(one.at <= NOW for one in moves) and moves[-1].at == laptop.since
        assert all(proof.at == proof.wiped_at for proof in laptop.proofs.all())
    assert min(lot.received_on for lot in Lot.objects.all()) < NOW.date() - timedelta(days=30)


def test_the_same_seed_gives_the_same_laptops(de_kring):
    def told():
        rows = Move.objects.order_by("laptop__label", "at", "state")
        return list(rows.values_list("laptop__label", "laptop__serial", "state", "at"))

    fill(de_kring, number=60)
    first = told()
    assert first
    for model in (Signature, Loan, Laptop, Lot, Case, OpinionCount):
        model.objects.all().delete()
    fill(de_kring, number=60)
    assert told() == first
