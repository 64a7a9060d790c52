"""Five organisations live together: each has its own places, words and people, and nothing of another."""

from __future__ import annotations

from random import Random

import pytest
from django.utils import timezone

from central.accounts.models import Organisation
from central.cases.models import Case
from central.catalogue.models import Offer
from central.catalogue.site_file import import_sites
from central.commands import year_filled
from central.stands.models import StandSession
from central.written.site_words import site_of, words_in
from tests.central.running import ROOT

pytestmark = pytest.mark.django_db
HOUSES = {
    "be.aalter.elk-kind-telt": ("aalter", "9880"),
    "be.eeklo.de-kring": ("eeklo", "9900"),
    "be.kortenberg.welzijnshuis": ("kortenberg", "3070"),
    "be.maldegem.sociale-activering": ("maldegem", "9990"),
    "be.sint-pieters-leeuw.samenleven": ("sint-pieters-leeuw", "1600"),
}


@pytest.fixture
def houses(settings) -> dict[str, Organisation]:
    settings.CONFIG = ROOT / "config"
    imported = import_sites()
    assert not imported.refused and not imported.warnings
    return {one.slug: one for one in Organisation.objects.order_by("slug")}


def test_each_of_the_five_is_there_with_what_its_project_is_known_for(houses):
    assert {slug: tuple(one.sites) for slug, one in houses.items()} == {
        slug: (site,) for slug, (site, _) in HOUSES.items()
    }
    offers = {
        slug: set(Offer.objects.filter(organisation=one).values_list("name", flat=True))
        for slug, one in houses.items()
    }
    maldegem = {
        "Zomerschool", "Huiswerkklas", "Praattafels", "Groenselhof", "Fietsatelier", "Sociale Kruidenier",
    }  # fmt: skip
    assert offers["be.maldegem.sociale-activering"] == maldegem
    assert {"De Kapstok", "Huis van het Kind", "Voedselbedeling"} <= offers["be.kortenberg.welzijnshuis"]
    assert not set.intersection(*offers.values())


def test_what_nobody_knows_yet_is_kept_nowhere(houses):
    for house in houses.values():
        assert "in te vullen" not in f"{house.phone} {house.address} {house.closed}".lower()
    for offer in Offer.objects.all():
        assert "in te vullen" not in str(offer.entry).lower()


@pytest.mark.parametrize("language", ["nl", "fr", "ar", "uk"])
def test_a_phone_reads_the_notice_of_its_house_in_its_language(houses, language):
    for house in houses.values():
        site = site_of(house)
        told = site.notice_lines(words_in(language, site))
        assert site.organisation is not None and site.organisation.short in told[1]
        assert (told[1] == f"{site.organisation.short} leest dit. Anderen alleen als jij ja zegt.") == (
            language == "nl"
        )


def test_a_made_up_year_happens_around_each_of_them_with_its_own_actions(houses):
    for slug, house in houses.items():
        year_filled.fill(house, Random(slug), 6, timezone.now())
        cases = Case.objects.filter(organisation=house)
        assert cases.count() == 6
        near = site_of(house).near
        assert near[0] == HOUSES[slug][1]
        assert all(str(case.postcode).startswith(near) for case in cases), slug
        actions = {one.id for one in site_of(house).stand.actions}
        assert (
            set(StandSession.objects.filter(organisation=house).values_list("action_id", flat=True))
            <= actions
        )


def test_half_of_the_made_up_people_come_where_a_demo_looks_first(houses):
    counted = year_filled.fill_all(8)
    assert next(iter(counted)) == "be.eeklo.de-kring" and counted["be.eeklo.de-kring"] == 4
    assert sum(counted.values()) == 8
