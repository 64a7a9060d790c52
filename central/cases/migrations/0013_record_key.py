"""Every case gets a random number from 0 to 255; those that are there already each their own.

And stages and withdrawals are found by their day, for the figures of that day.
"""

import secrets
from functools import partial

from django.db import migrations, models

RANDOM = {"sqlite": "random() & 255", "postgresql": "floor(random() * 256)::int"}


def each_its_own(apps, schema_editor):
    """Give every row a number by the database itself: a million in seconds."""
    number = RANDOM[schema_editor.connection.vendor]
    schema_editor.execute(f"UPDATE cases_case SET record_key = {number}")  # noqa: S608 (own words)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0012_never_forgotten"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="record_key",
            field=models.PositiveSmallIntegerField(default=partial(secrets.randbelow, 256), editable=False),
        ),
        migrations.AddIndex(
            model_name="stagereached",
            index=models.Index(fields=["organisation", "at"], name="stage_reached_by_day"),
        ),
        migrations.AddIndex(
            model_name="withdrawal",
            index=models.Index(fields=["organisation", "at"], name="withdrawal_by_day"),
        ),
        migrations.RunPython(each_its_own, migrations.RunPython.noop),
    ]
