"""The door of the device API: bounded bodies, who is calling, and errors as JSON, whatever happens inside.

The order is always the same: size and type first (cheap), then the signature, and only then is the body read
as JSON. So bytes of a stranger never reach a parser.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from central.intake.allowed import may_call
from central.intake.models import Device
from kiosk.wire.document import BadDocument, NewerDocument, canonical_json
from kiosk.wire.problems import error_body
from kiosk.wire.signing import (
    COUNTER_HEADER,
    DEVICE_HEADER,
    ENVELOPES_PATH,
    BadSignature,
    read_device_header,
    sign_answer,
    verify_batch,
    verify_request,
)

log = logging.getLogger("central.intake")
DRAIN = 8 * 1024 * 1024  # bytes of a too large body that are read away, so that its sender hears our answer
View = Callable[[HttpRequest], HttpResponse]


class Refused(Exception):
    """An error answer: HTTP status, a code of the problem table, one sentence."""

    def __init__(self, status: int, code: str, detail: str) -> None:
        super().__init__(detail)
        self.status, self.code, self.detail = status, code, detail


def problem_answer(status: int, code: str, detail: str = "") -> HttpResponse:
    """Return `{"problem", "title", "detail"}` with this status."""
    return HttpResponse(
        canonical_json(error_body(code, detail).model_dump(mode="json")),
        status=status,
        content_type="application/json",
    )


def device_api(method: str) -> Callable[[View], View]:
    """Turn a view into an endpoint of the device API that takes one HTTP method and always answers JSON."""

    def wrap(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def endpoint(request: HttpRequest) -> HttpResponse:
            if request.method != method:
                answer = problem_answer(405, "bad-input", f"this address takes {method} only")
                answer["Allow"] = method
                return answer
            return _answer(view, request)

        return endpoint

    return wrap


def _answer(view: View, request: HttpRequest) -> HttpResponse:
    try:
        return view(request)
    except Refused as refused:
        return problem_answer(refused.status, refused.code, refused.detail)
    except BadSignature as problem:
        return problem_answer(403 if DEVICE_HEADER in request.headers else 401, problem.code, str(problem))
    except NewerDocument as problem:
        return problem_answer(422, problem.code, str(problem))
    except BadDocument as problem:
        return problem_answer(400, problem.code, str(problem))
    except OperationalError:
        log.exception("the database did not answer in time")
        return problem_answer(503, "too-busy", "try again in a while")
    except Exception:
        log.exception("a device call failed")
        return problem_answer(500, "server-error", "nothing was changed")


def json_body(request: HttpRequest, limit: int) -> bytes:
    """Return the body of a JSON request of at most `limit` bytes. Raises Refused (411, 413, 415, 400)."""
    if request.content_type != "application/json":
        raise Refused(415, "bad-input", "the content type must be application/json")
    try:
        length = int(request.META.get("CONTENT_LENGTH") or -1)
    except ValueError:
        length = -1
    if length < 0:
        raise Refused(411, "bad-input", "Content-Length is needed")
    if length > limit:
        _read_away(request, min(length, DRAIN))
        raise Refused(413, "too-large", f"at most {limit} bytes fit")
    body = request.read(length)
    if len(body) != length:
        raise Refused(400, "bad-input", "the body was cut off")
    return body


def _read_away(request: HttpRequest, length: int) -> None:
    while length > 0 and (chunk := request.read(min(length, 65_536))):
        length -= len(chunk)


def _caller(request: HttpRequest) -> Device:
    """Return the device a request says it is from, still unproven. Raises BadSignature, Refused."""
    said, _ = read_device_header(request.headers.get(DEVICE_HEADER))
    try:
        return Device.objects.get(id=UUID(said))
    except (ValueError, Device.DoesNotExist):
        raise Refused(403, "unknown-device", "no device with this id ever joined here") from None


def batch_sender(request: HttpRequest, body: bytes) -> Device:
    """Return the device that signed this batch. Raises BadSignature, Refused."""
    device = _caller(request)
    verify_batch(bytes(device.public_key), request.headers.get(DEVICE_HEADER), body)
    _require_allowed(device, str(request.method), ENVELOPES_PATH)
    return device


def _require_allowed(device: Device, method: str, path: str) -> None:
    if not may_call(device, method, path):
        raise Refused(403, "call-not-allowed", f"a {device.profile} may not call {method} {path}")


def request_sender(request: HttpRequest, path: str, body: bytes) -> tuple[Device, int]:
    """Return (device, counter) of any other signed call, and note the contact.

    The counter rises in one UPDATE that only succeeds for a higher one: of two equal calls at once, one
    gets through. Raises BadSignature, Refused (409 for a counter that was used).
    """
    device = _caller(request)
    headers = (request.headers.get(DEVICE_HEADER), request.headers.get(COUNTER_HEADER))
    _, counter = verify_request(bytes(device.public_key), headers, str(request.method), path, body)
    _require_allowed(device, str(request.method), path)
    raised = Device.objects.filter(id=device.id, counter__lt=counter).update(
        counter=counter, last_contact=timezone.now()
    )
    if not raised:
        raise Refused(409, "old-counter", "the counter must be higher than that of the last call")
    return device, counter


def signed_answer(status: int, body: bytes, answer_key: bytes) -> HttpResponse:
    """Return `body` as an answer signed by central."""
    return HttpResponse(
        body, status=status, content_type="application/json", headers=sign_answer(answer_key, body)
    )
