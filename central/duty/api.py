"""The call of a device for help: POST /api/v1/help."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from central.duty.calls import hear, minutes_left, standing
from central.intake.gate import device_api, json_body, request_sender, signed_answer
from central.keyring import public
from kiosk.wire.document import read_document
from kiosk.wire.help_call import HelpAnswer, HelpCall
from kiosk.wire.signing import HELP_PATH

SMALL = 4 * 1024  # bytes; a call is about 100


@device_api("POST")
def call_for_help(request: HttpRequest) -> HttpResponse:
    """Take a call, say how it stands, or take it back."""
    body = json_body(request, SMALL)
    device, counter = request_sender(request, HELP_PATH, body)
    now = timezone.now()
    call = hear(device, read_document(HelpCall, body, "the call for help"), now)
    state = standing(call, now)
    answer = HelpAnswer(
        counter=counter,
        id=call.number,
        state=state,
        who=call.who if state in ("coming", "here") else "",
        minutes=minutes_left(call, now) if state == "coming" else 0,
    )
    return signed_answer(200, answer.canonical(), public.answer_key())
