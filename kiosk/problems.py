"""What can go wrong, once: code → what happened → what a volunteer does.

The one source for the out-of-order screen, the API errors and the docs. Every named exception of the
device derives from `Problem` and carries a code from this table; `kiosk.wire` re-exports it for central.
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple


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
    "queue-broken": Row("De wachtrij kan niet gelezen worden.", "Zet het toestel niet uit. Bel de installateur."),
    "disk-full": Row(
        "Het geheugen van het toestel is vol.",
        "Stuur nu door of schrijf naar een stick. Schrijf namen op papier op.",
    ),
    "disk-read-only": Row(
        "Het toestel kan niets meer bewaren.",
        "Gebruik het toestel niet meer voor inschrijvingen. Bel de installateur.",
    ),
    "catalogue-broken": Row(
        "De lijst met plaatsen kan niet gelezen worden.",
        "Niets nodig: de vorige lijst wordt gebruikt.",
    ),
    "printer-unreachable": Row("De printer antwoordt niet.", "Zet de printer aan en kijk de kabel na."),
    "printer-no-paper": Row("Het papier is op.", "Leg een nieuwe rol in de printer."),
    "network": Row(
        "Er is nu geen netwerk naar de centrale.",
        "Niets nodig: alles blijft veilig bewaard en gaat later weg.",
    ),
    "central-answer": Row(
        "De centrale gaf een antwoord dat niet klopt.",
        "Niets nodig: alles blijft bewaard. Blijft dit zo, bel de installateur.",
    ),
}


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
