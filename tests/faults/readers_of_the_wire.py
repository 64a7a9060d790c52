"""What comes over the network or on a stick: to central from devices, to a device from central."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from kiosk.outbox.backoff import asked_delay
from kiosk.outbox.clock import read_clock
from kiosk.outbox.joining import read_reply
from kiosk.outbox.reply import Reply
from kiosk.wire import catalogue, signing
from kiosk.wire.amendment import Amendment
from kiosk.wire.batch import answer_to, decide, read_batch
from kiosk.wire.compose import record_from_json
from kiosk.wire.document import canonical_json, read_document, refuse_newer
from kiosk.wire.enrolment import EnrolAnswer, EnrolRequest, Retirement, TokenFile, read_keys, read_retirement
from kiosk.wire.heartbeat import Heartbeat, HeartbeatAnswer
from kiosk.wire.ids import new_record_id
from kiosk.wire.problems import ErrorBody
from kiosk.wire.sealing import new_sealing_key, open_sealed, seal, sealed_kid
from kiosk.wire.stand import StandNews
from tests.faults.readers import Reader
from tests.outbox.device import ROOT, a_record
from tests.outbox.fake_central import FakeCentral

EXAMPLES = ROOT / "docs" / "examples"


def of_central() -> dict[str, Reader]:
    """What a device sends."""
    wish = {"schema": 1, "secret": "A" * 22, "device_public_key": "A" * 43, "version": "0", "hardware": "x"}
    beat = {
        "schema": 1,
        "at": datetime.now(UTC).isoformat(),
        "clock_synced": True,
        "version": "0",
        "queue": 0,
    }
    device, record = str(uuid4()), a_record()
    private, public = new_sealing_key()
    plain = canonical_json(record.model_dump(mode="json", by_alias=True))
    kid = signing.sha256(public).digest()[:8]
    sealed = seal(plain, public, kid, device, record.id)
    return {
        "batch": ((EXAMPLES / "batch.json").read_bytes(), _batch),
        "batch signature": ((EXAMPLES / "batch.sig").read_bytes(), _header),
        "wish to join": (canonical_json(wish), lambda body: read_document(EnrolRequest, body, "it")),
        "heartbeat": (canonical_json(beat), lambda body: read_document(Heartbeat, body, "it")),
        "record": ((EXAMPLES / "record-internet.json").read_bytes(), _record),
        "amendment": (
            (EXAMPLES / "amendment-correct.json").read_bytes(),
            lambda body: read_document(Amendment, body, "the amendment"),
        ),
        "news of a stand": (_stand_news(), lambda body: read_document(StandNews, body, "the news")),
        "sealed record": (sealed, lambda body: open_sealed(body, private, device, record.id)),
        "key of a sealed record": (sealed, sealed_kid),
    }


def of_a_device(folder: Path) -> dict[str, Reader]:
    """What central answers."""
    central = FakeCentral()  # not started: only its keys are needed
    batch = read_batch((EXAMPLES / "batch.json").read_bytes())
    answer = answer_to(batch, [("refused", "hash-mismatch")] * len(batch.envelopes)).canonical()
    token = read_document(TokenFile, canonical_json(central.token()), "it")
    notice = Retirement(device_id=str(uuid4()), serial=1, reason="revoked", issued=datetime.now(UTC))
    joined = EnrolAnswer(device_id=notice.device_id, organisation="be.eeklo.de-kring", keys=central.keys)
    published = json.loads((EXAMPLES / "catalogue.json").read_bytes())
    whole = canonical_json({"schema": 1, "catalogue": published.get("catalogue", published), "keys": None})

    def signed_answer(body: bytes) -> None:
        headers = {"content-type": "application/json", **signing.sign_answer(central.answer_key, body)}
        decision = decide(batch, 202, headers, body, central.public_keys[0])
        assert decision.trusted or all(action.move == "wait" for action in decision.actions)

    def joining(body: bytes) -> None:
        header = signing.sign_answer(central.answer_key, body)
        reply = Reply(200, {name.lower(): value for name, value in header.items()}, body)
        read_reply(reply, token, bytes(32), datetime.now(UTC), folder)

    def root(body: bytes, prefix: bytes) -> signing.Signed:
        return signing.signed(central.root, prefix, body)

    return {
        "token file": (canonical_json(central.token()), _token),
        "answer to a batch": (answer, signed_answer),
        "answer to joining": (joined.canonical(), joining),
        "key list": (
            signing.from_base64url(central.keys.body),
            lambda body: read_keys(root(body, signing.KEYS), central.root_public),
        ),
        "end of service": (
            notice.canonical(),
            lambda body: read_retirement(root(body, signing.RETIRE), central.root_public, notice.device_id),
        ),
        "catalogue answer": (whole, _catalogue),
        "answer to a heartbeat": (
            HeartbeatAnswer(counter=1, at=datetime.now(UTC)).canonical(),
            lambda body: read_document(HeartbeatAnswer, body, "it"),
        ),
        "error of central": (
            b'{"problem": "too-busy", "title": "x", "detail": ""}',
            lambda body: read_document(ErrorBody, body, "it"),
        ),
        "Retry-After": (b"Wed, 25 Nov 2026 18:00:00 GMT", _retry),
    }


def _batch(body: bytes) -> None:
    for envelope in read_batch(body).envelopes:
        envelope.content()


def _header(body: bytes) -> None:
    signing.verify_batch(bytes(32), body.decode("latin-1"), b"")


def _record(body: bytes) -> None:
    record_from_json(body, read_clock())


def _token(body: bytes) -> None:
    token = read_document(TokenFile, body, "the token file")
    token.usable(datetime.now().astimezone())


def _catalogue(body: bytes) -> None:
    refuse_newer(body, "it")
    answer = read_document(catalogue.CatalogueAnswer, body, "it")
    if answer.catalogue:
        catalogue.accept(answer.catalogue, catalogue.Held(revision=1), answer.catalogue.organisation)


def _retry(body: bytes) -> None:
    text = body.decode("latin-1")
    for named in ({"retry-after": text}, {"retry-after": text, "date": "Wed, 25 Nov 2026 17:59:00 GMT"},
                  {"retry-after": "Wed, 25 Nov 2026 17:59:00 GMT", "date": text}):  # fmt: skip
        wait = asked_delay(named)
        assert wait is None or 0 <= wait <= 3600


def _stand_news() -> bytes:
    stand, place = str(new_record_id()), {"id": None, "name": "Markt"}
    listed = {"id": "info", "name": "Infostand"}
    made = read_clock().model_dump(mode="json")
    return canonical_json(
        {
            "schema": 1, "kind": "stand", "id": stand, "organisation": "be.eeklo.de-kring", "site": "eeklo",
            "made": made, "stand": stand, "moment": "opened", "place": place, "action": listed,
            "partner": listed, "groups": [listed], "by": "AB", "salt": "A" * 22,
        }
    )  # fmt: skip
