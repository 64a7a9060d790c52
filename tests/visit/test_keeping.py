"""'It is kept' is said only when it is: sealed, stored, once; else nothing is lost and somebody is called."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.keeping import SealedStore
from kiosk.outbox.enrolment import FILE, Enrolment
from kiosk.outbox.queue import Outbox, open_outbox
from kiosk.receipts.code import is_valid
from kiosk.tour.practice import enrol_for_practice
from kiosk.visit.ports import Kept
from kiosk.visit.stage import Stage
from kiosk.visit.submission import Submission
from kiosk.wire.record import Record
from kiosk.wire.sealing import new_sealing_key, open_sealed
from kiosk.wire.signing import from_base64url
from tests.visit.people import CHECK, SOCIAL, NoRoom, Person, eeklo


class Slow:
    """A store during which somebody looks at the screen."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.seen: list[Stage] = []

    def keep(self, submission: Submission) -> Kept:
        self.seen.append(self.person.visit.stage)
        assert self.person.visit.kept is None
        return self.person.store.keep(submission)


def not_kept(problem: Exception | None = None) -> Person:
    person = Person().begin().walk()
    person.store.problem = problem or NoRoom()
    person.visit.send()
    return person


# --- with a store of our own


def test_what_could_not_be_stored_is_not_confirmed_and_not_lost() -> None:
    person = not_kept()
    assert (person.visit.stage, person.visit.problem) == (Stage.NOT_KEPT, "disk-full")
    assert (person.visit.kept, person.visit.ticket) == (None, None)
    assert person.press.papers == []
    person.visit.back()
    assert person.review()["phone"] == "0471 12 34 56"


def test_an_error_nobody_foresaw_is_no_reason_to_lose_what_was_said_either() -> None:
    person = not_kept(ValueError("somebody typed Zwartbaard"))
    assert (person.visit.stage, person.visit.problem) == (Stage.NOT_KEPT, "queue-broken")
    person.visit.back()
    assert person.review()["name"] == "An"


def test_trying_again_works_and_stores_once() -> None:
    person = not_kept()
    person.visit.send()
    assert (person.visit.stage, person.store.asked) == (Stage.NOT_KEPT, 2)
    person.store.problem = None
    assert person.handed_in().answers["name"] == "An"
    assert person.store.asked == 3
    assert person.visit.problem is None


def test_after_a_failure_an_answer_can_still_be_changed() -> None:
    person = not_kept()
    person.visit.back()
    person.visit.change("name")
    person.say("Bert")
    person.store.problem = None
    assert person.handed_in().answers["name"] == "Bert"


def test_help_is_called_without_losing_anything() -> None:
    person = not_kept()
    person.visit.aside(Stage.HELP)
    person.visit.close()
    assert (person.visit.stage, person.visit.problem) == (Stage.NOT_KEPT, "disk-full")


def test_done_is_said_only_after_the_store_said_so() -> None:
    person = Person().begin().walk()
    store = Slow(person)
    object.__setattr__(person.visit.frame, "store", store)
    person.visit.send()
    assert store.seen == [Stage.REVIEW]
    assert person.visit.stage is Stage.DONE
    assert person.visit.kept is not None


def test_a_double_touch_on_send_stores_once() -> None:
    person = Person().begin().walk()
    person.visit.send()
    person.visit.send()
    assert (person.store.asked, len(person.press.papers)) == (1, 1)


def test_a_paper_that_cannot_even_be_asked_for_costs_nobody_the_code() -> None:
    person = Person().begin().walk()
    person.press.broken = True
    person.visit.send()
    assert person.visit.stage is Stage.DONE
    assert person.visit.kept is not None
    assert person.visit.ticket is not None
    assert person.visit.ticket.state == "failed"
    person.press.broken = False
    person.visit.print_again()
    assert len(person.press.papers) == 1


def test_the_paper_of_the_quick_check_is_not_taken_for_the_paper_of_the_record() -> None:
    person = Person().begin(CHECK)
    while person.visit.stage is Stage.QUESTION:
        person.touch("unknown")
        person.visit.next()
    person.visit.paper_of_result()
    person.paper_is("printed")
    person.visit.ask_for(SOCIAL)
    person.press.broken = True
    person.walk().visit.send()
    assert person.visit.ticket is not None
    assert person.visit.ticket.state == "failed"


def test_again_prints_the_same_paper_after_a_failure_or_a_finished_one_only() -> None:
    person = Person().begin().walk()
    person.visit.send()
    for state, papers in (("queued", 1), ("printing", 1), ("failed", 2), ("printed", 3)):
        person.paper_is(state)
        person.visit.print_again()
        assert len(person.press.papers) == papers


# --- with the real outbox


@pytest.fixture
def enrolment(tmp_path: Path) -> Enrolment:
    return enrol_for_practice(tmp_path, eeklo().file.organisation.id)


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    with open_outbox(tmp_path) as queue:
        yield queue


def with_outbox(outbox: Outbox, state_dir: Path) -> Person:
    person = Person()
    object.__setattr__(person.visit.frame, "store", SealedStore(eeklo(), outbox, state_dir))
    return person


SAID = {"name": "Zwartbaard", "found_at": "Kraaiennest", "about_other": "Piratenschip"}


def write_all(person: Person) -> None:
    person.begin().walk(reach_by="visit", about=("slow", "other"), **SAID)


def on_disk(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_one_sealed_record_is_stored_and_nothing_typed_is_on_the_card(tmp_path, outbox, enrolment) -> None:
    person = with_outbox(outbox, tmp_path)
    write_all(person)
    person.visit.send()
    person.visit.send()
    assert person.visit.stage is Stage.DONE
    assert outbox.status().waiting == 1
    kept = person.visit.kept
    assert kept is not None
    assert is_valid(kept.code)
    assert (kept.reach_by, kept.moment, kept.journey_id) == ("visit", "morning", "internet-help")
    card = on_disk(tmp_path)
    for said in (*SAID.values(), kept.code, kept.token, "morning", "Sint-Jan"):
        assert said.encode() not in card
        assert said.encode("utf-16-le") not in card
    outbox.close()
    assert b"Zwartbaard" not in on_disk(tmp_path)


def test_central_opens_exactly_what_was_said(tmp_path, outbox, monkeypatch) -> None:
    private, public = new_sealing_key()
    monkeypatch.setattr("kiosk.tour.practice.new_sealing_key", lambda: (private, public))
    enrolment = enrol_for_practice(tmp_path, eeklo().file.organisation.id)
    person = with_outbox(outbox, tmp_path)
    write_all(person)
    person.visit.send()
    [envelope] = outbox.unsent()
    plain = open_sealed(from_base64url(envelope.sealed), private, enrolment.device_id, envelope.id)
    record = Record.model_validate_json(plain)
    assert (record.person.name, record.person.reach.value) == ("Zwartbaard", "Kraaiennest")
    assert record.person.place is not None
    assert (record.person.place.postcode, record.person.place.name) == ("9900", "Eeklo")
    assert record.answers == {
        "about": ["slow", "other"],
        "about_other": "Piratenschip",
        "followed_by_social_service": "no",
        "where": "home",
        "moment": "morning",
    }
    assert (record.channel, record.helper, record.notice.agreed) == ("stand", "self", None)
    assert person.visit.kept is not None
    assert (record.code, record.token) == (person.visit.kept.code, person.visit.kept.token)


def test_a_kiosk_that_lost_its_enrolment_says_so_and_keeps_the_answers(tmp_path, outbox, enrolment) -> None:
    person = with_outbox(outbox, tmp_path)
    write_all(person)
    (tmp_path / FILE).rename(tmp_path / "away")
    person.visit.send()
    assert (person.visit.stage, person.visit.problem) == (Stage.NOT_KEPT, "not-enrolled")
    assert outbox.status().waiting == 0
    (tmp_path / "away").rename(tmp_path / FILE)
    person.visit.send()
    assert person.visit.stage is Stage.DONE
    assert outbox.status().waiting == 1


def test_a_kiosk_out_of_service_takes_no_record(tmp_path, outbox, enrolment) -> None:
    outbox.state.set("retired", "revoked", "sync")
    person = with_outbox(outbox, tmp_path)
    write_all(person)
    person.visit.send()
    assert (person.visit.stage, person.visit.problem) == (Stage.NOT_KEPT, "device-retired")
    assert outbox.status().waiting == 0
    assert b"Zwartbaard" not in on_disk(tmp_path)


def test_consent_is_on_the_record_that_is_sealed(tmp_path, outbox, enrolment) -> None:
    person = Person("consent")
    object.__setattr__(person.visit.frame, "store", SealedStore(eeklo(), outbox, tmp_path))
    person.begin().walk().visit.send()
    assert person.visit.stage is Stage.DONE


def test_asking_sync_to_send_now_is_a_hint_and_costs_no_record(tmp_path, outbox, enrolment) -> None:
    person = with_outbox(outbox, tmp_path)
    with outbox.transaction() as db:
        db.execute("DROP TABLE requests")
    write_all(person)
    person.visit.send()
    assert person.visit.stage is Stage.DONE
    assert outbox.status().waiting == 1
