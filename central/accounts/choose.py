"""Which organisation a command is about."""

from __future__ import annotations

from central.accounts.models import Organisation
from kiosk.wire.problems import Problem


class WhichOrganisation(Problem):
    """The organisation was not named, or is not there."""

    code = "bad-input"


def the_organisation(slug: str | None) -> Organisation:
    """Return the organisation with this slug, or the only one there is. Raises WhichOrganisation."""
    known = list(Organisation.objects.all())
    if not known:
        raise WhichOrganisation(
            "there is no organisation yet: put one in config/sites/*/site.toml and run 'central init'"
        )
    if slug is None and len(known) == 1:
        return known[0]
    names = ", ".join(organisation.slug for organisation in known)
    if slug is None:
        raise WhichOrganisation(f"say which --organisation: {names}")
    for organisation in known:
        if organisation.slug == slug:
            return organisation
    raise WhichOrganisation(f"no organisation '{slug}'; there is: {names}")
