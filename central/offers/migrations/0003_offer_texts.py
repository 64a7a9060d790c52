from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("offers", "0002_sign_ups")]

    operations = [
        migrations.AddField(
            model_name="offer",
            name="texts",
            field=models.JSONField(default=dict),
        ),
    ]
