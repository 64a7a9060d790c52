"""A database with something in every table, written down as SQL for the tests of every version to come.

    python -m tests.central.service.filled tests/central/service/states/0001.sql

Done once for each version that people install, and never again for that one.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from pathlib import Path

from tests.central.running import Service

FILL = "from tests.central.service.filled import fill; fill()"
HERE = Path(__file__).parent
STATES = HERE / "states"
OURS = ("accounts", "pages", "intake", "cases", "catalogue", "sign_ups", "mail", "stands", "duty")


def fill() -> None:
    """Put a row in every table; runs in a process of its own with the database of that service."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "central.settings")
    django.setup()
    from datetime import date, timedelta

    from django.utils import timezone

    from central.accounts import models as accounts
    from central.cases import models as cases
    from central.catalogue import models as catalogue
    from central.duty import models as duty
    from central.intake import models as intake
    from central.mail import models as mail
    from central.pages import models as pages
    from central.sign_ups import models as sign_ups
    from central.stands import models as stands
    from kiosk.wire.ids import new_record_id as new_id

    now = timezone.now()
    [org] = accounts.Organisation.objects.filter(slug="be.eeklo.de-kring")
    mine = {"organisation": org}
    an = accounts.User.objects.create_user("an", "wachtwoord van An", "An")
    accounts.Membership.objects.create(user=an, role="administrator", **mine)
    accounts.SecondFactor.objects.create(user=an, sealed=b"sealed", last_step=1)
    accounts.RecoveryCode.objects.create(user=an, key="9" * 64)
    accounts.LoginTry.objects.create(key="0" * 64, failures=1, since=now)
    pages.SentForm.objects.create(number="1" * 64, user=an, about="case 1", what="Notitie")
    pages.Draft.objects.create(key="2" * 64, user=an, address="/mensen/", sealed=b"sealed")
    device = intake.Device.objects.create(name="Kiosk Zonneheem", public_key=bytes(32), **mine)
    from_it = mine | {"device": device}
    intake.Invitation.objects.create(
        secret_hash="3" * 64, device_name="Kiosk", expires_at=now + timedelta(days=7), **from_it
    )
    intake.Heartbeat.objects.create(at=now, told={"queue": 0}, **from_it)
    intake.BootAnchor.objects.create(boot_id="boot", monotonic_ms=1, at=now, **from_it)
    envelope = from_it | {"sha256": "4" * 64, "received_at": now}
    intake.InboxEnvelope.objects.create(record_id=new_id(), seq=1, **envelope)
    intake.EnvelopeConflict.objects.create(record_id=new_id(), **envelope)
    stands.StandSession.objects.create(
        stand=new_id(), site="eeklo", place="De Kring", heard_at=now, **from_it
    )
    duty.Call.objects.create(number=new_id(), language="nl", called_at=now, asked_at=now, **from_it)
    duty.OnDuty.objects.create(user=an, seen_at=now, **mine)
    case = cases.Case.objects.create(
        record_id=new_id(), code="ABCD2345", code_on_paper="ABCD2345", token_hash="5" * 64,
        name="Łukasz Özdemir", reach_by="email", reach_value="lukasz@example.be", postcode="9900",
        place_name="Eeklo", language="pl", site="eeklo", journey="internet", journey_revision=1,
        answers={"moment": "morning"}, screen_language="pl", channel="poster", helper="alone",
        notice_id="notice", notice_version="1", notice_ground="request", made_at=now, clock_synced=True,
        received_at=now, **from_it,
    )  # fmt: skip
    about = mine | {"case": case}
    cases.CaseScheme.objects.create(scheme="bis", received_at=now, **about)
    cases.Step.objects.create(kind="inform", due_on=date(2026, 12, 24), who=an, **about)
    cases.CaseEvent.objects.create(kind="note", text="Belt graag in de voormiddag.", by=an, **about)
    cases.Withdrawal.objects.create(step_kind="inform", step_who=an, **about)
    amendment = cases.Amendment.objects.create(
        record_id=new_id(), action="check-in", state="done", token_hash="5" * 64, made_at=now,
        clock_synced=True, received_at=now, **from_it, case=case,
    )  # fmt: skip
    accounts.AccessLog.objects.create(case_id=case.id, user=an, **mine)
    accounts.Deletion.objects.create(case_id=new_id(), user=an, reason="trial", **mine)
    offer = catalogue.Offer.objects.filter(**mine).first()
    sign_ups.SignUp.objects.create(offer=offer, number=1, state="place", **about)
    sign_ups.Attendance.objects.create(offer=offer, on=date(2026, 11, 30), scanned=amendment, **about)
    mail.PaperMail.objects.create(token="A" * 22, **about)


def tables_of(database: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each table of ours holds."""
    named = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    ours = sorted(name for (name,) in named if name.startswith(tuple(f"{app}_" for app in OURS)))
    return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in ours}


def write_down(target: Path) -> None:
    """Write the SQL of a filled database to `target`."""
    with tempfile.TemporaryDirectory() as folder:
        service = Service(Path(folder) / "state")
        service.run("init", "--quiet")
        service.python(FILL)
        with sqlite3.connect(service.folder / "db.sqlite3") as database:
            empty = [name for name, rows in tables_of(database).items() if not rows]
            assert not empty, f"nothing was put in {empty}"
            target.write_text("\n".join(database.iterdump()) + "\n")
        database.close()


if __name__ == "__main__":
    write_down(Path(sys.argv[1]))
