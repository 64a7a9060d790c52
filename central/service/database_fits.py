"""Whether database and program fit each other, and bringing the database up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from central.service.database import assert_durable
from kiosk.wire.problems import Problem


class NotSetUp(Problem):
    """The database is empty or of an older version."""

    code = "bad-input"


class DatabaseNewer(Problem):
    """The database was written by a newer version of this program."""

    code = "newer-schema"


class DatabaseOfATrial(Problem):
    """The database was written before the first version that people installed."""

    code = "bad-input"


_OF_A_TRIAL = {"offers", "fleet"}  # rooms with tables of their own before December 2026


def pending_migrations() -> int:
    """Return how many migrations the database still needs. Raises DatabaseNewer, DatabaseOfATrial."""
    executor = MigrationExecutor(connection)
    if _OF_A_TRIAL & {app for app, _ in executor.loader.applied_migrations}:
        raise DatabaseOfATrial(
            "the database is of a trial before December 2026, which this version does not read: give it an "
            "empty one (CENTRAL_STATE or CENTRAL_DATABASE_URL) and run 'central init'; nothing was changed"
        )
    known = set(executor.loader.disk_migrations)
    ours = {app for app, _ in known}
    ahead = sorted(
        f"{app} {name}"
        for app, name in executor.loader.applied_migrations
        if app in ours and (app, name) not in known
    )
    if ahead:
        raise DatabaseNewer(
            f"the database is of a newer version ({ahead[0]}): update the program, nothing was changed"
        )
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def require_set_up() -> None:
    """Return when the database is up to date and keeps what it confirms.

    Raises NotSetUp, and what pending_migrations does.
    """
    assert_durable(connection)
    if pending_migrations():
        raise NotSetUp("the database is not set up for this version yet: run 'central init'")


def migrate() -> int:
    """Bring the database up to date; return how many steps it took. An older SQLite file is copied first."""
    assert_durable(connection)
    pending = pending_migrations()
    if pending:
        _keep_copy()
        call_command("migrate", interactive=False, verbosity=0)
    return pending


def _keep_copy() -> None:
    """Keep the SQLite file as it was before a migration (PostgreSQL: docs/central-setup.md)."""
    if connection.vendor != "sqlite" or connection.is_in_memory_db():
        return
    applied = MigrationExecutor(connection).loader.applied_migrations
    if not applied:
        return
    copy = Path(settings.STATE) / f"db.sqlite3.before-{len(applied) + 1}"
    copy.unlink(missing_ok=True)
    copy.touch(mode=0o600)
    with sqlite3.connect(copy) as target:
        connection.ensure_connection()
        connection.connection.backup(target)
    target.close()
