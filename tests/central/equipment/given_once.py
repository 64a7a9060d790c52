"""Eight colleagues give the same device to eight people at the same moment; on either database."""

from __future__ import annotations

from tests.central.running import ROOT

IN_A_PROCESS = f"""
import sys; sys.path.insert(0, {str(ROOT)!r})
from tests.central.equipment.given_once import main; main()
"""
EIGHT = 8


def main() -> None:
    """Runs with the settings of a service; says how many gave it, how many were told so, and what is kept."""
    import multiprocessing
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "central.settings")
    django.setup()
    from django.db import connections

    from benchmarks._many_at_once import _people
    from central.accounts.models import Organisation, User
    from central.equipment.models import Loan, Move, Signature
    from tests.central.equipment.devices import a_lot, ready

    here = Organisation.objects.create(slug="be.lenen", name="Lenen")
    by = User.objects.create_user("lener", None)
    laptop = ready(a_lot(here, by=by).laptops.get(), by)
    people = _people(here, EIGHT)
    connections.close_all()
    context = multiprocessing.get_context("fork")
    gate, said = context.Barrier(EIGHT), context.Queue()
    processes = [context.Process(target=_give, args=(laptop, one, by, gate, said)) for one in people]
    for one in processes:
        one.start()
    told = [said.get(timeout=120) for _ in processes]
    for one in processes:
        one.join(120)
    kept = (Loan.objects.count(), Move.objects.filter(state="out").count(), Signature.objects.count())
    print(told.count("gave"), told.count("told"), *kept)


def _give(laptop: object, case: object, by: object, gate: object, said: object) -> None:
    from central.equipment.lending import GivenAlready, Signed, lend

    gate.wait(120)
    try:
        lend(laptop, case, None, by, Signed("nl", "Je krijgt een toestel", "Zoë"))
        said.put("gave")
    except GivenAlready:
        said.put("told")
    except Exception as error:
        said.put(repr(error))
