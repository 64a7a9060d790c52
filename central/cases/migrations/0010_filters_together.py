"""Of three filters at once, and of who is busy without a step, no case is read to count them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_contact_keys")]

    operations = [
        migrations.RemoveIndex(model_name="case", name="case_by_contact"),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["organisation", "contact_key", "-received_at", "-id"], name="case_of_contact"
            ),
        ),
        migrations.RemoveIndex(
            model_name="case",
            name="case_without_step",
        ),
        migrations.RemoveIndex(
            model_name="case",
            name="case_by_status",
        ),
        migrations.RemoveIndex(
            model_name="case",
            name="case_by_channel",
        ),
        migrations.RemoveIndex(
            model_name="case",
            name="case_by_place",
        ),
        migrations.RemoveIndex(
            model_name="case",
            name="case_by_language",
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["organisation", "status", "-received_at", "-id", "channel", "postcode", "language"],
                name="case_of_status",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["organisation", "channel", "-received_at", "-id", "status", "postcode", "language"],
                name="case_of_channel",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["organisation", "postcode", "-received_at", "-id", "status", "channel", "language"],
                name="case_of_place",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["organisation", "language", "-received_at", "-id", "status", "channel", "postcode"],
                name="case_of_language",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("step_due_on", None)),
                fields=["organisation", "status", "-received_at", "-id"],
                name="case_no_step",
            ),
        ),
    ]
