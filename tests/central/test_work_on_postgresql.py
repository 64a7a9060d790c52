"""What staff do in the lists, on PostgreSQL: the same as on SQLite."""

from __future__ import annotations

import json

import pytest

from tests.central.cases.every_way import IN_A_PROCESS
from tests.central.catalogue.published_together import assert_published_together
from tests.central.equipment.given_once import IN_A_PROCESS as GIVEN_ONCE
from tests.central.postgres import Cluster
from tests.central.running import ROOT, Service
from tests.central.service.written_meanwhile import IN_A_PROCESS as WRITTEN_MEANWHILE
from tests.central.service.written_meanwhile import NOTICED

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    cluster = Cluster()
    try:
        cluster.start()
        service = Service(tmp_path_factory.mktemp("central") / "state", CENTRAL_DATABASE_URL=cluster.url)
        service.set_up()
        yield service
    finally:
        cluster.stop()


def test_however_somebody_stands_they_are_in_a_list_of_the_day(service):
    made, lost = json.loads(service.python(IN_A_PROCESS).stdout.splitlines()[-1])
    assert made > 1000
    assert lost == 0


def test_what_is_done_for_many_at_once_is_done_there_too(service):
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from benchmarks._many_at_once import main; main(20)"
    )
    told = json.loads(service.python(code).stdout.splitlines()[-1])
    assert {one["what"] for one in told} >= {"a mail", "handed over", "closed"}


COUNT = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "central.settings"
django.setup()
from benchmarks._many_at_once import _people
from central.accounts.models import Organisation
from central.cases.models import Case, SamePerson
from central.cases.people import count
from central.cases.same_person import judge
here = Organisation.objects.create(slug="be.tellen", name="Tellen")
one, two, three, four = _people(here, 4)
judge(one, two, None, "same"), judge(two, three, None, "same")
print(*count(here, Case.objects.filter(organisation=here)))
"""


def test_people_are_counted_there_as_well(service):
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{COUNT}"
    assert service.python(code).stdout.split() == ["2", "4"]


FIGURES = """
import os, random, django
os.environ["DJANGO_SETTINGS_MODULE"] = "central.settings"
django.setup()
from django.utils import timezone
from central.accounts.models import Organisation
from central.cases.deletion import take_away
from central.cases.models import Case
from central.commands import year_filled
from central.figures.asked import figure
from central.figures.keeping import count_from_scratch, count_what_changed, waits
from tests.central.figures.counted import as_rows, counts
here, now = Organisation.objects.create(slug="be.cijfers", name="Cijfers"), timezone.now()
year_filled.fill(here, random.Random(4), 20, now)
take_away(Case.objects.filter(organisation=here).first())
count_what_changed()
before = counts(here)
count_from_scratch(here)
today = timezone.localdate()
reach = figure("reach", here, today.replace(year=today.year - 2), today)
print(as_rows(reach)["counted", "questions"], reach.total <= 19, len(before[0]) > 50,
      before == counts(here), waits(here))
"""


def test_figures_are_counted_as_it_happens_there_too(service):
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{FIGURES}"
    assert service.python(code).stdout.split() == ["19", "True", "True", "True", "False"]


def test_places_offers_and_schemes_are_published_there_too_and_by_four_at_once(service):
    assert_published_together(service)


ROSTER = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "central.settings"
django.setup()
from uuid import uuid4
from django.db import transaction
from django.utils import timezone
from central.accounts.models import Organisation
from central.intake.models import Device
from central.roster.held import on_stand
from central.roster.models import Turn
from central.stands.models import StandSession
from central.roster.planning import answered, lacking
from tests.central.conftest import a_colleague
from tests.central.roster.rosters import a_plan, a_volunteer, asked
here = Organisation.objects.create(slug="be.rooster", name="Rooster")
turn = asked(a_plan(here, a_colleague(here, "An")), a_volunteer(here))
for said in ("", "yes", "maybe"):
    answered(turn, said, timezone.now()) if said else None
    print(lacking([here]).count(), end=" ")
print(Turn.objects.get().withdrew_at is not None, end=" ")
answered(turn, "yes", timezone.now())
device = Device.objects.create(organisation=here, name="Kiosk", public_key=bytes(32))
held = {"organisation": here, "device": device, "stand": uuid4(), "site": "eeklo", "heard_at": timezone.now()}
with transaction.atomic():
    on_stand(StandSession.objects.create(closed_at=timezone.now(), **held), turn.need.plan_id)
print(Turn.objects.get().minutes)
"""


def test_what_lacks_a_volunteer_is_counted_there_as_well(service):
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{ROSTER}"
    assert service.python(code).stdout.split() == ["1", "0", "1", "True", "120"]


def test_of_eight_colleagues_who_give_one_device_at_once_one_gives_it_there_too(service):
    assert service.python(GIVEN_ONCE).stdout.split() == ["1", "7", "1", "1", "1"]


def test_a_worker_at_rest_notices_what_is_written_there_too(service):
    assert service.python(WRITTEN_MEANWHILE).stdout.split() == NOTICED
