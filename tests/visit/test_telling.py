"""How it went, in two touches, and what is missing: of nobody, passed over by one touch, never in the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.app.keeping import SealedStore
from kiosk.outbox.queue import open_outbox
from kiosk.tour.practice import enrol_for_practice
from kiosk.visit.stage import Stage
from kiosk.visit.submission import Told
from kiosk.wire.opinion import Opinion
from kiosk.wire.sealing import new_sealing_key, open_sealed
from kiosk.wire.signing import from_base64url
from tests.visit.people import Person, eeklo, places
from tests.visit.remains import strings_in
from tests.visit.stand_ins import NoRoom


def done(*after: str) -> Person:
    """Somebody whose request is stored, and who touches 'done'."""
    person = Person()
    object.__setattr__(person.visit.frame, "after_visit", after)
    object.__setattr__(person.visit.frame.setting, "goes_on", True)
    person.begin().walk()
    person.handed_in()
    person.visit.finish()
    return person


def test_two_touches_say_how_it_went_and_one_more_question_may_be_answered() -> None:
    person = done("satisfaction", "needs")
    visit = person.visit
    visit.pick("good")
    visit.pick("partly")
    assert visit.stage is Stage.TOLD
    assert person.store.told == [Told("satisfaction", {"went": ("good",), "found": ("partly",)})]
    visit.tell_more()
    visit.pick("internet")
    visit.pick("learning")
    visit.next()
    assert person.store.told[1:] == [Told("needs", {"needs": ("internet", "learning")})]
    assert (visit.stage, visit.to_tell) == (Stage.TOLD, ())
    visit.tell_more()
    assert visit.stage is Stage.TOLD and len(person.store.told) == 2


def test_one_touch_passes_over_it_and_nothing_is_kept() -> None:
    person = done("satisfaction")
    person.visit.next()
    assert person.visit.stage is Stage.ATTRACT and not person.store.told


def test_who_answers_the_first_alone_is_heard_with_that() -> None:
    person = done("satisfaction")
    person.visit.pick("bad")
    person.visit.next()
    assert person.store.told == [Told("satisfaction", {"went": ("bad",)})]


def test_by_then_the_visit_knows_nothing_of_who_it_is_nor_of_the_paper() -> None:
    person = done("satisfaction")
    person.visit.pick("good")
    left = " ".join(strings_in(person.visit.telling, person.visit.known, person.visit.kept))
    assert "An" not in left.split() and "K7QM3X9P" not in left and "+32" not in left
    assert person.visit.registration is None


def test_a_site_that_asks_nothing_ends_at_once_and_so_does_one_that_cannot_keep_it() -> None:
    assert done().visit.stage is Stage.ATTRACT
    person = done("satisfaction")
    person.store.problem = NoRoom()
    person.visit.pick("good")
    person.visit.pick("yes")
    assert person.visit.stage is Stage.ATTRACT and not person.store.told


def test_who_walks_away_from_the_question_leaves_it_to_nobody() -> None:
    person = done("satisfaction")
    person.visit.pick("good")
    for _ in range(60):
        person.wait(1)
    assert person.visit.stage is Stage.ATTRACT and not person.store.told


def test_the_tile_asks_the_same_and_back_leads_home() -> None:
    person = Person()
    person.visit.begin("nl")
    person.visit.choose("needs")
    assert person.visit.stage is Stage.TELL
    person.visit.back()
    assert person.visit.stage is Stage.HOME


@pytest.mark.parametrize("often", [1, 3])
def test_what_leaves_the_kiosk_holds_no_time_no_place_and_no_name(tmp_path: Path, monkeypatch, often) -> None:
    private, public = new_sealing_key()
    monkeypatch.setattr("kiosk.tour.practice.new_sealing_key", lambda: (private, public))
    enrolment = enrol_for_practice(tmp_path, eeklo().file.organisation.id)
    with open_outbox(tmp_path) as outbox:
        store = SealedStore(eeklo(), outbox, tmp_path, places())
        for _ in range(often):
            store.tell(Told("satisfaction", {"went": ("good",)}))
        envelopes = outbox.unsent()
    assert len(envelopes) == often
    sealed = from_base64url(envelopes[0].sealed)
    plain = open_sealed(sealed, private, enrolment.device_id, envelopes[0].id)
    said = json.loads(plain)
    assert said == {
        "schema": 1, "kind": "opinion", "id": str(envelopes[0].id),
        "organisation": "be.eeklo.de-kring", "journey": "satisfaction", "answers": {"went": ["good"]},
    }  # fmt: skip
    assert Opinion.model_validate_json(plain).answers == {"went": ("good",)}
