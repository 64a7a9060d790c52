"""Municipalities from before the mergers of 2019 and 2025: how many people named a place of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from django.db.models import Count as CountOf

from central.accounts.models import Organisation
from central.cases.models import Case
from central.figures.municipalities import names
from central.figures.published import near
from central.figures.table import FEW, Count
from kiosk.journeys.place_table import MUNICIPALITIES, PLACES, read_municipalities, read_places
from kiosk.machine.folders import assets_dir
from kiosk.words.days import midnight


@dataclass(frozen=True)
class Former:
    """A municipality that became part of another."""

    name: str
    today: str  # the name of the one it is part of now
    n: Count


@cache
def _formerly() -> Mapping[tuple[str, str], tuple[str, str]]:
    """Return by postcode and place: the former municipality, and the NIS code of the one of today."""
    folder = assets_dir() / "postcodes"
    known = read_municipalities((folder / MUNICIPALITIES).read_text(encoding="utf-8"))
    return {
        (place.postcode, place.name): (place.formerly[0], place.municipality.nis)
        for place in read_places((folder / PLACES).read_text(encoding="utf-8"), known)
        if place.formerly
    }


def former_counts(organisation: Organisation, start: date, end: date) -> list[Former]:
    """Return them by how many questions came from there, protected as all that may leave; FEW is left out."""
    postcodes = {postcode for postcode, _ in _formerly()}
    rows = Case.objects.filter(
        organisation=organisation,
        postcode__in=postcodes,
        received_at__gte=midnight(start),
        received_at__lt=midnight(end + timedelta(days=1)),
    )
    counted: Counter[tuple[str, str]] = Counter()
    for postcode, place, n in rows.order_by().values_list("postcode", "place_name").annotate(n=CountOf("*")):
        if (postcode, place) in _formerly():
            counted[_formerly()[postcode, place]] += n
    found = [Former(name, names().get(nis, nis), near(n)) for (name, nis), n in counted.most_common()]
    return [one for one in found if one.n != FEW]
