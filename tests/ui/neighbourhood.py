"""A town in which every kind of opening hours is found, as central published it, and its clock."""

from __future__ import annotations

from datetime import date, datetime

from kiosk.wire.catalogue import Catalogue, Offer, Place
from kiosk.words.days import BELGIUM
from tests.ui.rig import Rig

PLAIN = "Niet tijdens de braderie: kijk op de deur."
CLOSED = '2026 Dec 21-2027 Jan 03 off "kerstvakantie"'
PLACES = (
    Place(id="always", name="Digipunt Dag en Nacht", address="Kaai 1", postcode="9900", town="Eeklo",
          opening_hours="Mo-Fr 00:00-24:00"),
    Place(id="asks", name="Digipunt Afspraak", address="Kaai 2", postcode="9900", town="Eeklo",
          opening_hours='Mo-Fr 09:00-12:00 || "op afspraak: bel 09 376 71 70"', phone="09 376 71 70"),
    Place(id="holiday", name="Digipunt De Wijk", address="Kaai 3", postcode="9900", town="Eeklo",
          opening_hours="Tu,Th 13:30-16:30; PH off", exceptions=(CLOSED,),
          how_to_get_there="Bel aan bij het buurthuis.", accessible="yes", languages=("nl", "ar"),
          assured_date=date(2026, 11, 2), phone="09 111 11 11"),
    Place(id="plain", name="Digipunt Braderie", address="Kaai 4", postcode="9900", town="Eeklo",
          opening_hours="Mo-Su 10:00-20:00", exceptions=(PLAIN,), accessible="no"),
    Place(id="late", name="Digicafé", address="Kaai 5", postcode="9900", town="Eeklo",
          opening_hours="Tu 14:00+"),
    Place(id="nobody", name="Sociaal Huis", address="Kaai 6", postcode="9900", town="Eeklo"),
)  # fmt: skip
OFFERS = (
    Offer(id="over", title="Voorbije les", starts=datetime(2026, 9, 7, 14, tzinfo=BELGIUM)),
    Offer(id="weekly", title="Praattafel", place="holiday", opening_hours="Tu 13:30-16:30",
          starts=datetime(2026, 12, 1, 13, 30, tzinfo=BELGIUM),
          ends=datetime(2027, 6, 29, 16, 30, tzinfo=BELGIUM)),
    Offer(id="later", title="Cursus in januari", place="always", opening_hours="Mo 14:00-16:00",
          starts=datetime(2027, 1, 11, 14, tzinfo=BELGIUM), seats=8),
)  # fmt: skip


def at(written: str) -> datetime:
    """`2026-12-01 14:00` in Belgium."""
    return datetime.fromisoformat(written).replace(tzinfo=BELGIUM)


def publish(kiosk: Rig, revision: int = 1) -> None:
    """Let central publish this town to the kiosk."""
    organisation = kiosk.site.file.organisation.id
    kiosk.kiosk.catalogue.replace(
        Catalogue(revision=revision, organisation=organisation, places=PLACES, offers=OFFERS)
    )
