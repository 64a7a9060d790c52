"""The calls of a device (contract: Device ↔ central) but its catalogue, which central.catalogue.api gives."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from central.intake import enrolment
from central.intake.answering import told_to
from central.intake.gate import (
    Refused,
    batch_sender,
    device_api,
    json_body,
    problem_answer,
    request_sender,
    signed_answer,
)
from central.intake.heartbeats import keep_heartbeat
from central.intake.inbox import store
from central.intake.retirement import notice_of
from central.keyring import public
from kiosk.wire.batch import MAX_BODY, answer_to, read_batch
from kiosk.wire.document import read_document
from kiosk.wire.enrolment import EnrolRequest
from kiosk.wire.heartbeat import Heartbeat, HeartbeatAnswer
from kiosk.wire.planned import TAKES_HEADER
from kiosk.wire.signing import HEARTBEAT_PATH

SMALL = 16 * 1024  # bytes; an enrolment or a heartbeat is under 2 KB


@device_api("POST")
def envelopes(request: HttpRequest) -> HttpResponse:
    """Take a batch of sealed records; 202 when they are committed. Nothing is opened here."""
    body = json_body(request, MAX_BODY)
    device = batch_sender(request, body)
    batch = read_batch(body)
    if batch.device_id != str(device.id):
        raise Refused(403, "bad-signature", "the batch names another device than the one that signed it")
    answer_key = public.answer_key()  # before storing: an answer that cannot be signed must store nothing
    results = store(device, batch, timezone.now())
    return signed_answer(202, answer_to(batch, results).canonical(), answer_key)


@device_api("POST")
def enrol(request: HttpRequest) -> HttpResponse:
    """Let a device join with a one-time secret. A second use of the secret: 410."""
    wish = read_document(EnrolRequest, json_body(request, SMALL), "the request")
    answer = enrolment.join(wish, timezone.now())
    return signed_answer(201, answer.canonical(), public.answer_key())


@device_api("POST")
def heartbeat(request: HttpRequest) -> HttpResponse:
    """Note how a device is doing, tell it the time and, where it is so, that its service has ended."""
    body = json_body(request, SMALL)
    device, counter = request_sender(request, HEARTBEAT_PATH, body)
    now = timezone.now()
    keep_heartbeat(device, read_document(Heartbeat, body, "the heartbeat"), now)
    more = told_to(device, request.headers.get(TAKES_HEADER, ""), now)
    answer = HeartbeatAnswer(counter=counter, at=now, retired=notice_of(device), **more)
    return signed_answer(200, answer.canonical(), public.answer_key())


@csrf_exempt  # else a POST to an address of yesterday is refused with a page
def no_such_call(request: HttpRequest) -> HttpResponse:
    """Whatever else is asked under /api/: JSON, so that a device never reads a page meant for people."""
    return problem_answer(404, "bad-input", "there is no such call")
