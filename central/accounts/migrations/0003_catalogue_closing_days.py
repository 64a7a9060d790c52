from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_deletion")]

    operations = [
        migrations.AddField("organisation", "closed", models.JSONField(default=list)),
        migrations.AddField(
            "organisation", "school_holidays", models.CharField(default="Flemish", max_length=10)
        ),
        migrations.AddField("organisation", "sites", models.JSONField(default=list)),
    ]
