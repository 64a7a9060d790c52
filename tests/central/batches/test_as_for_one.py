"""What is done for many is what is done for one: the same rows and lines, at a cost that does not grow."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from central.batches.acts import Act, Kind, carry_out, choose
from central.cases import closing, reaching, steps
from central.cases.models import Case, CaseEvent, Outcome, StageReached, Step
from central.cases.stages import step_after_last, track_of
from central.handover.models import HandOver
from central.handover.passing import hand_over
from central.mail.letters import to_be_mailed
from central.mail.models import LetterMail
from central.written.letters import letters
from tests.central.conftest import a_colleague
from tests.central.handover.test_handover import wish

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = TODAY + timedelta(days=4)


def untouched(case, an, wim):
    pass


def planned(case, an, wim):
    steps.plan(case, an, "call", wim, DAY)


def of_nobody_with_a_step(case, an, wim):
    steps.plan(case, an, "call", None, DAY)


def spoken(case, an, wim):
    reaching.tried(case, an, reaching.Result.SPOKEN)


def missed_three_times(case, an, wim):
    for _ in range(3):
        reaching.tried(case, an, reaching.Result.NO_ANSWER)


def letter_is_due(case, an, wim):
    missed_three_times(case, an, wim)
    letter = track_of(case).letter
    steps.plan(case, an, letter.id, an, DAY)


def closed_before(case, an, wim):
    spoken(case, an, wim)
    closing.close(case, an, "internet")
    steps.set_status(case, an, Case.Status.BUSY)


BEFORE = (
    untouched, planned, of_nobody_with_a_step, spoken, missed_three_times, letter_is_due, closed_before,
)  # fmt: skip
LETTER = "not-reached"


def alone(act, case, by):
    """Do it as the page of one person does."""
    case = Case.objects.get(id=case.id)
    if act.kind == Kind.GIVE:
        steps.give(case, by, act.who)
    elif act.kind == Kind.PLAN:
        steps.plan(case, by, step_after_last(case).id, act.who, act.due_on)
    elif act.kind == Kind.CLOSE:
        closing.close(case, by, act.result)
    elif act.kind == Kind.MAIL:
        to_be_mailed(case, act.letter, case.language, by)
    else:
        hand_over(case, by, act.wish)


def told(case):
    """Return all that is known of a case, without the ids and the moments."""
    moments = ("given_at", "waiting_since", "last_reached_at")
    row = Case.objects.filter(id=case.id).values(
        "status", "stage", "owner", "misses", "step_due_on", "track", *moments
    )[0]
    row |= {name: row[name] is not None for name in moments}
    rows = (
        (CaseEvent, ("kind", "by", "text")),
        (Step, ("kind", "who", "due_on", "done_by")),
        (StageReached, ("track", "stage")),
        (Outcome, ("result", "was", "by", "track", "why")),
        (LetterMail, ("letter", "language", "by")),
        (HandOver, ("to_name", "fields", "state", "mail", "consent", "consent_until", "made_by")),
    )
    return row, [
        sorted(map(repr, model.objects.filter(case=case).values_list(*names))) for model, names in rows
    ]


def acts(wim):
    return {
        "to a colleague": Act(Kind.GIVE, wim),
        "to nobody": Act(Kind.GIVE),
        "a step of a colleague": Act(Kind.PLAN, wim, DAY),
        "a step of nobody": Act(Kind.PLAN, None, DAY),
        "closed": Act(Kind.CLOSE, result="internet"),
        "a letter": Act(Kind.MAIL, letter=letters()[LETTER]),
        "another organisation": Act(Kind.SHARE, wish=wish(to_email="hulp@ocmw.example")),
    }


@pytest.mark.parametrize(
    "name",
    ["to a colleague", "to nobody", "a step of a colleague", "a step of nobody", "closed", "a letter",
     "another organisation"],
)  # fmt: skip
def test_for_many_happens_what_happens_for_one(name, an, de_kring, kiosk, a_case):
    wim, mail = a_colleague(de_kring, "Wim"), {"by": "email", "value": "iemand@voorbeeld.example"}
    act, pairs = acts(wim)[name], []
    for before in BEFORE:
        pair = [a_case(kiosk, person={"reach": mail}) for _ in range(2)]
        for case in pair:
            before(case, an, wim)
        pairs.append(pair)
    done = {case.id for case in carry_out(choose([one for one, _ in pairs], an, ""), act, an).done}
    assert done, "it can be done for somebody"
    for one, other in pairs:
        if one.id in done:
            alone(act, other, an)
        assert told(one) == told(other)


def test_what_it_costs_does_not_grow_with_the_number_of_people(an, de_kring, kiosk, a_case):
    wim, mail = a_colleague(de_kring, "Wim"), {"by": "email", "value": "iemand@voorbeeld.example"}
    few, many = (
        [a_case(kiosk, person={"reach": mail}) for _ in range(number)] for number in (2, 12)
    )  # fmt: skip
    for act in (
        acts(wim)[one] for one in ("to a colleague", "a letter", "another organisation", "a step of nobody")
    ):
        cost = []
        for people in (few, many):
            selection = choose(people, an, "")
            with CaptureQueriesContext(connection) as asked:
                assert len(carry_out(selection, act, an).done) == len(people)
            cost.append(len(asked))
        assert cost[0] == cost[1], act.kind
        assert cost[1] <= 16
