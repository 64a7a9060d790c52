"""What people think, as a kiosk seals it: for the tests of central."""

from __future__ import annotations

from typing import Any

from kiosk.wire.ids import new_record_id


def an_opinion(journey: str = "satisfaction", **answers: str | list[str]) -> dict[str, Any]:
    """Return the opinion of somebody; without answers that it went well."""
    said = answers or {"went": "good", "found": "yes"}
    return {
        "schema": 1,
        "kind": "opinion",
        "id": str(new_record_id()),
        "organisation": "be.eeklo.de-kring",
        "journey": journey,
        "answers": {step: [one] if isinstance(one, str) else one for step, one in said.items()},
    }
