"""What central confirms outlives a power cut, or central does not start."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

from central.service.database import assert_durable, database_settings
from tests.central.running import Service


def opened(folder: Path, **options):
    """Return a connection as settings make it, with some options changed."""
    from django.db.utils import ConnectionHandler

    settings = database_settings("", folder)
    settings["OPTIONS"] |= options
    return ConnectionHandler({"default": settings})["default"]


@pytest.mark.django_db
def test_sqlite_is_opened_so_that_a_commit_is_on_the_disk(tmp_path):
    connection = opened(tmp_path)
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert cursor.execute("PRAGMA synchronous").fetchone() == (3,)  # EXTRA
        assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert connection.transaction_mode == "IMMEDIATE"
    assert_durable(connection)
    connection.close()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "options",
    [
        {"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=EXTRA"},
        {"init_command": "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL"},
        {"init_command": "PRAGMA journal_mode=DELETE; PRAGMA synchronous=NORMAL"},
        {"transaction_mode": "DEFERRED"},
    ],
)
def test_a_weaker_setting_is_refused(tmp_path, options):
    connection = opened(tmp_path, **options)
    with pytest.raises(ImproperlyConfigured):
        assert_durable(connection)
    connection.close()


@pytest.mark.django_db
def test_every_new_connection_is_checked_before_it_is_used(monkeypatch):
    from django.db.backends.signals import connection_created

    from central.service.database import check_new_connection

    receivers = [receiver[1]() for receiver in connection_created.receivers]
    assert check_new_connection in receivers
    assert_durable(connections["default"])


@pytest.mark.parametrize(
    "url",
    [
        "mysql://x/y",
        "postgresql://host",
        "https://x/y",
        "postgresql:",
        "postgresql://an:geheim@h:poort/",
        "postgresql://an:gehe%zzim@h/x",
        "dbname=x password=geheim",
    ],
)
def test_another_kind_of_database_is_refused_without_repeating_a_password(tmp_path, url):
    with pytest.raises(ImproperlyConfigured, match="CENTRAL_DATABASE_URL must look like") as refused:
        database_settings(url, tmp_path)
    assert "geheim" not in str(refused.value)


def test_one_setting_names_a_postgresql(tmp_path):
    settings = database_settings(
        "postgresql://an:p%40s@db.example:5433/central?sslmode=verify-full", tmp_path
    )
    wanted = {"NAME": "central", "USER": "an", "PASSWORD": "p@s", "HOST": "db.example", "PORT": "5433"}
    assert {key: settings[key] for key in wanted} == wanted
    assert settings["OPTIONS"] == {"sslmode": "verify-full"}


def test_one_setting_names_a_primary_and_its_standby_and_asks_for_whoever_may_write(tmp_path):
    url = "postgresql://an:p%40s@a.example:5432,b.example:5433/central?connect_timeout=9&sslmode=verify-full"
    settings = database_settings(url, tmp_path)
    wanted = {"NAME": "central", "USER": "an", "PASSWORD": "p@s"}
    assert {key: settings[key] for key in wanted} == wanted
    assert (settings["HOST"], settings["PORT"]) == ("a.example,b.example", "5432,5433")
    told = settings["OPTIONS"]
    assert told["target_session_attrs"] == "read-write"
    assert (told["connect_timeout"], told["sslmode"]) == ("9", "verify-full"), "what is typed goes first"


def test_one_setting_names_a_socket_in_a_folder(tmp_path):
    settings = database_settings("postgresql://central@/central?host=/run/postgresql", tmp_path)
    assert (settings["USER"], settings["HOST"]) == ("central", "/run/postgresql")
    assert (settings["PORT"], settings["OPTIONS"]) == ("", {})


def test_a_database_of_a_newer_version_is_left_alone(tmp_path):
    service = Service(tmp_path / "state")
    service.set_up()
    file = service.folder / "db.sqlite3"
    with sqlite3.connect(file) as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('cases', '9999_future', '2030-01-01')"
        )
    database.close()
    before = file.read_bytes()
    for command in (["init"], ["serve"], ["work", "--once"]):
        refused = service.run(*command, expect=1)
        assert "newer version" in refused.stderr
        assert refused.stderr.count("\n") == 1
    assert file.read_bytes() == before


def test_a_database_of_an_older_version_is_copied_before_it_is_changed(tmp_path):
    service = Service(tmp_path / "state")
    service.set_up()
    service.run("manage", "migrate", "stands", "zero")
    assert "not set up for this version" in service.run("work", "--once", expect=1).stderr
    service.run("init", "--quiet")
    copies = list(service.folder.glob("db.sqlite3.before-*"))
    assert len(copies) == 1
    assert copies[0].stat().st_mode & 0o077 == 0
    with sqlite3.connect(copies[0]) as database:
        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
    assert "cases_case" in tables
    assert "stands_standsession" not in tables
    assert service.run("work", "--once").returncode == 0
