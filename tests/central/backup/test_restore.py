"""The morning after the disk died: a service is started on a backup, and whoever came in before is there."""

from __future__ import annotations

import shutil

import pytest
import requests

from tests.central.kiosks import a_record
from tests.central.running import Service
from tests.central.test_postgresql import token_of
from tests.waiting import HANG

pytestmark = pytest.mark.slow
PEOPLE = ("Persoon Een", "Persoon Twee")


def logged_in(service: Service, name: str, password: str) -> requests.Session:
    session = requests.Session()
    page = session.get(f"{service.url}/aanmelden/", timeout=HANG).text
    login = {"username": name, "password": password} | token_of(page)
    assert "/aanmelden/" not in session.post(f"{service.url}/aanmelden/", data=login, timeout=HANG).url
    return session


def test_a_service_on_a_backup_knows_the_same_people_colleagues_and_kiosks(service, tmp_path):
    password = service.run(
        "staff", "add", "an", "--name", "An Peeters", "--organisation", "be.eeklo.de-kring"
    ).stdout.split()[-1]
    kiosk = service.join()
    opened = kiosk.batch(*(kiosk.envelope(a_record(person={"name": name})) for name in PEOPLE))
    assert service.send(kiosk, opened).status_code == 202
    service.run("work", "--once")
    waits = kiosk.batch(kiosk.envelope(a_record(person={"name": "Wacht Nog"})))
    assert service.send(kiosk, waits).status_code == 202
    shutil.copytree(service.folder / "keys", tmp_path / "safe" / "keys")
    shutil.copy(service.folder / "secret.key", tmp_path / "safe")
    service.run("backup", "key", str(tmp_path / "kluis"))
    (tmp_path / "backups").mkdir()
    shutil.rmtree(service.folder / "keys")  # the unit hides them: a backup needs none
    service.run("backup", "round", str(tmp_path / "backups"), "--to", str(tmp_path / "kluis.pub"))
    service.stop()
    shutil.rmtree(service.folder)

    again = Service(tmp_path / "safe")
    [made] = (tmp_path / "backups").iterdir()
    back = str(again.folder / "db.sqlite3")
    said = again.run(
        "backup", "restore", str(made), "--key", str(tmp_path / "kluis.key"), "--out", back
    ).stdout
    assert "whole; 2 case, 3 inboxenvelope, 1 device" in said
    try:
        again.serve_what_is_there()
        an = logged_in(again, "an", password)
        again.run("work", "--once")
        found = an.get(f"{again.url}/mensen/", timeout=HANG).text
        assert all(name in found for name in (*PEOPLE, "Wacht Nog")), "what waited opens too"
        assert again.send(kiosk, waits).status_code == 202, "the kiosk is known, and brings nobody twice"
        again.run("work", "--once")
        assert an.get(f"{again.url}/mensen/", timeout=HANG).text.count("Wacht Nog") == found.count(
            "Wacht Nog"
        )
    finally:
        again.stop()
