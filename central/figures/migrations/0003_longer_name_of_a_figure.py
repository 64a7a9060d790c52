"""A published figure may have a longer name, such as `obstacles-by-place`."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("figures", "0002_aims_and_links")]

    operations = [
        migrations.AlterField(model_name="frozen", name="figure", field=models.CharField(max_length=24)),
    ]
