"""What the lists at a million cases need: filters that know their choices, and an index for each order."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


def fill(apps, schema_editor):
    """Of who is here already: what can be chosen, and when those who asked a scheme came."""
    case, scheme = apps.get_model("cases", "Case"), apps.get_model("cases", "CaseScheme")
    choice = apps.get_model("cases", "FilterChoice")
    came = case.objects.filter(pk=models.OuterRef("case")).order_by().values("received_at")[:1]
    scheme.objects.update(received_at=models.Subquery(came))
    rows = set()
    for which, columns in (
        ("kanaal", ["channel"]),
        ("plaats", ["postcode", "place_name"]),
        ("taal", ["language"]),
    ):
        for whose, *said in case.objects.order_by().values_list("organisation", *columns).distinct():
            rows.add((whose, which, *said, *[""] * (2 - len(said))))
    for whose, named in scheme.objects.values_list("organisation", "scheme").distinct():
        rows.add((whose, "regeling", named, ""))
    choice.objects.bulk_create(
        choice(organisation_id=whose, filter=which, value=value, name=name)
        for whose, which, value, name in sorted(rows, key=str)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("cases", "0005_handover"),
    ]

    operations = [
        migrations.CreateModel(
            name="FilterChoice",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "filter",
                    models.CharField(
                        choices=[
                            ("kanaal", "Kent ons van"),
                            ("plaats", "Plaats"),
                            ("taal", "Taal"),
                            ("regeling", "Regeling"),
                        ],
                        max_length=10,
                    ),
                ),
                ("value", models.CharField(blank=True, max_length=60)),
                ("name", models.CharField(blank=True, max_length=80)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="accounts.organisation"
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.AddConstraint(
            model_name="filterchoice",
            constraint=models.UniqueConstraint(
                fields=("organisation", "filter", "value", "name"), name="choice_once"
            ),
        ),
        migrations.AddField(
            model_name="casescheme", name="received_at", field=models.DateTimeField(null=True)
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField(model_name="casescheme", name="received_at", field=models.DateTimeField()),
        migrations.RemoveIndex(model_name="case", name="case_newest"),
        migrations.RemoveIndex(model_name="case", name="case_by_status"),
        migrations.RemoveIndex(model_name="casescheme", name="case_by_scheme"),
    ]
