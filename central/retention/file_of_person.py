"""All that is known of one person: to show, to hand over or to take away (GDPR, art. 15, 17 and 20).

Whatever hangs on a case is named in PARTS or in LEFT_OUT with why; a test fails on a table in neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from central.accounts.models import AccessLog, Organisation
from central.cases.models import Case, Outcome, SamePerson
from central.cases.stages import passed
from central.written import labels
from kiosk.receipts.code import normalise, shown
from kiosk.wire.problems import Problem

SCHEMA, DRAWN = 1, ", met een tekening"
# Tables that hang on a case and are not in the file, and why.
LEFT_OUT = {
    "searchword": "the same name and number once more, cut into pieces",
    "papermail": "waits to be mailed to the person, and goes with the mail",
    "lettermail": "waits to be mailed to the person; that it was chosen and went is told among the events",
    "withdrawal": "how to take a slip back; what went is told among the events",
}


class NoSuchPerson(Problem):
    """Nobody has this code or id, or several organisations do."""

    code = "bad-input"


def find(said: str, organisation: Organisation | None = None) -> Case:
    """Return the case with this code of a paper or this id. Raises NoSuchPerson."""
    cases = Case.objects.select_related("organisation")
    if organisation:
        cases = cases.filter(organisation=organisation)
    found = list(cases.filter(_meant(said))[:3])
    if len(found) == 1:
        return found[0]
    if not found:
        raise NoSuchPerson("nobody has this code or id; a code is as on the paper, such as ABCD-2345")
    where = ", ".join(f"{case.id} of {case.organisation.slug}" for case in found)
    raise NoSuchPerson(f"more than one person has this code; give the id: {where}")


def _meant(said: str) -> Q:
    try:
        return Q(id=UUID(said.strip()))
    except ValueError:
        code = normalise(said)
        return Q(code=code) | Q(code_on_paper=code)


def file_of(case: Case) -> dict[str, Any]:
    """Return the file of a person: in Dutch, times in Belgian time, no id but the number of the file."""
    return {
        "soort": "dossier",
        "versie": SCHEMA,
        "gemaakt": _at(timezone.now()),
        "nummer": str(case.id),
        "organisatie": case.organisation.name,
        "persoon": _person(case),
        "aanvraag": _asked(case),
        **{title: list(tell(case)) for title, _, tell in PARTS},
    }


def _person(case: Case) -> dict[str, Any]:
    return {
        "naam": case.name,
        "bereikbaar": f"{case.get_reach_by_display()}: {case.reach_value}",
        "taal": labels.words().language(case.language),
        "woonplaats": case.lives_in,
    }


def _asked(case: Case) -> dict[str, Any]:
    words = labels.words()
    return {
        "waarvoor": words.title(case),
        "ontvangen": _at(case.received_at),
        "ingevuld": _at(case.made_at),
        "code op het papier": shown(case.code_on_paper),
        "status": case.get_status_display(),
        "wie volgt dit op": case.owner.name if case.owner else None,
        "wacht op antwoord sinds": _at(case.waiting_since),
        "laatst gesproken": _at(case.last_reached_at),
        "keer niet bereikt": case.misses or None,
        "kent ons van": words.choice("channel", case.channel, case),
        "ingevuld door": words.choice("helper", case.helper, case),
        "regelingen": [words.scheme(row.scheme) for row in case.schemes.order_by("scheme")],
        "antwoorden": {line.label: line.value for line in words.answers(case)},
        "uitleg gezien": f"{case.notice_id}, versie {case.notice_version}",
        "grond": labels.GROUNDS.get(case.notice_ground, case.notice_ground),
        "akkoord": case.notice_agreed,
    }


def _steps(case: Case) -> Iterator[dict[str, Any]]:
    for step in case.steps.select_related("who", "case"):
        yield {
            "stap": step.title,
            "wie": step.who.name if step.who else None,
            "tegen": step.due_on.isoformat(),
            "gedaan": _at(step.done_at),
        }


def _outcome(case: Case) -> Iterator[dict[str, Any]]:
    for one in Outcome.objects.filter(case=case):
        saves = None if one.saves_cents is None else f"{one.saves_cents / 100:.2f} euro per maand"
        yield {"afloop": one.result, "minder": saves, "waarom": one.get_why_display(), "wanneer": _at(one.at)}


def _judged(case: Case) -> Iterator[dict[str, Any]]:
    for one in SamePerson.objects.filter(Q(a=case) | Q(b=case)):
        other = one.b_id if one.a_id == case.id else one.a_id
        yield {"nummer": str(other), "oordeel": one.get_judgement_display(), "wanneer": _at(one.at)}


def _events(case: Case) -> Iterator[dict[str, Any]]:
    for event in case.events.select_related("by").order_by("at"):
        by = event.by.name if event.by else None
        yield {"wanneer": _at(event.at), "wat": event.get_kind_display(), "wie": by, "tekst": event.text}


def _sign_ups(case: Case) -> Iterator[dict[str, Any]]:
    for one in case.sign_ups.select_related("offer"):  # type: ignore[attr-defined]
        yield {"aanbod": one.offer.slug, "stand": one.get_state_display(), "sinds": _at(one.made_at)}


def _attendance(case: Case) -> Iterator[dict[str, Any]]:
    for one in case.attendance.select_related("offer"):  # type: ignore[attr-defined]
        yield {"aanbod": one.offer.slug, "dag": one.on.isoformat(), "dag is zeker": one.sure}


def _amendments(case: Case) -> Iterator[dict[str, Any]]:
    for one in case.amendments.all():
        yield {
            "wat": one.get_action_display(),
            "stand": one.get_state_display(),
            "wanneer": _at(one.made_at),
            "nieuw": one.new,
            "daarvoor": one.before,
        }


def _stages(case: Case) -> Iterator[dict[str, Any]]:
    for one in passed(case):
        yield {"stap op de weg": one.title, "sinds": _at(one.since)}


def _devices(case: Case) -> Iterator[dict[str, Any]]:
    for one in case.loans.select_related("laptop").prefetch_related("signatures"):  # type: ignore[attr-defined]
        yield {
            "toestel": f"{one.laptop.get_kind_display()} {one.laptop}",
            "sinds": _at(one.began_at),
            "tot": one.due_on.isoformat() if one.due_on else None,
            "terug": _at(one.ended_at),
            "getekend": [
                f"{by.get_when_display()}, {_at(by.at)}, door {by.name}{DRAWN * bool(by.drawn)}"
                for by in one.signatures.all()
            ],
        }
    for gift in case.gifts.all():  # type: ignore[attr-defined]
        yield {"gift": f"{gift.announced} × {gift.get_kind_display()}", "dag": gift.received_on.isoformat()}


def _handovers(case: Case) -> Iterator[dict[str, Any]]:
    for one in case.handovers.all():  # type: ignore[attr-defined]
        yield {
            "aan": one.to_name,
            "wat": ", ".join(one.fields),
            "akkoord": f"{one.get_consent_display()}, tekst van {one.consent_text}",
            "tot": one.consent_until.isoformat(),
            "stand": one.get_state_display(),
        }


def _notices(case: Case) -> Iterator[dict[str, Any]]:
    notice = getattr(case, "notice", None)
    if notice:
        kept = notice.kept_until.isoformat() if notice.kept_until else None
        yield {"gemeld": notice.told_on.isoformat(), "langer bewaard tot": kept}


def _helps(case: Case) -> Iterator[dict[str, Any]]:
    one = getattr(case, "volunteer", None)
    if one is None:
        return
    yield {
        "op de lijst sinds": _at(one.added_at),
        "akkoord": one.get_consent_display(),
        "e-mail": one.email or None,
        "telefoon": one.phone or None,
    }
    for turn in one.turns.select_related("need__plan"):
        yield {
            "gevraagd voor": turn.need.role,
            "waar": turn.need.plan.place,
            "wanneer": _at(turn.need.plan.starts_at),
            "antwoord": turn.get_answer_display() or None,
            "was er": turn.was_there,
            "minuten": turn.minutes,
        }


def _looked(case: Case) -> Iterator[dict[str, Any]]:
    for one in AccessLog.of_case(case.organisation_id, case.id).select_related("user"):
        yield {"wanneer": _at(one.at), "wie": one.user.name if one.user else "met een opdracht"}


Tell = Callable[[Case], Iterator[dict[str, Any]]]
# The title in the file, the tables it holds (names of models, in small letters), and what is told of them.
PARTS: tuple[tuple[str, tuple[str, ...], Tell], ...] = (
    ("traject", ("stagereached",), _stages),
    ("afloop", ("outcome",), _outcome),
    ("zelfde persoon of gezin", ("sameperson",), _judged),
    ("stappen", ("step",), _steps),
    ("gebeurtenissen", ("caseevent",), _events),
    ("overgedragen", ("handover",), _handovers),
    ("toestellen", ("loan", "signature", "lot"), _devices),
    ("inschrijvingen", ("signup",), _sign_ups),
    ("aanwezig", ("attendance",), _attendance),
    ("met het papier", ("amendment",), _amendments),
    ("vrijwilliger", ("volunteer",), _helps),
    ("bewaren", ("notice",), _notices),
    ("wie dit bekeek", (), _looked),
)
TOLD = {table for _, tables, _ in PARTS for table in tables} | {"casescheme"}  # with what was asked


def _at(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M") if moment else None
