"""What staff do in the lists, on PostgreSQL: the same as on SQLite."""

from __future__ import annotations

import json

import pytest

from tests.central.cases.every_way import IN_A_PROCESS
from tests.central.postgres import Cluster
from tests.central.running import ROOT, Service

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
