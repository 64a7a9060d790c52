"""The same letter mailed to many people, each in their own language; what `letters` does for one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone

from central.accounts.models import User
from central.cases import many, reaching
from central.cases.models import Case, CaseEvent, Step
from central.cases.stages import track_of
from central.mail.letters import mailed_line
from central.mail.models import LetterMail
from central.written.letters import Letter
from central.written.site_words import SOURCE, languages


def ready_already(letter: str, cases: Sequence[Case]) -> set[UUID]:
    """Return for whom this letter waits for the worker already."""
    waiting = LetterMail.objects.filter(letter=letter, case__in=[case.id for case in cases])
    return set(waiting.values_list("case_id", flat=True))


def why_no_mail(case: Case, ready: Collection[UUID]) -> str:
    """Return why a letter cannot be mailed to somebody, in words; '' where it can."""
    if case.status == Case.Status.WITHDRAWN:
        return "is gestopt"
    if case.reach_by != Case.ReachBy.EMAIL:
        return "heeft geen mailadres gegeven"
    if not agreed(case):
        return "ging niet akkoord met wat we bewaren"
    return "deze mail staat al klaar" if case.id in ready else ""


def agreed(case: Case) -> bool:
    """Say whether what we keep of somebody rests on something: they asked, or they agreed."""
    return case.notice_ground != "consent" or bool(case.notice_agreed)


def language_of(case: Case) -> str:
    return case.language if case.language in languages() else SOURCE


def mail_many(cases: Sequence[Case], letter: Letter, by: User) -> None:
    """Have the worker mail this letter to each of them. The caller holds the cases."""
    LetterMail.objects.bulk_create(
        [
            LetterMail(
                organisation_id=case.organisation_id, case=case, letter=letter.id, by=by,
                language=language_of(case),
            )
            for case in cases
        ],
        batch_size=many.CHUNK,
    )  # fmt: skip
    many.log(cases, by, CaseEvent.Kind.CONTACT, lambda case: mailed_line(letter, language_of(case)))
    many.finish([case for case in cases if _is_open(case)], by)
    now = timezone.now()
    done: dict[str, Any] = {"who": by, "due_on": timezone.localdate(), "done_at": now, "done_by": by}
    asked = {case: kind for case in cases if not _is_open(case) and (kind := reaching.asks_for_letter(case))}
    Step.objects.bulk_create(
        [
            Step(organisation_id=case.organisation_id, case=case, kind=kind, **done)
            for case, kind in asked.items()
        ],
        batch_size=many.CHUNK,
    )


def _is_open(case: Case) -> bool:
    """Say whether the step that is open for somebody is this: a letter, since nobody answered."""
    letter, step = track_of(case).letter, case.next_step
    return bool(letter and step and step.kind == letter.id)
