"""A volunteer at the desk: opens and closes a stand, hands over, prints once more, puts the kiosk to rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app.keeping import SealedStore
from kiosk.outbox.device_state import SEND_NOW
from kiosk.outbox.handover import Handover
from kiosk.outbox.refresh import heartbeat
from kiosk.visit.stage import Stage
from kiosk.wire.batch import FILL_BODY, Action
from tests.visit.people import eeklo
from tests.volunteers.desks import A_PIN, DeskOf, a_desk


def somebody_registers(desk: DeskOf, name: str = "An") -> None:
    """A person comes to the kiosk and sends."""
    store = SealedStore(eeklo(), desk.outbox, desk.desk.room.state_dir)
    object.__setattr__(desk.visit.frame, "store", store)
    desk.visit.wipe()
    desk.person.begin().walk(name=name)
    desk.visit.send()
    assert desk.visit.stage is Stage.DONE
    desk.visit.wipe()


def central_signs(desk: DeskOf) -> None:
    """Everything that waits is handed over."""
    handover = Handover(desk.outbox)
    taken = handover.claim(50, FILL_BODY, 0)
    handover.settle([Action(one.id, "delivered") for one in taken], "signature", 0)


def test_the_desk_opens_with_the_pin_only(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        desk.visit.enter_desk()
        assert desk.visit.stage is Stage.ATTRACT
        desk.come_in("111111")
        assert desk.visit.stage is Stage.PIN
        desk.visit.back()
        assert desk.visit.stage is Stage.ATTRACT, "whoever landed here is back with one touch"
        desk.come_in(A_PIN)
        assert desk.visit.stage is Stage.DESK


def test_nobody_comes_to_the_desk_from_the_middle_of_a_visit(desk: DeskOf) -> None:
    desk.visit.wipe()
    desk.person.begin()
    desk.visit.knock()
    assert desk.visit.stage is Stage.STEP


def test_the_desk_is_reached_from_a_kiosk_that_is_out_of_order(desk: DeskOf) -> None:
    desk.visit.fail("disk-full")
    desk.come_in(A_PIN)
    assert desk.visit.stage is Stage.DESK
    desk.desk.back(desk.visit)
    assert desk.visit.stage is Stage.OUT_OF_ORDER


def test_who_waits_at_the_pin_or_leaves_the_desk_alone_is_taken_back(desk: DeskOf) -> None:
    desk.person.wait(150)
    assert desk.visit.stage is Stage.ATTRACT
    desk.visit.knock()
    desk.person.wait(45)
    assert desk.visit.stage is Stage.ATTRACT
    assert desk.desk.pad.digits == 0


def test_a_stand_is_opened_from_the_lists_and_told_to_central_sealed(desk: DeskOf) -> None:
    desk.open()
    assert desk.told() == "desk.stand.opened"
    [news] = desk.news()
    assert (news.moment, news.by, news.stand) == ("opened", "AV", news.id)
    assert (news.place.id, news.action.id, news.partner.id) == ("digipunt-centrum", "stand", "ligo")
    assert [group.name for group in news.groups] == ["Ouders van schoolkinderen"]
    assert not desk.outbox.requests.take(SEND_NOW), "that word is a volunteer's alone"
    assert desk.view().open and desk.view().place == "Digipunt Centrum"


def test_only_a_volunteer_says_send_now(desk: DeskOf) -> None:
    somebody_registers(desk)
    assert not desk.outbox.requests.take(SEND_NOW), "a hundred kiosks would knock in the same second"
    desk.come_in(A_PIN)
    desk.desk.send_now()
    assert desk.outbox.requests.take(SEND_NOW)


def test_every_record_made_meanwhile_and_the_heartbeat_carry_the_stand(desk: DeskOf) -> None:
    somebody_registers(desk, "Before")
    desk.come_in(A_PIN)
    desk.open()
    stand = desk.desk.stands.current
    somebody_registers(desk)
    assert heartbeat(desk.outbox, desk.enrolment).stand == stand
    assert (desk.view().proof.saved, desk.view().proof.kind) == (1, "offline")
    desk.come_in(A_PIN)
    desk.close()
    assert heartbeat(desk.outbox, desk.enrolment).stand is None
    somebody_registers(desk, "After")
    assert desk.view().proof.saved == 1, "who came later does not belong to the stand"


def test_the_volunteer_packs_up_and_is_sent_home_by_centrals_signature(desk: DeskOf) -> None:
    desk.open()
    for name in ("An", "Bea"):
        somebody_registers(desk, name)
    desk.come_in(A_PIN)
    desk.close("De rol is bijna op.")
    assert desk.told() == "desk.stand.closed"
    assert not desk.view().proof.may_switch_off
    central_signs(desk)
    proof = desk.view().proof
    assert (proof.kind, proof.saved, proof.delivered) == ("ready", 2, 2)
    assert proof.at is not None
    closed = desk.news()
    assert closed == [], "it was handed over as well"


def test_the_closing_news_says_who_closed_what_was_kept_and_the_note(desk: DeskOf) -> None:
    desk.open()
    somebody_registers(desk)
    desk.come_in(A_PIN)
    desk.close("De rol is bijna op.")
    _, closed = desk.news()
    assert (closed.moment, closed.by, closed.note) == ("closed", "BK", "De rol is bijna op.")
    assert (closed.counts.saved, closed.counts.waiting, closed.place.id) == (1, 1, "digipunt-centrum")


def test_a_place_that_was_typed_and_initials_and_note_are_nowhere_on_the_card(
    desk: DeskOf, tmp_path: Path
) -> None:
    desk.open("elsewhere", "Zwartbaards kombuis", "huisbezoek", "nobody", "", "ZQ")
    assert desk.view().place == "Zwartbaards kombuis"
    desk.close("Kraaiennest lekt", "qz")
    assert desk.desk.stands.note == "Kraaiennest lekt"
    assert [news.place.name for news in desk.news()] == ["Zwartbaards kombuis"] * 2
    assert desk.news()[0].partner is None
    card = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for typed in ("Zwartbaards", "kombuis", "Kraaiennest", '"ZQ"', '"QZ"'):
        assert typed.encode() not in card
        assert typed.encode("utf-16-le") not in card


def test_after_a_restart_the_stand_is_still_open_and_closes(desk: DeskOf, tmp_path: Path) -> None:
    desk.open("elsewhere", "Zwartbaards kombuis", "huisbezoek", "nobody", "", "ZQ")
    stand = desk.desk.stands.current
    from kiosk.volunteers.stand import Closing, Stands

    again = Stands("eeklo", desk.outbox, tmp_path)
    assert (again.current, again.place) == (stand, "")
    again.close(Closing(by="AV"))
    closed = desk.news()[-1]
    assert (closed.stand, closed.place, closed.action.id) == (stand, None, "huisbezoek")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("93.05.18-223.61", "field.digits.eleven"),
        ("…", "field.text.letters"),
        ("", "field.empty"),
    ],
)
def test_a_national_number_is_refused_here_too(desk: DeskOf, typed: str, line: str) -> None:
    desk.desk.open_stand()
    desk.answer("elsewhere", typed)
    assert desk.desk.ask.id == "place_typed"
    assert desk.desk.questions.entry.refusal.key == line


def test_initials_are_letters_without_a_space(desk: DeskOf) -> None:
    desk.desk.close_stand()
    desk.answer("", "", "", "a b")
    assert desk.desk.questions.entry.refusal.key == "desk.initials.wrong"


def test_going_back_through_the_questions_forgets_nothing_and_ends_at_the_desk(desk: DeskOf) -> None:
    desk.desk.open_stand()
    desk.answer("elsewhere", "De markt", "stand")
    assert desk.desk.ask.id == "partner"
    for asked in ("action", "place_typed", "place"):
        desk.desk.back(desk.visit)
        assert desk.desk.ask.id == asked
    assert desk.desk.questions.entry.picked == ("elsewhere",)
    desk.desk.back(desk.visit)
    assert (desk.desk.ask, desk.desk.page, desk.visit.stage) == (None, "desk", Stage.DESK)


def test_a_stand_that_cannot_be_stored_is_not_open(desk: DeskOf) -> None:
    (desk.desk.room.state_dir / "enrolment.json").rename(desk.desk.room.state_dir / "away")
    desk.open()
    assert (desk.told(), desk.desk.told.wrong) == ("problem.not-enrolled", True)
    assert desk.desk.stands.current is None


def test_the_note_waits_for_who_opens_next_and_goes_with_the_next_stand(desk: DeskOf) -> None:
    desk.open()
    desk.close("De rol is bijna op.")
    desk.visit.wipe()
    desk.come_in(A_PIN)
    assert desk.view().has_note
    desk.desk.read_note()
    assert desk.desk.told.values == {"note": "De rol is bijna op."}
    desk.open()
    assert not desk.view().has_note


def test_what_waits_goes_to_the_stick_and_the_proof_says_so(
    desk: DeskOf, tmp_path: Path, monkeypatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setenv("KIOSK_STICK", str(stick))
    desk.open()
    somebody_registers(desk)
    desk.come_in(A_PIN)
    desk.desk.to_stick()
    desk.wait_for_told("desk.stick.written")
    assert len(list(stick.glob("*.sig"))) == 1
    assert desk.view().proof.kind == "stick"
    central_signs(desk)
    desk.desk.to_stick()
    desk.wait_for_told("desk.stick.empty")


def test_without_a_stick_it_says_so_in_words(desk: DeskOf, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KIOSK_STICK", str(tmp_path / "none"))
    desk.desk.to_stick()
    desk.wait_for_told("problem.no-stick")


def test_a_stick_that_is_slow_says_nothing_to_who_comes_after(
    desk: DeskOf, monkeypatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KIOSK_STICK", str(tmp_path))
    desk.desk.to_stick()
    desk.visit.wipe()
    desk.come_in(A_PIN)
    assert desk.desk.told is None


def test_the_last_paper_is_printed_once_more_and_only_once(desk: DeskOf) -> None:
    assert not desk.view().can_reprint
    desk.print_a_paper()
    assert desk.view().can_reprint
    desk.desk.reprint()
    desk.wait_for_told("desk.paper.printed")
    assert not desk.view().can_reprint
    desk.desk.reprint()
    assert desk.told() == "desk.paper.gone"


def test_a_kiosk_that_rests_stays_so_after_a_restart_and_wakes_at_the_desk(desk: DeskOf) -> None:
    desk.desk.rest(desk.visit, True)
    assert desk.view().resting
    desk.visit.wipe()
    assert (desk.visit.stage, desk.visit.out_of_order) == (Stage.OUT_OF_ORDER, "resting")
    assert desk.outbox.state.get("resting") == "1"
    desk.come_in(A_PIN)
    desk.desk.rest(desk.visit, False)
    desk.visit.wipe()
    assert desk.visit.stage is Stage.ATTRACT


def test_leaving_the_desk_leaves_nothing_typed(desk: DeskOf) -> None:
    desk.desk.open_stand()
    desk.answer("elsewhere")
    desk.desk.questions.entry.type(desk.desk.ask, "Kraaiennest")
    desk.visit.wipe()
    assert (desk.desk.questions, desk.desk.told, desk.desk.page) == (None, None, "desk")
