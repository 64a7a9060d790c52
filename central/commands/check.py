"""`central check`: looks at everything this service stands on and says in one line each how it is.

`ok` needs nothing, `warn` deserves a look, `broken` does not work: a check that crashes is broken as well.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

State = Literal["ok", "warn", "broken"]
Said = tuple[State, str]
NOT_YET = "cannot be checked before the settings are right"
NEW_DATABASE = (
    "make a new one and bring the data over (pg_dump, pg_restore): "
    "createdb -T template0 -E UTF8 --lc-collate C.UTF-8 --lc-ctype C.UTF-8 NAME"
)
OLD_BACKUP, LOST_BACKUP = timedelta(hours=26), timedelta(days=7)
ENDS_SOON = timedelta(days=60)
SAMPLE = 50  # people, from each end


@dataclass(frozen=True)
class Finding:
    """One line."""

    name: str
    state: State
    detail: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="a list of name, state and detail")


def run(args: argparse.Namespace) -> int:
    """Print the findings; 1 when something is broken."""
    findings = examine()
    if args.json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            print(f"{finding.state:<6}  {finding.name:<11}  {finding.detail}")
    if broken := [finding.name for finding in findings if finding.state == "broken"]:
        print(f"central check: broken: {', '.join(broken)}", file=sys.stderr)
    return 1 if broken else 0


def examine() -> list[Finding]:
    """Look at each thing by itself: one that cannot be read spoils only its own line."""
    first = _isolated("settings", settings_)
    if first.state == "broken":
        return [first, *(Finding(name, "broken", NOT_YET) for name in CHECKS)]
    return [first, *(_isolated(name, check) for name, check in CHECKS.items())]


def _isolated(name: str, check: Callable[[], Said]) -> Finding:
    from central.service.in_words import in_one_line

    try:
        state, detail = check()
    except Exception as error:  # one crash may not hide the other lines
        state, detail = "broken", in_one_line(error)
    return Finding(name, state, detail)


def settings_() -> Said:
    """Read them as the service does at its start."""
    import django

    django.setup()
    from django.conf import settings

    if settings.DEBUG:
        return "warn", "CENTRAL_DEBUG shows code in error pages: never with real people's data"
    beyond = "https" if settings.HTTPS else "this machine alone, or without HTTPS"
    return "ok", f"state in {settings.STATE}; {', '.join(settings.ALLOWED_HOSTS)}; {beyond}"


def database() -> Said:
    """Whether it is there, up to date, keeps what it confirms, and knows every letter."""
    from django.db import connection

    from central.service.database_fits import require_set_up

    require_set_up()
    if connection.vendor != "postgresql":
        return "ok", "SQLite, journal_mode=DELETE, synchronous=EXTRA"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_encoding_to_char(encoding), datctype, current_setting('server_version')"
            " FROM pg_database WHERE datname = current_database()"
        )
        encoding, letters, version = cursor.fetchone()
    if encoding != "UTF8":
        return "broken", f"its encoding is {encoding}, not every name can be kept; {NEW_DATABASE}"
    if letters in ("C", "POSIX"):
        return "broken", f"LC_CTYPE is {letters}: it knows É, Ł, К and ک as no letters; {NEW_DATABASE}"
    return "ok", f"PostgreSQL {version}, UTF8, LC_CTYPE {letters}, fsync and synchronous_commit on"


def keys() -> Said:
    from central.keyring.folder import keys_dir, read_key, ring_file, sealing_dir

    for path in (ring_file(), keys_dir() / "answer.key", keys_dir() / "catalogue.key"):
        read_key(path)
    try:
        sealing = len(list(sealing_dir().glob("*.key")))
    except OSError:
        sealing = 0
    if not sealing:
        return "broken", f"no sealing key in {sealing_dir()}: what comes in cannot be opened"
    return "ok", f"answers, catalogue, {sealing} to open what comes in"


def certificate() -> Said:
    """The authority that devices pin."""
    from cryptography import x509
    from django.utils import timezone

    from central.keyring.folder import keys_dir, read_key

    authority = x509.load_pem_x509_certificates(read_key(keys_dir() / "ca" / "ca.pem"))[0]
    ends = authority.not_valid_after_utc
    if ends < timezone.now():
        return "broken", f"the authority that devices believe ended on {ends:%Y-%m-%d}: they must join again"
    if ends < timezone.now() + ENDS_SOON:
        return "warn", f"the authority that devices believe ends on {ends:%Y-%m-%d}"
    return "ok", f"the authority that devices believe is good until {ends:%Y-%m-%d}"


def search() -> Said:
    """Whether the first and the last people are found by what stands in their case."""
    from central.cases.search_words import sample_out_of_step

    if wrong := sample_out_of_step(SAMPLE):
        return "broken", f"{len(wrong)} people are not found by all they said; type: central init"
    return "ok", "people are found by what stands in their case"


def mail() -> Said:
    from django.conf import settings

    if not settings.MAIL_FROM:
        return "ok", "no CENTRAL_MAIL: nobody is mailed, staff tell everybody"
    return "ok", f"from {settings.MAIL_FROM} by {settings.EMAIL_HOST}:{settings.EMAIL_PORT} (not tried)"


def backup() -> Said:
    from django.conf import settings
    from django.utils import timezone

    from central.backup.copying import last_backup

    last = last_backup(Path(settings.STATE))
    if last is None:
        return "warn", "none was made yet: central backup make"
    age = timezone.now() - last
    state: State = "ok" if age < OLD_BACKUP else "warn" if age < LOST_BACKUP else "broken"
    return state, f"the last one is of {timezone.localtime(last):%Y-%m-%d %H:%M}"


def clock() -> Said:
    """What was received later than now was received before a clock went back."""
    from django.db.models import Max
    from django.utils import timezone

    from central.intake.models import InboxEnvelope

    now = timezone.now()
    shown = f"{timezone.localtime(now):%Y-%m-%d %H:%M}"
    newest: datetime | None = InboxEnvelope.objects.aggregate(Max("received_at"))["received_at__max"]
    if newest and newest > now + timedelta(minutes=5):
        return "broken", f"{shown}, and something came in at {timezone.localtime(newest):%Y-%m-%d %H:%M}"
    if _set_by_a_server() is False:
        return "warn", f"{shown}, not set by a time server: timedatectl set-ntp true"
    return "ok", shown


def _set_by_a_server() -> bool | None:
    """Ask systemd; None where it does not say, as in a container."""
    try:
        asked = ["timedatectl", "show", "--property=NTPSynchronized", "--value"]
        said = subprocess.run(asked, capture_output=True, text=True, timeout=5, check=False).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        return None
    return {"yes": True, "no": False}.get(said)


CHECKS: dict[str, Callable[[], Said]] = {
    "database": database,
    "keys": keys,
    "certificate": certificate,
    "search": search,
    "mail": mail,
    "backup": backup,
    "clock": clock,
}
