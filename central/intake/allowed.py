"""Which calls a device may make, by its profile: everything else is answered 403, whoever signed it.

A tablet on a home visit and a kiosk in a hall do the same today; each has its own row, so that a call for one
of them is given to that one alone. A device out of service keeps its calls: it must still hand over what
it holds, learn newer keys to believe our answer, and hear that it is out of service.

An allow-list once broke a check-in app's own calls (fossasia/eventyay-checkin#95), so
tests/central/intake/test_allowed_calls.py lets the real client make every call it knows.
"""

from __future__ import annotations

from central.intake.models import Device
from kiosk.wire.signing import (
    CATALOGUE_PATH,
    ENVELOPES_PATH,
    HEARTBEAT_PATH,
    HELP_PATH,
    RELEASE_PART_PATH,
    RELEASE_PATH,
)

Call = tuple[str, str]  # method, path

CALLS: dict[str, frozenset[Call]] = {
    Device.Profile.KIOSK: frozenset(
        {
            ("POST", ENVELOPES_PATH),
            ("GET", CATALOGUE_PATH),
            ("POST", HEARTBEAT_PATH),
            ("POST", HELP_PATH),
            ("POST", RELEASE_PATH),
            ("POST", RELEASE_PART_PATH),
        }
    ),
    Device.Profile.TABLET: frozenset(
        {
            ("POST", ENVELOPES_PATH),
            ("GET", CATALOGUE_PATH),
            ("POST", HEARTBEAT_PATH),
            ("POST", HELP_PATH),
            ("POST", RELEASE_PATH),
            ("POST", RELEASE_PART_PATH),
        }
    ),
}


def may_call(device: Device, method: str, path: str) -> bool:
    """Say whether a device with this profile may make this call. An unknown profile may make none."""
    return (method, path) in CALLS.get(device.profile, frozenset())
