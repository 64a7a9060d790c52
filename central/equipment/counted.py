"""How many devices came and went in a period: counted from the devices and the loans themselves."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q

from central.accounts.models import Organisation
from central.equipment.lending import How
from central.equipment.models import Laptop, Loan
from kiosk.words.days import midnight

WORDS = {"in": "Binnengekomen", "out": "Naar iemand", "back": "Terug"}


def came_and_went(organisation: Organisation, start: date, end: date) -> dict[str, int]:
    """Return by id of WORDS how many devices came in, went to somebody and came back; both days are in it."""
    since, until = midnight(start), midnight(end + timedelta(days=1))
    loans = Loan.objects.filter(organisation=organisation)
    back = Q(ended_at__gte=since, ended_at__lt=until) & ~Q(came_back=How.LOST)
    return {
        "in": Laptop.objects.filter(
            organisation=organisation, lot__received_on__gte=start, lot__received_on__lte=end
        ).count(),
        "out": loans.filter(began_at__gte=since, began_at__lt=until).count(),
        "back": loans.filter(back).count(),
    }
