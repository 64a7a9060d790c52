"""Why a typed answer is not taken, said kindly: a text key, its values and the Dutch line behind it.

Not a `kiosk.problems.Problem`: nothing is broken and no volunteer is needed, the person just tries again.
"""

from __future__ import annotations

# Key → plain Dutch. The site's texts hold the same keys and win; other languages translate from here.
DUTCH: dict[str, str] = {
    "field.empty": "Vul dit nog in.",
    "field.choice.none": "Raak eerst een antwoord aan.",
    "field.choice.unknown": "Kies een van de antwoorden op het scherm.",
    "field.several.alone": "Dit antwoord kan niet samen met een ander.",
    "field.notice.unread": "Lees dit eerst en raak de knop aan.",
    "field.language.unknown": "Kies een van de talen op het scherm.",
    "field.text.letters": "Schrijf minstens één letter of cijfer.",
    "field.text.long": "Dat is te lang. Gebruik hoogstens {max} letters.",
    "field.digits.eleven": "Schrijf geen rijksregister nummer. Dat hebben we niet nodig.",
    "field.phone.letters": "Een telefoonnummer heeft alleen cijfers.",
    "field.phone.start": "Begin met 0. Of met + en het land.",
    "field.phone.plus": "Bedoel je dit nummer, met + en het land?",
    "field.phone.short": "Dit nummer is te kort. Zo is het goed: {example}.",
    "field.phone.long": "Dit nummer is te lang. Zo is het goed: {example}.",
    "field.phone.invalid": "Dit nummer klopt niet. Kijk het nog eens na.",
    "field.email.at": "In een e-mailadres staat altijd een @.",
    "field.email.accents": "Gebruik geen accenten vóór de @.",
    "field.email.long": "Dit e-mailadres is te lang.",
    "field.email.invalid": "Dit e-mailadres klopt niet. Kijk het nog eens na.",
    "field.email.suggest": "Kijk nog eens na. Welk adres is juist?",
    "field.place.empty": "Raak een antwoord aan, of typ je postcode.",
    "field.place.digits": "Een postcode heeft 4 cijfers.",
    "field.place.unknown": "We kennen deze plaats niet. Typ de naam van je gemeente.",
    "field.place.meant": "We kennen deze plaats niet. Bedoel je een van deze?",
    "field.place.which": "Er zijn er meer. Kies jouw plaats.",
}


class NotAccepted(Exception):
    """This answer is not taken; `key` names the line to show, `values` what fills it.

    `offers` are answers that would be taken instead: a shorter text, places to choose from. The exception
    holds no other part of what was typed, and its `str` holds none of it at all, so that a log stays clean.
    """

    def __init__(self, key: str, *, offers: tuple[str, ...] = (), **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
        self.offers = offers

    @property
    def dutch(self) -> str:
        """The line in Dutch, filled in."""
        return DUTCH[self.key].format(**self.values)
