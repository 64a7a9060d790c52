"""How many people must still hear where they stand, for the menu of every page: a part of its one question.

Of what is over nobody has to hear any more, and that only its own words tell: so each offer for which
somebody waits comes with its words and with the number of those who wait.
"""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, QuerySet, Value
from django.utils import timezone

from central.accounts.models import Organisation
from central.catalogue.models import Offer, said_to_be_over
from central.pages.counted import Counted
from central.sign_ups.models import SignUp


def to_tell(here: Organisation, named: str) -> QuerySet[Offer, tuple[Any, ...]]:
    """Return `named`, the words of an offer, and how many wait to hear about it: a row for each offer."""
    waiting = SignUp.objects.filter(organisation=here, to_confirm=True).order_by()
    offers = Offer.objects.filter(id__in=waiting.values("offer")).order_by()
    count = Counted(waiting.filter(offer=OuterRef("pk")))
    return offers.values_list(Value(named), "entry", count)


def still_heard(entry: object) -> bool:
    """Say of the words of an offer whether it is still to come: then who waits must hear."""
    return not said_to_be_over(entry, timezone.now())
