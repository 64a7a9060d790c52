"""The commands an administrator types: clear lines, exit codes 0, 1 and 2, never a traceback."""

from __future__ import annotations

import json
import shutil
import signal
import socket
from pathlib import Path

import pytest
import requests

from central.written.site_file import read_site
from kiosk.wire.enrolment import TokenFile
from kiosk.written.problems import BadSite
from tests.central.running import CONFIG, ROOT, Service
from tests.waiting import HANG, when


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    service = Service(tmp_path_factory.mktemp("central") / "state")
    service.run("init")
    yield service
    service.stop()


def test_setting_up_twice_changes_nothing(service):
    before = (service.folder / "keys/ring.json").read_bytes()
    said = service.run("init").stdout
    assert "database: up to date" in said
    assert "made:" not in said
    assert (service.folder / "keys/ring.json").read_bytes() == before


def test_what_the_service_writes_is_not_for_every_user_of_the_machine(service):
    assert service.folder.stat().st_mode & 0o077 == 0
    for path in service.folder.rglob("*"):
        assert path.stat().st_mode & 0o007 == 0, path


def test_before_set_up_every_command_says_what_to_do(tmp_path):
    fresh = Service(tmp_path / "state")
    for command in (
        ["serve"],
        ["work", "--once"],
        ["kiosk", "invite"],
        ["keys", "list"],
        ["staff", "add", "an"],
    ):
        refused = fresh.run(*command, expect=1)
        assert (
            refused.stderr == "central: the database is not set up for this version yet: run 'central init'\n"
        )


@pytest.mark.parametrize(
    "command",
    [[], ["dance"], ["kiosk"], ["keys", "eat"], ["serve", "--port", "x"], ["keys", "retire"], ["staff"]],
)
def test_used_wrongly_is_exit_2_with_the_usage(service, command):
    assert "usage: central" in service.run(*command, expect=2).stderr


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (["serve", "--port", "99999"], "there is no port 99999"),
        (["serve", "--host", "0.0.0.0"], "listens on this machine alone"),
        (["kiosk", "invite", "--organisation", "be.nergens"], "no organisation 'be.nergens'"),
        (["kiosk", "invite", "--url", "http://central.example"], "https://"),
        (["keys", "retire", "abc"], "no sealing key abc"),
        (["keys", "make", "--root", "/nergens/root.key"], "root.key"),
        (["staff", "block", "niemand"], "nobody is called 'niemand'"),
    ],
)
def test_what_does_not_work_is_said_in_one_line(service, command, line):
    refused = service.run(*command, expect=1)
    assert line in refused.stderr
    assert refused.stderr.count("\n") == 1, refused.stderr
    assert refused.stderr.startswith("central: ")


def test_a_bad_database_setting_is_one_line(tmp_path):
    refused = Service(tmp_path / "s", CENTRAL_DATABASE_URL="mysql://an:geheim@host/x").run("init", expect=1)
    assert (
        refused.stderr
        == "central: CENTRAL_DATABASE_URL must look like postgresql://user:password@host/name\n"
    )


@pytest.mark.parametrize("text", ["x = " + "[" * 9999, "x = " + "9" * 9999])
def test_a_site_file_without_end_is_refused_in_one_line(tmp_path, text):
    (tmp_path / "site.toml").write_text(text)
    with pytest.raises(BadSite, match=r"site\.toml"):
        read_site(tmp_path / "site.toml")


def test_a_site_file_that_is_wrong_is_named_with_its_line(tmp_path):
    shutil.copytree(CONFIG, tmp_path / "config")
    (tmp_path / "config/sites/eeklo/site.toml").write_text('id = "eeklo\n')
    broken = Service(tmp_path / "state", CENTRAL_CONFIG=str(tmp_path / "config"))
    refused = broken.run("init", expect=1)
    assert "eeklo/site.toml:1: " in refused.stderr


def test_an_invitation_goes_into_a_new_file_for_its_owner_alone(service, tmp_path):
    out = tmp_path / "kiosk.json"
    said = service.run("kiosk", "invite", "--out", str(out), "--name", "Kiosk bib").stdout
    token = TokenFile.model_validate_json(out.read_bytes())
    assert out.stat().st_mode & 0o077 == 0
    assert token.secret not in said
    assert "Kiosk bib" in said
    again = service.run("kiosk", "invite", "--out", str(out), expect=1)
    assert "is there already" in again.stderr
    assert TokenFile.model_validate_json(out.read_bytes()) == token


def test_an_invitation_that_cannot_be_written_is_said_in_one_line(service, tmp_path):
    (tmp_path / "file").touch()
    refused = service.run("kiosk", "invite", "--out", str(tmp_path / "file" / "token.json"), expect=1)
    assert refused.stderr.count("\n") == 1
    assert str(tmp_path / "file") in refused.stderr


def test_with_two_organisations_the_invitation_must_name_one(tmp_path):
    shutil.copytree(CONFIG, tmp_path / "config")
    other = tmp_path / "config/sites/kortenberg/site.toml"
    other.parent.mkdir()
    other.write_text('id = "kortenberg"\n[organisation]\nid = "be.kortenberg.wh"\nname = "Welzijnshuis"\n')
    service = Service(tmp_path / "state", CENTRAL_CONFIG=str(tmp_path / "config"))
    service.run("init")
    assert "be.kortenberg.wh" in service.run("kiosk", "invite", expect=1).stderr
    assert service.run("kiosk", "invite", "--organisation", "be.kortenberg.wh").returncode == 0


def test_the_demo_login_is_json_on_stdout_and_fresh_every_time(service):
    first = json.loads(service.run("demo", "--json").stdout)
    second = json.loads(service.run("demo", "--json").stdout)
    assert first["username"] == second["username"] == "demo"
    assert first["password"] != second["password"]


def test_keys_are_listed_made_and_retired(service):
    first = service.run("keys", "list").stdout.splitlines()
    kid = first[1].split()[0]
    assert "in use" in first[1]
    service.run("keys", "make")
    service.run("keys", "retire", kid)
    lines = service.run("keys", "list").stdout.splitlines()
    assert [line.rsplit("  ", 1)[1] for line in lines[1:]] == ["retired", "in use"]
    assert (service.folder / "keys" / "sealing" / f"{kid}.key").exists()


def test_staff_come_in_get_a_new_password_and_are_kept_out(service):
    assert "password of an" in service.run("staff", "add", "An", "--name", "An Peeters").stdout
    assert "works for Wijkcentrum De Kring" in service.run("staff", "add", "an").stdout
    assert "password of an" in service.run("staff", "password", "an").stdout
    assert "cannot log in" in service.run("staff", "block", "an").stdout


def test_django_commands_pass_through(service):
    assert "no issues" in service.run("manage", "check").stdout
    assert service.run("manage", "nonsense", expect=1).returncode == 1


def test_a_port_that_is_taken_is_said_and_not_waited_for(service):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refused = service.run("serve", "--port", str(taken.getsockname()[1]), expect=1)
    assert "cannot listen on 127.0.0.1" in refused.stderr


def test_the_service_says_where_it_is_listens_on_this_machine_alone_and_stops_on_ctrl_c(tmp_path):
    service = Service(tmp_path / "state")
    try:
        service.serve()
        assert f"central: {service.url}/" in service.log.read_text()
        worker = service.start("work")
        web = service.running[0]
        assert requests.get(service.url, timeout=HANG).status_code == 200
        assert when(lambda: "central work:" in service.log.read_text()), "from here on it hears a signal"
        for process in (web, worker):
            process.send_signal(signal.SIGINT)
            assert process.wait(HANG) == 0
        assert "Traceback" not in service.log.read_text()
    finally:
        service.stop()


@pytest.mark.parametrize("place", ["HOME", "XDG_RUNTIME_DIR"])
def test_nobody_rules_the_service_through_a_socket_in_a_home_folder(tmp_path, place):
    home = tmp_path / "home"
    home.mkdir()
    service = Service(tmp_path / "state", **{"XDG_RUNTIME_DIR": "", place: str(home)})
    try:
        service.serve()
        assert not [*home.rglob("*")]
    finally:
        service.stop()
    assert not [*home.rglob("*")], "something is left behind"


def test_the_worker_needs_no_web_and_says_how_much_it_looked_at(service):
    assert service.run("work", "--once").stdout == "looked at 0\n"


def test_the_console_script_is_the_same_command():
    import tomllib

    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    assert scripts["central"] == "central.cli:main"
    from central.cli import main

    assert callable(main)
    assert Path(ROOT / "central/__main__.py").exists()
