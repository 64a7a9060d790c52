"""From the first invitation to the last record, with the programs that are shipped and a real service."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import time
import warnings

import pytest
import requests
import urllib3

from kiosk.wire.invitation import read_invitation
from kiosk.wire.sealing import MLKEM768_X25519, X25519
from tests.central.running import Service
from tests.central.test_many_at_once import count
from tests.central.test_with_the_real_device import add, run_kiosk
from tests.waiting import HANG

pytestmark = pytest.mark.slow


@pytest.fixture
def joined(service, tmp_path):
    """The state directory of a kiosk that joined."""
    run_kiosk(tmp_path, "enrol", "-", given=json.dumps(service.invitation()))
    return tmp_path


def device_id(folder) -> str:
    return json.loads((folder / "enrolment.json").read_text())["device_id"]


def named(service, name: str) -> int:
    return count(service, f"SELECT count(*) FROM cases_case WHERE name = '{name}'")


def suites_in_queue(folder) -> list[int]:
    with sqlite3.connect(folder / "kiosk.db") as db:
        return [row[0][1] for row in db.execute("SELECT sealed FROM sealed_bytes ORDER BY seq")]


def test_keys_change_while_nobody_touches_a_kiosk_and_everything_opens(service, joined):
    old = json.loads((joined / "enrolment.json").read_text())["sealing_kid"]
    add(joined, person={"name": "Met De Oude"})
    service.run("keys", "make")
    run_kiosk(joined, "sync", "--once")  # hands over what is sealed to the old key, brings the new list
    new = json.loads((joined / "enrolment.json").read_text())["sealing_kid"]
    assert new != old
    service.run("keys", "retire", old)
    add(joined, person={"name": "Met De Nieuwe"})
    assert suites_in_queue(joined) == [X25519]
    service.run("keys", "make", "--post-quantum")
    run_kiosk(joined, "sync", "--once")
    add(joined, person={"name": "Voor Later"})
    assert suites_in_queue(joined) == [MLKEM768_X25519]
    run_kiosk(joined, "sync", "--once")
    service.run("work", "--once")
    assert [named(service, name) for name in ("Met De Oude", "Met De Nieuwe", "Voor Later")] == [1, 1, 1]
    listed = service.run("keys", "list").stdout
    assert "post-quantum  in use" in listed
    assert "retired" in listed


def test_a_kiosk_gets_new_keys_and_stays_who_it_is(service, joined):
    before = device_id(joined), (joined / "device.key").read_bytes()
    add(joined, person={"name": "Wachtte Al"})
    token = service.run("kiosk", "roll", before[0], "--url", service.url).stdout
    assert "new keys at" in run_kiosk(joined, "enrol", "-", given=token)
    assert device_id(joined) == before[0]
    assert (joined / "device.key").read_bytes() != before[1]
    run_kiosk(joined, "sync", "--once")
    service.run("work", "--once")
    assert named(service, "Wachtte Al") == 1


def test_the_square_of_an_invitation_is_read_by_others_and_joins(service, tmp_path):
    out = tmp_path / "token.json"
    service.run("kiosk", "invite", "--url", service.url, "--out", str(out))
    picture = tmp_path / "token.json.png"
    assert picture.stat().st_mode & 0o077 == 0
    command = ["zbarimg", "--quiet", "--raw", "--nodbus", str(picture)]
    seen = subprocess.run(command, capture_output=True, text=True, timeout=HANG, check=True).stdout
    assert read_invitation(seen.encode()).secret == json.loads(out.read_text())["secret"]
    assert "joined" in run_kiosk(tmp_path / "kiosk", "enrol", "-", given=seen)
    with pytest.raises(AssertionError, match="has been used"):
        run_kiosk(tmp_path / "other", "enrol", str(out))


def test_a_kiosk_leaves_service_with_the_root_key_from_its_safe(service, joined, tmp_path):
    safe = tmp_path / "root.key"
    at_home = service.folder / "keys/root/root.key"
    safe.write_bytes(at_home.read_bytes())
    at_home.rename(tmp_path / "elsewhere.key")
    try:
        whom = device_id(joined)
        refused = service.run("kiosk", "retire", whom, "--reason", "revoked", expect=1)
        assert "root.key" in refused.stderr
        service.run("kiosk", "retire", whom, "--reason", "revoked", "--root", str(safe))
    finally:
        (tmp_path / "elsewhere.key").rename(at_home)
    add(joined, person={"name": "Nog Net"})  # it has not heard yet
    said = run_kiosk(joined, "sync", "--once")
    assert "1 delivered" in said
    assert "everything was handed over, it has been wiped" in said
    left = {path.name for path in joined.iterdir()}
    assert not left & {"device.key", "enrolment.json", "central-ca.pem"}
    service.run("work", "--once")
    assert named(service, "Nog Net") == 0, "it is kept apart until somebody lets it in"
    held = count(service, "SELECT count(*) FROM intake_inboxenvelope WHERE state = 'held'")
    assert held == 1


def test_a_stolen_kiosk_forgets_everything_when_it_calls_and_we_know_what_is_missing(service, joined):
    for name in ("Een", "Twee", "Drie"):
        add(joined, person={"name": name})
    with sqlite3.connect(joined / "kiosk.db") as db:  # they were refused, so the kiosk still holds them
        db.execute("UPDATE records SET state = 'quarantined', problem = 'hash-mismatch'")
    run_kiosk(joined, "sync", "--once")
    told = service.run("kiosk", "retire", device_id(joined), "--reason", "stolen").stdout
    assert "3 records are missing so far" in told
    said = run_kiosk(joined, "sync", "--once")
    assert "stolen: everything on it has been wiped" in said
    assert json.loads(run_kiosk(joined, "outbox", "status", "--json"))["quarantined"] == []
    assert "(3 records missing)" in service.run("kiosk", "list").stdout


def test_by_stick_there_and_back_with_the_shipped_commands(service, joined, tmp_path):
    stick = tmp_path / "stick"
    add(joined, person={"name": "Met De Stick"})
    run_kiosk(joined, "outbox", "export", str(stick))
    assert "1 bewaard" in service.run("import-stick", str(stick)).stdout
    assert "1 was er al" in service.run("import-stick", str(stick)).stdout
    assert "1 delivered by stick; 0 still wait" in run_kiosk(joined, "outbox", "import", str(stick))
    service.run("work", "--once")
    assert named(service, "Met De Stick") == 1
    (tmp_path / "leeg").mkdir()
    assert "geen bestanden" in service.run("import-stick", str(tmp_path / "leeg"), expect=1).stderr


def test_over_https_with_the_certificate_of_our_own_authority_and_no_other(tmp_path):
    service = Service(tmp_path / "served")
    service.set_up()
    pem = tmp_path / "server.pem"
    service.run("certificate", "127.0.0.1", "--out", str(pem))
    assert pem.stat().st_mode & 0o077 == 0
    service.url = f"https://127.0.0.1:{service.port}"
    folder = tmp_path / "kiosk"
    try:
        wait_for(service, pem)
        run_kiosk(folder, "enrol", "-", given=json.dumps(service.invitation()))
        add(folder, person={"name": "Achter Slot"})
        run_kiosk(folder, "sync", "--once")
        service.run("work", "--once")
        assert named(service, "Achter Slot") == 1
        service.stop()
        stranger = Service(tmp_path / "stranger")
        stranger.run("init", "--quiet")
        stranger.run("certificate", "127.0.0.1", "--out", str(tmp_path / "stranger.pem"))
        wait_for(service, tmp_path / "stranger.pem")
        add(folder, person={"name": "Bleef Thuis"})
        with pytest.raises(AssertionError, match="certificate of central does not fit: nothing was sent"):
            run_kiosk(folder, "sync", "--once")
        assert json.loads(run_kiosk(folder, "outbox", "status", "--json"))["waiting"] == 1
    finally:
        service.stop()


def wait_for(service, pem) -> None:
    """Serve with this certificate and wait until it answers."""
    service.start("serve", "--port", str(service.port), "--tls", str(pem))
    deadline = time.monotonic() + HANG
    while time.monotonic() < deadline:
        try:
            with warnings.catch_warnings(category=urllib3.exceptions.InsecureRequestWarning, action="ignore"):
                requests.get(f"{service.url}/aanmelden/", timeout=HANG, verify=False)
            return
        except requests.RequestException:
            time.sleep(0.1)
    raise AssertionError(service.log.read_text()[-2000:])


@pytest.mark.parametrize("content", ["", "no certificate\n"])
def test_a_file_that_is_no_certificate_is_said_before_anything_starts(service, tmp_path, content):
    file = tmp_path / "server.pem"
    if content:
        file.write_text(content)
    told = service.run("serve", "--port", "8801", "--tls", str(file), expect=1).stderr
    assert "central certificate" in told or "does not hold" in told
