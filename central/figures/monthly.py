"""A month is the sum of its days, added up by the database itself."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import connection

from central.accounts.models import Organisation
from central.figures.keys import DAILY
from central.figures.models import Figure

_OWN = {"table": Figure._meta.db_table, "kinds": ", ".join(["%s"] * len(DAILY))}
_ADDED = """
    INSERT INTO {table} (organisation_id, kind, span, day, one, two, three, n)
    SELECT organisation_id, kind, 'm', %s, one, two, three, SUM(n) FROM {table}
    WHERE organisation_id = %s AND kind IN ({kinds}) AND span = 'd' AND day BETWEEN %s AND %s
    GROUP BY organisation_id, kind, one, two, three
""".format(**_OWN)  # noqa: S608 (own names)


def write(organisation: Organisation, month: date) -> None:
    """Put a month in the place of what stood there. `month`: its first day."""
    here = Organisation._meta.pk.get_db_prep_value(organisation.pk, connection)
    last = (month + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    first, last = map(connection.ops.adapt_datefield_value, (month, last))
    stood = Figure.objects.filter(organisation=organisation, kind__in=DAILY, span=Figure.MONTH)
    stood.filter(day=month).delete()
    with connection.cursor() as cursor:
        cursor.execute(_ADDED, [first, here, *DAILY, first, last])
