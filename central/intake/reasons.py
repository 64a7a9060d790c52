"""Why an envelope could not be opened, in words for staff: code → what happened, what to do."""

from __future__ import annotations

from typing import NamedTuple


class Reason(NamedTuple):
    title: str
    what_to_do: str


REASONS: dict[str, Reason] = {
    "unknown-key": Reason(
        "Deze aanvraag is op slot met een sleutel die hier niet is.",
        "Vraag de beheerder om de oude sleutel terug te zetten. Daarna gaat ze vanzelf open.",
    ),
    "seal-broken": Reason(
        "Het slot van deze aanvraag is stuk.",
        "Bel de plaats waar het toestel staat. Vraag wie langskwam.",
    ),
    "record-invalid": Reason(
        "Deze aanvraag kon niet gelezen worden.",
        "Kijk welke versie het toestel heeft. Meld het aan de beheerder.",
    ),
    "newer-version": Reason(
        "Deze aanvraag komt van een toestel met een nieuwere versie.",
        "Werk de centrale bij. Probeer daarna opnieuw.",
    ),
    "unknown-kind": Reason(
        "Het toestel stuurde iets dat deze versie niet kent.",
        "Werk de centrale bij. Probeer daarna opnieuw.",
    ),
    "too-many-codes": Reason(
        "Op dit toestel werden vandaag te veel codes ingetypt.",
        "Vraag ter plaatse of iemand codes probeert te raden. Is alles in orde, probeer dan morgen opnieuw.",
    ),
    "other-organisation": Reason(
        "Deze aanvraag is voor een andere organisatie.",
        "Het toestel staat verkeerd ingesteld. Meld het aan de beheerder.",
    ),
    "case-failed": Reason(
        "Deze aanvraag kon hier niet bewaard worden.",
        "Probeer opnieuw. Lukt het niet, meld het aan de beheerder.",
    ),
    "other-record": Reason(
        "De inhoud hoort niet bij deze envelop.",
        "Meld het aan de beheerder. Dit mag niet gebeuren.",
    ),
}
