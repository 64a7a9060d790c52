"""The way to a place in other languages; and a sketch that staff drew follows the site's file no more."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("catalogue", "0008_where_places_lie"),
    ]

    operations = [
        migrations.AddField(model_name="place", name="texts", field=models.JSONField(default=dict)),
        migrations.AddField(model_name="sketch", name="from_file", field=models.BooleanField(default=True)),
        migrations.AddField(model_name="sketch", name="kept_at", field=models.DateTimeField(null=True)),
        migrations.AddField(
            model_name="sketch",
            name="kept_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
