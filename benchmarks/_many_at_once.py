"""Do one thing for many people, in one transaction, and the same for each alone. Prints JSON.

python -m benchmarks._many_at_once PEOPLE     with CENTRAL_STATE and CENTRAL_DATABASE_URL set
"""

from __future__ import annotations

import json
import sys
import time
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from benchmarks._central import start_central


def _people(organisation: Any, number: int) -> list[Any]:
    from django.utils import timezone

    from central.cases.models import Case

    now = timezone.now()
    cases = [
        Case(
            organisation=organisation, record_id=uuid.uuid4(), source=Case.Source.STAFF, name=f"Mens {one}",
            reach_by="email", reach_value=f"mens{one}@voorbeeld.example", language="nl", site="eeklo",
            journey="internet-help", journey_revision=1, notice_ground="request", made_at=now,
            clock_synced=True, received_at=now, waiting_since=now, track="internet", stage="informed",
            stage_since=now,
        )
        for one in range(number)
    ]  # fmt: skip
    return list(Case.objects.bulk_create(cases))


def acts(organisation: Any, an: Any, wim: Any) -> dict[str, tuple[Any, Callable[[Any], object]]]:
    """Return of each thing what it is for many, and how it is done for one."""
    from django.utils import timezone

    from central.batches.acts import Act, Kind
    from central.cases import closing, steps
    from central.cases.stages import step_after_last
    from central.handover.passing import Wish, hand_over
    from central.mail.letters import to_be_mailed
    from central.written.letters import letters

    day = timezone.localdate() + timedelta(days=5)
    letter = next(iter(letters().values()))
    wish = Wish("OCMW Maldegem", "", ["about"], "", "spoken", day)
    return {
        "given to a colleague": (Act(Kind.GIVE, wim), lambda case: steps.give(case, an, wim)),
        "a step planned": (
            Act(Kind.PLAN, wim, day),
            lambda case: steps.plan(case, an, step_after_last(case).id, wim, day),
        ),
        "closed": (Act(Kind.CLOSE, result="internet"), lambda case: closing.close(case, an, "internet")),
        "a mail": (Act(Kind.MAIL, letter=letter), lambda case: to_be_mailed(case, letter, "nl", an)),
        "handed over": (Act(Kind.SHARE, wish=wish), lambda case: hand_over(case, an, wish)),
    }


def measured(number: int) -> list[dict[str, Any]]:
    """Return of each thing the milliseconds for so many at once, and for each alone in one transaction."""
    from django.db import transaction

    from central.accounts.models import Membership, Organisation, User
    from central.batches.acts import carry_out, choose

    organisation = Organisation.objects.create(slug="be.veel.tegelijk", name="Veel tegelijk")
    an, wim = (User.objects.create(username=f"veel-{one}", name=one) for one in ("an", "wim"))
    for user in (an, wim):
        Membership.objects.create(user=user, organisation=organisation, role="worker")
    found = []
    for what, (act, alone) in acts(organisation, an, wim).items():
        selection = choose(_people(organisation, number), an, "")
        began = time.perf_counter()
        told = carry_out(selection, act, an)
        many = time.perf_counter() - began
        assert len(told.done) == number, (what, list(told.left_out))
        others = _people(organisation, number)
        began = time.perf_counter()
        with transaction.atomic():
            for case in others:
                alone(case)
        found.append({"what": what, "ms": many * 1000, "alone": (time.perf_counter() - began) * 1000})
    return found


def main(number: int) -> None:
    start_central()
    print(json.dumps(measured(number)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
