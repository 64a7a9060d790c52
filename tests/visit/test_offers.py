"""Somebody looks at what there is in the neighbourhood and signs up for it here."""

from __future__ import annotations

from kiosk.visit.ask import OFFER
from kiosk.visit.stage import Stage
from tests.visit.people import AN, Person, eeklo
from tests.visit.stand_ins import NoRoom

SIGN_UP, COURSE, DROP_IN, REPAIR = (
    "offer-sign-up", "ligo-smartphone", "digispreekuur-centrum", "repair-cafe-de-wijk",
)  # fmt: skip
SAID = {**AN, "come_along": "yes", "question": "Foto's sturen"}


def looking_at(offer: str) -> Person:
    person = Person().begin(SIGN_UP)
    assert person.visit.stage is Stage.OFFERS
    person.visit.look_at(offer)
    assert person.visit.stage is Stage.OFFER
    return person


def at_review(offer: str = COURSE) -> Person:
    person = looking_at(offer)
    person.visit.sign_up()
    return person.walk(**{step: said for step, said in SAID.items() if step in ("come_along", "question")})


def test_the_record_of_a_sign_up_names_the_offer() -> None:
    submission = at_review().handed_in()
    assert (submission.journey_id, submission.offer) == (SIGN_UP, COURSE)
    assert submission.answers["come_along"] == "yes"
    assert submission.answers["question"] == "Foto's sturen"


def test_the_last_screen_and_the_paper_know_for_what_it_is() -> None:
    person = at_review()
    person.visit.send()
    assert person.visit.kept is not None
    assert person.visit.kept.offer == COURSE


def test_nobody_is_signed_up_for_what_is_open_to_all() -> None:
    person = looking_at(DROP_IN)
    assert not person.visit.can_sign_up
    person.visit.sign_up()
    assert person.visit.stage is Stage.OFFER


def test_an_offer_that_is_gone_cannot_be_looked_at() -> None:
    person = Person().begin(SIGN_UP)
    person.visit.look_at("gone")
    assert person.visit.stage is Stage.OFFERS


def test_going_back_leads_from_the_questions_to_the_offer_the_list_and_home() -> None:
    person = looking_at(COURSE)
    person.visit.sign_up()
    met = []
    for _ in range(3):
        person.visit.back()
        met.append(person.visit.stage)
    assert met == [Stage.OFFER, Stage.OFFERS, Stage.HOME]
    assert person.visit.offer is None


def test_another_offer_can_be_chosen_at_the_review_without_saying_all_again() -> None:
    person = at_review()
    person.visit.change(OFFER)
    person.visit.look_at(REPAIR)
    person.visit.sign_up()
    assert person.visit.stage is Stage.REVIEW
    submission = person.handed_in()
    assert (submission.offer, submission.answers["name"]) == (REPAIR, "An")


def test_who_looks_at_other_offers_and_goes_back_keeps_the_first_one() -> None:
    person = at_review()
    person.visit.change(OFFER)
    person.visit.look_at(REPAIR)
    person.visit.back()
    person.visit.back()
    assert person.visit.stage is Stage.REVIEW
    assert person.handed_in().offer == COURSE


def test_a_sign_up_that_is_not_stored_is_not_confirmed() -> None:
    person = at_review()
    person.store.problem = NoRoom()
    person.visit.send()
    assert person.visit.stage is Stage.NOT_KEPT
    person.visit.back()
    assert person.visit.stage is Stage.REVIEW


def test_a_person_who_walks_away_from_an_offer_leaves_nothing() -> None:
    person = looking_at(COURSE)
    person.wait(1000)
    assert person.visit.stage is Stage.ATTRACT
    assert person.visit.offer is None


def test_the_repair_cafe_asks_what_is_broken_and_a_course_what_one_wants_to_learn() -> None:
    for offer, question in ((REPAIR, "Wat is er stuk?"), (COURSE, "Wat wil je leren?")):
        person = at_review(offer)
        [label] = [line.label for line in person.visit.registration.review() if line.step == "question"]
        person.visit.change("question")
        assert eeklo().texts.get("nl", person.visit.ask.title) == question
        assert eeklo().texts.get("nl", label) in ("Dit is stuk", "Je wil leren")


def test_who_chooses_another_offer_at_the_review_is_asked_in_its_words() -> None:
    person = at_review(COURSE)
    person.visit.change(OFFER)
    person.visit.look_at(REPAIR)
    person.visit.sign_up()
    person.visit.change("question")
    assert eeklo().texts.get("nl", person.visit.ask.title) == "Wat is er stuk?"
