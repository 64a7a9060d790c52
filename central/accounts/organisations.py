"""Which organisations there are: added, named, ended, begun again. Each act stands in the log of that one.

What a file of config/sites says of an organisation stays with that file (`sites` is not empty then).
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from central.accounts import audit
from central.accounts.leaving import held_back
from central.accounts.models import Organisation, User
from central.pages.stale_forms import fingerprint
from kiosk.wire.problems import Problem


class HeldBack(Problem):
    """Something still hangs on this organisation. `lines`: what, in words."""

    code = "bad-input"

    def __init__(self, lines: list[str]) -> None:
        super().__init__("; ".join(lines))
        self.lines = lines


def stands(organisation: Organisation) -> str:
    said = organisation
    return fingerprint(said.name, said.short, said.phone, said.address, said.ended_at, said.sites)


def standing(organisation: Organisation) -> str:
    """Hold this organisation until the transaction ends; return the fingerprint of how it stands."""
    Organisation.objects.select_for_update().get(id=organisation.id)
    organisation.refresh_from_db()
    return stands(organisation)


@transaction.atomic
def add(by: User, slug: str, **said: str) -> Organisation:
    """Make an organisation; its kiosks can join once `central init` signed its list of keys."""
    made = Organisation.objects.create(slug=slug, **said)
    audit.staff_act(made, by, "organisations-add", None, f"Organisatie {slug} erbij")
    return made


@transaction.atomic
def change(organisation: Organisation, by: User, **said: str) -> None:
    """Change how it is called and reached."""
    other = [name for name, value in said.items() if getattr(organisation, name) != value]
    for name in other:
        setattr(organisation, name, said[name])
    if other:
        organisation.save(update_fields=other)
        audit.staff_act(organisation, by, "organisations-one", None, f"Gewijzigd: {', '.join(other)}")


@transaction.atomic
def end(organisation: Organisation, by: User) -> None:
    """Let nobody work for it any more; what it has stays until its terms are over. Raises HeldBack."""
    standing(organisation)
    if lines := held_back(organisation):
        raise HeldBack(lines)
    organisation.ended_at = timezone.now()
    organisation.save(update_fields=["ended_at"])
    audit.staff_act(organisation, by, "organisations-end", None, "Organisatie gestopt")


@transaction.atomic
def begin_again(organisation: Organisation, by: User) -> None:
    organisation.ended_at = None
    organisation.save(update_fields=["ended_at"])
    audit.staff_act(organisation, by, "organisations-again", None, "Organisatie opnieuw begonnen")
