"""The database behind the service, and the proof at every start that what it says is stored is stored.

A kiosk deletes its own copy of a record on our 202. So a commit must survive a power cut: SQLite is opened
with journal_mode=DELETE and synchronous=EXTRA (reliability test: DELETE+FULL undid the last commit in 93 of
300 power cuts, EXTRA in none) and IMMEDIATE transactions (two writers never meet a lock half-way), and every
connection reads these back before it is used. PostgreSQL must run with fsync and synchronous_commit on.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

_EXTRA = 3  # PRAGMA synchronous reads back as a number
# secure_delete: what is wiped here is overwritten in the file, not only let go.
_PRAGMAS = "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA secure_delete=ON"

# With several hosts: the one that may write, found again within seconds. A machine that lost its network
# answers nothing, not even 'no', and the kernel by itself would wait for a quarter of an hour.
_OF_SEVERAL = {
    "target_session_attrs": "read-write",
    "connect_timeout": "3",  # seconds, for each host
    "tcp_user_timeout": "10000",  # milliseconds
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
}
# on: flushed here, and on the synchronous standby where there is one. remote_write and local do not wait for
# that disk: what was confirmed would be gone with this machine.
_KEEPING = ("on", "remote_apply")


def database_settings(url: str, state: Path) -> dict[str, Any]:
    """Return Django's database settings for `url`, or for SQLite in `state` when `url` is empty.

    Raises ImproperlyConfigured, without repeating the password, when the URL is of another kind.
    """
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": state / "db.sqlite3",
            "CONN_MAX_AGE": 60,  # seconds; opening and checking a connection costs as much as a small request
            "OPTIONS": {
                "timeout": 20,  # seconds to wait for another writer before a kiosk is told 'busy'
                "transaction_mode": "IMMEDIATE",
                "init_command": _PRAGMAS,
            },
        }
    told = _read_by_libpq(url)
    name, host = told.pop("dbname"), told.pop("host", "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": told.pop("user", ""),
        "PASSWORD": told.pop("password", ""),
        "HOST": host,
        "PORT": told.pop("port", ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": (_OF_SEVERAL if "," in host else {}) | told,
    }


def _read_by_libpq(url: str) -> dict[str, str]:
    """Return the parts of `url` as PostgreSQL's own library reads them, several hosts included."""
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        told = conninfo_to_dict(url) if url.startswith(("postgresql://", "postgres://")) else {}
    except (ProgrammingError, UnicodeError):
        told = {}
    if not told.get("dbname"):
        raise ImproperlyConfigured("CENTRAL_DATABASE_URL must look like postgresql://user:password@host/name")
    return {part: str(value) for part, value in told.items()}


def assert_durable(connection: Any) -> None:
    """Raise ImproperlyConfigured when a commit on `connection` might not outlive a power cut."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            _assert_durable_sqlite(connection, cursor)
        elif connection.vendor == "postgresql":
            cursor.execute("SELECT current_setting('fsync'), current_setting('synchronous_commit')")
            fsync, commit = cursor.fetchone()
            if fsync != "on" or commit not in _KEEPING:
                raise ImproperlyConfigured(
                    f"PostgreSQL runs with fsync={fsync} and synchronous_commit={commit}: both must be on."
                )
        else:
            raise ImproperlyConfigured("Only SQLite and PostgreSQL are known to keep what they confirm.")


def _assert_durable_sqlite(connection: Any, cursor: Any) -> None:
    journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
    synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
    in_memory = connection.is_in_memory_db()  # tests only: nothing there could last
    if (journal != "delete" and not in_memory) or synchronous != _EXTRA:
        raise ImproperlyConfigured(
            f"SQLite opened with journal_mode={journal}, synchronous={synchronous}; needed: delete, {_EXTRA}."
        )
    if connection.transaction_mode != "IMMEDIATE":
        raise ImproperlyConfigured("SQLite must be opened with transaction_mode IMMEDIATE.")


def check_new_connection(connection: Any, **_: Any) -> None:
    """Receiver of Django's connection_created: no connection is used before it was checked."""
    assert_durable(connection)
