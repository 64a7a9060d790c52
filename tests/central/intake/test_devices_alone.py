"""`central serve --only devices`: processes that answer kiosks, beside those that show pages to staff."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from central.intake.models import InboxEnvelope
from tests.central.kiosks import a_record

pytestmark = pytest.mark.django_db
TOLD = """
import json
from central import settings
print(json.dumps([settings.ROOT_URLCONF, settings.MIDDLEWARE]))
"""


@pytest.fixture
def devices_alone(settings, tmp_path, monkeypatch):
    monkeypatch.setenv("CENTRAL_ONLY", "devices")
    monkeypatch.setenv("CENTRAL_STATE", str(tmp_path / "told"))
    told = subprocess.run([sys.executable, "-c", TOLD], capture_output=True, text=True, check=True)
    settings.ROOT_URLCONF, settings.MIDDLEWARE = json.loads(told.stdout)


def test_a_kiosk_hands_over_what_people_asked(kiosk, send, devices_alone):
    answer = send(kiosk, kiosk.batch(kiosk.envelope(a_record())))
    assert (answer.status_code, answer.json()["results"][0]["result"]) == (202, "stored")
    assert InboxEnvelope.objects.count() == 1


@pytest.mark.parametrize(
    "path", ["/mensen/", "/aanmelden/", "/p/abc", "/static/central/look.css", "/api/v1/no"]
)
def test_nothing_is_there_for_people(as_an, devices_alone, path):
    answer = as_an.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/json")
