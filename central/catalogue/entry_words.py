"""What stands beside the fields of a place and an offer, and what can be chosen in them."""

from __future__ import annotations

HOURS_HELP = (
    "Eén lijn voor elke dag of soort dag. Bijvoorbeeld: ma, wo 9-12, 13-17 · "
    "eerste zaterdag van de maand 10-13 · 2, 9 en 16 december 2026: 14-16 · "
    "om de 2 weken vanaf 2 december 2026: 14-16 · dinsdag 14-16 op afspraak · "
    "feestdagen gesloten · schoolvakanties gesloten."
)
EXCEPTIONS_HELP = (
    "Eén lijn voor elke uitzondering. Bijvoorbeeld: 24 december 2026 t/m 3 januari 2027 gesloten (kerst)."
)
POSITION_HELP = (
    "Dan tekent de kiosk een kaart. Zoek de plek op een kaart op internet, en plak hier de link of de twee "
    "getallen. Bijvoorbeeld: 51.05, 3.72."
)
PLACE_KINDS = [("digipunt", "Digipunt"), ("place", "Andere plek"), ("stand", "Stand")]
OFFER_KINDS = [
    ("course", "Cursus"),
    ("drop-in", "Inloop"),
    ("activity", "Activiteit"),
    ("repair", "Herstellen"),
    ("service", "Dienst"),
]
WHEELCHAIR = [("unknown", "Weten we niet"), ("yes", "Ja"), ("no", "Nee")]
FOR_WHOM_HELP = (
    "Alleen als het niet voor iedereen is. Een groep uit de lijst staat vanzelf in elke taal op de kiosk."
)
