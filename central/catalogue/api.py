"""The call by which a device fetches its catalogue (contract: Device ↔ central)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from central.catalogue.publishing import published
from central.intake.gate import device_api, request_sender
from kiosk.wire.signing import CATALOGUE_PATH, CENTRAL_HEADER


@device_api("GET")
def catalogue(request: HttpRequest) -> HttpResponse:
    """Give the published catalogue and the key list, or 304 when the device has them."""
    device, _ = request_sender(request, CATALOGUE_PATH, b"")
    latest = published(device.organisation)
    if request.headers.get("If-None-Match") == latest.etag:
        return HttpResponse(status=304, headers={"ETag": latest.etag})
    headers = {"ETag": latest.etag, CENTRAL_HEADER: latest.signature}
    return HttpResponse(bytes(latest.body), content_type="application/json", headers=headers)
