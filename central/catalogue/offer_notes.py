"""What staff should know about the files their offers come from, and about entries that no kiosk shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from central.accounts.models import Organisation
from central.catalogue.models import Offer, Place
from central.catalogue.publishing import left_out
from central.catalogue.site_files import SITE, Refused, refused_for
from kiosk.wire.problems import Problem
from kiosk.wire.sifted import LeftOut

_WRONG = {
    "opening_hours": "de openingsuren zijn niet te begrijpen",
    "place": "de plaats waar het is, bestaat niet of staat zelf niet op de kiosken",
    "starts": "het begin is geen dag met een uur",
    "ends": "het einde klopt niet: het moet een dag met een uur zijn, na het begin",
    "id": "het kenmerk (id) klopt niet",
}


def offer_notes(organisations: Iterable[Organisation]) -> list[str]:
    """Return a line for each thing somebody should look at; none when all is well."""
    mine = list(organisations)
    return [*map(_of_file, refused_for(mine)), *(line for one in mine for line in _of_entries(one))]


def _of_file(refused: Refused) -> str:
    name = refused.why.file.rpartition("/")[2]
    line = f" op regel {refused.why.line}" if refused.why.line else ""
    stays = "De gegevens van de plek blijven" if name == SITE else "Het aanbod blijft"
    return (
        f"In het bestand sites/{refused.site}/{name} staat een fout{line}. {stays} zoals het was. "
        "Vraag je beheerder om het bestand te verbeteren en daarna 'central init' te doen."
    )


def _of_entries(organisation: Organisation) -> Iterator[str]:
    try:
        found = left_out(organisation)
    except Problem:
        yield f"De lijst van {organisation} kan niet naar de kiosken. Vraag het aan je beheerder."
        return
    names = _names(organisation, found)
    for one in found:
        if one.kind == "closed":
            yield f"Een sluitingsdag van {organisation} is niet te begrijpen en telt niet mee ({one.why})."
        else:
            yield f"{names.get((one.kind, one.id), one.id)} staat niet op de kiosken: {_why(one)}."


def _names(organisation: Organisation, found: Sequence[LeftOut]) -> dict[tuple[str, str], str]:
    """Return what is left out by its name, asked once for all of it."""
    names: dict[tuple[str, str], str] = {}
    for kind, table in (("place", Place), ("offer", Offer)):
        slugs = [one.id for one in found if one.kind == kind]
        rows = table.objects.filter(organisation=organisation, slug__in=slugs).values_list("slug", "name")
        names |= {(kind, slug): name for slug, name in (rows if slugs else ())}
    return names


def _why(one: LeftOut) -> str:
    return _WRONG.get(one.key, f"wat bij '{one.key}' staat, klopt niet" if one.key else "het klopt niet")
