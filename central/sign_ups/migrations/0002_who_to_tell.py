"""Who must still hear where they stand, by offer: the menu of every page counts them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sign_ups", "0001_initial")]

    operations = [
        migrations.AddIndex(
            model_name="signup",
            index=models.Index(
                condition=models.Q(("to_confirm", True)),
                fields=["organisation", "offer"],
                name="sign_up_to_tell",
            ),
        ),
        migrations.RemoveIndex(model_name="signup", name="sign_up_to_confirm"),
    ]
