"""A kiosk that belongs to nobody yet joins by a scan: on the screen that says so, or at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app.kiosk import Kiosk
from kiosk.devices.printer.printer import open_printer
from kiosk.outbox.enrolment import load_enrolment
from kiosk.outbox.invited import FILE, join_where_invited
from kiosk.outbox.refusals import NotEnrolled
from kiosk.receipts.scanned import sort_scan
from kiosk.visit.stage import Stage
from kiosk.volunteers.joining import joined
from kiosk.volunteers.view import look
from kiosk.wire.document import canonical_json, read_document
from kiosk.wire.enrolment import TokenFile
from kiosk.wire.invitation import compact
from tests.outbox.fake_central import FakeCentral
from tests.visit.people import eeklo


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    """A kiosk fresh from the box."""
    kiosk = Kiosk(eeklo(), tmp_path, open_printer("none"))
    yield kiosk
    kiosk.close()


def invitation(central: FakeCentral) -> str:
    return compact(read_document(TokenFile, canonical_json(central.token()), "the token"))


def scan(kiosk: Kiosk, text: str) -> None:
    kiosk.visit.scan(sort_scan(text, "dekring.example"))


def sync(kiosk: Kiosk) -> bool:
    """What the other process does twice a second."""
    return join_where_invited(kiosk.outbox, kiosk.state_dir, 5)


def test_an_invitation_before_the_scanner_of_a_new_kiosk_makes_it_join(
    kiosk: Kiosk, central: FakeCentral
) -> None:
    assert (kiosk.visit.stage, kiosk.visit.out_of_order) == (Stage.OUT_OF_ORDER, "not-enrolled")
    scan(kiosk, invitation(central))
    assert kiosk.visit.out_of_order == "joining", "the screen says so and waits for nothing"
    assert not joined(kiosk.visit, kiosk.desk)
    with pytest.raises(NotEnrolled):
        load_enrolment(kiosk.state_dir)
    assert sync(kiosk)
    assert joined(kiosk.visit, kiosk.desk), "the program starts anew"
    assert load_enrolment(kiosk.state_dir).organisation == "be.eeklo.de-kring"
    again = Kiosk(eeklo(), kiosk.state_dir, open_printer("none"))
    assert again.works
    again.close()


def test_the_secret_lies_on_the_disk_for_this_user_only_and_goes_before_it_is_used(
    kiosk: Kiosk, central: FakeCentral
) -> None:
    scan(kiosk, invitation(central))
    left = kiosk.state_dir / FILE
    assert left.stat().st_mode & 0o777 == 0o600
    sync(kiosk)
    assert not left.exists()
    assert not sync(kiosk)


def test_one_that_was_used_is_said_in_words_and_the_next_one_counts(
    kiosk: Kiosk, central: FakeCentral
) -> None:
    used = invitation(central)
    for secret in central.secrets:
        central.secrets[secret] = False
    scan(kiosk, used)
    assert not sync(kiosk)
    assert not joined(kiosk.visit, kiosk.desk)
    assert (kiosk.visit.stage, kiosk.visit.out_of_order) == (Stage.OUT_OF_ORDER, "token-used")
    scan(kiosk, invitation(central))
    assert sync(kiosk)


def test_a_torn_invitation_is_said_at_once(kiosk: Kiosk, central: FakeCentral) -> None:
    scan(kiosk, invitation(central)[:-9])
    assert kiosk.visit.stage is Stage.OUT_OF_ORDER
    assert kiosk.site.texts.has(f"problem.{kiosk.visit.out_of_order}.do")
    assert not (kiosk.state_dir / FILE).exists()


def test_at_the_desk_the_desk_says_how_it_ended(kiosk: Kiosk, central: FakeCentral) -> None:
    kiosk.visit.knock()
    kiosk.visit.enter_desk()
    scan(kiosk, invitation(central))
    assert kiosk.desk.told.key == "problem.joining"
    sync(kiosk)
    look(kiosk.desk)
    assert kiosk.desk.told.key == "desk.join.done"
    scan(kiosk, invitation(central))
    assert kiosk.desk.told.key == "problem.already-enrolled"


def test_a_kiosk_that_joined_takes_no_invitation_but_at_the_desk(kiosk: Kiosk, central: FakeCentral) -> None:
    scan(kiosk, invitation(central))
    sync(kiosk)
    kiosk.visit.fail("resting")
    scan(kiosk, invitation(central))
    assert kiosk.visit.out_of_order == "resting"
    kiosk.visit.out_of_order = None
    kiosk.visit.wipe()
    scan(kiosk, invitation(central))
    assert kiosk.visit.stage is Stage.UNKNOWN, "a friendly line, as for anything that is not ours"
    assert not (kiosk.state_dir / FILE).exists()
