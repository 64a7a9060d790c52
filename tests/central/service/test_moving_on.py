"""A new version finds the database of every version before, and nothing of anybody is lost on the way."""

from __future__ import annotations

import re
import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest

from tests.central.running import ROOT, Service
from tests.central.service.filled import OURS, STATES, tables_of

FILLED = sorted(STATES.glob("*.sql"))
RELEASED = STATES / "released.sha256"
OPEN_PAGES = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "central.settings"
django.setup()
from django.test import Client
from central.accounts.models import User
from central.cases.models import Case
from central.sign_ups.models import SignUp
client = Client(headers={"host": "localhost"})
client.force_login(User.objects.get(username="an"))
session = client.session
session["second-step"] = 1  # who worked here before is an administrator now
session.save()
pages = ["/mensen/", "/mensen/?zoek=lukasz", "/aanbod/", "/postvak/"]
pages += ["/gevraagd/", "/toestellen/", "/stands/"]
pages += [f"/mensen/{case.id}/" for case in Case.objects.all()]
pages += [f"/aanbod/{one.offer_id}/" for one in SignUp.objects.all()]
for page in pages:
    print(page, client.get(page).status_code, b"ukasz" in client.get(page).content)
"""


def test_an_empty_database_holds_what_the_program_asks_for(tmp_path):
    service = Service(tmp_path / "state")
    service.set_up()
    service.run("manage", "makemigrations", "--check", "--dry-run")
    with sqlite3.connect(service.folder / "db.sqlite3") as database:
        assert tables_of(database)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("state", FILLED, ids=[path.stem for path in FILLED])
def test_people_of_an_earlier_version_are_all_there_after_the_update(tmp_path, state):
    service = Service(tmp_path / "state")
    service.folder.mkdir()
    with sqlite3.connect(service.folder / "db.sqlite3") as database:
        database.executescript(state.read_text())
        before = tables_of(database)
    service.run("init", "--quiet")
    with sqlite3.connect(service.folder / "db.sqlite3") as database:
        after = tables_of(database)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    people = ("cases_case", "cases_caseevent", "sign_ups_signup", "sign_ups_attendance", "accounts_user")
    assert {name: after[name] for name in people} == {name: before[name] for name in people}
    assert {name for name in before if after.get(name, 0) < before[name]} == set()
    told = service.python(OPEN_PAGES).stdout.splitlines()
    assert [line for line in told if " 200 " not in line] == []
    found = [line.split()[0] for line in told if line.endswith("True")]
    assert "/mensen/?zoek=lukasz" in found, "who is written Łukasz is still found"


def test_a_migration_that_people_have_is_never_written_anew():
    told = dict(line.split()[::-1] for line in RELEASED.read_text().splitlines())
    changed = [
        path for path, digest in told.items() if sha256((ROOT / path).read_bytes()).hexdigest() != digest
    ]
    assert changed == [], "add a migration; do not edit one that somebody's database had"
    applied = re.findall(
        r"INSERT INTO \"django_migrations\" VALUES\(\d+,'(\w+)','(\w+)'", FILLED[-1].read_text()
    )
    ours = {f"central/{app}/migrations/{name}.py" for app, name in applied if app in OURS}
    assert ours <= set(told), "write down what the newest state was made with"


def test_a_database_of_the_trial_is_refused_in_words_and_left_alone(tmp_path):
    service = Service(tmp_path / "state")
    service.set_up()
    file = Path(service.folder / "db.sqlite3")
    with sqlite3.connect(file) as database:
        row = ("offers", "0001_initial", "2026-11-01")
        database.execute("INSERT INTO django_migrations (app, name, applied) VALUES (?, ?, ?)", row)
    before = file.read_bytes()
    for command in (("init", "--quiet"), ("work", "--once"), ("serve",)):
        told = service.run(*command, expect=1).stderr
        assert "a trial before December 2026" in told
        assert len(told.strip().splitlines()) == 1
    assert file.read_bytes() == before
