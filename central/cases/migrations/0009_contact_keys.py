"""Who was here before gets the key of their way to reach, so that the same number is found again."""

import re

from django.db import migrations

AT_ONCE = 500


def give_keys(apps, schema_editor):
    cases, last = apps.get_model("cases", "Case").objects, None
    while True:
        rows = cases.exclude(reach_by="visit").order_by("id")
        some = list((rows.filter(id__gt=last) if last else rows)[:AT_ONCE])
        if not some:
            return
        last = some[-1].id
        for case in some:
            value = case.reach_value.strip()
            if case.reach_by == "phone":  # kept with its country code since the first version
                case.contact_key = re.sub(r"[^+0-9]", "", value)[:254] or value[:254]
            else:
                case.contact_key = value.casefold()[:254]
        cases.bulk_update(some, ["contact_key"])


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_closing_and_same_person")]

    operations = [migrations.RunPython(give_keys, migrations.RunPython.noop)]
