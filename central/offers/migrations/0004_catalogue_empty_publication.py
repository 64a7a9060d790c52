from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("offers", "0003_offer_texts")]

    operations = [
        migrations.AddField("publication", "is_empty", models.BooleanField(default=False)),
    ]
