"""What can go wrong, once: code → what happened → what a volunteer does.

The one source for the out-of-order screen, the API errors and the docs; `kiosk.site.keys` hands its Dutch
to the translators as `problem.CODE.title` and `problem.CODE.do`. Every named exception of the device
derives from `Problem` and carries a code from this table; `kiosk.wire` re-exports it for central.
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple
from zlib import crc32


class Row(NamedTuple):
    """One line of the problem table, in plain Dutch for a volunteer."""

    title: str
    what_to_do: str


TABLE: dict[str, Row] = {
    "bad-input": Row("Dit bestand of antwoord klopt niet.", "Kijk de genoemde regel na en probeer opnieuw."),
    "bad-site": Row(
        "De instellingen van deze plek kloppen niet.",
        "Bel de installateur en lees de regel voor.",
    ),
    "release-refused": Row(
        "Deze nieuwe versie van de kiosk wordt niet aanvaard.",
        "De kiosk werkt verder met de versie die erop staat. Vraag een andere stick aan de centrale.",
    ),
    "already-running": Row(
        "De kiosk draait al op dit toestel.",
        "Gebruik het venster dat open staat, of herstart het toestel.",
    ),
    "no-display": Row(
        "Er is geen scherm gevonden.",
        "Kijk of het scherm aan staat en de kabel goed zit.",
    ),
    "not-enrolled": Row(
        "Dit toestel hoort nog bij geen centrale.",
        "Vraag de installateur om het toestel aan te melden.",
    ),
    "queue-newer": Row(
        "De wachtrij is van een nieuwere versie.",
        "Werk het programma bij. De gegevens blijven bewaard.",
    ),
    "queue-broken": Row(
        "De wachtrij kan niet gelezen worden.", "Zet het toestel niet uit. Bel de installateur."
    ),
    "queue-busy": Row("De wachtrij is even bezet.", "Niets nodig: probeer het nog eens."),
    "disk-full": Row(
        "Het geheugen van het toestel is vol.",
        "Stuur nu door of schrijf naar een stick. Schrijf namen op papier op.",
    ),
    "disk-read-only": Row(
        "Het toestel kan niets meer bewaren.",
        "Schrijf naar een stick en bel de installateur. Schrijf namen op papier op.",
    ),
    "catalogue-broken": Row(
        "De lijst met plaatsen kan niet gelezen worden.",
        "Niets nodig: de vorige lijst wordt gebruikt.",
    ),
    "printer-unreachable": Row("De printer antwoordt niet.", "Zet de printer aan en kijk de kabel na."),
    "printer-no-paper": Row("Het papier is op.", "Leg een nieuwe rol in de printer."),
    "printer-low-paper": Row("Het papier is bijna op.", "Leg een nieuwe rol klaar."),
    "printer-open": Row("De klep van de printer staat open.", "Doe de klep goed dicht."),
    "printer-offline": Row("De printer staat stil.", "Kijk naar het lampje. Zet de printer uit en weer aan."),
    "printer-half": Row(
        "Het papier kwam er maar half uit.",
        "Kijk de kabel en de rol na. Druk het papier daarna opnieuw af.",
    ),
    "printer-stuck": Row(
        "De printer neemt niets meer aan.",
        "Zet de printer uit en weer aan. Kijk of de klep dicht is.",
    ),
    "no-stick": Row(
        "Er is geen stick waarop we kunnen schrijven.",
        "Steek een stick in het toestel. Wacht vijf tellen en probeer opnieuw.",
    ),
    "resting": Row(
        "Een medewerker zette deze kiosk even stil.",
        "Houd het teken op het scherm vijf tellen vast. Zet de kiosk daar weer aan.",
    ),
    "unexpected": Row(
        "Dit lukte niet, en we weten niet waarom.", "Probeer opnieuw. Lukt het weer niet, herstart de kiosk."
    ),
    "sync-silent": Row(
        "Het versturen antwoordt niet.", "Herstart het toestel. Alles blijft bewaard en gaat later weg."
    ),
    "no-switch": Row(
        "Dit scherm mag het toestel niet uitschakelen.",
        "Schakel het uit zoals je het aanzette. Alles blijft bewaard.",
    ),
    "stays-on": Row(
        "Het toestel gaat niet vanzelf uit.",
        "Trek de stekker uit. Alles blijft bewaard. Zeg het aan de installateur.",
    ),
    "no-sound": Row(
        "Er komt geen geluid uit dit toestel.", "Kijk of de luidspreker aan staat en de kabel goed zit."
    ),
    "pin-weak": Row("Deze pincode is te makkelijk te raden.", "Kies een andere code van 6 tot 12 cijfers."),
    "clock-wrong": Row(
        "De klok van het toestel staat fout.",
        "Verbind het toestel met het netwerk. Alles wordt intussen gewoon bewaard.",
    ),
    "storage-broken": Row(
        "Het geheugen van het toestel is niet meer te vertrouwen.",
        "Stuur nu door of schrijf naar een stick. Bel daarna de installateur.",
    ),
    "power-low": Row(
        "Het toestel krijgt te weinig stroom.",
        "Gebruik de adapter van het toestel zelf, met een korte kabel.",
    ),
    "battery-nearly-empty": Row(
        "De batterij is bijna leeg.", "Steek de lader in. Alles wat bewaard is, blijft bewaard."
    ),
    "printer-setting": Row(
        "De instelling van de printer klopt niet.",
        "Bel de installateur en lees de regel voor.",
    ),
    "scanner-setting": Row(
        "De instelling van de scanner klopt niet.",
        "Bel de installateur en lees de regel voor.",
    ),
    "place-unknown": Row(
        "De plek van deze kiosk staat niet in de lijst.",
        "Bel de installateur. Intussen kan niemand hier zeggen dat hij er is.",
    ),
    "fonts-missing": Row("De letters voor het papier ontbreken.", "Bel de installateur."),
    "network": Row(
        "Er is nu geen netwerk naar de centrale.",
        "Niets nodig: alles blijft veilig bewaard en gaat later weg.",
    ),
    "central-answer": Row(
        "De centrale gaf een antwoord dat niet klopt.",
        "Niets nodig: alles blijft bewaard. Blijft dit zo, bel de installateur.",
    ),
    "newer-schema": Row(
        "Dit bestand is van een nieuwere versie.", "Werk het programma bij en probeer opnieuw."
    ),
    "joining": Row("We melden dit toestel aan.", "Wacht even. Dit duurt minder dan een minuut."),
    "already-enrolled": Row(
        "Dit toestel is al aangemeld.", "Niets nodig. Alleen de installateur meldt opnieuw aan."
    ),
    "token-refused": Row(
        "De aanmeldcode kan niet gebruikt worden.", "Vraag een nieuwe aanmeldcode aan de centrale."
    ),
    "token-used": Row("De aanmeldcode is al gebruikt.", "Vraag een nieuwe aanmeldcode aan de centrale."),
    "keys-refused": Row(
        "De centrale stuurde sleutels die niet kloppen.", "Niets nodig: de vorige blijven in gebruik."
    ),
    "keys-missing": Row(
        "De sleutels van de centrale ontbreken.",
        "Bel wie de centrale beheert. Die zet ze terug uit de kopie.",
    ),
    "catalogue-refused": Row(
        "De nieuwe lijst met plaatsen klopt niet.", "Niets nodig: de vorige lijst blijft staan."
    ),
    "bad-signature": Row(
        "Een handtekening klopt niet.", "Niets nodig: alles blijft bewaard. Meld het aan de installateur."
    ),
    "unknown-device": Row("De centrale kent dit toestel niet.", "Bel de installateur. Alles blijft bewaard."),
    "call-not-allowed": Row(
        "Dit toestel mag dit niet vragen aan de centrale.", "Niets nodig. Meld het aan de installateur."
    ),
    "device-retired": Row(
        "Dit toestel is uit dienst.", "Neem geen nieuwe inschrijvingen aan. Geef het toestel terug."
    ),
    "old-counter": Row("Deze vraag is al eens gesteld.", "Niets nodig: het toestel probeert het opnieuw."),
    "too-large": Row(
        "Er werd te veel in één keer gestuurd.", "Niets nodig: het toestel stuurt minder tegelijk."
    ),
    "too-busy": Row("De centrale heeft het druk.", "Niets nodig: het toestel probeert het straks opnieuw."),
    "record-conflict": Row(
        "Deze inschrijving bestaat al met een andere inhoud.",
        "Bel de installateur. De inschrijving blijft op het toestel.",
    ),
    "hash-mismatch": Row(
        "Een inschrijving kwam beschadigd aan.",
        "Bel de installateur. De inschrijving blijft op het toestel.",
    ),
    "stick-unreadable": Row(
        "De stick kan niet gelezen worden.", "Steek de stick opnieuw in. Lukt het niet, neem een andere."
    ),
    "seal-broken": Row("Een verzegelde inschrijving gaat niet open.", "Bel de installateur. Gooi niets weg."),
    "server-error": Row(
        "Er ging iets mis bij de centrale.", "Niets nodig: het toestel probeert het straks opnieuw."
    ),
}


def number_of(code: str) -> int:
    """Return the number by which a volunteer names a problem on the telephone: always the same."""
    return 1000 + crc32(code.encode()) % 9000


class Problem(Exception):
    """Something went wrong that a person can be told about in one clear line.

    `code` is a key of `TABLE`; `detail` is one plain sentence, never a name or number somebody typed.
    """

    code: ClassVar[str] = "bad-input"

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail or TABLE[self.code].title)

    @property
    def what_to_do(self) -> str:
        return TABLE[self.code].what_to_do


def code_of(error: Exception) -> str:
    """Return the code of what kept a record from being stored; what nobody foresaw is the queue's."""
    return error.code if isinstance(error, Problem) else "queue-broken"
