"""The same service on PostgreSQL, by one setting: the whole way from a device to the list of staff."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from urllib.parse import urlsplit

import psycopg
import pytest
import requests

from tests.central.backup.coming_back import Saved
from tests.central.duty.many_come import assert_one_comes
from tests.central.forms import hidden_fields
from tests.central.kiosks import a_record
from tests.central.postgres import Cluster
from tests.central.running import Service
from tests.central.test_many_at_once import at_once, post_batch
from tests.waiting import HANG

pytestmark = pytest.mark.slow
UTF8 = ("-T", "template0", "-E", "UTF8", "--lc-collate", "C.UTF-8", "--lc-ctype", "C.UTF-8")


@pytest.fixture(scope="module")
def cluster():
    cluster = Cluster()
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()


@pytest.fixture(scope="module")
def service(cluster, tmp_path_factory):
    service = Service(tmp_path_factory.mktemp("central") / "state", CENTRAL_DATABASE_URL=cluster.url)
    try:
        service.serve()
        yield service
    finally:
        service.stop()


def logged_in(service) -> requests.Session:
    login = json.loads(service.run("demo", "--json").stdout)
    session = requests.Session()
    page = session.get(f"{service.url}/aanmelden/", timeout=HANG).text
    answer = session.post(f"{service.url}/aanmelden/", data=login | token_of(page), timeout=HANG)
    assert answer.url.endswith("/vandaag/"), answer.text
    return session


def token_of(page: str) -> dict[str, str]:
    return {"csrfmiddlewaretoken": re.search(r'csrfmiddlewaretoken" value="([^"]+)', page)[1]}


def assert_one_line(service) -> None:
    """Eight processes send the same note form of the newest person at once; all of them hear of a success."""
    session = logged_in(service)
    page = session.get(f"{service.url}/mensen/", timeout=HANG).text
    path = re.search(r'href="(/mensen/[0-9a-f-]{36}/)"', page)[1]
    page = session.get(service.url + path, timeout=HANG).text
    said = hidden_fields(page, f"{path}notitie/") | {"text": "Acht keer hetzelfde"}

    def send(url: str, cookies: dict[str, str], said: dict[str, str]) -> int:
        return requests.post(url, data=said, cookies=cookies, timeout=60, allow_redirects=False).status_code

    url = f"{service.url}{path}notitie/"
    assert at_once(8, send, url, session.cookies.get_dict(), said) == [302] * 8
    assert session.get(service.url + path, timeout=HANG).text.count("Acht keer hetzelfde") == 1


def test_it_is_really_postgresql_and_no_file_is_made(service, cluster):
    assert not (service.folder / "db.sqlite3").exists()
    with psycopg.connect(cluster.url) as database:
        assert database.execute("SELECT count(*) FROM accounts_organisation").fetchone() == (1,)


def test_the_models_fit_the_tables(service):
    assert "No changes" in service.run("manage", "makemigrations", "--check", "--dry-run").stdout


def test_from_the_device_to_the_list_of_staff(service):
    kiosk = service.join()
    record = a_record(person={"name": "Zoë Ârslan"})
    envelope = kiosk.envelope(record)
    assert post_batch(service, kiosk, kiosk.batch(envelope)) == ["stored"]
    assert post_batch(service, kiosk, kiosk.batch(envelope, kiosk.envelope(record))) == [
        "duplicate",
        "conflict",
    ]
    service.run("work", "--once")
    session = logged_in(service)
    page = session.get(f"{service.url}/mensen/", timeout=HANG).text
    assert "Zoë Ârslan" in page
    found = session.post(
        f"{service.url}/mensen/zoeken/",
        data={"zoek": "arslan", "regeling": "be.sociaal-internetaanbod"} | token_of(page),
        timeout=HANG,
    )
    assert "Zoë Ârslan" in found.text
    case = service.url + re.search(r'href="(/mensen/[0-9a-f-]{36}/)', found.text)[1]
    page = session.get(case, timeout=HANG).text
    path = urlsplit(case).path
    step = {"kind": "apply", "who": "", "due_on": "2020-01-02"} | hidden_fields(page, f"{path}stap/")
    planned = session.post(case + "stap/", data=step, timeout=HANG).text
    assert "Te laat" in planned
    assert "Te laat" in session.get(f"{service.url}/mensen/?te_laat=on", timeout=HANG).text
    note = {"text": "Gebeld"} | hidden_fields(page, f"{path}notitie/")
    assert "Gebeld" in session.post(case + "notitie/", data=note, timeout=HANG).text
    done = hidden_fields(planned, f"{path}stap/gedaan/")
    assert "Goed zo" in session.post(case + "stap/gedaan/", data=done, timeout=HANG).text
    assert "andere inhoud" in session.get(f"{service.url}/postvak/", timeout=HANG).text


def test_a_character_postgresql_refuses_breaks_no_page(service):
    """Each of these was an error page as long as the session lasted, or for every visit."""
    session = logged_in(service)
    page = session.get(f"{service.url}/mensen/", timeout=HANG).text
    for words in ("an\x00", "\x00"):
        said = {"zoek": words} | token_of(page)
        assert session.post(f"{service.url}/mensen/zoeken/", data=said, timeout=HANG).status_code == 200
        for _ in range(2):
            assert "Niemand gevonden" in session.get(f"{service.url}/mensen/", timeout=HANG).text
    session.post(f"{service.url}/mensen/zoeken/", data=token_of(page), timeout=HANG)
    for field in ("status", "plaats", "taal", "regeling", "kanaal"):
        assert "Niemand gevonden" in session.get(f"{service.url}/mensen/?{field}=%00", timeout=HANG).text
    for path in ("/start?o=%00&k=%00&l=%00", "/p/%00", "/o/%00", "/mensen/%00/", "/stands/?bladzijde=%00"):
        assert session.get(service.url + path, timeout=HANG).status_code in (200, 404), path
    hidden = "\\000" + "a" * 31  # read as a NUL by whoever reads cookies
    cookie = {"Cookie": f'sessionid="{hidden}"; concept="{hidden}"'}
    answer = requests.get(f"{service.url}/mensen/", headers=cookie, timeout=HANG, allow_redirects=False)
    assert answer.status_code == 302
    said = {"action": "correct", "name": "A\x00n", "said": "\x00"}
    assert requests.post(f"{service.url}/p/{'A' * 22}", data=said, timeout=HANG).status_code == 200
    login = {"username": "an\x00", "password": "x\x00", "next": "\x00"} | token_of(page)
    stranger = requests.Session()
    login |= token_of(stranger.get(f"{service.url}/aanmelden/", timeout=HANG).text)
    assert stranger.post(f"{service.url}/aanmelden/", data=login, timeout=HANG).status_code == 200


def test_a_session_that_was_poisoned_before_is_well_again(service, cluster):
    session = logged_in(service)
    poison = (
        "from django.contrib.sessions.backends.db import SessionStore;"
        "from django.contrib.sessions.models import Session;"
        f"s = SessionStore({session.cookies['sessionid']!r}); s['case-search'] = 'an\\0'; s.save()"
    )
    service.run("manage", "shell", "-c", poison)
    page = session.get(f"{service.url}/mensen/", timeout=HANG)
    assert "Niemand gevonden" in page.text


def test_one_form_sent_by_eight_at_once_is_one_line(service, cluster):
    kiosk = service.join()
    service.send(kiosk, kiosk.batch(kiosk.envelope(a_record())))
    service.run("work", "--once")
    assert_one_line(service)
    with psycopg.connect(cluster.url) as database:
        count = "SELECT count(*) FROM cases_caseevent WHERE text = 'Acht keer hetzelfde'"
        assert database.execute(count).fetchone() == (1,)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Łukasz Woźniak", "lukasz"),
        ("Işık Yılmaz", "ısık yilmaz"),
        ("Els Van den Berghe", "vandenberghe"),
        ("Jo D’hondt", "d'hondt"),
        ("علی کریمی", "علي كريمي"),
        ("Андрій Коваль", "КОВАЛЬ"),
        ("Ко Лі", "лі"),
    ],
)
def test_a_person_is_found_in_a_database_that_knows_ascii_letters_alone(service, name, typed):
    """The cluster is made without a locale: LC_CTYPE is C."""
    kiosk = service.join()
    post_batch(service, kiosk, kiosk.batch(kiosk.envelope(a_record(person={"name": name}))))
    service.run("work", "--once")
    session = logged_in(service)
    token = token_of(session.get(f"{service.url}/mensen/", timeout=30).text)
    page = session.post(f"{service.url}/mensen/zoeken/", data={"zoek": typed} | token, timeout=30).text
    assert name in page
    assert "Zoë Ârslan" not in page


def test_a_database_that_knows_ascii_letters_alone_is_refused_by_check(service, cluster, tmp_path):
    refused = service.run("check", expect=1).stdout
    assert "LC_CTYPE is C" in refused
    assert "--lc-ctype C.UTF-8" in refused
    cluster.run("createdb", *cluster.at, *UTF8, "goed")
    url = cluster.url.replace("/central?", "/goed?")
    right = Service(tmp_path / "state", CENTRAL_DATABASE_URL=url)
    right.run("init", "--quiet")
    assert "LC_CTYPE C.UTF-8" in right.run("check").stdout


def test_eight_processes_with_the_same_envelopes_in_another_order_store_each_once(service):
    kiosk = service.join()
    envelopes = [kiosk.envelope(a_record()) for _ in range(20)]
    forth, back = kiosk.batch(*envelopes), kiosk.batch(*reversed(envelopes))

    def either(service, kiosk, forth, back):
        import os

        return post_batch(service, kiosk, forth if os.getpid() % 2 else back)

    results = Counter(r for one in at_once(8, either, service, kiosk, forth, back) for r in one)
    assert results == {"stored": 20, "duplicate": 140}


def test_two_workers_side_by_side_make_every_case_once(service, cluster):
    kiosk = service.join()
    service.run("work", "--once")

    def count() -> int:
        with psycopg.connect(cluster.url) as database:
            return database.execute("SELECT count(*) FROM cases_case").fetchone()[0]

    before = count()
    post_batch(service, kiosk, kiosk.batch(*[kiosk.envelope(a_record()) for _ in range(50)]))

    def work(service):
        return service.run("work", "--once").returncode

    assert at_once(2, work, service) == [0, 0]
    assert count() == before + 50


def test_of_eight_colleagues_who_touch_i_come_at_once_one_comes(service):
    assert_one_comes(service, logged_in(service))


def test_heartbeat_catalogue_and_counter(service):
    kiosk = service.join()
    body = kiosk.heartbeat(queue=10**12, version="0.1.0\u0000")
    headers = kiosk.request_headers("POST", "/api/v1/heartbeat", body)
    assert service.post("/api/v1/heartbeat", body, headers).status_code in (200, 400)
    assert service.post("/api/v1/heartbeat", body, headers).status_code == 409
    signed = kiosk.request_headers("GET", "/api/v1/catalogue")
    answer = requests.get(f"{service.url}/api/v1/catalogue", headers=signed, timeout=HANG)
    assert [place["name"] for place in answer.json()["catalogue"]["places"]] == ["Bibliotheek"]


@pytest.mark.parametrize("commit", ["off", "remote_write"])
def test_a_database_that_may_forget_is_refused(service, cluster, commit):
    with psycopg.connect(cluster.url, autocommit=True) as database:
        database.execute(f"ALTER DATABASE central SET synchronous_commit = {commit}")
        try:
            refused = service.run("work", "--once", expect=1)
            assert f"synchronous_commit={commit}" in refused.stderr
        finally:
            database.execute("ALTER DATABASE central RESET synchronous_commit")


def test_a_database_that_is_not_there_is_said_in_one_line(service, tmp_path):
    away = Service(
        tmp_path / "state", CENTRAL_DATABASE_URL=f"postgresql://central:geheim@/central?host={tmp_path}"
    )
    refused = away.run("init", expect=1)
    assert refused.stderr.count("\n") == 1
    assert "geheim" not in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_backup_of_postgresql_comes_back_and_a_colleague_finds_everybody_in_it(service, cluster, tmp_path):
    saved = Saved(service, tmp_path)
    state, dump = saved.empty_folder(), tmp_path / "terug.dump"
    assert "pg_restore" in saved.restored(dump)
    cluster.run("createdb", *cluster.at, *UTF8, "terug")
    # not as the user of the cluster: the dump is private
    command = ["pg_restore", *cluster.at, "--exit-on-error", "--no-owner", "--dbname", "terug", str(dump)]
    subprocess.run(command, check=True, timeout=HANG)
    saved.assert_comes_back(state, {"CENTRAL_DATABASE_URL": cluster.url.replace("/central?", "/terug?")})


def test_a_question_that_takes_too_long_ends_with_a_sentence(service, cluster):
    session = logged_in(service)
    with psycopg.connect(cluster.url) as held:  # whatever keeps the database from answering
        held.execute("LOCK TABLE cases_case IN ACCESS EXCLUSIVE MODE")
        answer = session.get(f"{service.url}/mensen/", timeout=HANG)
    assert answer.status_code == 503
    assert "Dit duurt te lang." in answer.text and "typ meer letters" in answer.text
    assert session.get(f"{service.url}/mensen/", timeout=HANG).status_code == 200
