"""`central check`: one line for each thing the service stands on, and 1 when something is broken."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from tests.central.kiosks import a_record
from tests.central.running import Service

pytestmark = pytest.mark.slow


@pytest.fixture
def service(tmp_path):
    service = Service(tmp_path / "state")
    service.set_up()
    return service


def said(service, expect: int = 0) -> dict[str, tuple[str, str]]:
    findings = json.loads(service.run("check", "--json", expect=expect).stdout)
    return {one["name"]: (one["state"], one["detail"]) for one in findings}


def test_an_administrator_sees_one_line_for_each_thing(service):
    lines = service.run("check").stdout.splitlines()
    names = [line.split()[1] for line in lines]
    assert names == ["settings", "database", "keys", "certificate", "search", "mail", "backup", "clock"]
    assert not any(line.startswith("broken") for line in lines)


def test_an_administrator_who_set_up_nothing_is_told_what_to_type(tmp_path):
    found = said(Service(tmp_path / "state"), expect=1)
    assert found["database"] == (
        "broken", "the database is not set up for this version yet: run 'central init'"
    )  # fmt: skip
    assert found["keys"][0] == found["certificate"][0] == "broken"
    assert found["mail"][0] == "ok"


@pytest.mark.parametrize(
    ("setting", "value"),
    [("CENTRAL_MAIL", "smtp://an:geheim@"), ("CENTRAL_DATABASE_URL", "mysql://an:geheim@host/x")],
)
def test_a_wrong_setting_is_named_without_its_password_and_the_rest_waits(tmp_path, setting, value):
    found = said(Service(tmp_path / "state", **{setting: value}), expect=1)
    assert found["settings"][0] == "broken"
    assert setting in found["settings"][1]
    assert found["database"] == ("broken", "cannot be checked before the settings are right")
    assert "geheim" not in str(found)


def test_a_key_that_is_gone_is_broken(service):
    (service.folder / "keys" / "answer.key").unlink()
    assert "answer.key" in said(service, expect=1)["keys"][1]


def test_the_last_backup_is_told_and_an_old_one_is_broken(service, tmp_path):
    assert said(service)["backup"][0] == "warn"
    service.run("backup", "key", str(tmp_path / "kluis"))
    service.run("backup", "make", str(tmp_path / "vandaag"), "--to", str(tmp_path / "kluis.pub"))
    assert said(service)["backup"][0] == "ok"
    (service.folder / "backup.made").write_text("2026-01-02T03:04:05+00:00\n")
    assert said(service, expect=1)["backup"] == ("broken", "the last one is of 2026-01-02 04:04")


def test_people_who_cannot_be_found_are_told_and_init_finds_them_again(tmp_path):
    service = Service(tmp_path / "state")
    try:
        service.serve()
        kiosk = service.join()
        service.send(kiosk, kiosk.batch(kiosk.envelope(a_record())))
    finally:
        service.stop()
    service.run("work", "--once")
    assert said(service)["search"][0] == "ok"
    with closing(sqlite3.connect(service.folder / "db.sqlite3")) as database, database:
        database.execute("DELETE FROM cases_searchword")
    assert said(service, expect=1)["search"] == (
        "broken", "1 people are not found by all they said; type: central init"
    )  # fmt: skip
    assert "search: 1 people written anew" in service.run("init").stdout
    assert said(service)["search"][0] == "ok"
    with closing(sqlite3.connect(service.folder / "db.sqlite3")) as database, database:
        database.execute("UPDATE intake_inboxenvelope SET received_at = '2099-01-01 00:00:00'")
    assert said(service, expect=1)["clock"][0] == "broken"  # the clock went back since
