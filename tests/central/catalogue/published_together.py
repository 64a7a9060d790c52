"""What staff do with places, offers and schemes, and four who publish at once, on a real database.

Run in a process of its own by `assert_published_together`, with the database of that service.
"""

from __future__ import annotations

import json
import os
import threading
from typing import Any

from tests.waiting import HANG

COLLEAGUES, ROUNDS = 4, 3


def assert_published_together(service: Any) -> None:
    """Check on this service that nobody's work is lost and no number of a list is given twice."""
    from tests.central.running import ROOT

    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
    code += "from tests.central.catalogue.published_together import main; main()"
    told = json.loads(service.python(code).stdout.splitlines()[-1])
    assert told == {
        "failed": [], "missing": [], "twice": 0, "waits": 0, "again": 0, "older_signed": True,
        "scheme": "Internet voor wie het krap heeft", "gone": ["les-0-0"],
    }  # fmt: skip


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "central.settings")
    django.setup()
    from central.accounts.models import Organisation
    from central.keyring.making import sign_lists

    here = Organisation.objects.create(slug="be.samen", name="Samen")
    sign_lists([here.slug])
    failed = _four_at_once(here)
    gone = _one_stops(here)
    print(json.dumps({"failed": failed, "gone": gone} | _scheme(here) | _found(here)))


def _four_at_once(here: Any) -> list[str]:
    """Let four colleagues keep an offer and publish, at the same moment, a few times."""
    from django.db import connections

    from central.catalogue.keeping import keep_offer
    from central.catalogue.putting_out import put_out

    gate, failed = threading.Barrier(COLLEAGUES), []

    def work(colleague: int) -> None:
        try:
            for number in range(ROUNDS):
                gate.wait(HANG)
                said = {"id": f"les-{colleague}-{number}", "title": f"Les {colleague}", "for_whom": "Ouderen"}
                keep_offer(here, said, None)
                gate.wait(HANG)
                put_out(here, None)
        except Exception as error:
            failed.append(repr(error))
            gate.abort()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(colleague,)) for colleague in range(COLLEAGUES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(HANG)
    return failed


def _one_stops(here: Any) -> list[str]:
    from central.catalogue.models import Offer
    from central.catalogue.putting_out import put_out

    Offer.objects.filter(organisation=here, slug="les-0-0").update(leaves=True)
    put_out(here, None)
    return list(Offer.objects.filter(organisation=here, published=False).values_list("slug", flat=True))


def _scheme(here: Any) -> dict[str, Any]:
    from central.catalogue.schemes import as_json, keep_scheme, put_out_scheme, schemes_of

    known = schemes_of(here)[0]
    said = as_json(known.scheme) | {"name": "Internet voor wie het krap heeft"}
    put_out_scheme(here, keep_scheme(here, known, said, None), None)
    return {"scheme": schemes_of(here)[0].scheme.name}


def _found(here: Any) -> dict[str, Any]:
    """Return what is wrong with the newest list, read as a device reads it; older ones too."""
    from central.catalogue.changes import waiting
    from central.catalogue.models import Publication
    from central.catalogue.publishing import publish_what_changed
    from central.keyring import public
    from kiosk.wire.enrolment import read_keys
    from kiosk.wire.signing import CATALOGUE, BadSignature, from_base64url, verify_answer

    newest = Publication.objects.filter(organisation=here).first()
    [told] = [json.loads(bytes(newest.body))["catalogue"]]
    wanted = {f"les-{one}-{number}" for one in range(COLLEAGUES) for number in range(ROUNDS)} - {"les-0-0"}
    numbers = list(Publication.objects.filter(organisation=here).values_list("revision", flat=True))
    keys = read_keys(public.key_list(here.slug), public.root_public_key())
    try:
        for older in newest.older.values():
            body = older["body"].encode()
            verify_answer(from_base64url(keys.catalogue_key), older["signature"], body, CATALOGUE)
        first = newest.older["1"]["body"]
        signed = "schemes" not in first and "for_whom" not in first
    except BadSignature:
        signed = False
    return {
        "missing": sorted(wanted - {one["id"] for one in told["offers"]}),
        "twice": len(numbers) - len(set(numbers)),
        "waits": len(waiting(here)),
        "again": publish_what_changed(),
        "older_signed": signed,
    }
