"""The call by which a device fetches its catalogue (contract: Device ↔ central)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from central.catalogue.publishing import published
from central.intake.gate import device_api, request_sender
from kiosk.wire.older_readers import READS, schema_read
from kiosk.wire.signing import CATALOGUE_PATH, CENTRAL_HEADER


@device_api("GET")
def catalogue(request: HttpRequest) -> HttpResponse:
    """Give the published catalogue and the key list as the device reads it, or 304 when it has them."""
    device, _ = request_sender(request, CATALOGUE_PATH, b"")
    latest = published(device.organisation)
    body, signature, etag = bytes(latest.body), latest.signature, latest.etag
    if older := latest.older.get(str(schema_read(request.headers))):
        body, signature, etag = (older[part] for part in ("body", "signature", "etag"))
    headers = {"ETag": etag, "Vary": READS}
    if request.headers.get("If-None-Match") == etag:
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(body, content_type="application/json", headers={**headers, CENTRAL_HEADER: signature})
