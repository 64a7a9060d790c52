"""What a registration takes from the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiosk.journeys.places import PlaceIndex
from kiosk.visit.submission import NoticeShown


@dataclass(frozen=True)
class Setting:
    """What a registration takes from the site."""

    spoken: tuple[str, ...]
    channel: str
    notice: NoticeShown
    places: PlaceIndex
    scheme_icons: Mapping[str, str]
    offer_title: Callable[[str], str] = str  # of the id of an offer
    offer_kind: Callable[[str], str] = lambda _: ""  # of its id: a repair café asks otherwise than a course
    prints: bool = True  # this device has a printer: where it has none nobody is promised paper
    goes_on: bool = False  # where one answer is asked, the touch of it goes on to the next question

    @property
    def must_agree(self) -> bool:
        """Only the ground 'consent' asks for a tick (GDPR recital 43: no tick towards an authority)."""
        return self.notice.ground == "consent"
