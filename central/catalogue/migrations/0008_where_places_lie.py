"""What an organisation drew of its ground; and published lists for more than one kind of older kiosk."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


def by_schema(apps, schema_editor):
    """Until now there was one older list, for schema 1; from now on each says for which schema it is."""
    for row in apps.get_model("catalogue", "Publication").objects.all():
        if "body" in row.older:
            row.older = {"1": row.older}
            row.save(update_fields=["older"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_password_link"),
        ("catalogue", "0007_shared_offers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Sketch",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("strokes", models.JSONField(default=list)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="accounts.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("organisation",), name="sketch_once")],
            },
        ),
        migrations.RunPython(by_schema, migrations.RunPython.noop),
    ]
