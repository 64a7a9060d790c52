"""The calls by which a device learns which release it should run, and fetches it in parts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from central.fleet.models import DeviceRelease, ReleasePart
from central.fleet.releases import should_run
from central.intake.gate import Refused, device_api, json_body, request_sender, signed_answer
from central.keyring import public
from central.pages.text import storable_count
from kiosk.wire.document import read_document
from kiosk.wire.release import PART_BYTES, PartAsk, ReleaseAnswer, ReleaseAsk
from kiosk.wire.signing import RELEASE_PART_PATH, RELEASE_PATH, Signed

SMALL = 4 * 1024  # bytes


@device_api("POST")
def which_release(request: HttpRequest) -> HttpResponse:
    """Keep what the device runs, and answer with the note of a newer one it should run."""
    body = json_body(request, SMALL)
    device, counter = request_sender(request, RELEASE_PATH, body)
    told = read_document(ReleaseAsk, body, "the question about releases")
    DeviceRelease.objects.update_or_create(
        device=device,
        defaults={
            "organisation": device.organisation,
            "runs": storable_count(told.runs),
            "waits": storable_count(told.waits),
            "left_alone": storable_count(told.left_alone),
            "at": timezone.now(),
        },
    )
    wanted = should_run(device)
    newer = wanted is not None and wanted.serial > max(told.runs, told.left_alone)
    note = Signed.model_validate(wanted.note) if wanted is not None and newer else None
    return signed_answer(200, ReleaseAnswer(counter=counter, note=note).canonical(), public.answer_key())


@device_api("POST")
def release_part(request: HttpRequest) -> HttpResponse:
    """Give one part of the release that this device should run; 404 for any other."""
    body = json_body(request, SMALL)
    device, _ = request_sender(request, RELEASE_PART_PATH, body)
    asked = read_document(PartAsk, body, "the question for a part")
    wanted = should_run(device)
    if wanted is None or wanted.serial != asked.serial or asked.start >= wanted.size:
        raise Refused(404, "bad-input", "this release, or this part of it, is not for this device")
    number, skip = divmod(asked.start, PART_BYTES)
    part = ReleasePart.objects.get(release=wanted, number=number)
    return HttpResponse(bytes(part.body)[skip:], content_type="application/octet-stream")
