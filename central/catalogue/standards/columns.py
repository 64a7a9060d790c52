"""The columns of the spreadsheet: what each is called, how else people write it, and how it is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from central.catalogue.standards.found import FileRefused
from kiosk.words.folding import folded_words


class Column(NamedTuple):
    """A column: its key, its name, other spellings of that, what it is for, and two examples."""

    key: str
    name: str
    others: tuple[str, ...]
    about: str
    first: str = ""
    second: str = ""


COLUMNS = (
    Column("title", "Titel", ("naam", "activiteit", "aanbod", "onderwerp", "title", "titre", "wat"),
           "Hoe het heet. Dit moet je invullen.", "Voorbeeld: praattafel", "Voorbeeld: lessenreeks tablet"),
    Column("kind", "Soort", ("type", "kind", "categorie"),
           "cursus, inloop, activiteit, herstel of dienst. Leeg: cursus.", "inloop", "cursus"),
    Column("about", "Waarover", ("omschrijving", "beschrijving", "uitleg", "inhoud", "description"),
           "Eén of twee zinnen. Hoogstens 400 tekens.", "Kom langs met je vraag.", "Werken met een tablet."),
    Column("for_whom", "Voor wie", ("doelgroep", "publiek", "voor", "public", "eligibility"),
           "Alleen als het niet voor iedereen is.", "", "Ouderen"),
    Column("days", "Dagen", ("dag", "weekdag", "weekdagen", "jour", "day"),
           "Wat terugkomt: 'maandag en woensdag', 'eerste zaterdag van de maand', 'om de 2 weken dinsdag'.",
           "maandag en woensdag", ""),
    Column("from", "Van", ("beginuur", "startuur", "begin", "uur", "vanaf", "start", "uur van"),
           "Het uur waarop het begint.", "14:00", "9:30"),
    Column("to", "Tot", ("einduur", "einde", "eind", "end", "uur tot"),
           "Het uur waarop het gedaan is.", "16:00", "12:00"),
    Column("first", "Eerste keer", ("datum", "begindatum", "startdatum", "date", "op", "eerste dag"),
           "De dag waarop het begint. Voor één keer: de dag zelf.", "", "14/12/2026"),
    Column("last", "Laatste keer", ("einddatum", "laatste dag", "tot en met"),
           "De laatste dag. Leeg: het gaat door, of het is één keer.", "", ""),
    Column("holidays", "Feestdagen", ("op feestdagen",),
           "'dicht' als het op feestdagen niet doorgaat.", "dicht", ""),
    Column("school", "Schoolvakanties", ("schoolvakantie", "in schoolvakanties"),
           "'dicht' als het in de schoolvakanties niet doorgaat.", "", ""),
    Column("hours", "Openingsuren", ("uren", "opening hours", "openingstijden", "tijdstip"),
           "In plaats van Dagen, Van en Tot: 'ma 9-12; wo 13-16'.", "", ""),
    Column("when", "Wanneer", ("wanneer in woorden", "moment", "quand"),
           "In gewone woorden, als je het anders wil zeggen.", "", ""),
    Column("place", "Plek", ("plaats", "locatie", "zaal", "waar", "lieu", "location"),
           "De naam van de plek, zoals ze op de kiosk staat.", "", "Voorbeeld: buurthuis"),
    Column("address", "Adres", ("straat", "straat en nummer", "adresse", "address"),
           "Alleen nodig voor een plek die we nog niet kennen.", "", "Voorbeeldstraat 1"),
    Column("postcode", "Postcode", ("post code", "zip", "postnummer"), "Idem.", "", "9900"),
    Column("town", "Gemeente", ("stad", "woonplaats", "ville"), "Idem.", "", "Eeklo"),
    Column("phone", "Telefoon", ("tel", "telefoonnummer", "gsm", "phone", "telefoon van de plek"),
           "Van de plek. Als tekst: met de 0 vooraan.", "", ""),
    Column("seats", "Plaatsen", ("aantal plaatsen", "max", "maximum", "capaciteit", "seats", "deelnemers"),
           "Hoeveel mensen kunnen komen. Leeg: zoveel als er komen.", "", "12"),
    Column("price", "Prijs", ("kostprijs", "kost", "prix", "price", "bijdrage"),
           "In woorden: 'gratis', '€ 5'.", "gratis", "€ 5 per les"),
    Column("languages", "Talen", ("taal", "langue", "language"),
           "Welke talen er gesproken worden: 'Nederlands, Frans'.", "Nederlands, Frans", "Nederlands"),
    Column("sign_up", "Inschrijven", ("inschrijving", "op inschrijving", "aanmelden"),
           "ja of nee: moet men zich inschrijven?", "nee", "ja"),
    Column("checked", "Nagekeken op", ("nagekeken", "laatst nagekeken", "gecontroleerd op"),
           "De dag waarop iemand dit het laatst nakeek.", "", ""),
    Column("off", "Gaat weg", ("weg", "geannuleerd", "status", "afgelast"),
           "ja als het van de kiosken moet.", "", ""),
    Column("key", "Kenmerk", ("id", "code", "kenmerk van het aanbod", "slug"),
           "Vul je niet in: zo herkennen we wat er al is, ook met een andere titel.", "", ""),
)  # fmt: skip
_BY_NAME = {
    " ".join(folded_words(name)): column.key
    for column in COLUMNS
    for name in (*column.others, column.name, column.key)
}
NAMES = {column.key: column.name for column in COLUMNS}
LOOKED_AT = 20  # rows in which the heads may stand


class Heads(NamedTuple):
    """Where the heads stand, and which column holds what; `unknown`: heads nobody understands."""

    row: int
    keys: dict[int, str]
    unknown: tuple[str, ...]


def find_heads(rows: Sequence[Sequence[object]]) -> Heads | None:
    """Return the heads of a table; None where there are none. Raises FileRefused where two say the same."""
    for number, row in enumerate(rows[:LOOKED_AT]):
        heads = [str(cell if cell is not None else "").strip().rstrip(" *:?") for cell in row]
        keys = {column: _BY_NAME.get(" ".join(folded_words(head)), "") for column, head in enumerate(heads)}
        known = {column: key for column, key in keys.items() if key}
        if "title" not in known.values():
            continue
        for key in known.values():
            if (twice := [heads[at] for at, other in known.items() if other == key])[1:]:
                raise FileRefused(
                    f"Twee kolommen zeggen hetzelfde: '{twice[0][:40]}' en '{twice[1][:40]}'. Laat er één."
                )
        unknown = tuple(head[:40] for at, head in enumerate(heads) if head and at not in known)
        return Heads(number, known, unknown)
    return None


def no_heads() -> FileRefused:
    return FileRefused(
        "We vinden geen kolom 'Titel'. Gebruik het sjabloon, of zet boven elke kolom wat erin staat."
    )
