"""`central work`: what people asked becomes a case, and what cannot be opened stays where staff see it."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from central.cases import arrival
from central.cases.models import Case
from central.intake import opening
from central.intake.models import InboxEnvelope
from central.intake.opening import open_waiting
from kiosk.wire.document import canonical_json
from kiosk.wire.ids import new_record_id
from kiosk.wire.sealing import kid_of, new_sealing_key, seal
from tests.central.kiosks import a_record
from tests.waiting import HANG

pytestmark = pytest.mark.django_db


def the_reason() -> str:
    envelope = InboxEnvelope.objects.get()
    assert envelope.state == "failed"
    assert envelope.sealed is not None, "what could not be opened must stay whole"
    assert not Case.objects.exists()
    return envelope.reason


def test_what_somebody_asked_becomes_a_case_with_everything_they_said(kiosk, a_case):
    case = a_case(kiosk)
    assert (case.name, case.reach_value, case.postcode, case.language) == (
        "Zoë Ârslan",
        "+32471123456",
        "9900",
        "nl",
    )
    assert case.status == "new"
    assert case.answers == {"about": ["no_internet", "too_dear"], "where": "home", "moment": "morning"}
    assert [row.scheme for row in case.schemes.all()] == ["be.sociaal-internetaanbod"]
    assert (case.notice_version, case.notice_ground, case.notice_agreed) == ("2026-11", "request", None)
    assert case.device.name == "Kiosk Zonneheem"
    assert [event.kind for event in case.events.all()] == ["received"]


def test_the_sealed_bytes_go_once_the_case_is_there_and_the_hash_stays(kiosk, send):
    envelope = kiosk.envelope(a_record())
    send(kiosk, kiosk.batch(envelope))
    open_waiting()
    kept = InboxEnvelope.objects.get()
    assert (kept.state, kept.sealed, kept.sha256) == ("opened", None, envelope.sha256)
    assert send(kiosk, kiosk.batch(envelope)).json()["results"][0]["result"] == "duplicate"


def test_a_record_that_was_wiped_here_never_comes_back_from_the_device(kiosk, send):
    envelope = kiosk.envelope(a_record())
    send(kiosk, kiosk.batch(envelope))
    open_waiting()
    Case.objects.all().delete()
    assert send(kiosk, kiosk.batch(envelope)).json()["results"][0]["result"] == "duplicate"
    open_waiting()
    assert not Case.objects.exists()


def test_looking_twice_makes_one_case(kiosk, a_case):
    a_case(kiosk)
    assert open_waiting() == 0
    assert Case.objects.count() == 1


def test_the_token_on_the_paper_is_kept_as_a_hash_alone(kiosk, a_case):
    record = a_record()
    case = a_case(kiosk, token=record["token"])
    assert record["token"] not in str(Case.objects.values().get(id=case.id))


def test_a_key_that_is_not_here_leaves_the_envelope_shut_until_the_key_comes_back(kiosk, send, state):
    private, public = new_sealing_key()
    record = a_record()
    sealed = seal(canonical_json(record), public, kid_of(public), kiosk.device_id, UUID(record["id"]))
    send(kiosk, kiosk.batch(kiosk.envelope(record, sealed)))
    open_waiting()
    assert the_reason() == "unknown-key"
    (state / "keys" / "sealing" / f"{kid_of(public).hex()}.key").write_bytes(private)
    open_waiting()
    assert Case.objects.get().name == "Zoë Ârslan"


def test_a_broken_seal_is_kept_for_staff(kiosk, send):
    record = a_record()
    sealed = bytearray(kiosk.sealed(record))
    sealed[-1] ^= 1
    send(kiosk, kiosk.batch(kiosk.envelope(record, bytes(sealed))))
    open_waiting()
    assert the_reason() == "seal-broken"


def test_a_seal_moved_to_another_record_does_not_open(kiosk, send):
    record = a_record()
    sealed = kiosk.sealed(record)
    send(kiosk, kiosk.batch(kiosk.envelope(record | {"id": str(new_record_id())}, sealed)))
    open_waiting()
    assert the_reason() == "seal-broken"


def test_a_record_that_is_not_whole_names_the_field_and_not_what_was_typed(kiosk, send):
    send(kiosk, kiosk.batch(kiosk.envelope(a_record(person={"language": "geheim woord"}))))
    open_waiting()
    assert the_reason() == "record-invalid"
    detail = InboxEnvelope.objects.get().detail
    assert "language" in detail
    assert "geheim" not in detail


def test_a_record_for_another_organisation_is_not_shown_to_this_one(kiosk, send):
    send(kiosk, kiosk.batch(kiosk.envelope(a_record(organisation="be.kortenberg.welzijnshuis"))))
    open_waiting()
    assert the_reason() == "other-organisation"


def test_an_envelope_with_somebody_elses_record_inside_is_kept_shut(kiosk, send):
    inside, outside = a_record(), a_record()
    from tests.central.kiosks import Kiosk  # the seal fits the envelope, the record inside is another

    assert isinstance(kiosk, Kiosk)
    public = kiosk.keys.sealing[-1]
    from kiosk.wire.signing import from_base64url

    sealed = seal(
        canonical_json(inside),
        from_base64url(public.public),
        bytes.fromhex(public.kid),
        kiosk.device_id,
        UUID(outside["id"]),
    )
    send(kiosk, kiosk.batch(kiosk.envelope(outside, sealed)))
    open_waiting()
    assert the_reason() == "other-record"


def test_one_bad_envelope_does_not_hold_up_the_others(kiosk, send):
    good = [kiosk.envelope(a_record()) for _ in range(4)]
    bad = kiosk.envelope(a_record(), b"not a seal")
    send(kiosk, kiosk.batch(*good[:2], bad, *good[2:]))
    open_waiting()
    assert Case.objects.count() == 4
    assert InboxEnvelope.objects.filter(state="failed").count() == 1


def test_two_papers_with_one_code_make_two_cases_and_a_flag(kiosk, a_case):
    first = a_case(kiosk)
    second = a_case(kiosk, code=first.code)
    assert (first.code, second.code) == (first.code_on_paper, None)
    assert second.code_on_paper == first.code_on_paper


def test_the_same_code_at_two_organisations_is_no_clash(kiosk, kiosk_elsewhere, a_case):
    first = a_case(kiosk)
    second = a_case(kiosk_elsewhere, code=first.code, organisation="be.kortenberg.welzijnshuis")
    assert second.code == first.code


def test_when_making_the_case_fails_the_envelope_still_waits(kiosk, send, monkeypatch):
    send(kiosk, kiosk.batch(kiosk.envelope(a_record())))

    def fails(*_):
        raise OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr(arrival, "insert", fails)
        with pytest.raises(OperationalError):
            open_waiting()
    assert InboxEnvelope.objects.get().state == "waiting"
    assert not Case.objects.exists()
    open_waiting()
    assert Case.objects.count() == 1


def test_one_record_that_central_cannot_digest_does_not_hold_up_the_next(kiosk, send, monkeypatch):
    from central.cases import search_words

    kept = search_words.keys_of

    def stumbles(case):
        if case.name == "Bo":
            raise ZeroDivisionError(case.name)
        return kept(case)

    monkeypatch.setattr(search_words, "keys_of", stumbles)
    send(kiosk, kiosk.batch(*[kiosk.envelope(a_record(person={"name": name})) for name in ("Bo", "An")]))
    open_waiting()
    assert Case.objects.get().name == "An"
    aside = InboxEnvelope.objects.get(state="failed")
    assert (aside.reason, aside.detail) == ("case-failed", "ZeroDivisionError")
    assert aside.sealed is not None


def test_a_second_worker_that_comes_too_late_leaves_it_alone(kiosk, send):
    send(kiosk, kiosk.batch(kiosk.envelope(a_record())))
    stale = InboxEnvelope.objects.select_related("device", "organisation").get()
    record = opening.read_content(stale, opening.private_keys())
    open_waiting()
    opening._keep(stale, record)
    assert Case.objects.count() == 1


def test_the_oldest_is_opened_first(kiosk, send):
    send(
        kiosk, kiosk.batch(*[kiosk.envelope(a_record(person={"name": name})) for name in ("An", "Bo", "Cas")])
    )
    open_waiting(limit=2)
    assert sorted(Case.objects.values_list("name", flat=True)) == ["An", "Bo"]


def test_the_web_process_never_loads_the_private_sealing_keys():
    import subprocess
    import sys
    from pathlib import Path

    program = (
        "import sys, central.wsgi\n"
        "from django.urls import get_resolver; get_resolver().url_patterns\n"
        "import central.error_pages, central.menu, central.pages.templatetags.dutch\n"
        "print('central.intake.views' in sys.modules, 'central.keyring.sealing' in sys.modules,"
        " 'central.intake.opening' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, timeout=HANG, check=True
    )
    assert done.stdout.split() == ["True", "False", "False"]


def test_every_web_call_works_while_the_sealing_keys_cannot_be_read(kiosk, send, state):
    (state / "keys" / "sealing").rename(state / "elsewhere")
    answer = send(kiosk, kiosk.batch(kiosk.envelope(a_record())))
    assert answer.json()["results"][0]["result"] == "stored"
    assert Client().get("/aanmelden/").status_code == 200


def test_many_records_take_no_more_statements_than_a_few(kiosk, send):
    def statements(records: int) -> int:
        send(kiosk, kiosk.batch(*[kiosk.envelope(a_record()) for _ in range(records)]))
        with CaptureQueriesContext(connection) as captured:
            assert open_waiting() == records
        return len(captured)

    statements(2)  # what can be chosen in filters is known from now on
    assert statements(20) <= statements(4) + 1


def test_people_of_one_batch_stand_in_the_order_in_which_they_asked(kiosk, send):
    records = [a_record(id=str(new_record_id(1_800_000_000_000 + at))) for at in range(6)]
    send(kiosk, kiosk.batch(*[kiosk.envelope(one) for one in reversed(records)]))
    open_waiting()
    stand = Case.objects.order_by("received_at", "id").values_list("record_id", flat=True)
    assert [str(one) for one in stand] == [one["id"] for one in records]


def test_two_papers_with_one_code_in_one_batch_make_two_cases_and_a_flag(kiosk, send):
    first = a_record()
    send(kiosk, kiosk.batch(kiosk.envelope(first), kiosk.envelope(a_record(code=first["code"]))))
    open_waiting()
    assert sorted(case.code or "" for case in Case.objects.all()) == ["", first["code"]]


def test_what_another_worker_opened_meanwhile_is_not_opened_again(kiosk, send, monkeypatch):
    send(kiosk, kiosk.batch(*[kiosk.envelope(a_record()) for _ in range(3)]))
    read = opening.read_content

    def meanwhile(envelope, keys):
        if envelope.seq == 3:
            InboxEnvelope.objects.filter(seq=1).update(state="opened", sealed=None)
        return read(envelope, keys)

    monkeypatch.setattr(opening, "read_content", meanwhile)
    open_waiting()
    assert Case.objects.count() == 2
    assert not InboxEnvelope.objects.exclude(state="opened").exists()
