"""What a person handed in on the last touch, a new one each time, for lines that need thousands of them."""

from __future__ import annotations

from functools import cache

from kiosk.site.load import Site, load_site
from kiosk.visit.submission import NoticeShown, Submission


@cache
def site() -> Site:
    """The site that ships with the kiosk, read once."""
    return load_site()


def handed_in(name: str = "An Voorbeeld", phone: str = "+32471123456") -> Submission:
    """Return what somebody filled in who wants help with internet."""
    return Submission(
        journey_id="internet-help",
        journey_revision=1,
        language="nl",
        answers={
            "name": name,
            "reach_by": "phone",
            "phone": phone,
            "place": "9900 Eeklo",
            "about": ["too_dear"],
            "where": "home",
            "moment": "morning",
        },
        schemes=("be.sociaal-internetaanbod",),
        notice=NoticeShown("eeklo-registratie", "2026-11", "request"),
    )
